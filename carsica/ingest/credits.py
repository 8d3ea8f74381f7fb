"""Who wrote and who published: telling persons from outlets in a line such as "By Jane Doe, The Harbour Post".

Owns that judgement, and the outlet that an address or a dateline gives when nothing else does.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from carsica.ingest.dates import find_date
from carsica.ingest.words import word_set, words

Kind = Literal["person", "maybe person", "outlet", "staff"]

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ.-][^\W\d_]+)*\.?")
_DOMAIN = re.compile(r"[\w-]+(\.[\w-]+)*\.[a-z]{2,10}", re.IGNORECASE)
_SMALL_WORDS = (
    ("people", "particles"),
    ("people", "outlet_words"),
    ("people", "staff"),
    ("markers", "joins"),
    ("markers", "stations"),
)
_DATELINE = re.compile(
    r"^\W{0,3}(?P<place>[^()/\n]{0,60}?)[,.]?\s*[(/](?P<agency>[^()/\n]{2,40})[)/]\s*(?:[-–—.:]|[^()\n]{2,40}[-–—])"
)
_QUOTES = "«»„“”\"'’"
_SHARED_HOSTS = frozenset(
    {
        "t.me",
        "telegram.me",
        "x.com",
        "twitter.com",
        "facebook.com",
        "medium.com",
        "youtube.com",
        "vk.com",
        "mastodon.social",
        "bsky.app",
    }
)


@dataclass(frozen=True, slots=True)
class Credits:
    """Persons and the outlet that credit lines name."""

    byline: tuple[str, ...] = ()
    outlet: str | None = None


def read_credits(lines: Iterable[str], *, other_outlet: bool) -> Credits:
    """Persons and outlet of all credit lines of a report, markers such as "By" taken off already or not.

    A name that only looks like a person counts as one when another outlet is known (``other_outlet``, or a part
    of the same lines); alone it is taken for the outlet, as news sites sign whole articles so.
    """
    parts = list(dict.fromkeys(part for line in lines for part in _split(line)))
    kinds = [(part, kind_of(part)) for part in parts]
    outlet = next((part for part, kind in kinds if kind == "outlet"), None)
    known = other_outlet or outlet is not None
    if not known:
        outlet = next((part for part, kind in kinds if kind == "maybe person"), None)
    byline = tuple(part for part, kind in kinds if kind != "outlet" and part != outlet)
    return Credits(byline, outlet)


def kind_of(name: str) -> Kind:
    """What a printed name is by its words: a first name makes a person, a press word or an article an outlet."""
    folded = name.casefold().strip()
    if folded in word_set("people", "staff") or folded.split()[-1:] == ["staff"]:
        return "staff"
    tokens = [token.rstrip(".") for token in _WORD.findall(name)]
    first = tokens[0].casefold().split("-")[0] if tokens else ""
    persons_shape = 2 <= len(tokens) <= 4 and _is_name(tokens) and not any(c.isdigit() for c in name)
    if persons_shape and first in word_set("people", "first_names"):
        return "person"
    if folded in word_set("people", "agencies"):
        return "outlet"
    if any(_of_press(part) for token in tokens for part in [token.casefold(), *token.casefold().split("-")]):
        return "outlet"
    return "maybe person" if persons_shape and not name.isupper() else "outlet"


def looks_like_names(text: str, *, loose: bool = False) -> bool:
    """May this be nothing but names: short, capitalised, no sentence? ``loose`` lets small words stand inside."""
    if not 2 <= len(text) <= 90 or text.endswith((".", "!", "?", "…", ":", ";")):
        return False
    tokens = [token.strip(_QUOTES) or token for token in re.split(r"[\s,/]+", text.strip())]
    if not 1 <= len(tokens) <= 9 or not any(token[:1].isupper() or "." in token for token in tokens):
        return False
    if loose:
        return tokens[0][:1].isupper() or _is_small(tokens[0])
    return all(not t[:1].isalpha() or t[0].isupper() or _is_small(t) or len(tokens) == 1 for t in tokens)


def _of_press(word: str) -> bool:
    """Is a folded word one that titles of the press are made of, or a compound that ends in one ("Abendblatt")?"""
    word = word.replace("’", "'")
    return word in word_set("people", "outlet_words") or word.endswith(words("people", "outlet_endings"))


def _unquoted(name: str) -> str:
    """A name without the quotation marks that stand round the whole of it."""
    inner = name[1:-1]
    whole = len(name) > 2 and name[0] in _QUOTES and name[-1] in _QUOTES and not set(inner) & set('«»„“”"')
    return inner if whole else name


def _is_article(word: str) -> bool:
    """Articles begin outlets' names and those of much else."""
    return len(word) <= 3 and word not in {"tv", "eco"}


def _is_small(token: str) -> bool:
    """May the word stand in a name without a capital: a particle, "and", an article, a web address?"""
    folded = token.casefold()
    return _of_press(folded) or (
        any(folded in word_set(*key) for key in _SMALL_WORDS)
        or folded.split("'")[0].split("’")[0] + "'" in word_set("people", "particles")
        or bool(_DOMAIN.fullmatch(token))
    )


def is_known_name(text: str) -> bool:
    """Is it surely a person's or an outlet's name: a first name, a press word, an agency, a web address?"""
    folded = text.casefold().strip()
    if folded in word_set("people", "agencies") or folded in word_set("people", "staff"):
        return True
    if not looks_like_names(text) or len(text.split()) > 6:
        return False
    kind = kind_of(text)
    words_ = [part for word in re.split(r"[\s-]+", folded) for part in [word] if part]
    press = any(_of_press(word.strip(_QUOTES)) and not _is_article(word) for word in words_)
    return kind == "person" or (kind == "outlet" and (press or bool(_DOMAIN.fullmatch(text))))


def bare_credit(text: str) -> str:
    """A credit without those who helped ("with AFP") and without the place of writing (", inviato a Kiev")."""
    return without_station(_away().sub("", _agencies().sub("", text)))


def without_station(name: str) -> str:
    """A person's name without the place of writing: "Anna Neri da Kiev" is Anna Neri."""
    bare = _station().sub("", name)
    return bare if bare != name and kind_of(bare) in {"person", "maybe person"} else name


def outlet_of_address(url: str | None) -> str | None:
    """The host of an address without "www."; on hosts that many publish on, with the channel's name."""
    if not url:
        return None
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").lower()
    except ValueError:
        return None
    host = re.sub(r"^(?:www\d?|m|amp|mobile)\.", "", host)
    if host in _SHARED_HOSTS:
        channel = next((step for step in parts.path.split("/") if step and step != "s"), "")
        return f"{host}/{channel}" if channel else host
    return host or None


def outlet_of_dateline(body: str) -> str | None:
    """The agency of an opening such as "KYIV, 19 Nov (Agency) —" or "(Agenzia) - ROMA, 19 NOV -"; else None."""
    found = _DATELINE.match(body[:160])
    if not found:
        return None
    place, agency = found["place"].strip(" ,.-–—"), found["agency"].strip()
    capitals = [word for word in place.split() if word[:1].isalpha()]
    if len(capitals) > 5 or any(not word[0].isupper() for word in capitals[:1]):
        return None
    if not agency[0].isupper() or len(agency.split()) > 4 or any(c.isdigit() for c in agency) or find_date(agency):
        return None
    return agency


def date_of_dateline(body: str) -> str | None:
    """The day of an opening such as "KYIV, 19 Nov 2025 (Agency) —", else None."""
    found = _DATELINE.match(body[:160])
    day = find_date(found.group()) if found and outlet_of_dateline(body) else None
    return day.iso if day else None


def strip_marker(text: str) -> str:
    """A byline value without its opening "By", "Von", "Автор:"."""
    return _marker().sub("", text.strip(), count=1).strip()


@functools.cache
def _marker() -> re.Pattern[str]:
    openings = "|".join(re.escape(word) for word in words("markers", "author"))
    return re.compile(rf"^(?:{openings})(?:\s*:\s*|\s+)(?=\S)", re.IGNORECASE)


@functools.cache
def _joins() -> re.Pattern[str]:
    joins = "|".join(re.escape(word) for word in words("markers", "joins"))
    return re.compile(rf"\s*[,;/|•·]\s*|\s+(?:{joins}|&)\s+(?=[^\W\d_a-zа-яіїєґ])")


@functools.cache
def _agencies() -> re.Pattern[str]:
    """ "with AFP": an agency that helped is neither author nor outlet."""
    openings = "|".join(re.escape(word) for word in words("markers", "help"))
    return re.compile(rf"[\s,]*\(?\b(?:{openings})\s+[^\W\d_].{{1,60}}$", re.IGNORECASE)


@functools.cache
def _away() -> re.Pattern[str]:
    """ ", inviato a Kiev": a comma before the place of writing."""
    stations = "|".join(re.escape(word) for word in words("markers", "stations"))
    return re.compile(rf",\s+(?:{stations})\s+[^\W\d_][\w’' -]{{1,40}}$", re.IGNORECASE)


@functools.cache
def _station() -> re.Pattern[str]:
    stations = "|".join(re.escape(word) for word in words("markers", "stations"))
    return re.compile(rf",?\s+(?:{stations})\s+[^\W\d_][\w’' -]{{1,40}}$")


def _split(line: str) -> list[str]:
    """The names of one credit line. "Anna Neri da Kiev" loses the place; "Eco e Vita" stays whole if an outlet."""
    text = bare_credit(strip_marker(line)).strip(" .,;:-–—|()[]")
    parts: list[str] = []
    for part in re.split(r"\s*[,;|•·]\s*|\s+[-–—/]\s+", text):
        halves = [without_station(half.strip()) for half in _joins().split(part)]
        persons = len(halves) > 1 and all(kind_of(half) in {"person", "maybe person", "staff"} for half in halves)
        parts.extend(halves if persons else [without_station(part.strip())])
    return [_unquoted(part) for part in parts if any(c.isalnum() for c in part)]


def _is_name(tokens: list[str]) -> bool:
    particles = word_set("people", "particles")
    plain = [token for token in tokens if token.casefold() not in particles]
    return len(plain) >= 2 and all(token[0].isupper() for token in plain)
