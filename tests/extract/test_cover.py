"""Which characters spans cover: as asking each span would tell, and things found by where they lie."""

from hypothesis import given
from hypothesis import strategies as st

from carsica.extract.cover import Cover, SpanIndex
from carsica.parse.syntax import Document, Sentence
from carsica.record.span import Span

SPANS = st.lists(
    st.tuples(st.integers(0, 30), st.integers(0, 12)).map(lambda p: Span(p[0], p[0] + p[1])), max_size=8
)


@given(spans=SPANS)
def test_a_cover_holds_what_one_of_its_spans_holds(spans: list[Span]) -> None:
    cover = Cover(spans)
    for offset in range(45):
        assert (offset in cover) == any(start <= offset < end for start, end in spans)


@given(spans=SPANS, start=st.integers(0, 45), size=st.integers(1, 12))
def test_a_cover_meets_what_one_of_its_spans_meets(spans: list[Span], start: int, size: int) -> None:
    own = [span for span in spans if span.start < span.end]
    assert Cover(own).meets(start, start + size) == any(s.overlaps((start, start + size)) for s in own)


@given(spans=SPANS, start=st.integers(0, 45), size=st.integers(0, 30))
def test_an_index_gives_what_asking_every_span_gives_in_the_same_order(
    spans: list[Span], start: int, size: int
) -> None:
    far = [Span(100 * span.start, 100 * span.end) for span in spans]  # over several places of the index
    asked = Span(100 * start, 100 * (start + size))
    index = SpanIndex(((span,), number) for number, span in enumerate(far))
    assert index.overlapping(asked) == [n for n, span in enumerate(far) if span.overlaps(asked)]
    assert index.covering(asked) == [n for n, span in enumerate(far) if span.covers(asked)]


def test_a_thing_on_several_spans_is_found_once() -> None:
    index = SpanIndex([((Span(0, 4), Span(6, 9)), "said in two parts")])
    assert index.overlapping(Span(2, 8)) == ["said in two parts"]


@given(start=st.integers(0, 12), size=st.integers(1, 12))
def test_sentences_are_found_by_the_characters_they_share(start: int, size: int) -> None:
    bounds = ((1, 3), (3, 5), (7, 9))
    document = Document("a" * 10, "en", tuple(Sentence(first, last, ()) for first, last in bounds), ())
    wanted = [n for n, (first, last) in enumerate(bounds) if first < start + size and start < last]
    assert list(document.numbers_within((start, start + size))) == wanted
