import numpy as np
import pytest

from training.measure import Tally, spans
from training.trees import Row

LAYERS = {"cue": ("O", "B", "I"), "status": ("planned", "held")}


def test_an_inside_without_its_beginning_opens_a_span() -> None:
    found = spans(["O", "I", "I", "B", "I", "O", "B", "B"])
    assert found == {(1, 3, ""), (3, 5, ""), (6, 7, ""), (7, 8, "")}


def test_spans_keep_their_kinds_and_single_tags_stand_alone() -> None:
    assert spans(["B-person", "I-person", "I-place"]) == {(0, 2, "person"), (2, 3, "place")}
    assert spans(["agent", "agent", "O"]) == {(0, 1, "agent"), (1, 2, "agent")}


def test_spans_count_whole_and_single_tags_one_by_one() -> None:
    row = Row(["a", "b", "c"], "en", "x")
    row.layers = {"cue": ["B", "I", "O"], "status": [None, "held", "planned"]}
    scores = np.zeros((3, 5))
    for word, (cue, status) in enumerate([(1, 0), (2, 1), (1, 1)]):
        scores[word, cue] = scores[word, 3 + status] = 1.0
    tally = Tally(LAYERS)
    tally.add(row, scores)
    assert tally.figures() == {"cue": pytest.approx(2 / 3), "status": pytest.approx(0.5)}
