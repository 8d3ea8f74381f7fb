"""An annotated report: the reading that a person made of it, and what else is accepted as right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from carsica.record.reading import Reading
from carsica.record.span import Span


@dataclass(frozen=True, slots=True)
class Thing:
    """A named weapon, facility or document, with every place that names it."""

    type: str
    mentions: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Allowance:
    """What is accepted besides the annotation.

    ``optional`` holds ids of rows whose absence is no miss; times, relations and silences, which have none in the
    sheet, go by ``time:START``, ``relation:START``, ``silence:START``. The others map an id to further accepted
    chains (ids, outermost first, without the report's outlet), starts, or values.
    ``vague`` figures have a convention for a value (dozens = 20).
    """

    optional: frozenset[str] = frozenset()
    chains: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    starts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    vague: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Annotated:
    """One report with its annotation.

    ``named`` and ``referring`` tell an actor's or place's mentions by name from those by other words (a title,
    a pronoun), by id. ``hard`` maps a hard thing to the words that show it.
    """

    id: str
    genre: str
    story: str
    reading: Reading
    named: Mapping[str, tuple[Span, ...]]
    referring: Mapping[str, tuple[Span, ...]]
    things: tuple[Thing, ...] = ()
    hard: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    allowance: Allowance = field(default_factory=Allowance)
