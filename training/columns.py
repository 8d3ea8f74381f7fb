"""The columns of a product's left side: how far their numbers reach, and how to even them out for 8 bits."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

CALM = 1.5
"""Columns are left as they are where the highest peak is below this many times the median one."""


class Range(NamedTuple):
    """The least and the greatest number seen in each column of a product's left side, both [width]."""

    low: np.ndarray
    high: np.ndarray


def evened(seen: Range) -> np.ndarray:
    """What to divide each column by so that peaks are alike [width]; the weights make up for it.

    Half of the difference goes to the weights: Xiao et al. 2023, SmoothQuant.
    """
    peaks = np.maximum(np.maximum(-seen.low, seen.high), 1e-6)
    typical = float(np.median(peaks))
    if peaks.max() < CALM * typical:
        return np.ones_like(peaks)
    return np.sqrt(peaks / typical)
