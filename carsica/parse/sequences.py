"""From scores of tags to spans: the best sequence of B, I and O. Owns what a valid sequence is.

A linear chain as in a conditional random field (Lafferty, McCallum and Pereira 2001): the score of a sequence is
the sum over its words of what the encoder gives to each tag, and over its pairs of neighbours of what the one tag
gives to the other after it. The latter are learnt from the training data (``Chain``) where there are any.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Span = tuple[str, int, int]
"""Kind, first word, word after the last."""

NEVER = -1e4
"""The score of what cannot be: an I that follows neither its B nor its I."""
MARGIN = 4.0
"""A tag so far below the best of its word is not tried, but for O, which always is."""


@dataclass(frozen=True)
class Chain:
    """What tags give to their neighbours, over an inventory of ``tags`` tags, O the first.

    ``scale`` is what the encoder's scores count, ``bias`` [tags] is added to each; ``first`` and ``last`` [tags]
    to the first and the last tag of a sentence, ``steps`` [tags, tags] to each tag (column) after another (row).
    """

    scale: float
    bias: list[float]
    first: list[float]
    last: list[float]
    steps: list[list[float]]

    @classmethod
    def flat(cls, tags: Sequence[str]) -> Chain:
        """The chain in which every valid tag is as good as any other."""
        none = [0.0] * len(tags)
        return cls(1.0, none, none, none, [none] * len(tags))


def impossible(tags: Sequence[str]) -> tuple[list[bool], list[list[bool]]]:
    """Which tags cannot be the first [tags], and which cannot follow which [tags, tags]."""
    inside = [tag[0] == "I" for tag in tags]
    after = [[tag[0] == "I" and before not in (f"B{tag[1:]}", tag) for tag in tags] for before in tags]
    return inside, after


class Sequences:
    """Best valid tag sequences of one inventory: I-PER only after B-PER or I-PER."""

    def __init__(self, tags: Sequence[str], learnt: Mapping[str, Any] | None = None) -> None:
        self.tags = list(tags)
        chain = Chain(**learnt) if learnt else Chain.flat(tags)
        inside, after = impossible(tags)
        self._scale, self._bias = np.float32(chain.scale), np.array(chain.bias, np.float32)
        self._first = [NEVER if never else score for never, score in zip(inside, chain.first, strict=True)]
        self._last = chain.last
        self._into = [
            [NEVER if after[before][tag] else chain.steps[before][tag] for before in range(len(self.tags))]
            for tag in range(len(self.tags))
        ]
        """[tag][tag before it]"""
        self._after_none = [into[0] for into in self._into]

    def spans(self, scores: Floats, sizes: Sequence[int]) -> list[list[Span]]:
        """The spans of each window of a batch; ``scores`` [windows, words, tags], ``sizes`` the words of each."""
        weighed = scores * self._scale + self._bias
        tried = weighed > weighed.max(axis=2, keepdims=True) - MARGIN
        tried[np.arange(scores.shape[1]) >= np.array(sizes)[:, None]] = False
        found: list[list[Span]] = [[] for _ in sizes]
        for row, first, options in _runs(tried):
            last = first + len(options)
            path = self._best(weighed[row, first:last].tolist(), options, first == 0, last == sizes[row])
            found[row] += self._spans(path, first)
        return found

    def _best(self, scores: list[list[float]], options: list[list[int]], opens: bool, closes: bool) -> list[int]:
        """The Viterbi path: of each tag tried at each word the best sum that leads there and the tag before it.

        Where the words do not open or close the sentence, their neighbour can only be O.
        """
        start = self._first if opens else self._after_none
        sums = [(start[tag] + scores[0][tag], tag) for tag in options[0]]
        origins: list[dict[int, int]] = []
        for row, tags in zip(scores[1:], options[1:], strict=True):
            after, origin = [], {}
            for tag in tags:
                into = self._into[tag]
                best, before = max([(total + into[earlier], earlier) for total, earlier in sums])
                after.append((best + row[tag], tag))
                origin[tag] = before
            sums = after
            origins.append(origin)
        end = self._last if closes else self._into[0]
        path = [max([(total + end[tag], tag) for total, tag in sums])[1]]
        for origin in reversed(origins):
            path.append(origin[path[-1]])
        return path[::-1]

    def _spans(self, path: Sequence[int], start: int) -> list[Span]:
        found: list[Span] = []
        for i, pick in enumerate(path, start):
            tag = self.tags[pick]
            if tag[0] == "B":
                found.append((tag[2:], i, i + 1))
            elif tag[0] == "I":
                kind, first, _ = found[-1]
                found[-1] = (kind, first, i + 1)
        return found


def _runs(tried: npt.NDArray[np.bool_]) -> Iterator[tuple[int, int, list[list[int]]]]:
    """Runs of words at which more than O is tried, as window, first word and the tags to try at each word.

    Between two runs stands a word that can only be O, so that neither's best path depends on the other.
    """
    window, first = -1, 0
    options: list[list[int]] = []
    for row, word, tag in zip(*(found.tolist() for found in tried[:, :, 1:].nonzero()), strict=True):
        beyond = word - first - len(options) if row == window else 1
        if beyond > 0:
            if options:
                yield window, first, options
            window, first, options = row, word, []
        if beyond >= 0:
            options.append([0])
        options[-1].append(tag + 1)
    if options:
        yield window, first, options
