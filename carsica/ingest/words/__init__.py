"""Words that reports print around their text: one TOML file a language (header markers, furniture, names).

Owns the loading and the union over languages: a header is read before the language is known. Must not know how
the words are used.
"""

from __future__ import annotations

import functools
import tomllib
from importlib import resources
from typing import Any

LANGUAGES = ("it", "en", "fr", "es", "de", "uk", "ru")


@functools.cache
def load(language: str) -> dict[str, Any]:
    """The whole file of one language."""
    return tomllib.loads(resources.files(__name__).joinpath(f"{language}.toml").read_text(encoding="utf-8"))


@functools.cache
def words(table: str, key: str) -> tuple[str, ...]:
    """Entries of ``table.key`` in all languages, longest first, each once."""
    found = {word for language in LANGUAGES for word in load(language)[table].get(key, ())}
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


@functools.cache
def word_set(table: str, key: str) -> frozenset[str]:
    """The same entries for membership tests."""
    return frozenset(words(table, key))


@functools.cache
def zones() -> dict[str, str]:
    """Printed time zones (case folded) with their UTC offset, or their IANA name where the offset changes."""
    return {word: zone for language in LANGUAGES for word, zone in load(language).get("zones", {}).items()}


@functools.cache
def language_names() -> dict[str, str]:
    """Names of the languages in each other's words, case folded, with their codes."""
    return {name: language for language in LANGUAGES for name in load(language)["names"]}
