"""The day of an event that another day is counted from: "on Friday, three days after the vote" puts it on Tuesday.

Owns the step back from the day that is counted to. Which words count from what is the business of times.
"""

from __future__ import annotations

from datetime import date

from carsica.extract.events.scene import Draft, Scene
from carsica.extract.times.offsets import Offset, offset
from carsica.record.time import TimeExpression

REACH = 7
"""Words after "three days after" among which the event's trigger stands."""
DAYS = {"day", "part_of_day", "time"}


def counted_from(scene: Scene, draft: Draft, beside: list[Draft]) -> tuple[str | None, tuple[TimeExpression, ...]]:
    """The day of an event from which times of its sentence are counted, and those times: they date it not."""
    days: list[str] = []
    counting: list[TimeExpression] = []
    for time, head in scene.times.get(draft.number, ()):
        found = offset(time.text, scene.document.language)
        if found is None or not _occasion(scene, draft, time.span.start + found.end, beside):
            continue
        counting.append(time)
        day = _counted_to(scene, draft.number, time, head)
        if day is not None:
            days.append(_stepped(scene, draft, found, day).isoformat())
    return (days[0] if days else None), tuple(counting)


def _occasion(scene: Scene, draft: Draft, start: int, beside: list[Draft]) -> bool:
    """Is the draft's trigger the first one after a character, and near to it?"""
    words = scene.sentence(draft.number).words
    first = next((i for i, word in enumerate(words) if word.start >= start), len(words))
    heads = [other.head for other in beside if other.head >= first]
    return bool(heads) and draft.head == min(heads) and draft.head - first < REACH


def _counted_to(scene: Scene, number: int, time: TimeExpression, head: int) -> date | None:
    """The day that is counted to: the time's own, or that of another time that hangs from the same word."""
    if time.start is not None and time.granularity in DAYS:
        return date.fromisoformat(time.start[:10])
    words = scene.sentence(number).words
    beside = [
        other.start
        for other, at in scene.times.get(number, ())
        if other is not time and other.start and other.granularity in DAYS and words[at].head == words[head].head
    ]
    return date.fromisoformat(beside[0][:10]) if len(beside) == 1 else None


def _stepped(scene: Scene, draft: Draft, found: Offset, day: date) -> date:
    """The day of the event; a planned one lies ahead ("a due giorni dal voto" is said before it and after it)."""
    behind = scene.today is not None and day.isoformat() <= scene.today
    if draft.status == "planned" and behind and found.steps > 0:
        return found._replace(steps=-found.steps).occasion(day)
    return found.occasion(day)
