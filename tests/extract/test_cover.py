"""Which characters spans cover: as asking each span would tell, and no span is asked twice."""

from hypothesis import given
from hypothesis import strategies as st

from carsica.extract.cover import Cover
from carsica.record.span import Span

SPANS = st.lists(
    st.tuples(st.integers(0, 30), st.integers(0, 12)).map(lambda p: Span(p[0], p[0] + p[1])), max_size=8
)


@given(spans=SPANS)
def test_a_cover_holds_what_one_of_its_spans_holds(spans: list[Span]) -> None:
    cover = Cover(spans)
    for offset in range(45):
        assert (offset in cover) == any(start <= offset < end for start, end in spans)
