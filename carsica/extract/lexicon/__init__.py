"""The lexicon: one folder a language, one TOML file a topic (times, figures, attribution, events, roles ...).

Owns the loading. Must not know what the entries mean; each extraction module reads the file of its own name.
"""

from __future__ import annotations

import functools
import tomllib
from importlib import resources
from typing import Any

LANGUAGES = ("it", "en", "fr", "es", "de", "uk", "ru")


@functools.cache
def load(language: str, topic: str) -> dict[str, Any]:
    """Entries of one topic in one language; empty when the language has no such file."""
    file = resources.files(__name__) / language / f"{topic}.toml"
    if not file.is_file():
        return {}
    return tomllib.loads(file.read_text(encoding="utf-8"))
