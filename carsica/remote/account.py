"""What asking a server took and what became of its answers: tokens, seconds, rows kept, rows dropped and why.

Owns counting; must not decide what is dropped.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field


@dataclass(slots=True)
class Account:
    """Counts of one report, or of many added up. ``dropped`` goes by layer and reason."""

    reports: int = 0
    requests: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    seconds: float = 0.0
    kept: Counter[str] = field(default_factory=Counter)
    dropped: Counter[tuple[str, str]] = field(default_factory=Counter)

    def drop(self, layer: str, reason: str, count: int = 1) -> None:
        """Count rows, or parts of rows, that were not kept."""
        if count:
            self.dropped[layer, reason] += count

    def add(self, other: Account) -> None:
        """Take in another account."""
        self.reports += other.reports
        self.requests += other.requests
        self.tokens_in += other.tokens_in
        self.tokens_out += other.tokens_out
        self.seconds += other.seconds
        self.kept.update(other.kept)
        self.dropped.update(other.dropped)

    def lines(self) -> list[str]:
        """The counts for a person: what was asked, what was kept, and each reason for which rows were dropped."""
        kept, dropped = sum(self.kept.values()), sum(self.dropped.values())
        asked = (
            f"{self.reports} reports, {self.requests} requests, {self.tokens_in} tokens in, "
            f"{self.tokens_out} out, {self.seconds:.1f} s"
        )
        reasons = [
            f"dropped {count} {layer}: {reason}"
            for (layer, reason), count in sorted(self.dropped.items(), key=lambda item: (-item[1], item[0]))
        ]
        return [asked, f"{kept} rows kept, {dropped} dropped", *reasons]

    def plain(self) -> dict[str, object]:
        """The counts as JSON values."""
        dropped: dict[str, dict[str, int]] = {}
        for (layer, reason), count in sorted(self.dropped.items()):
            dropped.setdefault(layer, {})[reason] = count
        return {
            "requests": self.requests,
            "tokens_in": self.tokens_in,
            "tokens_out": self.tokens_out,
            "kept": dict(sorted(self.kept.items())),
            "dropped": dropped,
        }
