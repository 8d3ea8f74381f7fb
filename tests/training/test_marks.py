import pytest

from carsica.parse.syntax import Mark
from training.marks import agreement
from training.trees import Row


def _mark(layer: str, kind: str, note: str, first: int, last: int) -> Mark:
    return Mark(layer, kind, note, 0.9, 0, 0, 0, (first, last))


def test_spans_count_when_exact_and_notes_where_the_span_is_right() -> None:
    row = Row(["talks", "ended", "in", "Orvane"], "en", "x")
    row.layers = {
        "trigger": ["B", "O", "O", "O"],
        "kind": ["talks", None, None, None],
        "status": ["occurred", None, None, None],
        "mention": ["O", "O", "O", "B-place"],
    }
    marks = [
        _mark("trigger", "talks", "planned", 0, 1),
        _mark("trigger", "visit", "occurred", 1, 2),
        _mark("mention", "person", "", 3, 4),
    ]
    figures = agreement([(row, marks)])
    assert figures["trigger"]["P"] == 50
    assert figures["trigger"]["R"] == 100
    assert figures["mention"]["F1"] == 0  # the words are right, the type is not
    assert figures["kind"]["right"] == 100
    assert figures["status"] == {"right": pytest.approx(0), "spans": 1}
