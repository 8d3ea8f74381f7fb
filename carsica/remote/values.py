"""Figures and times of an answer: a value is kept only where the words bear it out.

Owns those checks. A figure's bounds are the ones that our own number reader reads in its words; what the model
says must agree with them. A time whose value the words do not bear out keeps its words and loses its value.
"""

from __future__ import annotations

import re
from datetime import date

from carsica.annotation.values import Period, ValueFormError, period
from carsica.extract.numbers import Numeral
from carsica.record.figure import Figure
from carsica.record.span import Span
from carsica.record.time import TimeExpression
from carsica.remote.chunks import Chunk
from carsica.remote.desk import Desk, Row
from carsica.remote.grounds import SHAPE, RejectedError, number_in, text_in

FAR = 400
"""Days from the report within which a date without a year may lie."""
_DIGITS = re.compile(r"(['’/.]?)(\d{1,9})")
"""A number, and the mark before it that two digits of a year may have ("'24", "17/11/25")."""
_LABEL = re.compile(r"[^\W_][\w '/%-]{0,59}")


class Times:
    """The time expressions of one report's answers."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.grounds = desk, desk.grounds
        self.times: dict[Span, TimeExpression] = {}

    def take(self, answer: Row, chunk: Chunk) -> None:
        """Take in the times of one answer."""
        taken: set[Span] = set()
        self.desk.build("times", answer, lambda row: self._time(row, chunk, taken))

    def at(self, words: str, near: Span) -> TimeExpression | None:
        """The time expression that words name in a span, by being it or holding it."""
        for span in self.grounds.within(words, near):
            for time in self.times.values():
                if time.span.overlaps(span):
                    return time
        return None

    def dated(self, span: Span) -> bool:
        """Is a span part of a time expression that is no length of time?"""
        return any(t.span.overlaps(span) for t in self.times.values() if t.granularity != "duration")

    def _time(self, row: Row, chunk: Chunk, taken: set[Span]) -> None:
        span = self.grounds.first(text_in(row, "words"), chunk, taken)
        taken.add(span)
        words = span.of(self.grounds.text)
        covered: Period | None = None
        with self.desk.counting("values of times"):
            covered = _period(text_in(row, "value"))
            if not borne_out(words, covered, self.grounds.report.published):
                covered = None
                raise RejectedError("not borne out by the words")
        if covered is None:
            made = TimeExpression(span, words, None, None, "vague")
        else:
            made = TimeExpression(span, words, covered.start, covered.end, covered.granularity, covered.value)
        if span not in self.times or self.times[span].value is None:
            self.times[span] = made


def _period(value: str) -> Period:
    try:
        return period(value)
    except (ValueFormError, ValueError, OverflowError) as error:
        raise RejectedError("no TIMEX3 value") from error


def borne_out(words: str, covered: Period, published: str | None) -> bool:
    """Can the words mean the period? Every number in digits must be in the value, or lead to it by counting.

    "17 novembre" bears out 2025-11-17, "3 days ago" the day three days before the report, "6 pm" T18:00. Without a
    year in digits, a date must lie within a year or so of the report.
    """
    values = {int(n) for n in re.findall(r"\d{1,9}", covered.value)}
    values |= {value * 10 for value in values if 100 < value < 1000}  # decades: 199 is the 1990s
    away = _days_away(covered, published)
    counted = {away, away and away // 7, away and round(away / 30.4), away and round(away / 365.25)} - {None}
    with_year = False
    for before, digits in _DIGITS.findall(words):
        number = int(digits)
        years = {number + 1900, number + 2000} if before and len(digits) == 2 else {number} - set(range(1000))
        with_year = with_year or bool(years & values)
        if not ({number, number + 12} | years) & values and number not in counted:
            return False
    return with_year or covered.start is None or away is None or away <= FAR


def _days_away(covered: Period, published: str | None) -> int | None:
    """Days between a period's start and the report."""
    try:
        first, second = (date.fromisoformat((day or "")[:10]) for day in (covered.start, published))
        return abs((first - second).days)
    except ValueError:
        return None


class Figures:
    """The figures of one report's answers."""

    def __init__(self, desk: Desk, times: Times) -> None:
        self.desk, self.grounds, self.times = desk, desk.grounds, times
        self.figures: dict[Span, Figure] = {}

    def take(self, answer: Row, chunk: Chunk) -> None:
        """Take in the figures of one answer."""
        taken: set[Span] = set()
        for figure in self.desk.build("figures", answer, lambda row: self._figure(row, chunk, taken)):
            if not any(figure.span.overlaps(span) for span in self.figures):
                self.figures[figure.span] = figure

    def finished(self) -> tuple[Figure, ...]:
        """The figures in order of the text; ids f1, f2 ... are given last, so none is left out."""
        return tuple(self.figures[span] for span in sorted(self.figures))

    def _figure(self, row: Row, chunk: Chunk, taken: set[Span]) -> Figure:
        span = self.grounds.first(text_in(row, "words"), chunk, taken)
        taken.add(span)
        unit, what = label(text_in(row, "unit")), label(text_in(row, "what"))
        numeral = self._numeral(span, number_in(row, "value"))
        whole = Span(min(span.start, numeral.start), max(span.end, numeral.end))
        if self.times.dated(whole):
            raise RejectedError("it is part of a date")
        return Figure("", whole, unit, what, numeral.low, numeral.high, numeral.approximate)

    def _numeral(self, span: Span, value: float) -> Numeral:
        """The number in a figure's words that has the value."""
        inside = [n for n in self.grounds.numerals if span.covers(n.core)]
        if not inside:
            raise RejectedError("no number can be read in its words")
        for numeral in inside:
            bounds = [bound for bound in (numeral.low, numeral.high) if bound is not None]
            if any(abs(bound - value) <= 1e-9 * max(1.0, abs(bound)) for bound in bounds):
                return numeral
        raise RejectedError("its value is not the number in its words")


def label(words: str) -> str:
    """A short label of our own record (a unit, what was counted); it need not stand in the text."""
    if not _LABEL.fullmatch(words):
        raise RejectedError(SHAPE)
    return words
