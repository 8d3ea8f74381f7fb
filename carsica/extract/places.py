"""Places: names of towns, regions and countries to coordinates, codes and GeoNames ids.

Owns the choice among places that share a name. Never guesses: what is not known, or could be two places alike,
stays without coordinates.
"""

from __future__ import annotations

import functools
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from carsica.extract import gazetteer, wordforms
from carsica.extract.lexicon import load
from carsica.extract.phrasebook import Phrasebook
from carsica.record.place import Precision

CLEARLY_LARGER = 3.0
"""How many times the inhabitants of the next town of the same name make a town the one that is meant."""
SMALL = 15_000
"""Inhabitants below which a town in a country that the report does not name is not the one that is meant."""
AT_HOME = 0.02
"""Share of the largest town's inhabitants that a namesake needs in a country the report speaks of."""


@dataclass(frozen=True, slots=True)
class Located:
    """What is known of a place. ``name`` is the nominative of the printed form; ``capital_of`` a country code."""

    name: str
    country: str | None = None
    geonames: int | None = None
    latitude: float | None = None
    longitude: float | None = None
    precision: Precision = "unknown"
    capital_of: str | None = None


@functools.cache
def region_book(language: str) -> Phrasebook[str]:
    """Phrasebook of the regions' names to their ids in ``shared/regions.toml``."""
    regions = load(language, "places").get("regions", {})
    return Phrasebook(language, ((name, region) for region, names in regions.items() for name in names))


@functools.cache
def region_name(region: str, language: str) -> str:
    """The first name of a region in a language."""
    return str(load(language, "places").get("regions", {}).get(region, [region])[0])


@functools.cache
def _powers() -> dict[int, str]:
    return {int(town): code for town, code in load("shared", "regions")["capitals"].items()}


def locate_region(region: str, language: str) -> Located:
    """A region of the lexicon."""
    country, latitude, longitude = load("shared", "regions")["regions"][region]
    return Located(region_name(region, language), country or None, None, latitude, longitude, "region")


def locate_country(code: str, name: str) -> Located:
    """A country by its code; a middle of a country would mislead, so it has no coordinates."""
    return Located(name, code if len(code) == 2 and code != "EU" else None, None, None, None, "country")


def locate_town(printed: str, language: str, countries: AbstractSet[str]) -> Located:
    """The town that a name stands for in a report which speaks of the given countries (ISO codes).

    Unknown names, and names of towns about as large in countries that the report does not name, stay unknown.
    """
    for form in _forms(printed, language):
        towns = gazetteer.lookup(form)
        town = _choose(towns, countries)
        if town:
            code = capital_code(town)
            return Located(form, town.country, town.geonames, town.latitude, town.longitude, "city", code)
        if towns:
            return Located(form)
    return Located(printed)


def _forms(printed: str, language: str) -> tuple[str, ...]:
    """The printed name in the nominative forms that it may come from; of several words each may be declined."""
    words = printed.split()
    if len(words) == 1:
        return wordforms.nominatives(printed, language)
    first = [wordforms.nominatives(word, language)[:40] for word in words[:2]]
    if len(words) > 2 or all(len(forms) == 1 for forms in first):
        return (printed,)
    return tuple(dict.fromkeys((printed, *(f"{a} {b}" for a in first[0] for b in first[1]))))


def _choose(towns: tuple[gazetteer.Town, ...], countries: AbstractSet[str]) -> gazetteer.Town | None:
    if not towns:
        return None
    largest = towns[0]
    if largest.country in countries:
        return largest
    if largest.population < SMALL and not any(t.country in countries for t in towns):
        return None
    if len(towns) == 1:
        return largest
    home = [t for t in towns if t.country in countries and t.population >= AT_HOME * largest.population]
    if home and (len(home) == 1 or home[0].population >= CLEARLY_LARGER * home[1].population):
        return home[0]
    if home and largest.population < CLEARLY_LARGER * home[0].population:
        return None
    return largest if largest.population >= CLEARLY_LARGER * towns[1].population else None


def capital_code(town: gazetteer.Town) -> str | None:
    """The power that a capital stands for ("Moscow": RU, "Brussels": EU); None for other towns."""
    return _powers().get(town.geonames) or (town.country if gazetteer.is_capital(town.geonames) else None)
