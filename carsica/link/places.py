"""Places across reports and spellings: by what the gazetteer says, else by the sound of the name.

Owns the judgement that two places are one; must not look places up itself.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from carsica.link.countries import country_named
from carsica.link.names import is_latin, latin, sound, stripped
from carsica.link.shelf import RowKey, Rulings, Shelf, stable_id
from carsica.record.claim import LinkedPlace, Pointer
from carsica.record.place import Place


@dataclass(frozen=True)
class PlaceLinks:
    """Linked places, and which of them each place of a reading is."""

    places: tuple[LinkedPlace, ...]
    of_row: Mapping[RowKey, str]
    by_id: Mapping[str, LinkedPlace]

    def ids(self, report: str, rows: Iterable[str]) -> tuple[str, ...]:
        """Linked ids of some places of one reading, in order, without repeats."""
        return tuple(dict.fromkeys(self.of_row[report, row] for row in rows if (report, row) in self.of_row))


def link_places(shelf: Shelf, rulings: Rulings) -> PlaceLinks:
    """Group the places of all readings by country, gazetteer number or sounding name."""
    rows = {(r.report.id, p.id): p for r in shelf.readings for p in r.places}
    names = _numbers_by_name(shelf)
    keyed: dict[tuple[str, ...], list[RowKey]] = defaultdict(list)
    for reading in shelf.readings:
        for place in reading.places:
            key = _key(place, reading.report.language, names)
            keyed[key].append((reading.report.id, place.id))
    groups = _decided([keyed[key] for key in sorted(keyed)], rulings)
    linked, of_row = [], {}
    for found in groups:
        found.sort(key=shelf.key_order)
        one = _linked(shelf, found, rows)
        linked.append(one)
        of_row.update(dict.fromkeys(found, one.id))
    linked.sort(key=lambda p: shelf.key_order((p.mentions[0].report, p.mentions[0].row)))
    return PlaceLinks(tuple(linked), of_row, {p.id: p for p in linked})


def _sound(place: Place, language: str) -> str:
    words = (stripped(w, language) or w for w in place.name.casefold().split())
    return " ".join(sound(word) for word in latin(" ".join(words), language).split())


def _numbers_by_name(shelf: Shelf) -> dict[tuple[str, str], int]:
    """The one gazetteer number that a sounding name in a country has in the case, where it is one.

    Under no country ("") stands the one number that the name has anywhere, for reports that tell no country.
    """
    found: dict[tuple[str, str], set[int]] = defaultdict(set)
    for reading in shelf.readings:
        for place in reading.places:
            if place.geonames is not None:
                name = _sound(place, reading.report.language)
                for country in {place.country or "", ""}:
                    found[name, country].add(place.geonames)
    return {key: next(iter(numbers)) for key, numbers in found.items() if len(numbers) == 1}


def _key(place: Place, language: str, names: Mapping[tuple[str, str], int]) -> tuple[str, ...]:
    if place.precision == "country" and place.country:
        return ("country", place.country)
    if place.geonames is not None:
        return ("geonames", str(place.geonames))
    code = country_named(place.name, language)
    if code and place.precision in ("country", "unknown"):
        return ("country", code)
    name = _sound(place, language)
    number = names.get((name, place.country or ""))
    if number is not None and place.precision != "region":
        return ("geonames", str(number))
    if place.latitude is not None and place.longitude is not None:
        return ("point", f"{place.latitude:.1f}", f"{place.longitude:.1f}", place.precision)
    return ("name", name, place.country or "")


def _decided(groups: list[list[RowKey]], rulings: Rulings) -> list[list[RowKey]]:
    """The groups after what people decided: merged groups joined, split rows taken out on their own."""
    out = {b for _, b in rulings.apart}
    groups = [[row for row in g if row not in out] for g in groups] + [[row] for row in sorted(out)]
    groups = [g for g in groups if g]
    for a, b in rulings.together:
        one = next(g for g in groups if a in g)
        other = next(g for g in groups if b in g)
        if one is not other:
            one.extend(other)
            groups.remove(other)
    return groups


def _linked(shelf: Shelf, found: Sequence[RowKey], rows: Mapping[RowKey, Place]) -> LinkedPlace:
    counts = Counter(rows[row].name for row in found)
    names = tuple(sorted(counts, key=lambda n: (-counts[n], n)))
    name = min(names, key=lambda n: (not is_latin(n), -counts[n], n))
    best = min(
        (rows[row] for row in found), key=lambda p: (p.geonames is None, p.latitude is None, p.country is None)
    )
    return LinkedPlace(
        stable_id("p", found, shelf.order),
        name,
        names,
        tuple(Pointer(report, row, span) for report, row in found for span in rows[report, row].mentions),
        best.country,
        best.geonames,
        best.latitude,
        best.longitude,
        best.precision,
    )
