import pytest
from hypothesis import given
from hypothesis import strategies as st

from carsica.annotation.words import Passage, WordsError
from carsica.record.span import Span

TEXT = "Il vertice di Doha è saltato. Il vertice, dice l’emiro, «non si farà»: nessun vertice a maggio."


def found(words: str, near: tuple[tuple[int, int], ...] = ()) -> str:
    return Passage(TEXT).find(words, near).of(TEXT)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Doha", "Doha"),
        ("vertice di Doha", "vertice di Doha"),
        ("nessun [vertice] a", "vertice"),
        ("vertice@2", "vertice"),
        ("Il vertice, ... maggio", "Il vertice, dice l’emiro, «non si farà»: nessun vertice a maggio"),
        ("l'emiro", "l’emiro"),
        ('"non si farà"', "«non si farà»"),
        ("saltato. Il", "saltato. Il"),
    ],
)
def test_words_name_their_place(words: str, expected: str) -> None:
    assert found(words) == expected


def test_an_occurrence_is_counted_from_one() -> None:
    starts = [Passage(TEXT).find(f"vertice@{n}").start for n in (1, 2, 3)]
    assert starts == sorted(starts) == [m for m in range(len(TEXT)) if TEXT.startswith("vertice", m)]


def test_of_several_the_nearest_is_taken() -> None:
    end = len(TEXT)
    assert Passage(TEXT).find("vertice", [(end - 8, end)]) == Passage(TEXT).find("vertice@3")


@pytest.mark.parametrize(
    ("words", "cause"),
    [
        ("vertice", "occurs 3 times"),
        ("Cairo", "does not occur"),
        ("vertic", "does not occur"),  # whole words only
        ("vertice@4", "occurs 3 times, not 4"),
        ("nessun [vertice a", "cannot be looked for"),
        ("[]", "cannot be looked for"),
        ("]di Doha[", "cannot be looked for"),
        ("Doha ... Cairo", "does not occur"),
    ],
)
def test_words_that_name_no_one_place(words: str, cause: str) -> None:
    with pytest.raises(WordsError, match=cause):
        found(words)


def test_two_beginnings_before_one_end_are_no_one_place() -> None:
    with pytest.raises(WordsError, match="occurs 2 times"):
        Passage("a truce or a truce by May").find("a truce ... May")


def test_of_several_beginnings_the_last_is_taken_where_something_is_near() -> None:
    text = "They had hoped. They had, he said, denied it."
    assert Passage(text).find("had ... denied", [(len(text) - 3, len(text))]).of(text) == "had, he said, denied"


def test_a_line_break_is_a_space() -> None:
    assert Passage("one\ntwo").find("one two") == Span(0, 7)


@given(st.text(st.sampled_from("ab «»’'“”\n.-"), min_size=1, max_size=40), st.data())
def test_any_piece_of_a_text_is_found_where_it_is(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    piece = text[start:end]
    if piece.strip() != piece or not piece.strip(" .") or "..." in piece:
        return
    inside = (start > 0 and text[start - 1].isalnum() and piece[0].isalnum()) or (
        end < len(text) and text[end].isalnum() and piece[-1].isalnum()
    )
    spans = Passage(text).find_all(piece)
    assert (Span(start, end) in spans) is not inside
    assert all(span.end - span.start == len(piece) for span in spans)


def test_plain_words_have_no_notation() -> None:
    passage = Passage("He said [sic] it “is\n over” ... twice@2. Is  over, he said.")
    assert [span.of(passage.text) for span in passage.find_plain("[sic]")] == ["[sic]"]
    assert [span.of(passage.text) for span in passage.find_plain("twice@2")] == ["twice@2"]
    assert [span.of(passage.text) for span in passage.find_plain('"is over"')] == ["“is\n over”"]
    assert [span.of(passage.text) for span in passage.find_plain("IS OVER")] == ["is\n over", "Is  over"]
    assert [span.of(passage.text) for span in passage.find_plain("he said")] == ["he said"]
    assert passage.find_plain("e said") == passage.find_plain(" \n") == passage.find_plain("He ... twice") == []
