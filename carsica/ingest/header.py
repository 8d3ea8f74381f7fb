"""Metadata lines that a plain text prints around its title: date, outlet, byline, view counter.

Owns telling such lines from the report's own words. The words themselves stand in the languages' word files.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, field

from carsica.ingest.credits import looks_like_names
from carsica.ingest.dates import find_date
from carsica.ingest.words import word_set, words

MAX_LINE = 160
"""Longer lines are prose."""

_BULLET = re.compile(r"^\s*[-–—•*·▪●|>]+\s*")
_SEPARATOR = re.compile(r"\s+[|•·–—/-]\s+|\s*[|•]\s*")
_NUMBER = r"(?P<n>\d[\d.,' \u00a0\u202f]*)\s*(?P<k>[kкmм]|тис\.?|тыс\.?|mila|mil|млн)?"
_THOUSANDS = {"k": 1_000, "к": 1_000, "тис": 1_000, "тыс": 1_000, "mila": 1_000, "mil": 1_000}
_UNCLEAR = re.compile(r"\d{1,2}[/-]\d{1,2}[/-](?:\d{4}|\d\d)[\s,]*(?:\d{1,2}[:.]\d\d)?")
_EDGES = " \t,;:.-–—|()[]•·"


@dataclass(slots=True)
class Facts:
    """What metadata lines gave; ``outlet`` by its own label, ``credits`` and ``bare`` still to be judged."""

    published: str | None = None
    updated: str | None = None
    outlet: str | None = None
    source: str | None = None
    views: int | None = None
    credits: list[str] = field(default_factory=list)
    bare: list[str] = field(default_factory=list)

    def take(self, other: Facts) -> None:
        """Fill what is still unknown from another line."""
        for name in ("published", "updated", "outlet", "source", "views"):
            if getattr(self, name) is None:
                setattr(self, name, getattr(other, name))
        self.credits += other.credits
        self.bare += other.bare


def read_line(line: str, *, in_block: bool, month_first: bool | None = None) -> Facts | None:
    """What a line says if it is metadata through and through, else None.

    ``in_block``: other metadata lines stand around it, so a bulleted bare name may be the outlet.
    ``month_first`` settles dates such as 03/04/2025, see ``find_date``.
    """
    bulleted = bool(_BULLET.match(line))
    text = _BULLET.sub("", line).strip()
    if not text or len(text) > MAX_LINE:
        return None
    whole = _read_part(text, month_first, loose=bulleted)
    if whole is not None:
        return whole
    facts, known = Facts(), False
    parts = [part for part in _SEPARATOR.split(text) if part.strip(_EDGES)]
    for part in parts if len(parts) > 1 else []:
        found = _read_part(part, month_first)
        known = known or found is not None
        if found is None:
            if not looks_like_names(part.strip(_EDGES)):
                return None
            found = Facts(bare=[part.strip(_EDGES)])
        facts.take(found)
    if known:
        return facts
    if in_block and bulleted and looks_like_names(text, loose=True):
        return Facts(bare=[text])
    return None


def is_furniture(line: str) -> bool:
    """Is the line something a site puts around reports: "Read also ...", "Share", a view or comment counter?"""
    text = _BULLET.sub("", line).strip()
    if not text or len(text) > 250:
        return False
    folded = text.casefold().strip("→►▶»>“”«[]() \t")
    if folded.strip(" :.!…0123456789") in word_set("furniture", "lines"):
        return True
    for prefix in words("furniture", "prefixes"):
        if folded.startswith(prefix) and not folded[len(prefix) : len(prefix) + 1].isalpha():
            return True
    return len(text) <= 40 and (_counter(folded, "views") is not None or _counter(folded, "counters") is not None)


def _read_part(text: str, month_first: bool | None, loose: bool = False) -> Facts | None:
    """One fact: a dated marker, a bare date, a counter, a labelled name."""
    folded = text.casefold()
    views = _counter(folded, "views")
    if views is not None:
        return Facts(views=views)
    if _counter(folded, "reading") is not None or _counter(folded, "counters") is not None:
        return Facts()
    dated = _read_dated(text, month_first)
    if dated is not None:
        return dated
    for key in ("outlet", "source", "author"):
        rest = _after(text, key)
        labelled = rest is not None and ":" in text[: len(text) - len(rest)]
        if rest is None or (key != "author" and not labelled):
            continue
        credit = _dated_credit(rest, month_first) if key == "author" else None
        if credit:
            return credit
        if looks_like_names(rest, loose=loose) or (labelled and len(rest) <= 60 and rest[-1] not in "!?…;"):
            if key == "author":
                return Facts(credits=[rest])
            return Facts(outlet=rest) if key == "outlet" else Facts(source=rest)
    return None


def _read_dated(text: str, month_first: bool | None) -> Facts | None:
    """A date with its marker or alone; an unclear date (03/04/2025) is a header line that says nothing."""
    for key in ("updated", "published"):
        rest = _after(text, key)
        if rest is None:
            continue
        found = find_date(rest, month_first=month_first)
        if found and _only_joins(rest[: found.start] + " " + rest[found.end :]):
            return Facts(updated=found.iso) if key == "updated" else Facts(published=found.iso)
        if found and key == "published":
            return _dated_credit(rest, month_first)
        if _UNCLEAR.fullmatch(rest):
            return Facts()
    bare = find_date(text, month_first=month_first)
    if bare and _only_joins(text[: bare.start] + " " + text[bare.end :]):
        return Facts(published=bare.iso)
    return Facts() if _UNCLEAR.fullmatch(text) else None


def _dated_credit(text: str, month_first: bool | None) -> Facts | None:
    """ "Jane Doe, 19 November 2025" and "19 November 2025 by Jane Doe": a name and a date, nothing else."""
    found = find_date(text, month_first=month_first)
    if not found:
        return None
    before, after = text[: found.start].strip(_EDGES), text[found.end :].strip(_EDGES)
    name = before if _only_joins(after) else after if _only_joins(before) else ""
    for key in ("published", "author"):
        if name.casefold().endswith(tuple(f" {w}" for w in words("markers", key))):
            name = name.rsplit(maxsplit=1)[0]
    rest = _after(name, "author")
    name = (rest or name).strip(_EDGES)
    if not name or not looks_like_names(name):
        return None
    return Facts(published=found.iso, credits=[name])


def _after(text: str, key: str) -> str | None:
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
    return (
        re.compile(rf"[^\w\s]{{0,4}}\s*{_NUMBER}\s*(?:{markers})\.?"),
        re.compile(rf"[^\w\s]{{0,4}}\s*(?:{markers})\s*:?\s*{_NUMBER}\s*(?:min|хв|мин)?\.?"),
    )


def _counter(folded: str, key: str) -> int | None:
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
