"""The order of extraction: from a parsed report to its reading.

Owns the order alone and the ties between layers (which statement an event or a figure rests on).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from carsica.extract.acting_places import cast_with_acting_places
from carsica.extract.actor_words import lines
from carsica.extract.attribution.statements import find_statements
from carsica.extract.cast import Cast, Mention
from carsica.extract.citation_form import named_plainly
from carsica.extract.coreference import find_cast
from carsica.extract.cover import SpanIndex
from carsica.extract.events import find_events
from carsica.extract.figures import find_figures
from carsica.extract.own_outlet import cast_with_own_outlet, taking_part
from carsica.extract.parties import cast_with_parties
from carsica.extract.plans import find_plans
from carsica.extract.roles import find_roles
from carsica.extract.sites import cast_with_sites, without_unused
from carsica.extract.times import find_times
from carsica.extract.unnamed import cast_with_unnamed
from carsica.parse.syntax import Document, Mark, Name
from carsica.record.reading import Reading
from carsica.record.report import Report
from carsica.record.span import Span
from carsica.record.statement import Statement


def read(report: Report, document: Document) -> Reading:
    """What a report says. ``document`` is the parse of ``report.text``; lines of metadata are left out here."""
    kept = body_sentences(document, report)
    body = only(document, kept)
    rows = lines(document)
    named = find_cast(document, report, rows)
    times = find_times(body, report)
    statements, silences = find_statements(body, cast_in(named, kept), times, report)
    said = by_content(statements)
    parties = cast_with_parties(named, document, rows, kept)
    everybody, relations = find_roles(document, cast_with_unnamed(parties, statements, document), rows)
    cast = cast_in(everybody, kept)
    figures = tuple(
        replace(figure, according_to=resting_on(said, figure.span)) for figure in find_figures(body, times)
    )
    sited = cast_with_sites(cast, body, [replace(rows[i], number=number) for i, number in kept.items()])
    sited = cast_with_acting_places(cast_with_own_outlet(sited, body, report, statements), body)
    events, figures = find_events(body, sited, times, statements, figures, report)
    used = frozenset(place for event in events for place in event.places)
    places = without_unused(sited.places, cast.places, used)
    events = tuple(replace(event, according_to=resting_on(said, event.trigger)) for event in events)
    plans = find_plans(body, cast, figures, report, statements)
    relations = tuple(replace(r, according_to=resting_on(said, r.span)) for r in relations)
    actors, statements = named_plainly(taking_part(sited, cast.actors, events), statements, document)
    return Reading(report, actors, places, statements, events, figures, plans, relations, times, silences)


def body_sentences(document: Document, report: Report) -> dict[int, int]:
    """Numbers of the sentences outside the report's lines of metadata, each with its number among these alone."""
    kept = [
        i for i, s in enumerate(document.sentences) if not any(h.overlaps((s.start, s.end)) for h in report.header)
    ]
    return {old: new for new, old in enumerate(kept)}


def only(document: Document, kept: Mapping[int, int]) -> Document:
    """The document with some of its sentences, numbered anew."""
    if len(kept) == len(document.sentences):
        return document
    names = tuple(
        Name(n.kind, n.start, n.end, kept[n.sentence], n.words) for n in document.names if n.sentence in kept
    )
    marks = tuple(
        Mark(m.layer, m.kind, m.note, m.sure, m.start, m.end, kept[m.sentence], m.words)
        for m in document.marks
        if m.sentence in kept
    )
    return Document(document.text, document.language, tuple(document.sentences[i] for i in kept), names, marks)


def cast_in(cast: Cast, kept: Mapping[int, int]) -> Cast:
    """The cast with the mentions in some of the sentences, numbered anew; the actors keep all their spans.

    So the outlet that only the printed byline names is an actor, and no rule reads the byline as news.
    """
    mentions = tuple(
        Mention(m.span, kept[m.sentence], m.words, m.head, m.kind, m.actor, m.place)
        for m in cast.mentions
        if m.sentence in kept
    )
    return Cast(cast.actors, cast.places, mentions, cast.countries, cast.genders)


def by_content(statements: Sequence[Statement]) -> SpanIndex[Statement]:
    """Statements to be found by what they say."""
    return SpanIndex((statement.content, statement) for statement in statements)


def resting_on(statements: SpanIndex[Statement], span: Span) -> str | None:
    """Id of the statement whose content holds a span; of nested ones the innermost, which is the longest chain."""
    holding = statements.overlapping(span)
    return max(holding, key=lambda s: len(s.chain)).id if holding else None
