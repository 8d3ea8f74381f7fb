"""The day that a report's relative expressions count from.

Owns the choice between the day of publication and an earlier one that the report's metadata or its opening lines
print: a transcript or an interview under embargo speaks of "today" as the day when it was held.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from carsica.extract.times.arithmetic import Context
from carsica.extract.times.atoms import Atom
from carsica.extract.times.calendar import resolve
from carsica.parse.syntax import Sentence
from carsica.record.span import Span

_SENSIBLE = range(1400, 2400)
"""Years that a publication date may have; others would carry relative dates out of the calendar."""
_WEEK = 7
_OPENING = 4
"""Lines at the head of a report in which a bare date is that of the report."""


def published_day(published: str | None) -> date | None:
    """The day of an ISO day or moment; None when there is none or it is a month or a year alone."""
    try:
        day = date.fromisoformat((published or "")[:10])
    except ValueError:
        return None
    return day if day.year in _SENSIBLE else None


def spoken_day(printed: Iterable[Atom], published: date | None) -> date | None:
    """The first day in the lines at the head, if it lies at most a week before publication; else publication.

    Where they print the day of publication too, a day without a year is that of what the report tells of.
    """
    if published is None:
        return None
    dates = [atom for atom in printed if atom.kind == "date"]
    days = [resolve(atom, Context(published)).day for atom in dates]
    first = next(iter(days), None)
    if first is None or not 0 <= (published - first).days <= _WEEK:
        return published
    return published if published in days and "year" not in dates[0].fields else first


def opening_lines(sentences: Iterable[Sentence], header: tuple[Span, ...]) -> list[tuple[int, int]]:
    """The lines of metadata near the top and the first lines that hold no finite verb, in text order."""
    spans: list[tuple[int, int]] = [(h.start, h.end) for h in header[:_OPENING]]
    for number, sentence in enumerate(sentences):
        if number == _OPENING:
            break
        if not any(w.features.get("VerbForm") == "Fin" for w in sentence.words):
            spans.append((sentence.start, sentence.end))
    return sorted(spans)
