"""Words that reports print around their text: one TOML file a language (header markers, furniture, names).

Owns the union over languages: a header is read before the language is known. Must not know how the words are used.
"""

from __future__ import annotations

import functools
from typing import Any

from carsica.languages import codes, data


def load(language: str) -> dict[str, Any]:
    """The whole file of one language."""
    return data(language, "ingest")


@functools.cache
def words(table: str, key: str) -> tuple[str, ...]:
    """Entries of ``table.key`` in all languages, longest first, each once."""
    found = {word for language in codes() for word in load(language)[table].get(key, ())}
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


@functools.cache
def word_set(table: str, key: str) -> frozenset[str]:
    """The same entries for membership tests."""
    return frozenset(words(table, key))


@functools.cache
def zones() -> dict[str, str]:
    """Printed time zones (case folded) with their UTC offset, or their IANA name where the offset changes."""
    return {word: zone for language in codes() for word, zone in load(language).get("zones", {}).items()}


@functools.cache
def language_names() -> dict[str, str]:
    """Names of the languages in each other's words, case folded, with their codes."""
    return {name: language for language in codes() for name in load(language)["names"]}


@functools.cache
def codes_by_label() -> dict[str, str]:
    """Other codes that pages use for the languages ("ita", "ua"), with their ISO 639-1 code."""
    return {label: language for language in codes() for label in load(language)["labels"]}


@functools.cache
def own_letters() -> dict[str, frozenset[str]]:
    """Languages that letters tell apart from their neighbours, each with those that only it has."""
    found = {language: frozenset(load(language).get("own_letters", "")) for language in codes()}
    return {language: letters for language, letters in found.items() if letters}


def month_first(language: str) -> bool:
    """May 03/04/2025 be in March in this language?"""
    return language in codes() and bool(load(language).get("month_first", False))
