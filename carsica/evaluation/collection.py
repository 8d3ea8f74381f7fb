"""Annotated reports on disk: sheets with their stories and splits, or readings that somebody corrected.

Owns finding and loading them; must not compare.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from carsica.annotation.annotated import Annotated
from carsica.annotation.builder import load_annotated
from carsica.errors import CarsicaError, InputError, UsageError
from carsica.record.codec import reading_from_plain
from carsica.record.reading import Reading

STORIES = "stories.toml"
"""A table a story: its split (train, dev, test, fresh) and its topic."""


@dataclass(frozen=True, slots=True)
class Story:
    """What a collection knows of a story: all its reports are in one split."""

    split: str
    topic: str


def load_collection(paths: Iterable[Path], split: str | None = None) -> Iterator[Annotated | CarsicaError]:
    """Annotated reports of files and folders, or the error in place of one.

    ``.yaml`` is a sheet; ``.json`` and ``.jsonl`` hold readings as annotation. With ``split``, only reports whose
    story is in that split of the nearest ``stories.toml`` at or above the path.
    """
    seen: dict[str, str] = {}
    for path in paths:
        stories = _stories_for(path) if split else {}
        for file in _files(path):
            for item in _load(file):
                if isinstance(item, CarsicaError):
                    yield item
                elif split is None or _split_of(item, stories) == split:
                    first = seen.setdefault(item.reading.report.id, str(file))
                    yield item if first == str(file) else InputError(str(file), f"is the report of {first} again")


def load_readings(path: Path) -> Iterator[tuple[str, Reading]]:
    """Readings of a file of JSON lines, a JSON file, or a folder of either, each with its file's name."""
    if not path.exists():
        raise InputError(str(path), "does not exist")
    files = sorted(f for f in path.glob("*.json*") if f.is_file()) if path.is_dir() else [path]
    for file in files:
        values = _values(file)
        for number, value in enumerate(values, 1):
            name = file.stem if len(values) == 1 else f"{file.stem}#{number}"
            yield name, _reading(value, file)


def _values(file: Path) -> list[Any]:
    """The JSON values of a file: one, the items of a list, or one a line."""
    try:
        text = file.read_text(encoding="utf-8")
        try:
            values = json.loads(text)
        except json.JSONDecodeError:
            values = [json.loads(line) for line in text.split("\n") if line.strip()]
    except OSError as error:
        raise InputError(str(file), error.strerror or str(error)) from error
    except (ValueError, RecursionError) as error:
        raise InputError(str(file), f"is no JSON: {error}") from error
    values = values if isinstance(values, list) else [values]
    if not values:
        raise InputError(str(file), "holds no reading")
    return values


def _reading(value: Any, file: Path) -> Reading:
    """The reading that a JSON value holds; every later stage may rely on its shape."""
    try:
        reading = reading_from_plain(value)
        spans = [*(s.content for s in reading.statements), *(a.mentions for a in reading.actors)]
        spans += [(s.cue.span,) for s in reading.silences]
        spans += [e.mentions for e in reading.events] + [p.mentions for p in reading.places]
        whole = all(isinstance(end, int) for some in spans for span in some for end in span)
        chained = all(s.chain for s in reading.statements) and all(s.chain for s in reading.silences)
        if not (whole and isinstance(reading.report.text, str) and chained):
            raise TypeError("a span or a chain has another shape")
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise InputError(str(file), f"holds no reading ({error!r})") from error
    return reading


def load_stories(file: Path) -> Mapping[str, Story]:
    """The stories of a collection by id. Raises InputError for a file that is not of that form."""
    try:
        raw = tomllib.loads(file.read_text(encoding="utf-8"))
        return {key: Story(value["split"], value["topic"]) for key, value in raw.items()}
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise InputError(str(file), f"is no list of stories: {error}") from error


def _stories_for(path: Path) -> Mapping[str, Story]:
    for folder in (path, *path.resolve().parents):
        if (folder / STORIES).is_file():
            return load_stories(folder / STORIES)
    raise UsageError(str(path), f"has no {STORIES} at or above it, so it has no splits")


def _split_of(annotated: Annotated, stories: Mapping[str, Story]) -> str | None:
    return stories[annotated.story].split if annotated.story in stories else None


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    found = sorted((f for f in path.rglob("*") if f.suffix in (".yaml", ".json", ".jsonl")), key=lambda f: f.stem)
    if not found:
        raise InputError(str(path), "holds no annotated report (.yaml, .json, .jsonl)")
    return found


def _load(file: Path) -> Iterator[Annotated | CarsicaError]:
    try:
        if file.suffix == ".yaml":
            yield load_annotated(file)
        else:
            for name, reading in load_readings(file):
                yield Annotated(name, "", "", reading, {}, {})
    except CarsicaError as error:
        yield error
