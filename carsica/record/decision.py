"""Decisions: what a person decided about the record, by whom and when; replayed at every rebuild."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

DecisionKind = Literal["merge", "split", "accept", "reject", "note"]


@dataclass(frozen=True, slots=True)
class Decision:
    """One judgement. ``layer`` says what it is about (actor, claim, event ...), ``subjects`` are row pointers.

    A pointer is written "<report id>/<row id>", which stays valid when the dossier is built again.
    """

    kind: DecisionKind
    layer: str
    subjects: tuple[str, ...]
    by: str
    at: str
    note: str = ""
