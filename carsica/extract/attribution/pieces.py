"""Contents in several pieces ("..., the officials said, speaking on condition of anonymity"): which ones are said.

Owns the weighing of what a rule took for said against what the encoder marked. Must not add words.
"""

from __future__ import annotations

from collections.abc import Sequence

from carsica.extract.attribution.quoting import QUOTE_WORDS
from carsica.extract.attribution.scene import CERTAIN, Draft, Scene
from carsica.parse.syntax import Mark
from carsica.record.span import Span

COVERED = 0.8
"""Share of a piece that marks cover from which it is said for certain."""

NAMING = {"NOUN", "PROPN", "ADJ", "DET", "NUM", "PUNCT"}
"""Words that names and terms are made of."""

SUBJECTS = {"nsubj", "nsubj:pass", "csubj"}


def marked_pieces(scene: Scene, draft: Draft) -> tuple[Span, ...]:
    """The content without the pieces that the encoder did not mark, where it marked another of them whole.

    What stands in quotation marks is said, marked or not.
    """
    if len(draft.content) < 2 or draft.kind == "turn":
        return draft.content
    numbers = sorted({n for span in draft.content for n in scene.document.numbers_within(span)})
    marks = [
        Span(m.start, m.end)
        for number in numbers
        for m in scene.marks.get(number, ())
        if m.layer == "content" and m.sure >= CERTAIN
    ]
    shares = [_share(span, marks) for span in draft.content]
    if max(shares) < COVERED:
        return draft.content
    pieces = zip(draft.content, shares, strict=True)
    kept = [s for s, share in zip(draft.content, shares, strict=True) if share]
    return tuple(
        s
        for s, share in pieces
        if share or scene.quoted(s.start) or _goes_on(scene, draft, s) or _one_clause(scene, draft, s, kept)
    )


def only_names(scene: Scene, content: Mark, cue: Mark, found: Sequence[Draft]) -> bool:
    """Is a marked content no more than a name or a term, beside a cue whose words are known already?"""
    words = scene.sentence(content.sentence).words[slice(*content.words)]
    known = any(d.sentence == cue.sentence and set(range(*cue.words)) & set(d.cue) for d in found)
    return known and sum(w.upos != "PUNCT" for w in words) < QUOTE_WORDS and all(w.upos in NAMING for w in words)


def _one_clause(scene: Scene, draft: Draft, piece: Span, kept: list[Span]) -> bool:
    """Is a piece one clause with another, of which an aside parts the subject ("The road, said X, | is shut")?"""
    words = scene.sentence(draft.sentence).words
    subjects = [(w, words[w.head]) for w in words if w.relation in SUBJECTS and w.head >= 0]
    tied = (*subjects, *((verb, subject) for subject, verb in subjects))
    return any(
        any(span.start <= a.start < span.end for span in kept) and piece.start <= b.start < piece.end
        for a, b in tied
    )


def _goes_on(scene: Scene, draft: Draft, piece: Span) -> bool:
    """Does a clause go on around a phrase put into its middle without a comma ("starben laut X acht Menschen")?"""
    words = scene.sentence(draft.sentence).words
    if draft.kind != "according" or not draft.cue:
        return False
    between = scene.document.text[words[max(draft.extent or draft.cue)].end : piece.start]
    if piece.start > words[max(draft.cue)].end:
        return not between.strip()
    before = scene.document.text[piece.end : words[min(draft.extent or draft.cue)].start]
    held = (w for w in words if piece.start <= w.start < piece.end)
    return not before.strip() and any(w.features.get("VerbForm") == "Fin" for w in held)


def _share(span: Span, marks: list[Span]) -> float:
    shared = sum(min(span.end, m.end) - max(span.start, m.start) for m in marks if m.overlaps(span))
    return shared / (span.end - span.start)
