"""The pages of claims: the list, and one claim with the way it travelled.

Owns their contexts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, get_args

from carsica.dossier.chain import Chain, claim_chain
from carsica.dossier.dossier import Cite, Dossier
from carsica.dossier.parties import Party, confirmers, deniers, denies, origins, party, speaker
from carsica.dossier.telling_claims import told_in
from carsica.dossier.wording import Wording
from carsica.record.claim import Claim, ClaimStatement, ClaimStatus, Copy, Edge, Origin
from carsica.record.statement import Statement
from carsica.serve.pages.page import Page, Sheet, cut_sheet

STATUSES: tuple[ClaimStatus, ...] = get_args(ClaimStatus)


@dataclass(frozen=True)
class ClaimRow:
    """A claim as a line of a list."""

    claim: Claim
    cite: Cite
    first: str | None
    hearsay: bool
    origins: tuple[Party, ...]
    denied_by: tuple[Party, ...]
    confirmed_by: tuple[Party, ...]
    copies: int


@dataclass(frozen=True)
class ClaimsPage(Page):
    """Claims, widest told first; ``counts`` by status, ``chosen`` the status they are filtered by."""

    template: ClassVar[str] = "claims.html"
    nav: ClassVar[str] = "claims"
    rows: tuple[ClaimRow, ...]
    counts: tuple[tuple[ClaimStatus, int], ...]
    total: int
    chosen: ClaimStatus | None
    sheet: Sheet


@dataclass(frozen=True)
class StatementRow:
    """A statement of a claim with its speaker and, where the reading holds it, the statement itself."""

    member: ClaimStatement
    cite: Cite
    speaker: Party
    statement: Statement | None
    denies: bool
    copied: Copy | None


@dataclass(frozen=True)
class OriginRow:
    """An origin; ``cite`` leads to the first words that carry it, in its own report or another."""

    origin: Origin
    cite: Cite | None


@dataclass(frozen=True)
class SilenceRow:
    """Somebody who does not answer a claim; ``cite`` leads to the words that say so."""

    party: Party
    cite: Cite


@dataclass(frozen=True)
class ClaimPage(Page):
    """One claim: its chain drawn, its origins, who denies it, who does not answer it, all its statements."""

    template: ClassVar[str] = "claim.html"
    nav: ClassVar[str] = "claims"
    row: ClaimRow
    chain: Chain
    origins: tuple[OriginRow, ...]
    statements: tuple[StatementRow, ...]
    silences: tuple[SilenceRow, ...]

    def target(self, edge: Edge) -> Cite | None:
        """The words that an edge leads to, where they are in the claim."""
        member = (row for row in self.statements if (row.member.report, row.member.statement) == edge.target)
        return next((row.cite for row in member), None)


def claim_row(dossier: Dossier, claim: Claim, language: str) -> ClaimRow:
    """A claim as a line of a list, told in that language where it can be. The claim must have a statement."""
    return ClaimRow(
        claim,
        told_in(dossier, claim, language),
        min((s.published for s in claim.statements if s.published), default=None),
        all(s.hearsay for s in claim.statements if not denies(claim, s)),
        origins(dossier, claim),
        deniers(dossier, claim),
        confirmers(dossier, claim),
        sum(dossier.original_of(s.report) is not None for s in claim.statements),
    )


def claims_page(dossier: Dossier, w: Wording, status: str | None = None, number: int | None = None) -> ClaimsPage:
    """The claims of a dossier; an unknown ``status`` filters nothing."""
    told = [claim for claim in dossier.links.claims if claim.statements]
    chosen = next((s for s in STATUSES if s == status), None)
    counts = Counter(claim.status for claim in told)
    shown = [claim for claim in told if chosen in (None, claim.status)]
    shown.sort(key=lambda c: (-c.outlets, -c.reports, -len(c.statements), c.id))
    rows, sheet = cut_sheet(shown, number)
    return ClaimsPage(
        w("claims"),
        "claims",
        tuple(claim_row(dossier, claim, w.language) for claim in rows),
        tuple((s, counts[s]) for s in STATUSES if counts[s]),
        len(told),
        chosen,
        sheet,
    )


def claim_page(dossier: Dossier, w: Wording, claim: Claim, anchor: str) -> ClaimPage:
    """The page of one claim."""
    return ClaimPage(
        w("claim"),
        anchor,
        claim_row(dossier, claim, w.language),
        claim_chain(dossier, claim),
        tuple(OriginRow(origin, _origin_cite(dossier, claim, origin)) for origin in claim.origins),
        tuple(_statement_row(dossier, claim, member) for member in claim.statements),
        tuple(row for member in claim.statements for row in _silence_rows(dossier, member)),
    )


def _silence_rows(dossier: Dossier, member: ClaimStatement) -> Iterator[SilenceRow]:
    for silence in dossier.silences_of(member.report, member.statement):
        who = party(dossier, member.report, silence.chain[-1])
        yield SilenceRow(who, dossier.cite(member.report, silence.cue.span))


def _statement_row(dossier: Dossier, claim: Claim, member: ClaimStatement) -> StatementRow:
    return StatementRow(
        member,
        dossier.cite(member.report, member.span),
        speaker(dossier, member),
        dossier.statement(member.report, member.statement),
        denies(claim, member),
        dossier.original_of(member.report),
    )


def _origin_cite(dossier: Dossier, claim: Claim, origin: Origin) -> Cite | None:
    """The words where an origin shows: in its own report, else where a chain first names it."""
    own = next((s for s in claim.statements if origin.report == s.report), None)
    if own:
        return dossier.cite(own.report, own.span)
    for member in claim.statements:
        statement = dossier.statement(member.report, member.statement)
        for source in statement.chain if statement else ():
            names = {source.name, dossier.source_name(member.report, source)}
            if source.span and origin.name in names:
                return dossier.cite(member.report, source.span)
    return None
