"""What holds of every reading, whatever its text: spans inside the text, words of the text, ids that exist.

Owns the check alone. Must not judge whether a reading is right, only whether it can be followed back to the text.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from typing import Any

from carsica.record.reading import Reading
from carsica.record.span import Span


def flaws(reading: Reading) -> list[str]:
    """Everything in a reading that cannot be followed back to its text, a line each; empty when all is sound."""
    text = reading.report.text
    return [*_spans(reading, "reading", text), *_words(reading), *_ids(reading)]


def _spans(value: Any, where: str, text: str) -> Iterator[str]:
    """Spans that are empty, run backwards, or leave the text."""
    if isinstance(value, Span):
        if not 0 <= value.start < value.end <= len(text):
            yield f"{where}: {value.start}..{value.end} is no span of a text of {len(text)} characters"
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from _spans(item, f"{where}[{number}]", text)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            yield from _spans(getattr(value, field.name), f"{where}.{field.name}", text)


def _words(reading: Reading) -> Iterator[str]:
    """Quoted words that are not what their span covers."""
    text = reading.report.text
    quoted = [(row.id, row.cue.text, row.cue.span) for row in reading.statements if row.cue]
    quoted += [(row.id, row.cue.text, row.cue.span) for row in reading.silences]
    quoted += [("time", time.text, time.span) for time in reading.times]
    quoted += [
        (plan.id, provision.text, provision.span) for plan in reading.plans for provision in plan.provisions
    ]
    for where, words, span in quoted:
        if words != span.of(text):
            yield f"{where}: {words!r} is not {span.of(text)!r}"


def _ids(reading: Reading) -> Iterator[str]:
    """Ids given twice, and ids that name no row of their layer."""
    actors, places = _known(reading.actors), _known(reading.places)
    statements, events, figures = _known(reading.statements), _known(reading.events), _known(reading.figures)
    layers: Iterable[Iterable[Any]] = (
        reading.actors, reading.places, reading.statements, reading.silences,
        reading.events, reading.figures, reading.plans,
    )  # fmt: skip
    ids = [row.id for rows in layers for row in rows]
    if len(ids) != len(set(ids)):
        yield "an id is given twice"
    for row in reading.statements:
        yield from _missing(row.id, (source.actor for source in row.chain), actors)
    for silence in reading.silences:
        yield from _missing(silence.id, (source.actor for source in silence.chain), actors)
    for event in reading.events:
        yield from _missing(event.id, (p.actor for p in event.participants), actors)
        yield from _missing(event.id, event.places, places)
        yield from _missing(event.id, event.figures, figures)
    for plan in reading.plans:
        yield from _missing(plan.id, (*plan.authors, *plan.shown_to, *(p.party for p in plan.positions)), actors)
    yield from _missing("event", (f.event for f in reading.figures), events)
    resting = [event.according_to for event in reading.events]
    resting += [figure.according_to for figure in reading.figures]
    resting += [relation.according_to for relation in reading.relations]
    resting += [position.according_to for plan in reading.plans for position in plan.positions]
    yield from _missing("according_to", resting, statements)


def _known(rows: Iterable[Any]) -> frozenset[str]:
    return frozenset(row.id for row in rows)


def _missing(where: str, named: Iterable[str | None], known: frozenset[str]) -> Iterator[str]:
    for id in named:
        if id is not None and id not in known:
            yield f"{where}: {id} names no row"
