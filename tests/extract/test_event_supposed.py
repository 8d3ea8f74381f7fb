"""Events that are none: threatened, refused, only supposed, or a noun that says how something else is done."""

from __future__ import annotations

import pytest

from carsica.extract.events import find_events
from carsica.parse.syntax import Document
from carsica.record.event import Event
from tests.extract.casts import CastMaker
from tests.extract.trees import document, report


def read(doc: Document, *states: str) -> tuple[Event, ...]:
    cast = CastMaker(doc)
    for state in states:
        cast = cast.actor(state, "state")
    return find_events(doc, cast.make(), (), (), (), report(doc, published="2025-05-10"))[0]


@pytest.mark.parametrize(("verb", "lemma"), [("threatened", "threaten"), ("refused", "refuse")])
def test_what_is_threatened_or_refused_is_no_event(verb: str, lemma: str) -> None:
    doc = document(
        "en",
        f"Norland {verb} to attack Sudland.",
        f"""
        1 Norland Norland PROPN 2 nsubj _ LOC
        2 {verb} {lemma} VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin
        3 to to PART 4 mark
        4 attack attack VERB 2 xcomp VerbForm=Inf
        5 Sudland Sudland PROPN 4 obj _ LOC
        6 . . PUNCT 2 punct
        """,
    )
    assert all(event.type != "ASSAULT" for event in read(doc, "Norland", "Sudland"))


@pytest.mark.parametrize("relation", ["aux", "mark"])
def test_what_would_have_had_to_happen_is_no_event(relation: str) -> None:
    doc = document(
        "en",
        "Had Norland attacked Sudland, markets would have fallen.",
        f"""
        1 Had have AUX 3 {relation} Mood=Ind|Tense=Past|VerbForm=Fin
        2 Norland Norland PROPN 3 nsubj _ LOC
        3 attacked attack VERB 9 advcl Tense=Past|VerbForm=Part
        4 Sudland Sudland PROPN 3 obj _ LOC
        5 , , PUNCT 3 punct
        6 markets market NOUN 9 nsubj Number=Plur
        7 would would AUX 9 aux
        8 have have AUX 9 aux
        9 fallen fall VERB 0 root Tense=Past|VerbForm=Part
        10 . . PUNCT 9 punct
        """,
    )
    assert not read(doc, "Norland", "Sudland")


def test_a_protest_that_only_says_why_is_none() -> None:
    doc = document(
        "en",
        "Norland closed offices in protest in Sudland.",
        """
        1 Norland Norland PROPN 2 nsubj _ LOC
        2 closed close VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin
        3 offices office NOUN 2 obj Number=Plur
        4 in in ADP 5 case
        5 protest protest NOUN 2 obl Number=Sing
        6 in in ADP 7 case
        7 Sudland Sudland PROPN 2 obl _ LOC
        8 . . PUNCT 2 punct
        """,
    )
    assert all(event.type != "PROTEST" for event in read(doc, "Norland"))


@pytest.mark.parametrize(("article", "count"), [("a", 0), ("the", 1)])
def test_only_an_attack_known_already_is_one_where_it_is_threatened(article: str, count: int) -> None:
    definite = "Def" if article == "the" else "Ind"
    doc = document(
        "en",
        f"Norland feared {article} raid on Sudland.",
        f"""
        1 Norland Norland PROPN 2 nsubj _ LOC
        2 feared fear VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin
        3 {article} {article} DET 4 det Definite={definite}
        4 raid raid NOUN 2 obj Number=Sing
        5 on on ADP 6 case
        6 Sudland Sudland PROPN 4 nmod _ LOC
        7 . . PUNCT 2 punct
        """,
    )
    assert len([event for event in read(doc, "Norland", "Sudland") if event.type == "ASSAULT"]) == count
