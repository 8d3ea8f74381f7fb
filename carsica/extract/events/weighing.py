"""Signs for and against a decision, added up: who takes part, when it was, is it the same event, does it stand.

Owns the sum alone. The weights stand in ``lexicon/shared/event_signs.toml``; ``training/signs.py`` learns them
from the corpus's train part. What is a sign of what is the business of the modules that decide.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Mapping

from carsica.extract.lexicon import load

Signs = dict[str, float]
"""Name of a sign → how strong it is; 1 for one that is there or not."""
ALWAYS = "always"
"""The sign that every decision of a kind has: how readily it is taken without any other."""


def weigh(decision: str, signs: Mapping[str, float]) -> float:
    """Log-odds of a decision: above 0 it is more likely right than wrong. Signs without a weight count nothing."""
    weights = _weights(decision)
    total = 0.0
    for name, strength in signs.items():
        if name in weights:
            total += weights[name] * strength
    return weights.get(ALWAYS, 0.0) + total


def log_odds(probability: float) -> float:
    """How sure in the measure that signs are added up in, kept within -4 and 4."""
    kept = min(max(probability, 0.018), 0.982)
    return math.log(kept / (1 - kept))


@functools.cache
def _weights(decision: str) -> Mapping[str, float]:
    found: Mapping[str, float] = load("shared", "event_signs").get(decision, {})
    return found
