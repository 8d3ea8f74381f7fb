"""The event lexicon of a language: which words name which kind of event, and the word sets the rules ask for.

Owns the reading of ``lexicon/<language>/events.toml``, ``event_words.toml`` and ``lexicon/shared/events.toml``.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass, field
from typing import Any

from carsica.errors import LanguageError
from carsica.extract.lexicon import load
from carsica.extract.word_tables import Table, WordSets
from carsica.parse.syntax import Sentence, Word
from carsica.record.event import ParticipantRole
from carsica.record.kinds import event_kinds

SETS = ("words", "grammar", "status", "forms", "auxiliaries")
MARKED = "marked"
"""What words that the encoder has to mark too ask for."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A name under which the lexicons have words: the event's type and mode, and how it is told.

    ``scheme`` says what the words around the trigger are, ``family`` which kinds one event may go by in one
    report; the flags are those of ``carsica/record/kinds.toml``.
    """

    name: str
    type: str
    mode: str
    scheme: str
    family: str
    lasting: bool = False
    plural: bool = False
    vague: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A word of the lexicon: its kind, whether it is a noun, and what must stand beside it (may be empty)."""

    kind: Kind
    noun: bool
    need: str


@dataclass(frozen=True)
class EventLexis:
    """One language's words for events.

    ``marked_nouns`` and ``marked_verbs`` name an event only where the encoder marks them too.
    """

    language: str
    nouns: Table[Entry]
    verbs: Table[Entry]
    sets: WordSets
    schemes: dict[str, dict[str, ParticipantRole]]
    flags: dict[str, bool] = field(default_factory=dict)
    marked_nouns: Table[Entry] = field(default_factory=lambda: Table(()))
    marked_verbs: Table[Entry] = field(default_factory=lambda: Table(()))

    def has(self, key: str, word: Word) -> bool:
        """Is the word in the set ``section.key``?"""
        return key in self.sets.holding(word)

    def has_form(self, key: str, word: Word) -> bool:
        """Is the word's printed form in the set ``section.key``?"""
        table = self.sets.tables.get(key)
        return table is not None and table.has_form(word)

    def phrase(self, key: str, sentence: Sentence, position: int) -> bool:
        """Does a phrase or a single word of the set start at a position?"""
        return self.sets.phrase(key, sentence, position) > 0

    def flag(self, key: str) -> bool:
        """A yes-or-no entry; False where the language does not give it."""
        return self.flags.get(key, False)


@functools.cache
def kinds() -> dict[str, Kind]:
    """All kinds of events by name, and the further names of the lexicons."""
    found = {
        kind.name: Kind(
            kind.name, kind.type, kind.name, kind.scheme, kind.told, kind.lasting, kind.plural, kind.vague
        )
        for kind in event_kinds().values()
    }
    for name, row in load("shared", "events")["further"].items():
        found[name] = Kind(name, row["type"], row["kind"], row["scheme"], row.get("told", name))
    return found


def _kind(known: dict[str, Kind], section: str, language: str) -> Kind:
    if section not in known:
        cause = f"[{section}] is no kind of event; the kinds stand in carsica/record/kinds.toml"
        raise LanguageError(f"{language}/events.toml", cause)
    return known[section]


@functools.cache
def lexis(language: str) -> EventLexis:
    """The event lexicon of a language."""
    entries: dict[str, Any] = dict(load(language, "events"))
    known = kinds()
    nouns: list[tuple[str, Entry]] = []
    verbs: list[tuple[str, Entry]] = []
    sets: dict[str, list[str]] = {}
    flags: dict[str, bool] = {}
    endings = tuple(tuple(pair.split(">")) for pair in entries.pop("endings", ()))
    for section, keys in entries.items():
        for key, value in keys.items():
            if isinstance(value, bool):
                flags[f"{section}.{key}"] = value
            elif section in SETS:
                sets[f"{section}.{key}"] = value
            else:
                part, _, need = key.partition("_")
                entry = Entry(_kind(known, section, language), part == "nouns", need)
                (nouns if entry.noun else verbs).extend((word, entry) for word in value)
    marked_nouns, marked_verbs = (Table(_marked(language, part), endings) for part in ("nouns", "verbs"))
    return EventLexis(
        language,
        Table(nouns, endings),
        Table(verbs, endings),
        WordSets(sets, endings),
        load("shared", "events")["schemes"],
        flags,
        marked_nouns,
        marked_verbs,
    )


def _marked(language: str, part: str) -> list[tuple[str, Entry]]:
    """Words of ``event_words.toml`` that are nouns or verbs, each with its kind."""
    entries: dict[str, Any] = dict(load(language, "event_words"))
    known = kinds()
    return [
        (word, Entry(_kind(known, section, language), part == "nouns", MARKED))
        for section, keys in entries.items()
        for word in keys.get(part, ())
    ]
