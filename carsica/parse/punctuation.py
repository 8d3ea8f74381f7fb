"""Commas hung where a language's treebanks hang them. Owns that convention; changes no other arc and no relation.

A model that learned from treebanks of several minds guesses at commas; the tree of the other words says where
they go. Only for languages whose file says ``commas = "governor"``: elsewhere the model knows better than rules.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from carsica.parse.syntax import Word


def hang_commas(words: list[Word]) -> list[Word]:
    """The words of one sentence, each comma with the head that the tree of the other words gives it.

    A comma before a conjunct hangs from it; before another dependent of a word on its left, from that word; after
    a unit whose governor is on its right, from the head of this unit. A comma with something hanging from it, at
    an end of the sentence, or inside an arc that crosses others keeps its head; so the result is always a tree.
    """
    commas = [i for i, word in enumerate(words) if word.text == "," and word.relation == "punct"]
    if not commas:
        return words
    governors = {word.head for word in words}
    found = words
    for comma in commas:
        if comma in governors:
            continue
        head = _head(words, comma)
        if head is not None and head != words[comma].head:
            found = list(words) if found is words else found
            found[comma] = replace(words[comma], head=head)
    return found


def _head(words: Sequence[Word], comma: int) -> int | None:
    """The head of a comma by the tree of the words around it, or None where that does not tell."""
    before, after = comma - 1, comma + 1
    while before >= 0 and words[before].relation == "punct":
        before -= 1
    while after < len(words) and words[after].relation == "punct":
        after += 1
    if before < 0 or after == len(words):
        return None
    left, right = _climb(words, before, comma), _climb(words, after, comma)
    dependent, governor = right[-1], words[right[-1]].head
    if governor in left:
        return dependent if words[dependent].relation.split(":")[0] == "conj" else governor
    dependent, governor = left[-1], words[left[-1]].head
    return dependent if governor in right else None


def _climb(words: Sequence[Word], position: int, border: int) -> list[int]:
    """A word and its governors upwards, as long as they stay on its side of the border."""
    climbed = [position]
    head = words[position].head
    while head >= 0 and (head < border) == (position < border):
        climbed.append(head)
        head = words[head].head
    return climbed
