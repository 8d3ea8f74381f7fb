"""Quotations: the stretches of a text between quotation marks, of any language.

Owns the pairing of marks. Must not know who speaks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from carsica.record.span import Span

CLOSERS = {"“": "”“", "«": "»", "„": '“”"', "»": "«", '"': '"', "‹": "›", "‚": "‘’", "‘": "’", "”": "”"}
"""What may close a quotation that a mark opens; German prints »so«, Swedish-style typing ”so”."""

SINGLE = "‘‚"
ONLY_OPEN = "«“"
"""Marks that open a quotation where they stand after a space, in all the languages read."""

MIXED = "“”«"
"""Marks that print opens quotations with, which careless typing closes with the typewriter's."""

TYPED = ("''", "``")
"""Pairs of marks that wires and archives type for a quotation's first one; two apostrophes end it."""


DASHED = re.compile(r"[—–-]\s+(\S[^\n«“\"]*?[^\W\d])[,!?…]+\s+[—–-]\s+(?=[^\W\d_])")
"""A paragraph that opens with a dash, up to the dash before whoever says it («— Нет. Уйду, — сказал Лось»)."""
LEAST_DASHED = 3
"""Words in the shortest speech between dashes."""


def find_quotations(text: str) -> tuple[Span, ...]:
    """Spans between quotation marks, marks left out, in text order; quotations inside quotations are not listed.

    A quotation that is not closed in its paragraph counts when the next paragraph opens with the same mark, as
    newspapers print speeches of several paragraphs, or closes it; and up to the end of its paragraph when the mark
    can only open one.
    """
    found: list[Span] = []
    lines = list(_lines(text))
    until = 0  # where a quotation that an earlier paragraph opened ends
    for number, (start, end) in enumerate(lines):
        if until > start + 1:
            found.append(Span(start, min(until, end)))
        following = lines[number + 1] if number + 1 < len(lines) else None
        first = min(until + 1, end) if until > start else start
        found.extend(_between_dashes(text, start, end))
        inside = list(_in_paragraph(text, first, end, text[following[0]] if following else ""))
        found.extend(inside)
        opened = _left_open(text, first, end, inside)
        if opened is None:
            continue
        closing = _closed_next(text, opened, following) if following else None
        if opened + 1 < end and (closing is not None or _begins_speech(text, opened, start)):
            found = [*(span for span in found if span.end <= opened), Span(opened + 1, end)]
            until = closing if closing is not None else until
    return tuple(found)


def _between_dashes(text: str, start: int, end: int) -> Iterator[Span]:
    """The speech of a paragraph that opens with a dash, if whoever says it stands behind a second one."""
    speech = DASHED.match(text, start, end)
    if speech and text[speech.end()].islower() and len(speech.group(1).split()) >= LEAST_DASHED:
        yield Span(*speech.span(1))


def _left_open(text: str, start: int, end: int, inside: Sequence[Span]) -> int | None:
    """Where a mark that can only open a quotation opens one that its paragraph does not close, or None."""
    for position in range(start, end):
        if text[position] in ONLY_OPEN and not any(s.start - 1 <= position < s.end for s in inside):
            before = text[position - 1] if position > start else " "
            if not before.isalnum() and _closing(text, position, end) is None:
                return position
    return None


def _closed_next(text: str, opened: int, following: tuple[int, int]) -> int | None:
    """Where the next paragraph closes a quotation left open before it opens another of its own, or None."""
    start, end = following
    for position in range(start, end):
        if text[position] in CLOSERS[text[opened]]:
            return position
        if text[position] in CLOSERS:
            return None
    return None


def _begins_speech(text: str, opened: int, start: int) -> bool:
    """Does a mark stand at the head of a paragraph, or after a colon or a full stop, with words after it?"""
    before = text[start:opened].rstrip()
    return (not before or before[-1] in ":.!?…") and text[opened + 1 : opened + 2].isalnum()


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.split("\n"):
        stripped = line.strip()
        if stripped:
            offset = start + line.index(stripped[0])
            yield offset, offset + len(stripped)
        start += len(line) + 1


_MARK = re.compile("|".join(map(re.escape, (*TYPED, *CLOSERS))))


def _in_paragraph(text: str, start: int, end: int, following: str) -> Iterator[Span]:
    position, unclosed = start, ""  # marks that nothing closes up to the end
    while found := _MARK.search(text, position, end):
        position = found.start()
        mark = text[position]
        if text.startswith(TYPED, position):
            closing = _closing_typed(text, position, end)
            if closing is not None:
                yield Span(position + 2, closing)
                position = closing + 2
                continue
        if mark in CLOSERS and _opens(text, position, start):
            closing = _closing(text, position, end) if mark not in unclosed else None
            if closing is not None:
                if closing > position + 1:
                    yield Span(position + 1, closing)
                position = closing
            else:
                unclosed += mark
            if closing is None and following == mark and mark not in SINGLE:
                if end > position + 1:
                    yield Span(position + 1, end)
                return
        position += 1


def _opens(text: str, position: int, start: int) -> bool:
    before = text[position - 1] if position > start else " "
    after = text[position + 1 : position + 2]
    if text[position] in SINGLE + '"»”' and (before.isalnum() or not after.strip()):
        return False
    return bool(after)


def _closing(text: str, position: int, end: int) -> int | None:
    closers = CLOSERS[text[position]]
    for place in range(position + 1, end):
        mark = text[place]
        if mark not in closers:
            continue
        after = text[place + 1 : place + 2]
        if mark == "’" and after.isalpha():
            continue  # an apostrophe
        if mark in '“"' and mark == text[position] and text[place - 1].isspace():
            continue  # opens an inner one
        return place
    return _closing_mixed(text, position, end)


def _closing_mixed(text: str, position: int, end: int) -> int | None:
    """Where a typed mark closes what a printed one opens and nothing else closes (“Come in", said X)."""
    if text[position] not in MIXED:
        return None
    places = (i for i in range(position + 1, end) if text[i] == '"')
    place = next(places, None)
    ends = place is not None and not text[place - 1].isspace() and not text[place + 1 : place + 2].isalnum()
    return place if ends else None


def _closing_typed(text: str, position: int, end: int) -> int | None:
    """Where the two apostrophes that close a quotation begin; None where ``position`` opens none."""
    before, after = text[position - 1 : position], text[position + 2 : position + 3]
    if before.isalnum() or not after.strip() or after in ".,;:":
        return None
    place = text.find("''", position + 3, end)
    while place >= 0 and text[place + 2 : place + 3].isalnum():
        place = text.find("''", place + 1, end)
    while place >= 0 and text[place + 2 : place + 3] == "'":
        place += 1  # the last two of three: an inner quotation closes before
    return place if place >= 0 else None
