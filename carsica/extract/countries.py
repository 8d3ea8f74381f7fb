"""Countries by name and by adjective: "Ucraina", "ukrainian", "российских" to ISO 3166-1 codes.

Owns the books of state names and demonyms of each language (CLDR and ``actors.toml``). ``EU`` is a code as well.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from babel import Locale

from carsica.extract import wordforms
from carsica.extract.lexicon import load
from carsica.extract.phrasebook import Phrasebook, Unit

_NOT_STATES = {"EU", "EZ", "UN", "QO", "ZZ", "XA", "XB", "AC", "TA", "CP", "DG", "CQ", "EA", "IC"}
_LONGEST_DEMONYM = 3


@functools.cache
def display_name(code: str, language: str) -> str:
    """The usual name of a country in a language, as CLDR has it; the code where CLDR has none."""
    return str(Locale(language).territories.get(code, code))


@functools.cache
def state_names(language: str) -> tuple[tuple[str, str], ...]:
    """(name, code) of every state and territory, with the further names of the lexicon."""
    names: list[tuple[str, str]] = []
    for code, name in Locale(language).territories.items():
        if len(code) == 2 and code.isalpha() and code not in _NOT_STATES:
            names.append((name.split(" (")[0], code))
    for code, more in load(language, "actors").get("states", {}).items():
        names.extend((name, code) for name in more)
    return tuple(names)


@functools.cache
def state_book(language: str) -> Phrasebook[str]:
    """Phrasebook of state names to codes."""
    return Phrasebook(language, state_names(language))


@functools.cache
def _demonyms(language: str) -> tuple[dict[str, tuple[str, bool]], tuple[str, ...]]:
    """Folded stems to (code, must be capitalised), and the folded endings that may follow."""
    lexicon = load(language, "actors")
    found = {}
    for code, stems in lexicon.get("demonyms", {}).items():
        for stem in stems:
            key = " ".join(wordforms.fold(part) for part in re.split(r"[\s\-]", stem))
            found[key] = code, stem[:1].isupper()
    endings = lexicon.get("grammar", {}).get("adjective", [""])
    return found, tuple(dict.fromkeys(wordforms.fold(ending) for ending in endings))


@functools.cache
def _first_words(language: str) -> frozenset[str]:
    """Folded first words of the demonyms of several words."""
    return frozenset(key.split()[0] for key in _demonyms(language)[0] if " " in key)


@functools.lru_cache(maxsize=65536)
def demonym(phrase: str, language: str) -> str | None:
    """The code behind an adjective or noun of nationality, of one or more words; None when it is none."""
    stems, endings = _demonyms(language)
    folded = " ".join(wordforms.fold(part) for part in re.split(r"[\s\-]", phrase))
    for ending in endings:
        stem = folded.removesuffix(ending) if ending and folded.endswith(ending) else None if ending else folded
        entry = stems.get(stem) if stem else None
        if entry and (phrase[:1].isupper() or not entry[1]) and not (phrase.islower() and phrase.upper() == stem):
            if len(folded) <= 3 and not phrase.isupper() and "." not in phrase:
                continue
            return entry[0]
    return None


@functools.lru_cache(maxsize=65536)
def may_be_demonym(word: str, language: str) -> bool:
    """Is a word a demonym, or the first word of one? Few are, and every word is asked."""
    return wordforms.fold(word) in _first_words(language) or demonym(word, language) is not None


def demonym_at(row: Sequence[Unit], at: int, language: str) -> tuple[int, str] | None:
    """The longest demonym that begins with unit ``at``: the position after it and its code."""
    first = row[at].text
    if wordforms.fold(first) not in _first_words(language):  # so it is with nearly all
        code = demonym(first, language)
        return (at + 1, code) if code else None
    for length in range(_LONGEST_DEMONYM, 0, -1):
        if at + length <= len(row):
            code = demonym(" ".join(unit.text for unit in row[at : at + length]), language)
            if code:
                return at + length, code
    return None
