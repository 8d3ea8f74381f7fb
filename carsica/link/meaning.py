"""What sentences mean, as vectors that compare across languages.

Owns the correction for language: the encoder puts sentences of one language a little nearer to each other than
what they say deserves. The same sentences in every language (``parallel`` of each language) show by how much.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from carsica.languages import codes
from carsica.link.lexical import words_of

Floats = npt.NDArray[np.float32]
Vectors = Callable[[list[str]], Floats]
"""Sentence vectors [n, width] of unit length."""

_ROWS = 1024  # of the similarity matrix at a time


def meanings(texts: Sequence[str], languages: Sequence[str], vectors: Vectors) -> Floats:
    """Vectors [texts, width] of unit length without what their language alone adds to them."""
    unique = sorted(set(texts))
    if not unique:
        return np.zeros((0, 0), np.float32)
    row = {text: n for n, text in enumerate(unique)}
    plain = np.asarray(vectors(unique), np.float32)[[row[text] for text in texts]]
    parallel = {language: words_of(language, "parallel") for language in codes()}
    means: dict[str, Floats] = {
        language: np.asarray(vectors(rows), np.float32).mean(axis=0) for language, rows in parallel.items()
    }
    common: Floats = np.stack(list(means.values())).mean(axis=0)
    offsets = np.stack([means.get(language, common) for language in languages])
    centred = plain - offsets
    lengths = np.linalg.norm(centred, axis=1, keepdims=True)
    return np.asarray(centred / np.maximum(lengths, 1e-9), np.float32)


def blended(own: Floats, around: Floats, has: npt.NDArray[np.bool_], share: float) -> Floats:
    """Rows of ``own`` with a share of ``around`` added where ``has`` says so; of unit length again."""
    mixed = own + share * np.where(has[:, None], around, np.float32(0.0))
    return np.asarray(mixed / np.maximum(np.linalg.norm(mixed, axis=1, keepdims=True), 1e-9), np.float32)


def neighbours(rows: Floats, most: int, least: float) -> dict[tuple[int, int], float]:
    """Pairs (i < j) where one is among the ``most`` nearest of the other and not below ``least``."""
    found: dict[tuple[int, int], float] = {}
    for start in range(0, len(rows), _ROWS):
        likeness = rows[start : start + _ROWS] @ rows.T
        likeness[np.arange(len(likeness)), np.arange(start, start + len(likeness))] = -1.0
        # Few rows lie near a row: only where more do than are wanted are they put in order.
        at, columns = np.nonzero(likeness >= least)
        ends = np.searchsorted(at, np.arange(len(likeness) + 1))
        for offset in range(len(likeness)):
            near = columns[ends[offset] : ends[offset + 1]]
            values = likeness[offset, near]
            if len(near) > most:
                kept = np.argpartition(-values, most - 1)[:most]
                near, values = near[kept], values[kept]
            i = start + offset
            for j, value in zip(near.tolist(), values.tolist(), strict=True):
                found[(i, j) if i < j else (j, i)] = value
    return found
