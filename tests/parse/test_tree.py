"""The tree under given scores: always a tree, always the best one."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from carsica.parse.tree import heads


def is_tree(found: list[int]) -> bool:
    for start in range(len(found)):
        seen = set()
        word = start
        while word >= 0:
            if word in seen:
                return False
            seen.add(word)
            word = found[word]
    return found.count(-1) == 1


def value(scores: np.ndarray, found: list[int]) -> float:
    words = len(scores)
    own = scores.astype(np.float64).copy()
    own[np.arange(words), np.arange(1, words + 1)] = -np.inf
    own -= np.log(np.exp(own - own.max(axis=1, keepdims=True)).sum(axis=1, keepdims=True)) + own.max(
        axis=1, keepdims=True
    )
    return sum(own[i, head + 1] for i, head in enumerate(found))


@given(words=st.integers(1, 5), seed=st.integers(0, 10_000), spread=st.sampled_from([0.1, 3.0, 12.0]))
def test_no_tree_scores_higher(words: int, seed: int, spread: float) -> None:
    scores = (np.random.default_rng(seed).normal(size=(words, words + 1)) * spread).astype(np.float32)
    best = max(
        value(scores, list(other))
        for other in itertools.product(range(-1, words), repeat=words)
        if is_tree(list(other))
    )
    found = heads(scores)
    assert is_tree(found)
    assert value(scores, found) == pytest.approx(best, abs=1e-3)


@given(words=st.integers(0, 40), seed=st.integers(0, 10_000))
def test_long_sentences_get_one_root(words: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(words, words + 1)).astype(np.float32)
    found = heads(scores)
    assert len(found) == words
    assert not words or is_tree(found)


def test_two_cycles_that_avoid_the_root_are_broken_at_the_cheapest_arc() -> None:
    # Words 0 and 1 want each other, words 2 and 3 too; word 1 minds the root least.
    scores = np.full((4, 5), -9.0, np.float32)
    scores[0, 2], scores[1, 1], scores[2, 4], scores[3, 3] = 9.0, 9.0, 9.0, 9.0
    scores[1, 0], scores[3, 1] = 3.0, 2.0
    assert heads(scores) == [1, -1, 3, 0]
