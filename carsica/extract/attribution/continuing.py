"""Quotations that go on: "A", X said. "B"; and those whose cue comes only at their end.

Owns which statement a further quotation belongs to. Must not look for cues or sources.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from carsica.extract.attribution.implied import main_person
from carsica.extract.attribution.scene import Draft, Scene
from carsica.extract.cover import SpanIndex
from carsica.record.statement import Source


def goes_on(scene: Scene, number: int, drafts: Sequence[Draft], last: Sequence[Source]) -> Draft | None:
    """The quoting statement of the sentence before, in the same paragraph, that a further quotation continues."""
    before, here = scene.sentence(number - 1), scene.sentence(number)
    if "\n" in scene.document.text[before.end : here.start]:
        return None
    near = itertools.takewhile(lambda d: d.sentence >= number - 1, reversed(drafts))
    spoken = (d for d in near if d.sentence == number - 1 and d.kind == "verb")
    return next((d for d in spoken if d.quotes and not d.negative and d.links == list(last)), None)


def unclaimed(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts without those that only carry a speaker over to words which another draft's cue claims."""
    cued = SpanIndex((d.content, d) for d in drafts if d.kind != "carried")
    return [
        draft
        for draft in drafts
        if draft.kind != "carried"
        or not any(_holds(other, draft) for span in draft.content for other in cued.overlapping(span))
    ]


def _holds(other: Draft, draft: Draft) -> bool:
    """Does a draft hold most of the words of another?"""
    shared = sum(max(min(s.end, o.end) - max(s.start, o.start), 0) for s in draft.content for o in other.content)
    return 2 * shared >= sum(s.end - s.start for s in draft.content)


def spoken_of(scene: Scene, number: int, drafts: Sequence[Draft]) -> list[Source]:
    """The person of whom the sentence before tells, so that a quotation alone is hers ("Roe shrugs. “...”").

    Nobody where the sentence before says something, or stands in another paragraph.
    """
    before, here = scene.sentence(number - 1), scene.sentence(number)
    if "\n" in scene.document.text[before.end : here.start] or scene.quoted(before.start):
        return []
    if any(draft.sentence == number - 1 for draft in drafts[-4:]):
        return []
    person = main_person(scene, number - 1)
    return [person] if person is not None else []
