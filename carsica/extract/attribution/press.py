"""Papers of a press review that no lexicon knows: "Nova Sera, quotidiano di Molo", "the Straits Ledger writes".

Owns what shows that a report goes through papers, and which of its bodies are papers. Must not make links.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from carsica.extract.attribution.lexis import lemma_of, plain
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
HEAD = 4
"""Lines at the head of a report that may say it goes through the press."""
HEADLINE = 20
"""Words at most in a line of the head that is no paragraph."""
WORD = re.compile(r"\w+'?")
CLOSINGS = (".", "!", "?", "…", "»", "”", "“", '"')
NEAR = 3
"""Words at most between a name and the noun that says it is a paper."""


def find_papers(scene: Scene) -> frozenset[str]:
    """The actors that are papers by what a press review says of them; none in other reports.

    Where the head of a report says that it goes through the press, a paragraph's first body is a paper too.
    """
    lines = [line for line in paragraphs(scene) if len(line.of(scene.document.text).split()) >= SAYING]
    head = _announced(scene)
    if head is not None:
        lines = [line for line in lines if line.start >= head and _is_prose(line.of(scene.document.text))]
    papers: dict[Span, list[str]] = {line: list(_on_paper(scene, line)) for line in lines}
    if head is not None:
        papers = {line: found or list(_opens_with(scene, line)) for line, found in papers.items()}
    on_papers = [found for found in papers.values() if found]
    known = {actor for found in on_papers for actor in found[:1]}
    if len(known) < LEAST or len(on_papers) < max(LEAST, SHARE * len(lines)):
        return frozenset()
    return frozenset(actor for found in on_papers for actor in found)


def _announced(scene: Scene) -> int | None:
    """Where the head of a report ends whose lines say that it goes through the press; None where none does."""
    phrases = [" ".join(("", *phrase, "")) for phrase in scene.lexis.phrases.get("nouns.review", ())]
    if not phrases:
        return None
    for line in reversed([line for _, line in zip(range(HEAD), paragraphs(scene), strict=False)]):
        words = WORD.findall(plain(line.of(scene.document.text)))
        if any(phrase in f" {' '.join(words)} " for phrase in phrases):
            return line.end if len(words) <= HEADLINE else line.start
    return None


def _is_prose(line: str) -> bool:
    """Does a line end as sentences do, so that it is no furniture of the page?"""
    return line.rstrip().endswith(CLOSINGS) and "|" not in line


def _opens_with(scene: Scene, line: Span) -> Iterator[str]:
    """The first body that a paragraph's first sentence names, if nothing in its name says which kind it is."""
    number = scene.document.sentence_at(line.start)
    if number is None:
        return
    sentence = scene.sentence(number)
    for mention in scene.cast.within((line.start, min(sentence.end, line.end))):
        actor = scene.cast.actor_by_id.get(mention.actor or "")
        if actor is None or mention.kind != "name" or actor.type != "organisation":
            continue
        if not _plain_body(scene, mention) and not _owned_by(scene, number, mention.head):
            yield actor.id
            return


def _owned_by(scene: Scene, number: int, head: int) -> bool:
    """Does a name say of what another noun is, which is nothing told or printed ("il capo di X")?"""
    sentence = scene.sentence(number)
    cases = (sentence.words[i].text for i in sentence.children(head, "case"))
    if not any(scene.lexis.has("grammar.about", case) for case in cases):
        return False
    above = sentence.words[head].head
    told = above >= 0 and any(
        scene.lexis.has(key, lemma_of(sentence, above))
        for key in ("nouns.telling", "nouns.piece", "nouns.replies")
    )
    return sentence.words[head].relation == "nmod" and not told


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
    if _plain_body(scene, mention):
        return False
    beside = (*range(max(low - NEAR, 0), low), *range(high, min(high + NEAR + 1, len(sentence.words))))
    related = {word.head, *sentence.children(head, "appos", "nmod", "flat")}
    if any(i in related and scene.lexis.has("nouns.outlet", lemma_of(sentence, i)) for i in beside):
        return True
    subject = word.relation.startswith("nsubj") and word.head >= 0
    return subject and scene.lexis.has("verbs.print", lemma_of(sentence, word.head))


def _plain_body(scene: Scene, mention: Mention) -> bool:
    """Does a name hold a noun for a body, or is it an acronym, so that it is no paper's title?"""
    sentence = scene.sentence(mention.sentence)
    words = range(*mention.words)
    if any(scene.lexis.has("nouns.bodies", lemma_of(sentence, i)) for i in words):
        return True
    return all(sentence.words[i].text.isupper() and len(sentence.words[i].text) <= ACRONYM for i in words)
