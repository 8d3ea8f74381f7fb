"""Statements: who says what, through whom (source, cue, content); silences: who was asked and does not answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from carsica.record.span import Span

SourceKind = Literal["outlet", "agency", "person", "organisation", "state", "anonymous", "document", "unstated"]
StatementKind = Literal["direct", "indirect", "mixed"]
Certainty = Literal["certain", "probable", "possible", "unspecified"]
Polarity = Literal["positive", "negative"]


@dataclass(frozen=True, slots=True)
class Source:
    """One link of a source chain. ``count`` says how many unnamed sources speak, where the text does."""

    kind: SourceKind
    name: str
    actor: str | None = None
    span: Span | None = None
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Cue:
    """The words that mark an attribution: "secondo", "ha detto", "said"."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Statement:
    """An attribution relation.

    ``chain`` runs from the report's own outlet to the innermost speaker. ``polarity`` is negative when the
    speaker denies, rejects or takes back what the content says. ``denies`` is the id of the statement denied.
    """

    id: str
    kind: StatementKind
    chain: tuple[Source, ...]
    content: tuple[Span, ...]
    certainty: Certainty = "unspecified"
    hearsay: bool = False
    polarity: Polarity = "positive"
    cue: Cue | None = None
    denies: str | None = None
    said_on: str | None = None


@dataclass(frozen=True, slots=True)
class Silence:
    """A refusal to answer, which neither asserts nor denies: "declined to comment", "né conferma né smentisce".

    ``chain`` ends with whoever does not answer. ``about`` is the id of the statement that they do not answer.
    """

    id: str
    chain: tuple[Source, ...]
    cue: Cue
    about: str | None = None
