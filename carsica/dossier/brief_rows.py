"""The rows of a brief: what a person reads first about a case.

Owns their shape; a row holds values and citations, never a sentence of ours, so that any language can tell it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from carsica.dossier.dossier import Cite
from carsica.dossier.parties import Party

SectionKind = Literal["main", "new", "disputed", "meetings", "figures", "plans", "denials"]
Layer = Literal["claim", "event", "ledger", "plan"]


@dataclass(frozen=True, slots=True)
class Step:
    """One stage of a row: a status, a figure or a version, who gave it, when, and the words.

    ``value`` is a status of the record, the number of points of a plan, or a figure's bounds as
    (low, high, approximate).
    """

    value: str | int | tuple[float | None, float | None, bool] | None
    by: str | None
    on: str | None
    where: tuple[str, ...]
    cite: Cite


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a brief about one row of the record.

    ``words`` are a source's own, in ``language``; ``unit`` and ``what`` belong to ledgers; ``type`` and ``mode``
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
