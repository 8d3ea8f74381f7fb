"""Places that act as states, where the reader marks them as a side of an event."""

from __future__ import annotations

from dataclasses import replace

from carsica.extract.acting_places import cast_with_acting_places
from carsica.parse.syntax import Mark
from tests.extract.casts import CastMaker
from tests.extract.trees import document

ASKS = document(
    "en",
    "Saltmark wants rice.",
    """
    1 Saltmark Saltmark PROPN 2 nsubj Number=Sing LOC
    2 wants want VERB 0 root Mood=Ind|Tense=Pres|VerbForm=Fin
    3 rice rice NOUN 2 obj Number=Sing
    4 . . PUNCT 2 punct
    """,
)


def _marked(kind: str, sure: float) -> Mark:
    return Mark("part", kind, "", sure, 0, 8, 0, (0, 1))


def test_a_place_marked_as_agent_is_a_state() -> None:
    cast = CastMaker(ASKS).place("Saltmark", "", "unknown").make()
    acting = cast_with_acting_places(cast, replace(ASKS, marks=(_marked("agent", 0.9),)))
    (state,) = acting.actors
    assert (state.type, state.name) == ("state", "Saltmark")
    assert [(m.actor, m.place) for m in acting.mentions] == [(state.id, cast.places[0].id)]


def test_a_place_where_something_happens_or_that_is_barely_marked_is_none() -> None:
    cast = CastMaker(ASKS).place("Saltmark", "", "unknown").make()
    for mark in (_marked("place", 0.9), _marked("agent", 0.4)):
        assert cast_with_acting_places(cast, replace(ASKS, marks=(mark,))) == cast


def test_a_town_is_no_state() -> None:
    cast = CastMaker(ASKS).place("Saltmark", "", "city").make()
    assert cast_with_acting_places(cast, replace(ASKS, marks=(_marked("agent", 0.9),))) == cast


def test_a_place_that_does_what_is_marked_is_a_state() -> None:
    cast = CastMaker(ASKS).place("Saltmark", "", "unknown").make()
    trigger = Mark("trigger", "request", "occurred", 0.9, 9, 14, 0, (1, 2))
    (state,) = cast_with_acting_places(cast, replace(ASKS, marks=(trigger,))).actors
    assert state.name == "Saltmark"
