"""Which of the places that share a name a report means: by what the words around it, the report and the world say.

Owns the weighing. Must not look names up (places.py) nor read sentences (geography.py). Where two places are about
as likely, neither is chosen.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from typing import Literal

from carsica.extract import gazetteer
from carsica.extract.gazetteer import Known

PlaceKind = Literal["region", "town", "village", "nature", "site"]
"""What the noun beside a name says that it is: "Provinz", "city", "село", "fiume", "aeropuerto"."""

SMALL = 15_000
"""Inhabitants below which a place in a country that the report does not name is not the one that is meant."""
FAMOUS, HEARD_OF, FAMOUS_REGION = 6.6, 6.0, 4
"""How likely a town has to be that may be meant in a report on other countries, and on none; names of a region."""
VILLAGE = 40_000
"""Inhabitants above which a place is no village."""
MARGIN, UNTOLD_MARGIN = 0.6, 0.65
"""How much likelier than the next one a place has to be, in powers of ten: in a country that the report speaks of,
and in another one."""
# What each piece of evidence is worth, in powers of ten.
CAPITAL, FIRST_LEVEL = 1.5, 0.5
SEAT = 0.6
"""A town after which a region around it is named."""
NAMED_REGION, NAMED_COUNTRY, SPOKEN_OF = 1.5, 1.8, 1.2
"""The report names its region; its country; and how much of the report speaks of that country."""
OTHER_COUNTRY = -1.0
"""The report names countries, and not this one."""
OTHER_FORM, HOME = -0.5, 0.4
WORLD_FAME, CITY, NOTABLE_FAME = 50, 150_000, 25
"""Names of a place that the whole world knows; inhabitants, or names, that a namesake of it has to have."""
SEAT_SHARE, SEAT_FAME = 0.1, 10
"""Share of a region's inhabitants, or names, from which a town of its name means itself."""


@dataclass(frozen=True, slots=True)
class Context:
    """What is known around a name.

    ``countries`` are the codes that the report speaks of, each with its share of the mentions of the one it names
    most; ``regions`` the GeoNames ids of regions it names; ``within`` the codes and ids of countries and regions
    that the words right behind the name put it in ("Paris, Texas"); ``less_likely`` places that bear a form of the
    name which is not the one printed; ``home`` the countries that reports in the language are mostly from.
    """

    countries: Mapping[str, float] = field(default_factory=dict)
    regions: frozenset[int] = frozenset()
    within: frozenset[str | int] = frozenset()
    less_likely: frozenset[Known] = frozenset()
    home: frozenset[str] = frozenset()


GREAT, DWARFED = 300_000, 50
"""Inhabitants of a great city, and how many times smaller a town of its name has to be to stand back."""


def choose(places: Sequence[Known], context: Context, kind: PlaceKind | None = None) -> Known | None:
    """The place that is meant, or None if none stands out."""
    fitting = [p for p in _of_kind(places, kind) if not context.within or is_inside(p, context.within)]
    if not fitting and context.within:
        return choose(places, replace(context, within=frozenset()), kind)
    named = {place.geonames for place in places if place.region}
    famed = any(_is_world_known(place) for place in fitting)
    largest = max((place.population for place in fitting), default=0)
    value = {
        place: likelihood(place, context, famed or _is_dwarfed(place, largest))
        + SEAT * (not named.isdisjoint(place.holders))
        for place in fitting
    }
    ranked = sorted(fitting, key=lambda p: -value[p])
    if not ranked:
        return None
    best = ranked[0]
    told = is_told(best, context)
    if not told and (kind == "village" or not _stands_alone(best, context)):
        return None
    rivals = [p for p in ranked[1:] if not _same_spot(best, p)]
    margin = MARGIN if told else UNTOLD_MARGIN
    if rivals and value[best] - value[rivals[0]] < margin:
        return None
    return best


def likelihood(place: Known, context: Context, famed: bool = False) -> float:
    """How likely a place is the one meant, as a power of ten: its size, fame, rank, and ties to the report.

    ``famed``: the whole world knows a place of this name. Then the country alone does not speak for a small one.
    """
    value = math.log10(place.population + 1000) + math.log10(place.fame + 1)
    if gazetteer.is_capital(place.geonames):
        value += CAPITAL
    if place.region and len(place.holders) == 0:
        value += FIRST_LEVEL
    if place.country not in context.countries:
        value += OTHER_COUNTRY * bool(context.countries)
    elif not famed or _is_notable(place):
        value += NAMED_COUNTRY + SPOKEN_OF * context.countries[place.country]
    if not context.regions.isdisjoint((place.geonames, *place.holders)):
        value += NAMED_REGION
    if place.country in context.home:
        value += HOME
    if place in context.less_likely:
        value += OTHER_FORM
    return value


def is_told(place: Known, context: Context) -> bool:
    """Does the report speak of the country or region of a place, its name apart?"""
    tied = place.country in context.countries or not context.regions.isdisjoint(place.holders)
    return tied or bool(context.within)


def _stands_alone(place: Known, context: Context) -> bool:
    """May a place be meant in a report that does not speak of its country: large, and known far and wide?"""
    if place.region:
        return place.population >= SMALL and (place.fame >= FAMOUS_REGION or not context.countries)
    return place.population >= SMALL and likelihood(place, Context(home=context.home)) >= (
        FAMOUS if context.countries else HEARD_OF
    )


def _is_dwarfed(place: Known, largest: int) -> bool:
    """Is a place a town beside a great city of the same name, so that its country alone does not speak for it?"""
    return largest >= GREAT and place.population * DWARFED < largest


def _is_world_known(place: Known) -> bool:
    return place.fame >= WORLD_FAME and (place.population >= CITY or gazetteer.is_capital(place.geonames))


def _is_notable(place: Known) -> bool:
    return place.region or place.population >= CITY or place.fame >= NOTABLE_FAME


def _of_kind(places: Iterable[Known], kind: PlaceKind | None) -> list[Known]:
    """The places that a noun allows; without one, a region only where no town of its own bears the name."""
    if kind == "region":
        return [p for p in places if p.region]
    if kind in ("town", "village"):
        return [p for p in places if not p.region and (kind == "town" or p.population <= VILLAGE)]
    towns = [p for p in places if not p.region]
    return [p for p in places if not p.region or not any(_is_seat(town, p) for town in towns)]


def _is_seat(town: Known, region: Known) -> bool:
    """Does a town of a region's name stand for itself: large or famous enough beside the region?"""
    if region.geonames not in town.holders:
        return False
    return town.population >= SEAT_SHARE * region.population or town.fame >= SEAT_FAME


def is_inside(place: Known, within: AbstractSet[str | int]) -> bool:
    """Does a place lie in one of the given countries (codes) and regions (GeoNames ids)?"""
    return place.country in within or not within.isdisjoint(place.holders)


def _same_spot(first: Known, second: Known) -> bool:
    """Are two rows one place told twice, a town and the district around it?"""
    return first.geonames in second.holders or second.geonames in first.holders
