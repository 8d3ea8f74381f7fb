"""From raw scores to tags: parts of speech, features, names, layers. Owns what a valid sequence of tags is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Found = tuple[str, str, str, float, int, int]
"""A mark: layer, kind, note, sureness, first word, word after the last."""


class Sequences:
    """Best valid tag sequences of one inventory: I-PER only after B-PER or I-PER."""

    def __init__(self, tags: Sequence[str]) -> None:
        self.tags = list(tags)
        self._inside = np.array([tag[0] == "I" for tag in tags])
        self._barred = np.zeros((len(tags), len(tags)), np.float32)
        for i, before in enumerate(tags):
            for j, after in enumerate(tags):
                if after[0] == "I" and (before == "O" or before[2:] != after[2:]):
                    self._barred[i, j] = -np.inf

    def spans(self, scores: Floats) -> list[tuple[str, int, int]]:
        """Spans as (kind, first, after last), by the best valid tag sequence; ``scores`` [words, tags]."""
        best = scores.argmax(axis=1)
        if not best.any():
            return []
        if self._inside[best[0]] or self._barred[best[:-1], best[1:]].any():
            best = np.array(self._best(scores))
        return _spans([self.tags[i] for i in best])

    def _best(self, scores: Floats) -> list[int]:
        score = np.where(self._inside, -np.inf, scores[0])
        back = []
        for row in scores[1:]:
            paths = score[:, None] + self._barred
            back.append(paths.argmax(axis=0))
            score = paths.max(axis=0) + row
        found = [int(score.argmax())]
        for step in reversed(back):
            found.append(int(step[found[-1]]))
        return found[::-1]


class Tagger:
    """Reads tag scores with the labels that ship beside the weights."""

    def __init__(self, labels: Mapping[str, Any]) -> None:
        self.upos: list[str] = labels["upos"]
        self.features: dict[str, list[str]] = labels["features"]
        self.names = Sequences(labels["names"])
        ends = np.cumsum([len(self.upos), *(len(values) for values in self.features.values())])
        self._parts = list(zip([0, *ends[:-1]], ends, strict=True))
        self._known: dict[bytes, tuple[str, Mapping[str, str]]] = {}
        self.layers = Layers(labels.get("layers", {}))

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


KINDS = {"trigger": "kind", "content": "certainty"}
NOTES = {"trigger": "status", "cue": "polarity", "content": "hearsay"}
"""Layer of spans → the layer that says one thing of each, at its first word."""
WORDS = "part"
"""The layer that tags words one by one."""
LEAN = {"trigger": 0.4, "part": 0.7}
"""Added to the scores of every tag but O: these layers are trained on so many O that they mark too little."""


class Layers:
    """What the reader marks besides names: parts of statements, mentions, triggers, figures, times and more."""

    def __init__(self, labels: Mapping[str, Sequence[str]]) -> None:
        self._spans: dict[str, tuple[slice, Sequences]] = {}
        self._tags: dict[str, tuple[slice, Sequence[str]]] = {}
        start = 0
        lean: list[float] = []
        for name, tags in labels.items():
            place = slice(start, start + len(tags))
            lean += [0.0] + [LEAN.get(name, 0.0)] * (len(tags) - 1)
            if name in (WORDS, *NOTES.values(), *KINDS.values()):
                self._tags[name] = place, tags
            else:
                self._spans[name] = place, Sequences(tags)
            start += len(tags)
        self._lean = np.array(lean, np.float32)

    def marks_of(self, scores: Floats, sizes: Sequence[int]) -> list[list[Found]]:
        """What is marked in each window of a batch.

        ``scores`` [windows, words, tags of all layers], ``sizes`` the number of words of each window. Most layers
        mark nothing in most windows, which one look at the whole batch tells.
        """
        scores = scores + self._lean
        found: list[list[Found]] = [[] for _ in sizes]
        inside = np.arange(scores.shape[1]) < np.array(sizes)[:, None]
        for layer, (place, sequences) in self._spans.items():
            marked = (scores[:, :, place].argmax(axis=2).astype(bool) & inside).any(axis=1)
            for row in marked.nonzero()[0].tolist():
                found[row] += self._of_layer(layer, place, sequences, scores[row, : sizes[row]])
        for row, size in enumerate(sizes):
            found[row] += self._words(scores[row, :size])
        return found

    def _of_layer(self, layer: str, place: slice, sequences: Sequences, scores: Floats) -> Iterator[Found]:
        for kind, first, last in sequences.spans(scores[:, place]):
            told = kind or self._told(KINDS.get(layer), scores[first])
            note = self._told(NOTES.get(layer), scores[first])
            yield layer, told, note, _sureness(scores[first:last, place]), first, last

    def _words(self, scores: Floats) -> list[Found]:
        if WORDS not in self._tags:
            return []
        place, tags = self._tags[WORDS]
        best = scores[:, place].argmax(axis=1)
        return [
            (WORDS, tags[best[i]], "", _sureness(scores[i : i + 1, place]), int(i), int(i) + 1)
            for i in best.nonzero()[0]
        ]

    def _told(self, name: str | None, scores: Floats) -> str:
        if name not in self._tags:
            return ""
        place, tags = self._tags[name]
        return tags[int(scores[place].argmax())]


def _sureness(scores: Floats) -> float:
    """How probable it is, on average, that words are inside a span; ``scores`` [words, tags], O the first tag."""
    odds = np.exp(scores - scores.max(axis=1, keepdims=True))
    return float(1 - (odds[:, 0] / odds.sum(axis=1)).mean())


def _spans(tags: Sequence[str]) -> list[tuple[str, int, int]]:
    found: list[tuple[str, int, int]] = []
    for i, tag in enumerate(tags):
        if tag[0] == "B":
            found.append((tag[2:], i, i + 1))
        elif tag[0] == "I":
            kind, first, _ = found[-1]
            found[-1] = (kind, first, i + 1)
    return found
