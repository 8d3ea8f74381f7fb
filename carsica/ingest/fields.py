"""Named metadata: "key: value" headers, front matter and JSON objects say the same things under many names.

Owns the names and what each fills; must not read files or text bodies.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from carsica.ingest.cleaning import one_line
from carsica.ingest.credits import strip_marker
from carsica.ingest.dates import read_date
from carsica.ingest.draft import Draft
from carsica.ingest.header import Facts
from carsica.ingest.language import code_of
from carsica.ingest.words import load
from carsica.ingest.words import month_first as may_begin_with_month
from carsica.languages import codes

_LINE = re.compile(r"(?P<key>[^\W\d_][\w .’'-]{0,30}?)\s*[:：](?:\s+(?P<value>.*)|$)")


@dataclass(slots=True)
class Fields:
    """What named metadata gave."""

    title: str | None = None
    url: str | None = None
    language: str | None = None
    facts: Facts = field(default_factory=Facts)

    def fill(self, draft: Draft) -> Draft:
        """The draft with these facts; what its text prints fills only what they leave open."""
        printed, draft.facts = draft.facts, self.facts
        draft.facts.take(printed)
        draft.url, draft.language = self.url, self.language
        return draft


def read_fields(values: Mapping[str, Any]) -> Fields:
    """Metadata from a mapping whose keys may be any known name in any language; unknown keys are left alone."""
    named: dict[str, str] = {}
    for key, value in values.items():
        name = _keys().get(key.strip().casefold()) if isinstance(key, str) else None
        text = _plain(value)
        if name and text and name not in named:
            named[name] = text
    url = named.get("url")
    source = named.get("source")
    if source and re.match(r"https?://\S+$", source):
        url, source = url or source, None
    code = code_of(named.get("language"))
    month_first = False if code and not may_begin_with_month(code) else None
    facts = Facts(
        published=_date(named.get("published"), month_first),
        updated=_date(named.get("updated"), month_first),
        outlet=named.get("outlet"),
        source=source,
        views=_count(named.get("views")),
        credits=[strip_marker(named["byline"])] if "byline" in named else [],
    )
    return Fields(named.get("title"), url if url and "://" in url else None, named.get("language"), facts)


def split_keyed(text: str) -> tuple[dict[str, str], str] | None:
    """The "key: value" lines at the top of a cleaned text and its body; None when the text does not open so."""
    lines = text.split("\n")
    end = next((number for number, line in enumerate(lines) if not line.strip()), len(lines))
    matches = [_LINE.fullmatch(line) for line in lines[: min(end, 40)]]
    if not all(matches):  # no empty line ends the header: only names that are known belong to it
        known = (m is not None and m["key"].casefold() in _keys() for m in matches)
        end = next((number for number, is_known in enumerate(known) if not is_known), end)
        matches = matches[:end]
    pairs = {m["key"].casefold(): (m["value"] or "").strip() for m in matches if m}
    names = {_keys()[key] for key in pairs if key in _keys()}
    if len(names) < 2 and names != {"title"}:
        return None
    return pairs, "\n".join(lines[end:]).strip("\n")


@functools.cache
def _keys() -> dict[str, str]:
    """Names of fields in all languages, case folded, with the field each fills."""
    keys: dict[str, str] = {}
    for language in codes():
        for name, entries in load(language)["keys"].items():
            for entry in entries:
                keys.setdefault(entry, name)
    return keys


def _plain(value: Any) -> str:
    """A value as text: a name inside an object, several joined by semicolons; empty for anything deeper.

    Lists are not followed further down: aliases of YAML can nest them without end.
    """
    if isinstance(value, (list, tuple)):
        return "; ".join(part for part in map(_scalar, value[:20]) if part)
    return _scalar(value)


def _scalar(value: Any) -> str:
    if isinstance(value, Mapping):
        value = value.get("name")
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(int(value)) if abs(value) < 1e15 else ""
    return one_line(value[:2000]).strip("\"'") if isinstance(value, str) else ""


def _date(value: str | None, month_first: bool | None) -> str | None:
    return read_date(value, month_first=month_first) if value else None


def _count(value: str | None) -> int | None:
    digits = re.sub(r"[\s.,']", "", value or "")
    return int(digits) if re.fullmatch(r"\d{1,12}", digits, re.ASCII) else None
