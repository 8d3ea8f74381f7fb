"""Loads the tables of linking. Owns the reading of ``data/*.toml``; must not know what the entries mean."""

from __future__ import annotations

import functools
import tomllib
from importlib import resources
from typing import Any


@functools.cache
def table(name: str) -> dict[str, Any]:
    """The entries of ``data/<name>.toml``."""
    file = resources.files("carsica.link") / "data" / f"{name}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))
