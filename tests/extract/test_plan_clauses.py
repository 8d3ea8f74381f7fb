"""Plans in clauses: points by ordinals, pronouns for a plan, denied acts, steps ahead. Own sentences."""

from __future__ import annotations

from carsica.extract.plans.ordered import ordered_items
from carsica.extract.plans.words import plan_words
from tests.extract.test_plan_people import plan_of
from tests.extract.trees import document


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
