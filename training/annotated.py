"""The corpus as training rows: a tag a word and layer. Owns which annotation becomes which tag.

Layers say where sources, cues and contents of statements stand (``inner``: a content within a content), who or
what is mentioned, what triggers events and who takes part in them, and where figures, times, posts, refusals to
answer and points of plans are. Five more hold one tag a row of the annotation, on its first word: an event's kind
and status (on its trigger), a statement's polarity (on its cue), whether it is hearsay and how certain (on its
content).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import get_args

from carsica.annotation.annotated import Annotated
from carsica.annotation.cast import OUTLET
from carsica.annotation.vocabulary import vocabulary
from carsica.errors import CarsicaError
from carsica.evaluation.collection import load_collection
from carsica.parse.words import Token, sentences
from carsica.record.actor import ActorType
from carsica.record.event import Event, EventStatus, ParticipantRole
from carsica.record.reading import Reading
from carsica.record.span import Span
from carsica.record.statement import Certainty, Polarity
from corpus.collection import REPORTS
from training.trees import Row

_KINDS = tuple(sorted(vocabulary().kinds))
_EDGES = ("O", "B", "I")
_MENTIONED = (*get_args(ActorType), "place", *sorted(vocabulary().things))
LAYERS: dict[str, tuple[str, ...]] = {
    "source": _EDGES,
    "cue": _EDGES,
    "content": _EDGES,
    "inner": _EDGES,
    "silence": _EDGES,
    "mention": ("O", *(f"{edge}-{kind}" for kind in _MENTIONED for edge in "BI")),
    "figure": _EDGES,
    "time": _EDGES,
    "post": _EDGES,
    "point": _EDGES,
    "trigger": _EDGES,
    "part": ("O", *get_args(ParticipantRole), "place"),
    "kind": _KINDS,
    "status": get_args(EventStatus),
    "polarity": get_args(Polarity),
    "hearsay": ("no", "yes"),
    "certainty": get_args(Certainty),
}
_ACTOR_KINDS = {"person": "PER", "organisation": "ORG", "group": "ORG", "outlet": "ORG", "state": "LOC"}

Marked = list[tuple[Span, str]]
"""Spans with what they are; ``""`` where a layer knows one kind."""


def corpus_rows(split: str, folder: Path = REPORTS) -> list[Row]:
    """The sentences of a split, each with its names and layers. CarsicaError for a report that is broken."""
    rows: list[Row] = []
    for item in load_collection([folder], split):
        if isinstance(item, CarsicaError):
            raise item
        rows += report_rows(item)
    return rows


def report_rows(annotated: Annotated) -> Iterator[Row]:
    """The sentences of one report."""
    report = annotated.reading.report
    spans, single = _span_layers(annotated), _single_layers(annotated)
    names = _names(annotated)
    for tokens in sentences(report.text, report.language):
        layers: dict[str, list[str | None]] = {name: _tags(tokens, marked) for name, marked in spans.items()}
        layers |= {name: _first_words(tokens, marked) for name, marked in single.items()}
        layers["part"] = _parts(annotated.reading, tokens)
        words = [token.text for token in tokens]
        row = Row(words, report.language, f"corpus:{annotated.id}", names=_tags(tokens, names))
        row.layers = layers
        yield row


def _span_layers(annotated: Annotated) -> dict[str, Marked]:
    reading = annotated.reading
    statements = reading.statements
    contents = [span for row in statements for span in row.content]
    return {
        "source": _plain(link.span for row in statements for link in row.chain if link.span),
        "cue": _plain(row.cue.span for row in statements if row.cue),
        "content": _plain(contents),
        "inner": _plain(a for a in contents if any(_within(a, b) for b in contents)),
        "silence": _plain(silence.cue.span for silence in reading.silences),
        "mention": _mentions(annotated),
        "figure": _plain(row.span for row in reading.figures),
        "time": _plain(row.span for row in reading.times),
        "post": _plain(role.span for actor in reading.actors for role in actor.roles),
        "point": _plain(point.span for plan in reading.plans for point in (*plan.pillars, *plan.provisions)),
        "trigger": _plain(span for row in reading.events for span in (row.trigger, *row.mentions)),
    }


def _within(span: Span, other: Span) -> bool:
    return other.start <= span.start and span.end <= other.end and span != other


def _mentions(annotated: Annotated) -> Marked:
    reading = annotated.reading
    found: Marked = [(span, actor.type) for actor in reading.actors for span in actor.mentions]
    found += [(span, "place") for place in reading.places for span in place.mentions]
    return found + [(span, thing.type) for thing in annotated.things for span in thing.mentions]


def _single_layers(annotated: Annotated) -> dict[str, Marked]:
    reading = annotated.reading
    statements = reading.statements
    return {
        "kind": [(span, row.mode or "") for row in reading.events for span in (row.trigger, *row.mentions)],
        "status": [(span, row.status) for row in reading.events for span in (row.trigger, *row.mentions)],
        "polarity": [(row.cue.span, row.polarity) for row in statements if row.cue],
        "hearsay": [(span, "yes" if row.hearsay else "no") for row in statements for span in row.content],
        "certainty": [(span, row.certainty) for row in statements for span in row.content],
    }


def _parts(reading: Reading, tokens: list[Token]) -> list[str | None]:
    """Who takes part in, and where is, an event that the sentence tells of; O for every other word."""
    start, end = tokens[0].start, tokens[-1].end
    mentions = {row.id: row.mentions for row in (*reading.actors, *reading.places)}
    marked: Marked = []
    for event in reading.events:
        if any(start <= span.start < end for span in (event.trigger, *event.mentions)):
            marked += [(span, role) for key, role in _taking_part(event) for span in mentions.get(key, ())]
    return [tag or "O" for tag in _first_words(tokens, marked)]


def _taking_part(event: Event) -> list[tuple[str, str]]:
    return [(one.actor, one.role) for one in event.participants] + [(key, "place") for key in event.places]


def _names(annotated: Annotated) -> Marked:
    reading = annotated.reading
    kinds = {actor.id: _ACTOR_KINDS[actor.type] for actor in reading.actors}
    kinds |= {place.id: "LOC" for place in reading.places}
    named = [(span, kinds[key]) for key, spans in annotated.named.items() if key in kinds for span in spans]
    own = [actor for actor in reading.actors if actor.id == OUTLET and OUTLET not in annotated.named]
    return named + [(span, "ORG") for actor in own for span in actor.mentions]


def _plain(spans: Iterable[Span]) -> Marked:
    return [(span, "") for span in spans]


def _tags(tokens: list[Token], marked: Marked) -> list[str | None]:
    """B, I and O by the longest span over each word; of nested contents the outer one counts."""
    ordered = sorted(marked, key=lambda m: m[0].start - m[0].end)
    found: list[str | None] = []
    last: tuple[Span, str] | None = None
    for token in tokens:
        here = next((m for m in ordered if m[0].start < token.end and token.start < m[0].end), None)
        if here is None:
            found.append("O")
        else:
            edge = "I" if here is last else "B"
            found.append(f"{edge}-{here[1]}" if here[1] else edge)
        last = here
    return found


def _first_words(tokens: list[Token], marked: Marked) -> list[str | None]:
    first: dict[int, str] = {}
    for span, tag in marked:
        place = next(
            (i for i, token in enumerate(tokens) if span.start < token.end and token.start < span.end), None
        )
        if place is not None and tokens[place].start >= span.start - 1:
            first.setdefault(place, tag)
    return [first.get(i) for i in range(len(tokens))]
