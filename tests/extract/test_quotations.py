"""Quotation marks of seven languages, paired."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carsica.extract.attribution.quotations import find_quotations

ROWS = [
    ("Ha detto: “Non so nulla”.", ["Non so nulla"]),
    ("«No», disse. «Mai e poi mai».", ["No", "Mai e poi mai"]),
    ("Er sagte: „Wir gehen.“", ["Wir gehen."]),
    ("Er sagte: »Wir gehen.«", ["Wir gehen."]),
    ('He said "we go" and "we stay".', ["we go", "we stay"]),
    ("She said ‘it’s over’ twice.", ["it’s over"]),
    ("L’inviato e l’amministrazione d’oltremare", []),
    ("« Le texte “secret” existe », dit-il.", [" Le texte “secret” existe "]),
    ("“Primo paragrafo.\n“Secondo paragrafo.”", ["Primo paragrafo.", "Secondo paragrafo."]),
    ("“Mai chiusa.\nAltro paragrafo.", ["Mai chiusa."]),
    ("Ha detto: «Mai chiusa.\nHa detto «poi» altro.", ["Mai chiusa.", "poi"]),
    ("«Chiusa solo\ndopo», ha detto. «Poi».", ["Chiusa solo", "dopo", "Poi"]),
    ("Tra « segni rotti e altro.", []),
    ("''We go,'' he said. ''We 'stay.'''", ["We go,", "We 'stay.'"]),
    ("``We go,'' he said of the boys'' hats.", ["We go,"]),
]


@pytest.mark.parametrize(("text", "inner"), ROWS)
def test_pairs(text: str, inner: list[str]) -> None:
    assert [span.of(text) for span in find_quotations(text)] == inner


@given(st.text(alphabet="ab «»“”„‘’`\"'\n.", max_size=80))
def test_spans_lie_in_the_text_and_do_not_overlap(text: str) -> None:
    spans = find_quotations(text)
    assert all(0 <= s.start < s.end <= len(text) for s in spans)
    assert all(a.end < b.start for a, b in itertools.pairwise(spans))
