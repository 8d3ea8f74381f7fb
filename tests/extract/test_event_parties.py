"""Who takes part in events, and how: by the verb's voice, by prepositions, by nouns of one kind. Own sentences."""

from __future__ import annotations

from dataclasses import replace

import pytest

from carsica.extract.cast import Cast
from carsica.extract.events import find_events, standing
from carsica.extract.events.lexis import Entry, kinds
from carsica.extract.events.merging import absorb
from carsica.extract.events.scene import Draft
from carsica.parse.syntax import Document, Mark
from carsica.record.event import Event
from carsica.record.span import Span
from tests.extract.casts import CastMaker
from tests.extract.trees import document, report


def read(doc: Document, cast: Cast, *marks: tuple[str, str, str]) -> tuple[Event, ...]:
    """The events of a document with sure marks of triggers on single words: word, kind, status."""
    found = []
    for word, kind, status in marks:
        for number, sentence in enumerate(doc.sentences):
            for i, w in enumerate(sentence.words):
                if w.text == word:
                    found.append(Mark("trigger", kind, status, 0.9, w.start, w.end, number, (i, i + 1)))
    doc = replace(doc, marks=tuple(found))
    return find_events(doc, cast, (), (), (), report(doc, published="2025-05-10"))[0]


def parts(event: Event) -> dict[str, str]:
    """The role of each participant."""
    return {p.actor: p.role for p in event.participants}


@pytest.mark.parametrize(
    ("subject", "voice"), [("nsubj:pass", "VerbForm=Fin|Voice=Pass"), ("obl:unmarked", "VerbForm=Part|Voice=Pass")]
)
def test_who_stands_before_a_verb_with_an_object_does_it_though_it_be_read_as_a_passive(
    subject: str, voice: str
) -> None:
    doc = document(
        "en",
        "Police arrested the broker.",
        f"""
        1 Police police NOUN 2 {subject}
        2 arrested arrest VERB 0 root Tense=Past|{voice}
        3 the the DET 4 det
        4 broker broker NOUN 2 obj Number=Sing
        5 . . PUNCT 2 punct
        """,
    )
    maker = CastMaker(doc).actor("Police", "organisation", mention="nominal")
    (event,) = read(doc, maker.actor("broker", "person", mention="nominal").make())
    assert parts(event) == {"a1": "agent", "a2": "target"}


def test_without_an_object_a_bare_participle_stays_a_passive() -> None:
    doc = document(
        "en",
        "Broker arrested.",
        """
        1 Broker broker NOUN 2 nsubj:pass Number=Sing
        2 arrested arrest VERB 0 root Tense=Past|VerbForm=Part|Voice=Pass
        3 . . PUNCT 2 punct
        """,
    )
    (event,) = read(doc, CastMaker(doc).actor("Broker", "person", mention="nominal").make())
    assert parts(event) == {"a1": "target"}


def test_what_is_bombed_is_the_target_of_the_bombing() -> None:
    doc = document(
        "en",
        "Kordan began the bombing of schools.",
        """
        1 Kordan Kordan PROPN 2 nsubj _ LOC
        2 began begin VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin
        3 the the DET 4 det Definite=Def
        4 bombing bombing NOUN 2 obj Number=Sing
        5 of of ADP 6 case
        6 schools school NOUN 4 nmod Number=Plur
        7 . . PUNCT 2 punct
        """,
    )
    maker = CastMaker(doc).actor("Kordan", "state").actor("schools", "organisation", mention="nominal")
    (event,) = read(doc, maker.make(), ("bombing", "attack", "occurred"))
    assert parts(event).get("a2") == "target"


def test_a_second_subject_behind_the_verb_is_its_object() -> None:
    doc = document(
        "it",
        "Un agente ha arrestato due operai.",
        """
        1 Un uno DET 2 det
        2 agente agente NOUN 4 nsubj Number=Sing
        3 ha avere AUX 4 aux Mood=Ind|Tense=Pres|VerbForm=Fin
        4 arrestato arrestare VERB 0 root Tense=Past|VerbForm=Part
        5 due due NUM 6 nummod
        6 operai operaio NOUN 4 nsubj Number=Plur
        7 . . PUNCT 4 punct
        """,
    )
    maker = CastMaker(doc).actor("agente", "person", mention="nominal")
    (event,) = read(doc, maker.actor("operai", "group", mention="nominal").make())
    assert parts(event) == {"a1": "agent", "a2": "target"}


def test_two_auxiliaries_make_an_italian_passive_of_a_verb_that_only_the_encoder_marks() -> None:
    doc = document(
        "it",
        "Dodici operai sono stati uccisi.",
        """
        1 Dodici dodici NUM 2 nummod
        2 operai operaio NOUN 5 nsubj Number=Plur
        3 sono essere AUX 5 aux Mood=Ind|Tense=Pres|VerbForm=Fin
        4 stati essere AUX 5 aux Tense=Past|VerbForm=Part
        5 uccisi uccidere VERB 0 root Tense=Past|VerbForm=Part
        6 . . PUNCT 5 punct
        """,
    )
    cast = CastMaker(doc).actor("operai", "group", mention="nominal").make()
    (event,) = read(doc, cast, ("uccisi", "attack", "occurred"))
    assert parts(event) == {"a1": "target"}


THROWN = document(
    "it",
    "A Orvane i dimostranti hanno lanciato uova.",
    """
    1 A a ADP 2 case
    2 Orvane Orvane PROPN 6 obl _ LOC
    3 i il DET 4 det Definite=Def
    4 dimostranti dimostrante NOUN 6 nsubj Number=Plur
    5 hanno avere AUX 6 aux Mood=Ind|Tense=Pres|VerbForm=Fin
    6 lanciato lanciare VERB 0 root Tense=Past|VerbForm=Part
    7 uova uovo NOUN 6 obj Number=Plur
    8 . . PUNCT 6 punct
    """,
)


def test_eggs_thrown_in_a_protest_are_no_attack() -> None:
    maker = CastMaker(THROWN).place("Orvane", "IT").actor("dimostranti", "group", mention="nominal")
    (event,) = read(THROWN, maker.make(), ("lanciato", "protest", "occurred"))
    assert event.mode == "protest"


IMPOSED = document(
    "en",
    "Kordan imposed sanctions on Velm.",
    """
    1 Kordan Kordan PROPN 2 nsubj _ LOC
    2 imposed impose VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin
    3 sanctions sanction NOUN 2 obj Number=Plur
    4 on on ADP 5 case
    5 Velm Velm PROPN 3 nmod _ LOC
    6 . . PUNCT 2 punct
    """,
)


def test_a_verb_that_only_says_that_its_object_took_place_is_no_event_of_its_own() -> None:
    maker = CastMaker(IMPOSED).actor("Kordan", "state").actor("Velm", "state")
    marks = ("imposed", "restriction", "occurred"), ("sanctions", "sanction", "occurred")
    (event,) = read(IMPOSED, maker.make(), *marks)
    assert event.mode == "sanction"
    assert parts(event) == {"a1": "agent", "a2": "target"}


def test_a_missile_strike_is_an_attack_though_the_mark_calls_it_a_strike_of_workers() -> None:
    doc = document(
        "en",
        "A missile strike hit Velm.",
        """
        1 A a DET 3 det
        2 missile missile NOUN 3 compound
        3 strike strike NOUN 4 nsubj Number=Sing
        4 hit hit VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin
        5 Velm Velm PROPN 4 obj _ LOC
        6 . . PUNCT 4 punct
        """,
    )
    (event,) = read(doc, CastMaker(doc).place("Velm", "NO").make(), ("strike", "strike", "occurred"))
    assert event.type == "ASSAULT"


def test_an_outlet_that_only_tells_of_an_event_takes_no_part() -> None:
    doc = document(
        "en",
        "Kordan sanctioned Velm, Gazette said.",
        """
        1 Kordan Kordan PROPN 2 nsubj _ LOC
        2 sanctioned sanction VERB 6 ccomp Mood=Ind|Tense=Past|VerbForm=Fin
        3 Velm Velm PROPN 2 obj _ LOC
        4 , , PUNCT 6 punct
        5 Gazette Gazette PROPN 6 nsubj _ ORG
        6 said say VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin
        7 . . PUNCT 6 punct
        """,
    )
    maker = CastMaker(doc).actor("Kordan", "state").actor("Velm", "state").actor("Gazette", "outlet")
    (event,) = read(doc, maker.make(), ("sanctioned", "sanction", "occurred"))
    assert parts(event) == {"a1": "agent", "a2": "target"}


def test_what_the_rules_too_take_for_an_event_asks_for_less(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(standing, "weigh", lambda decision, signs: -0.6)
    maker = CastMaker(IMPOSED).actor("Kordan", "state").actor("Velm", "state")
    assert read(IMPOSED, maker.make(), ("sanctions", "sanction", "occurred"))
    assert not read(IMPOSED, CastMaker(IMPOSED).make(), ("sanctions", "sanction", "occurred"))


def test_a_slot_of_a_later_telling_says_more_than_words_nearby() -> None:
    entry = Entry(kinds()["attack"], True, "")
    event = Draft(0, 1, entry, (1,), Span(0, 4), participants={"a1": "agent"})
    again = Draft(1, 1, entry, (1,), Span(9, 14), participants={"a1": "target"}, slots={"a1": "object"})
    absorb(event, again)
    assert event.participants == {"a1": "target"}
