"""Values as an annotator writes them: ``>=470``, ``2025-W47``, ``yes``.

Owns their grammar; must not look at text.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from carsica.record.time import Granularity


class ValueFormError(ValueError):
    """What is written is no value of the kind wanted."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """A figure's bounds; ``high`` None is open."""

    low: float | None
    high: float | None
    approximate: bool


@dataclass(frozen=True, slots=True)
class Period:
    """A TIMEX3 value with the ISO days that it covers, None where nothing fixes them."""

    value: str
    start: str | None
    end: str | None
    granularity: Granularity


_NUMBER = r"-?\d+(?:\.\d+)?"
_BOUNDS = re.compile(rf"(?P<sign>>=|<=|~)?(?P<first>{_NUMBER})(?:\.\.(?P<last>{_NUMBER}))?")


def bounds(written: str) -> Bounds:
    """``470`` exact, ``>=470`` at least or more than, ``<=470`` at most, ``~470`` about, ``450..480`` between."""
    found = _BOUNDS.fullmatch(written.strip())
    if not found:
        raise ValueFormError(f"no number: {written!r} (470, >=470, <=470, ~470, 450..480)")
    first = float(found["first"])
    if found["last"]:
        if found["sign"] in (">=", "<="):
            raise ValueFormError(f"both a bound and a range: {written!r}")
        last = float(found["last"])
        if last < first:
            raise ValueFormError(f"runs downwards: {written!r}")
        return Bounds(first, last, found["sign"] == "~")
    if found["sign"] == ">=":
        return Bounds(first, None, False)
    if found["sign"] == "<=":
        return Bounds(None, first, False)
    return Bounds(first, first, found["sign"] == "~")


def truth(written: str) -> bool:
    """``yes`` or ``no``."""
    if written not in ("yes", "no"):
        raise ValueFormError(f"neither yes nor no: {written!r}")
    return written == "yes"


_DATE = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?)?)?)?")


def iso(written: str) -> str:
    """An ISO date, month, year or moment that exists."""
    if not _DATE.fullmatch(written):
        raise ValueFormError(f"no ISO date: {written!r}")
    try:
        date.fromisoformat(written[:10] if len(written) >= 10 else (written + "-01-01")[:10])
    except ValueError as error:
        raise ValueFormError(f"no such date: {written!r}") from error
    return written


_DURATION = re.compile(r"P(?=.)((\d+|X)(\.\d+)?(Y|M|W|D|DE|CE|WE))*(T((\d+|X)(\.\d+)?[HMS])+)?")
_REFERENCES = {"PRESENT_REF", "PAST_REF", "FUTURE_REF"}
_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def period(value: str) -> Period:
    """The days behind a TIMEX3 value.

    Days (2025-11-19), moments (2025-11-19T14:30), parts of a day (2025-11-19TNI), weeks (2025-W47), week-ends
    (2025-W47-WE), months, quarters (2025-Q3), halves (2025-H1), seasons (2025-WI), years, decades (199),
    centuries (19), ranges (2025-10-24/2025-10-26), durations (P3D) and PRESENT_REF, PAST_REF, FUTURE_REF.
    """
    if value in _REFERENCES:
        return Period(value, None, None, "vague")
    if _DURATION.fullmatch(value):
        return Period(value, None, None, "duration")
    if "/" in value:
        first, last = (period(end) for end in value.split("/", 1))
        if first.start and last.end and first.start[:10] > last.end[:10]:
            raise ValueFormError(f"runs backwards: {value!r}")
        return Period(value, first.start, last.end, last.granularity)
    try:
        return _calendar_period(value)
    except (ValueError, KeyError) as error:
        raise ValueFormError(f"no TIMEX3 value: {value!r}") from error


def _calendar_period(value: str) -> Period:
    if found := re.fullmatch(r"(\d{4}-\d\d-\d\d)(T.+)?", value):
        day = date.fromisoformat(found[1]).isoformat()
        if not found[2]:
            return Period(value, day, day, "day")
        if found[2][1:] in ("MO", "MI", "AF", "EV", "NI", "DT"):
            return Period(value, day, day, "part_of_day")
        return Period(value, iso(value), value, "time")
    if found := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
        monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
        first = monday + timedelta(days=5 if found[3] else 0)
        return Period(value, first.isoformat(), (monday + timedelta(days=6)).isoformat(), "week")
    if found := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value):
        return _months(value, int(found[1]), _SEASONS[found[2]], 3, "season")
    if found := re.fullmatch(r"(\d{4})-(Q[1-4]|H[12])", value):
        size = 3 if found[2][0] == "Q" else 6
        return _months(value, int(found[1]), size * (int(found[2][1]) - 1) + 1, size, "month")
    if found := re.fullmatch(r"(\d{4})-(\d\d)", value):
        return _months(value, int(found[1]), int(found[2]), 1, "month")
    if re.fullmatch(r"\d{2,4}", value):
        span = 4 - len(value)
        return Period(value, f"{value}{'0' * span}-01-01", f"{value}{'9' * span}-12-31", "year")
    raise ValueFormError(f"no TIMEX3 value: {value!r}")


def _months(value: str, year: int, month: int, count: int, granularity: Granularity) -> Period:
    if not 1 <= month <= 12:
        raise ValueFormError(f"no month: {value!r}")
    last = month + count - 1
    year_end, month_end = year + (last - 1) // 12, (last - 1) % 12 + 1
    days = calendar.monthrange(year_end, month_end)[1]
    return Period(value, f"{year}-{month:02}-01", f"{year_end}-{month_end:02}-{days}", granularity)
