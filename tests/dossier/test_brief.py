from __future__ import annotations

import pytest

from carsica.dossier.brief import Brief, brief_text, make_brief
from carsica.dossier.brief_rows import Line
from carsica.errors import UsageError
from tests.dossier.sample import DRAFTS, HAFEN, NORTH, PONENTE, hostile, sample


def lines(brief: Brief, kind: str) -> tuple[Line, ...]:
    return next((s.lines for s in brief.sections if s.kind == kind), ())


def brief(**limits: str) -> Brief:
    case = sample()
    return make_brief(case.readings, case.links, **limits)


def test_counts_and_days_are_those_of_the_reports():
    made = brief()
    assert (made.reports, made.outlets, made.languages) == (7, 7, 5)
    assert (made.first, made.last) == ("2026-03-10", "2026-03-17")


def test_every_line_cites_words_that_stand_in_a_report():
    texts = {d.id: d.text for d in DRAFTS}
    cites = [c for s in brief().sections for line in s.lines for c in line.cites]
    assert len(cites) > 10
    assert all(texts[c.report][c.span.start : c.span.end] == c.words != "" for c in cites)


def test_widest_told_claim_comes_first_with_its_origins_and_deniers():
    first = lines(brief(), "main")[0]
    assert first.id == "C1"
    assert [p.name for p in first.origins] == ["two officials", "Tomas Varga"]
    assert [p.name for p in first.denied_by] == ["Pavel Orsic"]


def test_disputed_claims_cite_the_denials():
    disputed = lines(brief(), "disputed")
    assert [line.id for line in disputed] == ["C1", "C4"]
    assert disputed[0].cites[0].report == PONENTE.id
    assert disputed[0].cites[0].words == "Non esiste alcuna bozza"


def test_a_meeting_shows_every_turn_of_its_status_with_the_place_each_report_gives():
    meeting = lines(brief(), "meetings")[0]
    assert [step.value for step in meeting.steps] == ["planned", "postponed", "planned", "cancelled"]
    assert [step.where for step in meeting.steps] == [("Geneva",), ("Vienna",), ("Vienna",), ("Vienna",)]
    assert meeting.people == ("Mara Lindqvist", "Tomas Varga")


def test_figures_that_differ_stand_side_by_side_with_who_gave_them():
    drones = next(line for line in lines(brief(), "figures") if line.id == "L1")
    assert drones.status == "differ"
    assert [(s.value, s.by) for s in drones.steps] == [
        ((121, None, False), "The Tidewater Post"),
        ((131, 131, False), "aeronautica"),
        ((140, 140, True), "l’armée"),
    ]


def test_plan_versions_and_who_rejects_them():
    (plan,) = lines(brief(), "plans")
    assert [s.value for s in plan.steps] == [12, 15, 9]
    assert [p.name for p in plan.denied_by] == ["Pavel Orsic", "Tomas Varga"]


def test_denials_are_grouped_by_who_denies():
    (denial,) = lines(brief(), "denials")
    assert denial.denied_by[0].name == "Pavel Orsic"
    assert len(denial.cites) == 2


def test_since_keeps_what_came_in_later():
    made = brief(since="2026-03-17")
    assert [line.id for line in lines(made, "new")] == ["C2", "C4"]
    assert lines(made, "main") == ()
    assert all(line.id == "L2" for line in lines(made, "figures"))


def test_as_of_shows_the_record_of_that_day():
    made = brief(as_of="2026-03-10")
    assert made.reports == 1
    assert [(line.id, line.status) for line in lines(made, "main")] == [("C1", "asserted"), ("C3", "asserted")]
    assert lines(made, "meetings")[0].status == "planned"
    assert lines(made, "denials") == ()
    assert HAFEN.id not in {c.report for s in made.sections for line in s.lines for c in line.cites}


def test_a_report_without_a_date_is_named_as_left_out():
    case = sample()
    made = make_brief((*case.readings, *hostile().readings), case.links, as_of="2026-03-20")
    assert made.undated == 1
    assert made.reports == 7


@pytest.mark.parametrize("day", ["yesterday", "2026-13-01", "2026-02-30", "20", "2026-03-10x"])
def test_a_date_that_is_none_is_refused(day: str):
    with pytest.raises(UsageError):
        brief(since=day)


@pytest.mark.parametrize("language", ["en", "it"])
def test_the_terminal_text_names_sources_and_places(language: str):
    text = brief_text(brief(), language)
    assert "Pavel Orsic" in text
    assert "Corriere di Ponente" in text
    assert f"{NORTH.id[:8]}:" in text
    assert ("denies" in text) == (language == "en")
    assert ("smentisce" in text) == (language == "it")


def test_a_language_without_interface_is_refused():
    with pytest.raises(UsageError):
        brief_text(brief(), "xx")


def test_nothing_that_steers_a_terminal_gets_through():
    case = hostile()
    text = brief_text(make_brief(case.readings, case.links), "en")
    assert "<script>" in text
    assert not {"\x1b", "\x07", "\r"} & set(text)


def test_an_empty_case_has_a_brief_too():
    made = make_brief((), sample().links.__class__())
    assert made.sections == ()
    assert "Nothing to tell" in brief_text(made, "en")


def test_a_line_cites_each_report_once():
    for section in brief().sections:
        for line in section.lines:
            if line.layer == "claim" and section.kind != "denials":
                assert len({c.report for c in line.cites}) == len(line.cites)


def test_a_claim_is_told_in_the_readers_language_where_a_report_tells_it_so():
    line = lines(brief(), "main")[0]
    assert line.told_in("it") == (
        "Valdora e Kastria starebbero preparando in segreto una tregua in dodici punti",
        "it",
    )
    assert line.told_in("ru")[1] == "en"
    assert "starebbero preparando" in brief_text(brief(), "it")
    assert "starebbero preparando" not in brief_text(brief(), "en")
