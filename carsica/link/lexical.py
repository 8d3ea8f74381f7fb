"""Loads the tables of linking. Owns the reading of ``data/*.toml`` and of what the languages add to them
(``languages/*.toml``); must not know what the entries mean.
"""

from __future__ import annotations

import functools
import tomllib
from importlib import resources
from typing import Any

from carsica import languages


@functools.cache
def table(name: str) -> dict[str, Any]:
    """The entries of ``data/<name>.toml``."""
    file = resources.files("carsica.link") / "data" / f"{name}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


@functools.cache
def together(name: str) -> dict[str, Any]:
    """The entries of ``data/<name>.toml`` and those that the languages' own files have under the same name."""
    found = table(name)
    for language in languages.codes():
        found = _joined(found, languages.data(language, "link").get(name, {}))
    return found


def _joined(one: Any, other: Any) -> Any:
    """Tables joined key by key, lists one after the other."""
    if isinstance(one, dict):
        return {key: _joined(one[key], other[key]) if key in one and key in other else (one | other)[key]
                for key in (*one, *(key for key in other if key not in one))}  # fmt: skip
    return [*one, *other] if isinstance(one, list) else other


def words_of(language: str, key: str) -> list[str]:
    """A list of words of one language (``negations``, ``pointing`` ...); empty for a language that is not read."""
    if language not in languages.codes():
        return []
    found: list[str] = languages.data(language, "link")[key]
    return found
