"""The way from a parsed report to its time expressions.

Owns the order: numbers, matching, tense, calendar, and the day that "the next day" counts from.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from carsica.extract.figure_words import figure_words
from carsica.extract.numbers import find_numerals
from carsica.extract.times.arithmetic import FUTURE, NEAR, PAST, Context, Resolved
from carsica.extract.times.atoms import Atom, find_atoms, mask
from carsica.extract.times.calendar import resolve
from carsica.extract.times.grammar import Grammar, grammar
from carsica.extract.times.tense import direction, past_before_past
from carsica.parse.syntax import Document, Sentence
from carsica.record.report import Report
from carsica.record.span import Span
from carsica.record.time import TimeExpression

_ABSOLUTE = frozenset(("date", "day_range", "iso_week", "moment"))
_WHOLE = frozenset(("range", "day_range", "night_between", "past_ref", "present_ref", "future_ref", "part"))
"""Kinds whose leading preposition belongs to them ("dal 24 al 26", "in passato", "nella notte")."""
_SENSIBLE = range(1400, 2400)
"""Years that a publication date may have; others would carry relative dates out of the calendar."""
_WEEK = 7
_YEARLESS = frozenset(("date", "month", "day_range", "season"))
_NARRATIVE = frozenset(("after", "before", "same", "after_unit", "before_unit", "clock"))


def find_times(document: Document, report: Report) -> tuple[TimeExpression, ...]:
    """Every time expression of a report's title, body and printed metadata, in text order.

    Dates that the text leaves open are fixed by ``report.published`` and the tense of their clause; without a
    publication date they keep what the text says ("XXXX-11-17") and their bounds stay None.
    """
    rules = grammar(document.language)
    numerals = find_numerals(document.text, document.language)
    masked = mask(document.text, numerals)
    values = {numeral.core[0]: numeral.value for numeral in numerals}
    anchor = _anchor(report.published)
    found: list[TimeExpression] = []
    for span in report.header:
        for atom in find_atoms(masked, span, rules, values):
            if atom.kind in _ABSOLUTE:
                found.append(_expression(document.text, atom, resolve(atom, Context(anchor))))
    found.extend(_of_body(document, masked, rules, values, anchor))
    ages = [m.span() for m in figure_words(document.language).age.finditer(document.text)]
    grown = [t for t in found if t.granularity == "duration" and any(t.span.overlaps(a) for a in ages)]
    return tuple(sorted((t for t in found if t not in grown), key=lambda t: t.span))


def _of_body(
    document: Document, masked: str, rules: Grammar, values: dict[int, float], anchor: date | None
) -> Iterator[TimeExpression]:
    focus: date | None = None
    year: int | None = None
    for sentence in document.sentences:
        spoken: date | None = None  # a clock time belongs to a day named in its own sentence
        year = None if anchor else year  # and a month to a year named before it there
        for found in find_atoms(masked, (sentence.start, sentence.end), rules, values):
            atom = _in_year(found, year)
            if atom.kind in _YEARLESS:
                year = atom.fields.get("year2") or atom.fields.get("year") or year
            context = Context(
                anchor, focus if atom.kind in _NARRATIVE else None, _looks(sentence, atom, rules, masked)
            )
            if atom.kind == "before" and not {"unit", "number"} & atom.fields.keys():
                of_event = rules.eve_of.match(masked, atom.end) or past_before_past(
                    sentence, (atom.start, atom.end)
                )
                if not (of_event and _recent(focus, anchor)):
                    context = replace(context, focus=spoken)  # "on the eve" is that of the report's day
            if spoken and (atom.kind == "clock" or (atom.kind == "part" and _follows(atom))):
                context = Context(spoken, None, NEAR)
            resolved = resolve(atom, context)
            if resolved.value is None and (anchor or resolved.granularity == "vague"):
                continue  # no such day ("31 June"), or no time at all ("last minute")
            if resolved.day and atom.kind != "ahead":
                spoken = focus = resolved.day
            yield _expression(document.text, _trimmed(atom, masked, rules), resolved)


def _recent(focus: date | None, anchor: date | None) -> bool:
    """Was the day last spoken of at most a week before the report?"""
    return focus is not None and anchor is not None and 0 < (anchor - focus).days <= _WEEK


def _in_year(atom: Atom, year: int | None) -> Atom:
    """A day or month without a year belongs to the one named before it ("on 24 February 2022 ... on 2 April")."""
    if year is None or atom.kind not in _YEARLESS or "year" in atom.fields or "month" not in atom.fields:
        return atom
    return replace(atom, fields={**atom.fields, "year": year})


def _trimmed(atom: Atom, masked: str, rules: Grammar) -> Atom:
    leading = (
        None
        if atom.kind in _WHOLE or "year2" in atom.fields
        else rules.trim.match(masked, atom.start, atom.end - 1)
    )
    return replace(atom, start=leading.end()) if leading else atom


def _follows(atom: Atom) -> bool:
    """May a part of the day belong to a day named before ("on Monday ... in the evening")? Nights may not."""
    return not {"this", "past", "next"} & atom.fields.keys() and atom.fields.get("part") != "NI"


def _looks(sentence: Sentence, atom: Atom, rules: Grammar, masked: str) -> int:
    if "year" in atom.fields or atom.kind in ("duration", "deictic", "ago", "ahead"):
        return NEAR
    told = direction(sentence, (atom.start, atom.end), rules.future, rules.expected, masked)
    if told == PAST and atom.kind == "weekday":
        leading = rules.trim.match(masked, atom.start, atom.end - 1)
        set_for = rules.ahead.search(masked, sentence.start, leading.end() if leading else atom.start)
        return FUTURE if set_for else told  # "convoked for Friday"
    return told


def _expression(text: str, atom: Atom, resolved: Resolved) -> TimeExpression:
    return TimeExpression(
        span=Span(atom.start, atom.end),
        text=text[atom.start : atom.end],
        start=resolved.start,
        end=resolved.end,
        granularity=resolved.granularity,
        value=resolved.value,
    )


def _anchor(published: str | None) -> date | None:
    """The day of an ISO day or moment; None when there is none or it is a month or a year alone."""
    try:
        day = date.fromisoformat((published or "")[:10])
    except ValueError:
        return None
    return day if day.year in _SENSIBLE else None
