"""The closed lists that annotations choose from: genres, kinds of events, hard things.

Owns reading ``vocabulary.toml`` and nothing else.
"""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """``kinds`` maps a kind of event to its PLOVER type, ``families`` to the family that it is compared in."""

    genres: frozenset[str]
    things: frozenset[str]
    hard: Mapping[str, str]
    kinds: Mapping[str, str]
    families: Mapping[str, str]


@functools.cache
def vocabulary() -> Vocabulary:
    """The lists that ship with Carsica."""
    raw = tomllib.loads(files(__package__).joinpath("vocabulary.toml").read_text(encoding="utf-8"))
    families = {kind: family for family, kinds in raw["families"].items() for kind in kinds}
    return Vocabulary(frozenset(raw["genres"]), frozenset(raw["things"]), raw["hard"], raw["kinds"], families)
