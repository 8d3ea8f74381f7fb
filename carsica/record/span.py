"""Character spans into a report's text.

Owns the half-open range that ties every row of the record to the words that carry it.
"""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """Code points ``[start, end)`` of a report's text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: tuple[int, int]) -> bool:
        """Do the two spans have a character in common?"""
        return self.start < other[1] and other[0] < self.end

    def covers(self, other: tuple[int, int]) -> bool:
        """Does the other span lie wholly inside this one?"""
        return self.start <= other[0] and other[1] <= self.end
