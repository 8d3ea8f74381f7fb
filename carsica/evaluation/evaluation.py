"""Readings held against annotated reports, layer by layer.

Owns the order of the layers. Whoever calls sees to it that both are of the same text.
"""

from __future__ import annotations

from carsica.annotation.annotated import Annotated
from carsica.evaluation.cast import compare_actors, compare_relations
from carsica.evaluation.comparison import Comparison
from carsica.evaluation.events import compare_events
from carsica.evaluation.outcome import Outcome
from carsica.evaluation.plans import compare_plans
from carsica.evaluation.silences import compare_silences
from carsica.evaluation.statements import compare_statements
from carsica.evaluation.values import compare_figures, compare_times
from carsica.record.reading import Reading
from carsica.record.span import Span

LAYERS = (
    compare_statements,
    compare_silences,
    compare_events,
    compare_figures,
    compare_times,
    compare_actors,
    compare_relations,
    compare_plans,
)


def compare(annotated: Annotated, found: Reading) -> list[Outcome]:
    """Every outcome of one reading. Spans of ``found`` are taken in the annotated report's text."""
    comparison = Comparison(annotated, found)
    _compare_grounding(comparison)
    for layer in LAYERS:
        layer(comparison)
    return comparison.outcomes


def missing(annotated: Annotated) -> list[Outcome]:
    """The outcomes for a report that the reader has no reading of: nothing found."""
    comparison = Comparison(annotated, Reading(annotated.reading.report))
    comparison.add("report.read", 0.0, "no reading")
    for layer in LAYERS:
        layer(comparison)
    return comparison.outcomes


def _compare_grounding(c: Comparison) -> None:
    """Row ``grounding``: spans that lie inside the text and are not blank."""
    found = c.found
    spans: list[Span] = [span for row in found.statements for span in row.content]
    spans += [row.cue.span for row in found.silences]
    spans += [row.trigger for row in found.events] + [row.span for row in found.figures]
    spans += [row.span for row in found.times] + [span for row in found.actors for span in row.mentions]
    for span in spans:
        inside = 0 <= span.start < span.end <= len(c.text) and bool(span.of(c.text).strip())
        c.add("grounding", inside, f"{span.start}..{span.end}")
