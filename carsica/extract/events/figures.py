"""Which event a figure belongs to: the killed and the drones to the attack, votes to the vote.

Owns the tie between figures and events; changes nothing else of either.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from carsica.extract.events.scene import Draft, Scene
from carsica.extract.lexicon import load
from carsica.record.figure import Figure
from carsica.record.span import Span

BACK, AHEAD = 5, 1
"""Sentences before and after a figure within which its event may stand."""


def tie(scene: Scene, events: list[Draft], ids: dict[int, str], figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """The figures with their ``event`` set; notes their ids in the drafts. ``ids`` by the drafts' ``id()``."""
    tied: list[Figure] = []
    told = _tellings(scene, events)
    for figure in figures:
        event = _event_of(scene, told, figure)
        if event is None:
            tied.append(figure)
            continue
        event.figures.append(figure.id)
        tied.append(replace(figure, event=ids[id(event)]))
    return tuple(tied)


def _tellings(scene: Scene, events: list[Draft]) -> dict[int, list[tuple[int, Span, Draft]]]:
    """By sentence, the words there that tell an event which may have figures; in the order of the events."""
    found: dict[int, list[tuple[int, Span, Draft]]] = {}
    for place, event in enumerate(events):
        if event.status not in {"occurred", "ongoing", "denied"}:
            continue
        for trigger in (event.span, *event.mentions):
            number = scene.document.sentence_at(trigger.start)
            if number is not None:
                found.setdefault(number, []).append((place, trigger, event))
    return found


def _event_of(scene: Scene, told: Mapping[int, Sequence[tuple[int, Span, Draft]]], figure: Figure) -> Draft | None:
    number = scene.document.sentence_at(figure.span.start)
    families = _families(figure)
    if number is None or not families:
        return None
    places = {
        m.place for m in scene.cast.within((scene.sentence(number).start, scene.sentence(number).end)) if m.place
    }
    best: tuple[tuple[int, int, int, int], Draft] | None = None
    for at in range(number - BACK, number + AHEAD + 1):
        if at not in told or (scene.in_title(at) and not scene.in_title(number)):
            continue
        gap = number - at
        for place, trigger, event in told[at]:
            if event.family not in families:
                continue
            placed = bool(places & set(event.places))
            far = 0 if gap > 0 and placed else gap if gap >= 0 else 2 - gap
            rank = (far, 0 if placed else 1, abs(figure.span.start - trigger.start), place)
            if best is None or rank < best[0]:
                best = rank, event
    return best[1] if best else None


def _families(figure: Figure) -> set[str]:
    known = load("shared", "events")["figures"]
    words = {figure.unit.lower(), *figure.what.lower().split()}
    return {family for family, counted in known.items() if words & set(counted)}
