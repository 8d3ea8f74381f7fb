"""``carsica evaluate`` beside the independent scorer, where one is at hand: the same readings, the same figures.

The scorer finds an annotation's words wherever they occur, Carsica only where they were annotated; so figures may
differ by a little, never by more than ``CLOSE``.
"""

from __future__ import annotations

import json
import subprocess
import sys
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from carsica.annotation.annotated import Annotated
from carsica.annotation.words import Passage
from carsica.evaluation.evaluation import compare
from carsica.evaluation.outcome import scores
from carsica.pipeline import read_reports
from carsica.record.codec import reading_to_plain
from carsica.record.reading import Reading
from carsica.record.span import Span
from corpus.collection import annotated_reports

SCORER = Path(__file__).parents[3] / "shared" / "tools" / "score.py"
CLOSE = 0.02
ROWS = ("statement.recall", "statement.speaker", "statement.chain", "statement.polarity", "statement.hearsay",
        "figure.recall", "figure.value", "figure.unit", "date.value", "role.recall")  # fmt: skip


@pytest.mark.skipif(not SCORER.exists(), reason="the independent scorer is not here")
def test_both_give_the_same_figures(tmp_path: Path) -> None:
    reports = list(islice(annotated_reports()[::23], 14))
    readings = list(read_reports(annotated.reading.report for annotated in reports))
    outcomes = []
    for number, (annotated, reading) in enumerate(zip(reports, readings, strict=True)):
        assert isinstance(reading, Reading)
        outcomes += compare(annotated, reading)
        for folder, value in (("gold", gold(annotated)), ("readings", reading_to_plain(reading))):
            (tmp_path / folder).mkdir(exist_ok=True)
            (tmp_path / folder / f"{number:02}.json").write_text(json.dumps(value), encoding="utf-8")
    theirs = scored(tmp_path)
    ours = {row: score.value for row, score in scores(outcomes).items()}
    assert {row: round(ours[row] - theirs[row], 3) for row in ROWS if abs(ours[row] - theirs[row]) > CLOSE} == {}
    # Our rows hold every telling of an event, the scorer's one: a reader that picks another telling is right here.
    assert 0 <= round(ours["event.recall"], 4) - theirs["event.recall"] < 0.1  # the scorer gives four digits


def scored(folder: Path) -> dict[str, float]:
    command = [sys.executable, SCORER, folder / "gold", folder / "readings", "--json"]
    out = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return {row: found["value"] for row, found in json.loads(out).items()}


def gold(annotated: Annotated) -> dict[str, Any]:
    """An annotated report in the form that the scorer takes: anchors in place of offsets."""
    reading, report, allowance = annotated.reading, annotated.reading.report, annotated.allowance
    names = {row.id: row.name for row in (*reading.actors, *reading.places, *reading.plans)}
    unnamed = {link.actor for row in reading.statements for link in row.chain if link.kind == "anonymous"}

    def name(key: str | None, given: str) -> str:
        shown = names.get(key or "", given)
        return f"{shown} (unnamed)" if key in unnamed or given == "unstated" else shown

    def flags(key: str) -> dict[str, Any]:
        return {"id": key, "optional": key in allowance.optional}

    return {
        "meta": {"id": annotated.id, "text_kind": "original", "lang": report.language, "exhaustive": True},
        "actors": [
            {
                "name": actor.name,
                "type": "org",
                "aliases_in_text": [m.of(report.text) for m in actor.mentions],
                "roles": [{"role": role.title, "current": role.current} for role in actor.roles],
            }
            for actor in reading.actors
            if actor.id != "outlet"
        ],
        "statements": [
            {
                **flags(row.id),
                "source_chain": [name(link.actor, link.name) for link in row.chain],
                "also_chains": [
                    [report.outlet, *(name(key, key) for key in keys)] for keys in allowance.chains.get(row.id, ())
                ],
                "kind": "conditional" if row.hearsay else "indirect",
                "polarity": "denied" if row.polarity == "negative" else "asserted",
                "quote_anchor": anchor(report.text, max(row.content, key=lambda s: s.end - s.start)),
                "implied_source": any(link.span is None for link in row.chain[1:]),
                "summary": row.id,
            }
            for row in reading.statements
        ],
        "events": [
            {
                **flags(row.id),
                "type": row.mode,
                "status": row.status,
                "anchor": anchor(report.text, phrase(report.text, row.trigger)),
                "date_start": row.start,
                "date_end": row.end,
                "participants": [names[p.actor] for p in row.participants],
            }
            for row in reading.events
        ],
        "figures": [
            {
                **flags(row.id),
                "anchor": anchor(report.text, row.span),
                "unit": row.unit,
                "vague": row.id in allowance.vague,
                **_bound(row.low, row.high, row.approximate and row.id not in allowance.vague),
            }
            for row in reading.figures
        ],
        "dates": [
            {"text": anchor(report.text, row.span), "value": row.value, "id": row.text,
             "optional": f"time:{row.span.start}" in allowance.optional}
            for row in reading.times
        ],
    }  # fmt: skip


def _bound(low: float | None, high: float | None, approximate: bool) -> dict[str, Any]:
    if approximate and low == high:
        return {"bound": "approx", "value": low}
    if high is None:
        return {"bound": "ge", "value": low}
    return {"bound": "le", "value": high} if low is None else {"bound": "eq", "value": low, "range": [high]}


def anchor(text: str, span: Span) -> str:
    """The words of a span, with as many before them as it takes to occur once."""
    start = span.start
    while start and len(Passage(text).find_all(text[start : span.end])) > 1:
        start = text.rfind(" ", 0, start - 1) + 1
    return text[start : span.end]


def phrase(text: str, span: Span) -> Span:
    """A trigger with the words around it on its line: as long as the anchors of events usually are."""
    line = text.rfind("\n", 0, span.start) + 1, (text + "\n").find("\n", span.end)
    start = text.rfind(" ", line[0], max(line[0], span.start - 12)) + 1 or line[0]
    end = text.find(" ", min(span.end + 12, line[1]), line[1])
    return Span(max(start, line[0]), end if end > 0 else line[1])
