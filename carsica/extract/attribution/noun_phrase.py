"""The noun phrase that names a speaker: which words around its head belong to the name.

Owns that extent. Must not say who is meant.
"""

from __future__ import annotations

from carsica.parse.syntax import Sentence

HYPHENS = frozenset("-‐‑")
OUTSIDE = {
    "acl",
    "acl:relcl",
    "appos",
    "punct",
    "conj",
    "cc",
    "parataxis",
    "det",
    "case",
    "advcl",
    "cop",
    "mark",
    "advmod",
}
"""Dependents that are no part of a speaker's plain name."""


def core(sentence: Sentence, head: int) -> tuple[int, ...]:
    """Positions of a noun phrase without article, preposition, clauses and appositions."""
    kept = {head}
    for child in sentence.children(head):
        if sentence.words[child].relation in OUTSIDE or _with_agent(sentence, head, child):
            continue
        inner = [
            i
            for i in sentence.subtree(child)
            if not any(
                sentence.words[a].relation in {"acl", "acl:relcl", "appos", "parataxis", "conj", "advcl"}
                for a in (i, *sentence.ancestors(i))
                if a in sentence.subtree(child)
            )
        ]
        kept.update(inner)
    low = high = head
    while low and _joined(sentence, low - 1, kept):
        low -= 1
    while high + 1 < len(sentence.words) and _joined(sentence, high + 1, kept):
        high += 1
    while low < head and sentence.words[low].upos == "DET":
        low += 1
    return tuple(range(low, high + 1))


def _joined(sentence: Sentence, position: int, kept: set[int]) -> bool:
    """Is a word of a phrase next to it, or the hyphen of one of its words ("vice-chancellors")?"""
    word = sentence.words[position]
    if word.upos != "PUNCT":
        return position in kept
    inside = 0 < position < len(sentence.words) - 1 and word.text in HYPHENS
    return (
        inside
        and {position - 1, position + 1} <= kept
        and sentence.words[position - 1].end == word.start
        and word.end == sentence.words[position + 1].start
    )


def _with_agent(sentence: Sentence, head: int, child: int) -> bool:
    """Is a dependent a participle after the noun that has words of its own ("fuentes | citadas por el diario")?"""
    participle = sentence.words[child].features.get("VerbForm") == "Part"
    return participle and child > head and bool(sentence.children(child, "obl", "nmod", "obl:agent"))
