"""Papers of a press review that no lexicon knows: "Nova Sera, quotidiano di Molo", "the Straits Ledger writes".

Owns what shows that a report goes through papers, and which of its bodies are papers. Must not make links.
"""

from __future__ import annotations

from collections.abc import Iterator

from carsica.extract.attribution.lexis import lemma_of
from carsica.extract.attribution.scene import Scene
from carsica.extract.cast import Mention
from carsica.record.span import Span

LEAST = 3
"""Papers, each the first in a paragraph, that make a report a press review."""
SHARE = 0.5
"""Share of a press review's paragraphs that are on a paper."""
SAYING = 8
"""Words in the shortest paragraph that counts."""
ACRONYM = 5
"""Letters at most of a body's acronym, which is no paper's title."""
NEAR = 3
"""Words at most between a name and the noun that says it is a paper."""


def find_papers(scene: Scene) -> frozenset[str]:
    """The actors that are papers by what a press review says of them; none in other reports."""
    lines = [line for line in paragraphs(scene) if len(line.of(scene.document.text).split()) >= SAYING]
    first: dict[Span, list[str]] = {line: list(_on_paper(scene, line)) for line in lines}
    on_papers = [found for found in first.values() if found]
    known = {actor for found in on_papers for actor in found[:1]}
    if len(known) < LEAST or len(on_papers) < max(LEAST, SHARE * len(lines)):
        return frozenset()
    return frozenset(actor for found in on_papers for actor in found)


def paragraphs(scene: Scene) -> Iterator[Span]:
    """The paragraphs of a report that hold words."""
    at = 0
    for line in scene.document.text.split("\n"):
        if line.strip():
            yield Span(at, at + len(line))
        at += len(line) + 1


def _on_paper(scene: Scene, line: Span) -> Iterator[str]:
    """The outlets that a paragraph names, and the bodies that it shows to be such."""
    for mention in scene.cast.within(line):
        actor = scene.cast.actor_by_id.get(mention.actor or "")
        if actor is None or mention.kind != "name" or actor.id == scene.outlet.actor:
            continue
        if actor.type == "outlet" or (actor.type == "organisation" and _is_paper(scene, mention)):
            yield actor.id


def _is_paper(scene: Scene, mention: Mention) -> bool:
    """Does a noun for an outlet stand beside a name, or a verb of printing make it its subject?"""
    sentence, head = scene.sentence(mention.sentence), mention.head
    word, low, high = sentence.words[head], *mention.words
    if any(scene.lexis.has("nouns.bodies", lemma_of(sentence, i)) for i in range(low, high)):
        return False
    if all(sentence.words[i].text.isupper() and len(sentence.words[i].text) <= ACRONYM for i in range(low, high)):
        return False
    beside = (*range(max(low - NEAR, 0), low), *range(high, min(high + NEAR + 1, len(sentence.words))))
    related = {word.head, *sentence.children(head, "appos", "nmod", "flat")}
    if any(i in related and scene.lexis.has("nouns.outlet", lemma_of(sentence, i)) for i in beside):
        return True
    subject = word.relation.startswith("nsubj") and word.head >= 0
    return subject and scene.lexis.has("verbs.print", lemma_of(sentence, word.head))
