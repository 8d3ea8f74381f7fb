"""A report: one published news text with its outlet and its date."""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass, field

from carsica.record.span import Span


@dataclass(frozen=True, slots=True)
class Section:
    """A heading inside a report; ``span`` runs from the heading to the next one or the end."""

    title: str
    span: Span


@dataclass(frozen=True, slots=True)
class Report:
    """One published news text.

    ``id`` is the SHA-256 of the normalised text, hex. ``text`` holds the title, the lines of metadata that the
    source printed (date, outlet, byline) and the body; ``title_span`` and ``header`` say where the first two
    stand, so that extraction can leave them out. Dates are ISO 8601, a day or a moment.
    """

    id: str
    title: str
    text: str
    language: str
    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    updated: str | None = None
    byline: tuple[str, ...] = ()
    views: int | None = None
    sections: tuple[Section, ...] = ()
    title_span: Span | None = None
    header: tuple[Span, ...] = field(default=())
    """Lines of ``text`` that carry metadata: the printed date, the outlet, the view counter."""


def identity(text: str) -> str:
    """SHA-256, hex, of the text in NFC with white space collapsed: the same words are the same report."""
    plain = " ".join(unicodedata.normalize("NFC", text).split())
    return hashlib.sha256(plain.encode("utf-8")).hexdigest()
