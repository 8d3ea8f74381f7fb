"""Plans in clauses: points by ordinals, pronouns for a plan, denied acts, steps ahead. Own sentences."""

from __future__ import annotations

from carsica.extract.plans import find_plans
from carsica.extract.plans.ordered import ordered_items
from carsica.extract.plans.words import plan_words
from carsica.record.figure import Figure
from carsica.record.plan import Plan
from carsica.record.span import Span
from tests.extract.casts import CastMaker
from tests.extract.test_plan_people import plan_of
from tests.extract.trees import document, report


def test_points_that_ordinals_open() -> None:
    text = "First, the guns fall silent; second, the prisoners go home; and third, the parties talk."
    rows = "\n".join(f"{n} {word} _ X 0 dep" for n, word in enumerate(text.split(), start=1))
    doc = document("en", text, rows)
    items = ordered_items(doc, doc.sentences[0], plan_words("en"))
    assert [(number, span.of(text)) for number, span in items] == [
        (1, "the guns fall silent"),
        (2, "the prisoners go home"),
        (3, "the parties talk"),
    ]


PLAN = """
    1 Osmia Osmia PROPN 2 nsubj
    2 proposed propose VERB 0 root Tense=Past|VerbForm=Fin
    3 a a DET 5 det Definite=Ind
    4 peace peace NOUN 5 compound
    5 plan plan NOUN 2 obj Number=Sing
    6 . . PUNCT 2 punct
"""


def test_a_pronoun_carries_what_is_said_of_the_plan() -> None:
    doc = document(
        "en",
        "Osmia proposed a peace plan. Talva rejected it.",
        PLAN
        + """
    1 Talva Talva PROPN 2 nsubj
    2 rejected reject VERB 0 root Tense=Past|VerbForm=Fin
    3 it it PRON 2 obj Case=Acc|Number=Sing|Person=3|PronType=Prs
    4 . . PUNCT 2 punct
    """,
    )
    plan = plan_of(doc, "Osmia", "Talva")
    assert ("a2", "rejects") in {(p.party, p.stance) for p in plan.positions}


def test_whoever_denies_having_received_a_plan_was_not_shown_it() -> None:
    doc = document(
        "en",
        "Osmia proposed a peace plan. Talva denied having received the plan.",
        PLAN
        + """
    1 Talva Talva PROPN 2 nsubj
    2 denied deny VERB 0 root Tense=Past|VerbForm=Fin
    3 having have AUX 4 aux VerbForm=Ger
    4 received receive VERB 2 xcomp Tense=Past|VerbForm=Part
    5 the the DET 6 det Definite=Def
    6 plan plan NOUN 4 obj Number=Sing
    7 . . PUNCT 2 punct
    """,
    )
    plan = plan_of(doc, "Osmia", "Talva")
    assert plan.shown_to == ()
    assert not any(p.party == "a2" for p in plan.positions)


def test_a_signing_that_is_scheduled_is_the_next_step() -> None:
    doc = document(
        "en",
        "Osmia proposed a peace plan. The signing of the plan is scheduled for May.",
        PLAN
        + """
    1 The the DET 2 det Definite=Def
    2 signing signing NOUN 7 nsubj:pass Number=Sing
    3 of of ADP 5 case
    4 the the DET 5 det Definite=Def
    5 plan plan NOUN 2 nmod Number=Sing
    6 is be AUX 7 aux:pass VerbForm=Fin|Tense=Pres
    7 scheduled schedule VERB 0 root Tense=Past|VerbForm=Part
    8 for for ADP 9 case
    9 May May PROPN 7 obl
    10 . . PUNCT 7 punct
    """,
    )
    plan = plan_of(doc, "Osmia")
    assert [span.of(doc.text) for span in plan.next_steps] == ["The signing of the plan is scheduled for May"]


def counted(text: str, rows: str) -> Plan:
    doc = document("en", text, rows)
    start = text.index("19")
    figures = (Figure("f1", Span(start, text.index("points") + 6), "point", "points", 19, 19),)
    (plan,) = find_plans(doc, CastMaker(doc).make(), figures, report(doc))
    return plan


def test_points_that_the_verb_of_the_plan_counts() -> None:
    rows = """
    1 The the DET 3 det Definite=Def
    2 peace peace NOUN 3 compound
    3 plan plan NOUN 4 nsubj Number=Sing
    4 has have VERB 0 root Tense=Pres|VerbForm=Fin
    5 19 19 NUM 6 nummod
    6 points point NOUN 4 obj Number=Plur
    7 . . PUNCT 4 punct
    """
    assert counted("The peace plan has 19 points.", rows).points == 19


def test_points_counted_in_the_next_sentence_are_those_of_the_plan() -> None:
    rows = """
    1 A a DET 3 det Definite=Ind
    2 peace peace NOUN 3 compound
    3 plan plan NOUN 4 nsubj Number=Sing
    4 emerged emerge VERB 0 root Tense=Past|VerbForm=Fin
    5 . . PUNCT 4 punct

    1 There there PRON 2 expl
    2 are be VERB 0 root Tense=Pres|VerbForm=Fin
    3 19 19 NUM 4 nummod
    4 points point NOUN 2 nsubj Number=Plur
    5 . . PUNCT 2 punct
    """
    assert counted("A peace plan emerged. There are 19 points.", rows).points == 19


def test_what_the_points_are_on_are_pillars() -> None:
    rows = """
    1 A a DET 2 det Definite=Ind
    2 plan plan NOUN 0 root Number=Sing
    3 in in ADP 5 case
    4 19 19 NUM 5 nummod
    5 points point NOUN 2 nmod Number=Plur
    6 on on ADP 7 case
    7 trade trade NOUN 5 nmod
    8 and and CCONJ 9 cc
    9 borders border NOUN 7 conj
    10 . . PUNCT 2 punct
    """
    plan = counted("A plan in 19 points on trade and borders.", rows)
    assert [pillar.title for pillar in plan.pillars] == ["trade", "borders"]


def test_how_a_plan_stands_may_be_told_beside_it_in_its_sentence() -> None:
    rows = """
    1 Osmia Osmia PROPN 2 nsubj
    2 welcomed welcome VERB 0 root Tense=Past|VerbForm=Fin
    3 the the DET 4 det Definite=Def
    4 leak leak NOUN 2 obj Number=Sing
    5 as as SCONJ 9 mark
    6 the the DET 8 det Definite=Def
    7 peace peace NOUN 8 compound
    8 plan plan NOUN 9 nsubj Number=Sing
    9 grew grow VERB 2 advcl Tense=Past|VerbForm=Fin
    10 . . PUNCT 2 punct
    """
    doc = document("en", "Osmia welcomed the leak as the peace plan grew.", rows)
    assert plan_of(doc, "Osmia").status == "leaked"
