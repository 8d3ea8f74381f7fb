"""Number words of every language, and the arithmetic that puts them together.

Owns the look-up tables made from ``numbers.toml`` and the reading of a single numeral. Must not scan texts.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from carsica.extract.lexicon import load

APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "‘": "'"})
_LIMIT = 1e15


@dataclass(slots=True)
class Sum:
    """A number under construction, part by part; ``room`` is what the next added part must stay below."""

    total: float = 0.0
    current: float = 0.0
    room: float = _LIMIT
    scale: float = _LIMIT
    parts: int = 0
    last: float = 0.0

    @property
    def value(self) -> float:
        """The sum so far."""
        return self.total + self.current

    def add(self, value: float, *, before_tens: bool = False) -> bool:
        """Add a part below one hundred, or a whole hundred ("doscientos"); False when it does not fit."""
        fits = value < self.room and (value > 0 or not self.parts)
        if before_tens and 0 < self.last < 10 and 20 <= value < 100:
            fits = True
        if not fits:
            return False
        self.current += value
        self.room = _room_after(value)
        self._count(value)
        return True

    def multiply(self, scale: float) -> bool:
        """Apply "hundred", "thousand" and so on; False when it does not fit."""
        if scale >= 1e6 and self.scale == 1000 and self.total < 1e6:
            self.total, self.current = self.value * scale, 0.0  # "dos mil millones"
            self.scale = self.room = 1000.0
            self._count(scale)
            return True
        if scale >= self.scale or (scale > 100 and self.total and self.parts and not self.current):
            return False
        if scale == 100:
            if self.current >= 100 or self.scale == 100:
                return False
            self.current = (self.current or 1) * 100
            self.room = 100
        else:
            self.total += (self.current or 1) * scale
            self.current = 0.0
            self.scale = self.room = scale
        self._count(scale)
        return True

    def add_whole(self, value: float) -> bool:
        """Add a joined word that holds its own thousands ("duecentomila"); False when it does not fit."""
        if self.current or (self.parts and value >= self.scale):
            return False
        self.total += value
        self.scale = self.room = 1000.0 if value % 1000 == 0 else 1.0
        self._count(value)
        return True

    def _count(self, value: float) -> None:
        self.parts += 1
        self.last = value


def _room_after(value: float) -> float:
    """What may still be added after a part: units after tens, tens after hundreds."""
    if value >= 100:
        return 100
    if value in (60, 80):
        return 20  # soixante-dix, quatre-vingt-onze
    return 10 if value >= 20 and value % 10 == 0 else 1


@dataclass(frozen=True)
class NumberWords:
    """The number words of one language, ready for look-up; keys are lower case."""

    cardinals: Mapping[str, float]
    scales: Mapping[str, float]
    phrases: Mapping[tuple[str, ...], float]
    parts: Mapping[tuple[str, ...], tuple[str, float]]
    """Fractions and multiples by their words: ("un", "terzo") is ("fraction", 33.3), in percent."""
    collectives: Mapping[str, float]
    many: Mapping[str, float]
    articles: frozenset[str]
    unsure: frozenset[str]
    dependent: frozenset[str]
    bounds: Mapping[tuple[str, ...], str]
    after: Mapping[tuple[str, ...], str]
    ranges: frozenset[tuple[str, str]]
    free_ranges: frozenset[str]
    change: tuple[str, ...]
    joiners: Mapping[str, frozenset[str]]
    halves: frozenset[tuple[str, ...]]
    fillers: frozenset[str]
    """Words that may stand between a bound and its number: "как минимум о шести"."""
    ordinals: tuple[str, ...]
    """Beginnings ("*" before: endings) of ordinals that close a compound: "twenty-first"."""
    glued_units: frozenset[str]
    money_scales: Mapping[str, float]
    """Letters that are a scale behind a sum alone: "$12.5m"."""
    token: re.Pattern[str]
    segments: re.Pattern[str] | None
    segment_values: Mapping[str, float] = field(default_factory=dict)
    prefixes: tuple[tuple[str, float], ...] = ()

    @cached_property
    def openings(self) -> frozenset[str]:
        """First words of the phrases."""
        return frozenset(phrase[0] for phrase in self.phrases)

    @cached_property
    def part_openings(self) -> frozenset[str]:
        """First words of the fractions and multiples."""
        return frozenset(part[0] for part in self.parts)

    @cached_property
    def longest(self) -> Mapping[str, int]:
        """By its first word: the words of the longest phrase, fraction or multiple."""
        found: dict[str, int] = {}
        for words in (*self.parts, *self.phrases):
            found[words[0]] = max(len(words), found.get(words[0], 0))
        return found

    @cached_property
    def longest_phrase(self) -> int:
        """Words of the longest phrase."""
        return max(map(len, self.phrases), default=0)

    @cached_property
    def starts(self) -> frozenset[str]:
        """Words that a number may begin with, numbers apart."""
        return self.openings.union(self.articles, self.collectives, self.many, self.scales)


@functools.cache
def number_words(language: str) -> NumberWords:
    """The number words of a language; empty tables where the lexicon has none."""
    entries = load(language, "numbers")
    cardinals, scales = _forms(entries, "cardinals"), _forms(entries, "scales")
    parts = {**cardinals, **scales, **_forms(entries, "segments")}
    form = entries.get("format", {})
    words = "|".join(map(re.escape, sorted([*parts, *form.get("glue", [])], key=len, reverse=True)))
    joiners = entries.get("joiners", {})
    bounds = entries.get("bounds", {})
    split = re.compile(_letters(form))
    ranges = entries.get("ranges", {})
    return NumberWords(
        cardinals=cardinals,
        scales=scales,
        phrases={tuple(split.findall(k)): v for k, v in _forms(entries, "phrases").items()},
        parts={
            tuple(split.findall(words)): (kind, value)
            for kind, table in (("fraction", "fractions"), ("multiple", "multiples"))
            for words, value in _forms(entries, table).items()
        },
        collectives=_forms(entries, "collectives"),
        many=_forms(entries, "many"),
        articles=frozenset(entries.get("articles", ())),
        unsure=frozenset(entries.get("unsure", ())),
        dependent=frozenset(entries.get("dependent", ())),
        bounds={tuple(split.findall(w)): kind for kind, ws in bounds.items() if "after" not in kind for w in ws},
        after={
            tuple(split.findall(w)): kind.removesuffix("_after")
            for kind, ws in bounds.items()
            if "after" in kind
            for w in ws
        },
        ranges=frozenset((a, b) for a, b in ranges.get("pairs", ())),
        free_ranges=frozenset(ranges.get("free", ())),
        change=tuple(ranges.get("change", ())),
        joiners={k: frozenset(v) for k, v in joiners.items()},
        halves=frozenset(tuple(w.split()) for w in entries.get("halves", ())),
        fillers=frozenset(entries.get("fillers", ())),
        ordinals=tuple(entries.get("ordinals", ())),
        glued_units=frozenset(form.get("glued_units", ())),
        money_scales=form.get("money_scales", {}),
        token=_token_pattern(form),
        segments=re.compile(f"(?:{words})") if words and form.get("agglutinate") else None,
        segment_values=parts,
        prefixes=tuple(sorted(_forms(entries, "prefixes").items(), key=lambda p: -len(p[0]))),
    )


def _forms(entries: Mapping[str, Any], table: str) -> dict[str, float]:
    """``{"2": ["due"]}`` turned over: ``{"due": 2.0}``."""
    return {form: float(value) for value, forms in entries.get(table, {}).items() for form in forms}


def _token_pattern(form: Mapping[str, Any]) -> re.Pattern[str]:
    group = "".join(map(re.escape, form.get("group", ",")))
    decimal = re.escape(form.get("decimal", "."))
    # A mark that stands twice parts thousands, whatever the language writes ("73,320,000" in Latin America).
    grouped = r"\d{1,3}(?P<mark>[.,])\d{3}(?:(?P=mark)\d{3})+(?![.,]?\d)"
    digits = rf"\d{{1,3}}(?:(?P<sep>[{group}])\d{{3}})(?:(?P=sep)\d{{3}})*(?!\d)(?:{decimal}\d+)?|\d+(?:[.,]\d+)?"
    return re.compile(rf"{grouped}|{digits}|{_letters(form)}|%")


def _letters(form: Mapping[str, Any]) -> str:
    """A word; in some languages an apostrophe stands inside words ("п'ять")."""
    return r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*" if form.get("apostrophe_inside") else r"[^\W\d_]+"


def parse_digits(written: str, language: str) -> float:
    """The value of a number in digits, grouped as the language groups ("1.500,5" in Italian is 1500.5)."""
    form = load(language, "numbers").get("format", {})
    decimal, groups = form.get("decimal", "."), form.get("group", ",")
    twice = re.fullmatch(r"\d{1,3}([.,])\d{3}(?:\1\d{3})+", written)
    if twice or re.fullmatch(rf"\d{{1,3}}(?:[{re.escape(groups)}]\d{{3}})+", written):
        return float(re.sub(r"\D", "", written))
    whole, mark, fraction = written.rpartition(decimal)
    if not mark:
        whole, fraction = written, "0"
        if re.fullmatch(r"\d+[.,]\d{1,2}", written):
            return float(written.replace(",", "."))
    return float(f"{re.sub(r'[^0-9]', '', whole) or 0}.{fraction}")


@functools.lru_cache(maxsize=8192)
def parse_word(word: str, language: str) -> float | None:
    """The value of one number word, also a joined one ("quarantadue"); None when it is no number."""
    known = number_words(language)
    word = word.lower().translate(APOSTROPHES)
    if word in known.cardinals:
        return known.cardinals[word]
    if word in known.scales:
        return None if word in known.dependent else known.scales[word]
    if known.segments is None or len(word) < 5:
        return None
    total, position, glued = Sum(), 0, False
    while position < len(word):
        found = known.segments.match(word, position)
        if not found:
            return None
        part = found.group()
        position = found.end()
        if part in known.scales:
            fits = total.multiply(known.scales[part])
        elif part in known.segment_values:
            fits = total.add(known.segment_values[part], before_tens=glued)
        else:
            glued, fits = True, total.parts > 0
        if not fits:
            return None
    return total.value if total.parts > 1 else None


def split_prefix(word: str, language: str) -> tuple[float, str] | None:
    """A compound that begins with a number ("neunstöckig", "девятиэтажный") as (9, "stöckig"); else None."""
    word = word.lower().translate(APOSTROPHES)
    for prefix, value in number_words(language).prefixes:
        if word.startswith(prefix) and len(word) > len(prefix) + 2:
            return value, word[len(prefix) :].lstrip("-‑")
    return None


@functools.lru_cache(maxsize=16384)
def begins_number(word: str, language: str) -> bool:
    """May a number in words begin with a word? Nearly all begin none, and every word is asked."""
    known = number_words(language)
    if word in known.part_openings:
        return True
    return word not in known.dependent and (word in known.starts or parse_word(word, language) is not None)
