"""From the words of a time expression to days, weeks, months: TIMEX3 values with ISO starts and ends.

Owns the calendar. Must not look at text; the reading of words is in ``atoms``.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from carsica.extract.times.atoms import Atom
from carsica.record.time import Granularity

PAST, NEAR, FUTURE = -1, 0, 1
_SEASON_START = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_UNIT_CODE = {"minute": "TM", "second": "TS", "hour": "TH", "day": "D", "night": "D", "week": "W", "weekend": "W",
              "month": "M", "quarter": "Q", "half": "H", "year": "Y", "decade": "DE", "century": "CE"}  # fmt: skip
_MONTHS_OF = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
_GRANULARITY: dict[str, Granularity] = {"week": "week", "weekend": "week", "month": "month", "quarter": "month",
                "half": "month", "year": "year", "decade": "year", "century": "year"}  # fmt: skip
_NEAR_DAYS = 45
"""A date without a year that lies at most so far ahead is not pushed back a year by a verb in the past."""


@dataclass(frozen=True, slots=True)
class Context:
    """What relative expressions count from: the report's day, the day last spoken of, the tense of the clause."""

    anchor: date | None
    focus: date | None = None
    direction: int = NEAR


@dataclass(frozen=True, slots=True)
class Resolved:
    """A TIMEX3 value with the days (or moments) it covers."""

    value: str | None
    start: str | None
    end: str | None
    granularity: Granularity
    day: date | None = None
    """The one day that is meant, where there is one: later expressions count from it."""


def resolve(atom: Atom, context: Context) -> Resolved:
    """The value of an expression; bounds stay None where nothing fixes them."""
    return _RESOLVERS.get(atom.kind, _nothing)(atom.fields, context, atom)


# ---------------------------------------------------------------- days


def _day(fields: dict[str, Any], context: Context, atom: Atom) -> Resolved:
    """Dates, weekdays, "today": with a part of the day or a clock time where the text gives one."""
    day = _which_day(fields, context, atom)
    if day is None:
        return _undated(fields)
    if atom.kind in ("clock", "bare_clock") or "hour" in fields or "noon" in fields:
        return _clock(fields, day)
    part = "NI" if atom.kind == "night_to" else fields.get("part")
    if part == "NI":
        return _night(fields, context, day, atom)
    if part:
        return Resolved(f"{day.isoformat()}T{part}", day.isoformat(), day.isoformat(), "part_of_day", day)
    return Resolved(day.isoformat(), day.isoformat(), day.isoformat(), "day", day)


def _which_day(fields: dict[str, Any], context: Context, atom: Atom) -> date | None:
    if "holiday" in fields:
        month, day = map(int, fields["holiday"].split("-"))
        fields = {**fields, "month": month, "day": day}
    if "month" in fields or "m" in fields:
        return _calendar_day(fields, context)
    base = context.anchor
    if atom.kind in ("after", "before", "same"):
        base = context.focus or context.anchor
        return shift(base, fields.get("unit") or "day", _steps(atom, fields)) if base else None
    if base is None:
        return None
    if "deictic" in fields:
        return base + timedelta(days=fields["deictic"])
    if "weekday" in fields:
        dated = _dated_weekday(fields, base) if "day" in fields else None
        return dated or _weekday(fields, base, context.direction)
    if "day" in fields:
        return _day_of_month(fields, base, context.direction)
    if "past" in fields:
        return base - timedelta(days=1)
    if "next" in fields:
        return base + timedelta(days=1)
    return base


def _calendar_day(fields: dict[str, Any], context: Context) -> date | None:
    month, day = fields.get("month") or fields["m"], fields["day"] if "day" in fields else fields["d"]
    year = fields.get("year")
    if year is None and "short" in fields:
        year = 2000 + fields["short"] if fields["short"] < 70 else 1900 + fields["short"]
    if year is not None:
        return _safe(year, month, day)
    if context.anchor is None:
        return None
    anchor = context.anchor
    candidates = [c for c in (_safe(anchor.year + n, month, day) for n in (-1, 0, 1)) if c]
    if "weekday" in fields:
        fitting = [c for c in candidates if c.isoweekday() == fields["weekday"]]
        candidates = fitting or candidates
    if "past" in fields or "next" in fields:
        return _directed(candidates, anchor, PAST if "past" in fields else FUTURE)
    nearest = min(candidates, key=lambda c: abs((c - anchor).days), default=None)
    if nearest is None or abs((nearest - anchor).days) <= _NEAR_DAYS:
        return nearest
    return _directed(candidates, anchor, context.direction or PAST)


def _directed(candidates: list[date], anchor: date, direction: int) -> date | None:
    if direction == PAST:
        return max((c for c in candidates if c <= anchor), default=None)
    return min((c for c in candidates if c >= anchor), default=None)


def _dated_weekday(fields: dict[str, Any], anchor: date) -> date | None:
    """ "giovedì 27": the nearest month in which that day of the month is that weekday."""
    near = (_safe(*_month(anchor, n), fields["day"]) for n in (0, 1, -1, 2, -2))
    return next((d for d in near if d and d.isoweekday() == fields["weekday"]), None)


def _weekday(fields: dict[str, Any], anchor: date, direction: int) -> date:
    ahead = (fields["weekday"] - anchor.isoweekday()) % 7
    back = (7 - ahead) % 7
    if "past" in fields:
        return anchor - timedelta(days=back or 7)
    if "next" in fields:
        return anchor + timedelta(days=ahead or 7)
    if direction == FUTURE or ("this" in fields and direction == NEAR):
        return anchor + timedelta(days=ahead)
    if direction == NEAR and ahead < back:
        return anchor + timedelta(days=ahead)
    return anchor - timedelta(days=back)


def _day_of_month(fields: dict[str, Any], anchor: date, direction: int) -> date | None:
    """ "il 17", "on the 17th": the month is this one, the one before or the one after."""
    candidates = [c for c in (_safe(*_month(anchor, n), fields["day"]) for n in (-1, 0, 1)) if c]
    if "past" in fields or "next" in fields:
        direction = PAST if "past" in fields else FUTURE
    if direction != NEAR:
        return _directed(candidates, anchor, direction)
    return min(candidates, key=lambda c: abs((c - anchor).days), default=None)


def _night(fields: dict[str, Any], context: Context, day: date, atom: Atom) -> Resolved:
    """A night. The one that a report of the morning calls "this night" began on the evening before."""
    if "past" in fields and not {"weekday", "month", "deictic"} & fields.keys():
        evening = day if context.direction == FUTURE else (context.anchor or day) - timedelta(days=1)
        return _evening(evening)
    named = "weekday" in fields or "month" in fields or fields.get("deictic")
    if atom.kind == "night_to" or (not named and context.direction != FUTURE and "next" not in fields):
        first = day - timedelta(days=1)
        morning = first + timedelta(days=1)
        return Resolved(
            f"{morning.isoformat()}TNI", first.isoformat(), morning.isoformat(), "part_of_day", morning
        )
    return _evening(day)


def _evening(day: date) -> Resolved:
    """The night that begins on a day."""
    end = (day + timedelta(days=1)).isoformat()
    return Resolved(f"{day.isoformat()}TNI", day.isoformat(), end, "part_of_day", day)


def _night_between(fields: dict[str, Any], context: Context, atom: Atom) -> Resolved:
    """The night between two days, named by date or weekday."""
    second = dict(fields)
    for name in ("day", "weekday"):
        if f"{name}2" in fields:
            second[name] = fields[f"{name}2"]
    day = _which_day(second, context, atom)
    if day is None:
        return _nothing(fields, context, atom)
    return _night(second, context, day, Atom("night_to", atom.start, atom.end, second))


def _clock(fields: dict[str, Any], day: date) -> Resolved:
    if "noon" in fields:
        time = fields["noon"]
    else:
        hour = int(fields.get("hour") or fields.get("ordinal") or fields.get("number") or 0) % 24
        if (fields.get("meridiem") == "pm" or (fields.get("part") in ("EV", "AF") and hour < 12)) and hour < 12:
            hour += 12
        elif fields.get("meridiem") == "am" and hour == 12:
            hour = 0
        time = f"{hour:02}:{fields.get('minute') or 0:02}"
    moment = f"{day.isoformat()}T{time}"
    return Resolved(moment, moment, moment, "time", day)


def _undated(fields: dict[str, Any]) -> Resolved:
    """An expression that nothing in the report ties to a year."""
    month, day = fields.get("month") or fields.get("m"), fields.get("day") or fields.get("d")
    if month and day:
        open_year = "year" not in fields and _safe(2000, month, day)
        return Resolved(f"XXXX-{month:02}-{day:02}" if open_year else None, None, None, "day")
    if "part" in fields:
        return Resolved(None, None, None, "part_of_day")
    return Resolved(None, None, None, "time" if "hour" in fields else "day")


# ---------------------------------------------------------------- ranges of days


def _day_range(fields: dict[str, Any], context: Context, atom: Atom) -> Resolved:
    """ "from 24 to 26 October", "from 28 October to 2 November"."""
    last = {k: v for k, v in fields.items() if k not in ("day2", "month2", "year2")}
    last["day"] = fields["day2"]
    last["month"] = fields.get("month2") or fields["month"]
    if "year2" in fields:
        last["year"] = fields["year2"]
    end = _calendar_day(last, context)
    if end is None:
        return Resolved(None, None, None, "day")
    first = fields.get("day") or fields["d"]
    start = _safe(fields.get("year") or end.year, fields["month"], first)
    if start and start > end and "month2" in fields:
        start = _safe(end.year - 1, fields["month"], first)
    if start is None or start > end:
        return Resolved(None, None, None, "day")
    return Resolved(_between(start, end), start.isoformat(), end.isoformat(), "day", end)


def _range(fields: dict[str, Any], context: Context, atom: Atom) -> Resolved:
    """From the start of one expression to the end of another."""
    if atom.ends is None:
        return _nothing(fields, context, atom)
    left, right = atom.ends
    if left.kind in ("month", "date", "season") and "year" not in left.fields and "year" in right.fields:
        left = Atom(left.kind, left.start, left.end, {**left.fields, "year": right.fields["year"]})
    first, last = resolve(left, context), resolve(right, context)
    if not first.start or not last.end:
        return Resolved(None, None, None, last.granularity)
    if first.start > last.end and "weekday" in right.fields and first.day and context.anchor:
        later = date.fromisoformat(last.end[:10]) + timedelta(days=7)
        last = Resolved(None, later.isoformat(), later.isoformat(), "day", later)
    if first.start > (last.end or ""):
        return Resolved(None, None, None, last.granularity)
    value = f"{first.value}/{last.value}" if left.kind == "year" else f"{first.start}/{last.end}"
    return Resolved(value, first.start, last.end, last.granularity, last.day)


# ---------------------------------------------------------------- months, seasons, years


def _month_of(fields: dict[str, Any], context: Context, atom: Atom) -> Resolved:
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
    here, month = context.anchor, fields["month"]
    past = "past" in fields or ("next" not in fields and context.direction != FUTURE)
    if past:
        before = month < here.month or (month == here.month and "past" not in fields)
        ahead = month - here.month
        if context.direction == NEAR and "past" not in fields and 0 < ahead <= 3:
            return here.year
        return here.year if before else here.year - 1
    return here.year if month > here.month or (month == here.month and "next" not in fields) else here.year + 1


def _season(fields: dict[str, Any], context: Context, atom: Atom) -> Resolved:
    season, year = fields["season"], fields.get("year")
    month = _SEASON_START[season]
    if year is None:
        if context.anchor is None:
            return Resolved(f"XXXX-{season}", None, None, "season")
        year = _year_of_month({**fields, "month": month}, context)
        if "past" not in fields and "next" not in fields and context.direction == NEAR:
            year = context.anchor.year
    start = date(year or 1, month, 1)
    end = shift(start, "month", 3) - timedelta(days=1)
    return Resolved(f"{year}-{season}", start.isoformat(), end.isoformat(), "season")


def _year(fields: dict[str, Any], context: Context, atom: Atom) -> Resolved:
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


def _decade(fields: dict[str, Any], context: Context, atom: Atom) -> Resolved:
    first = fields.get("decade") or 1900 + int(fields.get("short") or fields.get("number") or 0)
    if first % 10:
        return _nothing(fields, context, atom)
    return Resolved(str(first // 10), f"{first}-01-01", f"{first + 9}-12-31", "year")


def _century(fields: dict[str, Any], context: Context, atom: Atom) -> Resolved:
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


def _quarter(fields: dict[str, Any], context: Context, atom: Atom) -> Resolved:
    number = fields.get("ordinal") or int(fields.get("m") or fields.get("number") or 0)
    year = fields.get("year") or (context.anchor.year if context.anchor else None)
    months = 6 if atom.kind == "half" else 3
    letter = "H" if atom.kind == "half" else "Q"
    if year is None or not 1 <= number <= 12 // months:
        return Resolved(None, None, None, "month")
    start = date(year, (number - 1) * months + 1, 1)
    end = shift(start, "month", months) - timedelta(days=1)
    return Resolved(f"{year}-{letter}{number}", start.isoformat(), end.isoformat(), "month")


def _iso_week(fields: dict[str, Any], context: Context, atom: Atom) -> Resolved:
    try:
        start = date.fromisocalendar(fields["year"], fields["week"], 1)
    except ValueError:
        return Resolved(None, None, None, "week")
    return _week(start)


# ---------------------------------------------------------------- units


def _unit(fields: dict[str, Any], context: Context, atom: Atom) -> Resolved:
    """ "last week", "this month", "next year", and the like counted from the day last spoken of."""
    narrative = atom.kind in ("after_unit", "before_unit")
    base = (context.focus or context.anchor) if narrative else context.anchor
    unit = fields.get("unit") or "day"
    if unit == "day" and not narrative and "past" in fields:
        return Resolved(None, None, None, "vague")  # the last day of something, not yesterday
    if base is None or unit not in ("day", "night", "week", "weekend", *_MONTHS_OF):
        return Resolved(None, None, None, _GRANULARITY.get(unit, "vague"))
    step = {"after_unit": 1, "before_unit": -1}.get(atom.kind, 0) or _steps(atom, fields)
    return _whole(unit, shift(base, unit, step))


def _weekend(fields: dict[str, Any], context: Context, atom: Atom) -> Resolved:
    """ "over the weekend": the one that has begun last, or the coming one when the clause looks ahead."""
    if context.anchor is None:
        return Resolved(None, None, None, "week")
    begun = context.anchor.isoweekday() >= 6 or context.direction == FUTURE
    return _whole("weekend", context.anchor if begun else context.anchor - timedelta(days=7))


def _steps(atom: Atom, fields: dict[str, Any]) -> int:
    """How many units away: -1 for "last", 2 for "two days later"."""
    if atom.kind == "same":
        return 0
    count = int(fields.get("number") or 1)
    if atom.kind in ("before", "ago") or "past" in fields:
        return -count
    return count if atom.kind in ("after", "ahead") or "next" in fields else 0


def _away(fields: dict[str, Any], context: Context, atom: Atom) -> Resolved:
    """ "three days ago", "in two weeks", "two days later"."""
    narrative = atom.kind in ("after", "before", "same")
    base = (context.focus or context.anchor) if narrative else context.anchor
    unit = fields.get("unit") or "day"
    if base is None:
        return Resolved(None, None, None, "vague")
    if unit in ("hour", "minute", "second"):
        return Resolved(base.isoformat(), base.isoformat(), base.isoformat(), "day", base)
    day = shift(base, unit, _steps(atom, fields))
    if unit in ("day", "night") or (unit == "week" and narrative and "number" in fields):
        return (
            _day({**fields, "deictic": 0}, Context(day, None, NEAR), Atom("deictic", 0, 0))
            if "part" in fields or "hour" in fields
            else Resolved(day.isoformat(), day.isoformat(), day.isoformat(), "day", day)
        )
    return _whole(unit, day)


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
        size = _MONTHS_OF[unit]
        value = str(day.year // (size // 12))
    months = (day.year * 12 + day.month - 1) // size * size
    start = date(max(1, months // 12), months % 12 + 1, 1)
    end = shift(start, "month", size) - timedelta(days=1)
    return Resolved(value, start.isoformat(), end.isoformat(), _GRANULARITY[unit])


def _week(day: date) -> Resolved:
    year, week, weekday = day.isocalendar()
    monday = day - timedelta(days=weekday - 1)
    return Resolved(f"{year}-W{week:02}", monday.isoformat(), (monday + timedelta(days=6)).isoformat(), "week")


def _duration(fields: dict[str, Any], context: Context, atom: Atom) -> Resolved:
    return Resolved(_period(fields), None, None, "duration")


def _window(fields: dict[str, Any], context: Context, atom: Atom) -> Resolved:
    """ "in the last three months", "over the next two days": a duration up to or from the report's day."""
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
    """ "P3D", "PT2H", "PXW" when nobody says how many."""
    unit = fields.get("unit") or "day"
    code = _UNIT_CODE.get(unit, "D")
    number = fields.get("number")
    if number is None:
        amount = "X"
    else:
        number += 0.5 if "half" in fields else 0
        if unit == "weekend":
            return f"P{number:g}WE"
        amount = f"{number:g}"
    return f"PT{amount}{code[1:]}" if code[0] == "T" else f"P{amount}{code}"


def _reference(value: str) -> Callable[[dict[str, Any], Context, Atom], Resolved]:
    def resolved(fields: dict[str, Any], context: Context, atom: Atom) -> Resolved:
        return Resolved(value, None, None, "vague")

    return resolved


def _nothing(fields: dict[str, Any], context: Context, atom: Atom) -> Resolved:
    return Resolved(None, None, None, "vague")


def _moment(fields: dict[str, Any], context: Context, atom: Atom) -> Resolved:
    day = _safe(fields["year"], fields["m"], fields["d"])
    return _clock(fields, day) if day else Resolved(None, None, None, "time")


# ---------------------------------------------------------------- arithmetic


def shift(day: date, unit: str, steps: int) -> date:
    """A day moved by whole units; the day of the month is kept where the month has it."""
    try:
        if unit in _MONTHS_OF:
            year, month = _month(day, _MONTHS_OF[unit] * steps)
            return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
        return day + timedelta(days=steps * (7 if unit in ("week", "weekend") else 1))
    except (ValueError, OverflowError):
        return day


def _month(day: date, steps: int) -> tuple[int, int]:
    months = day.year * 12 + day.month - 1 + steps
    return months // 12, months % 12 + 1


def _safe(year: int, month: int, day: int) -> date | None:
    """The day, or None when the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _between(start: date, end: date) -> str:
    return f"{start.isoformat()}/{end.isoformat()}"


_RESOLVERS: dict[str, Callable[[dict[str, Any], Context, Atom], Resolved]] = {
    **dict.fromkeys(("date", "weekday", "deictic", "part", "clock", "night_to"), _day),
    "night_between": _night_between,
    "day_range": _day_range,
    "range": _range,
    "month": _month_of,
    "season": _season,
    "year": _year,
    "decade": _decade,
    "century": _century,
    **dict.fromkeys(("quarter", "half"), _quarter),
    "iso_week": _iso_week,
    "weekend": _weekend,
    "moment": _moment,
    **dict.fromkeys(("unit", "after_unit", "before_unit"), _unit),
    **dict.fromkeys(("ago", "ahead", "after", "before", "same"), _away),
    "duration": _duration,
    **dict.fromkeys(("last", "next"), _window),
    "present_ref": _reference("PRESENT_REF"),
    "past_ref": _reference("PAST_REF"),
    "future_ref": _reference("FUTURE_REF"),
}
