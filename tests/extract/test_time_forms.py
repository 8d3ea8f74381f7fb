"""Ranges of hours and months, feasts, decades, halves of years, weekdays of a week; told on 19 November 2025."""

from __future__ import annotations

from datetime import date

import pytest

from carsica.extract.times.feasts import feast
from tests.extract.test_times import flat, times_of

HOURS = [
    ("it", "Chiuso dalle 17 alle 19 di giovedì.", "2025-11-20T17:00/2025-11-20T19:00"),
    ("en", "Open from 5 to 7 pm on Monday.", "2025-11-17T17:00/2025-11-17T19:00"),
    ("en", "Open from 11 to 1 pm today.", "2025-11-19T11:00/2025-11-19T13:00"),
    ("en", "Hit between 05:50 and 06:05 this morning.", "2025-11-19T05:50/2025-11-19T06:05"),
    ("en", "Closed from 22:00 to 05:00 today.", "2025-11-19T22:00/2025-11-20T05:00"),
    ("fr", "Fermé entre 15 h et 17 h 30 hier.", "2025-11-18T15:00/2025-11-18T17:30"),
    ("de", "Gesperrt von 14 bis 16 Uhr.", "2025-11-19T14:00/2025-11-19T16:00"),
    ("es", "Cerrado entre las 5 y las 7 de la tarde.", "2025-11-19T17:00/2025-11-19T19:00"),
]
FORMS = [
    ("en", "Sales fell from January to March.", "from January to March", "2025-01/2025-03"),
    ("fr", "Entre avril et juin 2024, rien.", "Entre avril et juin 2024", "2024-04/2024-06"),
    ("de", "Von Januar bis März stieg es.", "Von Januar bis März", "2025-01/2025-03"),
    ("fr", "Vu le 12 sept. 2023.", "le 12 sept. 2023", "2023-09-12"),
    ("es", "Lugo, 8 nov (AX)", "8 nov", "2025-11-08"),
    ("en", "Due before Easter.", "Easter", "2026-04-05"),
    ("en", "It fell at 0630 GMT.", "0630 GMT", "2025-11-19T06:30Z"),
    ("en", "A week ago it rained.", "A week ago", "2025-11-12"),
    ("en", "It met on Monday of last week.", "Monday of last week", "2025-11-10"),
    ("it", "Riunione lunedì della settimana scorsa.", "lunedì della settimana scorsa", "2025-11-10"),
    ("de", "Nächste Woche Dienstag tagt er.", "Nächste Woche Dienstag", "2025-11-25"),
    ("uk", "Зустріч у понеділок минулого тижня.", "понеділок минулого тижня", "2025-11-10"),
    ("it", "Accadde nei primi anni Duemila.", "primi anni Duemila", "200"),
    ("de", "In den Neunzigerjahren gebaut.", "den Neunzigerjahren", "199"),
    ("en", "It grew in the second half of the year.", "the second half of the year", "2025-H2"),
    ("ru", "Во второй половине 2024 года упало.", "второй половине 2024 года", "2024-H2"),
    ("uk", "Бої 8-14 січня 1966 року.", "8-14 січня 1966 року", "1966-01-08/1966-01-14"),
    ("en", "Announced on Tuesday the first results.", "Tuesday", "2025-11-18"),
    ("en", "Of the hurt from Monday three stay.", "Monday", "2025-11-17"),
]


@pytest.mark.parametrize(("language", "text", "value"), HOURS)
def test_a_stretch_of_hours_is_of_one_day(language: str, text: str, value: str) -> None:
    assert [time.value for time in times_of(flat(language, text))] == [value]


@pytest.mark.parametrize(("language", "text", "words", "value"), FORMS)
def test_forms_have_their_values(language: str, text: str, words: str, value: str) -> None:
    assert [(time.text, time.value) for time in times_of(flat(language, text))] == [(words, value)]


def test_feasts_move_with_easter() -> None:
    assert feast("easter-2", 2024) == date(2024, 3, 29)
    assert feast("easter", 2025) == feast("orthodox", 2025) == date(2025, 4, 20)
    assert feast("orthodox", 2024) == date(2024, 5, 5)
    assert feast("02-30", 2024) is None


SPANS = [
    ("it", "Nel 2019 salì, alle 10.30 scese.", ["2019", "10.30"]),
    ("it", "Nella notte tra il 3 e il 4 maggio cadde.", ["notte tra il 3 e il 4 maggio"]),
    ("it", "Dal 24 al 26 ottobre, poi all'alba.", ["Dal 24 al 26 ottobre", "alba"]),
    ("en", "At 3 p.m. on Monday it left.", ["3 p.m. on Monday"]),
    ("fr", "Dans la nuit de lundi à mardi, puis à midi.", ["la nuit de lundi à mardi", "midi"]),
    ("es", "Desde el lunes, por la tarde.", ["el lunes", "la tarde"]),
]


@pytest.mark.parametrize(("language", "text", "words"), SPANS)
def test_words_are_those_of_the_time_alone(language: str, text: str, words: list[str]) -> None:
    """Without the preposition, alone or fused with an article; a range is whole."""
    assert [time.text for time in times_of(flat(language, text))] == words
