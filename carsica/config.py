"""Typed settings; the only reader of the environment and of TOML settings.

Owns the names of all settings. Must not be imported by a stage: a setting is a value that is passed in.
"""

from __future__ import annotations

import dataclasses
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, get_type_hints

from carsica.errors import UsageError
from carsica.remote.settings import ServerSettings

PREFIX = "CARSICA_"


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings, with what holds when nobody says otherwise.

    Read from ``carsica.toml`` in the working folder, or the file that CARSICA_CONFIG names; the environment
    (CARSICA_WORKERS, CARSICA_LANGUAGE ...) goes before the file, and a command's options before both.
    """

    workers: int = 0
    """Processes that read; 0: as many as the machine has cores for."""
    language: str = "en"
    """Language of pages and of the brief: en or it."""
    host: str = "127.0.0.1"
    """Address that ``carsica serve`` listens on."""
    port: int = 8765
    """Port that ``carsica serve`` listens on."""
    allow_private: bool = False
    """May addresses on this machine and in private networks be fetched?"""
    timeout: float = 60.0
    """Seconds that fetching one address may take."""
    max_bytes: int = 50_000_000
    """Bytes of one file or page; larger ones are refused."""
    languages: str = ""
    """A folder with further languages, laid out as the package is (docs/extending.md); empty: none."""
    by: str = ""
    """Who takes decisions; empty: the name of the account."""
    reader: ServerSettings = field(default_factory=ServerSettings)
    """The table ``[reader]``: the model server of the remote reader; CARSICA_READER_URL and so on."""


def load_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """Settings from the file and the environment; UsageError names a setting that cannot be."""
    named = environment.get(f"{PREFIX}CONFIG")
    values: dict[str, Any] = {}
    if named or Path("carsica.toml").is_file():
        values |= _from_file(Path(named or "carsica.toml"))
    values |= _from_environment(Settings, PREFIX, environment)
    reader = values.pop("reader", {}) | _from_environment(ServerSettings, f"{PREFIX}READER_", environment)
    return dataclasses.replace(Settings(), **values, reader=ServerSettings(**reader))


def _from_environment(table: type, prefix: str, environment: Mapping[str, str]) -> dict[str, Any]:
    """The settings of a table that the environment gives."""
    values: dict[str, Any] = {}
    for name, kind in get_type_hints(table).items():
        text = environment.get(prefix + name.upper())
        if text is not None and kind in _KINDS:
            values[name] = _convert(kind, text, prefix + name.upper())
    return values


def worker_count(settings: Settings) -> int:
    """How many processes read."""
    if settings.workers > 0:
        return settings.workers
    allowed = getattr(os, "sched_getaffinity", None)  # the cores this process may use; not on every system
    return len(allowed(0)) if allowed else os.cpu_count() or 1


def _from_file(path: Path) -> dict[str, Any]:
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(str(path), f"cannot be read: {error.strerror}") from error
    except ValueError as error:
        raise UsageError(str(path), f"is not TOML: {error}") from error
    reader = values.pop("reader", {})
    if not isinstance(reader, dict):
        raise UsageError(str(path), "reader must be a table: [reader]")
    if "key" in reader:
        raise UsageError(str(path), f"must not hold the server's key; put it into {PREFIX}READER_KEY")
    return _typed(Settings, values, path) | {"reader": _typed(ServerSettings, reader, path, "reader.")}


def _typed(table: type, values: dict[str, Any], path: Path, prefix: str = "") -> dict[str, Any]:
    """The values of a table of the file, each of the kind that its setting has."""
    hints = get_type_hints(table)
    for name, value in values.items():
        kind = hints.get(name)
        if kind is None:
            raise UsageError(str(path), f"has no setting {prefix + name!r}; there are: {', '.join(hints)}")
        if kind is float and type(value) is int:
            values[name] = float(value)
        elif type(value) is not kind:
            raise UsageError(str(path), f"{prefix}{name} must be {_KINDS[kind]}")
    return values


_KINDS = {int: "a whole number", float: "a number", bool: "true or false", str: "a text"}


def _convert(kind: type, text: str, where: str) -> Any:
    """A value of the environment as the setting's type."""
    if kind is bool:
        if text.lower() in {"1", "true", "yes", "on"}:
            return True
        if text.lower() in {"", "0", "false", "no", "off"}:
            return False
    else:
        try:
            return kind(text)
        except ValueError:
            pass
    raise UsageError(where, f"must be {_KINDS[kind]}, not {text!r}")
