"""Which event a figure belongs to: the killed and the drones to the attack, votes to the vote.

Owns the tie between figures and events; changes nothing else of either.
"""

from __future__ import annotations

from dataclasses import replace

from carsica.extract.events.scene import Draft, Scene
from carsica.extract.lexicon import load
from carsica.record.figure import Figure

BACK, AHEAD = 5, 1
"""Sentences before and after a figure within which its event may stand."""


def tie(scene: Scene, events: list[Draft], ids: dict[int, str], figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """The figures with their ``event`` set; notes their ids in the drafts. ``ids`` by the drafts' ``id()``."""
    tied: list[Figure] = []
    for figure in figures:
        event = _event_of(scene, events, figure)
        if event is None:
            tied.append(figure)
            continue
        event.figures.append(figure.id)
        tied.append(replace(figure, event=ids[id(event)]))
    return tuple(tied)


def _event_of(scene: Scene, events: list[Draft], figure: Figure) -> Draft | None:
    number = scene.document.sentence_at(figure.span.start)
    families = _families(figure)
    if number is None or not families:
        return None
    places = {
        m.place for m in scene.cast.within((scene.sentence(number).start, scene.sentence(number).end)) if m.place
    }
    best: tuple[tuple[int, int, int], Draft] | None = None
    for event in events:
        if event.family not in families or event.status not in {"occurred", "ongoing", "denied"}:
            continue
        for trigger in (event.span, *event.mentions):
            at = scene.document.sentence_at(trigger.start)
            if at is None or (scene.in_title(at) and not scene.in_title(number)):
                continue
            gap = number - at
            if not -AHEAD <= gap <= BACK:
                continue
            placed = bool(places & set(event.places))
            rank = (abs(gap) if gap >= 0 else 2 - gap, 0 if placed else 1, abs(figure.span.start - trigger.start))
            if gap > 0 and placed:
                rank = (0, *rank[1:])
            if best is None or rank < best[0]:
                best = rank, event
    return best[1] if best else None


def _families(figure: Figure) -> set[str]:
    known = load("shared", "events")["figures"]
    words = {figure.unit.lower(), *figure.what.lower().split()}
    return {family for family, counted in known.items() if words & set(counted)}
