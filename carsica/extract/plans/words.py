"""The words by which texts speak of plans, from ``lexicon/<language>/plans.toml``.

Owns looking them up; must not know trees.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass

from carsica.extract.lexicon import load
from carsica.extract.word_tables import WordSets
from carsica.parse.syntax import Sentence, Word


@dataclass(frozen=True)
class PlanWords:
    """Word sets of one language."""

    sets: WordSets

    def has(self, key: str, word: Word) -> bool:
        """Is the word in the set ``section.key``?"""
        return key in self.sets.holding(word)

    def phrase(self, key: str, sentence: Sentence, position: int) -> int:
        """Number of words of the phrase of the set that starts at a position; 1 for a single word, 0 for none."""
        return self.sets.phrase(key, sentence, position)

    def inside(self, key: str, sentence: Sentence, position: int, longest: int = 3) -> bool:
        """Does a word stand within a phrase of the set?"""
        firsts = range(max(0, position - longest + 1), position + 1)
        return any(self.phrase(key, sentence, first) > position - first for first in firsts)


@functools.cache
def plan_words(language: str) -> PlanWords:
    """The plan lexicon of a language; without a file, an empty one."""
    endings = tuple(tuple(pair.split(">")) for pair in load(language, "events").get("endings", ()))
    sets = {
        f"{section}.{key}": words
        for section, keys in load(language, "plans").items()
        for key, words in keys.items()
    }
    return PlanWords(WordSets(sets, endings))
