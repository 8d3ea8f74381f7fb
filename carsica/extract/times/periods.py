"""Stretches of time: weeks, months, seasons, years, durations.

Owns the calendar units longer than a day, and how long something lasts. Must not resolve single days' names.
"""

from __future__ import annotations

import calendar
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from carsica.extract.times.arithmetic import FUTURE, MONTHS_OF, NEAR, OPEN, PAST, Context, Resolved, shift
from carsica.extract.times.atoms import Atom
from carsica.extract.times.days import resolve_day, steps_away
from carsica.record.time import Granularity

_SEASON_START = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_HALF_SEASON = 45
"""Days from the start of a season to its middle."""
_MONTHS_AHEAD = 5
"""How far ahead a month without a year may be where no tense says that it is past."""
_LOOKING_AHEAD = {OPEN: 8, FUTURE: 9}
"""How far ahead a month without a year may be in a clause of the present, or of the future; else it is over."""
_FULL_YEAR = 1000
"""A decade's number from which on it is a year ("gli anni Duemila"), not its last two digits."""
_UNIT_CODE = {"minute": "TM", "second": "TS", "hour": "TH", "day": "D", "night": "D", "week": "W", "weekend": "W",
              "month": "M", "quarter": "Q", "half": "H", "year": "Y", "decade": "DE", "century": "CE"}  # fmt: skip
_GRANULARITY: dict[str, Granularity] = {"week": "week", "weekend": "week", "month": "month", "quarter": "month",
                "half": "month", "year": "year", "decade": "year", "century": "year"}  # fmt: skip


def resolve_month(fields: dict[str, Any], context: Context, atom: Atom) -> Resolved:
    """A month, or its beginning, middle or end; without a year the one that the tense points to."""
    year, month = fields.get("year"), fields["month"]
    if year is None:
        year = _year_of_month(fields, context)
    if year is None:
        return Resolved(f"XXXX-{month:02}", None, None, "month")
    last = calendar.monthrange(year, month)[1]
    first_day, last_day = (
        (1, 10)
        if "early" in fields
        else (11, 20)
        if "mid" in fields
        else (21, last)
        if "late" in fields
        else (1, last)
    )
    value = f"{year}-{month:02}"
    return Resolved(value, f"{value}-{first_day:02}", f"{value}-{last_day:02}", "month")


def _year_of_month(fields: dict[str, Any], context: Context) -> int | None:
    if context.anchor is None:
        return None
    here, month = context.anchor, int(fields["month"])
    ahead = (month - here.month) % 12
    past = "past" in fields or ("next" not in fields and context.direction not in (FUTURE, OPEN))
    if "next" not in fields and context.direction in _LOOKING_AHEAD and ahead > _LOOKING_AHEAD[context.direction]:
        past = True  # "as in January", told in March
    if past:
        before = month < here.month or (month == here.month and "past" not in fields)
        if context.direction == NEAR and "past" not in fields and 0 < ahead <= _MONTHS_AHEAD:
            return here.year + (month < here.month)
        return here.year if before else here.year - 1
    return here.year if month > here.month or (month == here.month and "next" not in fields) else here.year + 1


def resolve_season(fields: dict[str, Any], context: Context, atom: Atom) -> Resolved:
    """A season, "2025-WI": the winter of a year begins in its December."""
    season, year = fields["season"], fields.get("year")
    month = _SEASON_START[season]
    if year is None:
        if context.anchor is None:
            return Resolved(f"XXXX-{season}", None, None, "season")
        year = _year_of_season(month, fields, context.anchor, context.direction)
    start = date(year, month, 1)
    end = shift(start, "month", 3) - timedelta(days=1)
    return Resolved(f"{year}-{season}", start.isoformat(), end.isoformat(), "season")


def _year_of_season(month: int, fields: dict[str, Any], anchor: date, direction: int) -> int:
    """The year in which the season meant begins: the last one over, the next to begin, or the one nearest."""
    starts = [date(anchor.year + n, month, 1) for n in (-2, -1, 0, 1)]
    if "past" in fields:
        return max(s for s in starts if shift(s, "month", 3) <= anchor).year
    if "next" in fields:
        return min((s for s in starts if s > anchor), default=starts[-1]).year
    if "this" not in fields and direction == PAST:
        return max(s for s in starts if s <= anchor).year
    if "this" not in fields and direction in (FUTURE, OPEN):
        return min(s for s in starts if shift(s, "month", 3) > anchor).year
    return min(starts, key=lambda s: abs((s - anchor).days + _HALF_SEASON)).year


def resolve_year(fields: dict[str, Any], context: Context, atom: Atom) -> Resolved:
    """A year, a part of one, or a stretch of years."""
    year = fields["year"]
    second = fields.get("year2")
    if second is None and "short" in fields:
        second = year // 100 * 100 + fields["short"]
    if second is not None:
        if second <= year:
            return Resolved(None, None, None, "year")
        return Resolved(f"{year}/{second}", f"{year}-01-01", f"{second}-12-31", "year")
    first, last = f"{year}-01-01", f"{year}-12-31"
    if "early" in fields:
        last = f"{year}-04-30"
    elif "mid" in fields:
        first, last = f"{year}-05-01", f"{year}-08-31"
    elif "late" in fields:
        first = f"{year}-09-01"
    return Resolved(str(year), first, last, "year")


def resolve_decade(fields: dict[str, Any], context: Context, atom: Atom) -> Resolved:
    """A decade ("the 1990s"): TIMEX3 writes its first three digits."""
    number = int(fields.get("short") or fields.get("number") or 0)
    first = fields.get("decade") or (number if number >= _FULL_YEAR else 1900 + number)
    if first % 10 or not 1000 <= first <= 2100:
        return Resolved(None, None, None, "vague")
    return Resolved(str(first // 10), f"{first}-01-01", f"{first + 9}-12-31", "year")


def resolve_century(fields: dict[str, Any], context: Context, atom: Atom) -> Resolved:
    """A century ("the 19th"): TIMEX3 writes its first two digits."""
    number = (
        fields.get("ordinal")
        or _roman(fields.get("roman", ""))
        or fields.get("short")
        or int(fields.get("number") or 0)
    )
    if not 1 <= number <= 21:
        return Resolved(None, None, None, "year")
    return Resolved(str(number - 1), f"{number * 100 - 99:04}-01-01", f"{number * 100:04}-12-31", "year")


def _roman(written: str) -> int:
    values = {"i": 1, "v": 5, "x": 10}
    digits = [values.get(c, 0) for c in written]
    return sum(-d if later and d < later else d for d, later in zip(digits, [*digits[1:], 0], strict=False))


def resolve_quarter(fields: dict[str, Any], context: Context, atom: Atom) -> Resolved:
    """A quarter or a half of a year."""
    number = fields.get("ordinal") or int(fields.get("m") or fields.get("number") or 0)
    year = fields.get("year") or (context.anchor.year if context.anchor else None)
    months = 6 if atom.kind == "half" else 3
    letter = "H" if atom.kind == "half" else "Q"
    if year is None or not 1 <= number <= 12 // months:
        return Resolved(None, None, None, "month")
    begun = context.anchor and date(year, (number - 1) * months + 1, 1) <= context.anchor
    if "year" not in fields and not begun and context.direction != FUTURE:
        year -= 1
    start = date(year, (number - 1) * months + 1, 1)
    end = shift(start, "month", months) - timedelta(days=1)
    return Resolved(f"{year}-{letter}{number}", start.isoformat(), end.isoformat(), "month")


def resolve_iso_week(fields: dict[str, Any], context: Context, atom: Atom) -> Resolved:
    """An ISO week ("2025-W47")."""
    try:
        start = date.fromisocalendar(fields["year"], fields["week"], 1)
    except ValueError:
        return Resolved(None, None, None, "week")
    return _week(start)


def resolve_unit(fields: dict[str, Any], context: Context, atom: Atom) -> Resolved:
    """A calendar unit ("last week", "next year"), or one counted from the day last spoken of."""
    narrative = atom.kind in ("after_unit", "before_unit")
    base = (context.focus or context.anchor) if narrative else context.anchor
    unit = fields.get("unit") or "day"
    if unit == "day" and not narrative and "past" in fields:
        return Resolved(None, None, None, "vague")  # the last day of something, not yesterday
    if base is None or unit not in ("day", "night", "week", "weekend", *MONTHS_OF):
        return Resolved(None, None, None, _GRANULARITY.get(unit, "vague"))
    if unit == "decade" and "past" in fields and not narrative:
        return Resolved("P10Y", shift(base, unit, -1).isoformat(), base.isoformat(), "duration")
    step = {"after_unit": 1, "before_unit": -1}.get(atom.kind, 0) or steps_away(atom, fields)
    whole = _whole(unit, shift(base, unit, step))
    return _end_of(whole, unit) if "late" in fields else whole


def resolve_weekend(fields: dict[str, Any], context: Context, atom: Atom) -> Resolved:
    """A weekend: the one that has begun last, or the coming one when the clause looks ahead."""
    if context.anchor is None:
        return Resolved(None, None, None, "week")
    begun = context.anchor.isoweekday() >= 6 or context.direction == FUTURE
    return _whole("weekend", context.anchor if begun else context.anchor - timedelta(days=7))


def resolve_away(fields: dict[str, Any], context: Context, atom: Atom) -> Resolved:
    """So many units away ("three days ago", "two days later")."""
    narrative = atom.kind in ("after", "before", "same")
    base = (context.focus or context.anchor) if narrative else context.anchor
    unit = fields.get("unit") or "day"
    if base is None:
        return Resolved(None, None, None, "vague")
    if unit in ("hour", "minute", "second"):
        if narrative:
            return Resolved(_period({"number": 1, **fields}), None, None, "duration")
        return Resolved(base.isoformat(), base.isoformat(), base.isoformat(), "day", base)
    day = shift(base, unit, steps_away(atom, fields))
    if unit in ("day", "night") or (unit == "week" and "number" in fields):
        return (
            resolve_day({**fields, "deictic": 0}, Context(day, None, NEAR), Atom("deictic", 0, 0))
            if "part" in fields or "hour" in fields
            else Resolved(day.isoformat(), day.isoformat(), day.isoformat(), "day", day)
        )
    single = unit == "year" and atom.kind in ("ago", "ahead") and fields.get("number", 1) == 1
    return _whole("month" if single else unit, day)


def _whole(unit: str, day: date) -> Resolved:
    """The calendar week, month, year ... that holds a day."""
    if unit in ("day", "night"):
        return Resolved(day.isoformat(), day.isoformat(), day.isoformat(), "day", day)
    if unit == "week":
        return _week(day)
    if unit == "weekend":
        year, week, _ = day.isocalendar()
        saturday = date.fromisocalendar(year, week, 6)
        return Resolved(
            f"{year}-W{week:02}-WE", saturday.isoformat(), (saturday + timedelta(days=1)).isoformat(), "week"
        )
    if unit == "month":
        value, size = f"{day.year}-{day.month:02}", 1
    elif unit == "quarter":
        value, size = f"{day.year}-Q{(day.month - 1) // 3 + 1}", 3
    elif unit == "half":
        value, size = f"{day.year}-H{(day.month - 1) // 6 + 1}", 6
    else:
        size = MONTHS_OF[unit]
        value = str(day.year // (size // 12))
    months = (day.year * 12 + day.month - 1) // size * size
    start = date(max(1, months // 12), months % 12 + 1, 1)
    end = shift(start, "month", size) - timedelta(days=1)
    return Resolved(value, start.isoformat(), end.isoformat(), _GRANULARITY[unit])


def _end_of(whole: Resolved, unit: str) -> Resolved:
    """The last month of a year, the last ten days of a month; the value is that of the whole."""
    if whole.end is None or unit not in ("year", "month"):
        return whole
    return replace(whole, start=f"{whole.end[:8]}01" if unit == "year" else f"{whole.end[:8]}21")


def _week(day: date) -> Resolved:
    year, week, weekday = day.isocalendar()
    monday = day - timedelta(days=weekday - 1)
    return Resolved(f"{year}-W{week:02}", monday.isoformat(), (monday + timedelta(days=6)).isoformat(), "week")


def resolve_duration(fields: dict[str, Any], context: Context, atom: Atom) -> Resolved:
    """How long ("three days"), without a beginning."""
    return Resolved(_period(fields), None, None, "duration")


def resolve_set(fields: dict[str, Any], context: Context, atom: Atom) -> Resolved:
    """How often something happens ("every Friday", "ogni sei mesi"): the length from one time to the next."""
    often = "week" if "weekday" in fields else "year" if "month" in fields else fields.get("unit") or "day"
    return Resolved(_period({"number": 1, **fields, "unit": often}), None, None, "duration")


def resolve_window(fields: dict[str, Any], context: Context, atom: Atom) -> Resolved:
    """A window ("in the last three months"): a duration up to or from the report's day."""
    value, unit = _period(fields), fields.get("unit") or "day"
    if context.anchor is None or "number" not in fields or unit in ("hour", "minute", "second"):
        return Resolved(value, None, None, "duration")
    count = int(fields["number"])
    if atom.kind == "last":
        return Resolved(
            value, shift(context.anchor, unit, -count).isoformat(), context.anchor.isoformat(), "duration"
        )
    return Resolved(value, context.anchor.isoformat(), shift(context.anchor, unit, count).isoformat(), "duration")


def _period(fields: dict[str, Any]) -> str:
    """The TIMEX3 period: "P3D", "PT2H", "PXW" when nobody says how many."""
    unit = fields.get("unit") or "day"
    code = _UNIT_CODE.get(unit, "D")
    number = fields.get("number")
    if number is not None and unit in ("decade", "century"):
        return f"P{number * (10 if unit == 'decade' else 100):g}Y"
    if number is None:
        amount = "X"
    else:
        number += 0.5 if "half" in fields else 0
        if unit == "weekend":
            return f"P{number:g}WE"
        if unit == "hour" and number % 1 == 0.5:
            return f"PT{int(number)}H30M"
        amount = f"{number:g}"
    return f"PT{amount}{code[1:]}" if code[0] == "T" else f"P{amount}{code}"
