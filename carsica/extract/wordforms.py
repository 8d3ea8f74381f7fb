"""Words compared without their endings: folding, stems of inflected names, and the way back to the nominative.

Owns comparison alone; endings are data (``forms.toml`` of each language). Must not know what a word names.
"""

from __future__ import annotations

import functools
import unicodedata
from typing import Any, Literal

from carsica.extract.lexicon import load

SHORTEST_STEM = 3
Trait = Literal[
    "declines", "genitive_s", "genitive_by_case", "declined_articles", "elides", "possessive_s",
    "modifiers_before", "capital_nouns", "compounds", "initials_as_words",
]  # fmt: skip
"""What a language does with names and nouns; the English ``forms.toml`` explains each."""
_VOWELS = frozenset("аеєиіїоуюяaeiouy")
KEPT_MARKS = {"й": "й", "ї": "ї", "ё": "е"}
"""Cyrillic letters whose mark is part of the letter; Russian ё is printed е more often than not."""


@functools.lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """A word without case, accents and apostrophes or points; Cyrillic letters stay whole."""
    letters = []
    for letter in word.casefold():
        if letter in KEPT_MARKS:
            letters.append(KEPT_MARKS[letter])
            continue
        for part in unicodedata.normalize("NFKD", letter):
            if not unicodedata.combining(part) and part not in "'’ʼ`.":
                letters.append(part)
    return "".join(letters)


@functools.cache
def _forms(language: str) -> dict[str, Any]:
    return load(language, "forms")


@functools.cache
def has(language: str, trait: Trait) -> bool:
    """Does the language do so?"""
    return bool(_forms(language).get("grammar", {}).get(trait, False))


def inflects(language: str) -> bool:
    """Do names stand in other forms than the one that names them?"""
    return has(language, "declines") or has(language, "genitive_s")


@functools.cache
def _endings(language: str, several: bool) -> tuple[str, ...]:
    return tuple(fold(ending) for ending in _forms(language)["several" if several else "single"])


def _alternate(stem: str, language: str) -> list[str]:
    """The stem as it looks without an ending: the last vowel may change (Києв-а, Київ)."""
    found = []
    for declined, plain in _forms(language).get("alternations", ()):
        at = stem.rfind(declined)
        if at > 0 and not any(c in _VOWELS for c in stem[at + 1 :]):
            found.append(stem[:at] + plain + stem[at + 1 :])
    return found


def _hardened(stem: str, ending: str, language: str) -> list[str]:
    """The stem with the consonant that an ending softened (Праз-і, Прага), or the vowel that it drove out."""
    forms, found = _forms(language), []
    if ending in forms.get("softening", ()):
        found = [stem[:-1] + plain for soft, plain in forms["softened"] if stem.endswith(soft)]
    if len(stem) > SHORTEST_STEM and not any(c in _VOWELS for c in stem[-2:]):
        found.extend(stem[:-1] + vowel + stem[-1] for vowel in forms.get("fleeting", ()))
    return found


@functools.lru_cache(maxsize=65536)
def stems(word: str, language: str, several: bool = False) -> frozenset[str]:
    """What may remain of a word, folded, when an ending is taken off; the whole word is always among them.

    Two forms of one name share a stem. ``several``: the word stands in a name of several words, where
    adjectives take more endings.
    """
    whole = fold(word)
    found = {whole}
    for ending in _endings(language, several):
        if whole.endswith(ending) and len(whole) - len(ending) >= SHORTEST_STEM:
            found.add(whole[: -len(ending)])
    for stem in tuple(found):
        found.update(_alternate(stem, language))
    return frozenset(found)


@functools.lru_cache(maxsize=16384)
def entry_stems(noun: str, language: str) -> frozenset[str]:
    """The stems of a lexicon's noun; one whose citation form ends in the ending of an agent is its only stem.

    "Arbeiter" is no form of "Arbeit"; only nouns that decline like adjectives ("Beamter") shed that ending.
    """
    forms, whole = _forms(language), fold(noun)
    for ending in forms.get("agents", ()):
        if whole.endswith(ending) and not whole.removesuffix(ending).endswith(tuple(forms["participles"])):
            return frozenset({whole})
    return stems(noun, language, True)


@functools.lru_cache(maxsize=65536)
def shortest_stem(word: str, language: str) -> str:
    """The shortest stem of a word in a name of several, the first of those as short: the same in every run."""
    return min(stems(word, language, True), key=lambda stem: (len(stem), stem))


def same_name(one: str, other: str, language: str) -> bool:
    """Can two words be forms of one name?"""
    return not stems(one, language, True).isdisjoint(stems(other, language, True))


@functools.lru_cache(maxsize=65536)
def nominatives(word: str, language: str) -> tuple[str, ...]:
    """Forms that the nominative of a declined name may have, likeliest first; the word itself is the first.

    Without endings in the language there is no other form. The first letter keeps its case.
    """
    forms = _forms(language)
    if not forms["single"]:
        return (word,)
    found = [word]
    low = word.casefold()
    for ending in sorted(forms["single"], key=len, reverse=True):
        if low.endswith(ending) and len(low) - len(ending) >= SHORTEST_STEM:
            stem = word[: -len(ending)]
            ends = [*forms["nominative"]]
            if ending in forms.get("after_a", ()):
                ends = [*forms["ends_a"], *ends]
            hardened = _hardened(stem, ending, language)
            again = [form for other in hardened for form in _alternate(other, language)]
            for base in (*_alternate(stem, language), stem, *hardened, *again):
                found.extend(base + end for end in ends)
    return tuple(dict.fromkeys(found))
