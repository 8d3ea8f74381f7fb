"""From raw scores to tags: parts of speech, features, names. Owns what a valid sequence of name tags is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]


class Tagger:
    """Reads tag scores with the labels that ship beside the weights."""

    def __init__(self, labels: Mapping[str, Any]) -> None:
        self.upos: list[str] = labels["upos"]
        self.features: dict[str, list[str]] = labels["features"]
        self.names: list[str] = labels["names"]
        ends = np.cumsum([len(self.upos), *(len(values) for values in self.features.values())])
        self._parts = list(zip([0, *ends[:-1]], ends, strict=True))
        self._known: dict[bytes, tuple[str, Mapping[str, str]]] = {}
        self._barred = self._transitions()

    def _transitions(self) -> Floats:
        """-inf where a tag may not follow another: I-PER only after B-PER or I-PER."""
        barred = np.zeros((len(self.names), len(self.names)), np.float32)
        for i, before in enumerate(self.names):
            for j, after in enumerate(self.names):
                if after.startswith("I-") and before[2:] != after[2:]:
                    barred[i, j] = -np.inf
        return barred

    def tags(self, scores: Floats) -> list[tuple[str, Mapping[str, str]]]:
        """Part of speech and features of each word; ``scores`` [words, all labels]."""
        picks = np.stack([scores[:, a:b].argmax(axis=1) for a, b in self._parts], axis=1).astype(np.uint8)
        return [self._known.get(row.tobytes()) or self._learn(row) for row in picks]

    def _learn(self, row: npt.NDArray[np.uint8]) -> tuple[str, Mapping[str, str]]:
        found = {}
        for (name, values), pick in zip(self.features.items(), row[1:], strict=True):
            if pick:
                found[name] = values[pick]
        made = (self.upos[row[0]], MappingProxyType(dict(sorted(found.items()))))
        self._known[row.tobytes()] = made
        return made

    def spans(self, scores: Floats) -> list[tuple[str, int, int]]:
        """Names as (kind, first, after last), by the best valid tag sequence; ``scores`` [words, name tags]."""
        best = scores.argmax(axis=1)
        if not best.any():
            return []
        return _spans([self.names[i] for i in self._best(scores)])

    def _best(self, scores: Floats) -> list[int]:
        score = np.where([n.startswith("I-") for n in self.names], -np.inf, scores[0])
        back = []
        for row in scores[1:]:
            paths = score[:, None] + self._barred
            back.append(paths.argmax(axis=0))
            score = paths.max(axis=0) + row
        found = [int(score.argmax())]
        for step in reversed(back):
            found.append(int(step[found[-1]]))
        return found[::-1]


def _spans(tags: Sequence[str]) -> list[tuple[str, int, int]]:
    found: list[tuple[str, int, int]] = []
    for i, tag in enumerate(tags):
        if tag.startswith("B-"):
            found.append((tag[2:], i, i + 1))
        elif tag.startswith("I-"):
            kind, first, _ = found[-1]
            found[-1] = (kind, first, i + 1)
    return found
