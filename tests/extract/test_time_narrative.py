"""A date without a year belongs to the year that the report tells of."""

from __future__ import annotations

import pytest

from tests.extract.test_times import flat, times_of

HISTORY = (
    "Облога форту почалася 11 вересня 1776 року.\nЗагін відступив 15 вересня, а в грудні повернувся.\n"
    "3 січня він узяв місто.\nНаступного року, у березні 1778 року, форт упав."
)
ROWS = [
    ("en", "It was blown up on 4 March 1944 and rebuilt on 2 June.", "2 June", "1944-06-02"),
    ("en", "The law dates from 4 March 2015.\nOn 2 June it was kept.", "2 June", "2025-06-02"),
    ("it", "Crollò nel marzo 1944 e fu rifatto ad agosto.", "agosto", "1944-08"),
]


def values(language: str, text: str) -> dict[str, str | None]:
    return {time.text: time.value for time in times_of(flat(language, text))}


@pytest.mark.parametrize(("language", "text", "words", "value"), ROWS)
def test_a_year_of_old_holds_for_its_sentence(language: str, text: str, words: str, value: str) -> None:
    assert values(language, text)[words] == value


def test_a_history_stays_in_the_year_it_tells_of() -> None:
    found = values("uk", f"{HISTORY}\nУ 1779 році мир настав.")
    assert found["15 вересня"] == "1776-09-15"
    assert found["грудні"] == "1776-12"
    assert found["3 січня"] == "1776-01-03"  # as far back as it lies from the day last told of
