"""The week that a weekday belongs to: the one before for what happened, the one ahead for what is planned.

Owns this correction of an event's days alone. The time expression keeps the value that times gave it.
"""

from __future__ import annotations

from datetime import date, timedelta

from carsica.extract.events.scene import Draft, Scene
from carsica.extract.events.tense import forms
from carsica.extract.lexicon import load
from carsica.record.time import TimeExpression

PRESENT = "Pres without auxiliary"
WEEK = timedelta(days=7)
LONGEST = 2
"""Words of an expression that is a weekday with at most its preposition or part of the day."""


def turned(scene: Scene, draft: Draft, time: TimeExpression) -> tuple[str | None, str | None]:
    """Start and end of an event that a time dates; a bare weekday turns to the side that the event is on."""
    plain = time.start, time.end or time.start
    if scene.today is None or draft.noted is None or None in plain or not _bare(scene, time):
        return plain
    if str(time.start)[:10] > scene.today and looks_ahead(scene, draft):
        return plain
    step = _step(draft, date.fromisoformat(str(time.start)[:10]), date.fromisoformat(scene.today))
    start, end = (_moved(day, step) for day in plain if day is not None)
    return start, end


def looks_ahead(scene: Scene, draft: Draft) -> bool:
    """Do the words put an event ahead that the encoder took for past ("the deputies vote on Tuesday")?"""
    ruled = any(told.ruled == "planned" for told in draft.told)
    return draft.noted == "occurred" and not draft.title and (ruled or PRESENT in forms(scene, draft))


def ahead(scene: Scene, time: TimeExpression) -> tuple[str | None, str | None]:
    """Start and end of a time that is still to come; a bare weekday turns to the week ahead."""
    plain = time.start, time.end or time.start
    if scene.today is None or None in plain or not _bare(scene, time):
        return plain
    past = str(time.start)[:10] < scene.today
    start, end = (_moved(day, WEEK if past else timedelta()) for day in plain if day is not None)
    return start, end


def _step(draft: Draft, day: date, today: date) -> timedelta:
    if draft.noted == "occurred" and today < day <= today + WEEK:
        return -WEEK
    if draft.noted == "planned" and today - WEEK <= day < today:
        return WEEK
    return timedelta()


def _moved(day: str, step: timedelta) -> str:
    return (date.fromisoformat(day[:10]) + step).isoformat() + day[10:] if step else day


def _bare(scene: Scene, time: TimeExpression) -> bool:
    """Is it a weekday without a date or "next" and "last", which would say which one?"""
    words = time.text.casefold().split()
    names = {name for forms in load(scene.document.language, "times")["weekdays"].values() for name in forms}
    day = time.start is not None and len(time.start) >= len("2025-01-01")
    return day and len(words) <= LONGEST and any(word in names for word in words)
