"""Events of whole sentences by the shipped reader: days beside "after", moved days, what is only supposed."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from carsica.extract.reading import read
from carsica.record.event import Event
from carsica.record.report import Report, identity
from tests.extract.reading_model import parse

TODAY = "2025-05-10"  # a Saturday
CASES: dict[str, list[dict[str, str]]] = tomllib.loads(
    (Path(__file__).parent / "cases" / "events.toml").read_text(encoding="utf-8")
)


def events(text: str, language: str) -> dict[str, Event]:
    """The events of a report of one or two sentences, by the words of their trigger."""
    report = Report(identity(text), "", text, language, "Gazette", TODAY)
    return {event.trigger.of(text): event for event in read(report, parse(text, language)).events}


@pytest.mark.parametrize("case", CASES["after"], ids=lambda case: case["language"])
def test_the_day_is_that_of_the_verb_not_of_what_it_came_after(case: dict[str, str]) -> None:
    found = events(case["text"], case["language"])
    assert found[case["act"]].start == "2025-05-05"
    assert found[case["before"]].start is None


def test_what_came_hours_after_has_the_day_of_what_it_came_after() -> None:
    found = events("Ministers met in Oslo on Monday, hours after the strike on the port of Velm.", "en")
    assert found["strike"].start == "2025-05-05"


@pytest.mark.parametrize("case", CASES["moved"], ids=lambda case: case["language"])
def test_a_moved_meeting_has_the_new_day(case: dict[str, str]) -> None:
    (event,) = events(case["text"], case["language"]).values()
    assert (event.status, event.start) == ("postponed", "2025-05-20")


@pytest.mark.parametrize("case", CASES["put_off"], ids=lambda case: case["language"])
def test_a_visit_told_twice_and_put_off_is_one_on_the_new_day(case: dict[str, str]) -> None:
    (event,) = events(case["text"], case["language"]).values()
    assert (event.mode, event.status, event.start) == ("visit", "postponed", "2025-05-15")
    assert event.mentions


def test_a_verb_that_only_puts_off_another_event_is_none_of_its_own() -> None:
    text = "The summit was due to be held on 15 May. It has been postponed to 20 May, officials said."
    (event,) = events(text, "en").values()
    assert (event.mode, event.start) == ("summit", "2025-05-20")


@pytest.mark.parametrize("case", CASES["supposed"], ids=lambda case: case["language"])
def test_an_agreement_only_supposed_is_no_event(case: dict[str, str]) -> None:
    assert not [e for e in events(case["text"], case["language"]).values() if e.type == "AGREE"]


@pytest.mark.parametrize("case", CASES["figurative"], ids=lambda case: case["text"][:20])
def test_a_launched_product_and_falling_shares_are_no_attack_and_no_accident(case: dict[str, str]) -> None:
    assert not events(case["text"], case["language"])


def test_the_day_an_event_is_counted_from_is_worked_out() -> None:
    found = events("The minister resigned on Friday, three days after the explosion at the plant in Velm.", "en")
    assert found["explosion"].start == "2025-05-06"


def test_what_is_told_in_the_present_for_a_day_ahead_is_not_turned_back() -> None:
    found = events("The president will meet the unions in Oslo on Tuesday.", "en")
    assert found["will meet"].start == "2025-05-13"


@pytest.mark.parametrize("case", CASES["denied"], ids=lambda case: case["language"])
def test_what_is_itself_denied_is_denied(case: dict[str, str]) -> None:
    assert [event.status for event in events(case["text"], case["language"]).values()] == ["denied"]


@pytest.mark.parametrize("case", CASES["elsewhere"], ids=lambda case: case["language"])
def test_a_visit_to_another_town_is_another_visit(case: dict[str, str]) -> None:
    assert sorted(e.status for e in events(case["text"], case["language"]).values()) == ["cancelled", "planned"]


@pytest.mark.parametrize("case", CASES["expected"], ids=lambda case: case["language"])
def test_what_is_expected_on_a_weekday_lies_ahead(case: dict[str, str]) -> None:
    assert {event.start for event in events(case["text"], case["language"]).values()} == {"2025-05-12"}


@pytest.mark.parametrize("case", CASES["provided"], ids=lambda case: case["language"])
def test_what_a_plan_provides_for_has_not_taken_place(case: dict[str, str]) -> None:
    found = events(case["text"], case["language"]).values()
    assert [e.status for e in found if e.mode == "exchange"] == ["planned"]


@pytest.mark.parametrize("case", CASES["comes_from"], ids=lambda case: case["language"])
def test_a_place_where_somebody_comes_from_is_not_where_they_meet(case: dict[str, str]) -> None:
    text, language = case["text"], case["language"]
    report = Report(identity(text), "", text, language, "Gazette", TODAY)
    reading = read(report, parse(text, language))
    names = {place.id: place.name for place in reading.places}
    (event,) = (event for event in reading.events if event.trigger.of(text) == case["act"])
    assert [names[place] for place in event.places] == [case["place"]]


def doers(text: str, language: str) -> list[set[str]]:
    """The names of the agents of each event."""
    report = Report(identity(text), "", text, language, "Gazette", TODAY)
    found = read(report, parse(text, language))
    names = {actor.id: actor.name for actor in found.actors}
    return [{names[p.actor] for p in event.participants if p.role == "agent"} for event in found.events]


@pytest.mark.parametrize("case", CASES["downed"], ids=lambda case: case["language"])
def test_weapons_that_are_shot_down_are_an_attack_by_those_whose_they_are(case: dict[str, str]) -> None:
    assert doers(case["text"], case["language"]) == [{case["first"]}, {case["second"]}]


@pytest.mark.parametrize("case", CASES["by"], ids=lambda case: case["language"])
def test_a_capital_after_a_passive_is_the_state_that_did_it(case: dict[str, str]) -> None:
    assert {case["who"]} in doers(case["text"], case["language"])


def test_a_meeting_that_a_cancelled_trip_was_for_is_cancelled() -> None:
    text = (
        "Rosa Carlin and Jonas Weber had been expected to fly to Brussels for a meeting with President "
        "Anna Brolin on Wednesday, but the trip was cancelled."
    )
    assert {event.status for event in events(text, "en").values()} == {"cancelled"}


def test_a_cancelled_meeting_is_not_the_one_held_before() -> None:
    text = (
        "Le conseiller Igor Lenski a jugé la rencontre avec les émissaires « très utile ». Le président Paul "
        "Verdet devait rencontrer les émissaires à Bruxelles mercredi, mais la réunion a été annulée."
    )
    assert {event.status for event in events(text, "fr").values()} == {"occurred", "cancelled"}


@pytest.mark.parametrize("case", CASES["him"], ids=lambda case: case["language"])
def test_whom_an_object_pronoun_means_has_it_done_to_him(case: dict[str, str]) -> None:
    text = case["text"]
    report = Report(identity(text), "", text, case["language"], "Gazette", TODAY)
    reading = read(report, parse(text, case["language"]))
    person = next(actor.id for actor in reading.actors if actor.type == "person")
    (event,) = (event for event in reading.events if event.trigger.of(text) == case["act"])
    assert {p.actor: p.role for p in event.participants}[person] == "target"


@pytest.mark.parametrize("case", CASES["kind"], ids=lambda case: case["mode"])
def test_a_verb_and_its_noun_are_of_one_kind(case: dict[str, str]) -> None:
    assert events(case["text"], case["language"])[case["act"]].mode == case["mode"]


def test_hours_are_nobody_though_a_sentry_is_somebody() -> None:
    text = "Переговоры в Осло продолжались пять часов."
    assert read(Report(identity(text), "", text, "ru", "Gazette", TODAY), parse(text, "ru")).actors == ()
