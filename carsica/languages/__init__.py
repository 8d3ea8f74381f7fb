"""Which languages Carsica reads, and what each is made of: data files, one set a language, and nothing else.

Owns the list of languages, which is found from the files that are there, and the reading of their tables. Must not
know what the entries mean; each stage reads the topics of its own. A folder laid out as this package may hold
further languages (``add``).
"""

from __future__ import annotations

import functools
import tomllib
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from carsica.errors import InputError, LanguageError

FILES = {
    "parse": "parse/languages/{}.toml",
    "ingest": "ingest/words/{}.toml",
    "link": "link/languages/{}.toml",
    "actors": "extract/lexicon/{}/actors.toml",
    "attribution": "extract/lexicon/{}/attribution.toml",
    "events": "extract/lexicon/{}/events.toml",
    "event_words": "extract/lexicon/{}/event_words.toml",
    "figures": "extract/lexicon/{}/figures.toml",
    "forms": "extract/lexicon/{}/forms.toml",
    "numbers": "extract/lexicon/{}/numbers.toml",
    "places": "extract/lexicon/{}/places.toml",
    "plans": "extract/lexicon/{}/plans.toml",
    "roles": "extract/lexicon/{}/roles.toml",
    "times": "extract/lexicon/{}/times.toml",
    "units": "extract/lexicon/{}/units.toml",
}
"""Topic → its file. A language is read when it has the first; then it needs them all."""

_added: list[Path] = []


class Table(dict[str, Any]):
    """A table of a language's file. Asking with [] for a key that it lacks raises LanguageError."""

    def __init__(self, values: dict[str, Any], where: str, path: str = "") -> None:
        super().__init__(
            (key, Table(value, where, f"{path}.{key}".lstrip(".")) if isinstance(value, dict) else value)
            for key, value in values.items()
        )
        self.where = where
        self.path = path

    def __missing__(self, key: str) -> Any:
        table = f" of [{self.path}]" if self.path else ""
        raise LanguageError(
            self.where, f"lacks the key {key!r}{table}, which the rules need; see the English file"
        )


def add(folder: str | Path) -> None:
    """Read the languages of a folder too, which is laid out as this package. To be called before anything is read.

    Raises LanguageError when the folder holds none.
    """
    path = Path(folder).resolve()
    if not any(path.glob(FILES["parse"].format("*"))):
        raise LanguageError(str(folder), f"holds no language; one begins with {FILES['parse'].format('XX')}")
    if path not in _added:
        _added.append(path)
        codes.cache_clear()


def added() -> tuple[Path, ...]:
    """The folders that ``add`` was given: what another process needs to read the same languages."""
    return tuple(_added)


@functools.cache
def codes() -> tuple[str, ...]:
    """ISO 639-1 codes of the languages that are read, in alphabetical order."""
    folder, name = FILES["parse"].rsplit("/", 1)
    suffix = name.removeprefix("{}")
    found = (
        file.name
        for root in _roots()
        if root.joinpath(folder).is_dir()
        for file in root.joinpath(folder).iterdir()
    )
    return tuple(sorted({name.removesuffix(suffix) for name in found if name.endswith(suffix)}))


def on_trial(code: str) -> bool:
    """Is the language one that the encoder has not learned? It is read all the same, not as well as the others."""
    return bool(data(code, "parse").get("trial", False))


def require(code: str, where: str) -> str:
    """The code itself; raises InputError about ``where`` when no such language is read."""
    if code not in codes():
        raise InputError(where, f"language {code} is not read (Carsica reads {', '.join(codes())})")
    return code


@functools.cache
def data(language: str, topic: str) -> Table:
    """What a language's file of a topic says. Raises InputError for a language that is not read, LanguageError for
    one that has no such file or one that is no TOML.
    """
    require(language, language)
    path = FILES[topic].format(language)
    file = next((root.joinpath(path) for root in _roots() if root.joinpath(path).is_file()), None)
    if file is None:
        raise LanguageError(
            path, f"is missing: the language {language} needs it; begin with a copy of the English one"
        )
    try:
        return Table(tomllib.loads(file.read_text(encoding="utf-8")), path)
    except ValueError as error:
        raise LanguageError(path, f"cannot be read ({error})") from error


def lacking(language: str) -> list[str]:
    """What all other languages have and this one has not: files, and keys as "times: months.3"."""
    others = [code for code in codes() if code != language]
    found = []
    for topic, path in FILES.items():
        try:
            own = set(_keys(data(language, topic)))
        except LanguageError:
            found.append(path.format(language))
            continue
        common = set.intersection(*(set(_keys(data(other, topic))) for other in others))
        found += [f"{topic}: {key}" for key in sorted(common - own)]
    return found


def _keys(table: Table) -> list[str]:
    inner = [key for value in table.values() if isinstance(value, Table) for key in _keys(value)]
    return [*(f"{table.path}.{key}".lstrip(".") for key in table), *inner]


def _roots() -> list[Traversable]:
    return [resources.files("carsica"), *_added]
