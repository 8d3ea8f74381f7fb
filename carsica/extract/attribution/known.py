"""Whether a content that the encoder marked is known already.

Owns the comparison of a mark with the drafts. Must not make drafts.
"""

from __future__ import annotations

from collections.abc import Sequence

from carsica.extract.attribution.scene import Draft, Scene
from carsica.parse.syntax import Mark
from carsica.record.span import Span


def is_known(scene: Scene, span: Span, found: Sequence[Draft]) -> bool:
    """Is half of a content known, or the rest of it who says so ("said | Ann Lee, head of X, it is shut")?"""
    known = [(draft, s) for draft in found for s in draft.content if s.overlaps(span)]
    shared = sum(min(span.end, s.end) - max(span.start, s.start) for _, s in known)
    return shared * 2 >= span.end - span.start or any(_opens_with_speaker(scene, span, d) for d, _ in known)


def tells_already(cue: Mark, span: Span, found: Sequence[Draft]) -> bool:
    """Has a draft by the very cue a part of a content, so that both are one statement?"""
    return any(content.overlaps(span) for draft in _by(cue, found) for content in draft.content)


def rejected(cue: Mark, found: Sequence[Draft]) -> bool:
    """Is a cue a known denial's, so that it tells what a claim is called by whoever rejects it?"""
    return any(draft.negative for draft in _by(cue, found))


def _by(cue: Mark, found: Sequence[Draft]) -> list[Draft]:
    words = set(range(*cue.words))
    return [draft for draft in found if draft.sentence == cue.sentence and words & set(draft.cue)]


def _opens_with_speaker(scene: Scene, span: Span, draft: Draft) -> bool:
    """Does a span begin between the cue of a draft and its speaker?"""
    speaker = draft.links[-1].span if draft.links else None
    if speaker is None or not draft.cue:
        return False
    cue = scene.sentence(draft.sentence).words[max(draft.cue)]
    return cue.end <= span.start <= speaker.start < span.end
