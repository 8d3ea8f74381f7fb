"""An annotated report in lines for a person to read: each row with the words it was tied to."""

from __future__ import annotations

from collections.abc import Iterator

from carsica.annotation.annotated import Annotated
from carsica.record.statement import Source


def listing(annotated: Annotated) -> Iterator[str]:
    """A line a row, layer by layer."""
    reading, text = annotated.reading, annotated.reading.report.text
    yield f"words {len(text.split())}"
    for actor in reading.actors:
        roles = "".join(f" · {r.title} of {r.of}{'' if r.current else ' (former)'}" for r in actor.roles)
        yield f"actor {actor.id} [{actor.type}] {' | '.join(m.of(text) for m in actor.mentions)}{roles}"
    for place in reading.places:
        yield f"place {place.id} [{place.precision}] {' | '.join(m.of(text) for m in place.mentions)}"
    for thing in annotated.things:
        yield f"thing [{thing.type}] {' | '.join(m.of(text) for m in thing.mentions)}"
    for statement in reading.statements:
        marks = [statement.kind, statement.polarity, *(["hearsay"] if statement.hearsay else [])]
        marks += [f"denies {statement.denies}"] if statement.denies else []
        yield (
            f"statement {statement.id} ({', '.join(marks)}) {_chain(statement.chain, text)} "
            f"‹{statement.cue.text if statement.cue else ''}› {' … '.join(c.of(text) for c in statement.content)}"
        )
    for silence in reading.silences:
        yield f"silence {_chain(silence.chain, text)} ‹{silence.cue.text}›"
    for event in reading.events:
        who = ", ".join(f"{p.actor}:{p.role}" for p in event.participants)
        again = "".join(f" | {m.of(text)}" for m in event.mentions)
        yield f"event {event.id} {event.mode} {event.status} ‹{event.trigger.of(text)}{again}› {event.start} {who}"
    for figure in reading.figures:
        bounds = f"{figure.low}..{figure.high}"
        yield f"figure {figure.id} ‹{figure.span.of(text)}› {bounds} {figure.unit}, {figure.what}"
    for time in reading.times:
        yield f"time ‹{time.text}› {time.value} {time.start} {time.end}"
    for plan in reading.plans:
        yield f"plan {plan.id} {' | '.join(m.of(text) for m in plan.mentions)} points {plan.points}"
    for relation in reading.relations:
        yield f"relation {relation.subject} {relation.predicate} {relation.object} ‹{relation.span.of(text)}›"
    for thing_name, spans in annotated.hard.items():
        yield f"hard {thing_name}: {' | '.join(s.of(text) for s in spans)}"


def _chain(chain: tuple[Source, ...], text: str) -> str:
    return " > ".join(link.name + (f" [{link.span.of(text)}]" if link.span else "") for link in chain)
