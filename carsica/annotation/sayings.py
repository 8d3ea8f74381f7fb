"""Statements and silences of a sheet: who says what, through whom.

Owns chains. A link is an id, with the words that name it here (``axios: "il quotidiano"``) or without, where the
source carries over from an earlier sentence.
"""

from __future__ import annotations

from typing import Any, get_args

from carsica.annotation.cast import OUTLET, Cast
from carsica.annotation.desk import Desk, Row, RowError, as_list, choose
from carsica.annotation.values import iso, truth
from carsica.record.span import Span
from carsica.record.statement import (
    Certainty,
    Cue,
    Polarity,
    Silence,
    Source,
    SourceKind,
    Statement,
    StatementKind,
)


def statements_of(desk: Desk, cast: Cast) -> tuple[Statement, ...]:
    """The sheet's statements."""
    return desk.build("statements", lambda row: _statement(desk, cast, row))


def silences_of(desk: Desk, cast: Cast) -> tuple[Silence, ...]:
    """Who was asked and did not answer; ids q1, q2 ... in the order of the sheet's rows."""
    names = {id(row): f"q{number}" for number, row in enumerate(desk.rows("silences"), 1)}
    return desk.build("silences", lambda row: _silence(desk, cast, row, names[id(row)]))


def _statement(desk: Desk, cast: Cast, row: Row) -> Statement:
    content = desk.find_each(row["content"])
    cue = desk.find(row["cue"], content) if row.get("cue") else None
    kind: Any = choose(row.get("kind"), get_args(StatementKind), "indirect")
    certainty: Any = choose(row.get("certainty"), get_args(Certainty), "unspecified")
    polarity: Any = choose(row.get("polarity"), get_args(Polarity), "positive")
    return Statement(
        row["id"],
        kind,
        _chain(desk, cast, row["chain"], (cue,) if cue else content),
        content,
        certainty,
        truth(row.get("hearsay", "no")),
        polarity,
        Cue(cue.of(desk.passage.text), cue) if cue else None,
        row.get("denies"),
        iso(row["said_on"]) if row.get("said_on") else None,
    )


def _silence(desk: Desk, cast: Cast, row: Row, name: str) -> Silence:
    cue = desk.find(row["cue"])
    chain = _chain(desk, cast, row["chain"], (cue,))
    return Silence(name, chain, Cue(cue.of(desk.passage.text), cue), row.get("about"))


def _chain(desk: Desk, cast: Cast, links: Any, near: tuple[Span, ...]) -> tuple[Source, ...]:
    links = as_list(links)
    keys = [next(iter(link)) if isinstance(link, dict) else link for link in links]
    if not keys or keys[0] != OUTLET:
        raise RowError(f"the chain does not begin with {OUTLET!r}")
    if keys.count(OUTLET) > 1:
        raise RowError(
            f"{OUTLET!r} stands in the chain twice; what the outlet says itself has the chain [{OUTLET}]"
        )
    return tuple(_link(desk, cast, link, near) for link in links)


def _link(desk: Desk, cast: Cast, link: Any, near: tuple[Span, ...]) -> Source:
    key, words = next(iter(link.items())) if isinstance(link, dict) and len(link) == 1 else (link, None)
    span = desk.find(words, near) if words else None
    if key == OUTLET:
        return Source("outlet", desk.sheet["outlet"], None, span)
    if key == "unstated":
        return Source("unstated", "unstated")
    if key not in cast.named:
        raise RowError(f"no such source: {key!r}")
    if key not in cast.actors:  # a plan, a place or an actor that did not build
        name = cast.plans[key].name if key in cast.plans else key
        return Source("document", name, None, span)
    kind = _kind(cast, key)
    actor = cast.actors[key]
    return Source(kind, actor.name, key, span, cast.anonymous.get(key))


def _kind(cast: Cast, key: str) -> SourceKind:
    actor = cast.actors[key]
    if key in cast.anonymous:
        return "anonymous"
    if key in cast.agencies:
        return "agency"
    return "organisation" if actor.type == "group" else actor.type
