"""The lexicon: one folder a language, one TOML file a topic (times, figures, attribution, events, roles ...).

Owns the way to an entry; ``shared`` holds what is the same in every language. Must not know what the entries mean;
each extraction module reads the file of its own name.
"""

from __future__ import annotations

import functools
import tomllib
from importlib import resources
from typing import Any

from carsica.languages import Table, data

SHARED = "shared"


def load(language: str, topic: str) -> dict[str, Any]:
    """Entries of one topic in one language, or in all of them (``shared``).

    Raises InputError for a language that is not read; LanguageError where a file, or a key asked for, is missing.
    """
    return _shared(topic) if language == SHARED else data(language, topic)


@functools.cache
def _shared(topic: str) -> Table:
    file = resources.files(__name__) / SHARED / f"{topic}.toml"
    return Table(tomllib.loads(file.read_text(encoding="utf-8")), f"{SHARED}/{topic}.toml")
