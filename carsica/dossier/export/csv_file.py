"""A layer as CSV text: one line for every statement, mention or figure that a row rests on.

Owns this one format: which columns a layer has. A cell that a spreadsheet would run as a formula gets an
apostrophe in front.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence

from carsica.dossier.export.layers import Layer, Row, rows
from carsica.record.claim import Links
from carsica.record.reading import Reading

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_PLACE = ("report", "statement", "start", "end", "text")

_COLUMNS: Mapping[Layer, tuple[str, ...]] = {
    "claims": (
        *("claim", "status", "summary", "independent_origins", "origins", "reports", "outlets"),
        *("outlet", "published", "language", "url", "polarity", "hearsay", "denies", *_PLACE),
    ),
    "events": (
        *("event", "type", "mode", "status", "start_day", "end_day", "places", "participants"),
        *("outlet", "published", "status_here", "start_day_here", "end_day_here", "places_here", *_PLACE),
    ),
    "figures": (
        *("ledger", "unit", "what", "event", "low", "high", "approximate", "given_by"),
        *("outlet", "published", *_PLACE),
    ),
    "actors": ("actor", "type", "name", "names", "row", "role", "of", "current", "on", *_PLACE),
    "plans": (
        *("plan", "name", "authors", "version", "points", "first_seen", "row", "speaker", "polarity", "published"),
        *_PLACE,
    ),
    "places": (
        *("place", "name", "names", "country", "geonames", "latitude", "longitude", "precision"),
        *_PLACE,
    ),
}


def to_csv(layer: Layer, links: Links, readings: Sequence[Reading]) -> str:
    """CSV with a header line, comma separated, lines end with CR LF as RFC 4180 has it."""
    out = io.StringIO()
    writer = csv.DictWriter(out, _COLUMNS[layer], restval="", extrasaction="ignore", lineterminator="\r\n")
    writer.writeheader()
    for row in rows(layer, links, readings):
        for line in _LINES[layer](row):
            writer.writerow({name: _cell(value) for name, value in line.items()})
    return out.getvalue()


def _cell(value: object) -> object:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str) and value.startswith(_FORMULA):
        return "'" + value
    return "" if value is None else value


def _place(row: Row) -> Row:
    return {
        "report": row["report"],
        "statement": row.get("statement"),
        "start": row["span"][0],
        "end": row["span"][1],
        "text": row.get("text"),
    }


def _joined(values: Sequence[str]) -> str:
    return "; ".join(values)


def _claim_lines(claim: Row) -> Iterator[Row]:
    shared = {
        **{key: claim[key] for key in ("status", "summary", "independent_origins", "reports", "outlets")},
        "claim": claim["id"],
        "origins": _joined([origin["name"] for origin in claim["origins"]]),
    }
    denying = {(d["report"], d["statement"]) for d in claim["denied_by"]}
    for s in claim["statements"]:
        of_statement = {key: s[key] for key in ("outlet", "published", "language", "url", "polarity", "hearsay")}
        yield {**shared, **of_statement, "denies": (s["report"], s["statement"]) in denying, **_place(s)}


def _event_lines(event: Row) -> Iterator[Row]:
    shared = {
        **{key: event[key] for key in ("type", "mode", "status")},
        "event": event["id"],
        "start_day": event["start"],
        "end_day": event["end"],
        "places": _joined([place["name"] for place in event["places"]]),
        "participants": _joined([f"{p['name']} ({p['role']})" for p in event["participants"]]),
    }
    for mention in event["mentions"]:
        yield {
            **shared,
            "outlet": mention["outlet"],
            "published": mention["published"],
            "status_here": mention["status"],
            "start_day_here": mention["start"],
            "end_day_here": mention["end"],
            "places_here": _joined(mention["places"]),
            **_place(mention),
        }


def _figure_lines(ledger: Row) -> Iterator[Row]:
    shared = {"ledger": ledger["id"], **{key: ledger[key] for key in ("unit", "what", "event")}}
    own = ("low", "high", "approximate", "given_by", "outlet", "published")
    for entry in ledger["entries"]:
        yield {**shared, **{key: entry[key] for key in own}, **_place(entry)}


def _actor_lines(actor: Row) -> Iterator[Row]:
    shared = {
        "actor": actor["id"],
        "type": actor["type"],
        "name": actor["name"],
        "names": _joined(actor["names"]),
    }
    for role in actor["roles"]:
        own = {key: role[key] for key in ("of", "current", "on")}
        yield {**shared, "row": "role", "role": role["title"], **own, **_place(role)}
    for mention in actor["mentions"]:
        yield {**shared, "row": "mention", **_place(mention)}


def _plan_lines(plan: Row) -> Iterator[Row]:
    shared = {
        "plan": plan["id"],
        "name": plan["name"],
        "authors": _joined([author["name"] for author in plan["authors"]]),
    }
    for number, version in enumerate(plan["versions"], 1):
        of_version = {"version": number, "points": version["points"], "first_seen": version["first_seen"]}
        for mention in version["mentions"]:
            yield {**shared, **of_version, "row": "mention", **_place(mention)}
        for pillar in version["pillars"]:
            yield {**shared, **of_version, "row": "pillar", **_place(pillar), "text": pillar["title"]}
        for provision in version["provisions"]:
            yield {**shared, **of_version, "row": "provision", **_place(provision)}
    for reaction in plan["reactions"]:
        own = {key: reaction[key] for key in ("speaker", "polarity", "published")}
        yield {**shared, "row": "reaction", **own, **_place(reaction)}


def _place_lines(place: Row) -> Iterator[Row]:
    kept = ("name", "country", "geonames", "latitude", "longitude", "precision")
    shared = {"place": place["id"], **{key: place[key] for key in kept}, "names": _joined(place["names"])}
    for mention in place["mentions"]:
        yield {**shared, **_place(mention)}


_LINES: Mapping[Layer, Callable[[Row], Iterator[Row]]] = {
    "claims": _claim_lines,
    "events": _event_lines,
    "figures": _figure_lines,
    "actors": _actor_lines,
    "plans": _plan_lines,
    "places": _place_lines,
}
