"""The status of an event by the whole report: what its tellings say one by one, weighed against one another.

Owns the signs and the choice. What one sentence says is read by status.py, what later ones do by merging.py.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from carsica.extract.events import contested
from carsica.extract.events.scene import STATUSES, Draft, Scene
from carsica.extract.events.status import OFF
from carsica.extract.events.weighing import Signs, weigh
from carsica.record.event import EventStatus

DECISION = "status"


def decide(scene: Scene, event: Draft) -> EventStatus:
    """The status that the signs speak for most."""
    if event.status not in OFF and contested.only_claimed(scene, event):
        return "denied"
    if not scene.marks_triggers or _denied_outright(scene, event) or event.follows:
        return event.status
    if event.provided and event.status not in OFF:
        return "planned"
    around = contested.signs(scene, event)
    found = max(STATUSES.values(), key=lambda status: weigh(DECISION, signs(scene, event, status, around)))
    return "hypothetical" if event.asked and found in {"occurred", "ongoing"} else found


def _denied_outright(scene: Scene, event: Draft) -> bool:
    """Is an event told but once, and that the very thing which somebody denies ("denied having met him")?"""
    if event.status != "denied" or not event.marked or event.mentions:
        return False
    words = scene.sentence(event.number).words
    governor = words[event.head].head
    above = words[governor].start if governor >= 0 else -1
    return any(
        s.polarity == "negative" and not any(c.start <= above < c.end for c in s.content)
        for s in scene.saying(event.span)
    )


def signs(scene: Scene, event: Draft, status: EventStatus, around: Iterable[str]) -> Signs:
    """What speaks for and against one status of an event; ``around`` are the signs of ``contested``."""
    ruled = {t.ruled for t in event.told}
    noted = Counter(t.noted for t in event.told if t.noted)
    most = noted.most_common(1)[0][0] if noted else None
    found: Signs = {
        status: 1,
        f"merged {event.status}: {status}": 1,
        f"noted {most}: {status}": 1,
        f"{_side(scene, event)}: {status}": 1,
        f"{'noun' if event.entry.noun else 'verb'}: {status}": 1,
        f"merged {event.status}, {'by words' if event.marked else 'by default'}: {status}": 1,
    }
    for name, there in (
        ("some words say so", status in ruled),
        ("some marks say so", status in noted),
        ("the last words say so", next((t.ruled for t in reversed(event.told) if t.ruled), None) == status),
        ("the last mark says so", next((t.noted for t in reversed(event.told) if t.noted), None) == status),
        ("all marks say so", set(noted) == {status}),
        (f"some words say {status}", status in ruled),
        (f"some marks say {status}", status in noted),
        (f"lasting: {status}", event.entry.kind.lasting),
        (f"negated: {status}", event.negated),
        (f"possible: {status}", event.possible),
        (f"title alone: {status}", event.title and not event.mentions),
        (f"told often: {status}", len(event.told) > 2),
    ):
        if there:
            found[name] = 1
    return found | {f"{name}: {status}": 1 for name in around}


def _side(scene: Scene, event: Draft) -> str:
    if scene.today is None or not event.start:
        return "undated"
    short = scene.today[: len(event.start)]
    return "ahead" if event.start[:10] > short else "behind" if event.start[:10] < short else "today"
