"""States by any of their names in the languages that are read: Unicode's CLDR and ``data/countries.toml``.

Owns the look-up; must not know of reports.
"""

from __future__ import annotations

import functools

from babel import Locale

from carsica.languages import codes
from carsica.link.lexical import together
from carsica.link.names import fold, stem

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
def _stems() -> tuple[dict[str, str], int]:
    stems = {fold(stem): code for code, found in together("countries")["stems"].items() for stem in found}
    return stems, max(map(len, stems))


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
    stems, longest = _stems()
    names = _names()
    words = fold(phrase).split()
    for size in (3, 2):
        for start in range(len(words) - size + 1):
            code = names.get(" ".join(words[start : start + size]))
            if code:
                return code
    for word in words:
        if word in names and len(word) > 1:
            return names[word]
        bare = stem(word, "")
        if bare != word and bare in _by_stem(""):
            return _by_stem("")[bare]
        for length in range(min(len(word), longest), 1, -1):
            code = stems.get(word[:length])
            if code and (length >= 4 or length == len(word) or (length == 3 and len(word) <= 5)):
                return code
    return None
