from __future__ import annotations

import string
from typing import get_args

import pytest

from carsica.dossier.wording import LANGUAGES, strings, wording
from carsica.record.claim import ClaimStatus, EdgeKind
from carsica.record.event import EventStatus
from carsica.record.statement import Certainty, SourceKind

GROUPS_BY_GRAMMAR = {"what_feminine"}


def keys(table: dict, path: str = "") -> set[str]:
    found: set[str] = set()
    for key, value in table.items():
        if key in GROUPS_BY_GRAMMAR:
            continue
        found |= keys(value, f"{path}{key}.") if isinstance(value, dict) else {path + key}
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_keys(language: str):
    assert keys(strings(language)) == keys(strings("en"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_strings_take_the_same_values(language: str):
    def taken(text: str) -> set[str | None]:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    for key, text in strings(language)["ui"].items():
        assert taken(text) == taken(strings("en")["ui"][key]), key
        assert text.strip() == text != "", key
    for key, forms in strings(language)["count"].items():
        assert len(forms) == 2, key
        assert "{n}" in forms[1], key


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_value_of_the_record_has_a_word_and_an_explanation(language: str):
    tables = strings(language)
    for group, values in (
        ("status", ClaimStatus),
        ("event_status", EventStatus),
        ("edge", EdgeKind),
        ("certainty", Certainty),
    ):
        assert set(tables["term"][group]) == set(get_args(values))
        assert set(tables["explain"][group]) == set(get_args(values))
    assert set(tables["term"]["source"]) == set(get_args(SourceKind))


@pytest.mark.parametrize(
    ("language", "iso", "words"),
    [
        ("en", "2025-11-19", "19 Nov 2025"),
        ("it", "2025-11-19", "19 nov 2025"),
        ("it", "2025-11", "novembre 2025"),
        ("en", "2025", "2025"),
        ("en", "2025-11-19T08:05:00+01:00", "19 Nov 2025, 08:05"),
        ("en", None, "no date"),
        ("it", "", "senza data"),
        ("en", "<b>", "<b>"),
    ],
)
def test_dates_in_words(language: str, iso: str | None, words: str):
    assert wording(language).day(iso) == words


@pytest.mark.parametrize(
    ("bounds", "words"),
    [
        ((476, 476, False), "476"),
        ((470, None, False), "at least 470"),
        ((None, 9, False), "at most 9"),
        ((12, 15, False), "12–15"),
        ((40, 40, True), "about 40"),
        ((1234567.5, 1234567.5, False), "1,234,567.5"),
        ((None, None, False), "number not readable"),
    ],
)
def test_bounds_in_words(bounds: tuple, words: str):
    assert wording("en").bounds(*bounds) == words


def test_what_is_counted_agrees_with_its_noun():
    assert wording("it").quantity("person", "killed") == "persone uccise"
    assert wording("it").quantity("drone", "launched") == "droni lanciati"
    assert wording("en").quantity("floor", "storeys") == "floors"
    assert wording("en").quantity("child", "children") == "children"
    assert wording("it").quantity("building", "buildings") == "edifici"
    assert wording("it").quantity("point", "points in plan") == "punti nel piano"
    assert wording("en").quantity("gizmo", "seen_today") == "gizmo seen today"


def test_days_that_span_a_month_or_a_year_are_called_so():
    assert wording("it").days("2025-10-01", "2025-10-31") == "ottobre 2025"
    assert wording("en").days("2024-01-01", "2024-12-31") == "2024"
    assert wording("en").days("2025-10-24", "2025-10-26") == "24 Oct 2025 – 26 Oct 2025"
    assert wording("en").days("2025-10-24", "2025-10-24") == "24 Oct 2025"
    assert wording("en").days("2025-10", "2025-11") == "October 2025 – November 2025"
