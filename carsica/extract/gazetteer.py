"""Towns of the world by any of their names: a packed table of GeoNames, read straight from disk.

Owns the packed file's layout (``lexicon/gazetteer.npz``, made by ``python -m training.gazetteer``). Must not know
about reports or languages; places.py chooses among the towns that share a name.

The table holds a sorted array of 64-bit hashes of folded names and, beside it, the row of the town, so that a
process opens it in milliseconds and shares its pages with its siblings. Data: GeoNames, CC BY 4.0.
"""

from __future__ import annotations

import functools
import hashlib
import unicodedata
from dataclasses import dataclass
from importlib import resources
from typing import Any

import numpy as np

FILE = "gazetteer.npz"


@dataclass(frozen=True, slots=True)
class Town:
    """A populated place: GeoNames id, ISO alpha-2 country, degrees WGS 84, inhabitants."""

    geonames: int
    country: str
    latitude: float
    longitude: float
    population: int


def fold(name: str) -> str:
    """A name without case, accents, apostrophes and hyphens: the form under which towns are kept."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    kept = (c for c in plain if not unicodedata.combining(c) and c not in "'’ʼ`ʹ")
    return " ".join("".join(" " if c in "-‑–." else c for c in kept).split())


def hash_name(name: str) -> int:
    """The 64-bit hash of a name's folded form."""
    return int.from_bytes(hashlib.blake2b(fold(name).encode(), digest_size=8).digest(), "big")


@functools.cache
def _table() -> dict[str, Any]:
    path = resources.files("carsica.extract.lexicon") / FILE
    with path.open("rb") as stream, np.load(stream) as packed:
        return {key: packed[key] for key in packed.files}


@functools.lru_cache(maxsize=4096)
def lookup(name: str) -> tuple[Town, ...]:
    """Towns that bear the name in some language, the largest first."""
    table = _table()
    key = np.uint64(hash_name(name))
    first = int(np.searchsorted(table["hashes"], key, side="left"))
    last = int(np.searchsorted(table["hashes"], key, side="right"))
    towns = [
        Town(
            geonames=int(table["ids"][row]),
            country=bytes(table["countries"][row]).decode(),
            latitude=round(float(table["degrees"][row][0]), 5),
            longitude=round(float(table["degrees"][row][1]), 5),
            population=int(table["populations"][row]),
        )
        for row in table["towns"][first:last]
    ]
    return tuple(sorted(towns, key=lambda town: -town.population))


def is_capital(geonames: int) -> bool:
    """Is the town with this GeoNames id the capital of its country?"""
    capitals = _table()["capitals"]
    at = int(np.searchsorted(capitals, geonames))
    return at < len(capitals) and int(capitals[at]) == geonames
