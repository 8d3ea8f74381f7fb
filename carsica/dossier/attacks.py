"""The attack log: attacks in order of time, each with every figure given for it.

Owns the rows of the log; must not prefer one figure to another.
"""

from __future__ import annotations

from dataclasses import dataclass

from carsica.dossier.changes import is_attack, named_places
from carsica.dossier.dossier import Dossier, by_date
from carsica.dossier.spread import Spread, spread
from carsica.record.claim import LinkedEvent


@dataclass(frozen=True, slots=True)
class Attack:
    """One attack with the places that reports name and its figures laid side by side."""

    event: LinkedEvent
    places: tuple[str, ...]
    figures: tuple[Spread, ...]


def figures_of(dossier: Dossier, event: LinkedEvent) -> tuple[Spread, ...]:
    """The ledgers of an event laid side by side, those with most figures first."""
    laid = (spread(ledger) for ledger in dossier.ledgers_of(event.id) if ledger.entries)
    return tuple(sorted(laid, key=lambda s: (-len(s.values), -len(s.ledger.entries), s.ledger.id)))


def attack_log(dossier: Dossier) -> tuple[Attack, ...]:
    """The attacks of a dossier, earliest first, the undated last."""
    attacks = [
        Attack(event, named_places(dossier, event), figures_of(dossier, event))
        for event in dossier.links.events
        if is_attack(event)
    ]
    return tuple(sorted(attacks, key=lambda a: (by_date(a.event.start), a.event.id)))
