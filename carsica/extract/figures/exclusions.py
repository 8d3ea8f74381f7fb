"""Numbers that count nothing: in dates, ages, ordinals, clock times, list marks, set phrases, page furniture.

Owns what is no figure whatever follows it. Words live in the lexicon (``figures.toml``).
"""

from __future__ import annotations

import re

from carsica.extract.cover import Cover
from carsica.extract.figure_words import FigureWords
from carsica.extract.numbers import Numeral
from carsica.parse.syntax import Sentence
from carsica.record.figure import Figure

_YEARS = range(1900, 2100)
_AROUND = 30
"""Characters on both sides of a number in which an age or a set phrase may stand."""
_CLOCK = re.compile(r":\d\d(?!\d)")
_CLOCK_MARK = re.compile(r"\W{0,3}\d{1,2}[.:]\d\d\s*[–—-]")


class Exclusions:
    """Tells which numbers of one text are no figures; ``before`` grows with the figures found so far."""

    def __init__(self, text: str, words: FigureWords, taken: Cover, before: list[tuple[Figure, int]]) -> None:
        self.text = text
        self.words = words
        self.taken = taken
        self.before = before
        self._furnished: dict[int, bool] = {}  # by the start of a line

    def hold(self, numeral: Numeral, sentence: Sentence) -> bool:
        """Is the number part of a date, an age, an ordinal, a list mark or a set phrase?"""
        start, end = numeral.core
        if self.before and start < self.before[-1][0].span[1] and self.before[-1][0].unit == "percent":
            return True  # the "cento" of "per cento"
        if self.taken.meets(start, end):
            return True
        return self._mark(numeral, sentence) or self._set_phrase(numeral, sentence) or self._furniture(start)

    def _mark(self, numeral: Numeral, sentence: Sentence) -> bool:
        """Is it a list mark, an ordinal or a clock time ("18:05 – Three people ...")?"""
        start, end = numeral.core
        following = self.text[end : end + 1]
        if _CLOCK.match(self.text, end) or _CLOCK_MARK.match(self.text, self._line(start)[0], end + 9):
            return start - self._line(start)[0] < 3 or following == ":"
        if following == ")" and start == sentence.start:
            return True
        if numeral.kind == "digits" and self._listed(start, end):
            return True
        dotted = following == "." and numeral.kind == "digits"
        return dotted and (start == sentence.start or self._ordinal(end + 1, sentence))

    def _listed(self, start: int, end: int) -> bool:
        """Is it the mark of an item in a list, as its neighbour is of the next ("1- ...", "2- ...")?"""
        dash = re.match(r"\s?[-–—]\s?(?=[^\W\d])", self.text[end : end + 4])
        number = self.text[start:end]
        if dash is None or not number.isdecimal() or self._line(start)[0] != start:
            return False
        around = f"{int(number) - 1}|{int(number) + 1}"
        return re.search(rf"^(?:{around})\s?[-–—]\s?[^\W\d]", self.text, re.MULTILINE) is not None

    def _set_phrase(self, numeral: Numeral, sentence: Sentence) -> bool:
        """Is it part of a set phrase or an age? Words are put in digits to see an age."""
        start, end = numeral.core
        left, right = max(sentence.start, start - _AROUND), min(sentence.end, end + _AROUND)
        written = f"{numeral.value:.0f}" if numeral.kind in ("words", "unsure") else self.text[start:end]
        told = self.text[left:start] + written + self.text[end:right]
        return _touched(self.words.skip, self.text[left:right], start - left, end - left) or _touched(
            self.words.age, told, start - left, start - left + len(written)
        )

    def _furniture(self, start: int) -> bool:
        """Does the number stand in a line of the page that is no part of the report ("Read also: ...")?"""
        first, end = self._line(start)
        if first not in self._furnished:
            self._furnished[first] = self.words.furniture.search(self.text, first, end) is not None
        return self._furnished[first]

    def _line(self, start: int) -> tuple[int, int]:
        end = self.text.find("\n", start)
        return self.text.rfind("\n", 0, start) + 1, len(self.text) if end < 0 else end

    def offset(self, start: int, end: int) -> bool:
        """Is a length of time the way to a day ("two days later", "within a week") and no duration?"""
        before = self.text[max(0, start - _AROUND) : start]
        return bool(self.words.offset_after.match(self.text, end) or self.words.offset_before.search(before))

    def out_of(self, numeral: Numeral, numerals: list[Numeral]) -> bool:
        """Is it the whole of a ratio ("two in three children")? The part is the figure."""
        left = next((n for n in reversed(numerals) if n.core[1] <= numeral.start), None)
        return left is not None and bool(self.words.ratio.fullmatch(self.text, left.core[1], numeral.core[0]))

    def _ordinal(self, after: int, sentence: Sentence) -> bool:
        """Does a full stop make the number an ordinal ("3. Treffen"), where the language writes them so?"""
        if not self.words.ordinal_dot:
            return False
        word = next((w for w in sentence.words if w.start >= after), None)
        starts_anew = word is not None and word.text[:1].isupper() and word.upos not in ("NOUN", "PROPN", "ADJ")
        return word is not None and not starts_anew


def _touched(pattern: re.Pattern[str], window: str, start: int, end: int) -> bool:
    return any(m.start() < end and start < m.end() for m in pattern.finditer(window))


def year(numeral: Numeral) -> bool:
    """Is it a bare number that can be a year?"""
    return numeral.kind == "digits" and numeral.exact and numeral.value in _YEARS
