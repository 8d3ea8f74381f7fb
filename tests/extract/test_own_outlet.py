"""The report's own outlet behind "we" and "us", outside what others say."""

from __future__ import annotations

import pytest

from carsica.extract.attribution.outlet_names import shortens
from carsica.extract.own_outlet import cast_with_own_outlet, taking_part
from carsica.record.event import Event, Participant
from carsica.record.span import Span
from carsica.record.statement import Source, Statement
from tests.extract.casts import CastMaker
from tests.extract.trees import document, report

ASKED = document(
    "en",
    "We asked Dalmar.",
    """
    1 We we PRON 2 nsubj Case=Nom|Number=Plur|Person=1|PronType=Prs
    2 asked ask VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin
    3 Dalmar Dalmar PROPN 2 obj _ PER
    4 . . PUNCT 2 punct
    """,
)
CAST = CastMaker(ASKED).actor("Dalmar", "person").make()
REPORT = report(ASKED, outlet="The Harbour Gazette", published="2025-05-10")


def test_we_are_the_outlet() -> None:
    cast = cast_with_own_outlet(CAST, ASKED, REPORT, ())
    outlet = cast.actors[-1]
    assert (outlet.type, outlet.name) == ("outlet", REPORT.outlet)
    assert [m.actor for m in cast.mentions if m.span == Span(0, 2)] == [outlet.id]


def test_we_of_somebody_who_speaks_are_not() -> None:
    said = Statement("s1", "direct", (Source("outlet", "x"), Source("person", "Dalmar")), (Span(0, 15),))
    assert cast_with_own_outlet(CAST, ASKED, REPORT, (said,)) == CAST


def test_an_outlet_that_takes_part_in_nothing_is_no_actor_of_the_reading() -> None:
    cast = cast_with_own_outlet(CAST, ASKED, REPORT, ())
    assert taking_part(cast, CAST.actors, ()) == CAST.actors
    party = Participant(cast.actors[-1].id, "agent")
    event = Event("e1", "DEMAND", "request", "occurred", Span(3, 8), (party,))
    assert taking_part(cast, CAST.actors, (event,)) == cast.actors


@pytest.mark.parametrize(
    ("name", "whole", "same"),
    [
        ("the Sentinel", "The Northgate Sentinel", True),
        ("El Alba", "Diario EL ÁLBA Uruguay", True),
        ("Radio Lomara", "Radio Lomara International", True),
        ("EL LOMARANO", "ellomarano.com", True),
        ("La Voix", "La Voix du Port", False),
        ("Diario", "Diario del Puerto", False),
        ("The Northgate Post", "The Northgate Times", False),
        ("Port", "portal.com", False),
    ],
)
def test_forms_of_an_outlet_s_name(name: str, whole: str, same: bool) -> None:
    assert shortens(name, whole) == same
