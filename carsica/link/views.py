"""A statement as linking compares it: its words, whom and what its content names, and when it came out.

Owns the gathering of these from a reading; must not judge likeness.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from carsica.link.actors import ActorLinks
from carsica.link.events import EventLinks
from carsica.link.lexical import table
from carsica.link.shelf import RowKey, Shelf, day_number
from carsica.record.figure import Figure
from carsica.record.reading import Reading
from carsica.record.span import Span
from carsica.record.statement import Statement

_DIGITS = re.compile(r"\d+(?:[.,]\d+)?")


@dataclass(frozen=True)
class StatementView:
    """A statement with all that its content holds, as linked ids and day numbers."""

    key: RowKey
    statement: Statement
    language: str
    published: int | None
    text: str
    words: int
    actors: frozenset[str]
    countries: frozenset[str]
    figures: tuple[Figure, ...]
    numbers: frozenset[str]
    events: frozenset[str]
    days: frozenset[int]
    negated: bool

    @property
    def denies(self) -> bool:
        """Does the speaker reject what the content says?"""
        return self.statement.polarity == "negative"


def statement_views(shelf: Shelf, actors: ActorLinks, events: EventLinks) -> list[StatementView]:
    """Views of all statements, in order of publication."""
    return [
        _view(reading, statement, shelf, actors, events)
        for reading in shelf.readings
        for statement in reading.statements
        if statement.content
    ]


def _view(
    reading: Reading, statement: Statement, shelf: Shelf, actors: ActorLinks, events: EventLinks
) -> StatementView:
    report, spans = reading.report, statement.content
    text = " ".join(shelf.text(report.id, span) for span in spans)
    named = shelf.actors_in(report.id, spans)
    happening = [e for e in reading.events if _inside(e.trigger, spans)]
    who = actors.ids(report.id, named)
    days = {d for t in reading.times if t.granularity in ("day", "time") and _inside(t.span, spans)
            for d in [day_number(t.start)] if d is not None}  # fmt: skip
    return StatementView(
        key=(report.id, statement.id),
        statement=statement,
        language=report.language,
        published=shelf.days[report.id],
        text=text,
        words=len(text.split()),
        actors=who,
        countries=frozenset(c for a in who for c in actors.countries.get(a, ())),
        figures=tuple(f for f in reading.figures if _inside(f.span, spans)),
        numbers=frozenset(_DIGITS.findall(text)),
        events=_linked_events(report.id, (e.id for e in happening), events.of_row),
        days=frozenset(days),
        negated=is_negated(text, report.language),
    )


def _linked_events(report: str, rows: Iterable[str], of_row: Mapping[RowKey, str]) -> frozenset[str]:
    return frozenset(of_row[report, row] for row in rows if (report, row) in of_row)


def _inside(span: Span, spans: Sequence[Span]) -> bool:
    return any(outer.covers(span) for outer in spans)


@cache
def _pattern(section: str, language: str) -> re.Pattern[str] | None:
    words: list[str] = table("negations")[section].get(language, [])
    if not words:
        return None
    parts = [re.escape(w.removesuffix("*")) + (r"\w*" if w.endswith("*") else r"\b") for w in words]
    return re.compile(r"(?i)(?<!\w)(?:" + "|".join(parts) + ")")


def is_negated(text: str, language: str) -> bool:
    """Does a word turn the sentence into its opposite? Two do too: most of the languages say no twice over."""
    pattern = _pattern("negations", language)
    return bool(pattern and pattern.search(text))


def takes_back(text: str, language: str) -> bool:
    """Do the words retract something?"""
    pattern = _pattern("retraction", language)
    return bool(pattern and pattern.search(text))
