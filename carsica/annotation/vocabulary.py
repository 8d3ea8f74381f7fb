"""The closed lists that annotations choose from: genres, kinds of events, hard things.

Owns reading ``vocabulary.toml``; the kinds are those of ``carsica/record/kinds.toml``.
"""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files

from carsica.record.kinds import event_kinds


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
    kinds = {kind.name: kind.type for kind in event_kinds().values()}
    families = {kind.name: kind.compared for kind in event_kinds().values() if kind.compared}
    return Vocabulary(frozenset(raw["genres"]), frozenset(raw["things"]), raw["hard"], kinds, families)
