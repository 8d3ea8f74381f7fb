"""Borders of contents: without an agency's place line, with both marks of a quotation or neither.

Owns the last trimming of what statements say. Must not decide what is said or by whom.
"""

from __future__ import annotations

import re

from carsica.extract.attribution.quotations import CLOSERS
from carsica.extract.attribution.scene import EDGE, Draft, Scene
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


def without_day(scene: Scene, draft: Draft) -> Span:
    """The first span of a content without the day of the saying, which trees hang on what is said.

    The day stands right behind the verb, before the subject of a clause with no "that" ("said on Monday they").
    """
    span, sentence = draft.content[0], scene.sentence(draft.sentence)
    words = sentence.words
    at = next((i for i, w in enumerate(words) if w.start == span.start), None)
    if (
        draft.kind != "verb"
        or draft.verb is None
        or at is None
        or at != draft.verb + 1
        or scene.quoted(span.start)
    ):
        return span
    end = at
    while end < len(words) and (scene.timed(words[end].start) or (end == at and words[end].upos == "ADP")):
        end += 1
    opens = any(min(sentence.subtree(i)) == end for i, w in enumerate(words) if w.relation.startswith("nsubj"))
    return Span(words[end].start, span.end) if opens and scene.timed(words[end - 1].start) else span


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
