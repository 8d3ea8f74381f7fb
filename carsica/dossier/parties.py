"""The parties of a claim: on whose word it stands, who denies it, who confirms it, where it starts.

Owns the naming of sources across reports; must not weigh them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from carsica.dossier.dossier import Dossier
from carsica.record.claim import Claim, ClaimStatement, PlanReaction
from carsica.record.statement import Source, SourceKind

_NAMELESS = ("anonymous", "unstated")


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody who says, denies or confirms. ``actor`` is a linked actor's id, where one is known."""

    kind: SourceKind
    name: str
    actor: str | None = None

    @property
    def key(self) -> tuple[str, str]:
        """Equal for the same party in any report: the linked actor, else kind and name."""
        return ("actor", self.actor) if self.actor else (self.kind, self.name.casefold().strip())


def party(dossier: Dossier, report: str, source: Source) -> Party:
    """A link of a source chain as a party. An unnamed source keeps the words of the text."""
    if source.kind in ("anonymous", "unstated"):
        return Party(source.kind, source.name)
    actor = dossier.actor_of(report, source.actor)
    return Party(source.kind, actor.name, actor.id) if actor else Party(source.kind, source.name)


def outlet_party(outlet: str | None) -> Party:
    """A report's own outlet as a party."""
    return Party("outlet", outlet) if outlet else Party("unstated", "")


def speaker(dossier: Dossier, member: ClaimStatement) -> Party:
    """Whose word a statement is: its innermost source, else the outlet of its report."""
    found = dossier.speaker(member.report, member.statement)
    return party(dossier, member.report, found) if found else outlet_party(member.outlet)


def speakers(dossier: Dossier, claim: Claim) -> tuple[Party, ...]:
    """Who asserts the claim, in order of its statements."""
    return distinct(speaker(dossier, s) for s in claim.statements if not denies(claim, s))


def deniers(dossier: Dossier, claim: Claim) -> tuple[Party, ...]:
    """Who denies the claim."""
    denying = [s for s in claim.statements if denies(claim, s)]
    return distinct(who for _, who in denying_voices(dossier, denying))


def denying_voices(
    dossier: Dossier, denials: Sequence[ClaimStatement]
) -> tuple[tuple[ClaimStatement, Party], ...]:
    """Denials of one claim, each with its speaker.

    An unnamed voice beside a named one of the same report only speaks for that one, and is left out.
    """
    found = [(s, speaker(dossier, s)) for s in denials]
    named = {s.report for s, who in found if who.kind not in _NAMELESS}
    return tuple((s, who) for s, who in found if who.kind not in _NAMELESS or s.report not in named)


def confirmers(dossier: Dossier, claim: Claim) -> tuple[Party, ...]:
    """Who says the same on their own word, by the edges that confirm."""
    confirming = {edge.source for edge in claim.edges if edge.kind == "confirms"}
    return distinct(speaker(dossier, s) for s in claim.statements if (s.report, s.statement) in confirming)


def denies(claim: Claim, member: ClaimStatement) -> bool:
    """Is this member of the claim a denial of it?"""
    return member.polarity == "negative" or (member.report, member.statement) in claim.denied_by


def origins(dossier: Dossier, claim: Claim) -> tuple[Party, ...]:
    """Where the claim enters the record. A named origin is the linked actor of that name, if there is one."""

    def known(kind: SourceKind, name: str) -> Party:
        actor = None if kind in ("anonymous", "unstated") else dossier.actor_by_name.get(name.casefold())
        return Party(kind, name, actor.id if actor else None)

    return distinct(known(origin.kind, origin.name) for origin in claim.origins)


def reaction_party(dossier: Dossier, reaction: PlanReaction) -> Party:
    """Who reacts to a plan: the innermost source of the statement behind it, else the name that linking gave."""
    actor = dossier.actor_by_id.get(reaction.actor or "")
    if actor is not None:
        return Party("organisation" if actor.type == "group" else actor.type, actor.name, actor.id)
    found = dossier.speaker(reaction.pointer.report, reaction.pointer.row)
    return party(dossier, reaction.pointer.report, found) if found else Party("person", reaction.speaker)


def distinct(parties: Iterable[Party]) -> tuple[Party, ...]:
    """The parties without repeats, first naming kept."""
    kept: dict[tuple[str, str], Party] = {}
    for one in parties:
        kept.setdefault(one.key, one)
    return tuple(kept.values())
