"""The small sheet beside a reading of it, for tests of every layer."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from carsica.annotation.builder import build
from carsica.evaluation.evaluation import compare
from carsica.evaluation.outcome import scores
from carsica.record.reading import Reading
from tests.annotation.sheets import sheet


def annotated_sheet(raw: dict[str, Any] | None = None):  # type: ignore[no-untyped-def]
    return build(raw or sheet(), "doha-1.yaml")


def reading() -> Reading:
    """The reading that agrees with the sheet in everything."""
    return annotated_sheet().reading


def with_first(layer: str, number: int = 0, **changes: Any) -> Reading:
    """The agreeing reading with one row of a layer changed."""
    whole = reading()
    rows = list(getattr(whole, layer))
    rows[number] = replace(rows[number], **changes)
    return replace(whole, **{layer: tuple(rows)})


def values(found: Reading, raw: dict[str, Any] | None = None) -> dict[str, float]:
    """Row → score of a reading held against the sheet."""
    return {row: round(score.value, 3) for row, score in scores(compare(annotated_sheet(raw), found)).items()}
