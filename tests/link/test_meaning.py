"""Likeness in meaning, with the shipped encoder: one claim in other words and languages, or another claim.

The sentences are our own (cases/claim_sentences.toml). The figures that set the threshold are printed with -s.
"""

from __future__ import annotations

import itertools
import tomllib
from pathlib import Path

import numpy as np
import py3langid
import pytest

from carsica.link.likeness import SAME_MEANING
from carsica.link.meaning import meanings, neighbours
from carsica.parse.encoder import Encoder, folder

CASES = tomllib.loads((Path(__file__).parent / "cases" / "claim_sentences.toml").read_text(encoding="utf-8"))
ROWS = [
    (number, position, text)
    for number, story in enumerate(CASES["story"])
    for position, claim in enumerate(story["claims"])
    for text in claim
]
py3langid.set_languages(["it", "en", "fr", "es", "de", "uk", "ru"])


@pytest.fixture(scope="module")
def likeness() -> np.ndarray:
    if not (folder() / "vectors.onnx").is_file():
        pytest.skip("the encoder's weights are not in this checkout")
    texts = [row[2] for row in ROWS]
    rows = meanings(texts, [py3langid.classify(t)[0] for t in texts], Encoder().vectors)
    return rows @ rows.T


def _split(likeness: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Likeness of pairs of one claim, and of pairs of one story but two claims."""
    pairs = [(i, j) for i, j in itertools.combinations(range(len(ROWS)), 2) if ROWS[i][0] == ROWS[j][0]]
    same = [likeness[i, j] for i, j in pairs if ROWS[i][1] == ROWS[j][1]]
    other = [likeness[i, j] for i, j in pairs if ROWS[i][1] != ROWS[j][1]]
    return np.array(same), np.array(other)


def test_same_claims_are_nearer_than_other_claims_of_the_story(likeness):
    same, other = _split(likeness)
    area = float((same[:, None] > other[None]).mean())
    print(f"\n{len(same)} same, {len(other)} other; area under the curve {area:.3f}")
    for threshold in (0.45, 0.5, SAME_MEANING, 0.55, 0.6):
        shares = (same > threshold).mean(), (other > threshold).mean()
        print(f"  above {threshold:.2f}: {shares[0]:.2f} of same, {shares[1]:.3f} of other")
    assert area > 0.98
    assert (other > SAME_MEANING).mean() < 0.05
    assert (same > SAME_MEANING).mean() > 0.75


def test_other_stories_are_far(likeness):
    far = [likeness[i, j] for i, j in itertools.combinations(range(len(ROWS)), 2) if ROWS[i][0] != ROWS[j][0]]
    assert (np.array(far) > SAME_MEANING).mean() < 0.001


def test_neighbours_are_the_nearest_in_blocks_as_in_one():
    rows = np.random.default_rng(7).standard_normal((40, 16)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    found = neighbours(rows, 3, -1.0)
    whole = rows @ rows.T - 2 * np.eye(40, dtype=np.float32)
    expected = {(min(i, int(j)), max(i, int(j))) for i in range(40) for j in np.argsort(-whole[i])[:3]}
    assert set(found) == expected
    assert all(abs(found[i, j] - float(rows[i] @ rows[j])) < 1e-5 for i, j in found)


def test_no_texts_no_rows():
    assert meanings([], [], lambda texts: np.zeros((len(texts), 4), np.float32)).shape[0] == 0
    assert neighbours(np.zeros((1, 4), np.float32), 5, 0.0) == {}
