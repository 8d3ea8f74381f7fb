"""JSON: one report an object, in lines, in an array, or as the messages of a chat export.

Owns the shapes of such files; the names of fields stand in fields.py and the word files.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from carsica.errors import InputError
from carsica.ingest.cleaning import clean, shown
from carsica.ingest.draft import Draft
from carsica.ingest.fields import read_fields
from carsica.ingest.markup import to_plain
from carsica.ingest.plain import read_titled

TEXT_KEYS = (
    "text",
    "content",
    "body",
    "article",
    "articlebody",
    "maintext",
    "message",
    "content_text",
    "content_html",
)

_TAGS = re.compile(r"</?(?:p|br|div|a|b|i|em|strong|h[1-6]|ul|ol|li|span|blockquote)\b[^<>]*>", re.IGNORECASE)


def looks_like_json(text: str) -> bool:
    """Does the text open like a JSON object with a quoted key, or an array of such?"""
    return bool(re.match(r'\s*(?:\[\s*)?\{\s*(?:"|\})', text[:2000]))


def read_json(text: str, where: str) -> Iterator[tuple[str, Draft | InputError]]:
    """Drafts of all objects with the name of each; a bad line gives its error and the rest goes on."""
    try:
        whole = _loads(text)
    except ValueError as error:
        lines = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
        if len(lines) == 1 or not any(_is_object(line) for _, line in lines):
            yield where, InputError(where, f"is not valid JSON ({_reason(error)})")
            return
        for number, line in lines:
            yield from _read_line(line, f"{where}, line {number}")
        return
    yield from _read_value(whole, where)


def _read_line(line: str, where: str) -> Iterator[tuple[str, Draft | InputError]]:
    try:
        value = _loads(line)
    except ValueError as error:
        yield where, InputError(where, f"is not valid JSON ({_reason(error)})")
        return
    yield from _read_value(value, where)


def _read_value(value: Any, where: str) -> Iterator[tuple[str, Draft | InputError]]:
    if isinstance(value, list):
        if not value:
            yield where, InputError(where, "holds an empty list")
        for number, item in enumerate(value, 1):
            name = f"{where}, item {number}"
            yield name, _read_object(item, name)
    elif isinstance(value, Mapping) and isinstance(value.get("messages"), list):
        yield from _read_chat(value, where)
    else:
        yield where, _read_object(value, where)


def _read_chat(export: Mapping[str, Any], where: str) -> Iterator[tuple[str, Draft | InputError]]:
    """Posts of a channel's export: those with words; service messages and bare pictures are passed over."""
    count = 0
    for number, message in enumerate(export["messages"], 1):
        if not isinstance(message, Mapping) or not _flat(message.get("text")).strip():
            continue
        count += 1
        name = f"{where}, message {shown(str(message.get('id', number)), 40)}"
        epoch = message.get("date_unixtime")  # the printed date of such exports has no time zone
        dated = {**message, "date": epoch} if isinstance(epoch, str) else message
        yield name, _read_object({"channel": export.get("name"), **dated}, name)
    if not count:
        yield where, InputError(where, "holds no messages with text")


def _read_object(item: Any, where: str) -> Draft | InputError:
    if not isinstance(item, Mapping):
        return InputError(where, "is not a JSON object")
    lowered = {key.casefold(): value for key, value in item.items() if isinstance(key, str)}
    text = next((flat for key in TEXT_KEYS if (flat := _flat(lowered.get(key))).strip()), "")
    if len(_TAGS.findall(text[:5000])) >= 2:
        text = to_plain(text)
    text = clean(text)
    if not text:
        return InputError(where, "has no text (none of the fields text, content, body)")
    fields = read_fields(item)
    title = fields.title if fields.title and not _opens_with(text, fields.title) else None
    return fields.fill(read_titled(title, text))


def _opens_with(text: str, title: str) -> bool:
    return text.split("\n", 1)[0].strip() == title


def _flat(value: Any) -> str:
    """Text that may come in pieces, as chat exports have it: strings and objects with a ``text``."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        pieces = (
            part if isinstance(part, str) else part.get("text") for part in value if isinstance(part, (str, dict))
        )
        return "".join(piece for piece in pieces if isinstance(piece, str))
    return ""


def _loads(text: str) -> Any:
    try:
        return json.loads(text)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error


def _is_object(line: str) -> bool:
    try:
        return isinstance(_loads(line), dict)
    except ValueError:
        return False


def _reason(error: ValueError) -> str:
    if isinstance(error, json.JSONDecodeError):
        return (
            f"{error.msg} at column {error.colno}" if error.lineno == 1 else f"{error.msg} at line {error.lineno}"
        )
    return shown(str(error), 80)
