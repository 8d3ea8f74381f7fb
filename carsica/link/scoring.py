"""Scores that explain themselves: a sum of parts, each with the reason for it.

Owns the shape of a score; the weights stand with the rules that use them.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """One piece of evidence: its weight in log-odds (positive: the same), and why, in a few words."""

    weight: float
    why: str


@dataclass(frozen=True, slots=True)
class Score:
    """Evidence for two rows being the same. Above 0 it is more likely than not."""

    parts: tuple[Part, ...]

    @property
    def value(self) -> float:
        """The sum of the parts."""
        return sum(part.weight for part in self.parts)

    @property
    def reason(self) -> str:
        """A sentence of the parts, the weightiest first."""
        shown = sorted((p for p in self.parts if p.weight), key=lambda p: (-abs(p.weight), p.why))
        return "; ".join(f"{p.why} ({p.weight:+.1f})" for p in shown)
