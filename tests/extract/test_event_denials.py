"""Events that somebody claims and somebody else denies, in words of his own or by a word that points back."""

from __future__ import annotations

import pytest

from carsica.extract.attribution.lexis import lexis as attribution_lexis
from carsica.extract.events import contested, find_events
from carsica.extract.events.lexis import lexis
from carsica.extract.events.scene import Scene
from carsica.extract.events.triggers import find_triggers
from carsica.record.event import Event
from carsica.record.span import Span
from carsica.record.statement import Cue, Source, Statement
from tests.extract.casts import CastMaker
from tests.extract.trees import document, report

CLAIMED = document(
    "en",
    "Norland attacked Sudland. The ministry rejected the claim.",
    """
    1 Norland Norland PROPN 2 nsubj _ LOC
    2 attacked attack VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin
    3 Sudland Sudland PROPN 2 obj _ LOC
    4 . . PUNCT 2 punct

    1 The the DET 2 det Definite=Def|PronType=Art
    2 ministry ministry NOUN 3 nsubj Number=Sing
    3 rejected reject VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin
    4 the the DET 5 det Definite=Def|PronType=Art
    5 claim claim NOUN 3 obj Number=Sing
    6 . . PUNCT 3 punct
    """,
)


def said(name: str, who: str, words: str, **more: str) -> Statement:
    start = CLAIMED.text.index(words)
    cue = Cue("rejected", Span(34, 42)) if who == "ministry" else None
    chain = (Source("outlet", "The Gazette"), Source("organisation", who))
    content, hearsay = (Span(start, start + len(words)),), name == "s1"
    return Statement(name, "indirect", chain, content, hearsay=hearsay, cue=cue, **more)  # type: ignore[arg-type]


def read(*statements: Statement) -> tuple[Event, ...]:
    cast = CastMaker(CLAIMED).actor("Norland", "state").actor("Sudland", "state").make()
    return find_events(CLAIMED, cast, (), statements, (), report(CLAIMED, published="2025-05-10"))[0]


@pytest.mark.parametrize(
    ("more", "status"),
    [
        ({"polarity": "negative", "denies": "s1"}, "denied"),
        ({"polarity": "negative"}, "denied"),
        ({}, "occurred"),
    ],
)
def test_what_is_only_claimed_and_then_denied_did_not_happen(more: dict[str, str], status: str) -> None:
    claim = said("s1", "Courier", "Norland attacked Sudland")
    (event,) = read(claim, said("s2", "ministry", "the claim", **more))
    assert event.status == status


def test_what_is_claimed_and_denied_is_a_sign_whoever_claims_it() -> None:
    cast = CastMaker(CLAIMED).actor("Norland", "state").actor("Sudland", "state").make()
    scene = Scene(CLAIMED, cast, lexis("en"), attribution_lexis("en"), report(CLAIMED))
    scene.statements = (
        said("s1", "Courier", "Norland attacked Sudland"),
        said("s2", "ministry", "the claim", polarity="negative", denies="s1"),
    )
    (event,) = (draft for draft, _ in find_triggers(scene))
    found = contested.signs(scene, event)
    assert {"told by organisation", "denied: by id, 1 on", "head of what is denied: by id"} <= {*found}


def test_words_of_denial_near_a_telling_are_a_sign_without_a_statement() -> None:
    cast = CastMaker(CLAIMED).actor("Norland", "state").actor("Sudland", "state").make()
    scene = Scene(CLAIMED, cast, lexis("en"), attribution_lexis("en"), report(CLAIMED))
    (event,) = (draft for draft, _ in find_triggers(scene))
    assert contested.signs(scene, event) == ["told by the outlet", "words of denial 1 on"]


def test_what_the_report_tells_itself_stands_whatever_is_denied() -> None:
    (event,) = read(said("s2", "ministry", "the claim", polarity="negative"))
    assert event.status == "occurred"


def test_nobody_denies_his_own_claim_by_denying_another() -> None:
    claim = said("s1", "ministry", "Norland attacked Sudland")
    (event,) = read(claim, said("s2", "ministry", "the claim", polarity="negative"))
    assert event.status == "occurred"
