"""The nouns for people and bodies that a report may leave without a name: "residents", "the board", "due guardie".

Owns the book made from the lists of nouns, posts and units of each language. Must not find anything in a text.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from typing import Any, Literal

from carsica.extract import wordforms
from carsica.extract.lexicon import load
from carsica.extract.phrasebook import NounBook

PartyKind = Literal["person", "group", "body"]
_UNITS: dict[PartyKind, str] = {"person": "persons", "group": "groups", "body": "bodies"}
_NOUNS: dict[str, PartyKind] = {"people": "person", "authorities": "group", "government": "body", "body": "body"}


@functools.cache
def party_words(language: str) -> NounBook[PartyKind]:
    """Nouns of a language to what they stand for in the singular: one person, several, or a body."""
    return NounBook(language, dict(_entries(language)).items())


@functools.cache
def collectives(language: str) -> frozenset[str]:
    """Folded nouns that mean several people in the singular: "the press", "la population"."""
    return frozenset(wordforms.fold(noun) for noun, kind in dict(_entries(language)).items() if kind == "group")


def _entries(language: str) -> Iterator[tuple[str, PartyKind]]:
    """Noun and kind; a later entry for a noun goes before an earlier one."""
    actors, roles = load(language, "actors"), load(language, "roles")
    shared = load("shared", "parties")
    figures, units = load(language, "figures"), load(language, "units")
    for table in (
        figures.get("units", {}),
        units.get("units", {}),
        units.get("people", {}),
        units.get("phrases", {}),
    ):
        for kind, keys in _UNITS.items():
            yield from _forms(table, shared[keys], kind)
    for nouns in (*roles.get("titles", {}).values(), roles.get("occupations", {}).get("nouns", ())):
        yield from ((noun, "person") for noun in nouns)
    for category, nouns in actors.get("nouns", {}).items():
        yield from ((noun, _NOUNS[category]) for noun in nouns)
    for kind, keys in _UNITS.items():
        yield from ((noun, kind) for noun in actors.get("parties", {}).get(keys, ()))


def _forms(table: dict[str, Any], keys: Iterable[str], kind: PartyKind) -> Iterator[tuple[str, PartyKind]]:
    for key in keys:
        yield from ((form.rstrip("*"), kind) for form in table.get(key, ()))
