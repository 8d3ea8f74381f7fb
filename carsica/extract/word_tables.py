"""Words and phrases of a lexicon, found by the words of a sentence: values by words, and many sets at one look.

Owns the look-up by lemma, form, beginning and end. Must not know what the words stand for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Generic, TypeVar

from carsica.parse.syntax import Sentence, Word

T = TypeVar("T")
KNOWN = 16_384
"""Words at most whose values a table remembers."""
Endings = tuple[tuple[str, str], ...]
"""(ending of a form, ending of its lemma), for forms that the reader's lemmas miss."""


class _Parts(Generic[T]):
    """Values by parts of words, beginnings or ends, each with its place in the order of the lexicon."""

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self._ranked: dict[str, list[tuple[int, T]]] = {}
        for rank, (part, value) in enumerate(entries):
            self._ranked.setdefault(part, []).append((rank, value))
        self._sizes = sorted({len(part) for part in self._ranked})

    def beginning(self, word: str) -> list[tuple[int, T]]:
        """Places and values of the beginnings of a word."""
        ranked = self._ranked
        return [
            found for size in self._sizes if size <= len(word) and word[:size] in ranked
            for found in ranked[word[:size]]
        ]  # fmt: skip

    def ending(self, word: str) -> list[tuple[int, T, int]]:
        """Places and values of the ends of a word, each with the letters before the end."""
        ranked = self._ranked
        kept = [len(word) - size for size in self._sizes if size <= len(word)]
        return [(rank, value, cut) for cut in kept if word[cut:] in ranked for rank, value in ranked[word[cut:]]]


class Table(Generic[T]):
    """Values by words: whole words, "stem*" for beginnings of a form, "*end" for ends, or several words."""

    def __init__(self, entries: Iterable[tuple[str, T]], endings: Endings = ()) -> None:
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
        self._beginnings, self._ends = _Parts(self.starts), _Parts(self.ends)
        self._last = tuple(end for end, _ in self.ends)
        self._endings = _Parts(endings)
        self._known: dict[tuple[str, str], tuple[T, ...]] = {}

    def find(self, word: Word) -> tuple[T, ...]:
        """Values of a word by its lemma, its form, its beginning or its end."""
        key = (word.lemma, word.text)
        found = self._known.get(key)
        if found is None:
            if len(self._known) >= KNOWN:  # a process that reads for months meets words without end
                self._known.clear()
            lemma, form = word.lemma.lower(), word.text.lower().replace("’", "'")
            values = self.listed(lemma, form) or self.inflected(lemma, form)
            found = self._known[key] = tuple(dict.fromkeys(values))
        return found

    def listed(self, lemma: str, form: str) -> list[T]:
        """Values that the lexicon has for a lemma or form as they are."""
        found = [*self.exact.get(form, ()), *(self.exact.get(lemma, ()) if form != lemma else ())]
        begun = self._beginnings.beginning(form)
        ended = {rank: value for word in (lemma, form) for rank, value, _ in self._ends.ending(word)}
        if begun:
            found.extend(value for _, value in sorted(begun, key=_rank))
        if ended:
            found.extend(ended[rank] for rank in sorted(ended))
        return found

    def inflected(self, lemma: str, form: str) -> list[T]:
        """Values of the lemmas that the endings make of a form, or of a lemma that is none."""
        made = [
            (rank, turn, word[:cut] + new)
            for turn, word in enumerate((form, lemma))
            for rank, new, cut in self._endings.ending(word)
            if cut > 2
        ]
        return [value for _, _, word in sorted(made) for value in self.exact.get(word, ())]

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


def _rank(found: tuple[int, object]) -> int:
    return found[0]


class WordSets:
    """Sets of words and phrases by "section.key"; ``tables`` holds each by itself.

    Rules ask of one word after another whether it is in this set or that, so all sets that hold a word are found
    at once.
    """

    def __init__(self, sets: Mapping[str, Iterable[str]], endings: Endings = ()) -> None:
        self.tables = {key: Table(((word, True) for word in words), endings) for key, words in sets.items()}
        self._keys = Table(((word, key) for key, words in sets.items() for word in words), endings)
        self._known: dict[tuple[str, str], frozenset[str]] = {}

    def holding(self, word: Word) -> frozenset[str]:
        """The sets that a word is in, by its lemma, its form, its beginning or its end."""
        key = (word.lemma, word.text)
        found = self._known.get(key)
        if found is None:
            if len(self._known) >= KNOWN:
                self._known.clear()
            lemma, form = word.lemma.lower(), word.text.lower().replace("’", "'")
            keys = self._keys
            found = self._known[key] = frozenset((*keys.listed(lemma, form), *keys.inflected(lemma, form)))
        return found

    def phrase(self, key: str, sentence: Sentence, position: int) -> int:
        """Number of words of the phrase of a set that starts at a position; 1 for a single word, 0 for none."""
        table = self.tables.get(key)
        if table is None:
            return 0
        size = table.phrases_at(sentence, position)[0] if table.phrases else 0
        return size or int(key in self.holding(sentence.words[position]))
