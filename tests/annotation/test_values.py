from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carsica.annotation.values import Bounds, Period, ValueFormError, bounds, iso, period, truth


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("470", Bounds(470, 470, False)),
        (">=470", Bounds(470, None, False)),
        ("<=600", Bounds(None, 600, False)),
        ("~50", Bounds(50, 50, True)),
        ("450..480", Bounds(450, 480, False)),
        ("12.5", Bounds(12.5, 12.5, False)),
        ("-3", Bounds(-3, -3, False)),
    ],
)
def test_bounds(written: str, expected: Bounds) -> None:
    assert bounds(written) == expected


@pytest.mark.parametrize("written", ["", "many", ">470", ">=450..480", "480..450", "1,200", "about 50"])
def test_what_is_no_number_is_refused(written: str) -> None:
    with pytest.raises(ValueFormError):
        bounds(written)


@pytest.mark.parametrize(
    ("value", "start", "end", "granularity"),
    [
        ("2025-11-19", "2025-11-19", "2025-11-19", "day"),
        ("2025-11-19T14:30", "2025-11-19T14:30", "2025-11-19T14:30", "time"),
        ("2025-11-19TNI", "2025-11-19", "2025-11-19", "part_of_day"),
        ("2025-W47", "2025-11-17", "2025-11-23", "week"),
        ("2025-W47-WE", "2025-11-22", "2025-11-23", "week"),
        ("2024-02", "2024-02-01", "2024-02-29", "month"),
        ("2025-Q4", "2025-10-01", "2025-12-31", "month"),
        ("2025-H1", "2025-01-01", "2025-06-30", "month"),
        ("2025-WI", "2025-12-01", "2026-02-28", "season"),
        ("2025", "2025-01-01", "2025-12-31", "year"),
        ("199", "1990-01-01", "1999-12-31", "year"),
        ("2025-10-24/2025-10-26", "2025-10-24", "2025-10-26", "day"),
        ("P3D", None, None, "duration"),
        ("PT48H", None, None, "duration"),
        ("PXM", None, None, "duration"),
        ("PAST_REF", None, None, "vague"),
    ],
)
def test_period(value: str, start: str | None, end: str | None, granularity: str) -> None:
    assert period(value) == Period(value, start, end, granularity)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "value", ["", "yesterday", "2025-13", "2025-02-30", "2025-W54", "2025-10-26/2025-10-24", "P"]
)
def test_what_is_no_time_is_refused(value: str) -> None:
    with pytest.raises(ValueFormError):
        period(value)


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_a_range_of_days_covers_its_ends(first: date, last: date) -> None:
    first, last = sorted((first, last))
    covered = period(f"{first}/{last}")
    assert (covered.start, covered.end) == (first.isoformat(), last.isoformat())


@pytest.mark.parametrize("written", ["2025", "2025-05", "2025-05-31", "2025-05-31T10:00"])
def test_iso_dates_that_exist(written: str) -> None:
    assert iso(written) == written


@pytest.mark.parametrize("written", ["2025-02-31", "2025-14", "31.5.2025", "2025-W07", ""])
def test_dates_that_cannot_be(written: str) -> None:
    with pytest.raises(ValueFormError):
        iso(written)


def test_truth_is_yes_or_no() -> None:
    assert truth("yes") is True
    assert truth("no") is False
    with pytest.raises(ValueFormError):
        truth("true")
