"""Events that the encoder marks: which stand, who and where beside them, what their days are. Own sentences."""

from __future__ import annotations

from dataclasses import replace

import pytest

from carsica.extract.cast import Cast
from carsica.extract.events import find_events
from carsica.parse.syntax import Document, Mark
from carsica.record.event import Event
from carsica.record.span import Span
from carsica.record.statement import Source, Statement
from carsica.record.time import TimeExpression
from tests.extract.casts import CastMaker
from tests.extract.trees import document, report

TODAY = "2025-05-10"  # a Saturday
SURER = ("resigned", "resignation", "occurred", 0.9)


def marked(doc: Document, *marks: tuple[str, str, str, float]) -> Document:
    """The document with marks of triggers on single words: word, kind, status, how sure."""
    found = []
    for word, kind, status, sure in marks:
        for number, sentence in enumerate(doc.sentences):
            for i, w in enumerate(sentence.words):
                if w.text == word:
                    found.append(Mark("trigger", kind, status, sure, w.start, w.end, number, (i, i + 1)))
    return replace(doc, marks=tuple(found))


def read(
    doc: Document, cast: Cast, *times: tuple[str, str, str], statements: tuple[Statement, ...] = ()
) -> tuple[Event, ...]:
    found = tuple(
        TimeExpression(Span(start, start + len(text)), text, first, last, "year" if len(first) == 4 else "day")
        for text, first, last in times
        for start in (doc.text.index(text),)
    )
    return find_events(doc, cast, found, statements, (), report(doc, published=TODAY))[0]


CLOSED = document(
    "en",
    "The council closed a bridge near Varn on Monday.",
    """
    1 The the DET 2 det Definite=Def|PronType=Art
    2 council council NOUN 3 nsubj Number=Sing
    3 closed close VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin
    4 a a DET 5 det Definite=Ind|PronType=Art
    5 bridge bridge NOUN 3 obj Number=Sing
    6 near near ADP 7 case
    7 Varn Varn PROPN 5 nmod _ LOC
    8 on on ADP 9 case
    9 Monday Monday PROPN 3 obl
    10 . . PUNCT 3 punct
    """,
)


@pytest.mark.parametrize(
    ("status", "read_as", "start"),
    [
        ("occurred", "2025-05-12", "2025-05-05"),
        ("planned", "2025-05-05", "2025-05-12"),
        ("occurred", "2025-05-05", "2025-05-05"),
    ],
)
def test_a_weekday_lies_on_the_side_of_today_that_the_event_is_on(status: str, read_as: str, start: str) -> None:
    doc = marked(CLOSED, ("closed", "restriction", status, 0.9))
    cast = CastMaker(doc).actor("council", "organisation", mention="nominal").place("Varn", "NO").make()
    (event,) = read(doc, cast, ("Monday", read_as, read_as))
    assert (event.status, event.start) == (status, start)
    assert event.places == ("p1",)


PEACE = document(
    "en",
    "Secret meetings bring peace.",
    """
    1 Secret secret ADJ 2 amod
    2 meetings meeting NOUN 3 nsubj Number=Plur
    3 bring bring VERB 0 root Mood=Ind|Tense=Pres|VerbForm=Fin
    4 peace peace NOUN 3 obj Number=Sing
    5 . . PUNCT 3 punct
    """,
)


@pytest.mark.parametrize(("sure", "stands"), [(0.3, False), (0.97, True)])
def test_a_bare_plural_asks_for_a_sure_mark(sure: float, stands: bool) -> None:
    doc = marked(PEACE, ("meetings", "meeting", "occurred", sure))
    assert bool(read(doc, CastMaker(doc).make())) is stands


@pytest.mark.parametrize(("pronoun", "kind", "found"), [("Si", "expl Reflex=Yes", 1), ("Lo", "obj", 0)])
def test_a_mark_on_a_reflexive_is_its_verb_s_and_one_on_another_pronoun_names_nothing(
    pronoun: str, kind: str, found: int
) -> None:
    doc = document(
        "it",
        f"{pronoun} vedranno.",
        f"""
        1 {pronoun} {pronoun.lower()} PRON 2 {kind}
        2 vedranno vedere VERB 0 root Mood=Ind|Tense=Fut|VerbForm=Fin
        3 . . PUNCT 2 punct
        """,
    )
    assert len(read(marked(doc, (pronoun, "meeting", "planned", 0.9)), CastMaker(doc).make())) == found


def test_a_year_dates_the_verb_that_it_hangs_from() -> None:
    doc = document(
        "en",
        "Dalmar resigned in 2019.",
        """
        1 Dalmar Dalmar PROPN 2 nsubj _ PER
        2 resigned resign VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin
        3 in in ADP 4 case
        4 2019 2019 NUM 2 obl
        5 . . PUNCT 2 punct
        """,
    )
    (event,) = read(doc, CastMaker(doc).actor("Dalmar", "person").make(), ("2019", "2019", "2019"))
    assert event.start == "2019"


def test_in_a_quotation_i_is_who_speaks() -> None:
    doc = document(
        "en",
        "“I resigned,” said Dalmar.",
        """
        1 “ “ PUNCT 3 punct
        2 I I PRON 3 nsubj Person=1|PronType=Prs
        3 resigned resign VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin
        4 , , PUNCT 3 punct
        5 ” ” PUNCT 3 punct
        6 said say VERB 3 parataxis Mood=Ind|Tense=Past|VerbForm=Fin
        7 Dalmar Dalmar PROPN 6 nsubj _ PER
        8 . . PUNCT 3 punct
        """,
    )
    chain = (Source("outlet", "outlet"), Source("person", "Dalmar", "a1"))
    said = Statement("s1", "direct", chain, (Span(1, 11),))
    doc = marked(doc, ("resigned", "resignation", "occurred", 0.9))
    (event,) = read(doc, CastMaker(doc).actor("Dalmar", "person").make(), statements=(said,))
    assert [(p.actor, p.role) for p in event.participants] == [("a1", "agent")]


def test_a_verb_and_the_noun_in_its_clause_are_one_event() -> None:
    doc = document(
        "en",
        "Nine soldiers died in an ambush.",
        """
        1 Nine nine NUM 2 nummod
        2 soldiers soldier NOUN 3 nsubj Number=Plur
        3 died die VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin
        4 in in ADP 6 case
        5 an a DET 6 det Definite=Ind|PronType=Art
        6 ambush ambush NOUN 3 obl Number=Sing
        7 . . PUNCT 3 punct
        """,
    )
    doc = marked(doc, ("died", "violence", "occurred", 0.9), ("ambush", "attack", "occurred", 0.9))
    (event,) = read(doc, CastMaker(doc).actor("soldiers", "group", mention="nominal").make())
    assert {doc.text[s.start : s.end] for s in (event.trigger, *event.mentions)} == {"died", "ambush"}


def test_who_stands_around_a_marked_trigger_takes_part() -> None:
    doc = document(
        "en",
        "Dalmar renewed his offer.",
        """
        1 Dalmar Dalmar PROPN 2 nsubj _ PER
        2 renewed renew VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin
        3 his his PRON 4 nmod:poss Person=3|Poss=Yes
        4 offer offer NOUN 2 obj Number=Sing
        5 . . PUNCT 2 punct
        """,
    )
    doc = marked(doc, ("offer", "proposal", "occurred", 0.99))
    (event,) = read(doc, CastMaker(doc).actor("Dalmar", "person").make())
    assert [p.actor for p in event.participants] == ["a1"]


def test_marks_on_an_auxiliary_and_on_its_verb_are_one() -> None:
    doc = document(
        "en",
        "Dalmar has since resigned.",
        """
        1 Dalmar Dalmar PROPN 4 nsubj _ PER
        2 has have AUX 4 aux Mood=Ind|Tense=Pres|VerbForm=Fin
        3 since since ADV 4 advmod
        4 resigned resign VERB 0 root Tense=Past|VerbForm=Part
        5 . . PUNCT 4 punct
        """,
    )
    for marks in ((("has", "resignation", "occurred", 0.6),), (("has", "call", "planned", 0.5), SURER)):
        (event,) = read(marked(doc, *marks), CastMaker(doc).actor("Dalmar", "person").make())
        assert (event.mode, event.status) == ("resignation", "occurred")
        assert [p.actor for p in event.participants] == ["a1"]


def test_a_mark_on_which_one_is_the_noun_s() -> None:
    doc = document(
        "en",
        "The first talks failed.",
        """
        1 The the DET 3 det Definite=Def|PronType=Art
        2 first first ADJ 3 amod
        3 talks talks NOUN 4 nsubj Number=Plur
        4 failed fail VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin
        5 . . PUNCT 4 punct
        """,
    )
    both = marked(doc, ("first", "talks", "occurred", 0.9), ("talks", "talks", "occurred", 0.9))
    assert len(read(both, CastMaker(doc).make())) == 1
