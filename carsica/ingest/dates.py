"""Printed dates of a report's header: "19 novembre 2025, ore 14.30", "Nov. 19, 2025 2:30 p.m. ET", ISO, RFC 2822.

Owns the reading of a date that stands alone as metadata; dates inside the body belong to extraction. Month and
weekday names come from CLDR (babel), time zones and joining words from the languages' word files.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone

from carsica.ingest.words import words, zones
from carsica.languages import codes


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date found in a line: ISO 8601 day or moment, and the characters it covers there."""

    iso: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Grammar:
    months: dict[str, int]
    day: re.Pattern[str]
    clock: re.Pattern[str]
    clock_before: re.Pattern[str]
    lead: re.Pattern[str]


def find_date(line: str, *, month_first: bool | None = None) -> PrintedDate | None:
    """The first date of a line with its weekday, time of day and zone; None when there is none that can be.

    ``month_first`` settles 03/04/2025: True is the American order, False the European; None leaves such a date
    unread, because a wrong date is worse than none.
    """
    grammar = _grammar()
    folded = _fold(line)
    for found in grammar.day.finditer(folded):
        day = _day(found, month_first)
        if day is None:
            continue
        start = found.start()
        lead = grammar.lead.search(folded, 0, start)
        if lead:
            start = lead.start()
        clock = grammar.clock.match(folded, found.end())
        iso = _moment(day, clock)
        if clock and iso:
            return PrintedDate(iso, start, clock.end())
        clock = grammar.clock_before.search(folded, max(0, start - 40), start)
        iso = _moment(day, clock)
        if clock and iso:
            return PrintedDate(iso, clock.start(), found.end())
        return PrintedDate(day.isoformat(), start, found.end())
    return None


def read_date(value: str, *, month_first: bool | None = None) -> str | None:
    """A metadata value as an ISO date or moment: any printed form, or an epoch in seconds or milliseconds."""
    value = value.strip()
    if re.fullmatch(r"\d{9,13}", value):
        seconds = int(value) / (1000 if len(value) > 10 else 1)
        return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    found = find_date(value[:200], month_first=month_first)
    return found.iso if found else None


def day_of(iso: str) -> date:
    """The calendar day of an ISO date or moment."""
    return date.fromisoformat(iso[:10])


def moment_of(iso: str) -> datetime:
    """A moment to sort by: a bare day is its first second, a time without a zone is taken as UTC."""
    moment = datetime.fromisoformat(iso)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _fold(text: str) -> str:
    """Lower case without accents, one character for each character of the text."""
    return "".join(_fold_character(c) for c in text)


@functools.lru_cache(maxsize=4096)
def _fold_character(character: str) -> str:
    base = unicodedata.normalize("NFD", character)[0].lower()
    return base if len(base) == 1 else character


@functools.cache
def _grammar() -> _Grammar:
    # Imported here: CLDR data is needed only once a header shows a date.
    from babel.dates import get_day_names, get_month_names  # noqa: PLC0415

    months: dict[str, int] = {"sept": 9, "sett": 9, "marz": 3, "сен": 9, "фев": 2, "ноя": 11}
    weekdays: set[str] = set()
    for language in codes():
        for width in ("wide", "abbreviated"):
            for context in ("format", "stand-alone"):
                names = get_month_names(width, context, locale=language)
                months.update({_fold(name).rstrip("."): number for number, name in names.items()})
                days = get_day_names(width, context, locale=language)
                weekdays.update(_fold(name).rstrip(".") for name in days.values())
    joins = "|".join(re.escape(_fold(word)) for word in words("markers", "connectors"))
    month = "|".join(sorted(map(re.escape, months), key=len, reverse=True))
    weekday = "|".join(sorted(map(re.escape, weekdays), key=len, reverse=True))
    zone = "|".join(re.escape(_fold(word)) for word in sorted(zones(), key=len, reverse=True))
    day = re.compile(
        rf"""(?<![\w/.-])(?:
        (?P<iso>(?P<iy>\d{{4}})[-/.](?P<im>\d{{1,2}})[-/.](?P<id>\d{{1,2}}))(?![\d/-])
        |(?P<d1>\d{{1,2}})(?:\.|º|°|er|st|nd|rd|th)?[\s-]+(?:de\s+|of\s+|del\s+)?(?P<m1>{month})\.?,?[\s-]+(?:del?\s+)?
            (?P<y1>\d{{4}})(?!\d)
        |(?P<m2>{month})\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>\d{{4}})(?!\d)
        |(?P<n1>\d{{1,2}})(?P<sep>[./-])(?P<n2>\d{{1,2}})(?P=sep)(?P<y3>\d{{4}}|\d{{2}})(?![\d/])
        )""",
        re.VERBOSE,
    )
    tail = rf"""(?:\s?(?P<half>[ap])\.?m\b\.?)?(?:\s(?:uhr|ore)\b)?
        (?:\s*\(?(?:(?:utc|gmt)?(?P<off>[+-]\d{{1,2}}(?::?[0-5]\d)?)|(?P<zone>{zone}))(?![\w:])\)?)?"""
    clock = re.compile(
        rf"""(?:[\s,;|/·•–—(-]|\.(?=\s)|(?<=\d)t(?=\d)|(?:\b(?:{joins})\b\.?))*?
        (?P<h>[01]?\d|2[0-4])(?:[:.h](?P<min>[0-5]\d)(?::(?P<s>[0-5]\d)(?:[.,]\d+)?)?|\s?h\b|(?=\s?[ap]\.?m\b))
        {tail}""",
        re.VERBOSE,
    )
    clock_before = re.compile(
        rf"(?<![\d:.])(?P<h>[01]?\d|2[0-4])[:.h](?P<min>[0-5]\d)(?::(?P<s>[0-5]\d))?{tail}[\s,|/·•–—-]+$",
        re.VERBOSE,
    )
    lead = re.compile(rf"(?:\b(?:{weekday})\.?,?\s+|\b(?:{joins})\s+)+$")
    return _Grammar(months, day, clock, clock_before, lead)


def _day(found: re.Match[str], month_first: bool | None) -> date | None:
    parts = found.groupdict()
    months = _grammar().months
    if parts["iso"]:
        return _real(parts["iy"], int(parts["im"]), parts["id"])
    if parts["m1"]:
        return _real(parts["y1"], months[parts["m1"]], parts["d1"])
    if parts["m2"]:
        return _real(parts["y2"], months[parts["m2"]], parts["d2"])
    first, second = int(parts["n1"]), int(parts["n2"])
    year = parts["y3"] if len(parts["y3"]) == 4 else f"20{parts['y3']}"
    # Dotted dates are never American; of the others an unclear one needs the caller's word.
    if parts["sep"] == "." or first > 12 or month_first is False or first == second:
        return _real(year, second, str(first))
    if second > 12 or month_first is True:
        return _real(year, first, str(second))
    return None


def _real(year: str, month: int, day: str) -> date | None:
    try:
        found = date(int(year), month, int(day))
    except ValueError:
        return None
    return found if found.year >= 1800 else None


def _moment(day: date, clock: re.Match[str] | None) -> str | None:
    """The day with the time of day that was printed beside it; None when there is none that can be."""
    if clock is None:
        return None
    hour, minute = int(clock["h"]), int(clock["min"] or 0)
    if clock["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if clock["half"] == "p" else 0)
    if hour > 23:
        return None
    seconds = f":{clock['s']}" if clock["s"] else ""
    offset = _offset(clock["off"], clock["zone"], datetime(day.year, day.month, day.day, hour, minute))
    return f"{day.isoformat()}T{hour:02}:{minute:02}{seconds}{offset}"


def _offset(printed: str | None, zone: str | None, moment: datetime) -> str:
    """±HH:MM of a printed offset or zone name; empty when there is none that can be."""
    if printed:
        sign, digits = printed[0], printed[1:].replace(":", "")
        hours, minutes = (int(digits), 0) if len(digits) <= 2 else (int(digits[:-2]), int(digits[-2:]))
        return f"{sign}{hours:02}:{minutes:02}" if hours <= 14 else ""
    if not zone:
        return ""
    name = next(value for word, value in zones().items() if _fold(word) == zone)
    if name[0] in "+-":
        return "Z" if name == "+00:00" and zone in {"z", "utc", "gmt"} else name
    import zoneinfo  # noqa: PLC0415 - only few headers name a zone with summer time

    try:
        shift = moment.replace(tzinfo=zoneinfo.ZoneInfo(name)).utcoffset()
    except (zoneinfo.ZoneInfoNotFoundError, OSError):
        return ""  # no time zone data on this machine: the time stays without a zone
    stamp = moment.replace(tzinfo=timezone(shift or timedelta())).isoformat()
    return stamp[-6:]
