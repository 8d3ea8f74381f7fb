"""Lines that a site or a newsroom puts around a report: links to others, credits of pictures, tags, signatures.

Owns telling such lines from the report's own words. The words themselves stand in the languages' word files.
"""

from __future__ import annotations

import functools
import re

from carsica.ingest.credits import is_known_name, kind_of, looks_like_names
from carsica.ingest.header import BULLET, Facts, after, counter, read_line
from carsica.ingest.words import word_set, words

MAX_LINE = 250
"""Longer lines are prose, whatever they begin with."""
MAX_NOTICE = 160
"""Characters of a line that is a notice whole if it holds the words of one."""

_POST = re.compile(r"[—–-] .{1,60}\(@\w+\).{0,40}|(?:pic\.twitter\.com/|https?://|www\.)\S+|(?:[#@]\w+[\s,]*)+")
"""What is left of a post that a page showed: who and when, addresses, hashtags."""
_PARTED = re.compile(r"[:：/|©,]\s*")


def is_furniture(line: str) -> bool:
    """Is the line something around a report: "Read also ...", "Share", a counter, tags, the credit of a photo?"""
    text = BULLET.sub("", line).strip()
    if not text or len(text) > MAX_LINE:
        return False
    folded = text.casefold().strip("→►▶»>“”«[]() \t")
    if folded.strip(" :.!…0123456789") in word_set("furniture", "lines") or _POST.fullmatch(line.strip()):
        return True
    for prefix in words("furniture", "prefixes"):
        if folded.startswith(prefix) and not folded[len(prefix) : len(prefix) + 1].isalpha():
            return True
    if len(text) <= MAX_NOTICE and any(phrase in folded for phrase in words("furniture", "notices")):
        return True
    if len(text) <= 40 and (counter(folded, "views") is not None or counter(folded, "counters") is not None):
        return True
    return _is_stamp(text) or _is_photo_credit(text)


def read_signature(line: str) -> Facts | None:
    """What the last line of a report says if it is a signature: who wrote it, with whose help; else None.

    A bare name counts where it is surely a person's, an agency's or an outlet's.
    """
    text = BULLET.sub("", line).strip()
    inner = text.strip("()[] \t").rstrip(".")
    if not inner or len(inner) > MAX_NOTICE:
        return None
    found = read_line(line, in_block=False)
    if found is not None:
        return found
    rest = _helped().sub("", inner, count=1)
    if rest != inner and looks_like_names(rest.rstrip("."), loose=True):
        return Facts()
    bare = is_known_name(inner) and kind_of(inner) in {"person", "outlet", "staff"}
    return Facts(credits=[inner]) if (bare and len(inner.split()) > 1) or _is_agency(inner) else None


def _is_agency(text: str) -> bool:
    return text.casefold() in word_set("people", "agencies") | word_set("people", "staff")


def _is_stamp(text: str) -> bool:
    """ "Updated 3 hours ago": when, without a date that could be told."""
    rests = [rest for key in ("updated", "published") if (rest := after(text, key))]
    return any(len(rest) <= 45 and any(c.isdigit() for c in rest) and bool(_ago().search(rest)) for rest in rests)


def _is_photo_credit(text: str) -> bool:
    """ "Photo: Jane Doe/Agency", "(Foto d'archivio)", "AP Photo": a label of pictures with names at most."""
    inner = text.strip("()[] \t").rstrip(".")
    found = _label().match(inner)
    if not found:
        return False
    rest = inner[found.end() :].strip()
    parted = _PARTED.match(rest)
    names = rest[parted.end() :] if parted else rest
    if parted or found["by"]:
        return not names or looks_like_names(names, loose=True) or _is_agency(names)
    return not names or is_known_name(names)


@functools.cache
def _ago() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?:{'|'.join(re.escape(word) for word in words('markers', 'ago'))})(?!\w)", re.IGNORECASE
    )


@functools.cache
def _label() -> re.Pattern[str]:
    labels = "|".join(re.escape(word) for word in words("furniture", "pictures"))
    agencies = "|".join(re.escape(word) for word in words("people", "agencies"))
    joins = "|".join(re.escape(word) for word in words("markers", "author"))
    return re.compile(rf"(?:(?:{agencies})\s+)?(?:{labels})(?![\w'’])(?P<by>\s+(?:{joins})(?!\w))?", re.IGNORECASE)


@functools.cache
def _helped() -> re.Pattern[str]:
    """Openings of a line that tells who helped: "With information from", "avec"."""
    openings = "|".join(re.escape(word) for key in ("help", "author") for word in words("markers", key))
    return re.compile(rf"^(?:{openings})\s*:?\s+", re.IGNORECASE)
