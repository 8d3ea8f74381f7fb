"""German verb brackets: particles below their verbs, objects by their case."""

from __future__ import annotations

from dataclasses import replace

from carsica.parse.brackets import Brackets, mend_brackets
from carsica.parse.syntax import Word

KNOWN = Brackets({"geben": ["bekannt"]}, frozenset({"den", "einen"}), frozenset({"dem"}))
LEMMAS = {"gab": "geben", "gegeben": "geben"}


def words(*rows: tuple[str, str, int, str]) -> list[Word]:
    """Words from rows of form, part of speech, head (counted from 0, -1 the root) and relation."""
    return [
        Word(
            form,
            9 * i,
            9 * i + 8,
            LEMMAS.get(form, form.lower()),
            upos,
            head,
            relation,
            {"VerbForm": "Fin"} if form in {"gab", "widersprach", "lobte"} else {"Number": "Sing"},
        )
        for i, (form, upos, head, relation) in enumerate(rows)
    ]


def told(given: list[Word]) -> list[tuple[int, str]]:
    return [(word.head, word.relation) for word in mend_brackets(given, KNOWN)]


def test_a_particle_that_a_tree_made_the_predicate_hangs_from_its_verb() -> None:
    rows = words(
        ("Dies", "PRON", 4, "nsubj"),
        ("gab", "AUX", 4, "aux"),
        ("das", "DET", 3, "det"),
        ("Amt", "NOUN", 4, "nsubj"),
        ("bekannt", "ADJ", -1, "root"),
        (".", "PUNCT", 4, "punct"),
    )
    found = mend_brackets(rows, KNOWN)
    assert [w.head for w in found] == [1, -1, 3, 1, 1, 1]
    assert (found[1].relation, found[4].relation) == ("root", "compound:prt")


def test_the_subject_of_a_particle_below_its_verb_is_an_object() -> None:
    rows = words(
        ("Lena", "PROPN", 1, "nsubj"),
        ("gab", "VERB", -1, "root"),
        ("die", "DET", 3, "det"),
        ("Festnahme", "NOUN", 4, "nsubj"),
        ("bekannt", "ADJ", 1, "xcomp"),
    )
    assert told(rows)[3:] == [(1, "obj"), (1, "compound:prt")]


def test_the_same_word_inside_a_clause_is_no_particle() -> None:
    rows = words(
        ("Er", "PRON", 1, "nsubj"),
        ("gab", "VERB", -1, "root"),
        ("bekannt", "ADJ", 3, "amod"),
        ("Leuten", "NOUN", 1, "obj"),
    )
    assert told(rows) == [(w.head, w.relation) for w in rows]


def test_a_noun_in_the_dative_is_no_subject_and_who_is_left_acts() -> None:
    rows = words(
        ("Dem", "DET", 1, "det"),
        ("Minister", "NOUN", 2, "nsubj"),
        ("widersprach", "VERB", -1, "root"),
        ("die", "DET", 4, "det"),
        ("Opposition", "NOUN", 2, "obj"),
    )
    assert told(rows)[1] == (2, "obl:arg")
    assert told(rows)[4] == (2, "nsubj")


def test_a_noun_in_the_accusative_is_an_object() -> None:
    rows = words(
        ("Sie", "PRON", 1, "nsubj"),
        ("lobte", "VERB", -1, "root"),
        ("den", "DET", 3, "det"),
        ("Plan", "NOUN", 1, "obl:arg"),
    )
    assert told(rows)[3] == (1, "obj")


def test_a_town_whose_name_begins_with_an_article_keeps_its_place() -> None:
    rows = words(("Den", "DET", 1, "det"), ("Hagen", "PROPN", 2, "nsubj"), ("lobte", "VERB", -1, "root"))
    assert told(rows)[1] == (2, "nsubj")


def test_of_two_subjects_the_one_in_another_number_is_the_object() -> None:
    rows = words(
        ("Die", "DET", 1, "det"),
        ("Zusagen", "NOUN", 2, "nsubj"),
        ("lobte", "VERB", -1, "root"),
        ("Lena", "PROPN", 2, "nsubj"),
    )
    rows[1] = replace(rows[1], features={"Number": "Plur"})
    rows[2] = replace(rows[2], features={"VerbForm": "Fin", "Number": "Sing"})
    assert told(rows)[1] == (2, "obj")
    assert told(rows)[3] == (2, "nsubj")


def test_the_only_bare_noun_of_a_verb_without_a_subject_is_that() -> None:
    rows = words(
        ("Das", "PRON", 4, "nsubj"),
        ("mochte", "AUX", 4, "aux"),
        ("eine", "DET", 3, "det"),
        ("Sprecherin", "NOUN", 4, "obj"),
        ("sagen", "VERB", -1, "root"),
    )
    assert told(rows)[3] == (4, "obj")
    finite = [
        replace(w, features={"VerbForm": "Fin", "Number": "Sing"}) if w.text == "mochte" else w for w in rows
    ]
    alone = [replace(w, head=w.head - 1 if w.head > 0 else w.head) for w in finite[1:]]
    assert told(alone)[2] == (3, "nsubj")


def test_a_noun_behind_a_preposition_is_no_subject_and_an_auxiliary_no_adverb() -> None:
    rows = words(
        ("aus", "ADP", 1, "case"),
        ("Lunz", "PROPN", 3, "nsubj"),
        ("wollte", "AUX", 3, "advmod"),
        ("hieß", "VERB", -1, "root"),
        ("es", "PRON", 3, "nsubj"),
    )
    assert told(rows)[1:3] == [(3, "obl"), (3, "aux")]
