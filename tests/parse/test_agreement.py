"""One name, one kind throughout a text."""

from __future__ import annotations

from types import MappingProxyType

from carsica.parse.agreement import agreed
from carsica.parse.syntax import Name, Sentence, Word


def text(*named: tuple[str, str]) -> tuple[list[Name], list[Sentence]]:
    """A sentence for each (kind, name)."""
    names, sentences, at = [], [], 0
    for number, (kind, name) in enumerate(named):
        words = []
        for word in name.split():
            words.append(Word(word, at, at + len(word), word, "PROPN", -1, "root", MappingProxyType({})))
            at += len(word) + 1
        sentences.append(Sentence(words[0].start, words[-1].end, tuple(words)))
        names.append(Name(kind, words[0].start, words[-1].end, number, (0, len(words))))
    return names, sentences


def kinds(*named: tuple[str, str], decline: bool = False) -> list[str]:
    return [name.kind for name in agreed(*text(*named), decline)]


def test_a_surname_is_who_the_whole_name_is() -> None:
    assert kinds(("PER", "Ilario Varesotto"), ("LOC", "Varesotto"), ("LOC", "Orvinia")) == ["PER", "PER", "LOC"]


def test_a_town_told_of_often_is_no_namesake() -> None:
    assert kinds(("PER", "Ilario Lodi"), *[("LOC", "Lodi")] * 5) == ["PER", *["LOC"] * 5]


def test_what_a_name_is_twice_it_is_a_third_time() -> None:
    assert kinds(("ORG", "Metalvalle"), ("LOC", "Metalvalle"), ("ORG", "Metalvalle")) == ["ORG"] * 3
    assert kinds(("ORG", "Metalvalle"), ("LOC", "Metalvalle")) == ["ORG", "LOC"]


def test_endings_of_cases_make_no_other_name() -> None:
    assert kinds(("PER", "Гліб Сагайда"), ("LOC", "Сагайди"), decline=True) == ["PER", "PER"]
    assert kinds(("PER", "Гліб Сагайда"), ("LOC", "Сагайди")) == ["PER", "LOC"]
