"""What lies where in a text: the characters that some spans cover, and things found by the spans they lie on.

Owns the search alone, so that a report full of quotations is read in time in step with its length.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate
from typing import Generic, TypeVar

from carsica.record.span import Span

T = TypeVar("T")
_REACH = 8
"""Bits of an offset that a place of the index leaves out: 256 characters lie in one."""


class Cover:
    """Asked of one character after another whether any of some spans holds it."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [span.start for span in ordered]
        self._ends = list(accumulate((span.end for span in ordered), max))

    def __contains__(self, offset: int) -> bool:
        before = bisect_right(self._starts, offset)
        return before > 0 and offset < self._ends[before - 1]

    def meets(self, start: int, end: int) -> bool:
        """Does any of the spans have a character in common with ``[start, end)``?"""
        before = bisect_left(self._starts, end)
        return before > 0 and start < self._ends[before - 1]


class SpanIndex(Generic[T]):
    """Things that lie on one or more spans each, found by a stretch of text without asking them all."""

    def __init__(self, things: Iterable[tuple[Iterable[Span], T]] = ()) -> None:
        self._things: list[T] = []
        self._places: dict[int, list[tuple[int, Span]]] = {}
        for spans, thing in things:
            self.add(spans, thing)

    def add(self, spans: Iterable[Span], thing: T) -> None:
        """Takes in one thing more."""
        number = len(self._things)
        self._things.append(thing)
        for span in spans:
            for place in _places(span):
                self._places.setdefault(place, []).append((number, span))

    def overlapping(self, span: tuple[int, int]) -> list[T]:
        """The things that have a character in common with a span, in the order they were taken in."""
        start, end = span
        found = {
            number
            for place in _places(span)
            for number, own in self._places.get(place, ())
            if own[0] < end and start < own[1]
        }
        return [self._things[number] for number in sorted(found)]

    def covering(self, span: tuple[int, int]) -> list[T]:
        """The things one of whose spans holds a span whole, in the order they were taken in."""
        start, end = span
        near = self._places.get(start >> _REACH, ())
        found = {number for number, own in near if own[0] <= start and end <= own[1]}
        return [self._things[number] for number in sorted(found)]


def _places(span: tuple[int, int]) -> range:
    start, end = span
    return range(start >> _REACH, (max(start, end - 1) >> _REACH) + 1)
