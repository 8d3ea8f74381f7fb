"""The plan board: a plan's versions side by side, and who reacts how.

Owns the arrangement of versions, pillars, provisions and reactions; must not decide which version holds.
"""

from __future__ import annotations

from dataclasses import dataclass

from carsica.dossier.dossier import Dossier, by_date
from carsica.dossier.parties import Party, reaction_party
from carsica.record.claim import LinkedPlan, PlanReaction, PlanVersion


@dataclass(frozen=True, slots=True)
class Voice:
    """One party's reactions to a plan, earliest first."""

    party: Party
    reactions: tuple[PlanReaction, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """A plan with its versions, earliest first, its authors' names and the voices on it."""

    plan: LinkedPlan
    authors: tuple[str, ...]
    versions: tuple[PlanVersion, ...]
    voices: tuple[Voice, ...]
    reports: int


def plan_board(dossier: Dossier, plan: LinkedPlan) -> Board:
    """The board of one plan."""
    voices: dict[tuple[str, str], tuple[Party, list[PlanReaction]]] = {}
    for reaction in sorted(plan.reactions, key=lambda r: by_date(r.published)):
        who = reaction_party(dossier, reaction)
        voices.setdefault(who.key, (who, []))[1].append(reaction)
    return Board(
        plan,
        tuple(dict.fromkeys(dossier.actor_name(a) for a in plan.authors)),
        tuple(sorted(plan.versions, key=lambda v: by_date(v.first_seen))),
        tuple(Voice(who, tuple(reactions)) for who, reactions in voices.values()),
        len({m.report for v in plan.versions for m in v.mentions}),
    )


def plan_boards(dossier: Dossier) -> tuple[Board, ...]:
    """The boards of all plans, those with most versions and mentions first."""
    boards = [plan_board(dossier, plan) for plan in dossier.links.plans]
    return tuple(sorted(boards, key=lambda b: (-len(b.versions), -b.reports, b.plan.id)))
