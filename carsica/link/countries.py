"""States by any of their names in the languages that are read: Unicode's CLDR and ``data/countries.toml``.

Owns the look-up; must not know of reports.
"""

from __future__ import annotations

import functools
import re

from babel import Locale

from carsica.languages import codes
from carsica.link.lexical import together
from carsica.link.names import fold, is_latin, stem

_WORD = re.compile(r"[^\W_]+")
_LONG_STEM, _SHORT_STEM, _SHORT_WORD = 4, 3, 5  # letters
_NO_STATES = ("UN", "EZ", "QO", "XA", "XB", "ZZ")


@functools.cache
def _names() -> dict[str, str]:
    found: dict[str, str] = {}
    for language in codes():
        for code, name in Locale(language).territories.items():
            if len(code) == 2 and code.isalpha() and code not in _NO_STATES:
                found.setdefault(fold(name), code)
    for code, names in together("countries")["names"].items():
        for name in names:
            found[fold(name)] = code
    return found


@functools.cache
def _seats() -> dict[str, str]:
    return {fold(name): code for code, names in together("countries")["seats"].items() for name in names}


@functools.cache
def _stems() -> tuple[dict[str, tuple[str, bool]], int]:
    """For each stem its state, and whether only words with a capital letter begin so ("Lett" in "Letten")."""
    stems: dict[str, tuple[str, bool]] = {}
    for code, found in together("countries")["stems"].items():
        for row in found:
            proper = row[0].isupper() and stems.get(_lower(row), (code, True))[1]
            stems[_lower(row)] = (code, proper)
    return stems, max(map(len, stems))


def _lower(word: str) -> str:
    """Without case, but with the accents that tell a people from a common word ("dän" and "dan")."""
    return word.casefold().replace("ё", "е")


@functools.lru_cache(maxsize=16384)
def country_named(name: str, language: str = "") -> str | None:
    """The ISO code of the state that a name is, or that a seat of power such as "Kremlin" speaks for."""
    words = fold(name)
    for known in (_names(), _seats()):
        if words in known:
            return known[words]
    bare = " ".join(stem(word, language) for word in words.split())
    return _by_stem(language).get(bare) if bare != words else None


@functools.cache
def _by_stem(language: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, code in (*_names().items(), *_seats().items()):
        found.setdefault(" ".join(stem(word, language) for word in name.split()), code)
    return found


def is_state_name(name: str) -> bool:
    """Is this the name of the state itself, not of a seat that speaks for it?"""
    return fold(name) in _names()


@functools.lru_cache(maxsize=16384)
def country_in(phrase: str) -> str | None:
    """The first state that a word of the phrase names or derives from ("ministero della Difesa russo": RU)."""
    names = _names()
    words = fold(phrase).split()
    for size in (3, 2):
        for start in range(len(words) - size + 1):
            code = names.get(" ".join(words[start : start + size]))
            if code:
                return code
    for word in _WORD.findall(phrase):
        plain = fold(word)
        if plain in names and len(plain) > 1:
            return names[plain]
        bare = stem(plain, "")
        if bare != plain and bare in _by_stem(""):
            return _by_stem("")[bare]
        if code := _by_adjective(word):
            return code
    return None


def _by_adjective(word: str) -> str | None:
    """The state whose adjective or people a word is: a stem of its own and no more than an ending."""
    stems, longest = _stems()
    endings = together("scripts")["words"]["demonym_endings"]
    lower = _lower(word)
    for length in range(min(len(lower), longest), 1, -1):
        code, proper = stems.get(lower[:length], ("", False))
        if not code or (proper and not word[0].isupper()):
            continue
        short = length == _SHORT_STEM and len(lower) <= _SHORT_WORD
        enough = length >= _LONG_STEM or length == len(lower) or short
        if enough and (lower[length:] in endings or not is_latin(lower)):
            return code
    return None
