"""Names of several words found in a sentence in one pass: the printed units of a sentence and a book of phrases.

Owns the matching of words. Must not know what the phrases stand for.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from carsica.extract import wordforms
from carsica.parse.syntax import Sentence

T = TypeVar("T")
_PARTS = re.compile(r"[^\s\-‑–/]+")
_ELISION = re.compile(r"^(?:l|d|dell|all|dall|nell|sull|un|qu|s|n|j|c)['’](?=\w)", re.IGNORECASE)
_OBLIQUE = ("и", "і", "ї", "у", "ю", "ы")
"""Endings of Slavic nouns that the nominative of the singular hardly has."""
_COMPOUND, _FIRST_MEMBER, _LAST_MEMBER = 8, 4, 4  # letters of a German compound and of its members, at least


@dataclass(frozen=True, slots=True)
class Unit:
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
        parts = list(_PARTS.finditer(text, start, end))
        if parts:
            found.extend(Unit(p.group(), p.start(), p.end(), at, after) for p in parts)
        else:
            found.append(Unit(text[start:end], start, end, at, after))
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

    @property
    def starts(self) -> frozenset[str]:
        """Stems of the first words of all phrases."""
        return frozenset(self._by_first)

    def _candidates(self, unit: Unit) -> Iterator[tuple[tuple[str, ...], tuple[frozenset[str], ...], T]]:
        for stem in wordforms.stems(unit.text, self._language, True):
            yield from self._by_first.get(stem, ())

    def match(self, row: Sequence[Unit], at: int) -> tuple[int, T] | None:
        """The longest phrase that begins with unit ``at``: the position after its last unit, and its value."""
        best: tuple[int, T] | None = None
        for parts, forms, value in self._candidates(row[at]):
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
    for unit in row:
        forms = {wordforms.fold(unit.text)}
        if unit.last - unit.first == 1:
            forms.add(wordforms.fold(sentence.words[unit.first].lemma))
        if _known_noun(sentence, unit, language):
            found.append(frozenset(forms))
            continue
        forms.update(wordforms.stems(unit.text, language, True))
        if len(unit.text) > _COMPOUND and unit.text[0].isupper() and wordforms.has(language, "compounds"):
            forms.update(
                form[at:] for form in tuple(forms) for at in range(_FIRST_MEMBER, len(form) - _LAST_MEMBER + 1)
            )
        found.append(frozenset(forms))
    return tuple(found)


def _known_noun(sentence: Sentence, unit: Unit, language: str) -> bool:
    """Is the unit a noun whose lemma the reader knows, in a language where stems tell less than lemmas?

    "Ранение" and "раненый" share their stem. A declined noun that is its own lemma is none that the reader knows.
    """
    if not wordforms.has(language, "declines") or unit.last - unit.first != 1:
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
            for stem in forms[0] if forms else ():
                self._by_first.setdefault(stem, []).append((whole, forms, value))

    def match(self, forms: Sequence[frozenset[str]], at: int) -> tuple[int, T] | None:
        """The longest phrase that begins with unit ``at``: the position after it, and its value.

        Of phrases as long, one that is there as the lexicon has it goes before one that shares stems, then that
        which shares the longer stem, then the lexicon's first.
        """
        known = forms[at] & self._by_first.keys()
        if not known:
            return None
        best: tuple[int, int, T] | None = None
        for stem in sorted(known, key=lambda s: (-len(s), s)):
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
