"""The record as it stood on a day: what had been published by then, and nothing later.

Owns the cut of readings and links by date of publication; must not link anew. A claim whose later statements
fall away gets the status that the rest carries.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from carsica.record.claim import Claim, ClaimStatus, LinkedEvent, LinkedPlan, Links, PlanVersion, Pointer
from carsica.record.reading import Reading


def published_by(published: str | None, day: str) -> bool:
    """Was it out by the end of that day (ISO 8601, may be a month or a year)? Without a date: unknown, so no."""
    return published is not None and published[: len(day)] <= day


@dataclass(frozen=True, slots=True)
class _Cut:
    """The reports that remain, and the day."""

    kept: frozenset[str]
    day: str

    def pointers(self, pointers: tuple[Pointer, ...]) -> tuple[Pointer, ...]:
        return tuple(p for p in pointers if p.report in self.kept)


def cut(readings: Sequence[Reading], links: Links, day: str) -> tuple[tuple[Reading, ...], Links]:
    """Readings and links without anything published after ``day``; reports without a date fall away."""
    remaining = tuple(r for r in readings if published_by(r.report.published, day))
    c = _Cut(frozenset(r.report.id for r in remaining), day)
    actors = tuple(
        replace(a, mentions=c.pointers(a.mentions), roles=tuple(r for r in a.roles if r.pointer.report in c.kept))
        for a in links.actors
        if c.pointers(a.mentions)
    )
    known = frozenset(a.id for a in actors)
    return remaining, Links(
        actors=actors,
        places=tuple(replace(p, mentions=c.pointers(p.mentions)) for p in links.places if c.pointers(p.mentions)),
        events=tuple(e for event in links.events if (e := _event(event, c, known)) is not None),
        claims=tuple(k for claim in links.claims if (k := _claim(claim, c)) is not None),
        ledgers=tuple(
            replace(ledger, entries=entries)
            for ledger in links.ledgers
            if (entries := tuple(e for e in ledger.entries if e.pointer.report in c.kept))
        ),
        plans=tuple(p for plan in links.plans if (p := _plan(plan, c)) is not None),
        copies=tuple(k for k in links.copies if k.copy in c.kept and k.original in c.kept),
    )


def _claim(claim: Claim, c: _Cut) -> Claim | None:
    statements = tuple(s for s in claim.statements if s.report in c.kept)
    if not statements or len(statements) == len(claim.statements):
        return claim if statements else None
    keys = {(s.report, s.statement) for s in statements}
    edges = tuple(e for e in claim.edges if e.source in keys and e.target in keys)
    origins = tuple(
        o
        for o in claim.origins
        if (o.report is None or o.report in c.kept) and (o.first_seen is None or published_by(o.first_seen, c.day))
    )
    left = replace(
        claim,
        statements=statements,
        edges=edges,
        origins=origins,
        independent_origins=min(claim.independent_origins, len(origins)),
        reports=len({s.report for s in statements}),
        outlets=len({s.outlet for s in statements if s.outlet}),
        denied_by=tuple(d for d in claim.denied_by if d in keys),
    )
    return replace(left, status=_status(left, claim))


def _status(left: Claim, whole: Claim) -> ClaimStatus:
    if left.denied_by:
        return "denied" if whole.status == "denied" and left.denied_by == whole.denied_by else "disputed"
    confirmed = left.independent_origins >= 2 or any(e.kind == "confirms" for e in left.edges)
    return "confirmed" if whole.status == "confirmed" and confirmed else "asserted"


def _event(event: LinkedEvent, c: _Cut, known: frozenset[str]) -> LinkedEvent | None:
    mentions = tuple(m for m in event.mentions if m.pointer.report in c.kept)
    if not mentions or len(mentions) == len(event.mentions):
        return event if mentions else None
    dated = next((m for m in reversed(mentions) if m.start), None)
    named = {place for m in mentions for place in m.places}
    places = tuple(p for p in event.places if p in named) if named & set(event.places) else event.places
    return replace(
        event,
        mentions=mentions,
        status=mentions[-1].status,
        start=dated.start if dated else None,
        end=dated.end if dated else None,
        places=places,
        participants=tuple(p for p in event.participants if p[0] in known),
    )


def _plan(plan: LinkedPlan, c: _Cut) -> LinkedPlan | None:
    versions = tuple(v for version in plan.versions if (v := _version(version, c)) is not None)
    reactions = tuple(r for r in plan.reactions if r.pointer.report in c.kept)
    return replace(plan, versions=versions, reactions=reactions) if versions else None


def _version(version: PlanVersion, c: _Cut) -> PlanVersion | None:
    mentions = c.pointers(version.mentions)
    if not mentions:
        return None
    return replace(
        version,
        mentions=mentions,
        pillars=tuple(p for p in version.pillars if p[1].report in c.kept),
        provisions=tuple(p for p in version.provisions if p[1].report in c.kept),
    )
