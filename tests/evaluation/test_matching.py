from hypothesis import given
from hypothesis import strategies as st

from carsica.evaluation.matching import overlap, pair
from carsica.record.span import Span

spans = st.tuples(st.integers(0, 30), st.integers(1, 20)).map(lambda s: Span(s[0], s[0] + s[1]))


def test_less_than_half_in_common_is_nothing() -> None:
    assert overlap([Span(0, 10)], [Span(6, 16)]) == 0.0
    assert overlap([Span(0, 10)], [Span(5, 15)]) == 0.5
    assert overlap([Span(0, 10)], [Span(2, 4)]) == 1.0


@given(spans, spans)
def test_overlap_is_the_same_both_ways(a: Span, b: Span) -> None:
    assert overlap([a], [b]) == overlap([b], [a])


@given(st.lists(st.lists(st.sampled_from([0.0, 0.5, 0.7, 1.0]), min_size=3, max_size=3), min_size=1, max_size=5))
def test_pairs_are_one_to_one_and_only_of_the_like(table: list[list[float]]) -> None:
    pairs = pair(range(len(table)), range(3), lambda i, j: table[i][j], lambda i: False)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
    assert all(table[i][j] > 0 for i, j in pairs)
    left = [(i, j) for i in range(len(table)) for j in range(3) if table[i][j]]
    used_i, used_j = {i for i, _ in pairs}, {j for _, j in pairs}
    assert not [(i, j) for i, j in left if i not in used_i and j not in used_j]


def test_what_is_wanted_comes_before_what_is_optional() -> None:
    assert pair(["optional", "wanted"], ["x"], lambda w, f: 1.0, lambda w: w == "optional") == [(1, 0)]
