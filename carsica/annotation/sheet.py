"""A sheet: one annotated report as its YAML file has it, every value a string, a list or a mapping.

Owns reading and checking the file's shape; must not know what the values mean.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from pathlib import Path
from typing import Any

import yaml

from carsica.errors import InputError

REQUIRED = ("id", "language", "genre", "story", "outlet", "published", "text")
ROWS: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    layer: (frozenset(required.split()), frozenset(optional.split()))
    for layer, required, optional in (
        ("actors", "id type name", "names refers roles anonymous agency"),
        ("places", "id name", "names refers country precision"),
        ("things", "type names", ""),
        (
            "statements",
            "id chain content",
            "cue kind certainty hearsay polarity denies said_on optional also_chains",
        ),
        (
            "events",
            "id kind status trigger",
            "again start end places participants agent target host mediator addressee by figures optional "
            "also_start",
        ),
        ("figures", "id words value unit what", "event by vague optional also_values"),
        ("times", "words value", "start end optional also_values"),
        ("plans", "id name", "names refers points pillars provisions authors status goals"),
        ("relations", "subject predicate object words", "current by optional"),
        ("silences", "chain cue", "about optional"),
    )
}
"""Layer → the keys that each of its rows must have, and those that it may have."""

_TEXTS = ("id", "name", "type", "kind", "status", "value", "unit", "what", "by", "event", "denies", "about")
"""Keys of rows that hold one text."""
_HEAD = {*REQUIRED, "url", "header", "hard", "notes"}


# The parser in C where PyYAML was built with it: ten times as fast.
_Base: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class SheetError(InputError):
    """A sheet that does not add up; ``problems`` holds a line for each thing that is wrong with it."""

    def __init__(self, where: str, problems: Sequence[str] | str) -> None:
        self.problems = (problems,) if isinstance(problems, str) else tuple(problems)
        super().__init__(where, "; ".join(self.problems))


class _Loader(_Base):  # type: ignore[misc]
    """Strings only (``no`` is a word, 2025-11-19 is no date object); a key given twice is an error."""

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Hashable, Any]:
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]
        for key in keys:
            if keys.count(key) > 1:
                raise yaml.constructor.ConstructorError(None, None, f"{key!r} is given twice", node.start_mark)
        made: dict[Hashable, Any] = super().construct_mapping(node, deep)
        return made


def load_sheet(path: Path) -> dict[str, Any]:
    """The sheet in a file. Raises InputError for a file that is no YAML, or has other keys than a sheet has."""
    try:
        raw = yaml.load(path.read_text(encoding="utf-8"), _Loader)
    except OSError as error:
        raise InputError(str(path), error.strerror or str(error)) from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise InputError(str(path), "is no YAML: " + " ".join(str(error).split())) from error
    if not isinstance(raw, dict):
        raise InputError(str(path), "holds no annotated report")
    if problems := list(_shape_problems(raw)):
        raise SheetError(str(path), problems)
    return raw


def _shape_problems(raw: dict[str, Any]) -> list[str]:
    problems = [f"lacks {key!r}" for key in REQUIRED if not raw.get(key) or raw[key] == "\n"]
    problems += [
        f"{key} is no text" for key in (*REQUIRED, "url", "notes") if not isinstance(raw.get(key, ""), str)
    ]
    if not isinstance(raw.get("hard") or {}, dict):
        problems.append("hard is no mapping of hard things to words")
    problems += [f"unknown key {key!r}" for key in raw if key not in _HEAD and key not in ROWS]
    for layer, (required, optional) in ROWS.items():
        rows = raw.get(layer) or []
        if not isinstance(rows, list):
            problems.append(f"{layer} is no list")
            continue
        for number, row in enumerate(rows, 1):
            where = f"{layer} {row.get('id') or number}" if isinstance(row, dict) else f"{layer} {number}"
            if not isinstance(row, dict):
                problems.append(f"{where} is no mapping")
                continue
            problems += [f"{where} lacks {key!r}" for key in sorted(required) if row.get(key) in (None, "", [])]
            problems += [f"{where}: unknown key {key!r}" for key in row if key not in required | optional]
            problems += [f"{where}: {key} is no text" for key in _TEXTS if not isinstance(row.get(key, ""), str)]
            names = row.get("names") or []
            if any(not isinstance(name, str) for name in (names if isinstance(names, list) else [names])):
                problems.append(f"{where}: names holds something else than words")
    return problems
