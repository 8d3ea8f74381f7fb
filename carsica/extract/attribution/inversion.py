"""Subjects behind their verbs, where the finite verb stands second: "Nach Gesprächen mit X sieht der Kreml ...".

Owns the source of a marked cue that the encoder may take for somebody named before it. Must not look for cues.
"""

from __future__ import annotations

from carsica.extract.attribution.scene import CERTAIN, Memory, Scene
from carsica.extract.attribution.sources import resolve
from carsica.parse.syntax import Mark
from carsica.record.span import Span
from carsica.record.statement import Source


def by_inversion(scene: Scene, cue: Mark | None, span: Span, memory: Memory) -> tuple[list[Source], Span]:
    """The chain of the subject behind a verb that is a cue, and the content without it; else none, and all."""
    subject = _subject_behind(scene, cue, span)
    if cue is None or subject is None:
        return [], span
    sentence = scene.sentence(cue.sentence)
    links = resolve(scene, cue.sentence, subject, memory)
    end = sentence.words[max(sentence.subtree(subject))].end
    opens = span.start <= sentence.words[subject].start and end < span.end
    return links, scene.trimmed(Span(end, span.end)) if links and opens else span


def _subject_behind(scene: Scene, cue: Mark | None, span: Span) -> int | None:
    """The named subject behind a cue's verb, where the encoder is not sure of a source that it found before it."""
    if cue is None or not scene.lexis.flag("grammar.verb_second"):
        return None
    sentence, marks = scene.sentence(cue.sentence), scene.marks.get(cue.sentence, ())
    before = [m for m in marks if m.layer == "source" and m.end <= cue.start]
    sure = any(m.layer == "source" and m.sure >= CERTAIN for m in marks)
    verb = next((i for i in range(*cue.words) if sentence.words[i].upos == "VERB"), None)
    if verb is None or not before or sure:
        return None
    for subject in sentence.children(verb, "nsubj"):
        mention = scene.mention(cue.sentence, subject)
        if mention is not None and mention.actor is not None and verb < subject:
            return subject if sentence.words[subject].start < span.end else None
    return None
