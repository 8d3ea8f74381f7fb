"""Quotations over several paragraphs: one statement, whose cue stands before the first or after the last of them.

Owns which statement such a quotation belongs to. Must not look for cues or sources.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from carsica.extract.attribution.quotations import CLOSERS
from carsica.extract.attribution.scene import Draft, Scene
from carsica.record.span import Span

SPOKEN = {"verb", "colon", "carried"}
"""Drafts that may hold a quotation as what somebody says."""


def over_paragraphs(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, those of one quotation over several paragraphs put into one."""
    kept = list(drafts)
    for run in _runs(scene):
        parts = [d for d in kept if d.kind in SPOKEN and not d.negative and (_within(d, run) or _brings(d, run))]
        cued = [d for d in parts if d.cue and not _inside(scene, d, run)]
        carried = [d for d in parts if not d.cue]
        if not cued and not carried:
            continue
        owners = cued or carried[:1]
        owner = owners[0]
        for part in run:
            owner = next((d for d in owners if any(quote.overlaps(part) for quote in d.quotes)), owner)
            own = [span for span in owner.content if not span.overlaps(part)]
            owner.content = tuple(sorted((*own, scene.trimmed(part))))
            owner.quotes = [*(quote for quote in owner.quotes if not quote.overlaps(part)), part]
        kept = [d for d in kept if d not in carried or d in owners]
    return kept


def _runs(scene: Scene) -> Iterator[list[Span]]:
    """Quotations each of which goes on in the paragraph after, without a closing mark between."""
    run: list[Span] = []
    for quotation in scene.quotations:
        if run and _goes_on(scene.document.text, run[-1], quotation):
            run.append(quotation)
            continue
        if len(run) > 1:
            yield run
        run = [quotation]
    if len(run) > 1:
        yield run


def _goes_on(text: str, one: Span, other: Span) -> bool:
    """Is there nothing between two quotations but the end of a paragraph and at most a mark that opens again?"""
    between = text[one.end : other.start]
    marks = between.strip()
    return between[:1] == "\n" and (not marks or marks in CLOSERS)


def _within(draft: Draft, run: Sequence[Span]) -> bool:
    """Does a draft hold words of a run, and little besides?"""
    shared = sum(max(min(s.end, q.end) - max(s.start, q.start), 0) for s in draft.content for q in run)
    return shared > 0 and 2 * shared >= sum(s.end - s.start for s in draft.content)


def _brings(draft: Draft, run: Sequence[Span]) -> bool:
    """Is a part of a run one of the quotations of a draft with a cue?"""
    return bool(draft.cue) and any(quote.overlaps(part) for quote in draft.quotes for part in run)


def _inside(scene: Scene, draft: Draft, run: Sequence[Span]) -> bool:
    """Does a draft's cue stand in the quotation itself, so that it is what somebody is quoted as having said?"""
    words = scene.sentence(draft.sentence).words
    return any(q.start <= words[i].start < q.end for i in draft.cue for q in run)
