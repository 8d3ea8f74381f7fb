"""Shares, multiples, the word for one, and numbers that count nothing. Rows: language, text, words, low, unit."""

from __future__ import annotations

import pytest

from tests.extract.test_figures import figures_of, flat
from tests.extract.trees import document

ROWS = [
    ("it", "Un terzo del raccolto.", "Un terzo", 33.3, "percent"),
    ("it", "Almeno due terzi dei soci.", "Almeno due terzi", 66.7, "percent"),
    ("en", "About half of them.", "About half", 50, "percent"),
    ("fr", "La moitié du convoi.", "La moitié", 50, "percent"),
    ("de", "Ein Viertel der Flotte.", "Ein Viertel", 25, "percent"),
    ("es", "La mitad de la cosecha.", "La mitad", 50, "percent"),
    ("ru", "Треть урожая.", "Треть", 33.3, "percent"),
    ("uk", "Чверть зерна.", "Чверть", 25, "percent"),
    ("en", "They rang twice.", "twice", 2, "time"),
    ("uk", "Дзвонили двічі.", "двічі", 2, "time"),
    ("it", "Un quarto d'ora.", "Un quarto d'ora", 0.25, "hour"),
]
NONE = [
    ("it", "Leggi anche: cinque ponti."),
    ("en", "Read also: five bridges."),
    ("en", "17:40 – Rain."),
    ("it", "Una donna di cinquantun anni."),
    ("it", "La firma arriverà entro dieci giorni."),
    ("it", "A metà strada."),
]
COW = """
    1 They they PRON 2 nsubj
    2 brought bring VERB 0 root Tense=Past
    3 one one NUM 4 nummod
    4 cow cow NOUN 2 obj
"""
SIX = """
    1 Nine nine NUM 2 nummod
    2 boats boat NOUN 3 nsubj
    3 sailed sail VERB 0 root Tense=Past
    4 and and CCONJ 6 cc
    5 six six NUM 6 nsubj
    6 returned return VERB 3 conj Tense=Past
"""


@pytest.mark.parametrize(("language", "text", "words", "low", "unit"), ROWS)
def test_parts_and_multiples(language: str, text: str, words: str, low: float, unit: str) -> None:
    (found,) = figures_of(flat(language, text))
    assert (found.span.of(text), found.low, found.unit) == (words, low, unit)


@pytest.mark.parametrize(("language", "text"), NONE)
def test_what_counts_nothing(language: str, text: str) -> None:
    assert figures_of(flat(language, text)) == ()


def test_one_before_its_noun_counts() -> None:
    (found,) = figures_of(document("en", "They brought one cow", COW))
    assert (found.low, found.unit) == (1, "cow")


def test_a_bare_number_counts_what_was_named_before() -> None:
    assert [f.unit for f in figures_of(document("en", "Nine boats sailed and six returned", SIX))] == [
        "boat",
        "boat",
    ]
