"""Points of plans from small trees: verbs, coordinations, lists, numbered points. Own sentences throughout."""

from __future__ import annotations

from carsica.extract.plans import find_plans
from carsica.parse.syntax import Document
from carsica.record.figure import Figure
from carsica.record.plan import Plan
from carsica.record.span import Span
from carsica.record.statement import Source, Statement
from tests.extract.casts import CastMaker
from tests.extract.trees import document, report


def plans(doc: Document, *figures: Figure, statements: tuple[Statement, ...] = ()) -> tuple[Plan, ...]:
    return find_plans(doc, CastMaker(doc).make(), figures, report(doc), statements)


def points(plan: Plan) -> list[tuple[int | None, str]]:
    return [(p.number, p.text) for p in plan.provisions]


def where(doc: Document, text: str) -> Span:
    start = doc.text.index(text)
    return Span(start, start + len(text))


def test_each_thing_that_a_plan_holds_is_a_point() -> None:
    doc = document(
        "it",
        "L'accordo prevederebbe la riapertura del porto e una tregua di dieci giorni.",
        """
        1 L' il DET 2 det Definite=Def|PronType=Art
        2 accordo accordo NOUN 3 nsubj Number=Sing
        3 prevederebbe prevederebbe VERB 0 root Mood=Cnd|VerbForm=Fin
        4 la il DET 5 det Definite=Def|PronType=Art
        5 riapertura riapertura NOUN 3 obj
        6-7 del _ _ _ _
        6 di di ADP 8 case
        7 il il DET 8 det Definite=Def|PronType=Art
        8 porto porto NOUN 5 nmod
        9 e e CCONJ 11 cc
        10 una uno DET 11 det Definite=Ind|PronType=Art
        11 tregua tregua NOUN 5 conj
        12 di di ADP 14 case
        13 dieci dieci NUM 14 nummod
        14 giorni giorno NOUN 11 nmod Number=Plur
        15 . . PUNCT 3 punct
        """,
    )
    (plan,) = plans(doc)
    assert points(plan) == [(None, "la riapertura del porto"), (None, "una tregua di dieci giorni")]


UNDER = document(
    "en",
    "The peace plan arrived. Under the plan, Osmia would leave Talva. Point 3 bars a fleet.",
    """
    1 The the DET 3 det Definite=Def|PronType=Art
    2 peace peace NOUN 3 compound
    3 plan plan NOUN 4 nsubj Number=Sing
    4 arrived arrive VERB 0 root Tense=Past|VerbForm=Fin
    5 . . PUNCT 4 punct

    1 Under under ADP 3 case
    2 the the DET 3 det Definite=Def|PronType=Art
    3 plan plan NOUN 7 obl Number=Sing
    4 , , PUNCT 3 punct
    5 Osmia Osmia PROPN 7 nsubj
    6 would would AUX 7 aux VerbForm=Fin
    7 leave leave VERB 0 root VerbForm=Inf
    8 Talva Talva PROPN 7 obj
    9 . . PUNCT 7 punct

    1 Point point NOUN 3 nsubj Number=Sing
    2 3 3 NUM 1 nummod
    3 bars bar VERB 0 root Tense=Pres|VerbForm=Fin
    4 a a DET 5 det Definite=Ind|PronType=Art
    5 fleet fleet NOUN 3 obj
    6 . . PUNCT 3 punct
    """,
)


def test_what_happens_under_a_plan_and_what_a_numbered_point_says() -> None:
    (plan,) = plans(UNDER)
    assert points(plan) == [(None, "Osmia would leave Talva"), (3, "bars a fleet")]


COUNTED = document(
    "de",
    "Dorn legte einen Kompromiss in drei Punkten vor: ein Beobachter, eine Route und keine Gebühr.",
    """
    1 Dorn Dorn PROPN 2 nsubj
    2 legte legen VERB 0 root Tense=Past|VerbForm=Fin
    3 einen ein DET 4 det Definite=Ind|PronType=Art
    4 Kompromiss Kompromiss NOUN 2 obj Number=Sing
    5 in in ADP 7 case
    6 drei drei NUM 7 nummod
    7 Punkten Punkt NOUN 4 nmod Number=Plur
    8 vor vor ADP 2 compound:prt
    9 : : PUNCT 11 punct
    10 ein ein DET 11 det Definite=Ind|PronType=Art
    11 Beobachter Beobachter NOUN 4 appos
    12 , , PUNCT 14 punct
    13 eine ein DET 14 det Definite=Ind|PronType=Art
    14 Route Route NOUN 11 conj
    15 und und CCONJ 17 cc
    16 keine kein DET 17 det PronType=Neg
    17 Gebühr Gebühr NOUN 11 conj
    18 . . PUNCT 2 punct
    """,
)


def test_as_many_items_after_a_colon_as_are_counted() -> None:
    three = Figure("f1", where(COUNTED, "drei Punkten"), "point", "points", 3, 3)
    (plan,) = plans(COUNTED, three)
    assert (plan.points, plan.status) == (3, "proposed")
    assert [text for _, text in points(plan)] == ["ein Beobachter", "eine Route", "keine Gebühr"]
    four = Figure("f1", where(COUNTED, "drei Punkten"), "point", "points", 4, 4)
    assert plans(COUNTED, four)[0].provisions == ()


def test_bulleted_lines_under_a_plan_are_its_points() -> None:
    doc = document(
        "en",
        "The draft says:\n- Osmia leaves\n• a canal for Talva\n\n- Read also",
        """
        1 The the DET 2 det Definite=Def|PronType=Art
        2 draft draft NOUN 3 nsubj Number=Sing
        3 says say VERB 0 root Tense=Pres|VerbForm=Fin
        4 : : PUNCT 3 punct

        1 Osmia Osmia PROPN 2 nsubj
        2 leaves leave VERB 0 root VerbForm=Fin

        1 a a DET 2 det
        2 canal canal NOUN 0 root
        3 for for ADP 4 case
        4 Talva Talva PROPN 2 nmod
        """,
    )
    marked = Figure("f1", where(doc, "draft"), "point", "points", 2, 2)
    (plan,) = plans(doc, marked)
    assert [text for _, text in points(plan)][:2] == ["Osmia leaves", "a canal for Talva"]


def test_numbers_that_rise_within_a_sentence() -> None:
    doc = document(
        "en",
        "The peace plan: 1) Osmia leaves; 2) a canal opens.",
        """
        1 The the DET 3 det Definite=Def|PronType=Art
        2 peace peace NOUN 3 compound
        3 plan plan NOUN 0 root Number=Sing
        4 : : PUNCT 3 punct
        5 1 1 NUM 3 dep
        6 Osmia Osmia PROPN 7 nsubj
        7 leaves leave VERB 3 parataxis VerbForm=Fin
        8 2 2 NUM 3 dep
        9 a a DET 10 det
        10 canal canal NOUN 11 nsubj
        11 opens open VERB 3 parataxis VerbForm=Fin
        12 . . PUNCT 3 punct
        """,
    )
    assert points(plans(doc)[0]) == [(1, "Osmia leaves"), (2, "a canal opens")]


def test_what_a_plan_says_as_a_source_is_a_point_unless_it_has_happened() -> None:
    named = UNDER.sentences[1].words[2]
    source = Source("document", "plan", span=Span(named.start, named.end))
    said = Statement("s1", "indirect", (source,), (where(UNDER, "bars a fleet"),))
    past = Statement("s2", "indirect", (source,), (where(UNDER, "arrived"),))
    (plan,) = plans(UNDER, statements=(said, past))
    assert "bars a fleet" in [p.text for p in plan.provisions]
    assert all("arrived" not in p.text for p in plan.provisions)


def test_the_lines_of_a_plans_list_name_no_plan_of_their_own() -> None:
    doc = document(
        "en",
        "The peace plan:\n1. A treaty bars war.\n2. Osmia leaves.\n3. Talva votes.",
        """
        1 The the DET 3 det Definite=Def|PronType=Art
        2 peace peace NOUN 3 compound
        3 plan plan NOUN 0 root Number=Sing
        4 : : PUNCT 3 punct

        1 A a DET 2 det Definite=Ind|PronType=Art
        2 treaty treaty NOUN 3 nsubj Number=Sing
        3 bars bar VERB 0 root Tense=Pres|VerbForm=Fin
        4 war war NOUN 3 obj

        1 Osmia Osmia PROPN 2 nsubj
        2 leaves leave VERB 0 root Tense=Pres|VerbForm=Fin

        1 Talva Talva PROPN 2 nsubj
        2 votes vote VERB 0 root Tense=Pres|VerbForm=Fin
        """,
    )
    (plan,) = plans(doc)
    assert points(plan) == [(1, "A treaty bars war."), (2, "Osmia leaves."), (3, "Talva votes.")]
