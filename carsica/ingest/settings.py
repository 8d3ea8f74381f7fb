"""What ingest may do and how far it may go.

Owns the limits as one value that is passed in; must not read the environment.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class IngestSettings:
    """Limits and manners of ingest. Sizes are bytes or characters, times are seconds."""

    max_bytes: int = 50_000_000
    """Bytes of one file or answer; more is refused unread."""
    max_characters: int = 1_000_000
    """Characters of one report (a thick book); a longer text is no news report and would block the reader."""
    max_page_characters: int = 10_000_000
    """Characters of HTML behind one report."""
    connect_timeout: float = 10.0
    read_timeout: float = 20.0
    total_timeout: float = 60.0
    max_redirects: int = 5
    allow_private: bool = False
    """May addresses on this machine and in private networks be fetched?"""
    respect_robots: bool = True
    user_agent: str | None = None
    """None: "Carsica/<version> (+ where the package is published)"."""
    today: date | None = None
    """The day that "in the future" is measured from; None: the real one."""

    def day(self) -> date:
        """Today, as these settings see it."""
        return self.today or date.today()
