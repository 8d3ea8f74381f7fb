"""Annotated reports on disk: sheets with their stories and splits, or readings that somebody corrected.

Owns finding and loading them; must not compare.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from carsica.annotation.annotated import Annotated
from carsica.annotation.builder import load_annotated
from carsica.errors import CarsicaError, InputError, UsageError
from carsica.record.codec import reading_from_plain
from carsica.record.reading import Reading

STORIES = "stories.toml"
"""A table a story: its split (train, dev, test) and its topic."""


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
    for path in paths:
        stories = _stories_for(path) if split else {}
        for file in _files(path):
            for item in _load(file):
                if isinstance(item, CarsicaError) or split is None or _split_of(item, stories) == split:
                    yield item


def load_readings(path: Path) -> Iterator[tuple[str, Reading]]:
    """Readings of a file of JSON lines, a JSON file, or a folder of either, each with its file's name."""
    if not path.exists():
        raise InputError(str(path), "does not exist")
    for file in sorted(path.glob("*.json*")) if path.is_dir() else [path]:
        text = file.read_text(encoding="utf-8")
        try:
            values = [json.loads(text)]
        except json.JSONDecodeError:
            values = _lines(text, file)
        if not values:
            raise InputError(str(file), "holds no reading")
        for value in values[0] if values and isinstance(values[0], list) else values:
            try:
                yield file.stem, reading_from_plain(value)
            except (KeyError, TypeError, AttributeError) as error:
                raise InputError(str(file), f"holds no reading ({error!r})") from error


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


def _lines(text: str, file: Path) -> list[object]:
    try:
        return [json.loads(line) for line in text.splitlines() if line.strip()]
    except json.JSONDecodeError as error:
        raise InputError(str(file), f"is no JSON: {error}") from error
