"""Bodies that one case names in many languages: ministries, armies, parliaments, alliances.

Owns the tables of ``data/bodies.toml`` and what a name is by them; must not know of reports.
"""

from __future__ import annotations

import re
from functools import lru_cache

from carsica.link.countries import country_in, country_named
from carsica.link.lexical import together
from carsica.link.names import cyrillic_languages, fold, latin, stem

_LONGEST = 8  # words of a name that says what it is
_SURE = 5  # letters of a stem that says as much inside a word


@lru_cache(maxsize=32768)
def known_body(name: str, language: str) -> tuple[str, ...]:
    """What a body is known as in every language: a state, a body of the tables, or a kind of body of a country."""
    code = country_named(name, language)
    if code:
        return ("state", code)
    known = _known_bodies()
    plain = _plain(name, language)
    if plain in known:
        return ("known", known[plain])
    country = country_in(name)
    kind = kind_of_body(name) if country else None
    return ("kind", kind, country) if kind and country else ()


@lru_cache(maxsize=32768)
def kind_of_body(name: str) -> str | None:
    """What kind of body a name says it is ("ministry_of_defence"), whatever its country."""
    words = fold(name).split()
    if len(words) > _LONGEST:
        return None
    for kind, groups in together("bodies")["classes"].items():
        if all(any(_has(word, fold(row), len(groups) > 1) for word in words for row in rows) for rows in groups):
            return str(kind)
    return None


def _has(word: str, row: str, inside: bool) -> bool:
    """Does a word begin with a stem, or hold it as a part, as compounds and clipped names do ("Минобороны")?"""
    return word.startswith(row) or (inside and len(row) >= _SURE and row in word)


def one_in_a_state(kind: str) -> bool:
    """Has a state one such body, so that its name without the state can mean no other?"""
    return kind not in together("bodies")["several"]["kinds"]


@lru_cache(maxsize=1)
def _known_bodies() -> dict[str, str]:
    tables = together("bodies")
    return {
        _plain(name, language): body
        for language in cyrillic_languages()
        for section in ("names", "outlets")
        for body, names in tables[section].items()
        for name in names
    }


def _plain(name: str, language: str) -> str:
    """Folded, without article, each Cyrillic word without its case ending, in Latin letters."""
    words = fold(re.sub(r"(?i)\b([ldn])['’]", r"\1 ", name)).split()
    articles = together("scripts")["words"]["articles"]
    kept = [w for w in words if w not in articles or len(words) == 1]
    return " ".join(latin(stem(w, language)) for w in kept)
