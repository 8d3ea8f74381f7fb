"""What a report's own words fix: the day it speaks of, the day an event fell on, clock times, days set ahead."""

from __future__ import annotations

import pytest

from carsica.extract.times import find_times
from carsica.extract.times.offsets import offset
from carsica.parse.syntax import Document
from carsica.record.report import Report
from carsica.record.span import Span
from tests.extract.test_times import flat, times_of
from tests.extract.trees import document

TWO_DAYS_AFTER = """
    1 The the DET 2 det
    2 vote vote NOUN 3 nsubj
    3 fell fall VERB 0 root Tense=Past|VerbForm=Fin
    4 on on ADP 5 case
    5 Monday Monday PROPN 3 obl
    6 . . PUNCT 3 punct

    1 Two two NUM 2 nummod
    2 days day NOUN 8 obl
    3 after after ADP 5 case
    4 the the DET 5 det
    5 vote vote NOUN 2 nmod
    6 , , PUNCT 8 punct
    7 he he PRON 8 nsubj
    8 left leave VERB 0 root Tense=Past|VerbForm=Fin
    9 . . PUNCT 8 punct
"""
RESUME = """
    1 Talks talk NOUN 2 nsubj
    2 resume resume VERB 0 root Tense=Pres|VerbForm=Fin
    3 on on ADP 4 case
    4 Monday Monday PROPN 2 obl
    5 . . PUNCT 2 punct
"""
UNTIL = """
    1 I il DET 2 det
    2 voli volo NOUN 3 nsubj
    3 restano restare VERB 0 root Tense=Pres|VerbForm=Fin
    4 fermi fermo ADJ 3 xcomp
    5 fino fino ADV 7 advmod
    6 a a ADP 7 case
    7 lunedì lunedì NOUN 3 obl
    8 . . PUNCT 3 punct
"""
SINCE = """
    1 La il DET 2 det
    2 bozza bozza NOUN 3 nsubj
    3 gira girare VERB 0 root Tense=Pres|VerbForm=Fin
    4 da da ADP 5 case
    5 lunedì lunedì NOUN 3 obl
    6 . . PUNCT 3 punct
"""


def values(doc: Document) -> list[str | None]:
    return [t.value for t in times_of(doc)]


def test_days_count_from_the_event_that_the_report_dates() -> None:
    monday, counted = times_of(
        document("en", "The vote fell on Monday. Two days after the vote, he left.", TWO_DAYS_AFTER)
    )
    assert (monday.value, counted.text, counted.value) == ("2025-11-17", "Two days after the vote", "2025-11-19")


@pytest.mark.parametrize(
    ("language", "text", "rows", "value"),
    [
        ("en", "Talks resume on Monday.", RESUME, "2025-11-24"),
        ("it", "I voli restano fermi fino a lunedì.", UNTIL, "2025-11-24"),
        ("it", "La bozza gira da lunedì.", SINCE, "2025-11-17"),
    ],
)
def test_present_and_prepositions_say_where_a_weekday_lies(
    language: str, text: str, rows: str, value: str
) -> None:
    assert values(document(language, text, rows)) == [value]


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("it", "Milano, 12 agosto 2025, 15:42", "2025-08-12T15:42"),
        ("en", "22 August 2025 – 18:40", "2025-08-22T18:40"),
        ("it", "Ieri alle sei e dieci.", "2025-11-18T06:10"),
        ("it", "Domattina si vota.", "2025-11-20TMO"),
        ("de", "Gestern um zwölf.", "2025-11-18T12:00"),
        ("en", "It shut at ten.", "2025-11-19T10:00"),
        ("ru", "Завтра в шесть утра.", "2025-11-20T06:00"),
        ("en", "We vote tonight.", "2025-11-19TNI"),
        ("it", "Un anno fa.", "2024-11"),
        ("it", "Una settimana fa.", "2025-11-12"),
        ("it", "Dopo trent'anni.", "P30Y"),
        ("it", "Due ore dopo.", "PT2H"),
    ],
)
def test_words_of_the_clock_and_of_length(language: str, text: str, value: str) -> None:
    assert values(flat(language, text)) == [value]


def test_numbers_after_at_are_clock_times_only_up_to_twelve() -> None:
    assert values(flat("en", "They put the toll at seventeen.")) == []


def test_a_transcript_speaks_of_the_day_that_its_head_prints() -> None:
    text = "Briefing, 17 November 2025. Transcript\nIt ends today."
    report = Report("0", "", text, "en", published="2025-11-19", header=(Span(0, text.index("\n")),))
    times = find_times(Document(text, "en", flat("en", text).sentences[1:], ()), report)
    assert [t.value for t in times] == ["2025-11-17", "2025-11-17"]


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("it", "Fra gennaio e aprile.", "2025-01/2025-04"),
        ("it", "Chiuso dalle 6.30 alle 9.", "2025-11-19T06:30/2025-11-19T09:00"),
    ],
)
def test_ranges_of_months_and_of_clock_times(language: str, text: str, value: str) -> None:
    assert values(flat(language, text)) == [value]


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "He calls every Sunday.", "P1W"),
        ("it", "Esce ogni due settimane.", "P2W"),
        ("fr", "Chaque jour.", "P1D"),
        ("en", "Within a week.", "P1W"),
        ("ru", "Каждый вечер.", "P1D"),
    ],
)
def test_how_often_is_the_length_from_one_time_to_the_next(language: str, text: str, value: str) -> None:
    assert values(flat(language, text)) == [value]


def test_a_winter_of_last_year_is_the_one_that_is_over() -> None:
    read = Report("0", "", "Last winter.", "en", published="2026-02-14")
    assert [t.value for t in find_times(flat("en", read.text), read)] == ["2024-WI"]


def test_a_clock_time_with_its_own_day_keeps_it() -> None:
    read = Report("0", "", "Vista venerdì, chiusa fino a stamattina alle 10.", "it", published="2025-02-10")
    assert [t.value for t in find_times(flat("it", read.text), read)] == ["2025-02-07", "2025-02-10T10:00"]


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "It came at ten to six.", "2025-11-19T05:50"),
        ("it", "Arrivato alle sei e un quarto di sera.", "2025-11-19T18:15"),
        ("it", "Chiuso alle nove meno dieci.", "2025-11-19T08:50"),
        ("uk", "О восьмій ранку.", "2025-11-19T08:00"),
        ("en", "Shortly after midnight.", "2025-11-19TNI"),
        ("fr", "Le lendemain matin.", "2025-11-20TMO"),
        ("es", "Aquel miércoles.", "2025-11-12"),
    ],
)
def test_clock_times_and_parts_of_days_in_words(language: str, text: str, value: str) -> None:
    assert values(flat(language, text)) == [value]


def test_the_end_of_a_year_is_its_last_month() -> None:
    (found,) = times_of(flat("en", "By the end of the year."))
    assert (found.value, found.start, found.end) == ("2025", "2025-12-01", "2025-12-31")


@pytest.mark.parametrize(
    ("language", "text", "unit", "steps"),
    [
        ("en", "three days after the vote", "day", 3),
        ("it", "il giorno prima della firma", "day", -1),
        ("de", "zwei Wochen nach der Wahl", "week", 2),
    ],
)
def test_how_far_an_expression_counts_from_an_occasion(language: str, text: str, unit: str, steps: int) -> None:
    found = offset(text, language)
    assert found is not None
    assert (found.unit, found.steps) == (unit, steps)


def test_a_plain_length_counts_from_nothing() -> None:
    assert offset("three days", "en") is None


def test_a_day_in_the_title_is_not_the_report_s_own_where_the_head_prints_that() -> None:
    text = "The attack of 5 June\nVelm Press Office, 6 June 2025\nThe depot was hit yesterday."
    read = Report("0", "", text, "en", published="2025-06-06")
    assert [t.value for t in find_times(flat("en", text), read)][-1] == "2025-06-05"
