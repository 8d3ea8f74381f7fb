"""Actors: persons, organisations, states, groups and outlets that a report names; their roles and relations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from carsica.record.span import Span

ActorType = Literal["person", "organisation", "state", "group", "outlet"]


@dataclass(frozen=True, slots=True)
class Role:
    """A post that an actor holds or held. ``of`` is the body or person it belongs to, in the report's words."""

    title: str
    current: bool
    span: Span
    of: str | None = None
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """One actor of one report, with every place that mentions it. ``name`` is the fullest form in the report."""

    id: str
    type: ActorType
    name: str
    mentions: tuple[Span, ...]
    roles: tuple[Role, ...] = ()
    wikidata: str | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """A tie between two actors: envoy_of, head_of, member_of, partner_of, part_of and the like.

    ``subject`` and ``object`` are actor ids, or the words of the text when no actor stands behind them.
    """

    subject: str
    predicate: str
    object: str
    current: bool
    span: Span
    according_to: str | None = None
