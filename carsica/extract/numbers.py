"""Numbers of a text, in digits or words, with their bounds ("more than", "some", "between ... and ...").

Owns the reading of numerals in every language of the lexicon (``numbers.toml``). Must not know what is counted.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from carsica.extract.number_words import APOSTROPHES, Sum, begins_number, number_words, parse_digits, parse_word

NumeralKind = Literal["digits", "words", "article", "unsure", "collective", "many", "fraction", "multiple"]

_DASH = re.compile(r"[ \u00a0]?[-–—‑][ \u00a0]?")
_CURRENCIES = tuple("€$£₴₽¥")
_ABOUT = re.compile(r"[~≈] *\Z")
_HYPHENS = "-‑"
_JOINING = "-‑'’ʼ"
"""What holds the words of one number together: "twenty-one", "mezz'ora"."""
_BLANK = frozenset(" \u00a0\u202f\t")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as the text gives it.

    ``start`` and ``end`` cover the number with the words of its bound ("oltre 470"), ``core`` the number alone.
    ``high`` None is open, ``low`` None unknown. ``kind`` says how it is written: "article" is a word that may
    be a mere article ("un"), "unsure" a word that is a number only sometimes ("sei"), "collective" a noun of
    quantity ("una decina"), "many" an open one ("decine"), "fraction" a share in percent ("un terzo"),
    "multiple" how many times ("twice").
    """

    start: int
    end: int
    low: float | None
    high: float | None
    kind: NumeralKind
    core: tuple[int, int]
    approximate: bool = False

    @property
    def value(self) -> float:
        """The bound that is known, the lower one first."""
        known = self.low if self.low is not None else self.high
        return known if known is not None else 0.0

    @property
    def exact(self) -> bool:
        """Is it one plain number?"""
        return self.low == self.high and not self.approximate


class _Token(NamedTuple):
    text: str
    start: int
    end: int


class _Scan:
    """One pass over the tokens of a text."""

    def __init__(self, text: str, language: str) -> None:
        self.text = text
        self.language = language
        self.known = number_words(language)
        folded = text.translate(APOSTROPHES).lower()
        folded = folded if len(folded) == len(text) else text
        places = [found.span() for found in self.known.token.finditer(text)]
        self.tokens = [_Token(folded[start:end], start, end) for start, end in places]

    def gap(self, index: int) -> str:
        """What stands between a token and the next one."""
        if index + 1 >= len(self.tokens):
            return "\n"
        return self.text[self.tokens[index].end : self.tokens[index + 1].start]

    def near(self, index: int, hyphen: bool = False) -> bool:
        """Does the next token follow after a blank (or a hyphen, an apostrophe) alone?"""
        gap = self.gap(index)
        return (bool(gap) and all(c in _BLANK for c in gap)) or (hyphen and len(gap) == 1 and gap in _JOINING)

    def word(self, index: int) -> str:
        return self.tokens[index].text if 0 <= index < len(self.tokens) else ""

    def numerals(self) -> Iterator[tuple[Numeral, int, int]]:
        """Bare numerals with the positions of their first and last token."""
        index = 0
        while index < len(self.tokens):
            word, found = self.tokens[index].text, None
            if word[0].isdecimal():
                found = self._digits(index)
            elif begins_number(word, self.language):
                found = self._words(index)
            if found:
                yield found
                index = found[2] + 1
            else:
                index += 1

    def _digits(self, index: int) -> tuple[Numeral, int, int] | None:
        token = self.tokens[index]
        before, after = self.text[max(0, token.start - 2) : token.start], self.text[token.end : token.end + 1]
        if before[-1:].isalpha() or after in ("°", "º", "ª"):
            return None
        if len(before) == 2 and before[1] in "-‑./:" and before[0].isalnum():
            range_end = before[1] in _HYPHENS and before[0].isdecimal()
            if not range_end:
                return None  # F-16, 15/2022, 12:30
        if after.isalpha() and not self._unit_glued(index):
            return None  # 3rd, 2S19
        value, last = parse_digits(token.text, self.language), index
        while self.word(last + 1) in self.known.scales and (self.near(last, hyphen=True) or not self.gap(last)):
            scale = self.known.scales[self.word(last + 1)]
            if last > index and scale <= self.known.scales.get(self.word(last), 0):
                break
            value *= scale
            last += 1
        money = self.known.money_scales.get(self.word(last + 1))
        if money and before[-1:] in _CURRENCIES and not self.gap(last):
            value, last = value * money, last + 1  # "$12.5m"
        value, last, dozens = self._dozens(value, last)
        end = self.tokens[last].end
        return Numeral(token.start, end, value, value, "digits", (token.start, end), dozens), index, last

    def _dozens(self, value: float, last: int) -> tuple[float, int, bool]:
        """So many dozens, hundreds ("три сотни"): a number of collectives, which is only about right."""
        word = self.word(last + 1)
        size = self.known.collectives.get(word, 0) or self.known.many.get(word, 0) / 2
        if value >= 100 or not 10 <= size <= 1000 or not self.near(last):
            return value, last, False
        return value * size, last + 1, True

    def _unit_glued(self, index: int) -> bool:
        """Is the word right after the digits an abbreviation of a measure (10km, 5mln) and no ordinal ending?"""
        follower = self.word(index + 1)
        return follower in self.known.glued_units or follower in self.known.scales

    def _words(self, index: int) -> tuple[Numeral, int, int] | None:
        """The longest number in words that starts at a token."""
        first = self.word(index)
        part = self._part(index) if first in self.known.part_openings else None
        if part:
            return part
        if first in self.known.dependent or not self._opens(first):
            return None
        starts = first in self.known.articles and self.near(index)
        noun = index + 1 if starts and (self.word(index + 1) in self.known.collectives) else index
        if self.word(noun) in self.known.collectives:
            return self._collective(index, noun)
        if first in self.known.many:
            return self._many(index)
        total, last = Sum(), index - 1
        while True:
            step = self._step(total, last + 1)
            if step is None:
                break
            last = step
        if not total.parts:
            return None
        value, last = self._half(total, last)
        value, last, dozens = self._dozens(value, last)
        if total.last >= 10 and total.last % 10 == 0 and self.near(last, hyphen=True) and self._ordinal(last + 1):
            return None  # "twenty-first", "dix-neuvième"
        kind: NumeralKind = "words"
        if last == index and first in self.known.articles:
            kind = "article"
        elif last == index and first in self.known.unsure:
            kind = "unsure"
        start, end = self.tokens[index].start, self.tokens[last].end
        return Numeral(start, end, value, value, kind, (start, end), dozens), index, last

    def _part(self, index: int) -> tuple[Numeral, int, int] | None:
        """A fraction or a multiple that starts at a token, unless a longer phrase does ("half a million")."""
        for length in range(self.known.longest[self.word(index)], 0, -1):
            words = tuple(t.text for t in self.tokens[index : index + length])
            if len(words) < length or not all(self.near(i, True) for i in range(index, index + length - 1)):
                continue
            if words in self.known.phrases:
                return None
            if words in self.known.parts:
                kind, value = self.known.parts[words]
                core = (self.tokens[index].start, self.tokens[index + length - 1].end)
                written: NumeralKind = "fraction" if kind == "fraction" else "multiple"
                return Numeral(*core, value, value, written, core), index, index + length - 1
        return None

    def _opens(self, word: str) -> bool:
        """May a number begin with a word? Nearly all begin none."""
        return word in self.known.starts or parse_word(word, self.language) is not None

    def _ordinal(self, index: int) -> bool:
        word = self.word(index)
        return any(word.endswith(o[1:]) if o[0] == "*" else word.startswith(o) for o in self.known.ordinals)

    def _step(self, total: Sum, index: int) -> int | None:
        """Take the next part of a number; the position of its last token, or None when the number is over."""
        if total.parts:
            if index >= len(self.tokens) or not self.near(index - 1, hyphen=True):
                return None
            joined = self.known.joiners.get("after_tens" if 20 <= total.last < 100 else "after_scale", frozenset())
            if self.word(index) in joined and (total.last >= 20) and self.near(index):
                taken = self._take(total, index + 1)
                if taken is not None:
                    return taken
        return self._take(total, index)

    def _take(self, total: Sum, index: int) -> int | None:
        word = self.word(index)
        if not word:
            return None
        for length in range(self.known.longest_phrase if word in self.known.openings else 0, 1, -1):
            tokens = tuple(t.text for t in self.tokens[index : index + length])
            if (
                len(tokens) == length
                and tokens in self.known.phrases
                and all(self.near(i, True) for i in range(index, index + length - 1))
            ):
                return index + length - 1 if total.add(self.known.phrases[tokens]) else None
        if word in self.known.scales:
            return index if total.multiply(self.known.scales[word]) else None
        value = parse_word(word, self.language)
        if value is None:
            return None
        if value >= 1000:
            return index if total.add_whole(value) else None
        return index if total.add(value) else None

    def _half(self, total: Sum, last: int) -> tuple[float, int]:
        """The half of "un milione e mezzo": half of the last scale on top."""
        for half in self.known.halves:
            tokens = tuple(t.text for t in self.tokens[last + 1 : last + 1 + len(half)])
            if tokens == half and self.near(last):
                return total.value + (total.last / 2 if total.last >= 1000 else 0.5), last + len(half)
        return total.value, last

    def _collective(self, index: int, noun: int) -> tuple[Numeral, int, int]:
        value, last = self.known.collectives[self.word(noun)], noun
        value, last = self._of_scale(value, last)
        start, end = self.tokens[index].start, self.tokens[last].end
        return Numeral(start, end, value, value, "collective", (start, end), approximate=True), index, last

    def _many(self, index: int) -> tuple[Numeral, int, int]:
        value, last = self._of_scale(self.known.many[self.word(index)], index)
        start, end = self.tokens[index].start, self.tokens[last].end
        return Numeral(start, end, value, None, "many", (start, end), approximate=True), index, last

    def _of_scale(self, value: float, last: int) -> tuple[float, int]:
        """A quantity of quantities ("decine di migliaia"): one of thousands or millions."""
        follower = last + 2 if self.word(last + 1) in self.known.joiners.get("of", ()) else last + 1
        word = self.word(follower)
        scale = self.known.scales.get(word, 0) or self.known.many.get(word, 0) / 2
        if scale >= 1000 and all(self.near(i) for i in range(last, follower)):
            return value * scale, follower
        return value, last


@functools.lru_cache(maxsize=4)  # times and figures ask for those of the same text
def find_numerals(text: str, language: str) -> tuple[Numeral, ...]:
    """All numbers of a text, in text order, with their bounds; ranges come as one numeral.

    Ordinals, numbers inside names ("F-16") and clock times are left out; whether a number is a date or counts
    something is for others to say.
    """
    scan = _Scan(text, language)
    if not scan.known.cardinals:
        return ()
    bare = list(scan.numerals())
    found: list[Numeral] = []
    index = 0
    while index < len(bare):
        merged = _range(scan, bare[index], bare[index + 1]) if index + 1 < len(bare) else None
        numeral, first, last = merged or bare[index]
        found.append(_bounded(scan, numeral, first, last))
        index += 2 if merged else 1
    return tuple(found)


def _range(
    scan: _Scan, left: tuple[Numeral, int, int], right: tuple[Numeral, int, int]
) -> tuple[Numeral, int, int] | None:
    """Two numbers that bound one ("tra 30 e 40", "30-40", "two or three")."""
    (low, first, left_end), (high, right_start, last) = left, right
    if {"article", "many", "fraction", "multiple"} & {low.kind, high.kind}:
        return None
    between = scan.text[low.end : high.start]
    bottom = low.value
    if high.value >= 1000 and bottom * 100 < high.value:
        bottom = _shared_scale(scan, high, last, bottom)
    opened = False
    if not _DASH.fullmatch(between):
        middle = scan.word(left_end + 1)
        if right_start != left_end + 2 or not (scan.near(left_end) and scan.near(left_end + 1)):
            return None
        opened = (scan.word(first - 1), middle) in scan.known.ranges and scan.near(first - 1)
        if not opened and middle not in scan.known.free_ranges:
            return None
        if opened and _changes(scan, first - 1):
            return None
    if bottom >= high.value:
        return None
    start = scan.tokens[first - 1].start if opened else low.start
    merged = Numeral(
        start,
        high.end,
        bottom,
        high.value,
        "digits" if low.kind == "digits" else "words",
        (low.start, high.end),
        True,
    )
    return merged, first - 1 if opened else first, last


def _shared_scale(scan: _Scan, high: Numeral, last: int, bottom: float) -> float:
    """The scale of "3-4 milioni": that of the second number holds for the first too."""
    scale = scan.known.scales.get(scan.word(last), 1.0)
    return bottom * scale if bottom * scale < high.value else bottom


def _changes(scan: _Scan, index: int) -> bool:
    """Does a verb of rise or fall stand just before ("rose from 19 to 25")? Then both numbers stand alone."""
    return (
        any(scan.word(i).startswith(scan.known.change) for i in range(max(0, index - 5), index))
        if scan.known.change
        else False
    )


def _bounded(scan: _Scan, numeral: Numeral, first: int, last: int) -> Numeral:
    """Take in the words before and after a number that bound it, a filler left out ("mindestens aber 350")."""
    dropped = (0, 1) if scan.word(first - 1) in scan.known.fillers else (0,)
    for end, length in ((first - drop, length) for drop in dropped for length in range(4, 0, -1)):
        words = tuple(t.text for t in scan.tokens[max(0, end - length) : end])
        if len(words) == length and words in scan.known.bounds and _together(scan, end - length, first):
            if scan.known.bounds[words] == "at_most" and _changes(scan, end - length):
                break  # "rose to 25" is no upper bound
            start = scan.tokens[end - length].start
            return _apply(scan.known.bounds[words], replace(numeral, start=start))
    for length in range(3, 0, -1):
        words = tuple(t.text for t in scan.tokens[last + 1 : last + 1 + length])
        if len(words) == length and words in scan.known.after and _together(scan, last, last + length):
            return _apply(scan.known.after[words], replace(numeral, end=scan.tokens[last + length].end))
    if _ABOUT.search(scan.text, max(0, numeral.start - 4), numeral.start):
        return replace(numeral, approximate=True)
    return numeral


def _together(scan: _Scan, first: int, last: int) -> bool:
    return all(
        scan.gap(i).strip(" \u00a0\u202f-.'’ʼ$€£") == "" and "\n" not in scan.gap(i) for i in range(first, last)
    )


def _apply(bound: str, numeral: Numeral) -> Numeral:
    if bound == "at_least":
        return replace(numeral, low=numeral.low if numeral.low is not None else numeral.high, high=None)
    if bound == "at_most":
        return replace(numeral, low=None, high=numeral.value if numeral.high is None else numeral.high)
    return replace(numeral, approximate=True)
