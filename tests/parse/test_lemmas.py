"""Lemmas that the extraction rules lean on."""

from __future__ import annotations

import pytest

from carsica.parse.lemmas import lemma

CASES = [
    ("detto", "VERB", "it", "dire"),
    ("smentisce", "VERB", "it", "smentire"),
    ("dirlo", "VERB", "it", "dire"),
    ("avrebbe", "AUX", "it", "avere"),
    ("said", "VERB", "en", "say"),
    ("déclaré", "VERB", "fr", "déclarer"),
    ("dijo", "VERB", "es", "decir"),
    ("dicho", "VERB", "es", "decir"),
    ("erklärte", "VERB", "de", "erklären"),
    ("Angriffe", "NOUN", "de", "angriff"),
    ("Rat", "NOUN", "de", "rat"),
    ("заявив", "VERB", "uk", "заявити"),
    ("сообщили", "VERB", "ru", "сообщить"),
    ("України", "PROPN", "uk", "Україна"),
    ("Путина", "PROPN", "ru", "Путин"),
    ("Meloni", "PROPN", "it", "Meloni"),
    ("L’", "DET", "it", "il"),
]


@pytest.mark.parametrize(("word", "upos", "language", "expected"), CASES)
def test_lemma(word: str, upos: str, language: str, expected: str) -> None:
    assert lemma(word, upos, language) == expected


@pytest.mark.parametrize("language", ["it", "uk", "de"])
@pytest.mark.parametrize("upos", ["NOUN", "VERB", "PROPN"])
def test_half_a_surrogate_pair_is_in_no_dictionary(language: str, upos: str) -> None:
    assert lemma("\ud800ab", upos, language) == "\ud800ab"
