"""Who made a plan, who was shown it, what comes next, what each party says to it. Own sentences throughout."""

from __future__ import annotations

from carsica.extract.plans import find_plans
from carsica.parse.syntax import Document
from carsica.record.plan import Plan
from carsica.record.span import Span
from carsica.record.statement import Source, Statement
from tests.extract.casts import CastMaker
from tests.extract.trees import document, report


def plan_of(doc: Document, *states: str, statements: tuple[Statement, ...] = ()) -> Plan:
    maker = CastMaker(doc)
    for state in states:
        maker = maker.actor(state, "state", state)
    (plan,) = find_plans(doc, maker.make(), (), report(doc), statements)
    return plan


def test_the_parties_of_a_signed_deal_are_its_authors() -> None:
    doc = document(
        "it",
        "Osmia e Talvia hanno firmato un accordo sul sale.",
        """
        1 Osmia Osmia PROPN 5 nsubj
        2 e e CCONJ 3 cc
        3 Talvia Talvia PROPN 1 conj
        4 hanno avere AUX 5 aux VerbForm=Fin|Tense=Pres
        5 firmato firmare VERB 0 root VerbForm=Part|Tense=Past
        6 un uno DET 7 det Definite=Ind|PronType=Art
        7 accordo accordo NOUN 5 obj Number=Sing
        8-9 sul _ _ _ _
        8 su su ADP 10 case
        9 il il DET 10 det Definite=Def|PronType=Art
        10 sale sale NOUN 7 nmod
        11 . . PUNCT 5 punct
        """,
    )
    plan = plan_of(doc, "Osmia", "Talvia")
    assert plan.authors == ("a1", "a2")
    assert plan.status == "accepted"
    assert {(p.party, p.stance) for p in plan.positions} == {("a1", "accepts"), ("a2", "accepts")}


SHOWN = document(
    "en",
    "Osmia handed the draft to Talva. Talva will sign the draft on Monday.",
    """
    1 Osmia Osmia PROPN 2 nsubj
    2 handed hand VERB 0 root Tense=Past|VerbForm=Fin
    3 the the DET 4 det Definite=Def|PronType=Art
    4 draft draft NOUN 2 obj Number=Sing
    5 to to ADP 6 case
    6 Talva Talva PROPN 2 obl
    7 . . PUNCT 2 punct

    1 Talva Talva PROPN 3 nsubj
    2 will will AUX 3 aux VerbForm=Fin
    3 sign sign VERB 0 root VerbForm=Inf
    4 the the DET 5 det Definite=Def|PronType=Art
    5 draft draft NOUN 3 obj Number=Sing
    6 on on ADP 7 case
    7 Monday Monday PROPN 3 obl
    8 . . PUNCT 3 punct
    """,
)


def test_who_is_handed_a_draft_and_what_comes_next() -> None:
    plan = plan_of(SHOWN, "Osmia", "Talva")
    assert plan.shown_to == ("a2",)
    assert [s.of(SHOWN.text) for s in plan.next_steps] == ["Talva will sign the draft on Monday"]
    assert plan.status == "proposed"


REFUSED = document(
    "es",
    "Osmia rechaza el plan de paz y no acepta el punto 7.",
    """
    1 Osmia Osmia PROPN 2 nsubj
    2 rechaza rechazar VERB 0 root Tense=Pres|VerbForm=Fin
    3 el el DET 4 det Definite=Def|PronType=Art
    4 plan plan NOUN 2 obj Number=Sing
    5 de de ADP 6 case
    6 paz paz NOUN 4 nmod
    7 y y CCONJ 9 cc
    8 no no ADV 9 advmod Polarity=Neg
    9 acepta aceptar VERB 2 conj Tense=Pres|VerbForm=Fin
    10 el el DET 11 det Definite=Def|PronType=Art
    11 punto punto NOUN 9 obj Number=Sing
    12 7 7 NUM 11 nummod
    13 . . PUNCT 2 punct
    """,
)


def test_a_position_on_the_plan_and_one_on_a_point_with_the_statement_that_tells_them() -> None:
    whole = Span(0, len(REFUSED.text) - 1)
    said = Statement("s1", "indirect", (Source("state", "Osmia", "a1"),), (whole,))
    plan = plan_of(REFUSED, "Osmia", statements=(said,))
    told = [(p.party, p.stance, p.number, p.according_to) for p in plan.positions]
    assert told == [("a1", "rejects", None, "s1"), ("a1", "rejects", 7, "s1")]
    assert plan.positions[0].span.of(REFUSED.text) == "Osmia rechaza el plan de paz"


READY = document(
    "en",
    "Osmia is ready to accept the peace plan if Talva leaves. Talva demands changes to the plan.",
    """
    1 Osmia Osmia PROPN 3 nsubj
    2 is be AUX 3 cop VerbForm=Fin
    3 ready ready ADJ 0 root
    4 to to PART 5 mark
    5 accept accept VERB 3 xcomp VerbForm=Inf
    6 the the DET 8 det Definite=Def|PronType=Art
    7 peace peace NOUN 8 compound
    8 plan plan NOUN 5 obj Number=Sing
    9 if if SCONJ 11 mark
    10 Talva Talva PROPN 11 nsubj
    11 leaves leave VERB 5 advcl Tense=Pres|VerbForm=Fin
    12 . . PUNCT 3 punct

    1 Talva Talva PROPN 2 nsubj
    2 demands demand VERB 0 root Tense=Pres|VerbForm=Fin
    3 changes change NOUN 2 obj Number=Plur
    4 to to ADP 6 case
    5 the the DET 6 det Definite=Def|PronType=Art
    6 plan plan NOUN 3 nmod Number=Sing
    7 . . PUNCT 2 punct
    """,
)


def test_conditions_are_told_by_an_if_and_by_changes_that_are_asked_for() -> None:
    plan = plan_of(READY, "Osmia", "Talva")
    assert [(p.party, p.stance) for p in plan.positions] == [("a1", "conditions"), ("a2", "conditions")]
    assert plan.status == "discussed"


URGED = document(
    "en",
    "Talva urged Osmia to accept the peace plan.",
    """
    1 Talva Talva PROPN 2 nsubj
    2 urged urge VERB 0 root Tense=Past|VerbForm=Fin
    3 Osmia Osmia PROPN 2 obj
    4 to to PART 5 mark
    5 accept accept VERB 2 xcomp VerbForm=Inf
    6 the the DET 8 det Definite=Def|PronType=Art
    7 peace peace NOUN 8 compound
    8 plan plan NOUN 5 obj Number=Sing
    9 . . PUNCT 2 punct
    """,
)


def test_what_another_is_urged_to_do_is_nobodys_stance() -> None:
    assert plan_of(URGED, "Osmia", "Talva").positions == ()
