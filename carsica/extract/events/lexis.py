"""The event lexicon of a language: which words name which kind of event, and the word sets the rules ask for.

Owns the reading of ``lexicon/<language>/events.toml``, ``event_words.toml`` and ``lexicon/shared/events.toml``.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from carsica.errors import LanguageError
from carsica.extract.lexicon import load
from carsica.parse.syntax import Sentence, Word
from carsica.record.event import ParticipantRole
from carsica.record.kinds import event_kinds

T = TypeVar("T")
SETS = ("words", "grammar", "status", "forms", "auxiliaries")
KNOWN = 16_384
"""Words at most whose values a table remembers."""
MARKED = "marked"
"""What words that the encoder has to mark too ask for."""
Endings = tuple[tuple[str, str], ...]
"""(ending of a form, ending of its lemma), for forms that the reader's lemmas miss."""


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


class Table(Generic[T]):
    """Values by words: whole words, "stem*" for beginnings of a form, "*end" for ends, or several words."""

    def __init__(self, entries: Iterable[tuple[str, T]], endings: Endings = ()) -> None:
        self.endings = endings
        self.exact: dict[str, list[T]] = {}
        self.starts: list[tuple[str, T]] = []
        self.ends: list[tuple[str, T]] = []
        self.phrases: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        for entry, value in entries:
            if " " in entry:
                parts = tuple(entry.lower().split())
                self.phrases.setdefault(parts[0], []).append((parts, value))
            elif entry.endswith("*"):
                self.starts.append((entry[:-1].lower(), value))
            elif entry.startswith("*"):
                self.ends.append((entry[1:].lower(), value))
            else:
                self.exact.setdefault(entry.lower(), []).append(value)
        self._beginnings = tuple(start for start, _ in self.starts)
        self._last = tuple(end for end, _ in self.ends)
        self._known: dict[tuple[str, str], tuple[T, ...]] = {}

    def find(self, word: Word) -> tuple[T, ...]:
        """Values of a word by its lemma, its form, its beginning or its end."""
        key = (word.lemma, word.text)
        found = self._known.get(key)
        if found is None:
            if len(self._known) >= KNOWN:  # a process that reads for months meets words without end
                self._known.clear()
            found = self._known[key] = self._look_up(word.lemma.lower(), word.text.lower().replace("’", "'"))
        return found

    def _look_up(self, lemma: str, form: str) -> tuple[T, ...]:
        found = [*self.exact.get(form, ()), *(self.exact.get(lemma, ()) if form != lemma else ())]
        if form.startswith(self._beginnings):  # rarely so, and quickly told
            found.extend(value for start, value in self.starts if form.startswith(start))
        if lemma.endswith(self._last) or form.endswith(self._last):
            found.extend(value for end, value in self.ends if lemma.endswith(end) or form.endswith(end))
        for old, new in () if found else self.endings:
            for word in (form, lemma):
                if word.endswith(old) and len(word) > len(old) + 2:
                    found.extend(self.exact.get(word[: len(word) - len(old)] + new, ()))
        return tuple(dict.fromkeys(found))

    def has(self, word: Word) -> bool:
        """Does the table hold the word?"""
        return bool(self.find(word))

    def has_form(self, word: Word) -> bool:
        """Does the table hold the word as printed, whatever its lemma?"""
        form = word.text.lower().replace("’", "'")
        return form in self.exact or form.endswith(self._last)

    def phrases_at(self, sentence: Sentence, position: int) -> tuple[int, tuple[T, ...]]:
        """The longest phrase that starts at a position: how many words, and its values; (0, ()) when none does."""
        if not self.phrases:
            return 0, ()
        words = sentence.words
        form, lemma = words[position].text.lower(), words[position].lemma.lower()
        if form not in self.phrases and lemma not in self.phrases:
            return 0, ()
        candidates = [*self.phrases.get(form, ()), *(self.phrases.get(lemma, ()) if lemma != form else ())]
        best = 0
        values: list[T] = []
        for parts, value in candidates:
            size = len(parts)
            if (
                size >= best
                and size <= len(words) - position
                and all(
                    part in (words[position + i].text.lower(), words[position + i].lemma.lower())
                    for i, part in enumerate(parts)
                )
            ):
                values = [*values, value] if size == best else [value]
                best = size
        return best, tuple(values)


@dataclass(frozen=True)
class EventLexis:
    """One language's words for events; ``sets`` by "section.key".

    ``marked_nouns`` and ``marked_verbs`` name an event only where the encoder marks them too.
    """

    language: str
    nouns: Table[Entry]
    verbs: Table[Entry]
    sets: dict[str, Table[bool]]
    schemes: dict[str, dict[str, ParticipantRole]]
    flags: dict[str, bool] = field(default_factory=dict)
    marked_nouns: Table[Entry] = field(default_factory=lambda: Table(()))
    marked_verbs: Table[Entry] = field(default_factory=lambda: Table(()))

    def has(self, key: str, word: Word) -> bool:
        """Is the word in the set ``section.key``?"""
        table = self.sets.get(key)
        return table is not None and table.has(word)

    def has_form(self, key: str, word: Word) -> bool:
        """Is the word's printed form in the set ``section.key``?"""
        table = self.sets.get(key)
        return table is not None and table.has_form(word)

    def phrase(self, key: str, sentence: Sentence, position: int) -> bool:
        """Does a phrase or a single word of the set start at a position?"""
        table = self.sets.get(key)
        if table is None:
            return False
        return table.has(sentence.words[position]) or table.phrases_at(sentence, position)[0] > 0

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
    sets: dict[str, Table[bool]] = {}
    flags: dict[str, bool] = {}
    endings = tuple(tuple(pair.split(">")) for pair in entries.pop("endings", ()))
    for section, keys in entries.items():
        for key, value in keys.items():
            if isinstance(value, bool):
                flags[f"{section}.{key}"] = value
            elif section in SETS:
                sets[f"{section}.{key}"] = Table(((word, True) for word in value), endings)
            else:
                part, _, need = key.partition("_")
                entry = Entry(_kind(known, section, language), part == "nouns", need)
                (nouns if entry.noun else verbs).extend((word, entry) for word in value)
    marked_nouns, marked_verbs = (Table(_marked(language, part), endings) for part in ("nouns", "verbs"))
    return EventLexis(
        language,
        Table(nouns, endings),
        Table(verbs, endings),
        sets,
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
