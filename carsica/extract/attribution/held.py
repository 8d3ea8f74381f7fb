"""Opinions that a copula gives to somebody: "ist der Meinung, dass ...", "war überzeugt, dass ...".

Owns the predicate with its clause and whose opinion it is. Must not look for verbs of saying.
"""

from __future__ import annotations

from collections.abc import Iterator

from carsica.extract.attribution.clauses import has_mark, negated
from carsica.extract.attribution.lexis import lemma_of
from carsica.extract.attribution.scene import Draft, Memory, Scene
from carsica.extract.attribution.sources import resolve
from carsica.parse.syntax import Sentence

LONGEST = 5
"""Words in the longest cue from the copula to the predicate."""


def held_drafts(scene: Scene, number: int, memory: Memory) -> Iterator[Draft]:
    """Drafts of what the subjects of such predicates hold, by the clause with a "that" beside them."""
    sentence, has = scene.sentence(number), scene.lexis.has
    for position, word in enumerate(sentence.words):
        if not (has("nouns.held", lemma_of(sentence, position)) or has("nouns.held", word.text)):
            continue
        if scene.quoted(word.start):
            continue
        found = _subject_and_copula(sentence, position)
        clause = _clause(scene, sentence, position)
        if found is None or clause is None or negated(scene, sentence, position):
            continue
        subject, copula = found
        links = resolve(scene, number, subject, memory)
        marks = set(sentence.children(clause, "mark"))
        content = frozenset(sentence.subtree(clause)) - marks
        if links and subject not in content and position not in content:
            cue = tuple(range(copula, position + 1)) if 0 < position - copula < LONGEST else (position,)
            yield Draft("verb", number, cue, links, scene.spans(number, content), position, frozenset(cue))


def _subject_and_copula(sentence: Sentence, position: int) -> tuple[int, int] | None:
    """Who holds an opinion, and the copula: below the predicate, or above where a tree turned the two round."""
    above = sentence.words[position].head
    for predicate in (position, above):
        copula = next((i for i in sentence.children(predicate, "cop", "aux")), None) if predicate >= 0 else None
        if copula is None or sentence.words[copula].features.get("VerbForm") != "Fin":
            continue
        if predicate == above:
            return (above, copula) if sentence.words[position].relation.startswith("nsubj") else None
        subject = next((i for i in sentence.children(predicate, "nsubj")), None)
        return (subject, copula) if subject is not None else None
    return None


def _clause(scene: Scene, sentence: Sentence, position: int) -> int | None:
    """The verb of the clause with a "that" right behind a predicate, wherever the tree hangs it, or None."""
    after = range(position + 1, len(sentence.words))
    mark = next((i for i in after if sentence.words[i].text != ","), None)
    if mark is None or sentence.words[mark - 1].text != ",":
        return None
    verb = sentence.words[mark].head
    return verb if verb > mark and mark in sentence.children(verb) and has_mark(scene, sentence, verb) else None
