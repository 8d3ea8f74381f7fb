"""Numbered lines of a text ("1. ...", "2) ..."): a list that the report prints, not sentences it tells.

Owns the pattern of such lines alone.
"""

from __future__ import annotations

import re

from carsica.record.span import Span

LIST_LINE = re.compile(r"^[ \t]*(\d{1,2})[.)][ \t]+(\S.*?)[ \t]*$", re.MULTILINE)
LEAST_LINES = 3
"""Numbered lines that make a list; fewer may be anything."""


def numbered_lines(text: str, start: int = 0) -> tuple[tuple[int, Span], ...]:
    """(number, span of the words) of the first list with rising numbers from a position on; empty without one."""
    found: list[tuple[int, Span]] = []
    for match in LIST_LINE.finditer(text, start):
        number = int(match.group(1))
        if found and number <= found[-1][0]:
            break
        found.append((number, Span(*match.span(2))))
    return tuple(found) if len(found) >= LEAST_LINES else ()
