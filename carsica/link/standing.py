"""How a claim stands: asserted, disputed, denied, confirmed or withdrawn, and the edges that say so.

Owns the counting of who says what. It never says what is true.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from carsica.link.origins import Members, Root
from carsica.link.parties import Parties
from carsica.link.shelf import RowKey
from carsica.link.views import StatementView
from carsica.record.claim import ClaimStatus, Edge

_ON_RECORD = ("person", "organisation", "state", "document")


@dataclass(frozen=True)
class Standing:
    """The status of a claim with the edges and denials it rests on."""

    status: ClaimStatus
    edges: tuple[Edge, ...]
    denied_by: tuple[RowKey, ...]


def standing(members: Members, found: Sequence[Root], independent: int, parties: Parties) -> Standing:
    """Weigh the voices of a claim: who tells it, who denies it, who confirms it, who takes it back."""
    confirming = _confirming(members, found, parties)
    denying = _denying(members, parties)
    edges = (*confirming, *denying)
    denied_by = tuple(view.key for view in members.denials)
    if _withdrawn(members, found, parties):
        return Standing("withdrawn", edges, denied_by)
    if members.denials:
        return Standing("denied" if _all_deny(members, found, parties) else "disputed", edges, denied_by)
    if confirming or (independent >= 2 and _told_twice(members, found)):
        return Standing("confirmed", edges, denied_by)
    return Standing("asserted", edges, denied_by)


def _confirming(members: Members, found: Sequence[Root], parties: Parties) -> list[Edge]:
    """Statements by which a party that the claim concerns says so itself, after somebody else did."""
    if not found or not members.views:
        return []
    first = found[0]
    target = first.view
    concerned = {p for view in members.views for actor in view.actors for p in parties.stands_for(actor)}
    edges = []
    told: set[str] = {first.party.key}
    confirmed: set[str] = set()
    for root in found[1:]:
        party, view = root.party, root.view
        if party.key in told or party.kind not in _ON_RECORD or view.key[0] == target.key[0]:
            continue
        if first.party.key in root.through or first.party.kind in _ON_RECORD:
            continue  # passed on by the first teller, or the first teller is a party itself
        sure = any((other.view.key, view.key) in members.sure for other in found if other.party.key != party.key)
        if sure and parties.stands_for(party.key) & concerned and not _same_voice(party.key, confirmed, parties):
            told.add(party.key)
            confirmed.add(party.key)
            edges.append(
                Edge(view.key, target.key, "confirms", f"{party.name}, whom it concerns, says so on the record")
            )
    return edges


def _same_voice(key: str, others: set[str], parties: Parties) -> bool:
    """Is somebody only the voice of another of them, or the other his ("the envoy's office")?"""
    return any(key in parties.stands_for(other) or other in parties.stands_for(key) for other in others)


def _told_twice(members: Members, found: Sequence[Root]) -> bool:
    """Do two statements of different origins say the same beyond doubt?"""
    return any(
        one.party.key != other.party.key and (one.view.key, other.view.key) in members.sure
        for one in found
        for other in found
    )


def _denying(members: Members, parties: Parties) -> list[Edge]:
    edges = []
    for view in members.denials:
        target = _denied(view, members.views)
        if target is not None:
            name = parties.speaker(view.key, view.statement).name
            edges.append(Edge(view.key, target.key, "denies", f"{name} rejects it"))
    return edges


def _denied(view: StatementView, telling: Sequence[StatementView]) -> StatementView | None:
    """What a denial answers: the statement it names, else one of its own report, else the earliest."""
    named = (view.key[0], view.statement.denies)
    for choice in (
        (v for v in telling if v.key == named),
        (v for v in telling if v.key[0] == view.key[0]),
        iter(telling),
    ):
        found = next(choice, None)
        if found is not None:
            return found
    return None


def _all_deny(members: Members, found: Sequence[Root], parties: Parties) -> bool:
    """Has nobody asserted it by name, and does every named party that it is about deny it itself?"""
    if any(root.party.kind in _ON_RECORD for root in found):
        return False
    deniers = {parties.speaker(view.key, view.statement).key for view in members.denials}
    about = {
        actor
        for view in members.views
        for actor in view.actors
        if parties.by_id[actor].type in ("person", "organisation", "state")
    }
    return bool(about) and about <= deniers


def _withdrawn(members: Members, found: Sequence[Root], parties: Parties) -> bool:
    """Does the origin itself reject what it told, or take it back in its own pages, at a later time?"""
    told: dict[str, StatementView] = {}
    for root in found:
        told.setdefault(root.party.key, root.view)
    if any(view.key in members.retracted and parties.outlet(view.key[0]).key in told for view in members.views):
        return True
    for view in members.denials:
        first = told.get(parties.speaker(view.key, view.statement).key)
        if first is not None and first.key[0] != view.key[0] and _later(view, first):
            return True
    return False


def _later(view: StatementView, first: StatementView) -> bool:
    return view.published is not None and first.published is not None and view.published > first.published
