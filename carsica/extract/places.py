"""Places: names of towns, regions and countries to coordinates, codes and GeoNames ids.

Owns the forms under which a name is looked up and what becomes of what is found. Never guesses: what is not known,
or could be two places alike, stays without coordinates.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from carsica.extract import gazetteer, wordforms
from carsica.extract.gazetteer import Known
from carsica.extract.lexicon import load
from carsica.extract.phrasebook import Phrasebook
from carsica.extract.place_choice import Context, PlaceKind, choose, is_inside
from carsica.record.place import Precision

SEAT_OF_REGION = 0.05
"""Share of a region's inhabitants that live in the town it is called after ("the Kharkiv region")."""
KINDS: dict[PlaceKind, Precision] = {
    "region": "region", "town": "city", "village": "city", "nature": "region", "site": "site",
}  # fmt: skip


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


@functools.cache
def _short_names(language: str) -> dict[str, str]:
    """Abbreviations, as printed, to the names they stand for ("NSW", "Va.")."""
    return dict(load(language, "places").get("short", {}))


def full_name(printed: str, language: str) -> str:
    """What a printed abbreviation stands for; other names as they are."""
    short = _short_names(language)
    return short.get(printed) or short.get(f"{printed}.", printed)


def locate_region(region: str, language: str) -> Located:
    """A region or site of the lexicon."""
    shared = load("shared", "regions")
    country, latitude, longitude, *more = shared["regions"][region]
    precision: Precision = "site" if region in shared["sites"]["ids"] else "region"
    number = int(more[0]) if more else None
    return Located(region_name(region, language), country or None, number, latitude, longitude, precision)


def locate_country(code: str, name: str) -> Located:
    """A country by its code; a middle of a country would mislead, so it has no coordinates."""
    return Located(name, code if len(code) == 2 and code != "EU" else None, None, None, None, "country")


def locate_seat(code: str, name: str) -> Located:
    """A seat of power ("the Kremlin"): its town, the country's capital, is known, its spot is not."""
    town = gazetteer.capital(code)
    if town is None:
        return Located(name, code)
    return Located(name, code, None, town.latitude, town.longitude, "city")


def locate_town(printed: str, language: str, countries: AbstractSet[str]) -> Located:
    """The town or region that a name stands for in a report which speaks of the given countries (ISO codes)."""
    return locate(printed, language, Context(dict.fromkeys(countries, 1.0)))


def locate(printed: str, language: str, context: Context, kind: PlaceKind | None = None) -> Located:
    """The place that a name stands for in its context; ``kind`` is what the noun beside it says that it is.

    Unknown names, and names of places about as likely, keep what is known of their kind and have no coordinates.
    """
    precision: Precision = KINDS[kind] if kind else "unknown"
    if kind == "nature":
        return Located(printed, precision=precision)
    if kind == "site":
        return Located(printed, locate(printed, language, context).country, precision=precision)
    printed = full_name(printed, language)
    known = {form: places for form in _forms(printed, language) if (places := _known(form))}
    chosen, form = _chosen(known, language, context, kind), next(iter(known), printed)
    if chosen is None and kind == "region":
        found = _around_seat(known, language, context)
        return found or _by_adjective(printed, language, context) or Located(form, precision=precision)
    if chosen is None:
        return Located(form, precision=precision)
    return _located(next(form for form, places in known.items() if chosen in places), chosen)


def may_lie_in(printed: str, language: str, holders: AbstractSet[str | int]) -> bool:
    """Does any place of a name lie in one of the given countries (codes) and regions (GeoNames ids)?"""
    forms = _forms(full_name(printed, language), language)
    return any(is_inside(place, holders) for form in forms for place in _known(form))


def _chosen(
    known: Mapping[str, tuple[Known, ...]], language: str, context: Context, kind: PlaceKind | None
) -> Known | None:
    """The place meant among those of all forms of a name; the forms before weigh more than the ones after."""
    rank = {place: number for number, places in reversed(list(enumerate(known.values()))) for place in places}
    around = replace(context, less_likely=frozenset(p for p, at in rank.items() if at), home=_home(language))
    return choose(list(rank), around, kind)


def _known(form: str) -> tuple[Known, ...]:
    return (*gazetteer.lookup(form), *gazetteer.lookup_regions(form))


def _located(name: str, place: Known) -> Located:
    point = place.latitude, place.longitude
    if place.region:
        return Located(name, place.country, place.geonames, *point, "region")
    return Located(name, place.country, place.geonames, *point, "city", capital_code(place))


def _around_seat(known: Mapping[str, tuple[Known, ...]], language: str, context: Context) -> Located | None:
    """The region called after a town: the widest one in which the town counts for something."""
    town = _chosen(known, language, context, "town")
    for holder in reversed(town.holders if town else ()):
        region = gazetteer.place(holder)
        if region and town and town.population >= SEAT_OF_REGION * region.population:
            return _located(next(form for form, places in known.items() if town in places), region)
    return None


def _by_adjective(printed: str, language: str, context: Context) -> Located | None:
    """A region called by the adjective of its town: "Полтавська область" is the one around Полтава."""
    forms = dict.fromkeys(_towns_of_adjective(printed, language))
    found = _around_seat({form: places for form in forms if (places := _known(form))}, language, context)
    return replace(found, name=printed) if found else None


def _towns_of_adjective(printed: str, language: str) -> Iterator[str]:
    endings: dict[str, list[str]] = load(language, "places").get("adjectives", {})
    folded = printed.casefold()
    for ending, plain in sorted(endings.items(), key=lambda pair: -len(pair[0])):
        if folded.endswith(ending) and len(folded) - len(ending) >= wordforms.SHORTEST_STEM:
            stem = printed[: len(printed) - len(ending)]
            yield from (stem + end for end in plain)


def _forms(printed: str, language: str) -> tuple[str, ...]:
    """The printed name in the nominative forms that it may come from; of several words each may be declined."""
    words = printed.split()
    if len(words) == 1:
        return (*_declined(printed, language), *(article + printed for article in _articles(language)))
    first = [wordforms.nominatives(word, language)[:40] for word in words[:2]]
    if len(words) > 2 or all(len(forms) == 1 for forms in first):
        return (printed,)
    return tuple(dict.fromkeys((printed, *(f"{a} {b}" for a in first[0] for b in first[1]))))


def _declined(word: str, language: str) -> tuple[str, ...]:
    """The nominatives of a word; of a hyphenated one, its first member may be the one declined."""
    forms = wordforms.nominatives(word, language)
    first, hyphen, rest = word.partition("-")
    if not hyphen or len(forms) == 1:
        return forms
    return tuple(dict.fromkeys((*forms, *(f"{form}-{rest}" for form in wordforms.nominatives(first, language)))))


@functools.cache
def _home(language: str) -> frozenset[str]:
    """Countries that most reports in a language are from, where that says something."""
    return frozenset(load(language, "places").get("home", {}).get("countries", ()))


@functools.cache
def _articles(language: str) -> tuple[str, ...]:
    """Articles that are part of the names of some places ("L’Avana", "The Hague"), with what joins them."""
    return tuple(load(language, "places").get("articles", {}).get("leading", ()))


def capital_code(town: Known) -> str | None:
    """The power that a capital stands for ("Moscow": RU, "Brussels": EU); None for other towns."""
    return _powers().get(town.geonames) or (town.country if gazetteer.is_capital(town.geonames) else None)
