"""The network of sources: which outlet relies on whom, and how much it tells on its own word.

Owns the counts over source chains; must not rate outlets.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from carsica.dossier.dossier import Cite, Dossier
from carsica.dossier.parties import Party, outlet_party, party


@dataclass(frozen=True, slots=True)
class Tie:
    """An outlet relies on a party ``times`` times; ``first`` is the first of them in the record."""

    party: Party
    times: int
    first: Cite


@dataclass(frozen=True, slots=True)
class OutletRow:
    """One outlet: its reports, how many of them copy another, its statements by how they are sourced.

    ``own`` counts statements without another source; ``unnamed`` those whose innermost source is unnamed.
    """

    outlet: Party
    reports: tuple[str, ...]
    copied: int
    statements: int
    own: int
    unnamed: int
    relies_on: tuple[Tie, ...]


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One named source that outlets rely upon, and which outlets do. Unnamed ones are never the same for sure."""

    party: Party
    times: int
    outlets: tuple[str, ...]
    first: Cite


@dataclass(frozen=True, slots=True)
class Network:
    """Outlets, most reports first; sources, those in most outlets first."""

    outlets: tuple[OutletRow, ...]
    sources: tuple[SourceRow, ...]


@dataclass(frozen=True, slots=True)
class _Use:
    """One statement's reliance on one party."""

    outlet: str | None
    party: Party
    cite: Cite


def source_network(dossier: Dossier) -> Network:
    """Who relies on whom, over every statement of every report."""
    uses = _uses(dossier)
    by_party: dict[tuple[str, str], list[_Use]] = defaultdict(list)
    for use in uses:
        by_party[use.party.key].append(use)
    named = {key: of_party for key, of_party in by_party.items() if of_party[0].party.kind != "anonymous"}
    sources = [
        SourceRow(
            of_party[0].party,
            len(of_party),
            tuple(dict.fromkeys(use.outlet for use in of_party if use.outlet)),
            of_party[0].cite,
        )
        for of_party in named.values()
    ]
    sources.sort(key=lambda s: (-len(s.outlets), -s.times, s.party.name.casefold()))
    names = dict.fromkeys(report.outlet for report in dossier.reports)
    rows = [_outlet_row(dossier, name, [u for u in uses if u.outlet == name]) for name in names]
    rows.sort(key=lambda r: (-len(r.reports), -r.statements, r.outlet.name.casefold()))
    return Network(tuple(rows), tuple(sources))


def _uses(dossier: Dossier) -> list[_Use]:
    uses = []
    for reading in dossier.readings:
        report = reading.report
        for statement in reading.statements:
            for source in statement.chain[1:]:
                if source.kind == "unstated":
                    continue
                span = source.span or statement.content[0]
                uses.append(_Use(report.outlet, party(dossier, report.id, source), dossier.cite(report.id, span)))
    return uses


def _outlet_row(dossier: Dossier, name: str | None, uses: list[_Use]) -> OutletRow:
    readings = [r for r in dossier.readings if r.report.outlet == name]
    statements = [s for r in readings for s in r.statements]
    times = Counter(use.party.key for use in uses)
    first = {use.party.key: use for use in reversed(uses)}
    ties = [Tie(first[key].party, n, first[key].cite) for key, n in times.items()]
    ties.sort(key=lambda t: (-t.times, t.party.name.casefold()))
    return OutletRow(
        outlet_party(name),
        tuple(r.report.id for r in readings),
        sum(dossier.original_of(r.report.id) is not None for r in readings),
        len(statements),
        sum(len(s.chain) == 1 for s in statements),
        sum(s.chain[-1].kind == "anonymous" for s in statements),
        tuple(ties),
    )
