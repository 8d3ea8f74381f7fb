"""What the check of a reading finds."""

from __future__ import annotations

from carsica.record.event import Event, Participant
from carsica.record.reading import Reading
from carsica.record.report import Report
from carsica.record.soundness import flaws
from carsica.record.span import Span
from carsica.record.statement import Cue, Source, Statement

REPORT = Report("r", "Ann Roe said no.", "Ann Roe said no.", "en")


def statement(cue: Cue | None, content: Span) -> Statement:
    return Statement("s1", "indirect", (Source("outlet", "X"),), (content,), cue=cue)


def test_a_sound_reading_has_no_flaws() -> None:
    assert flaws(Reading(REPORT, statements=(statement(Cue("said", Span(8, 12)), Span(13, 15)),))) == []


def test_spans_that_leave_the_text_or_are_empty() -> None:
    for span in (Span(13, 17), Span(5, 5), Span(6, 2), Span(-1, 3)):
        (flaw,) = flaws(Reading(REPORT, statements=(statement(None, span),)))
        assert "is no span of a text of 16 characters" in flaw


def test_words_that_are_not_the_text_s() -> None:
    (flaw,) = flaws(Reading(REPORT, statements=(statement(Cue("says", Span(8, 12)), Span(13, 15)),)))
    assert flaw == "s1: 'says' is not 'said'"


def test_ids_that_name_no_row() -> None:
    event = Event("e1", "CONSULT", None, "planned", Span(0, 3), (Participant("a1", "agent"),), according_to="s9")
    assert flaws(Reading(REPORT, events=(event,))) == ["e1: a1 names no row", "according_to: s9 names no row"]
