"""The words by which a report speaks of actors: nouns of bodies and people, titles, forms of address, pronouns.

Owns the books made from ``actors.toml`` and ``roles.toml``, and a sentence laid out for looking words up.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from babel import Locale

from carsica.extract import wordforms
from carsica.extract.lexicon import load
from carsica.extract.phrasebook import NounBook, Phrasebook, Unit, noun_forms, units
from carsica.parse.syntax import Document, Sentence

Category = Literal["government", "authorities", "body", "people"]


@dataclass(frozen=True)
class Line:
    """A sentence with its printed units and the forms of each for look-up."""

    number: int
    language: str
    sentence: Sentence
    row: tuple[Unit, ...]
    forms: tuple[frozenset[str], ...]
    unit_of: tuple[int, ...]
    """Of each word, the first unit that covers it."""

    @cached_property
    def titles(self) -> tuple[tuple[int, str] | None, ...]:
        """Of each unit the longest title that begins there: the position after it, and its tie."""
        return actor_words(self.language).titles.matches(self.forms)

    @cached_property
    def nouns(self) -> tuple[tuple[int, Category] | None, ...]:
        """Of each unit the longest noun of bodies or people that begins there: the position after it, its kind."""
        return actor_words(self.language).nouns.matches(self.forms)

    def has_capital(self, at: int) -> bool:
        """Does the unit begin with a capital letter?"""
        return self.row[at].text[:1].isupper()


def lines(document: Document) -> list[Line]:
    """The document's sentences, laid out."""
    found, language = [], document.language
    for number, sentence in enumerate(document.sentences):
        row = units(document.text, sentence)
        unit_of = [0] * len(sentence.words)
        for at in range(len(row) - 1, -1, -1):
            for word in range(row[at].first, row[at].last):
                unit_of[word] = at
        found.append(
            Line(number, language, sentence, row, noun_forms(row, sentence, language), tuple(unit_of)),
        )
    return found


@dataclass(frozen=True)
class ActorWords:
    """Books of one language; values are categories, predicates, or country codes ("" for none)."""

    bodies: Phrasebook[tuple[str, str, str]]
    """Names of bodies and outlets to (kind, country, name as the lexicon has it)."""
    doubtful: Phrasebook[str]
    """Outlets that are ordinary words as well."""
    nouns: NounBook[Category]
    """government, authorities, body, people."""
    titles: NounBook[str]
    """Titles to the predicate of the tie; occupations to "occupation"."""
    press: NounBook[bool]
    weapons: Phrasebook[bool]
    """Names of weapons and platforms, which are never actors."""
    particles: frozenset[str]
    """Folded words that stand inside names of persons in lower case ("von", "de")."""
    title_words: frozenset[str]
    """Folded words that titles of the press are made of."""
    days: frozenset[str]
    """Folded names of months and days of the week."""
    grammar: dict[str, list[str]]
    address: dict[str, str]
    """Folded form of address to "masculine" or "feminine"."""
    pronouns: dict[str, str]
    """Folded pronoun to "masculine", "feminine" or "possessive"."""


@functools.cache
def actor_words(language: str) -> ActorWords:
    """The books of a language."""
    actors, roles, shared = load(language, "actors"), load(language, "roles"), load("shared", "outlets")
    likely = set(shared["agencies"]["likely"]) | set(shared["outlets"]["likely"])
    bodies: list[tuple[str, tuple[str, str, str]]] = []
    for kind, names in actors.get("bodies", {}).items():
        bodies.extend((name, (kind, code, name)) for name, code in names.items())
    press = [*shared["agencies"]["sure"], *shared["outlets"]["sure"]]
    own = actors.get("outlets", {})
    press.extend([*own.get("agencies", ()), *own.get("sure", ())])
    likely.update(own.get("likely", ()))
    bodies.extend((name, ("outlet", "", name)) for name in press if name not in likely)
    titles = [(noun, predicate) for predicate, nouns in roles.get("titles", {}).items() for noun in nouns]
    titles.extend((noun, "occupation") for noun in roles.get("occupations", {}).get("nouns", ()))
    return ActorWords(
        bodies=Phrasebook(language, bodies),
        doubtful=Phrasebook(language, ((name, name) for name in sorted(likely))),
        nouns=NounBook(language, [(n, c) for c, ns in actors.get("nouns", {}).items() for n in ns]),
        titles=NounBook(language, titles),
        press=NounBook(language, ((noun, True) for noun in actors.get("quoted", {}).get("press", ()))),
        weapons=Phrasebook(language, ((n, True) for t in _things() for n in t["names"])),
        particles=frozenset(load("shared", "names")["particles"]),
        title_words=frozenset(wordforms.fold(word) for word in shared["title_words"]),
        days=_days(language),
        grammar=_lists(actors.get("grammar", {})),
        address=_reversed(actors.get("address", {})),
        pronouns=_reversed(actors.get("pronouns", {})),
    )


@functools.cache
def tie_verbs(language: str) -> dict[str, str]:
    """Folded verbs that tie their subject to their object, each to the predicate of the tie."""
    groups = load(language, "roles").get("verbs", {})
    return {wordforms.fold(verb): predicate for predicate, verbs in reversed(groups.items()) for verb in verbs}


@functools.cache
def role_words(language: str) -> dict[str, frozenset[str]]:
    """Folded words around titles: former, current, since, until, portfolios, generic and so on."""
    roles = load(language, "roles")
    found = {k: frozenset(wordforms.fold(w) for w in ws) for k, ws in roles.get("words", {}).items()}
    found["feminine"] = frozenset(roles.get("feminine", {}).get("endings", ()))
    return found


def _things() -> list[dict[str, list[str]]]:
    names = load("shared", "names")
    return [names["weapons"], names["platforms"]]


def _days(language: str) -> frozenset[str]:
    locale = Locale(language)
    tables = [t[style]["wide"] for t in (locale.months, locale.days) for style in ("format", "stand-alone")]
    return frozenset(wordforms.fold(name) for table in tables for name in table.values())


def _lists(table: dict[str, Any]) -> dict[str, list[str]]:
    return {key: [wordforms.fold(word) for word in words] for key, words in table.items()}


def _reversed(table: dict[str, list[str]]) -> dict[str, str]:
    return {wordforms.fold(word): key for key, words in table.items() for word in words}
