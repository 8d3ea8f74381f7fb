"""What one language's file says of its writing: abbreviations, contractions, clitics, endings of verbs.

Owns the shape of ``languages/*.toml``; the Italian file explains the keys. Must not read a text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from carsica.errors import LanguageError
from carsica.languages import Table, data
from carsica.parse.brackets import Brackets


@dataclass(frozen=True)
class Rules:
    """What one language's data file says. Patterns and brackets are None where the language has no such thing."""

    titles: frozenset[str]
    abbreviations: frozenset[str]
    contractions: dict[str, list[str]]
    never_names: frozenset[str]
    tags: dict[str, str]
    commas: str
    nouns_before_nouns: bool
    elides: bool
    clipped: re.Pattern[str] | None
    suffixes: re.Pattern[str] | None
    whole: frozenset[str]
    hyphen_parts: bool
    ordinal_stop: bool
    capital_nouns: bool
    dictionary: str
    names_decline: bool
    clitics: re.Pattern[str] | None
    infinitives: tuple[str, ...]
    endings: tuple[str, ...]
    brackets: Brackets | None


@cache
def rules(language: str) -> Rules:
    """The rules of a language, read once. Raises InputError for a language that is not read."""
    found = data(language, "parse")
    writing: Table = found.get("writing", Table({}, found.where))
    lemmas: Table = found.get("lemmas", Table({}, found.where))
    return Rules(
        titles=frozenset(found["titles"]),
        abbreviations=frozenset(found["abbreviations"]),
        contractions=found["contractions"],
        never_names=frozenset(found.get("never_names", ())),
        tags=found.get("tags", {}),
        commas=found.get("commas", ""),
        nouns_before_nouns=writing.get("nouns_before_nouns", False),
        elides=writing.get("elides", False),
        clipped=_pattern(writing, "clipped", found.where),
        suffixes=_pattern(writing, "suffixes", found.where),
        whole=frozenset(writing.get("whole", ())),
        hyphen_parts=writing.get("hyphen_parts", False),
        ordinal_stop=writing.get("ordinal_stop", False),
        capital_nouns=writing.get("capital_nouns", False),
        dictionary=lemmas.get("dictionary", language),
        names_decline=lemmas.get("names_decline", False),
        clitics=_pattern(lemmas, "clitics", found.where),
        infinitives=tuple(lemmas.get("infinitives", ())),
        endings=tuple(lemmas.get("endings", ())),
        brackets=_brackets(found),
    )


def _brackets(found: Table) -> Brackets | None:
    own = found.get("brackets")
    if own is None:
        return None
    return Brackets(own["parted"], frozenset(own["accusative"]), frozenset(own["dative"]), frozenset(own["spans"]))


def _pattern(table: Table, key: str, where: str) -> re.Pattern[str] | None:
    if key not in table:
        return None
    try:
        return re.compile(table[key])
    except re.error as error:
        raise LanguageError(where, f"{key} is no regular expression ({error})") from error
