"""The question about one passage: instructions, a worked example, the passage.

Owns the messages. The words are in ``instructions.txt`` and ``example.json`` beside this file.
"""

from __future__ import annotations

import functools
import json
from importlib.resources import files
from typing import Any

from carsica.record.report import Report
from carsica.remote.schema import LAYERS

Message = dict[str, str]


def messages_for(report: Report, passage: str) -> list[Message]:
    """The messages that ask what a passage of a report says."""
    return [
        *_opening(),
        {"role": "user", "content": _asked(report.outlet, report.published, report.language, passage)},
    ]


@functools.cache
def opening_bytes() -> int:
    """Bytes (UTF-8) of everything in a question but the passage, give or take the names in its head."""
    return sum(len(message["content"].encode()) for message in _opening()) + 200


@functools.cache
def _opening() -> tuple[Message, ...]:
    folder = files(__package__)
    instructions = folder.joinpath("instructions.txt").read_text(encoding="utf-8").strip()
    example: dict[str, Any] = json.loads(folder.joinpath("example.json").read_text(encoding="utf-8"))
    answer = {layer: example["answer"][layer] for layer in LAYERS}
    return (
        {"role": "system", "content": instructions},
        {"role": "user", "content": _asked(**example["head"], passage=example["passage"])},
        {"role": "assistant", "content": json.dumps(answer, ensure_ascii=False, separators=(",", ":"))},
    )


def _asked(outlet: str | None, published: str | None, language: str, passage: str) -> str:
    head = f"Outlet: {outlet or 'unknown'}. Date of the report: {published or 'unknown'}. Language: {language}."
    return f"{head}\nPassage:\n{passage}"
