"""Headings of a plain text, where nothing but their form marks them.

Owns that judgement; formats with markup know their headings.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from carsica.record.report import Section
from carsica.record.span import Span

MAX_HEADING = 100
"""Characters of a heading at most."""
MIN_PARAGRAPH = 120
"""Characters from which a line is a paragraph whatever its end."""

_LIST_ITEM = re.compile(r"^\s*(?:[-–—•*·▪●►→]|\d{1,3}[.)]\s|[a-zа-я][.)]\s)", re.IGNORECASE)
_ENDS = (".", "!", "…", ":", ";", ",", ".”", ".»", '."', "!”", "!»", "?”", "?»")
_FINAL = re.compile(r"[.!?…][\"'”’»“)\]]*$")


def lines_of(text: str, start: int = 0) -> list[Span]:
    """Spans of the lines of the text from ``start`` that hold more than space."""
    spans: list[Span] = []
    position = start
    for line in text[start:].split("\n"):
        if line.strip():
            indent = len(line) - len(line.lstrip())
            spans.append(Span(position + indent, position + len(line)))
        position += len(line) + 1
    return spans


def find_headings(text: str, body: Sequence[Span]) -> list[Span]:
    """Lines of the body that stand as headings between paragraphs: short, without final punctuation."""
    found = [
        line
        for before, line, after in zip(body, body[1:], body[2:], strict=False)
        if _is_heading(line.of(text)) and _is_paragraph(before.of(text)) and _is_paragraph(after.of(text))
    ]
    questions = {line for line in found if line.of(text).endswith("?")}
    if len(questions) > 2:  # an interview: its questions are content
        found = [line for line in found if line not in questions]
    return found


def sections_from(text: str, headings: Sequence[Span]) -> tuple[Section, ...]:
    """Sections from their headings: each runs to the next heading or the end."""
    ends = [*(heading.start for heading in headings[1:]), len(text)][: len(headings)]
    return tuple(
        Section(heading.of(text), Span(heading.start, heading.start + len(text[heading.start : end].rstrip())))
        for heading, end in zip(headings, ends, strict=True)
    )


def _is_heading(line: str) -> bool:
    if len(line) > MAX_HEADING or len(line.split()) > 16 or not any(c.isalpha() for c in line):
        return False
    if _LIST_ITEM.match(line) or line.endswith(_ENDS):
        return False
    first = next(c for c in line if c.isalnum())
    return first.isdecimal() or first.isupper() or first.upper() == first


def _is_paragraph(line: str) -> bool:
    return len(line) >= MIN_PARAGRAPH or bool(_FINAL.search(line)) or bool(_LIST_ITEM.match(line))
