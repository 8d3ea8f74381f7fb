"""Events: one across reports in spite of differing cities, never two made one; and how their status goes."""

from __future__ import annotations

from collections.abc import Sequence

from carsica.link.linking import link
from carsica.record.claim import LinkedEvent, Links
from carsica.record.decision import Decision
from carsica.record.event import EventStatus
from tests.link.readings import Draft, meaning_by

VECTORS = meaning_by([])


def _meeting(
    name: str, day: str, people: Sequence[str], city: str, status: EventStatus, when: str | None
) -> Draft:
    text = f"A meeting of {' and '.join(people)} in {city}."
    draft = Draft(name, text, f"Paper {name}", day)
    who = [draft.actor("person", person) for person in people]
    number = {"Jeddah": 105343, "Riyadh": 108410, "Cairo": 360630}[city]
    place = draft.place(city, "EG" if city == "Cairo" else "SA", number)
    draft.event("meeting", "CONSULT", "meeting", status, who, start=when, end=when, places=(place,))
    return draft


def _links(drafts: Sequence[Draft], decisions: Sequence[Decision] = ()) -> Links:
    return link([d.reading for d in drafts], VECTORS, [], decisions)


def _events(drafts: Sequence[Draft]) -> tuple[LinkedEvent, ...]:
    return _links(drafts).events


def test_a_meeting_planned_postponed_and_cancelled_in_two_cities():
    who = ("Anna Rossi", "Omar Haddad")
    drafts = [
        _meeting("r1", "2024-05-01", who, "Jeddah", "planned", "2024-05-03"),
        _meeting("r2", "2024-05-02", who, "Riyadh", "postponed", "2024-05-03"),
        _meeting("r3", "2024-05-03", who, "Jeddah", "cancelled", "2024-05-03"),
        _meeting("r4", "2024-05-03", who, "Jeddah", "planned", "2024-05-03"),
        _meeting("r5", "2024-05-05", who, "Jeddah", "planned", "2024-05-03"),
    ]
    (event,) = _events(drafts)
    assert event.status == "cancelled"
    assert [m.status for m in event.mentions] == ["planned", "postponed", "cancelled", "planned", "planned"]
    assert (event.start, event.end) == ("2024-05-03", "2024-05-03")
    places = {p.id: p.name for p in _links(drafts).places}
    assert [places[p] for p in event.places] == ["Jeddah", "Riyadh"]
    assert len(event.participants) == 2


def test_other_people_meet_elsewhere_or_later():
    drafts = [
        _meeting("r1", "2024-05-01", ("Anna Rossi", "Omar Haddad"), "Jeddah", "planned", "2024-05-03"),
        _meeting("r2", "2024-05-01", ("Anna Rossi", "Ben Kaya"), "Jeddah", "planned", "2024-05-03"),
        _meeting("r3", "2024-05-01", ("Carla Blum", "Ben Kaya"), "Cairo", "planned", "2024-05-03"),
        _meeting("r4", "2024-05-08", ("Anna Rossi", "Omar Haddad"), "Jeddah", "planned", "2024-05-10"),
    ]
    assert len(_events(drafts)) == 4


def _attack(name: str, day: str, city: tuple[str, int], when: str | None, land: str = "SD") -> Draft:
    draft = Draft(name, f"An attack on {city[0]} killed people.", f"Paper {name}", day)
    place = draft.place(city[0], land, city[1])
    figure = draft.figure("killed people", "person", "killed", len(name), None)
    event = draft.event("attack", "ASSAULT", "attack", "occurred", start=when, places=(place,), figures=(figure,))
    last = draft.reading.figures[0]
    draft.reading = type(draft.reading)(
        draft.reading.report, places=draft.reading.places, events=draft.reading.events,
        figures=(type(last)(last.id, last.span, last.unit, last.what, float(day[-2:]), None, event=event),),
    )  # fmt: skip
    return draft


def test_a_night_of_attacks_is_one_and_another_night_or_land_is_not():
    port, ford = ("Port Sudan", 1), ("Omdurman", 2)
    drafts = [
        _attack("r1", "2024-05-01", port, "2024-04-30"),
        _attack("r2", "2024-05-01", port, "2024-05-01"),
        _attack("r3", "2024-05-01", ford, "2024-04-30"),
        _attack("r4", "2024-05-04", port, "2024-05-03"),
        _attack("r5", "2024-05-01", ("Sanaa", 3), "2024-04-30", "YE"),
    ]
    events = _events(drafts)
    assert sorted(len(e.mentions) for e in events) == [1, 1, 3]


def test_a_toll_told_over_days_is_one_ledger_in_order_of_publication():
    port = ("Port Sudan", 1)
    drafts = [_attack(f"r{n}", f"2024-05-0{n}", port, "2024-05-01") for n in (3, 1, 2)]
    links = _links(drafts)
    (event,) = links.events
    (ledger,) = links.ledgers
    assert (ledger.event, ledger.unit, ledger.what) == (event.id, "person", "killed")
    assert [entry.low for entry in ledger.entries] == [1.0, 2.0, 3.0]
    assert [entry.given_by for entry in ledger.entries] == ["Paper r1", "Paper r2", "Paper r3"]


def test_an_undated_mention_joins_the_event_of_its_days():
    who = ("Anna Rossi", "Omar Haddad")
    drafts = [
        _meeting("r1", "2024-05-03", who, "Jeddah", "occurred", "2024-05-03"),
        _meeting("r2", "2024-05-04", who, "Jeddah", "occurred", None),
        _meeting("r3", "2024-06-20", who, "Jeddah", "occurred", None),
    ]
    assert sorted(len(e.mentions) for e in _events(drafts)) == [1, 2]


def test_people_split_events():
    who = ("Anna Rossi", "Omar Haddad")
    drafts = [_meeting(f"r{n}", "2024-05-01", who, "Jeddah", "planned", "2024-05-03") for n in range(2)]
    split = Decision("split", "event", ("r0/e1", "r1/e1"), "a reader", "2024-05-03T10:00:00")
    assert len(_links(drafts, [split]).events) == 2
    assert len(_links(drafts).events) == 1


def _moved(status: EventStatus) -> tuple[LinkedEvent, ...]:
    who = ("Anna Rossi", "Omar Haddad")
    draft = Draft(
        "r2", "The meeting of Anna Rossi and Omar Haddad moves from Jeddah to Cairo.", "Paper", "2024-05-04"
    )
    people = [draft.actor("person", person) for person in who]
    places = (draft.place("Cairo", "EG", 360630), draft.place("Jeddah", "SA", 105343))
    draft.event(
        "meeting", "CONSULT", "meeting", status, people, start="2024-05-12", end="2024-05-12", places=places
    )
    return _events([
        _meeting("r1", "2024-05-01", who, "Jeddah", status, "2024-05-09"),
        draft,
        _meeting("r3", "2024-05-11", who, "Cairo", "cancelled", "2024-05-12"),
    ])  # fmt: skip


def test_a_meeting_moved_to_another_day_and_city_stays_one():
    (event,) = _moved("planned")
    assert (event.status, event.start) == ("cancelled", "2024-05-12")
    assert len(event.mentions) == 3


def test_a_meeting_that_was_held_is_not_moved():
    assert len(_moved("occurred")) > 1


def test_what_is_told_as_past_did_not_happen_on_a_later_day():
    people = ("Anna Rossi", "Omar Haddad")
    early = _meeting("r1", "2024-05-01", people, "Jeddah", "occurred", None)
    late = _meeting("r2", "2024-05-03", people, "Jeddah", "occurred", "2024-05-03")
    assert len(_events([early, late])) == 2


def test_a_visit_ahead_and_the_talks_that_the_visitor_then_held_there_are_one_of_the_exact_day():
    ahead = Draft("r1", "Anna Rossi goes to Cairo next week.", "Paper one", "2024-05-01")
    visitor = ahead.actor("person", "Anna Rossi")
    city = ahead.place("Cairo", "EG", 360630)
    ahead.event(
        "goes", "CONSULT", "visit", "planned", [visitor], start="2024-05-06", end="2024-05-12", places=(city,)
    )
    drafts = [
        ahead,
        _meeting("r2", "2024-05-08", ("Anna Rossi", "Omar Haddad"), "Cairo", "occurred", "2024-05-07"),
        _meeting("r3", "2024-05-08", ("Carla Blum", "Omar Haddad"), "Cairo", "occurred", "2024-05-07"),
    ]
    found = {frozenset(m.pointer.report for m in event.mentions): event for event in _events(drafts)}
    assert set(found) == {frozenset({"r1", "r2"}), frozenset({"r3"})}
    held = found[frozenset({"r1", "r2"})]
    assert (held.status, held.start) == ("occurred", "2024-05-07")


def test_what_two_reports_of_the_day_call_off_was_not_held_for_one_later_recollection():
    who = ("Anna Rossi", "Omar Haddad")
    off = [
        _meeting("r1", "2024-05-03", who, "Jeddah", "cancelled", "2024-05-03"),
        _meeting("r2", "2024-05-03", who, "Jeddah", "postponed", "2024-05-03"),
        _meeting("r3", "2024-05-06", who, "Jeddah", "occurred", "2024-05-03"),
    ]
    (event,) = _events(off)
    assert event.status == "cancelled"
    (event,) = _events([off[0], off[2]])
    assert event.status == "occurred"


def test_a_meeting_that_one_report_moves_is_the_one_held_where_it_was_moved_to():
    who = ("Anna Rossi", "Omar Haddad")
    moved = Draft("r2", "A meeting of Anna Rossi and Omar Haddad goes from Riyadh to Cairo.", "Post", "2024-05-02")
    people = [moved.actor("person", name) for name in who]
    places = (moved.place("Riyadh", "SA", 108410), moved.place("Cairo", "EG", 360630))
    moved.event("meeting", "CONSULT", "meeting", "postponed", people, places=places)
    drafts = [
        _meeting("r1", "2024-05-01", who, "Riyadh", "planned", "2024-05-03"),
        moved,
        _meeting("r3", "2024-05-09", who, "Cairo", "occurred", "2024-05-08"),
    ]
    (event,) = _events(drafts)
    assert (event.status, event.start) == ("occurred", "2024-05-08")
