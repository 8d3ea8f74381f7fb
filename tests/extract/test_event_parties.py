"""Who takes part in events, and how: by the verb's voice, by prepositions, by nouns of one kind. Own sentences."""

from __future__ import annotations

from dataclasses import replace

import pytest

from carsica.extract.cast import Cast
from carsica.extract.events import find_events
from carsica.parse.syntax import Document, Mark
from carsica.record.event import Event
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
