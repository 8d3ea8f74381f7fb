"""Groups by average link: no chain of weak pairs, decisions first, the same whatever the order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from carsica.link.clusters import group

PAIRS = st.dictionaries(
    st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda p: p[0] < p[1]), st.floats(-5, 5), max_size=20
)


def _never(_i: int, _j: int) -> float:
    return -3.0


def test_a_chain_of_weak_pairs_does_not_hold():
    pairs = {(0, 1): 1.0, (1, 2): 1.0, (2, 3): 1.0}
    assert group(4, pairs, _never) == [[0, 1], [2, 3]]


def test_what_is_alike_all_round_joins():
    pairs = {(0, 1): 1.0, (1, 2): 1.0, (0, 2): 0.5}
    assert group(4, pairs, _never) == [[0, 1, 2], [3]]


def test_missing_pairs_are_scored_when_a_join_needs_them():
    asked = []

    def missing(i: int, j: int) -> float:
        asked.append((i, j))
        return 2.0

    assert group(3, {(0, 1): 3.0, (1, 2): 2.0}, missing) == [[0, 1, 2]]
    assert asked == [(0, 2)]


def test_decisions_win_and_apart_wins_over_together():
    pairs = {(0, 1): 2.0}
    assert group(3, pairs, _never, together=[(1, 2)]) == [[0], [1, 2]]
    assert group(3, pairs, _never, apart=[(0, 1)]) == [[0], [1], [2]]
    assert group(3, {}, _never, together=[(0, 1), (1, 2)], apart=[(0, 2)]) == [[0, 1], [2]]


@given(PAIRS)
def test_every_row_is_in_one_group_and_every_join_is_earned(pairs):
    groups = group(8, pairs, _never)
    assert sorted(n for members in groups for n in members) == list(range(8))
    assert groups == group(8, dict(reversed(pairs.items())), _never)
    for members in groups:
        scores = [pairs.get((i, j), -3.0) for i in members for j in members if i < j]
        assert not scores or max(scores) > 0
