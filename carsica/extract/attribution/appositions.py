"""Claims that a noun after a comma sums up for somebody to deny: "..., news denied by the staff".

Owns the noun, the participle and its agent. What is denied is what the sentence told before the comma.
"""

from __future__ import annotations

from typing import NamedTuple

from carsica.extract.attribution.lexis import lemma_of
from carsica.extract.attribution.scene import Draft, Memory, Scene, cut
from carsica.extract.attribution.sources import resolve
from carsica.parse.syntax import Sentence
from carsica.record.span import Span
from carsica.record.statement import Source

BEFORE = {"DET", "ADJ", "PRON"}
"""What may stand between the comma and the noun."""


class Apposed(NamedTuple):
    """A noun for what was told before it, the participle that denies it, its agent; the comma before the noun."""

    comma: int
    noun: int
    participle: int
    agent: int


def with_apposed(scene: Scene, number: int, found: list[Draft], memory: Memory) -> list[Draft]:
    """The drafts without such appositions in their contents, and the denials that these tell."""
    for apposed in _find(scene, scene.sentence(number)):
        links = resolve(scene, number, apposed.agent, memory)
        if links:
            found = _with_denial(scene, number, found, apposed, links)
    return found


def _with_denial(
    scene: Scene, number: int, found: list[Draft], apposed: Apposed, links: list[Source]
) -> list[Draft]:
    sentence = scene.sentence(number)
    words = sentence.words
    last = max(sentence.subtree(apposed.noun))
    aside = Span(words[apposed.comma].start, words[last].end)
    kept = [d for d in found if d.verb != apposed.participle]
    told: tuple[Span, ...] = ()
    for draft in kept:
        if any(span.overlaps(aside) and span.start < aside.start for span in draft.content):
            draft.content = tuple(part for span in draft.content for part in cut(span, aside, scene))
        if any(span.end <= aside.start for span in draft.content):
            told = tuple(span for span in draft.content if span.end <= aside.start)
    told = told or scene.spans(number, range(apposed.comma))
    cue, extent = (apposed.participle,), frozenset({apposed.noun})
    return [*kept, Draft("noun", number, cue, links, told, apposed.participle, extent, negative=True)]


def _find(scene: Scene, sentence: Sentence) -> list[Apposed]:
    found = []
    for noun, word in enumerate(sentence.words):
        if word.upos != "NOUN" or not _sums_up(scene, sentence, noun):
            continue
        comma = next((i for i in range(noun - 1, 0, -1) if sentence.words[i].upos not in BEFORE), 0)
        if comma == 0 or sentence.words[comma].text != ",":
            continue
        below = dict.fromkeys((*sentence.children(noun, "acl", "amod"), noun + 1))
        for participle in (i for i in below if noun < i < len(sentence.words)):
            if scene.lexis.has("verbs.deny", lemma_of(sentence, participle)):
                agent = _agent(scene, sentence, participle)
                if agent is not None:
                    found.append(Apposed(comma, noun, participle, agent))
    return found


def _sums_up(scene: Scene, sentence: Sentence, noun: int) -> bool:
    lemma = lemma_of(sentence, noun)
    return any(scene.lexis.has(f"nouns.{key}", lemma) for key in ("clause", "telling"))


def _agent(scene: Scene, sentence: Sentence, participle: int) -> int | None:
    """The word that heads a participle's agent ("denied by the staff")."""
    return next((i for i in sentence.children(participle) if i > participle and _by(scene, sentence, i)), None)


def _by(scene: Scene, sentence: Sentence, position: int) -> bool:
    cases = [lemma_of(sentence, i) for i in sentence.children(position, "case")]
    return any(scene.lexis.has("grammar.agent", case) for case in cases)
