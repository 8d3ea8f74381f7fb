"""Tokenisation: the habits of each language, and offsets that are always exact."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carsica.errors import InputError
from carsica.languages import codes
from carsica.parse.words import LONGEST_SENTENCE, LONGEST_WORD, sentences

# Words with a space between, sentences with " | " between.
CASES = [
    ("it", "L’amministrazione dell’Ucraina tace.", "L’ amministrazione di l' Ucraina tace ."),
    ("it", "Il 4,2% di 1.500,5 alle 20:30.", "Il 4,2 % di 1.500,5 a le 20:30 ."),
    ("it", "Il dott. Rossi e D'Alema. Poi basta.", "Il dott. Rossi e D'Alema . | Poi basta ."),
    ("it", "Un po' di «pace» ad Al Jazeera.", "Un po' di « pace » ad Al Jazeera ."),
    ("en", "He didn’t sell U.S. F-16s.", "He did n’t sell U.S. F-16s ."),
    ("en", "Russia-backed men left Ivano-Frankivsk.", "Russia - backed men left Ivano-Frankivsk ."),
    ("en", '"Go!" said Mr. Trump. "I can\'t."', '" Go ! " said Mr. Trump . | " I ca n\'t . "'),
    ("fr", "Où est-il aujourd’hui ? Aux États-Unis.", "Où est -il aujourd’hui ? | À les États-Unis ."),
    ("fr", "Y a-t-il des morts, M. Macron ?", "Y a -t-il des morts , M. Macron ?"),
    ("es", "¿Qué dijo al Sr. Pérez? ¡Nada!", "¿ Qué dijo a el Sr. Pérez ? | ¡ Nada !"),
    ("fr", "Il vint, c’est-à-dire vers 50 av. J.-C.", "Il vint , c’est-à-dire vers 50 av. J.-C."),
    ("it", "E' vero?! Tutt' altro.", "E' vero ?! | Tutt' altro ."),
    (
        "de",
        "Das ist falsch. »Wir haben nichts«, sagte er.",
        "Das ist falsch . | » Wir haben nichts « , sagte er .",
    ),
    ("es", "La visita a EE. UU. acabó.", "La visita a EE. UU. acabó ."),
    ("de", "Im Mai, z.B. am 3. Mai, kam er.", "In dem Mai , z.B. an dem 3. Mai , kam er ."),
    ("de", "Der US-Präsident zahlt 3,5 Mio. Euro.", "Der US-Präsident zahlt 3,5 Mio. Euro ."),
    ("uk", "Об'єкт на вул. Хрещатик. 21-річний.", "Об'єкт на вул. Хрещатик . | 21-річний ."),
    ("ru", "В. В. Путин и Ту-95 — ракеты.", "В. В. Путин и Ту-95 — ракеты ."),
]


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_cuts_words_as_the_treebanks_do(language: str, text: str, expected: str) -> None:
    found = [" ".join(token.text for token in sentence) for sentence in sentences(text, language)]
    assert " | ".join(found) == expected


def test_a_line_break_always_ends_a_sentence() -> None:
    found = list(sentences("Titolo senza punto\nIl testo comincia", "it"))
    assert [s[0].text for s in found] == ["Titolo", "Il"]


@pytest.mark.parametrize(
    "text", ["word " * 5000, "l'a-" * 5000, "3, " * 5000, "x" * 5000, "? ( " * 5000, "." * 5000]
)
def test_no_sentence_and_no_word_is_longer_than_the_rules_can_bear(text: str) -> None:
    for language in codes():
        found = list(sentences(text, language))
        assert max(map(len, found)) <= LONGEST_SENTENCE
        assert max(len(token.text) for sentence in found for token in sentence) <= LONGEST_WORD


def test_a_sentence_without_end_is_cut_after_punctuation() -> None:
    first, *_ = sentences("one two three, " * LONGEST_SENTENCE, "en")
    assert first[-1].text == ","


def test_an_unknown_language_is_refused_by_name() -> None:
    with pytest.raises(InputError, match="xx"):
        list(sentences("text", "xx"))


ALPHABET = st.characters(blacklist_categories=("Cs",))
LIKE_NEWS = st.lists(
    st.sampled_from(["dell’", "Al ", "don't", "U.S. ", "F-16", " — ", "«", "»", ". ", "\n", "20:30", "4,2%",
                     "l'", "aux ", "im ", "3. Mai", "x.com", "https://a.b/c.", "@a", "\u0301", "а́", "é", " "]),
    max_size=30,
).map("".join)  # fmt: skip


@given(text=st.one_of(st.text(ALPHABET, max_size=80), LIKE_NEWS), language=st.sampled_from(codes()))
def test_offsets_are_exact_and_cover_every_character(text: str, language: str) -> None:
    covered: set[int] = set()
    end = 0
    before = None
    for sentence in sentences(text, language):
        assert sentence
        for token in sentence:
            span = (token.start, token.end)
            if span == before:
                continue  # a further word of the same contraction
            assert end <= token.start < token.end
            assert not text[token.start : token.end].isspace()
            covered.update(range(*span))
            end, before = token.end, span
    assert all(i in covered for i, c in enumerate(text) if not c.isspace())


@given(text=st.one_of(st.text(ALPHABET, max_size=80), LIKE_NEWS), language=st.sampled_from(codes()))
def test_only_contractions_differ_from_the_text(text: str, language: str) -> None:
    for sentence in sentences(text, language):
        spans = [(t.start, t.end) for t in sentence]
        for token in sentence:
            if spans.count((token.start, token.end)) == 1:
                assert token.text == text[token.start : token.end]
