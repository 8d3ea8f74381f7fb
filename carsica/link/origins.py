"""Where a claim enters the record, and how its statements feed on one another.

Owns edges and origins. The rules, in the order of the field's practice of source deconflation:

* the first *named* source of a chain behind its outlets is the origin: ten outlets that quote one minister have
  one origin; what a source passes on in turn ("the senator says the minister told him") is known from him alone;
* an outlet that relays unnamed sources is itself the origin, for nobody can go behind it;
* a chain that ends in an outlet of the case goes on with that outlet's own statement of the claim;
* a report that tells the claim on nobody's word is an origin only where no report names one, and then the earliest
  is: later ones repeat what was out, and silence about the source is no second source.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from carsica.link.parties import Parties, Party
from carsica.link.shelf import RowKey
from carsica.link.views import StatementView, share_words
from carsica.record.claim import Copy, Edge, Origin

_SAME_WORDS = 92.0  # of 100; above, a later statement of the same language is a copy
_ENOUGH_WORDS = 7  # shorter sentences may agree by chance


@dataclass(frozen=True)
class Members:
    """The statements of one claim, in order of publication: those that tell it and those that deny it."""

    views: tuple[StatementView, ...]
    denials: tuple[StatementView, ...]
    original_of: Mapping[str, str]
    """For a report that is a copy, the report that it copies."""
    retracted: frozenset[RowKey] = frozenset()
    """Statements that their own outlet took back."""
    sure: frozenset[tuple[RowKey, RowKey]] = frozenset()
    """Pairs of statements that say the same beyond doubt; only such confirm one another."""


def original_of(copies: Sequence[Copy]) -> dict[str, str]:
    """For each copy the first text in its line of copies."""
    direct = {c.copy: c.original for c in sorted(copies, key=lambda c: (c.copy, -c.similarity, c.original))}
    found: dict[str, str] = {}
    for copy, original in direct.items():
        seen = {copy}
        end = original
        while end in direct and direct[end] not in seen:
            seen.add(end)
            end = direct[end]
        found[copy] = end
    return found


def feeding_edges(members: Members, parties: Parties) -> list[Edge]:
    """The edges by which statements repeat others of the claim, and those that mark sources of their own."""
    edges: list[Edge] = []
    by_report: dict[str, list[StatementView]] = defaultdict(list)
    for view in members.views:
        by_report[view.key[0]].append(view)
    for position, view in enumerate(members.views):
        copied = _copied(view, members.views[:position], by_report, members.original_of)
        if copied is not None:
            edges.append(copied)
            continue
        cited = _cited(view, by_report, parties)
        edges.extend(cited)
        own = None if cited else _own_source(view, parties)
        if own is not None:
            edges.append(own)
    return edges


def _copied(
    view: StatementView,
    earlier: Sequence[StatementView],
    by_report: Mapping[str, list[StatementView]],
    originals: Mapping[str, str],
) -> Edge | None:
    original = originals.get(view.key[0])
    if original and by_report.get(original):
        best = max(by_report[original], key=lambda v: fuzz.ratio(v.text, view.text))
        return Edge(view.key, best.key, "copies", "the report is a copy of that one")
    for other in earlier:
        if (
            other.language == view.language
            and other.key[0] != view.key[0]
            and originals.get(other.key[0]) != view.key[0]
            and min(view.words, other.words) > _ENOUGH_WORDS
        ):
            same = fuzz.ratio(other.text, view.text)
            if same >= _SAME_WORDS and view.statement.kind != "direct":
                return Edge(view.key, other.key, "copies", f"the same words ({same:.0f} of 100), printed before")
    return None


def _cited(view: StatementView, by_report: Mapping[str, list[StatementView]], parties: Parties) -> list[Edge]:
    """Edges to statements of outlets of the case that the chain names, or else that the report names nearby."""
    edges = []
    for party in parties.chain(view.key, view.statement):
        target = _told_by(party.key, view, by_report, parties) if party.relays else None
        if target is not None:
            edges.append(Edge(view.key, target.key, "cites", _why(party.name, view, target)))
    if edges:
        return edges
    text = parties.shelf.report(view.key[0]).text
    start = min(span.start for span in view.statement.content)
    end = max(span.end for span in view.statement.content)
    passage = (text.rfind("\n", 0, start) + 1, text.find("\n", end) if text.find("\n", end) >= 0 else len(text))
    for key, places in parties.outlets_named_in[view.key[0]].items():
        if any(passage[0] <= place < passage[1] for place in places):
            target = _told_by(key, view, by_report, parties)
            if target is not None:
                name = parties.outlet(target.key[0]).name
                edges.append(Edge(view.key, target.key, "cites", _why(name, view, target, " in the same passage")))
    return edges


def _told_by(
    outlet: str, view: StatementView, by_report: Mapping[str, list[StatementView]], parties: Parties
) -> StatementView | None:
    """The statement of an outlet of the case that a later report can have read; the latest such."""
    found = None
    for report in parties.reports_of.get(outlet, ()):
        if report == view.key[0] or not by_report.get(report):
            continue
        day, own = by_report[report][0].published, view.published
        if day is None or own is None or day <= own:
            found = max(by_report[report], key=lambda v: len(v.statement.chain))
    return found


def _why(name: str, view: StatementView, target: StatementView, nearby: str = "") -> str:
    parts = [f"names {name}{nearby}"]
    if view.published is not None and target.published is not None:
        late = view.published - target.published
        parts.append("the same day" if late == 0 else f"{late} day{'s' if late > 1 else ''} later")
    if view.numbers & target.numbers:
        parts.append("same figures")
    return "; ".join(parts)


def _own_source(view: StatementView, parties: Parties) -> Edge | None:
    chain = parties.chain(view.key, view.statement)
    if not chain or chain[0].relays:
        return None
    speaker = chain[-1]
    why = "cites unnamed sources of its own" if speaker.unnamed else f"quotes {speaker.name} directly"
    return Edge(view.key, view.key, "own source", why)


@dataclass(frozen=True, slots=True)
class Root:
    """Where one statement leads back to: a party, and the outlets that stand between."""

    party: Party
    through: frozenset[str]
    bare: bool
    view: StatementView


def roots(members: Members, edges: Sequence[Edge], parties: Parties) -> list[Root]:
    """What each statement that is no mere repeat leads back to."""
    feeds: dict[RowKey, list[RowKey]] = defaultdict(list)
    for edge in edges:
        if edge.kind in ("copies", "cites"):
            feeds[edge.source].append(edge.target)
    views = {view.key: view for view in members.views}
    found = [
        root for view in members.views if (root := _root(view, feeds, views, parties, frozenset())) is not None
    ]
    attributed = _unnested([root for root in found if not root.bare], parties)
    # Where a report says elsewhere whom it has the claim from, its title and its unnamed sources are that one's.
    outside = {root.view.key[0] for root in attributed if root.party.key != parties.outlet(root.view.key[0]).key}
    kept = [
        root
        for root in attributed
        if root.view.key[0] not in outside or root.party.key != parties.outlet(root.view.key[0]).key
    ]
    return kept or found[:1]


def _unnested(found: Sequence[Root], parties: Parties) -> list[Root]:
    """Of statements that share their words in one report ("X said that Y accuses Z") one root stays.

    The longer chain tells more; of two as long a person is heard rather than the body that the person tells of.
    """

    def rank(root: Root) -> tuple[int, bool, int]:
        chain = parties.chain(root.view.key, root.view.statement)
        return (len(chain), root.party.kind == "person", len(root.view.text))

    kept: list[Root] = []
    for root in sorted(found, key=rank, reverse=True):
        if not any(other.view.key[0] == root.view.key[0] and share_words(other.view, root.view) for other in kept):
            kept.append(root)
    return sorted(kept, key=lambda r: parties.shelf.key_order(r.view.key))


def _root(
    view: StatementView,
    feeds: Mapping[RowKey, list[RowKey]],
    views: Mapping[RowKey, StatementView],
    parties: Parties,
    seen: frozenset[RowKey],
) -> Root | None:
    chain = parties.chain(view.key, view.statement)
    named = _first_hand(chain)
    if named is not None and not (chain[named].relays and chain[named].key in parties.reports_of):
        return Root(chain[named], frozenset(p.key for p in chain[:named] if not p.unnamed), False, view)
    for target in feeds.get(view.key, ()):
        if target not in seen and target in views:
            behind = _root(views[target], feeds, views, parties, seen | {view.key})
            if behind is not None:
                through = behind.through | {parties.outlet(target[0]).key}
                return Root(behind.party, through - {behind.party.key}, behind.bare, view)
    if named is not None:
        return Root(chain[named], frozenset(), False, view)
    bare = all(source.kind == "unstated" for source in view.statement.chain[1:])
    return Root(parties.outlet(view.key[0]), frozenset(), bare, view)


def _first_hand(chain: Sequence[Party]) -> int | None:
    """Where a chain names whose word the rest stands on: the first who is no outlet, else the innermost outlet.

    Behind an unnamed source nobody can go: what "an official" says of a minister is his outlet's story.
    """
    relays = [n for n, party in enumerate(chain) if party.relays]
    speaker = next((n for n, party in enumerate(chain) if not party.relays), None)
    if speaker is not None and not chain[speaker].unnamed:
        return speaker
    return relays[-1] if relays else None


def origins_of(found: Sequence[Root], parties: Parties) -> tuple[tuple[Origin, ...], int]:
    """The origins, earliest first, and how many of them do not depend on another."""
    grouped: dict[str, list[Root]] = defaultdict(list)
    for root in found:
        grouped[root.party.key].append(root)
    rows = []
    for key, group in grouped.items():
        dates = sorted(d for r in group if (d := parties.shelf.report(r.view.key[0]).published))
        party = group[0].party
        own = next((r.view.key[0] for r in group if parties.outlet(r.view.key[0]).key == key), None)
        first = dates[0][:10] if dates else None
        rows.append((first or "9999", -len(group), party.name, Origin(party.kind, party.name, first, own)))
    independent = sum(not _dependent(key, grouped, parties) for key in grouped)
    return tuple(row[3] for row in sorted(rows, key=lambda r: r[:3])), max(independent, min(1, len(rows)))


def _dependent(key: str, grouped: Mapping[str, Sequence[Root]], parties: Parties) -> bool:
    """Is an origin only heard through another, or does it speak for a body or state that is one itself?

    A source whom nothing ties to a known actor ("the first findings") counts for none beside others.
    """
    own = parties.by_id.get(key)
    if own is None and not grouped[key][0].party.relays and len(grouped) > 1:
        return True
    speaks_for = parties.stands_for(key) - {key}
    for other in grouped:
        if other == key:
            continue
        if all(other in root.through for root in grouped[key]):
            return True
        actor = parties.by_id.get(other)
        lands = (
            parties.actors.countries.get(other, frozenset()) if actor and actor.type == "state" else frozenset()
        )
        spoken_for = other in speaks_for or any(f"country:{land}" in speaks_for for land in lands)
        if spoken_for and not (own is not None and own.type == "state"):
            return True
    return False
