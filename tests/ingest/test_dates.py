from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carsica.ingest.dates import day_of, find_date, moment_of, read_date
from carsica.languages import codes


@pytest.mark.parametrize(
    ("printed", "iso"),
    [
        ("19 novembre 2025", "2025-11-19"),
        ("mercoledì 19 novembre 2025 alle 14:30", "2025-11-19T14:30"),
        ("1º dicembre 2025, ore 9.05", "2025-12-01T09:05"),
        ("November 19th, 2025", "2025-11-19"),
        ("Nov. 19, 2025 2:30 p.m. ET", "2025-11-19T14:30-05:00"),
        ("Jul 4, 2025 12:05 AM ET", "2025-07-04T00:05-04:00"),
        ("19 Nov 2025 14:30 UTC+3", "2025-11-19T14:30+03:00"),
        ("1er décembre 2025 à 14h30", "2025-12-01T14:30"),
        ("19 févr. 2025", "2025-02-19"),
        ("19 de noviembre de 2025 a las 14:30", "2025-11-19T14:30"),
        ("Mittwoch, 19. November 2025, 14.30 Uhr MEZ", "2025-11-19T14:30+01:00"),
        ("3. März 2025", "2025-03-03"),
        ("19 листопада 2025 року, 14:30", "2025-11-19T14:30"),
        ("19 листопада 2025 о 14:30 за Києвом", "2025-11-19T14:30+02:00"),
        ("19 ноября 2025 г., 14:30 мск", "2025-11-19T14:30+03:00"),
        ("19.11.2025 14:30", "2025-11-19T14:30"),
        ("19.11.25", "2025-11-19"),
        ("25/12/2025", "2025-12-25"),
        ("12/25/2025", "2025-12-25"),
        ("2025-11-19", "2025-11-19"),
        ("2025-11-19T14:30:05.123+01:00", "2025-11-19T14:30:05+01:00"),
        ("2025-11-19 14:30:05Z", "2025-11-19T14:30:05Z"),
        ("2025-11-19T08:00:00-0500", "2025-11-19T08:00:00-05:00"),
        ("Wed, 19 Nov 2025 10:00:00 GMT", "2025-11-19T10:00:00Z"),
        ("1763560000", "2025-11-19T13:46:40Z"),
        ("1763560000000", "2025-11-19T13:46:40Z"),
    ],
)
def test_printed_forms(printed: str, iso: str) -> None:
    assert read_date(printed) == iso


@pytest.mark.parametrize(
    "printed", ["", "yesterday", "30 February 2025", "2025-13-01", "19 novembre", "32.1.2025"]
)
def test_what_is_no_date_is_none(printed: str) -> None:
    assert read_date(printed) is None


def test_unclear_order_of_day_and_month_needs_a_word() -> None:
    assert read_date("03/04/2025") is None
    assert read_date("03/04/2025", month_first=False) == "2025-04-03"
    assert read_date("03/04/2025", month_first=True) == "2025-03-04"
    assert read_date("04/04/2025") == "2025-04-04"


def test_span_covers_weekday_and_clock() -> None:
    line = "Pubblicato: mercoledì 19 novembre 2025, ore 14:30 | Esteri"
    found = find_date(line)
    assert found is not None
    assert line[found.start : found.end] == "mercoledì 19 novembre 2025, ore 14:30"


def test_a_hour_that_cannot_be_leaves_the_day() -> None:
    assert read_date("19 November 2025, 27:10") == "2025-11-19"
    assert read_date("19 November 2025, 13:10 pm") == "2025-11-19"


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2099, 12, 31)), st.sampled_from(codes()))
def test_long_dates_of_all_languages_come_back(day: date, language: str) -> None:
    from babel.dates import format_date  # noqa: PLC0415

    for width in ("long", "full"):
        assert read_date(format_date(day, width, locale=language)) == day.isoformat()


@given(st.text(max_size=200))
def test_any_text_is_a_date_that_sorts_or_none(text: str) -> None:
    iso = read_date(text)
    if iso is not None:
        assert day_of(iso) == moment_of(iso).date()


def test_a_word_that_ends_like_a_weekday_is_no_part_of_the_date() -> None:
    line = "Corriere di Valdarsa, 12 marzo 2026"  # "sa" is short for Samstag
    found = find_date(line)
    assert found is not None
    assert line[found.start : found.end] == "12 marzo 2026"
