"""The attribution lexicon of a language as sets, with the questions that the rules ask of a word.

Owns the reading of ``lexicon/<language>/attribution.toml``.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from carsica.extract.lexicon import load
from carsica.parse.syntax import Sentence

Phrase = tuple[str, ...]
REFUSING = (
    "comment", "answer", "tell", "confirm", "deny", "nouns", "silent", "pairs", "negated_pairs", "phrases"
)  # fmt: skip
COMPOUNDED = frozenset({"nouns.telling", "nouns.document", "nouns.anonymous", "nouns.speakers"})
"""Nouns that the last part of a compound is looked up among."""
SHORTEST_PART = 5
"""Letters of the last part of a compound at least."""
ACCORDING = ("own", "by_him", "last", "before", "before_telling", "before_outlet", "after")


@dataclass(frozen=True)
class Lexis:
    """Word sets of one language; ``sets`` by "section.key", ``phrases`` the same as word sequences."""

    language: str
    sets: dict[str, frozenset[str]]
    phrases: dict[str, tuple[Phrase, ...]]
    flags: dict[str, bool]

    def has(self, key: str, word: str) -> bool:
        """Is a lemma or lower-cased form in the set ``section.key``?"""
        entries = self.sets.get(key)
        if entries is None:
            return False
        form = plain(word)
        return form in entries or (key in COMPOUNDED and self._compounds and self._ends_in(form, entries))

    def may_speak(self, *forms: str) -> bool:
        """Is a lemma or form a noun for a person or a body, alone or as the last part of a compound?"""
        return any(self.has("nouns.speakers", form) for form in forms)

    def _ends_in(self, word: str, entries: frozenset[str]) -> bool:
        """Is a word a compound that an entry ends ("Behördenangabe")?"""
        if len(word) < SHORTEST_PART + 3:
            return False
        forms = {word, *(word.removesuffix(end) for end in self.sets.get("grammar.plural_ends", ()))}
        return any(form[cut:] in entries for form in forms for cut in range(3, len(form) - SHORTEST_PART + 1))

    @cached_property
    def _compounds(self) -> bool:
        """Does the language write several nouns as one?"""
        return self.flag("grammar.compounds")

    @cached_property
    def reporting(self) -> frozenset[str]:
        """Lemmas of all verbs that report or reject what is said."""
        return frozenset().union(*(self.sets.get(f"verbs.{kind}", ()) for kind in ("say", "deny", "urge")))

    @cached_property
    def attributing(self) -> frozenset[str]:
        """Lemmas of all verbs that may attribute: those that report, and those that think, name or accuse."""
        kinds = ("think", "call", "accuse", "about", "object", "set_at")
        return self.reporting.union(*(self.sets.get(f"verbs.{kind}", ()) for kind in kinds))

    @cached_property
    def _openings(self) -> dict[str, dict[str, list[Phrase]]]:
        """Phrases by their key and their first word: most words open none, and every word is asked."""
        found: dict[str, dict[str, list[Phrase]]] = {}
        for key, phrases in self.phrases.items():
            for phrase in phrases:
                found.setdefault(key, {}).setdefault(phrase[0], []).append(phrase)
        return found

    @cached_property
    def _first_of(self) -> dict[str, frozenset[str]]:
        """The first words of the phrases of each key."""
        return {key: frozenset(openings) for key, openings in self._openings.items()}

    def phrases_in(self, key: str, sentence: Sentence) -> Iterator[tuple[int, int]]:
        """Where phrases of ``section.key`` begin, each with the number of words of the longest one there."""
        openings = self._first_of.get(key)
        if not openings or sentence.vocabulary.isdisjoint(openings):  # so it is with most
            return
        for position, forms in enumerate(sentence.forms):
            size = 0 if openings.isdisjoint(forms) else self.phrase_at(key, sentence, position)
            if size:
                yield position, size

    @cached_property
    def refusing(self) -> frozenset[str]:
        """First words of all that may tell of a refusal."""
        return self._first_words("silence", REFUSING)

    @cached_property
    def according(self) -> frozenset[str]:
        """First words of the phrases that attribute without a verb."""
        return self._first_words("according", ACCORDING)

    def _first_words(self, section: str, keys: Iterable[str]) -> frozenset[str]:
        names = [f"{section}.{key}" for key in keys]
        whole = frozenset().union(*(self.sets.get(name, ()) for name in names))
        return whole.union(*(self._openings.get(name, ()) for name in names))

    def flag(self, key: str) -> bool:
        """A yes-or-no entry; False where the language does not give it."""
        return self.flags.get(key, False)

    def phrase_at(self, key: str, sentence: Sentence, position: int) -> int:
        """How many words from ``position`` match the longest phrase of ``section.key``; 0 when none does."""
        openings = self._openings.get(key)
        if not openings:
            return 0
        forms = sentence.forms
        first = forms[position]
        if openings.keys().isdisjoint(first):
            return 0
        best = 0
        for phrase in (phrase for form in first for phrase in openings.get(form, ())):
            size = len(phrase)
            if best < size <= len(forms) - position and all(
                form in forms[position + i] for i, form in enumerate(phrase)
            ):
                best = size
        return best


def lemma_of(sentence: Sentence, position: int) -> str:
    """The lemma of a word, lower case; a separable prefix of German is put back ("teilte ... mit")."""
    return sentence.lemmas[position]


@functools.lru_cache(maxsize=65536)
def plain(form: str) -> str:
    """A form in lower case with the typewriter's apostrophe, as entries and text are compared."""
    return form.lower().replace("’", "'")


def _tokens(entry: str) -> list[str]:
    """An entry as words: what an apostrophe elides is a word of its own ("d'après")."""
    return plain(entry).replace("'", "' ").split()


def _speakers(language: str, sets: dict[str, frozenset[str]]) -> frozenset[str]:
    """Nouns that may speak: those of attribution, with the titles and the kinds of bodies of other topics."""
    own = ("nouns.speakers", "nouns.anonymous", "nouns.document", "nouns.outlet")
    found = {word for key in own for word in sets.get(key, ())}
    roles, actors = load(language, "roles"), load(language, "actors")
    groups = [
        *roles.get("titles", {}).values(),
        *roles.get("occupations", {}).values(),
        *actors.get("nouns", {}).values(),
    ]
    for title in (entry for group in groups for entry in group):
        found.update(plain(title).split()[:1])
    return frozenset(found)


@functools.cache
def lexis(language: str) -> Lexis:
    """The attribution lexicon of a language; without a file, an empty one."""
    entries: dict[str, dict[str, Any]] = load(language, "attribution")
    sets: dict[str, frozenset[str]] = {}
    phrases: dict[str, tuple[Phrase, ...]] = {}
    flags: dict[str, bool] = {}
    for section, keys in entries.items():
        for key, value in keys.items():
            name = f"{section}.{key}"
            if isinstance(value, bool):
                flags[name] = value
            else:
                sets[name] = frozenset(map(plain, value))
                phrases[name] = tuple(tuple(_tokens(entry)) for entry in value)
    sets["nouns.speakers"] = _speakers(language, sets)
    bodies = load(language, "actors").get("nouns", {})
    groups = (group for kind, group in bodies.items() if kind != "people")
    sets["nouns.bodies"] = frozenset(plain(noun) for group in groups for noun in group)
    shares = load(language, "numbers").get("fractions", {}).values()
    sets["numbers.shares"] = frozenset(plain(phrase).split()[-1] for phrases_of in shares for phrase in phrases_of)
    return Lexis(language, sets, phrases, flags)
