"""CoNLL-U in: words and their places kept, everything else left aside, breaches named."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carsica.errors import InputError
from carsica.parse.given import read_conllu


def line(id: str, form: str, misc: str = "_") -> str:
    return "\t".join((id, form, *"_" * 7, misc))


SOME = "\n".join(
    (
        "# newdoc id = d",
        "# sent_id = 1",
        line("1", "Fonti"),
        line("2-3", "della", "SpaceAfter=No"),
        line("2", "di"),
        line("3", "la"),
        line("3.1", "nascosto"),
        line("4", "!", "SpaceAfter=No|x=y"),
        "",
        "",
        line("1", "Dar", "SpaceAfter=No") + "\r",
        line("2", "lo"),
        "",
        "# text = nothing follows",
    )
)


def test_words_spacing_contractions_and_comments_are_kept() -> None:
    found = read_conllu(SOME, "x")
    assert found.text == "Fonti della!Darlo"
    assert [[(t.text, t.start, t.end) for t in s] for s in found.sentences] == [
        [("Fonti", 0, 5), ("di", 6, 11), ("la", 6, 11), ("!", 11, 12)],
        [("Dar", 12, 15), ("lo", 15, 17)],
    ]
    assert found.comments == (("# newdoc id = d", "# sent_id = 1"), ())


def test_sentences_stand_on_lines_of_their_own() -> None:
    assert read_conllu(f"{line('1', 'A')}\n\n{line('1', 'B')}", "x").text == "A\nB"


@pytest.mark.parametrize(
    ("rows", "cause"),
    [
        (["Il governo tace."], "line 1 does not have 10 columns but 1"),
        ([line("1", "a"), line("2", "b") + "\t_"], "line 2 does not have 10 columns but 11"),
        ([line("1", "a"), line("3", "b")], "line 2 has the ID 3 where 2 is due"),
        ([line("x", "a")], "line 1 has the ID 'x', which is none"),
        ([line("1", "")], "line 1 has no FORM"),
        ([line("1-2", "ab"), line("1", "a")], "line 2 ends a sentence whose words are not all there"),
        ([line("2-3", "ab"), line("1", "a")], "line 1 has the ID 2 where 1 is due"),
        ([line("1-2", "ab"), line("1", "a"), line("2-3", "b")], "line 3 has the range 2-3, which does not fit"),
        ([line("0.1", "a")], "line 1 ends a sentence whose words are not all there"),
        (["# alone"], "holds no sentence"),
    ],
)
def test_what_breaks_the_format_is_named(rows: list[str], cause: str) -> None:
    with pytest.raises(InputError, match=r"^file\.conllu: ") as caught:
        read_conllu("\n".join(rows), "file.conllu")
    assert cause in str(caught.value)


@given(
    st.lists(
        st.lists(st.tuples(st.text("aà’«1\u2028", min_size=1, max_size=4), st.booleans()), min_size=1, max_size=5),
        min_size=1,
        max_size=4,
    )
)
def test_every_word_lies_where_it_says(sentences: list[list[tuple[str, bool]]]) -> None:
    kept = [[(form, tight) for form, tight in s if form.strip()] for s in sentences]
    kept = [s for s in kept if s] or [[("a", False)]]
    blocks = (
        "\n".join(line(str(i), form, "SpaceAfter=No" if tight else "_") for i, (form, tight) in enumerate(s, 1))
        for s in kept
    )
    found = read_conllu("\n\n".join(blocks), "x")
    assert [[t.text for t in s] for s in found.sentences] == [[form for form, _ in s] for s in kept]
    assert all(found.text[t.start : t.end] == t.text for s in found.sentences for t in s)
