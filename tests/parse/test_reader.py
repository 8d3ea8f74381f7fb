"""The parser with the shipped weights: shapes, offsets and a few plain sentences in every language."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carsica.languages import codes
from carsica.parse.encoder import WINDOW
from carsica.parse.reader import Parser
from carsica.parse.syntax import Document
from carsica.parse.words import LONGEST_SENTENCE

PLAIN = {
    "it": ("Ieri il ministro Antonio Tajani ha incontrato a Roma una delegazione.", "incontrare"),
    "en": ("Yesterday the minister Antonio Tajani met a delegation in Rome.", "meet"),
    "fr": ("Hier le ministre Antonio Tajani a rencontré une délégation à Rome.", "rencontrer"),
    "es": ("Ayer el ministro Antonio Tajani recibió a una delegación en Roma.", "recibir"),
    "de": ("Gestern traf der Minister Antonio Tajani eine Delegation in Rom.", "treffen"),
    "uk": ("Учора міністр Антоніо Таяні зустрів делегацію в Римі.", "зустріти"),
    "pl": ("Wczoraj minister Antonio Tajani spotkał w Rzymie delegację.", "spotkać"),
    "ru": ("Вчера министр Антонио Таяни встретил делегацию в Риме.", "встретить"),
}


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser()


def check(document: Document) -> None:
    end = 0
    for sentence in document.sentences:
        assert end <= sentence.start < sentence.end <= len(document.text)
        end = sentence.end
        assert "\n" not in document.text[sentence.start : sentence.end]
        assert sentence.words[0].start == sentence.start
        assert sentence.words[-1].end == sentence.end
        assert [w.head for w in sentence.words].count(-1) == 1
        for position, word in enumerate(sentence.words):
            assert (word.relation == "root") == (word.head == -1)
            assert word.head != position
            assert word.upos
            assert word.lemma
        assert len(sentence.subtree(sentence.root)) == len(sentence.words)
    for name in document.names:
        words = document.sentences[name.sentence].words[slice(*name.words)]
        assert name.kind in ("PER", "ORG", "LOC")
        assert (name.start, name.end) == (words[0].start, words[-1].end)


@pytest.mark.parametrize("language", codes())
def test_a_plain_sentence(parser: Parser, language: str) -> None:
    text, verb = PLAIN[language]
    document = parser.parse(text, language)
    check(document)
    (sentence,) = document.sentences
    root = sentence.words[sentence.root]
    assert (root.lemma, root.upos) == (verb, "VERB")
    assert sentence.children(sentence.root, "nsubj")
    found = {(n.kind, text[n.start : n.end]) for n in document.names}
    assert {kind for kind, _ in found} == {"PER", "LOC"}


def test_german_months_and_days_are_no_names(parser: Parser) -> None:
    text = "Seit Februar 2022 führt Russland Krieg. Laut Axios wird am Freitag verhandelt."
    found = {text[n.start : n.end] for n in parser.parse(text, "de").names}
    assert "Russland" in found
    assert not found & {"Februar", "Freitag"}


def test_contraction_parts_share_their_offsets(parser: Parser) -> None:
    text = "Il presidente della Repubblica tace."
    words = parser.parse(text, "it").sentences[0].words
    first, second = (w for w in words if text[w.start : w.end] == "della")
    assert (first.text, second.text) == ("di", "la")
    assert (first.upos, second.upos) == ("ADP", "DET")


def test_texts_parse_alike_alone_and_together(parser: Parser) -> None:
    texts = [(text, language) for language, (text, _) in PLAIN.items()]
    together = parser.parse_many(texts)
    alone = [parser.parse(*given) for given in texts]
    for one, other in zip(together, alone, strict=True):
        assert [w.text for s in one.sentences for w in s.words] == [
            w.text for s in other.sentences for w in s.words
        ]
        assert [w.head for s in one.sentences for w in s.words] == [
            w.head for s in other.sentences for w in s.words
        ]


def test_given_words_are_kept(parser: Parser) -> None:
    given = [["Il", "governo", "tace", "."], [], ["dell'", "Ucraina"]]
    document = parser.parse_words(given, "it")
    check(document)
    assert [[w.text for w in s.words] for s in document.sentences] == [given[0], given[2]]
    assert document.text == "Il governo tace .\ndell' Ucraina"


def test_a_sentence_longer_than_the_window_stays_one_tree(parser: Parser) -> None:
    text = "Il governo ha detto che " + ", ".join(
        f"la regione {n} non ha ricevuto gli aiuti" for n in range(LONGEST_SENTENCE // 10)
    )
    document = parser.parse(text + ".", "it")
    check(document)
    (sentence,) = document.sentences
    assert WINDOW < len(sentence.words) < LONGEST_SENTENCE


@pytest.mark.parametrize("text", ["", " \n\t\n", "\u200b", "🙂🙂", "а" * 3000, "x " * 700, "...", "\x00", "«"])
def test_odd_texts_do_not_break_it(parser: Parser, text: str) -> None:
    check(parser.parse(text, "it"))


@settings(max_examples=40)
@given(text=st.text(max_size=60), language=st.sampled_from(codes()))
def test_any_text_gives_trees(text: str, language: str) -> None:
    check(SHARED.parse(text, language))


SHARED = Parser()  # opens nothing until the first text


def test_vectors_match_across_languages(parser: Parser) -> None:
    same = parser.vectors([PLAIN["it"][0], PLAIN["en"][0], PLAIN["ru"][0], "Mushrooms grow in damp woods."])
    assert same.shape == (4, 384)
    assert same.dtype == np.float32
    assert np.linalg.norm(same, axis=1) == pytest.approx(np.ones(4), abs=1e-4)
    close = same @ same.T
    assert min(close[0, 1], close[0, 2]) > 0.87
    assert max(close[:3, 3]) < 0.82
    assert parser.vectors([]).shape == (0, 384)


def test_words_of_one_part_of_speech_keep_it(parser: Parser) -> None:
    text = "Burmistrz miasta powiedział w środę, że zapora jest bezpieczna."
    words = parser.parse(text, "pl").sentences[0].words
    assert {w.upos for w in words if w.text == "że"} == {"SCONJ"}
