"""A report in pieces that a model can take at once, and the sentences that are each other's neighbours.

Owns cutting. Sentences here are cut by punctuation alone: they bound where words are looked for, no more.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from carsica.record.report import Report
from carsica.record.span import Span

OVERLAP = 2
"""Sentences that a chunk repeats from the one before, so that "he" has somebody to stand for."""
NEIGHBOURS = 1
"""Sentences before and after one that still count as its neighbourhood."""
_LINE = re.compile(r"[^\n]+")
_END = re.compile(r"""[.!?…]+["'”»’)\]]*\s+(?=["'“„«‘(\[—–-]?\s?[^\W_a-zß-öø-ÿœа-яёіїєґ])""")


@dataclass(frozen=True, slots=True)
class Sentences:
    """The sentences of a report's title and body, in order; lines of metadata are left out."""

    spans: tuple[Span, ...]

    def around(self, span: Span) -> Span:
        """The neighbourhood of a span: the sentences it touches, and those next to them."""
        first = max(0, self._at(span.start) - NEIGHBOURS)
        last = min(len(self.spans) - 1, self._at(max(span.start, span.end - 1)) + NEIGHBOURS)
        return Span(self.spans[first].start, self.spans[max(last, 0)].end)

    def _at(self, place: int) -> int:
        """The number of the sentence that begins at a character or last before it; -1 before the first."""
        return bisect_right(self.spans, place, key=lambda span: span.start) - 1


@dataclass(frozen=True, slots=True)
class Chunk:
    """Consecutive sentences of a report that go to the server together."""

    sentences: tuple[Span, ...]

    @property
    def span(self) -> Span:
        """From the first sentence to the end of the last."""
        return Span(self.sentences[0].start, self.sentences[-1].end)

    def words(self, text: str) -> str:
        """The sentences as one text; what stands between them in the report is left out unless it is blank."""
        parts = [self.sentences[0].of(text)]
        for before, sentence in zip(self.sentences, self.sentences[1:], strict=False):
            gap = text[before.end : sentence.start]
            parts += [gap if not gap.strip() else "\n", sentence.of(text)]
        return "".join(parts)

    def halves(self) -> tuple[Chunk, ...]:
        """Two chunks that hold the same sentences; none for a chunk of a single one."""
        middle = len(self.sentences) // 2
        return (Chunk(self.sentences[:middle]), Chunk(self.sentences[middle:])) if middle else ()


def sentences_of(report: Report, limit: int) -> Sentences:
    """The sentences of a report, none of more than ``limit`` bytes (UTF-8)."""
    whole = [span for span in _sentences(report.text) if not any(span.overlaps(line) for line in report.header)]
    return Sentences(tuple(part for span in whole for part in _bounded(report.text, span, limit)))


def chunks_of(text: str, sentences: Sequence[Span], limit: int) -> Iterator[Chunk]:
    """Chunks of at most ``limit`` bytes (UTF-8) that overlap by a few sentences, where these leave room."""
    current: list[Span] = []
    room = limit
    for sentence in sentences:
        size = _size(text, sentence)
        if current and size > room:
            yield Chunk(tuple(current))
            kept = current[-OVERLAP:] if len(current) > OVERLAP else []
            while kept and sum(_size(text, s) for s in kept) + size > limit // 2:
                kept = kept[1:]
            current = [*kept]
            room = limit - sum(_size(text, s) for s in current)
        current.append(sentence)
        room -= size
    if current:
        yield Chunk(tuple(current))


def _sentences(text: str) -> Iterator[Span]:
    for line in _LINE.finditer(text):
        start = line.start()
        for end in _END.finditer(text, line.start(), line.end()):
            yield from _unless_blank(text, start, end.end())
            start = end.end()
        yield from _unless_blank(text, start, line.end())


def _unless_blank(text: str, start: int, end: int) -> Iterator[Span]:
    words = text[start:end]
    if words.strip():
        yield Span(start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip()))


def _bounded(text: str, span: Span, limit: int) -> Iterator[Span]:
    """A sentence too long to be one, cut at blanks, or anywhere where there are none."""
    start = span.start
    while start < span.end:
        end = min(span.end, start + max(1, limit // 4))  # a character is four bytes at most
        if _size(text, Span(start, span.end)) <= limit:
            end = span.end
        elif (blank := text.rfind(" ", start + 1, end)) > start:
            end = blank
        yield from _unless_blank(text, start, end)
        start = end


def _size(text: str, span: Span) -> int:
    return len(span.of(text).encode("utf-8", "replace")) + 1
