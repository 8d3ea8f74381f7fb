"""Borders of contents: without an agency's place line, with both marks of a quotation or neither.

Owns the last trimming of what statements say. Must not decide what is said or by whom.
"""

from __future__ import annotations

import re

from carsica.extract.attribution.quotations import CLOSERS
from carsica.extract.attribution.scene import EDGE, Scene
from carsica.record.span import Span

_TOWN = r"[^\W\d_][\w.'’ -]{0,30}"
_CREDIT = r"\([^()\n]{2,40}\)"
_DASH = r"\s*[-–—]+\s+"
PLACE_LINE = re.compile(
    rf"(?:{_CREDIT}\s*[-–—]?\s*)?"
    rf"(?:(?P<town>{_TOWN})(?:,[^()\n–—]{{1,30}})?(?:\s*/[^()\n–—]{{1,30}})?\s*(?P<credit>{_CREDIT})?{_DASH})"
)
"""A town in capitals, or any with an agency in brackets, up to a dash at the head of a line."""
SHORTEST = 3
"""Letters in the shortest word that capitals make a town."""


def place_line(text: str, start: int) -> int:
    """Characters of the place line that a line of the text opens with ("ROMA, 3 maggio – "), 0 without one."""
    if start and text[start - 1] != "\n":
        return 0
    found = PLACE_LINE.match(text, start)
    if found is None:
        return 0
    first, town = found["town"].split()[0], found["town"].strip()
    capitals = first.isupper() and (len(first) >= SHORTEST or (town.isupper() and len(town) > 2 * SHORTEST))
    return found.end() - start if capitals or (found["credit"] and first[0].isupper()) else 0


def bordered(scene: Scene, span: Span) -> Span:
    """A content with its borders set right."""
    text = scene.document.text
    start = span.start - (text[span.start - 1 : span.start] == "(")
    span = Span(max(min(start + place_line(text, start), span.end - 1), span.start), span.end)
    for quote in scene.quotations_at(span):
        opens, closes = quote.start - 1, quote.end
        closed = closes < len(text) and text[closes] in CLOSERS.get(text[opens], "-")
        if span.start < opens and closed and span.end <= closes and not text[span.end : closes].strip(EDGE):
            return Span(span.start, closes + 1)
        if span.start == quote.start and closes < span.end and text[opens] in CLOSERS:
            return Span(opens, span.end)
    return span
