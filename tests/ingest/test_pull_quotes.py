"""Paragraphs that a page prints twice are read once."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from carsica.ingest.draft import Block, compose
from carsica.ingest.pull_quotes import pull_quotes

WHOLE = "“We ran out of coal and the harbour is dark,” said Ann Lee, the pilot. “The lamp is out.”"
PULLED = "“We ran out of coal and the harbour is dark.”"


def test_a_pull_quote_is_not_read() -> None:
    text = compose("Dark harbour", [Block(PULLED), Block(WHOLE), Block("Nobody came.")]).text
    assert text == f"Dark harbour\n\n{WHOLE}\n\nNobody came."


def test_a_paragraph_printed_twice_is_read_once() -> None:
    assert pull_quotes([WHOLE, "Nobody came.", WHOLE]) == {2}


def test_few_words_may_be_said_twice_and_headings_stay() -> None:
    assert pull_quotes(["The lamp is out.", WHOLE]) == set()
    text = compose("", [Block("One."), Block(PULLED, heading=True), Block(WHOLE)]).text
    assert PULLED in text


@given(st.lists(st.text(alphabet="ab ", max_size=60), max_size=12))
def test_what_is_left_out_stands_in_what_is_kept(paragraphs: list[str]) -> None:
    dropped = pull_quotes(paragraphs)
    kept = [" ".join(p.split()) for n, p in enumerate(paragraphs) if n not in dropped]
    assert all(any(" ".join(paragraphs[n].split()) in p for p in kept) for n in dropped)
