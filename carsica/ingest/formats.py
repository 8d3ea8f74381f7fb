"""Which format some bytes have, and the reports in them.

Owns the dispatch from bytes to the formats' own modules. Touches no files and no network.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from carsica.errors import CarsicaError, InputError
from carsica.ingest.cleaning import clean
from carsica.ingest.draft import Draft, finish
from carsica.ingest.encoding import decode
from carsica.ingest.fields import read_fields, split_keyed
from carsica.ingest.json_records import looks_like_json, read_json
from carsica.ingest.markdown import has_front_matter, read_markdown
from carsica.ingest.plain import read_plain, read_titled
from carsica.ingest.settings import IngestSettings
from carsica.record.report import Report

Format = Literal["html", "json", "markdown", "text", "feed", "xml"]

_START = r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<"
_PAGE = re.compile(_START + r"(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_PIECE = re.compile(r"\s*<(?:div|p|article|main|section|h1|meta|title|table|span|header)\b", re.IGNORECASE)
_FEED = re.compile(_START + r"(?:rss|feed|rdf:RDF)\b", re.IGNORECASE | re.DOTALL)
_XML = re.compile(r"\s*<\?xml\b", re.IGNORECASE)
_SUFFIXES: dict[str, Format] = {
    "html": "html",
    "htm": "html",
    "xhtml": "html",
    "md": "markdown",
    "markdown": "markdown",
    "json": "json",
    "jsonl": "json",
    "ndjson": "json",
}
_MEDIA: dict[str, Format] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/markdown": "markdown",
    "application/json": "json",
    "application/x-ndjson": "json",
    "application/ndjson": "json",
    "application/jsonl": "json",
    "application/jsonlines": "json",
    "application/x-jsonlines": "json",
}


@dataclass(frozen=True, slots=True)
class Source:
    """Where bytes came from, as far as it says what they are. ``name`` is a file's name, for its suffix."""

    where: str
    name: str = ""
    url: str | None = None
    media: str | None = None
    charset: str | None = None


def read_source(data: bytes, source: Source, settings: IngestSettings) -> list[Report | CarsicaError]:
    """The reports in the bytes, each in its place, with errors for those that cannot be read; never empty."""
    where = source.where
    if len(data) > settings.max_bytes:
        return [InputError(where, f"is too large (more than {settings.max_bytes:,} bytes)")]
    try:
        text = decode(data, where, source.charset)
        results = list(_read_text(text, source, settings))
    except CarsicaError as error:
        return [error]
    return results or [InputError(where, "holds no report")]


def _read_text(text: str, source: Source, settings: IngestSettings) -> Iterator[Report | CarsicaError]:
    form = format_of(text, source)
    if form == "json":
        for where, draft in read_json(text, source.where):
            yield draft if isinstance(draft, InputError) else _finished(draft, where, source, settings)
        return
    yield _finished(_read_one(text, form, source, settings), source.where, source, settings)


def _finished(draft: Draft, where: str, source: Source, settings: IngestSettings) -> Report | CarsicaError:
    draft.url = draft.url or source.url
    try:
        return finish(draft, where, settings)
    except CarsicaError as error:
        return error


def _read_one(text: str, form: Format, source: Source, settings: IngestSettings) -> Draft:
    if form in {"feed", "xml"}:
        kind = "a feed; add the addresses of its articles" if form == "feed" else "XML, not a page"
        raise InputError(source.where, f"is {kind}")
    limit = settings.max_page_characters if form == "html" else settings.max_characters
    if len(text) > limit:
        raise InputError(source.where, f"is too long for one report ({len(text):,} characters; at most {limit:,})")
    if form == "html":
        from carsica.ingest.page import read_page  # noqa: PLC0415 - loads the page reader's many tables

        return read_page(text, source.where, source.url)
    text = clean(text)
    if form == "markdown":
        return read_markdown(text, source.where)
    keyed = split_keyed(text)
    if keyed is None:
        return read_plain(text)
    fields = read_fields(keyed[0])
    draft = read_titled(fields.title, keyed[1])
    return fields.fill(draft)


def format_of(text: str, source: Source) -> Format:
    """The format by what the text shows first, then by what the server or the file's name says."""
    if _FEED.match(text[:3000]):
        return "feed"
    if _PAGE.match(text[:3000]):
        return "html"
    if _XML.match(text[:200]):
        return "xml"
    suffix = source.name.rsplit(".", 1)[-1].lower() if "." in source.name else ""
    named = _MEDIA.get(source.media or "") or _SUFFIXES.get(suffix)
    if named == "json" or (named is None and looks_like_json(text)):
        return "json"
    if named == "html" or _PIECE.match(text[:500]):
        return "html"
    if named == "markdown" or has_front_matter(clean(text[:60_000])):
        return "markdown"
    return "text"
