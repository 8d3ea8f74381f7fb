"""The way of a claim from where it enters the record to the outlets that tell it, as a forest.

Owns the drawing's shape: which box hangs on which. Edges come from linking, the middlemen from the statements'
own source chains; nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from carsica.dossier.dossier import Cite, Dossier, by_date
from carsica.dossier.parties import Party, denies, outlet_party, party
from carsica.record.claim import Claim, ClaimStatement, Edge, EdgeKind

NodeKind = Literal["source", "report"]
_FEEDS: tuple[EdgeKind, ...] = ("copies", "cites")


@dataclass(frozen=True, slots=True)
class SideEdge:
    """An edge that is not the line the box hangs on: what kind, to which outlet's words, and why."""

    kind: EdgeKind
    cite: Cite
    why: str


@dataclass(frozen=True, slots=True)
class Node:
    """A box of the drawing.

    A ``report`` box is a report of the case with its statements of the claim: the first in ``cite``, the others in
    ``more``; a ``source`` box is somebody whom reports name.
    ``edge`` says how it feeds on the box it hangs on (None: a root), ``why`` is linking's explanation;
    Below a source box it is None too: there the report's own words name the source.
    ``variants`` are further names that reports give the same unnamed source.
    """

    kind: NodeKind
    party: Party
    cite: Cite
    statement: str | None
    edge: EdgeKind | None
    why: str
    hearsay: bool
    in_case: bool
    variants: tuple[str, ...]
    others: tuple[SideEdge, ...]
    more: tuple[Cite, ...]
    children: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Denial:
    """A statement that denies the claim, and whom it answers, where an edge says so."""

    party: Party
    cite: Cite
    statement: str
    answers: tuple[SideEdge, ...]


@dataclass(frozen=True, slots=True)
class Chain:
    """The forest of a claim: its roots, earliest first, and its denials."""

    roots: tuple[Node, ...]
    denials: tuple[Denial, ...]

    @property
    def depth(self) -> int:
        """How many boxes stand behind one another, at most."""
        level, depth = list(self.roots), 0
        while level:
            level, depth = [child for node in level for child in node.children], depth + 1
        return depth


@dataclass
class _Draft:
    """A box while the forest grows."""

    kind: NodeKind
    party: Party
    cite: Cite
    statement: str | None = None
    edge: Edge | None = None
    hearsay: bool = False
    more: list[Cite] = field(default_factory=list)
    variants: list[str] = field(default_factory=list)
    others: list[SideEdge] = field(default_factory=list)
    parent: _Draft | None = None
    children: list[_Draft] = field(default_factory=list)

    def hang_on(self, parent: _Draft) -> bool:
        """Hang this box on another, unless that one hangs on it."""
        above: _Draft | None = parent
        while above is not None:
            if above is self:
                return False
            above = above.parent
        self.parent = parent
        parent.children.append(self)
        return True


class _Forest:
    """Grows the forest of one claim."""

    def __init__(self, dossier: Dossier, claim: Claim) -> None:
        self.dossier = dossier
        self.claim = claim
        self.members = [s for s in claim.statements if not denies(claim, s)]
        self.boxes: dict[str, _Draft] = {}
        """Boxes of reports, by report id: all that a report says of the claim is one box."""
        for member in sorted(self.members, key=self._chain_length, reverse=True):
            cite = dossier.cite(member.report, member.span)
            box = self.boxes.get(member.report)
            if box is None:
                who = outlet_party(member.outlet)
                self.boxes[member.report] = _Draft("report", who, cite, member.statement, hearsay=member.hearsay)
            else:
                box.more.append(cite)
        self.sources: dict[tuple[object, ...], _Draft] = {}
        self.outlets = {r.outlet.casefold() for r in dossier.reports if r.outlet}

    def grow(self) -> tuple[Node, ...]:
        """Hang every box where it belongs; the roots, earliest first."""
        fed = {report for report in self.boxes if self._hang_by_edge(report)}
        for member in sorted(self.members, key=self._chain_length, reverse=True):
            if member.report not in fed:
                self._hang_by_chain(member)
                fed.add(member.report)
        roots = [b for b in (*self.sources.values(), *self.boxes.values()) if b.parent is None]
        return tuple(self._node(box) for box in sorted(roots, key=_earliest))

    def _hang_by_edge(self, report: str) -> bool:
        """Hang a report's box on the one it copies or cites; its other edges are noted at its side."""
        box = self.boxes[report]
        own = [e for e in self.claim.edges if e.source[0] == report != e.target[0] and e.target[0] in self.boxes]
        own.sort(key=lambda e: _FEEDS.index(e.kind) if e.kind in _FEEDS else len(_FEEDS))
        met: set[tuple[EdgeKind, str]] = set()
        for edge in own:
            target = self.boxes[edge.target[0]]
            if (edge.kind, edge.target[0]) in met or edge.kind in ("own source", "denies"):
                continue
            met.add((edge.kind, edge.target[0]))
            if box.edge is None and edge.kind in _FEEDS and box.hang_on(target):
                box.edge = edge
            elif target is not box.parent:
                box.others.append(SideEdge(edge.kind, target.cite, edge.why))
        return box.edge is not None

    def _chain_length(self, member: ClaimStatement) -> int:
        found = self.dossier.statement(member.report, member.statement)
        return len(found.chain) if found else 0

    def _hang_by_chain(self, member: ClaimStatement) -> None:
        """Hang a report's box on the sources that its own words name: nearest first, the innermost as root."""
        statement = self.dossier.statement(member.report, member.statement)
        below = self.boxes[member.report]
        nearer: tuple[object, ...] = ()
        for source in statement.chain[1:] if statement else ():
            if source.kind == "unstated":
                continue
            who = party(self.dossier, member.report, source)
            unnamed = who.kind == "anonymous"
            key = ("unnamed", nearer or member.report) if unnamed else who.key
            known = self.sources.get(key)
            if known is None:
                span = source.span or member.span
                known = _Draft("source", who, self.dossier.cite(member.report, span))
                self.sources[key] = known
            elif who.name != known.party.name and who.name not in known.variants:
                known.variants.append(who.name)
            if below.parent is None and below is not known:
                below.hang_on(known)
            below, nearer = known, key

    def _node(self, box: _Draft) -> Node:
        in_case = box.kind == "report" or box.party.name.casefold() in self.outlets
        return Node(
            box.kind,
            box.party,
            box.cite,
            box.statement,
            box.edge.kind if box.edge else None,
            box.edge.why if box.edge else "",
            box.hearsay,
            in_case,
            tuple(box.variants),
            tuple(box.others),
            tuple(sorted(box.more, key=lambda cite: cite.span)),
            tuple(self._node(child) for child in sorted(box.children, key=_earliest)),
        )


def _earliest(box: _Draft) -> tuple[bool, str, str, int]:
    """By the first day that a box or anything hanging on it was published."""
    days = [box.cite.published, *(_earliest(child)[1] or None for child in box.children)]
    return (*by_date(min((d for d in days if d), default=None)), box.cite.report, box.cite.span.start)


def claim_chain(dossier: Dossier, claim: Claim) -> Chain:
    """The forest and the denials of a claim."""
    return Chain(_Forest(dossier, claim).grow(), tuple(_denials(dossier, claim)))


def _denials(dossier: Dossier, claim: Claim) -> Iterable[Denial]:
    spans = {(s.report, s.statement): s.span for s in claim.statements}
    for member in claim.statements:
        if not denies(claim, member):
            continue
        key = (member.report, member.statement)
        found = dossier.speaker(*key)
        yield Denial(
            party(dossier, member.report, found) if found else outlet_party(member.outlet),
            dossier.cite(member.report, member.span),
            member.statement,
            tuple(
                SideEdge(e.kind, dossier.cite(e.target[0], spans[e.target]), e.why)
                for e in claim.edges
                if e.source == key and e.target in spans and e.kind == "denies"
            ),
        )
