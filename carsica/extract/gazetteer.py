"""Towns and regions of the world by any of their names: a packed table of GeoNames, read straight from disk.

Owns the packed file's layout (``lexicon/gazetteer.npz``, made by ``python -m training.gazetteer``). Must not know
about reports or languages; places.py chooses among the places that share a name.

The table holds a sorted array of 64-bit hashes of folded names and, beside it, the row of the town or region, so
that a process opens it in milliseconds and shares its pages with its siblings. Data: GeoNames, CC BY 4.0.
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
class Known:
    """A place of the table: GeoNames id, ISO alpha-2 country, degrees WGS 84, inhabitants.

    ``fame`` is in how many names and scripts it is known; ``holders`` are the GeoNames ids of the regions that it
    lies in, the narrowest first. Of a region degrees are its middle and inhabitants those of its towns.
    """

    geonames: int
    country: str
    latitude: float
    longitude: float
    population: int
    fame: int
    holders: tuple[int, ...]
    region: bool = False


def fold(name: str) -> str:
    """A name without case, accents, apostrophes and hyphens: the form under which places are kept."""
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


@functools.lru_cache(maxsize=8192)
def _rows(name: str) -> tuple[Known, ...]:
    """Towns and regions that bear the name in some language, the largest first."""
    table = _table()
    key = np.uint64(hash_name(name))
    first = int(np.searchsorted(table["hashes"], key, side="left"))
    last = int(np.searchsorted(table["hashes"], key, side="right"))
    known = (_known(int(row)) for row in table["rows"][first:last])
    return tuple(sorted(known, key=lambda place: -place.population))


@functools.lru_cache(maxsize=8192)
def _known(row: int) -> Known:
    table = _table()
    holders, holder = [], int(table["divisions"][row])
    while holder >= 0:
        holders.append(int(table["ids"][holder]))
        holder = int(table["divisions"][holder])
    return Known(
        geonames=int(table["ids"][row]),
        country=bytes(table["countries"][row]).decode(),
        latitude=round(float(table["degrees"][row][0]), 5),
        longitude=round(float(table["degrees"][row][1]), 5),
        population=int(table["populations"][row]),
        fame=int(table["fame"][row]),
        holders=tuple(holders),
        region=row >= int(table["towns"]),
    )


def lookup(name: str) -> tuple[Known, ...]:
    """Towns that bear the name in some language, the largest first."""
    return tuple(place for place in _rows(name) if not place.region)


def lookup_regions(name: str) -> tuple[Known, ...]:
    """Regions that bear the name in some language, the largest first."""
    return tuple(place for place in _rows(name) if place.region)


@functools.lru_cache(maxsize=8192)
def place(geonames: int) -> Known | None:
    """The town or region with a GeoNames id."""
    rows = np.flatnonzero(_table()["ids"] == geonames)
    return _known(int(rows[0])) if len(rows) else None


def is_capital(geonames: int) -> bool:
    """Is the town with this GeoNames id the capital of its country?"""
    return geonames in _capitals()


@functools.lru_cache(maxsize=512)
def capital(country: str) -> Known | None:
    """The capital of a country (ISO code), where the gazetteer knows it."""
    towns = (place(number) for number in sorted(_capitals()))
    return next((town for town in towns if town and town.country == country), None)


@functools.cache
def _capitals() -> frozenset[int]:
    return frozenset(_table()["capitals"].tolist())


def nearest(latitude: float, longitude: float) -> Known:
    """The town nearest to a point in degrees."""
    table = _table()
    degrees = table["degrees"][: int(table["towns"])]
    east = (degrees[:, 1] - longitude) * np.cos(np.radians(latitude))
    return _known(int(np.argmin((degrees[:, 0] - latitude) ** 2 + east**2)))


@functools.lru_cache(maxsize=512)
def inhabitants(country: str) -> int:
    """Inhabitants of the towns of a country (ISO code) together."""
    table = _table()
    first = int(table["towns"])
    return int(table["populations"][:first][table["countries"][:first] == country.encode()].sum())
