"""Spans of phrases: a coordination cut into its parts, a clause without what hangs at its edges.

Owns the cutting alone; knows no plans.
"""

from __future__ import annotations

from collections.abc import Iterable

from carsica.extract.events.grammar import base
from carsica.parse.syntax import Sentence
from carsica.record.span import Span

EDGES = {"PUNCT", "CCONJ", "SCONJ"}


def members(sentence: Sentence, head: int) -> tuple[int, ...]:
    """A word and those coordinated with it, however the tree nests them, in text order."""
    found, waiting = [head], [head]
    while waiting:
        for child in sentence.children(waiting.pop(), "conj"):
            if child not in found:
                found.append(child)
                waiting.append(child)
    return tuple(sorted(found))


def phrase(sentence: Sentence, head: int, without: Iterable[int] = ()) -> Span:
    """The characters of a word with all that hangs from it, less some words with all that hangs from them."""
    whole = sentence.subtree(head)
    apart = {i for word in without if word != head and word in whole for i in sentence.subtree(word)}
    inside = [i for i in whole if i not in apart]
    inside = run_around(inside, head)
    while len(inside) > 1 and (
        sentence.words[inside[0]].upos in EDGES or base(sentence.words[inside[0]]) == "mark"
    ):
        inside.pop(0)
    while len(inside) > 1 and sentence.words[inside[-1]].upos in EDGES:
        inside.pop()
    return Span(*sentence.span(tuple(inside)))


def run_around(positions: list[int], head: int) -> list[int]:
    """The unbroken run of positions that holds ``head``; the rest lies beyond something that was cut out."""
    known = set(positions)
    low = high = head
    while low - 1 in known:
        low -= 1
    while high + 1 in known:
        high += 1
    return list(range(low, high + 1))


def parts(sentence: Sentence, head: int) -> list[Span]:
    """The phrase of a word, one span for each member of its coordination of the same sort."""
    alike = [i for i in members(sentence, head) if _sort(sentence, i) == _sort(sentence, head)]
    return [phrase(sentence, i, [j for j in alike if j != i]) for i in alike]


def _sort(sentence: Sentence, position: int) -> bool:
    word = sentence.words[position]
    return word.upos in {"VERB", "AUX"} or word.features.get("VerbForm") is not None or base(word) == "root"
