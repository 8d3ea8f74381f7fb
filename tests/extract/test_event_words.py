"""Conditions on words that name events: sides agree, towns are taken, weapons shot down, rounds put off."""

from __future__ import annotations

import pytest

from carsica.extract.cast import Cast
from carsica.extract.events import find_events
from carsica.parse.syntax import Document
from carsica.record.event import Event
from carsica.record.span import Span
from carsica.record.time import TimeExpression
from tests.extract.casts import CastMaker
from tests.extract.trees import document, report

TODAY = "2025-05-10"


def read(doc: Document, cast: Cast, *times: tuple[str, str]) -> tuple[Event, ...]:
    found = tuple(
        TimeExpression(Span(start, start + len(text)), text, day, day, "day")
        for text, day in times
        for start in (doc.text.index(text),)
    )
    return find_events(doc, cast, found, (), (), report(doc, published=TODAY))[0]


AGREED = {
    "en": ("agreed", "agree", "on", "a", "truce"),
    "it": ("hanno_concordato", "concordare", "su", "una", "tregua"),
    "fr": ("ont_convenu", "convenir", "de", "une", "trêve"),
    "es": ("acordaron", "acordar", "sobre", "una", "tregua"),
    "de": ("einigten", "einigen", "auf", "eine", "Waffenruhe"),
    "uk": ("домовилися", "домовитися", "про", "нове", "перемир’я"),
    "ru": ("договорились", "договориться", "о", "новом", "перемирие"),
}


@pytest.mark.parametrize("language", AGREED)
def test_sides_that_agree_on_a_truce_make_one_agreement(language: str) -> None:
    verb, lemma, case, article, noun = AGREED[language]
    doc = document(
        language,
        f"Norland and Sudland {verb} {case} {article} {noun}.",
        f"""
        1 Norland Norland PROPN 4 nsubj _ LOC
        2 and and CCONJ 3 cc
        3 Sudland Sudland PROPN 1 conj _ LOC
        4 {verb} {lemma} VERB 0 root Mood=Ind|Number=Plur|Tense=Past|VerbForm=Fin
        5 {case} {case} ADP 7 case
        6 {article} {article} DET 7 det Definite=Ind
        7 {noun} {noun.lower()} NOUN 4 obl Number=Sing
        8 . . PUNCT 4 punct
        """,
    )
    cast = CastMaker(doc).actor("Norland", "state").actor("Sudland", "state").make()
    (event,) = read(doc, cast)
    assert (event.type, event.mode, event.status) == ("AGREE", "agreement", "occurred")
    assert {p.actor for p in event.participants} == {a.id for a in cast.actors}
    assert len(event.mentions) == 1


ROUNDS = {
    "en": ("The round was postponed", "round", "postpone"),
    "it": ("Il round è rinviato", "round", "rinviare"),
    "fr": ("Le round est reporté", "round", "reporter"),
    "es": ("La ronda fue aplazada", "ronda", "aplazar"),
    "de": ("Die Runde wurde verschoben", "runde", "verschieben"),
}


def round_document(language: str, form: str, lemma: str) -> Document:
    """A passive sentence about a round, with the given participle."""
    words = ROUNDS[language][0].split()
    return document(
        language,
        f"{words[0]} {words[1]} {words[2]} {form}.",
        f"""
        1 {words[0]} {words[0].lower()} DET 2 det Definite=Def|PronType=Art
        2 {words[1]} {ROUNDS[language][1]} NOUN 4 nsubj:pass Number=Sing
        3 {words[2]} {words[2]} AUX 4 aux:pass Mood=Ind|VerbForm=Fin
        4 {form} {lemma} VERB 0 root VerbForm=Part
        5 . . PUNCT 4 punct
        """,
    )


@pytest.mark.parametrize("language", ROUNDS)
def test_a_round_counts_only_where_it_is_held_or_put_off(language: str) -> None:
    put_off = round_document(language, ROUNDS[language][0].split()[3], ROUNDS[language][2])
    assert [e.status for e in read(put_off, CastMaker(put_off).make())] == ["postponed"]
    other = round_document(language, "xyz", "xyz")
    assert read(other, CastMaker(other).make()) == ()


TAKEN = document(
    "en",
    "The Front seized Quarta on 3 May.",
    """
    1 The the DET 2 det Definite=Def|PronType=Art
    2 Front Front PROPN 3 nsubj _ ORG
    3 seized seize VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin
    4 Quarta Quarta PROPN 3 obj _ LOC
    5 on on ADP 6 case
    6 3 3 NUM 3 obl
    7 May May PROPN 6 nmod
    8 . . PUNCT 3 punct
    """,
)


def test_a_town_that_is_taken_is_an_attack_there() -> None:
    cast = CastMaker(TAKEN).actor("Front", "organisation").place("Quarta", "NO", "city").make()
    (event,) = read(TAKEN, cast, ("3 May", "2025-05-03"))
    assert (event.type, event.mode, event.start) == ("ASSAULT", "attack", "2025-05-03")
    assert event.places == ("p1",)
    assert [p.role for p in event.participants] == ["agent"]


def test_what_is_no_place_is_not_taken_by_attack() -> None:
    cast = CastMaker(TAKEN).actor("Front", "organisation").make()
    assert read(TAKEN, cast, ("3 May", "2025-05-03")) == ()


DOWNED = document(
    "en",
    "Norland shot Sudland drones.",
    """
    1 Norland Norland PROPN 2 nsubj _ LOC
    2 shot shoot VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin
    3 Sudland Sudland PROPN 4 compound _ LOC
    4 drones drone NOUN 2 obj Number=Plur
    5 . . PUNCT 2 punct
    """,
)


def test_whose_drones_are_shot_down_is_the_attacker() -> None:
    cast = CastMaker(DOWNED).actor("Norland", "state").actor("Sudland", "state").make()
    (event,) = read(DOWNED, cast)
    names = {cast.actor_by_id[p.actor].name: p.role for p in event.participants}
    assert event.type == "ASSAULT"
    assert names == {"Norland": "target", "Sudland": "agent"}


GATHER = document(
    "en",
    "The envoys will meet on Monday.",
    """
    1 The the DET 2 det Definite=Def|PronType=Art
    2 envoys envoy NOUN 4 nsubj Number=Plur
    3 will will AUX 4 aux VerbForm=Fin
    4 meet meet VERB 0 root VerbForm=Inf
    5 on on ADP 6 case
    6 Monday Monday PROPN 4 obl
    7 . . PUNCT 4 punct
    """,
)


def test_people_without_names_meet_on_a_day() -> None:
    (event,) = read(GATHER, CastMaker(GATHER).make(), ("Monday", "2025-05-12"))
    assert (event.mode, event.status, event.start) == ("meeting", "planned", "2025-05-12")
    assert read(GATHER, CastMaker(GATHER).make()) == ()


MARCH = document(
    "en",
    "Norland has prospered since March.",
    """
    1 Norland Norland PROPN 3 nsubj _ LOC
    2 has have AUX 3 aux Mood=Ind|Tense=Pres|VerbForm=Fin
    3 prospered prosper VERB 0 root VerbForm=Part
    4 since since ADP 5 case
    5 March March PROPN 3 obl Number=Sing
    6 . . PUNCT 3 punct
    """,
)


def test_a_month_is_no_march() -> None:
    cast = CastMaker(MARCH).actor("Norland", "state").make()
    assert read(MARCH, cast, ("March", "2025-03-01")) == ()


SUMMIT = document(
    "de",
    "Vor dem EU-Gipfel in Oslo ist vieles offen.",
    """
    1 Vor vor ADP 3 case
    2 dem der DET 3 det Definite=Def|PronType=Art
    3 EU-Gipfel EU-Gipfel PROPN 8 obl Number=Sing ORG
    4 in in ADP 5 case
    5 Oslo Oslo PROPN 3 nmod _ LOC
    6 ist sein AUX 8 cop Mood=Ind|Tense=Pres|VerbForm=Fin
    7 vieles vieles PRON 8 nsubj
    8 offen offen ADJ 0 root
    9 . . PUNCT 8 punct
    """,
)


def test_what_lies_ahead_is_planned_and_a_compound_names_its_host() -> None:
    (event,) = read(SUMMIT, CastMaker(SUMMIT).place("Oslo", "NO", "city").make())
    assert (event.mode, event.status, event.places) == ("summit", "planned", ("p1",))
