"""Verbs that speak of an event only where the right ones do it: the armed, a party, a crowd."""

from __future__ import annotations

import pytest

from carsica.extract.attribution.lexis import lexis as speech
from carsica.extract.cast import Cast
from carsica.extract.events import find_events
from carsica.extract.events.doing import to_the_press
from carsica.extract.events.lexis import lexis
from carsica.extract.events.scene import Scene
from carsica.parse.syntax import Document
from carsica.record.event import Event
from tests.extract.casts import CastMaker
from tests.extract.trees import document, report

KILLED = {
    "en": ("killed", "kill", "Rebels", "rebel", "farmers", "worker"),
    "it": ("uccisero", "uccidere", "Ribelli", "ribelle", "contadini", "persona"),
    "fr": ("tuèrent", "tuer", "Rebelles", "rebelle", "paysans", "habitant"),
    "es": ("ejecutaron", "ejecutar", "Paramilitares", "paramilitar", "campesinos", "persona"),
    "de": ("töteten", "töten", "Rebellen", "rebell", "Bauern", "bürger"),
    "uk": ("розстріляли", "розстріляти", "Бойовики", "бойовик", "селян", "людина"),
    "ru": ("расстреляли", "расстрелять", "Боевики", "боевик", "крестьян", "человек"),
}


def read(doc: Document, cast: Cast) -> tuple[Event, ...]:
    return find_events(doc, cast, (), (), (), report(doc, published="2025-05-10"))[0]


def did(language: str, who: tuple[str, str], verb: tuple[str, str], whom: tuple[str, str]) -> Document:
    return document(
        language,
        f"{who[0]} {verb[0]} {whom[0]} in Orvane.",
        f"""
        1 {who[0]} {who[1]} NOUN 2 nsubj Number=Plur
        2 {verb[0]} {verb[1]} VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin
        3 {whom[0]} {whom[1]} NOUN 2 obj Number=Plur
        4 in in ADP 5 case
        5 Orvane Orvane PROPN 2 obl _ LOC
        6 . . PUNCT 2 punct
        """,
    )


@pytest.mark.parametrize("language", KILLED)
def test_the_armed_who_kill_people_attack_them(language: str) -> None:
    verb, lemma, who, whose, whom, whoms = KILLED[language]
    doc = did(language, (who, whose), (verb, lemma), (whom, whoms))
    (event,) = read(doc, CastMaker(doc).place("Orvane", "city").make())
    assert (event.type, event.status) == ("ASSAULT", "occurred")


def test_what_kills_without_arms_is_no_attack() -> None:
    doc = did("en", ("Fumes", "fume"), ("killed", "kill"), ("workers", "worker"))
    assert not read(doc, CastMaker(doc).place("Orvane", "city").make())


def test_a_crowd_that_blocks_a_road_protests() -> None:
    doc = did("en", ("Residents", "resident"), ("blocked", "block"), ("roads", "road"))
    (event,) = read(doc, CastMaker(doc).place("Orvane", "city").make())
    assert event.type == "PROTEST"


def test_what_is_sent_makes_it_aid() -> None:
    doc = did("en", ("Norlanders", "norlander"), ("sent", "send"), ("blankets", "blanket"))
    (event,) = read(doc, CastMaker(doc).actor("Norlanders", "group").place("Orvane", "city").make())
    assert event.type == "AID"
    doc = did("en", ("Norlanders", "norlander"), ("sent", "send"), ("greetings", "greeting"))
    assert not read(doc, CastMaker(doc).actor("Norlanders", "group").place("Orvane", "city").make())


def test_only_a_party_threatens() -> None:
    doc = did("en", ("Shortages", "shortage"), ("threatened", "threaten"), ("harvests", "harvest"))
    assert not read(doc, CastMaker(doc).place("Orvane", "city").make())
    doc = did("en", ("Rebels", "rebel"), ("threatened", "threaten"), ("workers", "worker"))
    (event,) = read(doc, CastMaker(doc).place("Orvane", "city").make())
    assert event.type == "THREATEN"


def test_a_source_that_asks_not_to_be_named_requests_nothing() -> None:
    words = """
        1 Norland Norland PROPN 2 nsubj _ LOC
        2 asked ask VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin
        3 not not PART 2 advmod
        4 to to PART 6 mark
        5 be be AUX 6 aux:pass
        6 named name VERB 2 xcomp Tense=Past|VerbForm=Part
        7 . . PUNCT 2 punct
        """
    doc = document("en", "Norland asked not to be named.", words)
    cast = CastMaker(doc).actor("Norland", "state").make()
    scene = Scene(doc, cast, lexis("en"), speech("en"), report(doc, published="2025-05-10"))
    assert to_the_press(scene, 0, 1)
