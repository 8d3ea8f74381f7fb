"""Drafts of earlier sentences in the light of later ones: whose a quotation of several sentences proves to be, and
what "this" means that somebody had said.

Owns what later sentences change. Must not look for cues.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from carsica.extract.attribution.scene import Draft, same_source

FEW = 6
"""Drafts back at most to those that a quotation's end can concern."""


def without_foreseen(before: list[Draft], found: Sequence[Draft]) -> list[Draft]:
    """The drafts before a sentence without those for the head of a quotation whose speaker it names at its end."""
    said = [draft for draft in found if draft.quotes and draft.kind == "verb"]
    if not said:
        return before

    def foreseen(draft: Draft) -> bool:
        return (not draft.cue or draft.kind == "carried") and any(
            all(any(own.covers(span) for own in later.content) for span in draft.content) for later in said
        )

    return [*before[:-FEW], *(draft for draft in before[-FEW:] if not foreseen(draft))]


def denied_before(draft: Draft, before: Sequence[Draft]) -> Draft:
    """A draft whose "this" points back at a denial, with what is denied as its content ("Об этом писала X")."""
    last = before[-1] if before else None
    if (
        not draft.back
        or draft.negative
        or last is None
        or not last.negative
        or last.sentence != draft.sentence - 1
    ):
        return draft
    inside = all(any(whole.covers(span) for whole in draft.content) for span in last.content)
    return (
        replace(draft, content=last.content) if inside and not same_source(last.links[-1], draft.links) else draft
    )
