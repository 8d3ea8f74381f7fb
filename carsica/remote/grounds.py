"""Where the words of an answer stand: the one test that every row has to pass.

Owns finding words in a chunk of a report, and the reasons for which a row is not kept. An answer never holds an
offset, so a span can only be one that was found here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from math import isfinite
from typing import Any

from carsica.annotation.words import Passage
from carsica.extract.numbers import Numeral, find_numerals
from carsica.record.report import Report
from carsica.record.span import Span
from carsica.remote.chunks import Chunk, Sentences

SHAPE = "wrong shape"
CHOICE = "not a choice that was offered"


class RejectedError(Exception):
    """A row, or a part of one, is not kept; the message is the reason, one of few so that they can be counted."""


class Grounds:
    """A report's text, in which words are looked for."""

    def __init__(self, report: Report, sentences: Sentences) -> None:
        self.report, self.text, self.sentences = report, report.text, sentences
        self.numerals: tuple[Numeral, ...] = find_numerals(report.text, report.language)
        self._passage = Passage(report.text)
        self._found: dict[str, tuple[Span, ...]] = {}

    def anywhere(self, words: str) -> tuple[Span, ...]:
        """Every place of the report where words stand."""
        if words not in self._found:
            long = len(words) > len(self.text)
            self._found[words] = () if long else tuple(self._passage.find_plain(words))
        return self._found[words]

    def within(self, words: str, bounds: Chunk | Span) -> tuple[Span, ...]:
        """Every place where words stand inside a span, or inside the sentences of a chunk."""
        if isinstance(bounds, Span):
            return tuple(span for span in self.anywhere(words) if bounds.covers(span))
        inside, lines = bounds.span, self.report.header
        return tuple(
            span
            for span in self.anywhere(words)
            if inside.covers(span) and not any(span.overlaps(line) for line in lines)
        )

    def first(self, words: str, chunk: Chunk, taken: Iterable[Span] = ()) -> Span:
        """The first place in a chunk that no earlier row has taken; else the first of all.

        Rows come in the order of the text, so the second row with the same words means their second place.
        """
        found = self.within(words, chunk)
        if not found:
            raise RejectedError("its words are not in the text")
        taken = set(taken)
        return next((span for span in found if span not in taken), found[0])

    def around(self, span: Span) -> Span:
        """The neighbourhood of a span: its sentences and those next to them."""
        return self.sentences.around(span)


def trimmed(text: str, span: Span) -> Span:
    """A span without blanks, quotation marks and the full stop at its edges."""
    start, end = span
    while start < end and (text[start].isspace() or text[start] in _QUOTES):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in _QUOTES or _stop(text, start, end)):
        end -= 1
    return Span(start, end) if start < end else span


_QUOTES = "\"'“”„«»‘’‹›"


def _stop(text: str, start: int, end: int) -> bool:
    """Does the span end in a full stop that belongs to no abbreviation or ellipsis?"""
    word = text[start : end - 1].rpartition(" ")[2]
    return text[end - 1] in ".," and text[end - 2 : end - 1] != "." and "." not in word and len(word) > 2


def nearest(spans: Iterable[Span], to: Span) -> Span | None:
    """The span nearest to another; of equals the first."""
    return min(
        spans, key=lambda span: (max(0, span.start - to.end, to.start - span.end), span.start), default=None
    )


# ---------------------------------------------------------------- values of an answer, which may be anything


def row_of(value: Any) -> Mapping[str, Any]:
    """An object, or the row is rejected."""
    if not isinstance(value, Mapping):
        raise RejectedError(SHAPE)
    return value


def text_in(row: Mapping[str, Any], key: str) -> str:
    """A text without blanks at its edges; "" if it is missing or null."""
    value = row.get(key)
    if value is not None and not isinstance(value, str):
        raise RejectedError(SHAPE)
    return (value or "").strip()


def truth_in(row: Mapping[str, Any], key: str) -> bool:
    """true or false; false if it is missing or null."""
    value = row.get(key)
    if value is not None and not isinstance(value, bool):
        raise RejectedError(SHAPE)
    return bool(value)


def number_in(row: Mapping[str, Any], key: str) -> float:
    """A finite number."""
    value = row.get(key)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        with suppress(OverflowError):
            if isfinite(number := float(value)):
                return number
    raise RejectedError(SHAPE)


def list_in(row: Mapping[str, Any], key: str) -> list[Any]:
    """A list; empty if it is missing or null."""
    value = row.get(key)
    if value is not None and not isinstance(value, list):
        raise RejectedError(SHAPE)
    return value or []


def texts_in(row: Mapping[str, Any], key: str) -> list[str]:
    """A list of texts, empty ones left out."""
    values = list_in(row, key)
    if not all(isinstance(value, str) for value in values):
        raise RejectedError(SHAPE)
    return [value.strip() for value in values if value.strip()]


def choice_in(row: Mapping[str, Any], key: str, choices: Iterable[str], default: str = "") -> str:
    """One of the choices; the default, where there is one, if none is given."""
    value = text_in(row, key) or default
    if value not in choices:
        raise RejectedError(CHOICE)
    return value
