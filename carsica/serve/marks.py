"""A report's text with its spans marked: overlapping spans turned into properly nested elements.

Owns the way from spans to elements and their anchors; must not decide what is marked. All text is escaped here.
"""

from __future__ import annotations

import heapq
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup, escape

from carsica.record.span import Span


@dataclass(frozen=True, slots=True)
class Mark:
    """A span to be marked: style classes, an explanation for the pointer, and a note's number and anchor."""

    span: Span
    classes: tuple[str, ...] = ()
    title: str = ""
    note: tuple[int, str] | None = None


@dataclass(frozen=True, slots=True)
class MarkedLine:
    """One line of the text: its span and its elements."""

    span: Span
    html: Markup


@dataclass(frozen=True, slots=True)
class MarkedText:
    """The lines of a text. ``css`` lights up the further pieces of spans that could not stay in one element."""

    lines: tuple[MarkedLine, ...]
    css: str


@dataclass
class _Whole:
    """All that is to be known of one span: several marks may share it."""

    span: Span
    classes: dict[str, None] = field(default_factory=dict)
    titles: dict[str, None] = field(default_factory=dict)
    notes: list[tuple[int, str]] = field(default_factory=list)
    pieces: int = 0

    def add(self, mark: Mark) -> None:
        self.classes.update(dict.fromkeys(mark.classes))
        if mark.title:
            self.titles[mark.title] = None
        if mark.note and mark.note not in self.notes:
            self.notes.append(mark.note)


def mark_text(text: str, marks: Iterable[Mark], anchors: Mapping[Span, str]) -> MarkedText:
    """The text's lines with every mark as an element; ``anchors`` gives spans the ids of their elements.

    A span that crosses another, or the end of a line, is cut into pieces; its first piece carries the id.
    Spans that reach beyond the text are cut to it.
    """
    wholes = {span: _Whole(span) for span in anchors}
    for mark in marks:
        wholes.setdefault(mark.span, _Whole(mark.span)).add(mark)
    lines = _lines(text)
    by_line = _by_line(lines, wholes.values())
    writer = _Writer(text, anchors)
    written = tuple(MarkedLine(line, writer.line(line, by_line[n])) for n, line in enumerate(lines))
    return MarkedText(written, _css(wholes.values(), anchors))


def _lines(text: str) -> list[Span]:
    lines, start = [], 0
    for line in text.split("\n"):
        lines.append(Span(start, start + len(line)))
        start += len(line) + 1
    return lines


def _by_line(lines: list[Span], wholes: Iterable[_Whole]) -> dict[int, list[_Whole]]:
    """The spans of each line, by its number: outer ones first."""
    starts = [line.start for line in lines]
    found: dict[int, list[_Whole]] = defaultdict(list)
    for whole in sorted(wholes, key=lambda w: (w.span.start, -w.span.end)):
        first = max(0, bisect_right(starts, whole.span.start) - 1)
        last = max(first, bisect_left(starts, whole.span.end) - 1)
        for number in range(first, last + 1):
            found[number].append(whole)
    return found


def _css(wholes: Iterable[_Whole], names: Mapping[Span, str]) -> str:
    """Rules for the pieces after the first, which ``:target`` does not reach. Ids are ours: letters and digits."""
    cut = (names[w.span] for w in wholes if w.pieces > 1 and w.span in names)
    lit = "{background:var(--target);color:var(--target-ink)}"
    return "".join(f":root:has(#{name}:target) .p-{name}{lit}" for name in cut)


class _Writer:
    """Writes one line after the other."""

    def __init__(self, text: str, names: Mapping[Span, str]) -> None:
        self.text = text
        self.names = names

    def line(self, line: Span, wholes: Sequence[_Whole]) -> Markup:
        """The line's text with the pieces of the given spans that lie on it."""
        queue: list[tuple[int, int, int]] = []
        for number, whole in enumerate(wholes):
            start = min(max(whole.span.start, line.start), line.end)
            heapq.heappush(queue, (start, -max(start, min(whole.span.end, line.end)), number))
        out: list[Markup] = []
        opened: list[tuple[int, _Whole]] = []
        position = line.start
        while queue:
            start, end, number = heapq.heappop(queue)
            end = -end
            position = self._close(out, opened, position, start)
            if opened and end > opened[-1][0]:
                heapq.heappush(queue, (opened[-1][0], -end, number))
                end = opened[-1][0]
            out += [self._plain(position, start), self._open(wholes[number])]
            opened.append((end, wholes[number]))
            position = start
        position = self._close(out, opened, position, line.end)
        out.append(self._plain(position, line.end))
        return Markup("").join(out)

    def _close(self, out: list[Markup], opened: list[tuple[int, _Whole]], position: int, until: int) -> int:
        """Close the elements that end at or before ``until``; returns the position reached."""
        while opened and opened[-1][0] <= until:
            end, whole = opened.pop()
            out += [self._plain(position, end), Markup("</span>"), self._notes(whole, end)]
            position = max(position, end)
        return position

    def _plain(self, start: int, end: int) -> Markup:
        return escape(self.text[start:end]) if end > start else Markup("")

    def _open(self, whole: _Whole) -> Markup:
        whole.pieces += 1
        name = self.names.get(whole.span)
        classes = [*whole.classes]
        attributes = ""
        if name and whole.pieces == 1:
            attributes += f' id="{escape(name)}"'
        elif name:
            classes.append(f"p-{name}")
        if classes:
            attributes += f' class="{escape(" ".join(classes))}"'
        if whole.titles:
            attributes += f' title="{escape("; ".join(whole.titles))}"'
        return Markup(f"<span{attributes}>")

    def _notes(self, whole: _Whole, end: int) -> Markup:
        """The numbers of the span's notes, behind its last piece."""
        if end < min(whole.span.end, len(self.text)):
            return Markup("")
        return Markup("").join(
            Markup('<a class="ref" href="#{}">{}</a>').format(anchor, number) for number, anchor in whole.notes
        )
