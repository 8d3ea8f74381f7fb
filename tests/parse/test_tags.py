"""Tags from scores: names are always valid spans."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from carsica.parse.tags import Tagger

LABELS = {
    "upos": ["NOUN", "VERB"],
    "features": {"Number": ["", "Plur", "Sing"], "Mood": ["", "Cnd", "Ind"]},
    "names": ["O", "B-PER", "I-PER", "B-LOC", "I-LOC"],
}


def test_a_part_that_follows_another_kind_gives_way() -> None:
    scores = np.array([[0, 5, 0, 0, 0], [0, 0, 2, 0, 3]], np.float32)  # B-PER, then I-LOC a little before I-PER
    assert Tagger(LABELS).names.spans(scores[None], [len(scores)])[0] == [("PER", 0, 2)]


def test_two_names_side_by_side_stay_two() -> None:
    scores = np.array([[0, 5, 0, 0, 0], [0, 5, 0, 0, 0], [5, 0, 0, 0, 0]], np.float32)
    assert Tagger(LABELS).names.spans(scores[None], [len(scores)])[0] == [("PER", 0, 1), ("PER", 1, 2)]


@given(words=st.integers(1, 12), seed=st.integers(0, 5000))
def test_spans_do_not_overlap(words: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(words, 5)).astype(np.float32)
    end = 0
    for kind, first, last in Tagger(LABELS).names.spans(scores[None], [words])[0]:
        assert kind in ("PER", "LOC")
        assert end <= first < last <= words
        end = last


def test_features_leave_out_what_a_word_does_not_have() -> None:
    scores = np.array([[0, 1, 0, 0, 9, 9, 0, 0]], np.float32)
    assert Tagger(LABELS).tags(scores) == [("VERB", {"Number": "Sing"})]


def test_a_batch_is_marked_as_its_windows_are_alone() -> None:
    layers = {"cue": ["O", "B", "I"], "polarity": ["yes", "no"], "figure": ["O", "B", "I"], "part": ["O", "agent"]}
    tagger, sizes = Tagger({**LABELS, "layers": layers}).layers, [5, 2, 7]
    scores = np.random.default_rng(7).standard_normal((3, 7, 10)).astype(np.float32)
    alone = [tagger.marks_of(scores[i : i + 1, :size], [size])[0] for i, size in enumerate(sizes)]
    assert any(alone)
    assert tagger.marks_of(scores, sizes) == alone
