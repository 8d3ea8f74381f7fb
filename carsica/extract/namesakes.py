"""Names that a state shares with a larger region elsewhere: "Georgia" beside Alabama and Florida is no state.

Owns that one choice. Must not look for names nor locate places.
"""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from carsica.extract import gazetteer, places
from carsica.extract.gazetteer import Known
from carsica.extract.named import Named


def settle(names: Sequence[Named], text: str, language: str) -> list[Named]:
    """The names, with states that the report's other names show to be regions turned into places."""
    shared = {n.code: found for n in names if n.kind == "state" and (found := _larger_region(n, text))}
    regions = {code: region for code, region in shared.items() if _is_region(code, region, names, text, language)}
    return [replace(n, kind="place", code="") if n.kind == "state" and n.code in regions else n for n in names]


def _larger_region(name: Named, text: str) -> Known | None:
    """A region of the first level in another country that bears a state's printed name and has more people."""
    return _region_named(text[name.start : name.end], name.code)


@functools.lru_cache(maxsize=1024)
def _region_named(printed: str, code: str) -> Known | None:
    found = [r for r in gazetteer.lookup_regions(printed) if r.country != code and not r.holders]
    return next((r for r in found if r.population > gazetteer.inhabitants(code)), None)


def _is_region(code: str, region: Known, names: Sequence[Named], text: str, language: str) -> bool:
    """Does the report name the region's neighbours or towns, and nothing else of the state?"""
    spoken: Counter[str] = Counter(n.code for n in names if n.kind in {"demonym", "seat"})
    around = 0
    for name in names:
        if name.kind != "place":
            continue
        found = (
            places.locate_region(name.key, language)
            if name.key
            else places.locate_town(text[name.start : name.end], language, {region.country})
        )
        known = gazetteer.place(found.geonames) if found.geonames else None
        spoken[found.country or ""] += 1
        near = known is not None and (region.geonames in known.holders or (known.region and not known.holders))
        around += near and found.country == region.country
    return around > 0 and not spoken[code]
