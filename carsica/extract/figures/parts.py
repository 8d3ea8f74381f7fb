"""Fractions and multiples: "a third of the budget", "twice".

Owns which of them are figures and in which unit. Must not look at whole numbers.
"""

from __future__ import annotations

from collections.abc import Sequence

from carsica.extract.figure_words import FigureWords
from carsica.extract.numbers import Numeral
from carsica.parse.syntax import Sentence
from carsica.record.figure import Figure
from carsica.record.span import Span

_NAMES = ("NOUN", "PROPN", "ADJ")
_HALF = 50
_WHOLES = frozenset((*range(2, 11), 100, 1000))
"""Wholes of which shares are told."""


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
        if following is None or following.features.get("Case") == "Gen":
            return False  # "треть избирателей"
        return following.upos in _NAMES

    def ratio(self, text: str, numeral: Numeral, numerals: Sequence[Numeral], sentence: Sentence) -> Figure | None:
        """A share told by its part and its whole: "two in three", "un forno su cinque"."""
        whole = next((n for n in numerals if n.core[0] >= numeral.core[1]), None)
        if whole is None or not (whole.exact and 1 <= numeral.value < whole.value and whole.value in _WHOLES):
            return None
        between = self.words.out_of.fullmatch(text, numeral.core[1], whole.core[0])
        if between is None or numeral.low != numeral.high:
            return None
        noun = [w for w in sentence.words if numeral.core[1] <= w.start < whole.start]
        after = next((w for w in sentence.words if w.start >= whole.core[1]), None)
        if len(noun) > 2 and after is not None and after.upos in _NAMES:
            return None  # "two stations in five towns"
        share = round(100 * numeral.value / whole.value, 1)
        span = Span(numeral.start, whole.core[1])
        return Figure("", span, "percent", "share", share, share, numeral.approximate)
