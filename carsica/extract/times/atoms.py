"""Expressions as the text writes them, before the calendar: matched by the grammar, joined with their neighbours.

Owns matching and joining. Must not decide which day is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from carsica.extract.numbers import Numeral
from carsica.extract.times.grammar import ARTICLE, COUNT, TWIN, Grammar

_WORD = re.compile(rf"[^\W\d_]+|\d+|{COUNT}+|{ARTICLE}+")
_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "‘": "'", "`": "'"})
DAY = frozenset(
    ("date", "weekday", "deictic", "after", "before", "same", "part", "clock", "night_to", "ago", "ahead")
)
_RANGE_ENDS = frozenset(("date", "weekday", "deictic", "month", "year", "clock", "season"))
_NAMED_DAY = frozenset(("date", "weekday", "deictic"))
_AFTER_COMMA = frozenset(("date", "weekday", "clock"))
_DASHED = re.compile(r"[ \u00a0],?[ \u00a0]?[-–—|][ \u00a0]|[ \u00a0]")
"""What stands between the date and the clock time of a line of metadata ("12 May 2024 – 18:35")."""
_COUNTED = frozenset(("ago", "ahead", "night_to", "after", "before", "same"))
"""Days counted from another one; a part of the day may stand beside them, a second day may not."""


@dataclass(frozen=True, slots=True)
class Atom:
    """One expression: its kind, its characters and what its words say ({"month": 10, "day": 24})."""

    kind: str
    start: int
    end: int
    fields: dict[str, Any] = field(default_factory=dict)
    ends: tuple[Atom, Atom] | None = None


_PARTS = (0.25, 0.5, 0.75)
"""Parts of an hour or a year that one phrase names with their unit."""


_DAY_BEFORE = re.compile(r"\d\s\Z")


def mask(text: str, numerals: Sequence[Numeral], months: frozenset[str] = frozenset()) -> str:
    """The text in lower case, of the same length, with number words blotted out so that templates see "number".

    What is a month behind a day stays ("12 sept." in French).
    """
    folded = text.translate(_APOSTROPHES)
    lower = folded.lower()
    if len(lower) != len(text):
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in folded)
    parts, position = [], 0
    for numeral in numerals:
        if numeral.kind in ("digits", "many", "fraction", "multiple") or numeral.value in _PARTS:
            continue  # halves say their unit themselves ("полгода")
        start, end = numeral.core
        if lower[start : end + 1] in months and _DAY_BEFORE.search(lower, max(0, start - 4), start):
            continue
        sign = ARTICLE if numeral.kind == "article" else COUNT
        parts += [lower[position:start], sign * (end - start)]
        position = end
    return "".join([*parts, lower[position:]])


def find_atoms(masked: str, span: tuple[int, int], grammar: Grammar, values: dict[int, float]) -> list[Atom]:
    """Expressions in one stretch of masked text, joined, in text order and without overlap.

    ``values`` gives the number that starts at a character.
    """
    present = _present(masked, span, grammar)
    free = grammar.free.search(masked, *span) is not None
    found: list[tuple[int, int, int, Atom]] = []
    if not present and not free:  # so it is with most
        return []
    ready = [rules for needs, rules in grammar.rules.items() if (needs <= present if needs else free)]
    for order, rule in (entry for rules in ready for entry in rules):
        for match in rule.pattern.finditer(masked, *span):
            fields = _fields(match, grammar, values)
            if rule.kind.endswith("clock"):
                fields = _clock_fields(fields)
                if fields.get("hour", 0) > (grammar.hours if "words" in match.groupdict() else 24):
                    continue
            atom = _paired(Atom(rule.kind, match.start(), match.end(), fields))
            found.append((-(match.end() - match.start()), match.start(), order, atom))
    chosen = _without_overlap(atom for *_, atom in sorted(found, key=lambda item: item[:3]))
    joined = _ranges(_join(chosen, masked, grammar), masked, grammar)
    return [atom for atom in joined if not atom.kind.startswith("bare")]


def _paired(atom: Atom) -> Atom:
    """Two months that one template names ("from January to March") are the ends of a range."""
    if atom.kind != "month" or "month2" not in atom.fields:
        return atom
    first = {k: v for k, v in atom.fields.items() if not k.endswith("2")}
    last = {k.removesuffix("2"): v for k, v in atom.fields.items() if k.endswith("2")}
    ends = Atom("month", atom.start, atom.end, first), Atom("month", atom.start, atom.end, last)
    return Atom("range", atom.start, atom.end, {}, ends)


def _present(masked: str, span: tuple[int, int], grammar: Grammar) -> frozenset[str]:
    """Classes of words that occur in the stretch."""
    found: set[str] = set()
    for word in set(_WORD.findall(masked, *span)):
        if word[0].isdecimal():
            found |= {"digit", "number", "count"}
        elif word[0] == COUNT:
            found |= {"number", "count"}
        elif word[0] == ARTICLE:
            found.add("number")
        else:
            found |= grammar.classes_of.get(word, frozenset())
    return frozenset(found)


def _fields(match: re.Match[str], grammar: Grammar, values: dict[int, float]) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for group, written in match.groupdict().items():
        if not written:
            continue
        name = group.partition(TWIN)[0]
        if name.startswith("as_"):  # the word says it without a table: "as_unit_year"
            _, field_name, said = name.split("_")
            fields[field_name] = int(said) if said.isdecimal() else said
            continue
        stem = name.rstrip("0123456789")
        if stem in ("number", "count", "words"):
            fields[re.sub("count|words", "number", name)] = values.get(match.start(group), _leading(written))
        elif stem == "day":
            fields[name] = _day_number(written, values.get(match.start(group)), grammar)
        elif stem in grammar.values:
            fields[name] = grammar.value(stem, written)
        elif written.isdecimal():
            fields[name] = int(written)
        else:
            fields[name] = written
    return fields


def _clock_fields(fields: dict[str, Any]) -> dict[str, Any]:
    """A clock time in number words ("alle sei e dieci", "half past three") as hours and minutes."""
    told = {k: v for k, v in fields.items() if k not in ("number", "number2", "ordinal")}
    hour = fields.get("hour", fields.get("number", fields.get("ordinal")))
    if hour is None or "noon" in fields:
        return fields
    minute = fields.get("minute", fields.get("number2", 30 if hour % 1 == 0.5 else None))
    if "swap" in fields:  # "ten past six"
        hour, minute = fields.get("number2", fields.get("hour2", 0)), hour
    if "till" in fields and minute:  # "ten to six", "le sei meno dieci"
        hour, minute = (int(hour) - 1) % 24, 60 - int(minute)
    told["hour"] = int(hour)
    if minute is not None:
        told["minute"] = f"{int(minute):02}"
    return told


def _day_number(written: str, number: float | None, grammar: Grammar) -> int:
    """The day of the month that digits, an ordinal or a number word give; 0 for none, which no month has."""
    digits = re.match(r"\d+", written)
    if digits:
        return int(digits.group())
    if written[0] == COUNT:
        return int(number or 0)
    return int(grammar.value("ordinal", written) or 0)


def _leading(written: str) -> float:
    digits = re.match(r"\d+(?:[.,]\d+)?", written)
    return float(digits.group().replace(",", ".")) if digits else 1.0


def _without_overlap(atoms: Iterable[Atom]) -> list[Atom]:
    """Longest first; what overlaps a longer one goes."""
    chosen: list[Atom] = []
    for atom in atoms:
        if all(atom.end <= other.start or other.end <= atom.start for other in chosen):
            chosen.append(atom)
    return sorted(chosen, key=lambda a: a.start)


def _join(atoms: list[Atom], masked: str, grammar: Grammar) -> list[Atom]:
    """One expression out of neighbours that tell one moment ("oggi, mercoledì 19 novembre", "ieri" + "sera")."""
    joined: list[Atom] = []
    for atom in atoms:
        if joined and _tell_one(joined[-1], atom) and _linked(joined[-1], atom, masked, grammar):
            joined[-1] = _joined(joined[-1], atom)
        else:
            joined.append(atom)
    return joined


def _linked(left: Atom, right: Atom, masked: str, grammar: Grammar) -> bool:
    """Do the words between two expressions join them? A comma joins only a day with its date or clock time."""
    if _bare(left) == "date" and _bare(right) == "clock" and _DASHED.fullmatch(masked, left.end, right.start):
        return True
    if right.kind == "bare_clock" and left.kind != "date" and masked[right.start].isdecimal():
        return False
    if not grammar.joiner.fullmatch(masked, left.end, right.start):
        return False
    if "," not in masked[left.end : right.start]:
        return True
    return _bare(left) in _NAMED_DAY and _bare(right) in _AFTER_COMMA


def _tell_one(left: Atom, right: Atom) -> bool:
    kinds = {_bare(left), _bare(right)}
    if not kinds <= DAY or left.fields.keys() & right.fields.keys():
        return False
    if kinds & _COUNTED and not kinds & {"part", "clock"}:
        return False
    return not (kinds <= {"part"} or kinds <= {"date"})


def _unbared(atom: Atom) -> Atom:
    return replace(atom, kind=_bare(atom))


def _bare(atom: Atom) -> str:
    return atom.kind.removeprefix("bare_")


def _joined(left: Atom, right: Atom) -> Atom:
    kinds = (left.kind, right.kind)
    ranking = (
        "night_to",
        "date",
        "after",
        "before",
        "same",
        "ago",
        "ahead",
        "deictic",
        "weekday",
        "clock",
        "part",
        "bare_clock",
        "bare_part",
    )
    kind = next((k for k in ranking if k in kinds), left.kind)
    return Atom(kind, left.start, right.end, {**left.fields, **right.fields})


def _ranges(atoms: list[Atom], masked: str, grammar: Grammar) -> list[Atom]:
    """One expression out of two that bound a stretch of time ("from Monday to Friday", "2014-2022")."""
    found: list[Atom] = []
    for atom in atoms:
        last = found[-1] if found else None
        if last and _bare(last) in _RANGE_ENDS and _bare(atom) in _RANGE_ENDS and last.ends is None:
            start = _opened(last, atom, masked, grammar)
            if start is not None:
                found[-1] = Atom("range", start, atom.end, {}, (_unbared(last), _unbared(atom)))
                continue
        found.append(atom)
    return found


def _second_word(masked: str, atom: Atom) -> int:
    """Where the second word of an expression begins."""
    blank = re.compile(r"\s").search(masked, atom.start, atom.end)
    return blank.end() if blank else atom.start


def _opened(left: Atom, right: Atom, masked: str, grammar: Grammar) -> int | None:
    """Where a range begins, or None when the words between or before the two do not make one."""
    between = masked[left.end : right.start]
    if re.fullmatch(r"\s?[-–—]\s?", between) and _bare(left) == _bare(right) != "year":
        return left.start
    if _bare(left) == _bare(right) in ("clock", "month") and not between.strip():
        opens = grammar.range_openers.search(masked, left.start, _second_word(masked, left))
        return left.start if opens and grammar.range_middle.match(masked, right.start, right.end) else None
    if not between.strip() or not grammar.range_middle.fullmatch(between):
        return None
    leading = grammar.trim.match(masked, left.start, left.end)
    opener = grammar.range_openers.search(
        masked, max(0, left.start - 12), leading.end() if leading else left.start
    )
    return opener.start() if opener else None
