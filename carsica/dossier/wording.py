"""The words of Carsica's pages and terminal: interface strings, dates, numbers and names in the reader's language.

Owns the way from a value of the record to words; must not hold a sentence itself: those stand in ``strings/``,
one file a language.
"""

from __future__ import annotations

import functools
import tomllib
from datetime import date, datetime, timedelta
from importlib import resources
from typing import Any

from babel import Locale
from babel.dates import format_date, format_time
from babel.numbers import format_decimal

from carsica.errors import UsageError

_STRINGS = resources.files("carsica.dossier").joinpath("strings")
LANGUAGES = tuple(sorted(file.name.removesuffix(".toml") for file in _STRINGS.iterdir()))
PLAIN = ("counted", "duration", "amount", "storeys", "distance", "share", "length", "area")
"""What is counted, where the unit says it all."""


@functools.cache
def strings(language: str) -> dict[str, Any]:
    """All strings of an interface language. Raises UsageError when there is no file of that language."""
    if language not in LANGUAGES:
        raise UsageError(language, f"no interface in this language; there is {', '.join(LANGUAGES)}")
    return tomllib.loads(_STRINGS.joinpath(f"{language}.toml").read_text(encoding="utf-8"))


@functools.cache
def wording(language: str) -> Wording:
    """The wording of an interface language."""
    return Wording(language)


def whole_period(start: str, end: str | None) -> str | None:
    """The month or year (ISO) that two days span from its first to its last, if they do."""
    try:
        first, last = date.fromisoformat(start), date.fromisoformat(end or "")
    except ValueError:
        return None
    if first.day != 1 or (last + timedelta(days=1)).day != 1 or first.year != last.year:
        return None
    if first.month == last.month:
        return start[:7]
    return start[:4] if (first.month, last.month) == (1, 12) else None


@functools.lru_cache(maxsize=4096)
def _number(value: float, language: str) -> str:
    return str(format_decimal(value, format="#,##0.##", locale=language))


@functools.lru_cache(maxsize=4096)
def _day(iso: str, language: str, weekday: bool) -> str:
    """A date in words; kept, because a dossier says the same few days thousands of times."""
    try:
        if len(iso) == 4:
            return iso
        if len(iso) == 7:
            return str(format_date(date.fromisoformat(iso + "-01"), "LLLL y", locale=language))
        pattern = "EEEE d MMMM y" if weekday else "d MMM y"
        day = str(format_date(date.fromisoformat(iso[:10]), pattern, locale=language))
        if "T" not in iso:
            return day
        return f"{day}, {format_time(datetime.fromisoformat(iso).time(), 'HH:mm', locale=language)}"
    except ValueError:
        return iso


class Wording:
    """Strings, dates and numbers in one interface language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._strings = strings(language)
        self._locale = Locale.parse(language)

    def __call__(self, key: str, **values: object) -> str:
        """The string of a key in the table ``ui``, with its ``{places}`` filled."""
        text: str = self._strings["ui"][key]
        return text.format(**values) if values else text

    def count(self, key: str, number: int) -> str:
        """A number with its noun: "1 report", "12 reports"."""
        one, other = self._strings["count"][key]
        return str((one if number == 1 else other).format(n=self.number(number)))

    def term(self, group: str, value: str | None) -> str:
        """The word for a value of the record; a value without one is shown as it stands."""
        if value is None:
            return ""
        known: dict[str, str] = self._strings["term"].get(group, {})
        return known.get(value) or known.get(value.lower()) or value.replace("_", " ").lower()

    def explain(self, group: str, value: str) -> str:
        """A sentence that says what a value means; empty where there is none."""
        return str(self._strings["explain"].get(group, {}).get(value, ""))

    def explained(self, group: str) -> tuple[str, ...]:
        """The values of a group that have an explanation, in the file's order."""
        return tuple(self._strings["explain"].get(group, {}))

    def party(self, kind: str, name: str) -> str:
        """How to name a source: by name; an unnamed one in the text's words, marked as unnamed."""
        if kind == "unstated" or not name:
            return self.term("source", "unstated")
        return f"{name} ({self.term('source', 'anonymous')})" if kind == "anonymous" else name

    def event(self, type_: str, mode: str | None) -> str:
        """What an event is, by its mode where it has one, else by its type: "meeting", "attack"."""
        return self.term("mode", mode) if mode else self.term("event_type", type_)

    def quantity(self, unit: str, what: str) -> str:
        """What a figure counts: "drones launched"; unit and what are not said twice."""
        feminine = unit in self._strings["grammar"]["feminine"] and what in self._strings["term"]["what_feminine"]
        counted, how = self.term("unit", unit), self.term("what_feminine" if feminine else "what", what)
        return f"{counted} {how}" if self._says_more(unit, what) else counted

    def _says_more(self, unit: str, what: str) -> bool:
        """Does what is counted say more than the unit? "buildings" of buildings and "duration" of days do not."""
        if what in self._strings["term"]["what"]:
            return True
        plural = str(strings("en")["term"]["unit"].get(unit, unit))
        return bool(what) and what not in (*PLAIN, plural) and (" " in what or not what.startswith(unit[:-1]))

    def number(self, value: float) -> str:
        """A number with the language's separators; at most two decimals."""
        return _number(value, self.language)

    def bounds(self, low: float | None, high: float | None, approximate: bool = False) -> str:
        """Bounds in words: "476", "at least 470", "at most 9", "12–15", "about 40"."""
        if low is None and high is None:
            return self("bounds_unknown")
        if low is not None and low == high:
            text = self.number(low)
        elif high is None and low is not None:
            return self("at_least", n=self.number(low))
        elif low is None and high is not None:
            return self("at_most", n=self.number(high))
        else:
            text = f"{self.number(low or 0)}–{self.number(high or 0)}"
        return self("about", n=text) if approximate else text

    def day(self, iso: str | None, weekday: bool = False) -> str:
        """A date, month, year or moment (ISO 8601) in words; an unreadable one is shown as it stands."""
        return _day(iso, self.language, weekday) if iso else self("no_date")

    def days(self, start: str | None, end: str | None) -> str:
        """A day, or a run of days: "24 Oct 2025 – 26 Oct 2025"."""
        if not start:
            return self("no_date")
        if not end or end == start:
            return self.day(start)
        whole = whole_period(start, end)
        if whole:
            return self.day(whole)
        return f"{self.day(start)} – {self.day(end)}"

    def language_name(self, code: str) -> str:
        """The name of a language in this one; the code itself when it is unknown."""
        return str(self._locale.languages.get(code, code))

    def country(self, code: str | None) -> str:
        """The name of a country (ISO 3166-1 alpha-2) in this language."""
        return str(self._locale.territories.get(code, code)) if code else ""
