"""Names that a state shares with a larger place elsewhere: "Georgia" beside Alabama, "Granada" in Spain.

Owns that one choice. Must not look for names nor locate places.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import replace

from carsica.extract import gazetteer, places
from carsica.extract.gazetteer import Known
from carsica.extract.named import Named

LARGE = 1_000_000
"""Inhabitants of its towns from which a state is the one meant unless the report says otherwise."""
CODED = frozenset({"state", "demonym", "seat"})


def settle(names: Sequence[Named], text: str, language: str) -> list[Named]:
    """The names, with states that the report's other names show to be towns or regions turned into places."""
    shared = {n.code: found for n in names if n.kind == "state" and (found := _larger(_printed(n, text), n.code))}
    if not shared:
        return list(names)
    located = {n: _located(n, text, language) for n in names if n.kind == "place"}
    turned = {code for code, others in shared.items() if _is_place(code, others, names, located)}
    return [replace(n, kind="place", code="") if n.kind == "state" and n.code in turned else n for n in names]


def _printed(name: Named, text: str) -> str:
    return text[name.start : name.end]


@functools.lru_cache(maxsize=1024)
def _larger(printed: str, code: str) -> tuple[Known, ...]:
    """Towns, and regions of the first level, of other countries that bear a state's name and have more people."""
    found = [*gazetteer.lookup(printed), *(r for r in gazetteer.lookup_regions(printed) if not r.holders)]
    return tuple(p for p in found if p.country != code and p.population > gazetteer.inhabitants(code))


def _located(name: Named, text: str, language: str) -> Known | None:
    if name.key:
        number = places.locate_region(name.key, language).geonames
    else:
        number = places.locate_town(_printed(name, text), language, frozenset()).geonames
    return gazetteer.place(number) if number else None


def _is_place(
    code: str, others: Sequence[Known], names: Sequence[Named], located: dict[Named, Known | None]
) -> bool:
    """Does the report name what lies near one of the others, and nothing else of the state?"""
    if any(n.code == code and n.kind in {"demonym", "seat"} for n in names):
        return False
    found = [place for place in located.values() if place is not None]
    if any(place.country == code for place in found):
        return False
    if gazetteer.inhabitants(code) < LARGE:
        return True
    return any(_near(place, other) for place in found for other in others)


def _near(place: Known, other: Known) -> bool:
    """Is a place a town of a region, or another region of its country?"""
    sisters = place.region and not place.holders and place.country == other.country and place != other
    return sisters or other.geonames in place.holders
