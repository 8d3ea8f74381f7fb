"""Unnamed parties of a report: who they are, which phrases are one, and what they belong to."""

from __future__ import annotations

from dataclasses import replace

from carsica.extract.actor_words import lines
from carsica.extract.cast import Cast
from carsica.extract.coreference import find_cast
from carsica.extract.parties import cast_with_parties
from carsica.extract.reading import read
from carsica.extract.roles import find_roles
from carsica.parse.syntax import Mark
from carsica.record.report import Report
from tests.extract.reading_model import parse
from tests.extract.trees import document, report

GUARDS = document(
    "en",
    "Two guards left. The guards told the board. A clerk of Velotek agreed.",
    """
    1 Two two NUM 2 nummod
    2 guards guard NOUN 3 nsubj Number=Plur
    3 left leave VERB 0 root
    4 . . PUNCT 3 punct

    1 The the DET 2 det Definite=Def
    2 guards guard NOUN 3 nsubj Number=Plur
    3 told tell VERB 0 root
    4 the the DET 5 det Definite=Def
    5 board board NOUN 3 obj Number=Sing
    6 . . PUNCT 3 punct

    1 A a DET 2 det Definite=Ind
    2 clerk clerk NOUN 5 nsubj Number=Sing
    3 of of ADP 4 case
    4 Velotek Velotek PROPN 2 nmod _ ORG
    5 agreed agree VERB 0 root
    6 . . PUNCT 5 punct
    """,
)


def parties(doc):
    rows = lines(doc)
    cast = cast_with_parties(find_cast(doc, report(doc), rows), doc, rows, range(len(doc.sentences)))
    return cast, find_roles(doc, cast, rows)


def test_a_noun_that_acts_is_an_actor_and_the_same_noun_again_is_the_same_one() -> None:
    cast, _ = parties(GUARDS)
    found = {a.name: (a.type, len(a.mentions)) for a in cast.actors}
    assert found["Two guards"] == ("group", 2)
    assert found["clerk of Velotek"] == ("person", 1)


DETAINED = document(
    "en",
    "Eleven were detained.",
    """
    1 Eleven eleven NUM 3 nsubj:pass NumType=Card
    2 were be AUX 3 aux:pass
    3 detained detain VERB 0 root
    4 . . PUNCT 3 punct
    """,
)


def test_a_number_alone_is_a_group_where_something_is_done_to_it() -> None:
    trigger = Mark("trigger", "arrest", "occurred", 0.9, 12, 20, 0, (2, 3))
    cast, _ = parties(replace(DETAINED, marks=(trigger,)))
    assert [(a.name, a.type) for a in cast.actors] == [("Eleven", "group")]
    assert parties(DETAINED)[0].actors == ()


def test_sentences_that_are_left_out_hold_no_party() -> None:
    rows = lines(GUARDS)
    cast = cast_with_parties(Cast((), (), ()), GUARDS, rows, {1})
    assert [a.name for a in cast.actors] == ["guards", "board"]


def test_an_unnamed_person_holds_the_post_and_belongs_to_the_body_in_the_phrase() -> None:
    _, (cast, relations) = parties(GUARDS)
    names = {a.id: a.name for a in cast.actors}
    assert ("clerk of Velotek", "Velotek") in {(names[r.subject], names[r.object]) for r in relations}


STAFF = document(
    "en",
    "Velotek denied it. Rudi Hask thanked his soldiers.",
    """
    1 Velotek Velotek PROPN 2 nsubj _ ORG
    2 denied deny VERB 0 root
    3 it it PRON 2 obj
    4 . . PUNCT 2 punct

    1 Rudi Rudi PROPN 3 nsubj _ PER
    2 Hask Hask PROPN 1 flat _ +
    3 thanked thank VERB 0 root
    4 his his PRON 5 nmod:poss Poss=Yes
    5 soldiers soldier NOUN 3 obj Number=Plur
    6 . . PUNCT 3 punct
    """,
)


def test_a_possessive_ties_a_group_to_the_subject() -> None:
    _, (cast, relations) = parties(STAFF)
    names = {a.id: a.name for a in cast.actors}
    assert [(names[r.subject], r.predicate, names[r.object]) for r in relations] == [
        ("soldiers", "member_of", "Rudi Hask")
    ]


LEADERS = document(
    "en",
    "Ann Lowe met Jo Pell. The leaders agreed.",
    """
    1 Ann Ann PROPN 3 nsubj _ PER
    2 Lowe Lowe PROPN 1 flat _ +
    3 met meet VERB 0 root
    4 Jo Jo PROPN 3 obj _ PER
    5 Pell Pell PROPN 4 flat _ +
    6 . . PUNCT 3 punct

    1 The the DET 2 det Definite=Def
    2 leaders leader NOUN 3 nsubj Number=Plur
    3 agreed agree VERB 0 root
    4 . . PUNCT 3 punct
    """,
)


def test_the_leaders_are_those_named_before() -> None:
    cast, _ = parties(LEADERS)
    assert [a.name for a in cast.actors] == ["Ann Lowe", "Jo Pell"]


AGENCY = document(
    "en",
    "The Danish ferry agency closed. The agency apologised.",
    """
    1 The the DET 4 det Definite=Def
    2 Danish danish ADJ 4 amod
    3 ferry ferry NOUN 4 compound
    4 agency agency NOUN 5 nsubj Number=Sing
    5 closed close VERB 0 root
    6 . . PUNCT 5 punct

    1 The the DET 2 det Definite=Def
    2 agency agency NOUN 3 nsubj Number=Sing
    3 apologised apologise VERB 0 root
    4 . . PUNCT 3 punct
    """,
)


def test_a_body_by_its_noun_alone_is_the_one_named_more_fully_before() -> None:
    cast, _ = parties(AGENCY)
    bodies = [a for a in cast.actors if a.type == "organisation"]
    assert [(a.name, len(a.mentions)) for a in bodies] == [("Danish ferry agency", 2)]


def test_a_german_agent_noun_is_no_form_of_the_noun_that_it_is_made_from() -> None:
    doc = document(
        "de",
        "Die Arbeit ruhte. Die Arbeiter gingen.",
        """
        1 Die der DET 2 det
        2 Arbeit Arbeit NOUN 3 nsubj Number=Sing
        3 ruhte ruhen VERB 0 root
        4 . . PUNCT 3 punct

        1 Die der DET 2 det
        2 Arbeiter Arbeiter NOUN 3 nsubj Number=Plur
        3 gingen gehen VERB 0 root
        4 . . PUNCT 3 punct
        """,
    )
    cast, _ = parties(doc)
    assert [actor.name for actor in cast.actors] == ["Arbeiter"]


def test_a_noun_of_an_actor_in_a_set_phrase_is_nobody() -> None:
    doc = document(
        "fr",
        "Ils parlent dans le cadre du plan.",
        """
        1 Ils il PRON 2 nsubj
        2 parlent parler VERB 0 root
        3 dans dans ADP 5 case
        4 le le DET 5 det
        5 cadre cadre NOUN 2 obl Number=Sing
        6 du de ADP 7 case
        7 plan plan NOUN 5 nmod Number=Sing
        8 . . PUNCT 2 punct
        """,
    )
    cast, _ = parties(doc)
    assert cast.actors == ()


def test_a_bare_noun_behind_a_preposition_is_nobody() -> None:
    caught = document(
        "en",
        "It caught them on board.",
        """
        1 It it PRON 2 nsubj
        2 caught catch VERB 0 root
        3 them they PRON 2 obj
        4 on on ADP 5 case
        5 board board NOUN 2 obl Number=Sing
        6 . . PUNCT 2 punct
        """,
    )
    cast, _ = parties(caught)
    assert "board" not in [actor.name for actor in cast.actors]


def read_parties(text: str, language: str) -> dict[str, str]:
    cast, _ = parties(parse(text, language))
    return {a.name: a.type for a in cast.actors}


def test_a_word_of_a_title_is_nobody_by_itself() -> None:
    found = read_parties("Prosecutor General Marta Eide told parliament that she had opened an inquiry.", "en")
    assert "General" not in found
    assert found["parliament"] == "organisation"


def test_who_is_counted_is_several_though_the_tree_shows_no_number() -> None:
    assert read_parties("Bei einem Angriff kamen vier Menschen ums Leben.", "de")["vier Menschen"] == "group"


def test_a_noun_and_the_quoted_name_behind_it_are_one_body() -> None:
    found = read_parties("Директор компании «Севертранс» подал в отставку.", "ru")
    assert "компании" not in found
    assert "компания" not in found


def test_a_party_whose_name_stands_before_the_noun_is_that_party() -> None:
    found = read_parties("Tom Hale left the ruling Unity party. Unity said nothing.", "en")
    assert [name for name in found if "Unity" in name] == ["Unity"]
    assert "Russia's defence" not in read_parties("Russia's defence ministry said so.", "en")


def test_a_part_of_a_hyphenated_word_is_no_party_alone() -> None:
    text = "Экс-спикера парламента осудили. На пресс-конференции он молчал."
    reading = read(Report("0" * 64, "", text, "ru", outlet="The Example"), parse(text, "ru"))
    names = [actor.name for actor in reading.actors]
    assert "пресс" not in names
    assert not any(name.startswith("спикер") for name in names)
