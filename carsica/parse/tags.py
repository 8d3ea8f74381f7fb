"""From raw scores to tags: parts of speech, features, names, layers. Owns what the labels' places mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import exp
from types import MappingProxyType
from typing import Any

import numpy as np
import numpy.typing as npt

from carsica.parse.sequences import Sequences, Span

Floats = npt.NDArray[np.float32]
Found = tuple[str, str, str, float, int, int]
"""A mark: layer, kind, note, sureness, first word, word after the last."""


class Tagger:
    """Reads tag scores with the labels that ship beside the weights."""

    def __init__(self, labels: Mapping[str, Any]) -> None:
        self.upos: list[str] = labels["upos"]
        self.features: dict[str, list[str]] = labels["features"]
        chains = labels.get("chains", {})
        self.names = Sequences(labels["names"], chains.get("names"))
        ends = np.cumsum([len(self.upos), *(len(values) for values in self.features.values())])
        self._parts = list(zip([0, *ends[:-1]], ends, strict=True))
        self._known: dict[bytes, tuple[str, Mapping[str, str]]] = {}
        self.layers = Layers(labels.get("layers", {}), chains)

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
LEAN = {"trigger": 1.6, "part": 0.7}
"""Added to the scores of every tag but O: layers trained on so many O mark too little. Triggers
are marked far too readily: the events weigh how sure each is with what else speaks for it."""


class Layers:
    """What the reader marks besides names: parts of statements, mentions, triggers, figures, times and more."""

    def __init__(self, labels: Mapping[str, Sequence[str]], chains: Mapping[str, Any] | None = None) -> None:
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
                self._spans[name] = place, Sequences(tags, (chains or {}).get(name))
            start += len(tags)
        self._lean = np.array(lean, np.float32)

    def marks_of(self, scores: Floats, sizes: Sequence[int]) -> list[list[Found]]:
        """What is marked in each window of a batch.

        ``scores`` [windows, words, tags of all layers], ``sizes`` the number of words of each window.
        """
        scores = scores + self._lean
        found: list[list[Found]] = [[] for _ in sizes]
        for layer, (place, sequences) in self._spans.items():
            for row, spans in enumerate(sequences.spans(scores[:, :, place], sizes)):
                found[row] += [self._mark(layer, place, span, scores[row]) for span in spans]
        for row, size in enumerate(sizes):
            found[row] += self._words(scores[row, :size])
        return found

    def _mark(self, layer: str, place: slice, span: Span, scores: Floats) -> Found:
        kind, first, last = span
        told = kind or self._told(KINDS.get(layer), scores[first])
        note = self._told(NOTES.get(layer), scores[first])
        return layer, told, note, _sureness(scores[first:last, place].tolist()), first, last

    def _words(self, scores: Floats) -> list[Found]:
        if WORDS not in self._tags:
            return []
        place, tags = self._tags[WORDS]
        picks = scores[:, place].argmax(axis=1).tolist()
        return [
            (WORDS, tags[pick], "", _sureness([scores[i, place].tolist()]), i, i + 1)
            for i, pick in enumerate(picks)
            if pick
        ]

    def _told(self, name: str | None, scores: Floats) -> str:
        if name not in self._tags:
            return ""
        place, tags = self._tags[name]
        return tags[int(scores[place].argmax())]


def _sureness(scores: list[list[float]]) -> float:
    """How probable it is, on average, that words are inside a span; ``scores`` [words, tags], O the first tag."""
    outside = 0.0
    for row in scores:
        peak = max(row)
        outside += exp(row[0] - peak) / sum([exp(score - peak) for score in row])
    return 1 - outside / len(scores)
