"""Measures a reader's layers on annotated sentences, before anything is exported. Owns scores of tags."""

from __future__ import annotations

from collections import Counter

import torch

from training.batches import Batcher
from training.model import Reader
from training.trees import Row

Spans = set[tuple[int, int, str]]
SINGLE = ("kind", "status", "polarity", "hearsay")
"""Layers with one tag a row of the annotation: measured by how often the tag is right."""


def spans(tags: list[str | None]) -> Spans:
    """Spans (first word, after last, kind) of a B-I-O sequence; an I without its B opens a span."""
    found: list[tuple[int, int, str]] = []
    for i, tag in enumerate(tags):
        edge, _, kind = (tag or "O").partition("-")
        if edge == "I" and found and found[-1][1] == i and found[-1][2] == kind:
            found[-1] = (found[-1][0], i + 1, kind)
        elif edge in ("B", "I"):
            found.append((i, i + 1, kind))
    return set(found)


def measure(reader: Reader, batcher: Batcher, rows: list[Row], size: int = 32) -> dict[str, float]:
    """Layer → F1 of exact spans, or the share of right tags for the layers in ``SINGLE``; 0 to 1."""
    reader.eval()
    right: Counter[str] = Counter()
    guessed: Counter[str] = Counter()
    true: Counter[str] = Counter()
    ordered = sorted((row for row in rows if batcher.length(row) <= 256), key=batcher.length)
    with torch.no_grad():
        for at in range(0, len(ordered), size):
            batch = ordered[at : at + size]
            tensors = batcher.tensors(batch)
            out = reader(tensors["vectors"], tensors["mask"], tensors["first"], tensors["last"])
            for number, row in enumerate(batch):
                tags = _decoded(reader, out["layers"][number, 1 : len(row.words) + 1])
                _count(row, tags, right, guessed, true)
    return {name: _f1(right[name], guessed[name], true[name]) for name in reader.labels.layers}


def _decoded(reader: Reader, scores: torch.Tensor) -> dict[str, list[str]]:
    found, start = {}, 0
    for name, tags in reader.labels.layers.items():
        found[name] = [tags[i] for i in scores[:, start : start + len(tags)].argmax(dim=1).tolist()]
        start += len(tags)
    return found


def _count(
    row: Row, tags: dict[str, list[str]], right: Counter[str], guessed: Counter[str], true: Counter[str]
) -> None:
    for name, wanted in (row.layers or {}).items():
        if name in SINGLE:
            pairs = [(a, b) for a, b in zip(wanted, tags[name], strict=True) if a is not None]
            right[name] += sum(a == b for a, b in pairs)
            guessed[name] += len(pairs)
            true[name] += len(pairs)
        else:
            gold, found = spans(wanted), spans(list(tags[name]))
            right[name] += len(gold & found)
            guessed[name] += len(found)
            true[name] += len(gold)


def _f1(right: int, guessed: int, true: int) -> float:
    return 2 * right / max(guessed + true, 1)
