"""Nouns side by side that a tree gives to one verb as two subjects: one phrase ("the health minister said").

Owns that mend, for languages that set nouns before nouns. Changes no other arc.
"""

from __future__ import annotations

from dataclasses import replace

from carsica.parse.syntax import Word

_NOUNS = frozenset({"NOUN", "PROPN"})
_BEFORE = frozenset({"det", "amod", "nmod", "nummod", "case", "compound"})


def join_subjects(words: list[Word]) -> list[Word]:
    """The words of one sentence, of two subjects side by side the first hung from the second.

    Of two proper nouns the second hangs from the first. What stands before the first and tells of it goes with the
    head; so the result is always a tree.
    """
    found = words
    for at in range(len(words) - 1):
        first, second = found[at], found[at + 1]
        if _subject(first) and _subject(second) and first.head == second.head:
            found = list(found) if found is words else found
            if first.upos == second.upos == "PROPN":
                found[at + 1] = replace(second, head=at, relation="flat")
                continue
            found[at] = replace(first, head=at + 1, relation="compound")
            for i in range(at):
                if found[i].head == at and found[i].relation.split(":")[0] in _BEFORE:
                    found[i] = replace(found[i], head=at + 1)
    return found


def _subject(word: Word) -> bool:
    return word.relation.split(":")[0] == "nsubj" and word.upos in _NOUNS
