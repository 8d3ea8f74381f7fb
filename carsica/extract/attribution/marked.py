"""Statements that no rule finds, from what the encoder marked as content, cue and source.

Owns their way from marks to drafts. Must not touch what rules found: a mark counts only where they found nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from carsica.extract.attribution.scene import CERTAIN, Draft, Memory, Scene
from carsica.extract.attribution.sources import resolve
from carsica.extract.attribution.verbs import QUOTE_WORDS
from carsica.parse.syntax import Mark
from carsica.record.span import Span
from carsica.record.statement import Source

SAID, CUED, ALONE = 0.65, 0.8, 0.9
"""How sure the encoder must be of a content: beside a cue and a source that are certain, beside a cue, alone."""


def marked_drafts(
    scene: Scene, number: int, found: Sequence[Draft], memory: Memory, last: Sequence[Source]
) -> Iterator[Draft]:
    """A draft for each marked content of a sentence that has a source, and that no draft holds yet."""
    marks, text = scene.marks.get(number, ()), scene.document.text
    for content in (mark for mark in marks if mark.layer == "content"):
        span = scene.trimmed(Span(content.start, content.end))
        if _held(span, found):
            continue
        cue = _nearest(content, [m for m in marks if m.layer == "cue" and not _inside(m, content)])
        if content.sure < _least(content, cue, marks):
            continue
        links = _links(scene, content, cue or content, memory) or list(last)
        if not links:
            continue
        quotes = [q for q in scene.quotations if q.overlaps(span) and len(q.of(text).split()) >= QUOTE_WORDS]
        words = tuple(range(*cue.words)) if cue else ()
        yield Draft(
            "verb" if cue else "carried",
            number,
            words,
            links,
            (span,),
            negative=cue is not None and cue.note == "negative",
            hearsay=content.note == "yes",
            quotes=quotes,
        )


def _least(content: Mark, cue: Mark | None, marks: Sequence[Mark]) -> float:
    """How sure the encoder must be of a content, by what it marked around it."""
    if cue is None:
        return ALONE
    said = any(m.layer == "source" and m.sure >= CERTAIN and not _inside(m, content) for m in marks)
    return SAID if said and cue.sure >= CERTAIN else CUED


def _held(span: Span, found: Sequence[Draft]) -> bool:
    shared = sum(
        min(span.end, s.end) - max(span.start, s.start) for d in found for s in d.content if s.overlaps(span)
    )
    return shared * 2 >= span.end - span.start


def _links(scene: Scene, content: Mark, anchor: Mark, memory: Memory) -> list[Source]:
    """The chain of the marked source that stands nearest to the cue, else to the content, outside the content."""
    marks = scene.marks.get(content.sentence, ())
    source = _nearest(anchor, [m for m in marks if m.layer == "source" and not _inside(m, content)])
    return resolve(scene, content.sentence, scene.head_of(source), memory, sure=True) if source else []


def _inside(mark: Mark, other: Mark) -> bool:
    return other.start <= mark.start and mark.end <= other.end


def _nearest(content: Mark, marks: Sequence[Mark]) -> Mark | None:
    return min(
        marks, key=lambda m: max(m.words[0] - content.words[1], content.words[0] - m.words[1], 0), default=None
    )
