from __future__ import annotations

import html
import re

from hypothesis import given
from hypothesis import strategies as st

from carsica.record.span import Span
from carsica.serve.marks import Mark, mark_text

TAG = re.compile(r"<(/?)(span|a)\b([^>]*)>")


def plain(markup: str) -> str:
    """The text of the markup, numbers of notes aside."""
    return html.unescape(re.sub(r'<a class="ref".*?</a>|<[^>]*>', "", markup))


def test_nested_spans_nest():
    marked = mark_text(
        "one two three", [Mark(Span(0, 13), ("a",)), Mark(Span(4, 7), ("b",))], {Span(4, 7): "s-4-7"}
    )
    assert marked.lines[0].html == '<span class="a">one <span id="s-4-7" class="b">two</span> three</span>'
    assert marked.css == ""


def test_crossing_spans_are_cut_and_lit_together():
    marked = mark_text("one two three", [Mark(Span(0, 7), ("a",)), Mark(Span(4, 13), ("b",))], {Span(4, 13): "x"})
    assert marked.lines[0].html == (
        '<span class="a">one <span id="x" class="b">two</span></span><span class="b p-x"> three</span>'
    )
    assert marked.css.startswith(":root:has(#x:target) .p-x{")


def test_the_same_words_marked_twice_are_one_element():
    marked = mark_text("word", [Mark(Span(0, 4), ("a",), "one"), Mark(Span(0, 4), ("b",), "two")], {})
    assert marked.lines[0].html == '<span class="a b" title="one; two">word</span>'


def test_text_and_titles_are_escaped():
    marked = mark_text("<b>\"&'", [Mark(Span(0, 3), ("a",), '"><script>')], {})
    assert "<b>" not in marked.lines[0].html
    assert "<script>" not in marked.lines[0].html
    assert plain(marked.lines[0].html) == "<b>\"&'"


def test_the_number_of_a_note_stands_behind_the_last_piece():
    marked = mark_text("one\ntwo", [Mark(Span(0, 7), ("a",), note=(3, "n3"))], {})
    assert [("ref" in line.html) for line in marked.lines] == [False, True]


@st.composite
def texts_with_spans(draw: st.DrawFn) -> tuple[str, list[Span]]:
    text = draw(st.text(alphabet="ab <&\n\"'й𝄞", max_size=40))
    ends = st.tuples(st.integers(0, len(text) + 3), st.integers(0, len(text) + 3))
    return text, [Span(min(pair), max(pair)) for pair in draw(st.lists(ends, max_size=12))]


@given(texts_with_spans())
def test_any_spans_give_balanced_elements_whole_text_and_each_anchor_once(case: tuple[str, list[Span]]):
    text, spans = case
    names = {span: f"s-{span.start}-{span.end}" for span in spans}
    marks = [Mark(span, (f"c{i}",), note=(i, f"n{i}")) for i, span in enumerate(spans)]
    lines = mark_text(text, marks, names).lines
    assert "\n".join(plain(line.html) for line in lines) == text
    for line in lines:
        depth = 0
        for closing, _, _ in TAG.findall(line.html):
            depth += -1 if closing else 1
            assert depth >= 0
        assert depth == 0
    whole = "".join(line.html for line in lines)
    for name in names.values():
        assert whole.count(f'id="{name}"') == 1


@given(texts_with_spans())
def test_each_span_covers_exactly_its_characters(case: tuple[str, list[Span]]):
    text, spans = case
    names = {span: f"s-{span.start}-{span.end}" for span in spans}
    for span in names:
        lines = mark_text(text, [Mark(s, (f"k-{s.start}-{s.end}",)) for s in names], names).lines
        covered = "".join(_covered(line.html, f"k-{span.start}-{span.end}") for line in lines)
        assert covered == text[span.start : span.end].replace("\n", "")


def _covered(markup: str, name: str) -> str:
    """The text inside the elements of a class."""
    depth, inside, out = 0, 0, []
    for part in re.split(r"(<[^>]*>)", markup):
        if part.startswith("<span"):
            depth += 1
            if not inside and re.search(rf'class="(?:[^"]* )?{name}(?: [^"]*)?"', part):
                inside = depth
        elif part.startswith("</span"):
            if inside == depth:
                inside = 0
            depth -= 1
        elif inside:
            out.append(part)
    return html.unescape("".join(out))
