"""Plans from small trees: points, pillars, provisions, authors, one plan or several. Own sentences throughout."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carsica.extract.lexicon import load
from carsica.extract.plans import find_plans
from carsica.extract.plans.listed import find_numbered
from carsica.languages import codes
from carsica.parse.syntax import Document, Mark
from carsica.record.figure import Figure
from carsica.record.plan import Plan
from carsica.record.span import Span
from tests.extract.casts import CastMaker
from tests.extract.trees import document, report

PILLARS = document(
    "it",
    "Il piano di pace in 12 punti poggia su tre pilastri: la tregua, gli aiuti e i confini fra Nord, Est e Sud.",
    """
    1 Il il DET 2 det Definite=Def|PronType=Art
    2 piano piano NOUN 8 nsubj Number=Sing
    3 di di ADP 4 case
    4 pace pace NOUN 2 nmod
    5 in in ADP 7 case
    6 12 12 NUM 7 nummod
    7 punti punto NOUN 2 nmod Number=Plur
    8 poggia poggiare VERB 0 root Tense=Pres|VerbForm=Fin
    9 su su ADP 11 case
    10 tre tre NUM 11 nummod
    11 pilastri pilastro NOUN 8 obl Number=Plur
    12 : : PUNCT 14 punct
    13 la il DET 14 det Definite=Def|PronType=Art
    14 tregua tregua NOUN 11 appos
    15 , , PUNCT 17 punct
    16 gli il DET 17 det Definite=Def|PronType=Art
    17 aiuti aiuto NOUN 14 conj
    18 e e CCONJ 20 cc
    19 i il DET 20 det Definite=Def|PronType=Art
    20 confini confine NOUN 14 conj
    21 fra fra ADP 22 case
    22 Nord Nord PROPN 20 nmod
    23 , , PUNCT 24 punct
    24 Est Est PROPN 22 conj
    25 e e CCONJ 26 cc
    26 Sud Sud PROPN 22 conj
    27 . . PUNCT 8 punct
    """,
)


def figure(doc: Document, name: str, text: str, unit: str, value: float) -> Figure:
    start = doc.text.index(text)
    return Figure(name, Span(start, start + len(text)), unit, unit, value, value)


def plans(doc: Document, *figures: Figure, maker: CastMaker | None = None) -> tuple[Plan, ...]:
    return find_plans(doc, (maker or CastMaker(doc)).make(), figures, report(doc))


def test_points_pillars_and_the_name_of_a_plan() -> None:
    (plan,) = plans(
        PILLARS, figure(PILLARS, "f1", "12 punti", "point", 12), figure(PILLARS, "f2", "tre", "pillar", 3)
    )
    assert plan.name == "piano di pace in 12 punti"
    assert plan.points == 12
    assert [p.title for p in plan.pillars] == ["tregua", "aiuti", "confini fra Nord, Est e Sud"]
    assert plan.pillars[0].span.of(PILLARS.text) == "la tregua"


def test_floors_and_routine_plans_are_no_plans() -> None:
    doc = document(
        "it",
        "Il palazzo ha nove piani. Rossi cambia i piani.",
        """
        1 Il il DET 2 det Definite=Def|PronType=Art
        2 palazzo palazzo NOUN 3 nsubj
        3 ha avere VERB 0 root Tense=Pres|VerbForm=Fin
        4 nove nove NUM 5 nummod
        5 piani piano NOUN 3 obj Number=Plur
        6 . . PUNCT 3 punct

        1 Rossi Rossi PROPN 2 nsubj _ PER
        2 cambia cambiare VERB 0 root Tense=Pres|VerbForm=Fin
        3 i il DET 4 det Definite=Def|PronType=Art
        4 piani piano NOUN 2 obj Number=Plur
        5 . . PUNCT 2 punct
        """,
    )
    assert plans(doc, figure(doc, "f1", "nove", "floor", 9)) == ()


OWNED = document(
    "en",
    "Boran diplomats reject the Aldan peace plan. The plan limits the army to 9,000 and bars a fleet.",
    """
    1 Boran Boran ADJ 2 amod
    2 diplomats diplomat NOUN 3 nsubj Number=Plur
    3 reject reject VERB 0 root Tense=Pres|VerbForm=Fin
    4 the the DET 7 det Definite=Def|PronType=Art
    5 Aldan Aldan ADJ 7 amod
    6 peace peace NOUN 7 compound
    7 plan plan NOUN 3 obj Number=Sing
    8 . . PUNCT 3 punct

    1 The the DET 2 det Definite=Def|PronType=Art
    2 plan plan NOUN 3 nsubj Number=Sing
    3 limits limit VERB 0 root Tense=Pres|VerbForm=Fin
    4 the the DET 5 det Definite=Def|PronType=Art
    5 army army NOUN 3 obj
    6 to to ADP 7 case
    7 9,000 9,000 NUM 3 obl
    8 and and CCONJ 9 cc
    9 bars bar VERB 3 conj Tense=Pres|VerbForm=Fin
    10 a a DET 11 det Definite=Ind|PronType=Art
    11 fleet fleet NOUN 9 obj
    12 . . PUNCT 3 punct
    """,
)


def test_owner_status_and_provisions() -> None:
    maker = CastMaker(OWNED).actor("Aldania", "state", "Aldan", mention="demonym")
    (plan,) = plans(OWNED, maker=maker)
    assert plan.authors == ("a1",)
    assert plan.status == "rejected"
    assert [p.text for p in plan.provisions] == ["limits the army to 9,000", "bars a fleet"]
    assert len(plan.mentions) == 2


def test_a_counter_proposal_is_another_plan() -> None:
    doc = document(
        "en",
        "The peace plan of 12 points met a counter-proposal.",
        """
        1 The the DET 3 det Definite=Def|PronType=Art
        2 peace peace NOUN 3 compound
        3 plan plan NOUN 7 nsubj Number=Sing
        4 of of ADP 6 case
        5 12 12 NUM 6 nummod
        6 points point NOUN 3 nmod Number=Plur
        7 met meet VERB 0 root Tense=Past|VerbForm=Fin
        8 a a DET 9 det Definite=Ind|PronType=Art
        9 counter-proposal counter-proposal NOUN 7 obj Number=Sing
        10 . . PUNCT 7 punct
        """,
    )
    first, second = plans(doc, figure(doc, "f1", "12 points", "point", 12))
    assert (first.points, second.points) == (12, None)
    assert second.name == "counter-proposal"
    assert (first.id, second.id) == ("plan1", "plan2")


def test_of_two_counts_the_one_that_is_left_is_the_plans() -> None:
    doc = document(
        "en",
        "The peace plan was cut from 20 to 14 points.",
        """
        1 The the DET 3 det
        2 peace peace NOUN 3 compound Number=Sing
        3 plan plan NOUN 5 nsubj:pass Number=Sing
        4 was be AUX 5 aux:pass Tense=Past|VerbForm=Fin
        5 cut cut VERB 0 root VerbForm=Part
        6 from from ADP 7 case
        7 20 20 NUM 5 obl
        8 to to ADP 10 case
        9 14 14 NUM 10 nummod
        10 points point NOUN 5 obl Number=Plur
        11 . . PUNCT 5 punct
        """,
    )
    (plan,) = plans(doc, figure(doc, "f1", "20", "point", 20), figure(doc, "f2", "14 points", "point", 14))
    assert plan.points == 14


def test_numbered_lines_are_provisions_with_their_numbers() -> None:
    text = "The points:\n1. The war ends.\n2. All troops leave.\n7) A fleet is barred.\n\nThe end."
    found = find_numbered(text, 0)
    assert [(p.number, p.text) for p in found] == [
        (1, "The war ends."),
        (2, "All troops leave."),
        (7, "A fleet is barred."),
    ]
    assert all(p.span.of(text) == p.text for p in found)


DEAL = document(
    "en",
    "Osmia signed the deal on salt. The text gives miners a raise and a canteen.",
    """
    1 Osmia Osmia PROPN 2 nsubj
    2 signed sign VERB 0 root Tense=Past|VerbForm=Fin
    3 the the DET 4 det Definite=Def|PronType=Art
    4 deal deal NOUN 2 obj Number=Sing
    5 on on ADP 6 case
    6 salt salt NOUN 4 nmod
    7 . . PUNCT 2 punct

    1 The the DET 2 det Definite=Def|PronType=Art
    2 text text NOUN 3 nsubj Number=Sing
    3 gives give VERB 0 root Tense=Pres|VerbForm=Fin
    4 miners miner NOUN 3 iobj Number=Plur
    5 a a DET 6 det Definite=Ind|PronType=Art
    6 raise raise NOUN 3 obj
    7 and and CCONJ 9 cc
    8 a a DET 9 det Definite=Ind|PronType=Art
    9 canteen canteen NOUN 6 conj
    10 . . PUNCT 3 punct
    """,
)


def test_a_deal_that_is_signed_is_a_plan_and_takes_the_points_that_are_marked() -> None:
    second = DEAL.sentences[1]
    mark = Mark("point", "", "", 0.9, second.words[4].start, second.words[8].end, 1, (4, 9))
    (plan,) = plans(replace(DEAL, marks=(mark,)))
    assert (plan.name, plan.status) == ("deal on salt", "accepted")
    assert [m.of(DEAL.text) for m in plan.mentions] == ["deal on salt", "text"]
    assert any("a canteen" in p.text for p in plan.provisions)


@given(st.text(alphabet="ab .\n123)", max_size=60), st.integers(min_value=0, max_value=60))
def test_numbered_lines_stay_inside_the_text_and_ascend(text: str, start: int) -> None:
    found = find_numbered(text, min(start, len(text)))
    numbers = [p.number or 0 for p in found]
    assert numbers == sorted(set(numbers))
    assert all(p.span.of(text) == p.text and p.text.strip() for p in found)


@pytest.mark.parametrize("language", codes())
def test_every_language_has_the_same_sections(language: str) -> None:
    known, italian = load(language, "plans"), load("it", "plans")
    assert set(known) == set(italian)
    for section, keys in italian.items():
        assert set(keys) == set(known[section]), section


def test_a_plan_is_called_by_its_noun_for_plans_rather_than_a_longer_deal() -> None:
    doc = document(
        "en",
        "Osmia signed the peace treaty of the alliance. The peace plan has a map.",
        """
        1 Osmia Osmia PROPN 2 nsubj
        2 signed sign VERB 0 root Tense=Past|VerbForm=Fin
        3 the the DET 5 det Definite=Def
        4 peace peace NOUN 5 compound
        5 treaty treaty NOUN 2 obj Number=Sing
        6 of of ADP 8 case
        7 the the DET 8 det Definite=Def
        8 alliance alliance NOUN 5 nmod
        9 . . PUNCT 2 punct

        1 The the DET 3 det Definite=Def
        2 peace peace NOUN 3 compound
        3 plan plan NOUN 4 nsubj Number=Sing
        4 has have VERB 0 root Tense=Pres|VerbForm=Fin
        5 a a DET 6 det Definite=Ind
        6 map map NOUN 4 obj
        7 . . PUNCT 4 punct
        """,
    )
    (plan,) = find_plans(doc, CastMaker(doc).make(), (), report(doc))
    assert plan.name == "peace plan"
