"""The way from a parsed report to its time expressions.

Owns the order: numbers, matching, tense, calendar, and the day that "the next day" counts from.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from carsica.extract.cover import Cover
from carsica.extract.figure_words import figure_words
from carsica.extract.numbers import find_numerals
from carsica.extract.times.anchor import opening_lines, published_day, spoken_day
from carsica.extract.times.arithmetic import FUTURE, NEAR, OPEN, PAST, Context, Resolved
from carsica.extract.times.atoms import Atom, find_atoms, mask
from carsica.extract.times.calendar import resolve
from carsica.extract.times.counted import Counted, counts, resolve_counted
from carsica.extract.times.grammar import Grammar, grammar
from carsica.extract.times.narrative import YEARLESS, Narrative
from carsica.extract.times.occasions import Occasions, Told
from carsica.extract.times.tense import past_before_past, supposed
from carsica.parse.syntax import Document, Sentence
from carsica.record.report import Report
from carsica.record.span import Span
from carsica.record.time import TimeExpression

_ABSOLUTE = frozenset(("date", "day_range", "iso_week", "moment"))
_WHOLE = frozenset(("range", "day_range", "past_ref", "present_ref", "future_ref"))
"""Kinds whose leading preposition belongs to them ("dal 24 al 26", "in passato")."""
_WEEK = 7
_LATELY = 3
"""Sentences over which a clock time may belong to the day told last."""
_OPENING = 5
"""Sentences in which "two days after the vote" at the head of a line is the report's own day."""
_COUNTING = frozenset(("after", "before", "same", "ago", "ahead", "clock"))
_TOLD = frozenset(("weekday", "date", "deictic"))
"""Kinds that tell the day of a report's event near its top."""
_STEPPING = frozenset(("after", "before"))
_LEANING = frozenset(("weekday", "date", "month", "season"))
"""Kinds that the present carries ahead ("the talks resume on Monday")."""
_NARRATIVE = frozenset(("after", "before", "same", "after_unit", "before_unit", "clock"))


def find_times(document: Document, report: Report) -> tuple[TimeExpression, ...]:
    """Every time expression of a report's title, body and printed metadata, in text order.

    Dates that the text leaves open are fixed by ``report.published`` and the tense of their clause; without a
    publication date they keep what the text says ("XXXX-11-17") and their bounds stay None.
    """
    rules = grammar(document.language)
    numerals = find_numerals(document.text, document.language)
    masked = mask(document.text, numerals, frozenset(rules.values["month"]))
    values = {numeral.core[0]: numeral.value for numeral in numerals}
    published = published_day(report.published)
    printed = {span: find_atoms(masked, span, rules, values) for span in ((h.start, h.end) for h in report.header)}
    heads = [
        printed.get(span) or find_atoms(masked, span, rules, values)
        for span in opening_lines(document.sentences, report.header)
    ]
    anchor = spoken_day((atom for atoms in heads for atom in atoms), published)
    found: list[TimeExpression] = []
    for atoms in printed.values():
        for atom in atoms:
            if atom.kind in _ABSOLUTE:
                found.append(_expression(document.text, atom, resolve(atom, Context(published))))
    found.extend(_of_body(document, masked, rules, values, anchor))
    ages = [m.span() for m in figure_words(document.language).age.finditer(document.text)]
    grown = [t for t in found if t.granularity == "duration" and any(t.span.overlaps(a) for a in ages)]
    return tuple(sorted((t for t in found if t not in grown), key=lambda t: t.span))


def _of_body(
    document: Document, masked: str, rules: Grammar, values: dict[int, float], anchor: date | None
) -> Iterator[TimeExpression]:
    focus: date | None = None
    focused = 0  # the sentence that told the focus last
    lead: date | None = None  # the first day that a clause near the top tells of
    year: int | None = None
    since: tuple[int, date] | None = None  # the sentence that named a year last, without a day since
    told: list[Told] = []
    counted: list[Counted] = []
    people = _people(document)
    matched = [find_atoms(masked, (s.start, s.end), rules, values) for s in document.sentences]
    narrative = Narrative(anchor, (atom for atoms in matched for atom in atoms))
    for number, sentence in enumerate(document.sentences):
        spoken: date | None = None  # a clock time belongs to a day named in its own sentence
        named_at = sentence.start
        year = None if anchor else year  # and a month to a year named before it there
        for found in (a for a in matched[number] if a.start not in people or a.end - 1 not in people):
            atom = _over(sentence, _in_year(_counted_year(found, anchor), year), rules, masked)
            if atom.kind in YEARLESS:
                year = atom.fields.get("year2") or atom.fields.get("year") or year
            if counts(sentence, atom, rules, masked):
                restated = spoken is not None and not masked[named_at : atom.start].strip(" ,")
                opening = atom.kind == "deictic" and number < _OPENING
                base = spoken if restated else anchor if opening else focus
                looks = rules.outlook.direction(sentence, (atom.start, atom.end), atom.start, masked)
                counted.append(
                    Counted(
                        sentence,
                        atom,
                        Context(anchor, base, looks),
                        restated or opening,
                        number < _OPENING and (_heads(sentence, atom) or looks == OPEN),
                    )
                )
                continue
            lately = focus if atom.kind != "clock" or number - focused <= _LATELY else lead
            context = _context(sentence, atom, rules, masked, narrative.base or anchor, lately, spoken)
            atom = narrative.place(number, atom, context.direction)
            if since and number - since[0] <= 1 and atom.kind in _STEPPING and atom.fields.get("unit") == "year":
                context = replace(context, focus=since[1])  # "in 2009 ... a year later"
            resolved = resolve(atom, context)
            if resolved.value is None and (anchor or resolved.granularity == "vague"):
                continue  # no such day ("31 June"), or no time at all ("last minute")
            narrative.hear(number, atom, resolved)
            if atom.kind in ("year", "bare_year") and resolved.start and "year2" not in atom.fields:
                since = number, date.fromisoformat(resolved.start)
            elif resolved.day:
                since = None
            if resolved.day and atom.kind != "ahead":
                spoken = focus = resolved.day
                focused = number
                named_at = atom.end
                lead = lead or (resolved.day if number < _OPENING and _tells(sentence, atom) else None)
                if atom.kind not in _COUNTING:
                    told.append(Told(sentence, atom.start, atom.end, resolved.day))
            yield _expression(document.text, _trimmed(atom, masked, rules), resolved)
    occasions = Occasions(told) if counted else None
    for entry in counted:
        if occasions:
            atom, resolved = resolve_counted(entry, rules, masked, occasions)
            yield _expression(document.text, _trimmed(atom, masked, rules), resolved)


def _people(document: Document) -> Cover:
    """Names of several words of persons, in which "Julio" and "April" are no months."""
    whole = (n for n in document.names if n.kind == "PER" and n.words[1] - n.words[0] > 1)
    return Cover(Span(n.start, n.end) for n in whole)


def _context(
    sentence: Sentence,
    atom: Atom,
    rules: Grammar,
    masked: str,
    anchor: date | None,
    focus: date | None,
    spoken: date | None,
) -> Context:
    """What an expression counts from: the report's day, the day last told of, or the one named beside it."""
    told = focus if atom.kind in _NARRATIVE or "that" in atom.fields else None
    context = Context(anchor, told, _looks(sentence, atom, rules, masked))
    if atom.kind == "before" and not {"unit", "number"} & atom.fields.keys():
        of_event = rules.eve_of.match(masked, atom.end) or past_before_past(sentence, (atom.start, atom.end))
        if not (of_event and _recent(focus, anchor)):
            context = replace(context, focus=spoken)  # "on the eve" is that of the report's day
    if (atom.kind == "clock" and not _own_day(atom)) or (atom.kind == "part" and _follows(atom)):
        day = spoken or (focus if _told_of(atom, context, focus, masked) else None)
        return Context(day, None, NEAR) if day else context
    if atom.kind == "part" and spoken and "whole" in atom.fields:
        return Context(spoken, None, FUTURE)  # "on Friday they blocked the road all night"
    if atom.kind == "after" and context.direction == FUTURE and focus and anchor and focus < anchor:
        return replace(context, focus=None)  # "the next day they will": tomorrow, whatever was told before
    return context


def _own_day(atom: Atom) -> bool:
    """Does a clock time name its day itself ("alle 10 di stamani")?"""
    return bool({"deictic", "weekday", "day", "this", "past"} & atom.fields.keys())


def _told_of(atom: Atom, context: Context, focus: date | None, masked: str) -> bool:
    """Does a clock time belong to the day last told of? In the past it does; the mark of a live blog does not."""
    if focus is None or context.anchor is None or _own_day(atom) or _mark(atom, masked):
        return False
    return context.direction == PAST and 0 <= (context.anchor - focus).days <= _WEEK


def _mark(atom: Atom, masked: str) -> bool:
    """Do bare digits open a line ("16:50 – The minister ...")?"""
    line = masked.rfind("\n", 0, atom.start) + 1
    return masked[atom.start].isdecimal() and not any(c.isalnum() for c in masked[line : atom.start])


def _recent(focus: date | None, anchor: date | None) -> bool:
    """Was the day last spoken of at most a week before the report?"""
    return focus is not None and anchor is not None and 0 < (anchor - focus).days <= _WEEK


def _counted_year(atom: Atom, anchor: date | None) -> Atom:
    """A day or month with a year that counts from the report's ("im Mai vergangenen Jahres")."""
    if anchor is None or "years" not in atom.fields:
        return atom
    return replace(atom, fields={**atom.fields, "year": anchor.year + atom.fields["years"]})


def _in_year(atom: Atom, year: int | None) -> Atom:
    """A day or month without a year belongs to the one named before it ("on 24 February 2022 ... on 2 April")."""
    if year is None or atom.kind not in YEARLESS or "year" in atom.fields or "month" not in atom.fields:
        return atom
    return replace(atom, fields={**atom.fields, "year": year})


def _trimmed(atom: Atom, masked: str, rules: Grammar) -> Atom:
    leading = (
        None
        if atom.kind in _WHOLE or {"year2", "hour2"} & atom.fields.keys() - {"swap"}
        else rules.trim.match(masked, atom.start, atom.end - 1)
    )
    return replace(atom, start=leading.end()) if leading else atom


def _follows(atom: Atom) -> bool:
    """May a part of the day belong to a day named before ("on Monday ... in the evening")? Nights may not."""
    return not {"this", "past", "next"} & atom.fields.keys() and atom.fields.get("part") != "NI"


def _looks(sentence: Sentence, atom: Atom, rules: Grammar, masked: str) -> int:
    if {"year", "years"} & atom.fields.keys() or atom.kind in ("duration", "deictic", "ago", "ahead"):
        return NEAR
    core = (
        atom.start
        if "part" in atom.fields or atom.kind == "night_to"
        else rules.core(masked, atom.start, atom.end)
    )
    told = rules.outlook.direction(sentence, (atom.start, atom.end), core, masked)
    if told == PAST and atom.kind in YEARLESS and supposed(sentence, (atom.start, atom.end)):
        return PAST if rules.outlook.since.search(masked, sentence.start, core) else NEAR
    return NEAR if told == OPEN and atom.kind not in _LEANING else told


def _over(sentence: Sentence, atom: Atom, rules: Grammar, masked: str) -> Atom:
    """A length of time that is told as past ("we packed in eleven minutes") leads to no day ahead: it lasted."""
    if atom.kind == "unit" and atom.fields.get("unit") == "day" and "next" in atom.fields:
        return replace(atom, kind="after")
    if atom.kind != "ahead":
        return atom
    told = rules.outlook.direction(sentence, (atom.start, atom.end), atom.start, masked)
    steps = rules.outlook.stepping.match(masked, atom.start)
    return replace(atom, kind="after" if steps else "duration") if told == PAST else atom


def _tells(sentence: Sentence, atom: Atom) -> bool:
    """Does a clause tell of the day, rather than a dateline?"""
    return atom.kind in _TOLD and any(w.features.get("VerbForm") == "Fin" for w in sentence.words)


def _heads(sentence: Sentence, atom: Atom) -> bool:
    """Does the expression stand at the head of its sentence?"""
    return not any(w.upos not in ("PUNCT", "SYM", "ADP") for w in sentence.words if w.end <= atom.start)


def _expression(text: str, atom: Atom, resolved: Resolved) -> TimeExpression:
    return TimeExpression(
        span=Span(atom.start, atom.end),
        text=text[atom.start : atom.end],
        start=resolved.start,
        end=resolved.end,
        granularity=resolved.granularity,
        value=resolved.value,
    )
