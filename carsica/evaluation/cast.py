"""Actors, roles and relations of a reading beside the annotated ones."""

from __future__ import annotations

from carsica.annotation.cast import OUTLET
from carsica.evaluation.comparison import Comparison
from carsica.evaluation.matching import overlap
from carsica.record.actor import Actor, Relation
from carsica.record.place import Place


def compare_actors(c: Comparison) -> None:
    """Rows ``actor.*`` (actors and places), ``role.*`` (of the actors that were found) and ``place.precision``."""
    rows: list[Actor | Place] = [actor for actor in c.wanted.actors if actor.id != OUTLET]
    rows += [place for place in c.wanted.places if place.id in c.annotated.named or not c.annotated.named]
    candidates: list[Actor | Place] = [*c.found.actors, *c.found.places]
    for wanted in rows:
        known, spans = c.known_as(wanted.id), wanted.mentions
        hits = [found for found in candidates if known.same(found.name)]
        c.add("actor.recall", bool(hits), f"missed {wanted.name}", spans)
        if not hits:
            continue
        kinds = {hit.type if isinstance(hit, Actor) else "place" for hit in hits}
        c.add(
            "actor.type", bool(kinds & _accepted(wanted)), f"{wanted.name}: got {', '.join(sorted(kinds))}", spans
        )
        if isinstance(wanted, Place):
            _compare_precision(c, wanted, [hit.precision for hit in hits if isinstance(hit, Place)])
        else:
            _compare_roles(c, wanted, [hit for hit in hits if isinstance(hit, Actor)])


def _compare_precision(c: Comparison, wanted: Place, found: list[str]) -> None:
    """Row ``place.precision``: is a place that was found as one a site, a city, a region or a country?"""
    if found and wanted.precision != "unknown":
        told = f"{wanted.name}: wanted {wanted.precision}, got {', '.join(sorted(set(found)))}"
        c.add("place.precision", wanted.precision in found, told, wanted.mentions)


_BODIES = frozenset({"organisation", "outlet", "group", "state"})
_ACCEPTED = {
    "organisation": _BODIES,
    "outlet": _BODIES,
    "group": _BODIES,
    "state": frozenset({"state", "place", "organisation"}),
}


def _accepted(wanted: Actor | Place) -> frozenset[str]:
    """The kinds that may pass for what was annotated: where a body ends and a group begins is no one's fault."""
    if isinstance(wanted, Place):
        return frozenset({"place", "state"})
    return _ACCEPTED.get(wanted.type, frozenset({wanted.type}))


def _compare_roles(c: Comparison, wanted: Actor, hits: list[Actor]) -> None:
    found = [role for hit in hits for role in hit.roles]
    for role in wanted.roles:
        told = f"{wanted.name}: {role.title}"
        c.add("role.recall", bool(found), f"{told}: none found", (role.span,))
        same = [other for other in found if overlap((role.span,), (other.span,))]
        c.add("role.title", bool(same), f"{told}, got {', '.join(r.title for r in found) or 'none'}", (role.span,))
        if found:
            right = role.current in {other.current for other in same or found}
            c.add("role.current", right, f"{told}: wanted {role.current}", (role.span,))


def compare_relations(c: Comparison) -> None:
    """Row ``relation.recall``: a relation between the two, or a role of the one whose words lie there."""
    names = {actor.id: actor.name for actor in c.found.actors}
    names |= {place.id: place.name for place in c.found.places}
    ends = [[names.get(end, end) for end in (r.subject, r.object)] for r in c.found.relations]
    for wanted in c.wanted.relations:
        if f"relation:{wanted.span.start}" in c.annotated.allowance.optional:
            continue
        subject, object_ = c.known_as(wanted.subject), c.known_as(wanted.object)
        hit = any(
            subject.same(first) and object_.same(second) for pair in ends for first, second in (pair, pair[::-1])
        )
        c.add("relation.recall", hit or _role_there(c, wanted), _relation_note(c, wanted), (wanted.span,))


def _role_there(c: Comparison, wanted: Relation) -> bool:
    known = c.known_as(wanted.subject)
    roles = [role for actor in c.found.actors if known.same(actor.name) for role in actor.roles]
    return any(overlap((wanted.span,), (role.span,)) for role in roles)


def _relation_note(c: Comparison, wanted: Relation) -> str:
    ends = (c.known_as(wanted.subject).name, c.known_as(wanted.object).name)
    return f"missed {ends[0]} {wanted.predicate} {ends[1]}"
