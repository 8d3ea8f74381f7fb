"""Spans of phrases: a coordination cut into its parts, a clause without what hangs at its edges.

Owns the cutting alone; knows no plans.
"""

from __future__ import annotations

from collections.abc import Iterable

from carsica.extract.events.grammar import base
from carsica.parse.syntax import Sentence
from carsica.record.span import Span

EDGES = {"PUNCT", "CCONJ", "SCONJ"}
OPENING = {"DET", "NUM", "NOUN", "ADJ", "PROPN"}
"""Parts of speech that open a noun phrase."""
SHORTEST = 2
"""Words of the shortest item of a list."""


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


def listed(sentence: Sentence, head: int) -> list[Span]:
    """The items of "A, B and C" under a word, by the printed commas where the tree has fewer."""
    by_tree = parts(sentence, head)
    whole = phrase(sentence, head)
    inside = [i for i, w in enumerate(sentence.words) if whole.start <= w.start and w.end <= whole.end]
    pieces = _pieces(sentence, inside)
    if len(pieces) <= len(by_tree) or not all(_is_nominal(sentence, piece) for piece in pieces):
        return by_tree
    return [Span(*sentence.span(tuple(piece))) for piece in pieces]


def _pieces(sentence: Sentence, inside: list[int]) -> list[list[int]]:
    """Words between commas, the last piece cut at its last "and" before a noun phrase; empty without both."""
    commas = [i for i in inside if sentence.words[i].text in ",;"]
    joints = [
        i
        for i in inside[:-1]
        if commas
        and i > commas[-1]
        and sentence.words[i].upos == "CCONJ"
        and sentence.words[i + 1].upos in OPENING
    ]
    if not commas or not joints:
        return []
    cuts = [*commas, joints[-1]]
    pieces: list[list[int]] = [[]]
    for position in inside:
        if position in cuts:
            pieces.append([])
        else:
            pieces[-1].append(position)
    return [piece for piece in pieces if piece]


def _is_nominal(sentence: Sentence, piece: list[int]) -> bool:
    words = [sentence.words[i] for i in piece]
    named = any(w.upos in {"NOUN", "PROPN"} for w in words)
    finite = any(w.features.get("VerbForm") == "Fin" for w in words)
    return named and not finite and words[0].upos in OPENING and len(words) >= SHORTEST


def opens_phrase(sentence: Sentence, span: Span) -> bool:
    """Do the words open as a noun phrase does?"""
    first = next((w for w in sentence.words if span.covers((w.start, w.end))), None)
    return first is not None and first.upos in OPENING
