"""The kinds of events: what every stage needs to know of one, read from ``kinds.toml``.

Owns the table alone. The words that name a kind stand in the lexicon of each language; must not know them.
"""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class EventKind:
    """One kind. ``name`` is the mode of its events; the rest is explained at the head of ``kinds.toml``."""

    name: str
    type: str
    scheme: str
    told: str
    linked: str | None = None
    compared: str | None = None
    lasting: bool = False
    plural: bool = False
    vague: bool = False


@functools.cache
def event_kinds() -> Mapping[str, EventKind]:
    """All kinds by name."""
    raw = tomllib.loads(files(__package__).joinpath("kinds.toml").read_text(encoding="utf-8"))
    return {name: EventKind(name, **{"told": name, **row}) for name, row in raw.items()}
