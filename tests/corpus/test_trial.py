"""Polish, on trial: six reports are read to some use."""

from __future__ import annotations

from carsica.annotation.annotated import Annotated
from carsica.evaluation.collection import load_collection
from carsica.evaluation.evaluation import compare
from carsica.evaluation.outcome import scores
from carsica.languages import on_trial
from carsica.pipeline import read_reports
from carsica.record.reading import Reading
from carsica.record.soundness import flaws
from corpus.collection import HERE

LEAST = {"statement.f1": 0.85, "statement.polarity": 0.9, "figure.f1": 0.85, "date.f1": 0.9, "event.f1": 0.55}
"""Rows of ``carsica evaluate corpus/trial``, a little below what docs/quality.md tells."""


def test_polish_reports_are_read_to_some_use() -> None:
    annotated = [item for item in load_collection([HERE / "trial"]) if isinstance(item, Annotated)]
    assert {on_trial(item.reading.report.language) for item in annotated} == {True}
    outcomes = []
    for item, reading in zip(annotated, read_reports(a.reading.report for a in annotated), strict=True):
        assert isinstance(reading, Reading)
        assert not flaws(reading)
        outcomes += compare(item, reading)
    found = scores(outcomes)
    assert {row: found[row].value for row in LEAST if found[row].value < LEAST[row]} == {}
