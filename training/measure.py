"""Scores of tag layers, before anything is exported. Owns exact-span F1 of B-I-O tags."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from training.trees import Row

Spans = set[tuple[int, int, str]]
SINGLE = ("kind", "status", "polarity", "hearsay", "certainty")
"""Layers with one tag a row of the annotation: measured by how often the tag is right."""


def spans(tags: Sequence[str | None]) -> Spans:
    """Spans (first word, after last, kind) of a sequence; kind ``""`` for a bare B or I.

    An I without its B opens a span, and a tag that is no B or I ("agent") is a span of one word.
    """
    found: list[tuple[int, int, str]] = []
    for i, tag in enumerate(tags):
        edge, _, kind = (tag or "O").partition("-")
        if edge == "I" and found and found[-1][1:] == (i, kind):
            found[-1] = (found[-1][0], i + 1, kind)
        elif edge in ("B", "I"):
            found.append((i, i + 1, kind))
        elif edge != "O":
            found.append((i, i + 1, edge))
    return set(found)


class Tally:
    """Counts what is right in each layer, sentence by sentence."""

    def __init__(self, layers: Mapping[str, Sequence[str]]) -> None:
        self.layers = layers
        self.right: Counter[str] = Counter()
        self.guessed: Counter[str] = Counter()
        self.true: Counter[str] = Counter()

    def add(self, row: Row, scores: np.ndarray) -> None:
        """Take in a sentence; ``scores`` [words, tags of all layers]."""
        start = 0
        for name, tags in self.layers.items():
            picked = [tags[i] for i in scores[:, start : start + len(tags)].argmax(axis=1).tolist()]
            start += len(tags)
            self._add(name, (row.layers or {})[name], picked)

    def _add(self, name: str, wanted: Sequence[str | None], picked: list[str]) -> None:
        if name in SINGLE:
            pairs = [(a, b) for a, b in zip(wanted, picked, strict=True) if a is not None]
            gold, found, hits = len(pairs), len(pairs), sum(a == b for a, b in pairs)
        else:
            gold_spans, found_spans = spans(wanted), spans(picked)
            gold, found, hits = len(gold_spans), len(found_spans), len(gold_spans & found_spans)
        self.right[name] += hits
        self.guessed[name] += found
        self.true[name] += gold

    def figures(self) -> dict[str, float]:
        """Layer → F1 of exact spans, or the share of right tags for the layers in ``SINGLE``; 0 to 1."""
        return {n: 2 * self.right[n] / max(self.guessed[n] + self.true[n], 1) for n in self.layers}
