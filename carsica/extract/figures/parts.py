"""Fractions and multiples: "a third of the budget", "twice".

Owns which of them are figures and in which unit. Must not look at whole numbers.
"""

from __future__ import annotations

from carsica.extract.figure_words import FigureWords
from carsica.extract.numbers import Numeral
from carsica.parse.syntax import Sentence
from carsica.record.figure import Figure
from carsica.record.span import Span

_NAMES = ("NOUN", "PROPN", "ADJ")
_HALF = 50


class Parts:
    """Finds the shares (percent) and multiples (times) of one text."""

    def __init__(self, words: FigureWords) -> None:
        self.words = words

    def figure(self, numeral: Numeral, sentence: Sentence, last: int) -> Figure | None:
        """The figure of a fraction or a multiple; None for other numbers and ordinals ("a third man")."""
        span = Span(numeral.start, numeral.end)
        if numeral.kind == "multiple":
            return Figure("", span, "time", "times", numeral.low, numeral.high, numeral.approximate)
        if numeral.kind != "fraction" or (numeral.value < _HALF and self._ordinal(sentence, last)):
            return None
        return Figure("", span, "percent", "share", numeral.low, numeral.high, numeral.approximate)

    @staticmethod
    def _ordinal(sentence: Sentence, last: int) -> bool:
        """Does a noun follow at once, so that the word says which one it is?"""
        following = sentence.words[last + 1] if 0 <= last + 1 < len(sentence.words) else None
        return following is not None and following.upos in _NAMES
