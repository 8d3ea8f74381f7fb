"""The rows of a brief: what a person reads first about a case.

Owns their shape; a row holds values and citations, never a sentence of ours, so that any language can tell it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from carsica.dossier.dossier import Cite
from carsica.dossier.parties import Party

SectionKind = Literal["main", "new", "disputed", "meetings", "figures", "plans", "denials"]
Layer = Literal["claim", "event", "ledger", "plan"]


@dataclass(frozen=True, slots=True)
class Step:
    """One stage of a row: a status, a figure or a version, who gave it, when, and the words.

    ``also`` counts others who gave the same.
    ``value`` is a status of the record, the number of points of a plan, or a figure's bounds as
    (low, high, approximate).
    """

    value: str | int | tuple[float | None, float | None, bool] | None
    by: str | None
    on: str | None
    where: tuple[str, ...]
    cite: Cite
    also: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a brief about one row of the record.

    ``words`` are a source's own, in ``language``, and ``versions`` those of the same claim in other languages, by
    language; ``unit`` and ``what`` belong to ledgers; ``type`` and ``mode``
    to events. ``said_by`` and ``denied_by`` name sources, ``origins`` where a claim enters the record. A
    ``denials`` line has one name in ``denied_by``.
    """

    layer: Layer
    id: str
    words: str
    language: str
    cites: tuple[Cite, ...]
    status: str | None = None
    said_by: tuple[Party, ...] = ()
    denied_by: tuple[Party, ...] = ()
    origins: tuple[Party, ...] = ()
    confirmed_by: tuple[Party, ...] = ()
    reports: int = 0
    outlets: int = 0
    steps: tuple[Step, ...] = ()
    people: tuple[str, ...] = ()
    unit: str = ""
    what: str = ""
    type: str = ""
    mode: str | None = None
    versions: Mapping[str, str] = field(default_factory=dict)

    def told_in(self, language: str) -> tuple[str, str]:
        """The words in that language where there are some, else as they came in; and their language."""
        if language in self.versions:
            return self.versions[language], language
        return self.words, self.language


@dataclass(frozen=True, slots=True)
class Section:
    """A headline of the brief with its lines; ``left_out`` counts those that did not fit."""

    kind: SectionKind
    lines: tuple[Line, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class Brief:
    """What a case says, for one who has a minute.

    ``since`` and ``as_of`` are the days that limit it; ``undated`` counts reports left out for want of a date.
    ``first`` and ``last`` are the days of publication of the earliest and the latest report.
    """

    sections: tuple[Section, ...]
    reports: int
    outlets: int
    languages: int
    first: str | None
    last: str | None
    since: str | None = None
    as_of: str | None = None
    undated: int = 0
    name: str = ""
