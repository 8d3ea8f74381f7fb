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


DRONES = document(
    "it",
    "Tarvia è stata colpita da una ventina di droni.",
    """
    1 Tarvia Tarvia PROPN 4 nsubj:pass _ LOC
    2 è essere AUX 4 aux Mood=Ind|Tense=Pres|VerbForm=Fin
    3 stata essere AUX 4 aux:pass VerbForm=Part
    4 colpita colpire VERB 0 root VerbForm=Part|Tense=Past
    5 da da ADP 7 case
    6 una uno DET 7 det Definite=Ind
    7 ventina ventina NOUN 4 obl Number=Sing
    8 di di ADP 9 case
    9 droni drone NOUN 7 nmod Number=Plur
    10 . . PUNCT 4 punct
    """,
)


def test_a_score_of_drones_strikes_like_drones() -> None:
    (event,) = read(DRONES, CastMaker(DRONES).place("Tarvia", "NO", "city").make())
    assert (event.type, event.mode, event.status, event.places) == ("ASSAULT", "attack", "occurred", ("p1",))


CRASH = document(
    "fr",
    "La collision entre un train et un camion a eu lieu lundi à Tarvia.",
    """
    1 La le DET 2 det Definite=Def
    2 collision collision NOUN 10 nsubj Number=Sing
    3 entre entre ADP 5 case
    4 un un DET 5 det Definite=Ind
    5 train train NOUN 2 nmod Number=Sing
    6 et et CCONJ 8 cc
    7 un un DET 8 det Definite=Ind
    8 camion camion NOUN 5 conj Number=Sing
    9 a avoir AUX 10 aux Mood=Ind|Tense=Pres|VerbForm=Fin
    10 eu avoir VERB 0 root VerbForm=Part|Tense=Past
    11 lieu lieu NOUN 10 obj Number=Sing
    12 lundi lundi NOUN 10 obl Number=Sing
    13 à à ADP 14 case
    14 Tarvia Tarvia PROPN 10 obl _ LOC
    15 . . PUNCT 10 punct
    """,
)


def test_vehicles_that_collide_make_an_accident_with_its_day_and_town() -> None:
    cast = CastMaker(CRASH).place("Tarvia", "NO", "city").make()
    (event,) = read(CRASH, cast, ("lundi", "2025-05-05"))
    assert (event.mode, event.start, event.places) == ("disaster", "2025-05-05", ("p1",))


RECEIVED = document(
    "es",
    "Marta Rell recibirá el lunes a sus homólogos.",
    """
    1 Marta Marta PROPN 3 nsubj _ PER
    2 Rell Rell PROPN 1 flat _ PER
    3 recibirá recibir VERB 0 root Mood=Ind|Tense=Fut|VerbForm=Fin
    4 el el DET 5 det Definite=Def
    5 lunes lunes NOUN 3 obl Number=Sing
    6 a a ADP 8 case
    7 sus su DET 8 det Poss=Yes
    8 homólogos homólogo NOUN 3 obj Number=Plur
    9 . . PUNCT 3 punct
    """,
)


def test_counterparts_without_names_are_a_second_party() -> None:
    cast = CastMaker(RECEIVED).actor("Marta Rell", "person").make()
    (event,) = read(RECEIVED, cast, ("lunes", "2025-05-12"))
    assert (event.mode, event.status, event.start) == ("meeting", "planned", "2025-05-12")
    assert [p.actor for p in event.participants] == [cast.actors[0].id]


RANTS = document(
    "en",
    "Marta Rell attacks.",
    """
    1 Marta Marta PROPN 3 nsubj _ PER
    2 Rell Rell PROPN 1 flat _ PER
    3 attacks attack VERB 0 root Mood=Ind|Tense=Pres|VerbForm=Fin
    4 . . PUNCT 3 punct
    """,
)


def test_a_person_who_attacks_nobody_only_speaks() -> None:
    assert read(RANTS, CastMaker(RANTS).actor("Marta Rell", "person").make()) == ()
