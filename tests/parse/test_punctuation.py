"""Commas hung where Italian treebanks hang them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from carsica.parse.punctuation import hang_commas
from carsica.parse.syntax import Sentence, Word

RELATIONS = ("nsubj", "obl", "conj", "punct", "advcl", "appos")


def words(*rows: tuple[str, int, str]) -> list[Word]:
    """Words from rows of form, head (counted from 0, -1 the root) and relation."""
    return [
        Word(form, 2 * i, 2 * i + 1, form, "X", head, relation) for i, (form, head, relation) in enumerate(rows)
    ]


def heads(given: list[Word]) -> list[int]:
    return [word.head for word in given]


def test_a_comma_before_a_dependent_hangs_from_the_governor() -> None:
    rows = words(
        ("Vedo", -1, "root"), ("Anna", 0, "obj"), (",", 3, "punct"), ("sindaca", 1, "appos"), (".", 0, "punct")
    )
    assert heads(hang_commas(rows)) == [-1, 0, 1, 1, 0]


def test_a_comma_before_a_conjunct_hangs_from_it() -> None:
    rows = words(("pane", -1, "root"), (",", 0, "punct"), ("olio", 0, "conj"), ("e", 4, "cc"), ("sale", 0, "conj"))
    assert heads(hang_commas(rows)) == [-1, 2, 0, 4, 0]


def test_a_comma_after_a_leading_unit_hangs_from_its_head() -> None:
    rows = words(("Ieri", 3, "obl"), ("sera", 0, "nmod"), (",", 3, "punct"), ("piove", -1, "root"))
    assert heads(hang_commas(rows)) == [3, 0, 0, -1]


def test_marks_beside_a_comma_are_looked_past() -> None:
    rows = words(
        ("Dice", -1, "root"), ("«", 4, "punct"), (",", 4, "punct"), ("»", 4, "punct"), ("vai", 0, "ccomp")
    )
    assert heads(hang_commas(rows)) == [-1, 4, 0, 4, 0]


def test_a_comma_at_an_end_or_with_dependents_keeps_its_head() -> None:
    for rows in (
        words((",", 1, "punct"), ("no", -1, "root")),
        words(("no", -1, "root"), (",", 0, "punct")),
        words(("a", -1, "root"), (",", 0, "punct"), ("b", 1, "obl"), ("c", 0, "obl")),
        words(("a", -1, "root"), (",", 0, "obl"), ("b", 0, "obl")),
    ):
        assert hang_commas(rows) is rows


@st.composite
def trees(draw: st.DrawFn) -> list[Word]:
    """Any tree: each word hangs from one that was put into it before."""
    order = draw(st.permutations(range(draw(st.integers(1, 12)))))
    governors = {order[0]: -1}
    for place, position in enumerate(order[1:], 1):
        governors[position] = order[draw(st.integers(0, place - 1))]
    return words(
        *(
            (
                draw(st.sampled_from([",", "a", "."])),
                governors[i],
                draw(st.sampled_from(RELATIONS)) if governors[i] >= 0 else "root",
            )
            for i in range(len(order))
        )
    )


@given(trees())
def test_the_result_is_a_tree_and_only_commas_move(given_words: list[Word]) -> None:
    found = hang_commas(given_words)
    sentence = Sentence(0, found[-1].end, tuple(found))
    assert len(sentence.subtree(sentence.root)) == len(found) == len(given_words)
    for before, after in zip(given_words, found, strict=True):
        assert before.relation == after.relation
        assert before.head == after.head or before.text == ","
