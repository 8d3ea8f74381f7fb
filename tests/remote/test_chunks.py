from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from carsica.record.report import Report, identity
from carsica.record.span import Span
from carsica.remote.chunks import chunks_of, sentences_of
from tests.remote.samples import report


def sentences(text: str, limit: int = 1000) -> list[str]:
    found = Report(identity(text), "t", text, "en")
    return [span.of(text) for span in sentences_of(found, limit).spans]


def test_sentences_end_at_full_stops_before_a_capital() -> None:
    text = "«Basta!» ha detto Lund. Il sig. rossi parla: costa 3.5 milioni... Étienne a parlé. 40 droni. Конец."
    assert sentences(text) == [
        "«Basta!» ha detto Lund.",
        "Il sig. rossi parla: costa 3.5 milioni...",
        "Étienne a parlé.",
        "40 droni.",
        "Конец.",
    ]


def test_metadata_is_no_sentence() -> None:
    sample = report()
    spans = sentences_of(sample, 1000).spans
    assert not any("10 March 2025" in span.of(sample.text) for span in spans)


def test_the_neighbourhood_of_a_span() -> None:
    text = "One is here. Two is here. Three is here. Four is here."
    found = sentences_of(Report("x", "t", text, "en"), 1000)
    start = text.index("Three")
    assert found.around(Span(start, start + 5)).of(text) == "Two is here. Three is here. Four is here."
    assert found.around(Span(0, 3)).of(text) == "One is here. Two is here."


@given(st.text(alphabet="aB .!\nй«»", max_size=300), st.integers(16, 120))
def test_chunks_hold_every_sentence_and_keep_to_the_limit(text: str, limit: int) -> None:
    found = sentences_of(Report("x", "t", text, "en"), limit)
    chunks = list(chunks_of(text, found.spans, limit))
    assert {span for chunk in chunks for span in chunk.sentences} == set(found.spans)
    assert "".join(text.split()) == "".join("".join(span.of(text).split()) for span in found.spans)
    for chunk in chunks:
        assert list(chunk.sentences) == sorted(set(chunk.sentences))
        assert sum(len(span.of(text).encode()) for span in chunk.sentences) <= limit
    for chunk in chunks:
        halves = chunk.halves()
        assert tuple(span for half in halves for span in half.sentences) in ((), chunk.sentences)
