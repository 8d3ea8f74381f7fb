"""One reading as tables: who says what on whose word; events, figures, dates, plans.

Owns which columns a person sees. Must not leave out that words are hearsay or a denial.
"""

from __future__ import annotations

from carsica.cli.tables import heading, print_lines, print_table
from carsica.dossier.wording import Wording
from carsica.record.event import Event
from carsica.record.reading import Reading
from carsica.record.statement import Silence, Source, Statement


def print_reading(reading: Reading, w: Wording) -> None:
    """All tables of a reading that have rows."""
    report = reading.report
    about = (report.outlet or heading("no_outlet", w), w.day(report.published), w.language_name(report.language))
    print_lines([report.title, " · ".join(about), ""])
    print_table(
        heading("statements", w),
        {heading("who", w): 3, heading("marks", w): 0, heading("what", w): 6},
        ((_chain(s, w), _marks(s, w), _content(reading, s)) for s in reading.statements),
    )
    print_table(
        heading("silences", w),
        {heading("who", w): 3, heading("marks", w): 2, heading("about", w): 5},
        ((_chain(s, w), s.cue.text, _unanswered(reading, s)) for s in reading.silences),
    )
    print_table(
        heading("events", w),
        {
            heading("when", w): 0,
            heading("what", w): 2,
            heading("who", w): 3,
            heading("where", w): 2,
            heading("status", w): 0,
        },
        (_event(reading, event, w) for event in reading.events),
    )
    print_table(
        heading("figures", w),
        {heading("what", w): 2, heading("read_as", w): 1, heading("as_printed", w): 2, heading("given_by", w): 2},
        (
            (
                w.quantity(f.unit, f.what),
                w.bounds(f.low, f.high, f.approximate),
                f.span.of(report.text),
                _speaker(reading, f.according_to, w),
            )
            for f in reading.figures
        ),
    )
    print_table(
        heading("times", w),
        {heading("as_printed", w): 1, heading("read_as", w): 1, "TIMEX3": 1},
        ((t.text, w.days(t.start, t.end) if t.start or t.end else "", t.value) for t in reading.times),
    )
    print_table(
        heading("actors", w),
        {heading("name", w): 2, heading("kind", w): 0, heading("roles", w): 4},
        ((a.name, w.term("actor", a.type), "; ".join(r.title for r in a.roles)) for a in reading.actors),
    )
    print_table(
        heading("plans", w),
        {heading("name", w): 2, heading("points", w): 0, heading("pillars", w): 4},
        ((p.name, str(p.points or ""), "; ".join(x.title for x in p.pillars)) for p in reading.plans),
    )


def _source(source: Source, w: Wording) -> str:
    name = w.party(source.kind, source.name)
    return f"{name} ({source.count})" if source.count else name


def _chain(statement: Statement | Silence, w: Wording) -> str:
    """On whose word: the chain without the report's own outlet, which stands above, unless it alone speaks."""
    return " › ".join(_source(source, w) for source in statement.chain[1:] or statement.chain)


def _marks(statement: Statement, w: Wording) -> str:
    marks = []
    if statement.polarity == "negative":
        marks.append(heading("denial", w))
    if statement.hearsay:
        marks.append(heading("hearsay", w))
    if statement.certainty in ("probable", "possible"):
        marks.append(w.term("certainty", statement.certainty))
    return ", ".join(marks)


def _content(reading: Reading, statement: Statement) -> str:
    words = " … ".join(" ".join(span.of(reading.report.text).split()) for span in statement.content)
    return f"“{words}”" if statement.kind == "direct" else words


def _unanswered(reading: Reading, silence: Silence) -> str:
    """The words of the statement that somebody does not answer; empty where the reading does not know it."""
    found = next((s for s in reading.statements if s.id == silence.about), None)
    return _content(reading, found) if found else ""


def _event(reading: Reading, event: Event, w: Wording) -> tuple[str, ...]:
    actors = {actor.id: actor.name for actor in reading.actors}
    places = {place.id: place.name for place in reading.places}
    return (
        w.days(event.start, event.end) if event.start or event.end else "",
        f"{w.event(event.type, event.mode)} ({event.trigger.of(reading.report.text)})",
        ", ".join(actors.get(p.actor, p.actor) for p in event.participants),
        ", ".join(places.get(place, place) for place in event.places),
        w.term("event_status", event.status),
    )


def _speaker(reading: Reading, statement: str | None, w: Wording) -> str:
    found = next((s for s in reading.statements if s.id == statement), None)
    return _source(found.chain[-1], w) if found and found.chain else ""
