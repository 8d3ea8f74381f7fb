"""Names of several words found in a sentence in one pass: the printed units of a sentence and a book of phrases.

Owns the matching of words. Must not know what the phrases stand for.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Sequence
from typing import Generic, NamedTuple, TypeVar

from carsica.extract import wordforms
from carsica.parse.syntax import Sentence

T = TypeVar("T")
_PARTS = re.compile(r"[^\s\-‑–/]+")
_ELISION = re.compile(r"^(?:l|d|dell|all|dall|nell|sull|un|qu|s|n|j|c)['’](?=\w)", re.IGNORECASE)
_OBLIQUE = ("и", "і", "ї", "у", "ю", "ы")
"""Endings of Slavic nouns that the nominative of the singular hardly has."""
_COMPOUND, _FIRST_MEMBER, _LAST_MEMBER = 8, 4, 4  # letters of a German compound and of its members, at least
_LONGEST_COMPOUND = 80


class Unit(NamedTuple):
    """A printed word or part of a hyphenated one: text, characters, and the words ``[first, last)`` it covers."""

    text: str
    start: int
    end: int
    first: int
    last: int


def units(text: str, sentence: Sentence) -> tuple[Unit, ...]:
    """The printed words of a sentence: contractions are one unit, hyphenated words several."""
    found: list[Unit] = []
    words = sentence.words
    at = 0
    while at < len(words):
        after = at + 1
        while after < len(words) and words[after].start == words[at].start:
            after += 1
        start, end = words[at].start, words[at].end
        printed = text[start:end]
        parts = [] if printed.isalpha() else list(_PARTS.finditer(text, start, end))  # most words have one part
        if parts:
            found.extend(Unit(p.group(), p.start(), p.end(), at, after) for p in parts)
        else:
            found.append(Unit(printed, start, end, at, after))
        at = after
    return tuple(found)


def split_phrase(phrase: str, language: str) -> list[str]:
    """A phrase of a lexicon in the units that a sentence would give."""
    found = []
    for part in _PARTS.findall(phrase):
        elided = _ELISION.match(part) if wordforms.has(language, "elides") else None
        if elided:
            found.extend([part[: elided.end()], part[elided.end() :]])
        elif wordforms.has(language, "possessive_s") and re.search(r"['’]s$", part):
            found.extend([part[:-2], part[-2:]])
        else:
            found.append(part)
    return found


@functools.lru_cache(maxsize=65536)
def _case_fits(entry: str, printed: str, language: str) -> bool:
    """Capital letters of an entry must be there in print; what the entry has in lower case may be either.

    The Italian press prints the initials of a body as a word ("Afp", "Nbc").
    """
    letters = [c for c in entry if c.isalpha()]
    if len(letters) > 1 and all(c.isupper() for c in letters):
        as_word = len(letters) > 2 and printed[:1].isupper() and wordforms.has(language, "initials_as_words")
        return printed.isupper() or as_word
    return not letters or not letters[0].isupper() or printed[:1].isupper()


def _longest_first(stem: str) -> tuple[int, str]:
    return -len(stem), stem


class Phrasebook(Generic[T]):
    """Phrases of one language with a value each; matches inflected forms where the language inflects names."""

    def __init__(self, language: str, entries: Iterable[tuple[str, T]]) -> None:
        self._language = language
        self._by_first: dict[str, list[tuple[tuple[str, ...], tuple[frozenset[str], ...], T]]] = {}
        for phrase, value in entries:
            parts = tuple(split_phrase(phrase, language))
            if not parts:
                continue
            several = len(parts) > 1
            forms = tuple(wordforms.stems(part, language, several) for part in parts)
            for stem in forms[0]:
                self._by_first.setdefault(stem, []).append((parts, forms, value))
        self.starts = frozenset(self._by_first)
        """Stems of the first words of all phrases."""

    def match(self, row: Sequence[Unit], at: int) -> tuple[int, T] | None:
        """The longest phrase that begins with unit ``at``: the position after its last unit, and its value."""
        best: tuple[int, T] | None = None
        stems = wordforms.stems(row[at].text, self._language, True)
        if stems.isdisjoint(self.starts):
            return None
        known = sorted(stems & self.starts, key=_longest_first)
        for parts, forms, value in (entry for stem in known for entry in self._by_first[stem]):
            after = at + len(parts)
            if after > len(row) or (best is not None and after <= best[0]):
                continue
            if all(self._fits(row[at + i].text, parts[i], forms[i], len(parts) > 1) for i in range(len(parts))):
                best = after, value
        return best

    def _fits(self, printed: str, entry: str, forms: frozenset[str], several: bool) -> bool:
        if not _case_fits(entry, printed, self._language):
            return False
        return not forms.isdisjoint(wordforms.stems(printed, self._language, several))


def noun_forms(row: Sequence[Unit], sentence: Sentence, language: str) -> tuple[frozenset[str], ...]:
    """Of each unit, the folded forms under which a lexicon may know it: as printed, its lemma, its stems.

    German compounds are known by their last members as well ("Luftabwehr" by "abwehr").
    """
    found = []
    words, declines = sentence.words, wordforms.has(language, "declines")
    for unit in row:
        lemma = words[unit.first].lemma if unit.last - unit.first == 1 else ""
        found.append(_forms(unit.text, lemma, language, declines and _known_noun(sentence, unit)))
    return tuple(found)


@functools.lru_cache(maxsize=65536)
def _forms(text: str, lemma: str, language: str, known: bool) -> frozenset[str]:
    """The forms of one unit; those of a ``known`` noun are its own and its lemma's alone."""
    forms = {wordforms.fold(text)} | ({wordforms.fold(lemma)} if lemma else set())
    if known:
        return frozenset(forms)
    forms.update(wordforms.stems(text, language, True))
    if _COMPOUND < len(text) <= _LONGEST_COMPOUND and text[0].isupper() and wordforms.has(language, "compounds"):
        forms.update(
            form[at:] for form in tuple(forms) for at in range(_FIRST_MEMBER, len(form) - _LAST_MEMBER + 1)
        )
    return frozenset(forms)


def _known_noun(sentence: Sentence, unit: Unit) -> bool:
    """Is the unit a noun whose lemma the reader knows? Where nouns decline, lemmas tell more than stems.

    "Ранение" and "раненый" share their stem. A declined noun that is its own lemma is none that the reader knows.
    """
    if unit.last - unit.first != 1:
        return False
    word = sentence.words[unit.first]
    declined = word.features.get("Case", "Nom") != "Nom" or word.features.get("Number") == "Plur"
    known = word.lemma.lower() != word.text.lower() or not (declined or word.text.endswith(_OBLIQUE))
    return word.upos == "NOUN" and unit.text == word.text and known


class NounBook(Generic[T]):
    """Common nouns and phrases of them, in any number and case, with a value each."""

    def __init__(self, language: str, entries: Iterable[tuple[str, T]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], tuple[frozenset[str], ...], T]]] = {}
        for phrase, value in entries:
            parts = split_phrase(phrase, language)
            whole = tuple(wordforms.fold(part) for part in parts)
            forms = tuple(wordforms.stems(part, language, True) for part in parts)
            forms = (wordforms.entry_stems(parts[0], language),) if len(parts) == 1 else forms
            for stem in forms[0] if forms else ():
                self._by_first.setdefault(stem, []).append((whole, forms, value))
        self._starts = frozenset(self._by_first)

    def matches(self, forms: Sequence[frozenset[str]]) -> tuple[tuple[int, T] | None, ...]:
        """Of each unit the longest phrase that begins there, as ``match`` has it."""
        starts = self._starts
        return tuple([None if one.isdisjoint(starts) else self.match(forms, at) for at, one in enumerate(forms)])

    def match(self, forms: Sequence[frozenset[str]], at: int) -> tuple[int, T] | None:
        """The longest phrase that begins with unit ``at``: the position after it, and its value.

        Of phrases as long, one that is there as the lexicon has it goes before one that shares stems, then that
        which shares the longer stem, then the lexicon's first.
        """
        if forms[at].isdisjoint(self._starts):  # so it is with nearly all
            return None
        known = forms[at] & self._starts
        best: tuple[int, int, T] | None = None
        for stem in sorted(known, key=_longest_first):
            for whole, parts, value in self._by_first[stem]:
                after = at + len(parts)
                if after > len(forms) or (best is not None and after < best[0]):
                    continue
                if any(parts[i].isdisjoint(forms[at + i]) for i in range(len(parts))):
                    continue
                exact = sum(whole[i] in forms[at + i] for i in range(len(parts)))
                if best is None or (after, exact) > best[:2]:
                    best = after, exact, value
        return (best[0], best[2]) if best else None
