"""Metadata lines that a plain text prints around its title: date, outlet, byline, view counter.

Owns telling such lines from the report's own words. The words themselves stand in the languages' word files.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, field

from carsica.ingest.credits import bare_credit, is_known_name, looks_like_names
from carsica.ingest.dates import find_date
from carsica.ingest.words import word_set, words

MAX_LINE = 160
"""Longer lines are prose."""

BULLET = re.compile(r"^\s*[-–—•*·▪●|>]+\s*")
_SEPARATOR = re.compile(r"\s+[|•·–—/-]\s+|\s*[|•]\s*|\s+\(|\)\s+|\)$")
_NUMBER = r"(?P<n>\d[\d.,' \u00a0\u202f]*)\s*(?P<k>[kкmм]|тис\.?|тыс\.?|mila|mil|млн)?"
_THOUSANDS = {"k": 1_000, "к": 1_000, "тис": 1_000, "тыс": 1_000, "mila": 1_000, "mil": 1_000}
_UNCLEAR = re.compile(r"\d{1,2}[/-]\d{1,2}[/-](?:\d{4}|\d\d)[\s,]*(?:\d{1,2}[:.]\d\d)?")
_CLOCK = re.compile(r"(?:\w{1,5}\s)?\d{1,2}[:.h]\d\d(?:\s?[ap]\.?m\.?)?(?:\s\w{2,5})?", re.IGNORECASE)
_EDGES = " \t,;:.-–—|/()[]•·"


@dataclass(slots=True)
class Facts:
    """What metadata lines gave; ``outlet`` by its own label, ``credits`` still to be told apart."""

    published: str | None = None
    updated: str | None = None
    outlet: str | None = None
    source: str | None = None
    views: int | None = None
    credits: list[str] = field(default_factory=list)

    def take(self, other: Facts) -> None:
        """Fill what is still unknown from another line."""
        for name in ("published", "updated", "outlet", "source", "views"):
            if getattr(self, name) is None:
                setattr(self, name, getattr(other, name))
        self.credits += other.credits


def read_line(line: str, *, in_block: bool, month_first: bool | None = None) -> Facts | None:
    """What a line says if it is metadata through and through, else None.

    ``in_block``: other metadata lines stand around it, so a bare name may be the outlet or the author.
    ``month_first`` settles dates such as 03/04/2025, see ``find_date``.
    """
    bulleted = bool(BULLET.match(line))
    text = BULLET.sub("", line).strip()
    if not text or len(text) > MAX_LINE:
        return None
    whole = _read_part(text, month_first, loose=bulleted)
    if whole is not None:
        return whole
    if in_block and bulleted and looks_like_names(text, loose=True):
        return Facts(credits=[text])
    if in_block and (is_known_name(text) or text.isdecimal()):
        return Facts(credits=[] if text.isdecimal() else [text])
    facts, known = Facts(), False
    parts = [part.strip(_EDGES) for part in _SEPARATOR.split(text)]
    parts = [part for part in parts if part]
    for part in parts if len(parts) > 1 else []:
        found = _read_part(part, month_first)
        known = known or found is not None
        found = found or _bare(part)
        if found is None:
            return None
        facts.take(found)
    return facts if known else None


def _read_part(text: str, month_first: bool | None, loose: bool = False) -> Facts | None:
    """One fact: a dated marker, a bare date, a counter, a labelled name."""
    folded = text.casefold()
    views = counter(folded, "views")
    if views is not None:
        return Facts(views=views)
    if counter(folded, "reading") is not None or counter(folded, "counters") is not None:
        return Facts()
    for key in ("updated", "published"):
        rest = after(text, key)
        dated = _read_dated(rest, key, month_first) if rest else None
        if dated is not None:
            return dated
    for key in ("outlet", "source", "author"):
        rest = after(text, key)
        labelled = rest is not None and ":" in text[: len(text) - len(rest)]
        if rest and (labelled or key == "author"):
            named = _read_named(rest, key, month_first, loose=loose, labelled=labelled)
            if named is not None:
                return named
    return _read_dated(text, "published", month_first)


def _read_named(text: str, key: str, month_first: bool | None, *, loose: bool, labelled: bool) -> Facts | None:
    """What follows "By" or "Source:": a name, perhaps with a date behind it."""
    found = find_date(text, month_first=month_first)
    name = text[: found.start].strip(_EDGES) if found else text
    facts = _read_dated(text[found.start :], "published", month_first) if found else Facts()
    plain = bare_credit(name)
    likely = looks_like_names(plain, loose=loose) or is_known_name(plain)
    if facts is None or not (likely or (labelled and 0 < len(name) <= 60 and name[-1] not in "!?…;")):
        return None
    if key == "author":
        facts.credits.insert(0, name)
    elif key == "outlet":
        facts.outlet = name
    else:
        facts.source = name
    return facts


def _read_dated(text: str, key: str, month_first: bool | None) -> Facts | None:
    """A date with nothing beside it but names and other facts; an unclear one says nothing."""
    found = find_date(text, month_first=month_first)
    if not found:
        return Facts() if _UNCLEAR.fullmatch(text) or _CLOCK.fullmatch(text) else None
    facts = Facts(updated=found.iso) if key == "updated" else Facts(published=found.iso)
    sides = (text[: found.start].strip(_EDGES), text[found.end :].strip(_EDGES))
    for part in (part.strip(_EDGES) for side in sides for part in _SEPARATOR.split(side)):
        if _only_joins(part):
            continue
        inner = _read_part(part, month_first) or _bare(part)
        if inner is None:
            return None
        facts.take(inner)
    return facts


def _bare(text: str) -> Facts | None:
    """A name beside a date: kept if known for a person's or an outlet's, for it may be a place or a topic."""
    if is_known_name(text):
        return Facts(credits=[text])
    return Facts() if looks_like_names(text) and len(text.split()) <= 4 else None


def after(text: str, key: str) -> str | None:
    """What follows a marker of that kind at the start of the text."""
    found = _opening(key).match(text)
    rest = text[found.end() :].strip() if found else ""
    return rest or None


@functools.cache
def _opening(key: str) -> re.Pattern[str]:
    markers = "|".join(re.escape(word) for word in words("markers", key))
    return re.compile(rf"(?:{markers})(?:\s*[:：]\s*|\s+)", re.IGNORECASE)


@functools.cache
def _counters(key: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    markers = "|".join(re.escape(word) for word in words("markers", key))
    unit = r"\w{0,10}" if key == "reading" else ""
    return (
        re.compile(rf"[^\w\s]{{0,4}}\s*{_NUMBER}\s*(?:{markers})\.?"),
        re.compile(rf"[^\w\s]{{0,4}}\s*(?:{markers})\s*:?\s*{_NUMBER}\s*{unit}\.?"),
    )


def counter(folded: str, key: str) -> int | None:
    """The number of a counter such as "1.204 visualizzazioni" or "Views: 12K"; None when it is something else."""
    for pattern in _counters(key):
        found = pattern.fullmatch(folded)
        if found:
            return _number(found["n"], found["k"])
    return None


def _number(digits: str, scale: str | None) -> int:
    digits = re.sub(r"[' \u00a0\u202f]", "", digits).rstrip(".,")
    if not scale:
        return int(re.sub(r"[.,]", "", digits)[:12])
    factor = _THOUSANDS.get(scale.rstrip("."), 1_000_000)
    try:
        return int(float(digits.replace(",", ".")) * factor)
    except ValueError:
        return 0


@functools.cache
def _joining() -> frozenset[str]:
    return word_set("markers", "connectors") | word_set("markers", "published")


def _only_joins(text: str) -> bool:
    """Is there nothing in the text but joining words and punctuation?"""
    left = [word.strip(_EDGES) for word in text.casefold().split()]
    return all(not any(c.isalnum() for c in word) or word in _joining() for word in left)
