"""Unnamed speakers among the actors."""

from __future__ import annotations

from carsica.extract.cast import Cast, Mention
from carsica.extract.unnamed import cast_with_unnamed
from carsica.record.actor import Actor
from carsica.record.span import Span
from carsica.record.statement import Source, Statement
from tests.extract.trees import document

DOCUMENT = document(
    "en",
    "Two diplomats said it. A lawyer agreed.",
    """
    1 Two two NUM 2 nummod
    2 diplomats diplomat NOUN 3 nsubj Number=Plur
    3 said say VERB 0 root
    4 it it PRON 3 obj
    5 . . PUNCT 3 punct

    1 A a DET 2 det
    2 lawyer lawyer NOUN 3 nsubj Number=Sing
    3 agreed agree VERB 0 root
    4 . . PUNCT 3 punct
    """,
)
OUTLET = Source("outlet", "The Example")


def statement(number: int, name: str, span: Span, actor: str | None = None) -> Statement:
    return Statement(f"s{number}", "indirect", (OUTLET, Source("anonymous", name, actor, span)), (Span(19, 21),))


PRESS = document(
    "fr",
    "La presse se tait. Une accusation circule.",
    """
    1 La le DET 2 det
    2 presse presse NOUN 4 nsubj Number=Sing
    3 se se PRON 4 expl
    4 tait taire VERB 0 root
    5 . . PUNCT 4 punct

    1 Une un DET 2 det
    2 accusation accusation NOUN 3 nsubj Number=Sing
    3 circule circuler VERB 0 root
    4 . . PUNCT 3 punct
    """,
)


def test_a_collective_is_a_group_and_an_abstract_noun_nobody() -> None:
    statements = [statement(1, "presse", Span(3, 9)), statement(2, "accusation", Span(23, 33))]
    (actor,) = cast_with_unnamed(Cast((), (), (), ()), statements, PRESS).actors
    assert (actor.type, actor.name) == ("group", "presse")


def test_each_unnamed_speaker_becomes_an_actor_once() -> None:
    statements = [
        statement(1, "Two diplomats", Span(0, 13)),
        statement(2, "two diplomats", Span(0, 13)),
        statement(3, "lawyer", Span(25, 31)),
    ]
    actors = cast_with_unnamed(Cast((), (), ()), statements, DOCUMENT).actors
    assert [(a.id, a.type, a.name, a.mentions) for a in actors] == [
        ("a1", "group", "Two diplomats", (Span(0, 13),)),
        ("a2", "person", "lawyer", (Span(25, 31),)),
    ]


def test_who_is_in_the_cast_already_stays_one() -> None:
    cast = Cast((Actor("a1", "group", "Two diplomats", (Span(0, 13),)),), (), ())
    assert cast_with_unnamed(cast, [statement(1, "Two diplomats", Span(0, 13))], DOCUMENT).actors == cast.actors


def test_a_group_of_one_is_a_person() -> None:
    mention = Mention(Span(25, 31), 1, (1, 2), 1, "nominal", "a1")
    cast = Cast((Actor("a1", "group", "lawyer", (Span(25, 31),)),), (), (mention,))
    assert cast_with_unnamed(cast, [], DOCUMENT).actors[0].type == "person"


def test_a_longer_phrase_of_the_same_noun_is_the_same_actor() -> None:
    begun = Actor("a1", "group", "diplomats", (Span(4, 13),))
    cast = Cast((begun,), (), (Mention(Span(4, 13), 0, (1, 2), 1, "nominal", "a1"),))
    found = cast_with_unnamed(cast, [statement(1, "Two diplomats", Span(0, 13))], DOCUMENT)
    assert [(a.id, a.name) for a in found.actors] == [("a1", "Two diplomats")]
    head = found.headed_by(0, 1)
    assert head is not None
    assert (head.actor, head.span) == ("a1", Span(0, 13))
