"""Two subjects side by side are one phrase."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from carsica.parse.subjects import join_subjects
from carsica.parse.syntax import Word

UPOS = ("NOUN", "PROPN", "DET", "VERB", "ADJ")
RELATIONS = ("nsubj", "det", "amod", "obj", "punct")


def words(*rows: tuple[str, str, int, str]) -> list[Word]:
    """Words of a sentence from (text, part of speech, head, relation)."""
    return [
        Word(text, i, i + 1, text, upos, head, relation, {}) for i, (text, upos, head, relation) in enumerate(rows)
    ]


def test_a_noun_before_the_subject_is_its_own() -> None:
    found = join_subjects(
        words(("the", "DET", 1, "det"), ("health", "NOUN", 3, "nsubj"), ("minister", "NOUN", 3, "nsubj"),
              ("said", "VERB", -1, "root"))
    )  # fmt: skip
    assert [(w.head, w.relation) for w in found] == [(2, "det"), (2, "compound"), (3, "nsubj"), (-1, "root")]


def test_names_side_by_side_are_one_name() -> None:
    found = join_subjects(
        words(("Corriere", "PROPN", 2, "nsubj"), ("Nerino", "PROPN", 2, "nsubj"), ("reports", "VERB", -1, "root"))
    )
    assert [(w.head, w.relation) for w in found] == [(2, "nsubj"), (0, "flat"), (-1, "root")]


@given(st.data(), st.integers(1, 9))
def test_what_comes_out_is_a_tree(data: st.DataObject, size: int) -> None:
    root = data.draw(st.integers(0, size - 1))
    order = [root, *(i for i in range(size) if i != root)]
    rows = []
    for i in range(size):
        above = -1 if i == root else data.draw(st.sampled_from(order[: order.index(i)]))
        rows.append((str(i), data.draw(st.sampled_from(UPOS)), above, data.draw(st.sampled_from(RELATIONS))))
    found = join_subjects(words(*rows))
    for i in range(size):
        seen, at = set(), i
        while at >= 0:
            assert at not in seen
            seen.add(at)
            at = found[at].head
