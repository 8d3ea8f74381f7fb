"""Places on the map: found, in the right country, near the point, and left unknown where the text leaves them so?

    python -m bench.places --geovirus GeoVirus.xml.gz
    python -m bench.places --cases bench/places.toml

GeoVirus (English Wikinews, CC BY 2.5) has a point for every place named; the country of a point is that of the
nearest town. ``places.toml`` has sentences of our own in seven languages.
"""

from __future__ import annotations

import argparse
import gzip
import math
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from carsica.extract import countries, gazetteer
from carsica.extract.reading import read
from carsica.parse.reader import Parser
from carsica.record.place import Place
from carsica.record.reading import Reading
from carsica.record.report import Report

EARTH = 6371.0
NEAR = (10, 50, 161)
"""Kilometres within which a point counts as right; 161 (100 miles) is the field's usual bound."""


@dataclass(frozen=True, slots=True)
class Gold:
    """A place as annotated: where its name stands, its country ("" unknown) and its point if it has one."""

    name: str
    start: int
    end: int
    country: str
    point: tuple[float, float] | None


def kilometres(first: tuple[float, float], second: tuple[float, float]) -> float:
    """Length of the great circle between two points in degrees."""
    (a, b), (c, d) = ((math.radians(x), math.radians(y)) for x, y in (first, second))
    h = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 2 * EARTH * math.asin(math.sqrt(h))


def geovirus(path: Path) -> Iterator[tuple[str, list[Gold]]]:
    """Texts with their places; mentions without a name or a point are left out."""
    with gzip.open(path) as stream:
        tree = ElementTree.parse(stream)
    states = {name.casefold(): code for name, code in countries.state_names("en")}
    for article in tree.iter("article"):
        found = []
        for row in article.iter("location"):
            name, lat, lon = (row.findtext(key) or "" for key in ("name", "lat", "lon"))
            if name and lat and lon:
                point = (float(lat), float(lon))
                near = gazetteer.nearest(*point).country
                start, end = (int(row.findtext(key) or 0) for key in ("start", "end"))
                state = states.get(name.casefold(), "") if near == states.get(name.casefold()) else ""
                found.append(Gold(name, start - 1, end - 1, state or near, None if state else point))
        yield article.findtext("text") or "", found


def mentioned(reading: Reading, gold: Gold) -> Place | None:
    """The reading's place whose mention lies at an annotated one, the longest such mention's."""
    here = [
        (min(span.end, gold.end) - max(span.start, gold.start), place)
        for place in reading.places
        for span in place.mentions
        if span.start < gold.end and gold.start < span.end
    ]
    return max(here, key=lambda pair: pair[0])[1] if here else None


def verdicts(place: Place | None, gold: Gold) -> Iterator[str]:
    """What is to be counted of one annotated place.

    Regions over several countries are counted apart: no country is theirs, and their points are a matter of taste.
    """
    kind = "country" if gold.point is None else "point"
    if gold.point and place and place.country is None and place.latitude is not None:
        yield "over several countries"
        return
    yield f"{kind}: annotated"
    if place is None:
        return
    yield f"{kind}: found"
    if place.country is None:
        return
    yield f"{kind}: resolved"
    if place.country == gold.country:
        yield f"{kind}: right country"
    if gold.point is None:
        return
    if place.latitude is None or place.longitude is None:
        yield "point: country alone"
        return
    away = kilometres((place.latitude, place.longitude), gold.point)
    yield from (f"point: within {bound} km" for bound in NEAR if away <= bound)
    inside = place.precision == "region" and place.geonames in gazetteer.nearest(*gold.point).holders
    if away > NEAR[-1]:
        yield "point: in its region" if inside else "point: wrong"


def measure(read_texts: Iterable[tuple[Reading, list[Gold]]], misses: bool) -> Counter[str]:
    """Counts over the places of many texts."""
    counts: Counter[str] = Counter()
    for reading, golds in read_texts:
        for gold in golds:
            place = mentioned(reading, gold)
            told = list(verdicts(place, gold))
            counts.update(told)
            right = {"point: within 161 km", "point: in its region", "country: right country"} & set(told)
            if misses and not right and "over several countries" not in told:
                where = place and (place.name, place.country, place.latitude, place.longitude, place.precision)
                print(f"  {gold.name!r} wanted {gold.country} {gold.point}, got {where}")
    return counts


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence of our own: where its name stands, and what is wanted, as ``places.toml`` explains."""

    language: str
    text: str
    start: int
    end: int
    wanted: str
    target: tuple[str, float, float, str] | None


def cases(path: Path) -> Iterator[Case]:
    """The sentences of ``places.toml``."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    targets = table.pop("targets")
    for language, rows in table.items():
        for wanted, sentences in rows.items():
            for sentence in sentences:
                before, _, rest = sentence.partition("[")
                name, _, after = rest.partition("]")
                target = tuple(targets[wanted]) if wanted in targets else None
                yield Case(language, before + name + after, len(before), len(before + name), wanted, target)


def judge(case: Case, reading: Reading) -> str:
    """What became of a case: right, unknown (a point is missing), wrong; precision apart."""
    place = mentioned(reading, Gold("", case.start, case.end, "", None))
    if case.wanted == "none":
        return "right" if place is None else "wrong"
    if case.wanted == "unknown":
        return "right" if place is None or place.latitude is None else "wrong"
    if place is None:
        return "missed"
    assert case.target is not None
    country, latitude, longitude, precision = case.target
    if place.country != country:
        return "unknown" if place.country is None else "wrong"
    if precision == "country":
        return "right" if place.precision == "country" else "wrong"
    if place.latitude is None or place.longitude is None:
        return "unknown"
    away = kilometres((place.latitude, place.longitude), (latitude, longitude))
    if away > (NEAR[-1] if precision == "region" else 2 * NEAR[0]):
        return "wrong"
    return "right" if place.precision == precision else "right, other precision"


def judge_all(found: Iterable[tuple[Case, Reading]], misses: bool) -> dict[str, Counter[str]]:
    """Counts of what became of the cases, by language."""
    counts: dict[str, Counter[str]] = {}
    for case, reading in found:
        told = judge(case, reading)
        counts.setdefault(case.language, Counter())[told] += 1
        if misses and told != "right":
            place = mentioned(reading, Gold("", case.start, case.end, "", None))
            where = place and (place.name, place.country, place.latitude, place.longitude, place.precision)
            print(f"  {case.language} {told}: {case.text!r} wanted {case.wanted}, got {where}")
    return counts


def main() -> None:
    """Print the counts."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--geovirus", type=Path, help="GeoVirus.xml.gz")
    options.add_argument("--cases", type=Path, help="places.toml")
    options.add_argument("--misses", action="store_true")
    chosen = options.parse_args()
    parser = Parser()
    if chosen.geovirus:
        rows = ((read(_report(t, "en"), parser.parse(t, "en")), g) for t, g in geovirus(chosen.geovirus))
        show(measure(rows, chosen.misses))
    if chosen.cases:
        found = (
            (c, read(_report(c.text, c.language), parser.parse(c.text, c.language))) for c in cases(chosen.cases)
        )
        for language, counts in judge_all(found, chosen.misses).items():
            print(language, counts.total(), " ".join(f"{what}: {n}" for what, n in counts.most_common()))


def show(counts: Counter[str]) -> None:
    """One count a line, with its share of what was annotated or resolved."""
    for row in sorted(counts, key=lambda row: (row.split(":")[0], -counts[row])):
        kind, _, what = row.partition(": ")
        whole = f"{kind}: annotated" if what in {"found", "resolved", "annotated"} else f"{kind}: resolved"
        print(f"{row:<24} {counts[row]:>5} {counts[row] / max(counts[whole], 1):.3f}")


def _report(text: str, language: str) -> Report:
    return Report("places", "", text, language, "outlet", "2025-11-20")


if __name__ == "__main__":
    main()
