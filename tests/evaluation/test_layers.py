from dataclasses import replace

import pytest

from carsica.annotation.annotated import Annotated
from carsica.evaluation.evaluation import compare
from carsica.evaluation.outcome import scores
from carsica.record.actor import Actor
from carsica.record.event import Participant
from carsica.record.span import Span
from tests.annotation.sheets import with_row
from tests.evaluation.comparing import annotated_sheet, reading, values, with_first


def test_an_event_in_another_word_of_the_family() -> None:
    assert values(with_first("events", 0, mode="meeting"))["event.type"] == 1.0
    assert values(with_first("events", 0, mode="arrest", type="COERCE"))["event.type"] == 0.0


def test_the_type_counts_where_the_mode_says_too_little() -> None:
    raw = with_row("events", 0, kind="aid")
    assert values(with_first("events", 0, mode=None, type="AID"), raw)["event.type"] == 1.0


def test_status_start_place_participants() -> None:
    found = values(with_first("events", 0, status="planned", start="2025-03-13", places=(), participants=()))
    assert [found[f"event.{part}"] for part in ("status", "start", "place", "participants")] == [0, 0, 0, 0]


def test_an_ongoing_event_may_be_told_as_occurred() -> None:
    assert values(with_first("events", 0, status="occurred"), with_row("events", 0, status="ongoing"))[
        "event.status"
    ]


def test_other_starts_that_are_right() -> None:
    raw = with_row("events", 0, also_start=["2025-03-11"])
    assert values(with_first("events", 0, start="2025-03-11"), raw)["event.start"] == 1.0


def test_a_day_in_the_month_that_is_known() -> None:
    assert values(reading(), with_row("events", 0, start="2025-03"))["event.start"] == 1.0


def test_an_event_elsewhere_in_the_text_is_the_same_by_kind_day_and_participant() -> None:
    far = Span(0, 5)
    assert values(with_first("events", 0, trigger=far, mentions=()))["event.recall"] == 1.0
    assert values(with_first("events", 0, trigger=far, mentions=(), participants=()))["event.recall"] == 0.0
    assert (
        values(with_first("events", 0, trigger=far, mentions=(), start="2025-05-01", end=None))["event.recall"]
        == 0
    )


def test_another_trigger_close_by_is_the_same_event_only_if_it_is_of_its_kind() -> None:
    trigger = reading().events[0].trigger
    beside = Span(trigger.end + 1, trigger.end + 8)
    assert values(with_first("events", 0, trigger=beside, mentions=()))["event.recall"] == 1.0
    other = with_first("events", 0, trigger=beside, mentions=(), mode="strike", type="PROTEST")
    assert values(other)["event.recall"] == 0.0


def test_ids_that_stand_for_nothing_are_words() -> None:
    whole = reading()
    event = replace(whole.events[0], participants=(Participant("the crowd", "agent"),), places=("somewhere",))
    annotated = Annotated("x", "", "", replace(whole, events=(event,)), {}, {})
    found = {row: score.value for row, score in scores(compare(annotated, annotated.reading)).items()}
    assert set(found.values()) == {1.0}


def test_a_participant_by_another_spelling() -> None:
    whole = reading()
    other = Actor("x1", "state", "valdoria", ())
    event = replace(whole.events[0], participants=(Participant("x1", "agent"),))
    assert values(replace(whole, events=(event,), actors=(*whole.actors, other)))["event.participants"] == 1.0


@pytest.mark.parametrize(
    ("low", "high", "right"), [(40.0, None, 1.0), (40.0, 40.0, 0.0), (41.0, None, 0.0), (None, 40.0, 0.0)]
)
def test_the_bounds_of_a_figure(low: float | None, high: float | None, right: float) -> None:
    assert values(with_first("figures", 0, low=low, high=high))["figure.value"] == right


@pytest.mark.parametrize(("low", "right"), [(20.0, 1.0), (12.0, 1.0), (36.0, 1.0), (90.0, 0.0)])
def test_a_vague_figure_is_right_within_twice_and_half(low: float, right: float) -> None:
    raw = with_row("figures", 0, value=">=20", vague="yes")
    assert values(with_first("figures", 0, low=low, high=None), raw)["figure.value"] == right


def test_a_figure_about_a_number_holds_it_between_its_bounds() -> None:
    raw = with_row("figures", 0, value="~40")
    assert values(with_first("figures", 0, low=36, high=44), raw)["figure.value"] == 1.0
    assert values(with_first("figures", 0, low=41, high=44), raw)["figure.value"] == 0.0


def test_units_in_other_words() -> None:
    raw = with_row("figures", 0, unit="children")
    assert values(with_first("figures", 0, unit="child"), raw)["figure.unit"] == 1.0
    assert values(with_first("figures", 0, unit="soldier"), raw)["figure.unit"] == 0.0


def test_a_time_by_its_value_or_its_days() -> None:
    assert values(with_first("times", 2, value=None))["date.value"] == 1.0
    assert (
        values(with_first("times", 2, value="2026-03-12", start="2026-03-12", end="2026-03-12"))["date.value"]
        == 0.667
    )


def test_other_values_that_are_right() -> None:
    raw = with_row("times", 2, also_values=["2026-03-12"])
    changed = with_first("times", 2, value="2026-03-12", start=None, end=None)
    assert values(changed, raw)["date.value"] == 1.0


def test_actors_and_places_by_any_spelling() -> None:
    whole = reading()
    renamed = replace(whole.actors[1], name="Renn")
    found = values(replace(whole, actors=(whole.actors[0], renamed, *whole.actors[2:])))
    assert found["actor.recall"] == 1.0
    assert values(replace(whole, actors=whole.actors[2:]))["actor.recall"] < 1.0


def test_a_body_may_pass_for_a_group_but_not_for_a_person() -> None:
    assert values(with_first("actors", 4, type="group"))["actor.type"] == 1.0
    assert values(with_first("actors", 4, type="person"))["actor.type"] < 1.0


def test_roles_are_held_by_their_words_and_their_time() -> None:
    role = reading().actors[1].roles[0]
    assert values(with_first("actors", 1, roles=(replace(role, current=False),)))["role.current"] == 0.0
    elsewhere = replace(role, span=Span(0, 5))
    found = values(with_first("actors", 1, roles=(elsewhere,)))
    assert (found["role.recall"], found["role.title"]) == (1.0, 0.0)


def test_a_relation_either_way_round_or_as_a_role() -> None:
    whole = reading()
    (relation,) = whole.relations
    assert values(replace(whole, relations=()))["relation.recall"] == 1.0  # the role's words lie there
    postless = replace(whole, actors=(whole.actors[0], replace(whole.actors[1], roles=()), *whole.actors[2:]))
    assert values(replace(postless, relations=()))["relation.recall"] == 0.0
    turned = replace(relation, subject=relation.object, object=relation.subject)
    assert values(replace(postless, relations=(turned,)))["relation.recall"] == 1.0
    other = replace(relation, subject="valdoria", object="army")
    assert values(replace(postless, relations=(other,)))["relation.recall"] == 0.0


def test_points_and_pillars_of_plans() -> None:
    raw = with_row("places", 0)
    raw["plans"] = [
        {"id": "p1", "name": "the talks plan", "refers": ["Talks"], "points": "4", "pillars": ["two officials"]}
    ]
    found = values(reading(), raw)
    assert (found["plan.points"], found["plan.pillars"]) == (0.0, 0.0)
    found = values(annotated_sheet(raw).reading, raw)
    assert (found["plan.points"], found["plan.pillars"]) == (1.0, 1.0)


def test_plans_are_paired_one_to_one_with_authors_status_and_points_found() -> None:
    raw = with_row("places", 0)
    actor = raw["actors"][0]["id"]
    raw["plans"] = [
        {"id": "p1", "name": "the talks plan", "refers": ["Talks"], "status": "proposed", "authors": [actor],
         "provisions": ["two officials"]},
    ]  # fmt: skip
    right = annotated_sheet(raw).reading
    (plan,) = right.plans
    found = values(right, raw)
    rows = ("recall", "precision", "authors", "authors.precision", "status", "provisions", "provisions.precision")
    assert [found[f"plan.{row}"] for row in rows] == [1.0] * 7
    twice = replace(right, plans=(plan, replace(plan, id="p2", provisions=())))
    assert (values(twice, raw)["plan.recall"], values(twice, raw)["plan.precision"]) == (1.0, 0.5)
    elsewhere = replace(plan, authors=(right.actors[1].id,), status="accepted")
    found = values(replace(right, plans=(elsewhere,)), raw)
    assert [found[f"plan.{row}"] for row in ("authors", "authors.precision", "status")] == [0.0, 0.0, 0.0]


def test_a_document_that_only_speaks_may_be_found_as_a_plan() -> None:
    raw = with_row("places", 0)
    raw["plans"] = [{"id": "p1", "name": "the talks letter", "refers": ["Talks"]}]
    assert values(annotated_sheet(raw).reading, raw)["plan.precision"] == 1.0
    assert "plan.recall" not in values(reading(), raw)


def test_spans_outside_the_text_are_no_ground() -> None:
    assert values(with_first("times", 0, span=Span(9000, 9004)))["grounding"] < 1.0
