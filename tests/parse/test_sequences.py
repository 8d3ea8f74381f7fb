"""The best sequence of tags: beside every sequence there is, and with a chain that was learnt."""

from __future__ import annotations

from dataclasses import asdict
from itertools import pairwise, product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from carsica.parse.sequences import Chain, Floats, Sequences, impossible

TAGS = ["O", "B-PER", "I-PER", "B-LOC", "I-LOC"]


def chain(seed: int) -> Chain:
    drawn = np.random.default_rng(seed)
    size = len(TAGS)
    first, last, bias = drawn.normal(size=(3, size)).tolist()
    return Chain(0.8, bias, first, last, drawn.normal(size=(size, size)).tolist())


def worth(path: tuple[int, ...], scores: Floats, given: Chain) -> float:
    words = sum(float(scores[i, tag]) * given.scale + given.bias[tag] for i, tag in enumerate(path))
    steps = sum(given.steps[a][b] for a, b in pairwise(path))
    return words + steps + given.first[path[0]] + given.last[path[-1]]


def valid(path: tuple[int, ...]) -> bool:
    no_first, no_step = impossible(TAGS)
    return not no_first[path[0]] and not any(no_step[a][b] for a, b in pairwise(path))


def opened(path: tuple[int, ...]) -> list[tuple[str, int]]:
    """Kind and first word of each span."""
    return [(TAGS[tag][2:], i) for i, tag in enumerate(path) if TAGS[tag][0] == "B"]


@given(words=st.integers(1, 5), seed=st.integers(0, 5000))
def test_no_valid_sequence_is_better(words: int, seed: int) -> None:
    learnt = chain(seed)
    scores = np.random.default_rng(seed + 1).uniform(-0.5, 0.5, (words, len(TAGS))).astype(np.float32)
    every = [path for path in product(range(len(TAGS)), repeat=words) if valid(path)]
    best = max(every, key=lambda path: worth(path, scores, learnt))
    if max(learnt.bias) - min(learnt.bias) < 3:  # beyond, a tag may be too far below the best to be tried
        spans = Sequences(TAGS, asdict(learnt)).spans(scores[None], [words])[0]
        assert [(kind, first) for kind, first, _ in spans] == opened(best)


def test_what_was_learnt_of_neighbours_closes_a_gap() -> None:
    scores = np.array([[0, 4, 0, 0, 0], [0.5, 0, 0.2, 0, 0]], np.float32)
    none = [0.0] * len(TAGS)
    steps = [[0.0] * len(TAGS) for _ in TAGS]
    steps[1][2] = 0.5  # a person's name of one word is rare
    assert Sequences(TAGS).spans(scores[None], [2]) == [[("PER", 0, 1)]]
    assert Sequences(TAGS, asdict(Chain(1.0, none, none, none, steps))).spans(scores[None], [2]) == [
        [("PER", 0, 2)]
    ]


def test_an_inside_never_opens_a_span() -> None:
    no_first, no_step = impossible(TAGS)
    assert no_first == [False, False, True, False, True]
    assert no_step[0] == [False, False, True, False, True]
    assert no_step[1] == [False, False, False, False, True]
    scores = np.array([[0, 0, 9, 0, 0]], np.float32)
    assert Sequences(TAGS).spans(scores[None], [1]) == [[]]


def test_padding_does_not_count() -> None:
    scores = np.zeros((1, 4, len(TAGS)), np.float32)
    scores[0, :, 0] = 1
    scores[0, 3, 1] = 9
    assert Sequences(TAGS).spans(scores, [3]) == [[]]
