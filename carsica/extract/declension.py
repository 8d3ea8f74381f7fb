"""Nominatives of declined names of persons: which name can have made the forms printed.

Owns the weighing of classes of declension (``forms.toml`` of a language). Must not read a report: who calls
says which forms are one name's, in which case each probably stands, and whether a man or a woman bears it.
"""

from __future__ import annotations

import functools
import itertools
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from carsica.extract import wordforms
from carsica.extract.lexicon import load

CASES = ("Nom", "Gen", "Dat", "Acc", "Ins", "Loc")
GENDERS = ("masculine", "feminine")
LEAST = 0.03
"""Belief left to a case that nothing speaks for."""
FOREIGN = -4.0
"""Weight of a form that a class cannot make: a slip of the pen, or the wrong class."""
GIVEN = 1.5
"""Weight of a known first name."""
CLEAR = 1.0
"""How much better than the other a gender must explain a name for the name to show it."""
SHORTEST_STEM = 2
_OBLIQUE = ("а", "я", "у", "ю", "и", "і", "ы", "ом", "ем", "єм", "ою", "ей")
"""Endings that show a first name which no list holds in this form to be declined, if one holds the stem."""
KEPT = 6
"""Ways to decline a word that are weighed together with those of the other words."""
TOGETHER = 4
"""Words of a name whose ways are weighed together; of a longer one the rest are taken one by one."""


@dataclass(frozen=True)
class Form:
    """One printing of a name: its words by their place in the whole name, and how far each case is believed.

    Beliefs add up to 1; all words of one printing stand in one case.
    """

    words: Mapping[int, str]
    cases: Mapping[str, float]


@dataclass(frozen=True)
class Declined:
    """A way to decline: a nominative, the class that makes its forms, and whose names that class declines."""

    nominative: str
    number: int
    gender: str | None
    weight: float


@dataclass(frozen=True)
class _Class:
    gender: str | None
    after: tuple[str, ...]
    weight: float
    of_men: float
    endings: Mapping[str, tuple[str, ...]]

    def stems(self, word: str, case: str) -> Iterable[str]:
        """Stems from which the class makes the word in the case."""
        for ending in self.endings[case]:
            stem = word[: len(word) - len(ending)] if word.endswith(ending) else ""
            if len(stem) >= SHORTEST_STEM and (not self.after or stem.endswith(self.after)):
                yield stem


@functools.cache
def _classes(language: str) -> tuple[_Class, ...]:
    return tuple(
        _Class(
            entry.get("gender"),
            tuple(entry.get("after", ())),
            float(entry.get("weight", 0.0)),
            float(entry.get("of_men", 0.0)),
            {case: tuple(entry[case]) for case in CASES},
        )
        for entry in load(language, "forms").get("declension", {}).get("class", ())
    )


@functools.cache
def _given(language: str) -> dict[str, frozenset[str]]:
    """Known first names by gender, folded."""
    entries = load(language, "forms").get("declension", {}).get("given", {})
    return {gender: frozenset(map(wordforms.fold, entries.get(gender, ()))) for gender in GENDERS}


@functools.cache
def _irregular(language: str) -> dict[str, str]:
    """Stem, in lower case, to the nominative of first names whose stem changes."""
    return {
        stem.lower(): name for name, stem in load(language, "forms").get("declension", {}).get("stems", {}).items()
    }


def gender_of_word(word: str, language: str) -> str | None:
    """The gender that a word shows whatever its case: that of a patronymic; None for other words."""
    folded = wordforms.fold(word)
    for gender, endings in load(language, "forms").get("declension", {}).get("patronymics", {}).items():
        if folded.endswith(tuple(map(wordforms.fold, endings))) and len(folded) > 5:
            return str(gender)
    return None


def given_in_nominative(word: str, language: str) -> bool | None:
    """Does a word print a known first name in the nominative? None where it is no form of a known one."""
    known = frozenset().union(*_given(language).values())
    if wordforms.fold(word) in known:
        return True
    if not wordforms.fold(word).endswith(_OBLIQUE):
        return None
    others = (wordforms.fold(form) for form in wordforms.nominatives(word, language)[1:])
    return False if any(form in known for form in others) else None


def only_nominative(word: str, language: str) -> bool:
    """Is a word a known first name in the nominative, and no other case of another one ("Александра" may be)?"""
    known = frozenset().union(*_given(language).values())
    if wordforms.fold(word) not in known:
        return False
    others = {wordforms.fold(form) for form in wordforms.nominatives(word, language)[1:]}
    return others.isdisjoint(known)


def governed(prepositions: Sequence[str], language: str) -> frozenset[str]:
    """The cases that may stand after any of some prepositions; empty where none of them is known."""
    known = load(language, "forms").get("declension", {}).get("prepositions", {})
    return frozenset(c for c in CASES if any(p.lower() in known.get(c, ()) for p in prepositions))


def nominative(
    whole: Sequence[str], forms: Sequence[Form], genders: Mapping[str, float], language: str
) -> tuple[tuple[str, ...], str | None]:
    """The nominative of each word of a name, from all its printed forms, and the gender shown.

    ``whole`` is the fullest form; ``genders`` weighs "masculine" and "feminine": all words of a name are one
    person's, so that they agree.
    """
    declined = [
        at for at in range(len(whole)) if any(_ways(f.words[at], language) for f in forms if at in f.words)
    ]
    best: dict[str, tuple[float, tuple[str, ...]]] = {}
    for gender in GENDERS:
        columns = [_likely(at, forms, gender, language) for at in declined]
        columns[TOGETHER:] = [column[:1] for column in columns[TOGETHER:]]  # all of all would never end
        for chosen in itertools.product(*columns):
            weight = genders.get(gender, 0.0) + sum(weight for weight, _ in chosen)
            ways = [way for _, way in chosen]
            weight += sum(_weight(dict(zip(declined, ways, strict=True)), form, language) for form in forms)
            if gender not in best or weight > best[gender][0]:
                best[gender] = weight, tuple(way.nominative for way in ways)
    if not best or not declined:
        return tuple(whole), None
    shown = max(best, key=lambda gender: best[gender][0])
    made = dict(zip(declined, best[shown][1], strict=True))
    other = min(
        (best[shown][0] - weight for gender, (weight, _) in best.items() if gender != shown), default=CLEAR
    )
    return tuple(made.get(at, word) for at, word in enumerate(whole)), shown if other >= CLEAR else None


def _likely(at: int, forms: Sequence[Form], gender: str, language: str) -> list[tuple[float, Declined]]:
    """The likeliest ways to decline the word at a place of the name, each with what it weighs by itself."""
    singles = [Form({0: form.words[at]}, form.cases) for form in forms if at in form.words]
    ways = dict.fromkeys(way for form in singles for way in _ways(form.words[0], language))
    fitting = [way for way in ways if way.gender in {gender, None}]
    alone = {way: sum(_weight({0: way}, form, language) for form in singles) for way in fitting}
    scored = [(_prior(way, gender, language, first=at == 0), way) for way in fitting]
    return sorted(scored, key=lambda pair: -pair[0] - alone[pair[1]])[:KEPT]


def _prior(way: Declined, gender: str, language: str, *, first: bool) -> float:
    """What a way to decline weighs before any form is looked at."""
    weight = way.weight + (_as_given(way, gender, language) if first else 0.0)
    return weight + (_classes(language)[way.number].of_men if gender == "masculine" else 0.0)


def _as_given(way: Declined, gender: str, language: str) -> float:
    """What a first name weighs that is known for one gender."""
    folded, known = wordforms.fold(way.nominative), _given(language)
    if folded in known[gender]:
        return GIVEN
    return -GIVEN if any(folded in names for names in known.values()) else 0.0


def _weight(ways: Mapping[int, Declined], form: Form, language: str) -> float:
    """How well ways to decline explain one printing of the name, as the logarithm of a likelihood."""
    weight, common = 0.0, frozenset(CASES)
    for at, word in form.words.items():
        if at not in ways:
            continue
        cases = _cases(ways[at], word, language)
        weight += 0.0 if cases else FOREIGN
        common &= cases or common
    return weight + math.log(max(LEAST, sum(form.cases.get(case, 0.0) for case in common)))


@functools.lru_cache(maxsize=65536)
def _ways(word: str, language: str) -> tuple[Declined, ...]:
    """Every way in which a word can be a form of a name; none for a word in other letters."""
    low, found = word.lower(), []
    for number, kind in enumerate(_classes(language)):
        for case in CASES:
            for stem in kind.stems(low, case):
                for ending in kind.endings["Nom"]:
                    found.append(Declined(_cased(word, stem + ending), number, kind.gender, kind.weight))
                    irregular = _irregular(language).get(stem)
                    if irregular:
                        found.append(Declined(_cased(word, irregular.lower()), number, kind.gender, kind.weight))
    return tuple(dict.fromkeys(found))


def _cased(model: str, word: str) -> str:
    """A word in the letters' case of another: capitals, or each letter that both share."""
    if model.isupper() and len(model) > 1:
        return word.upper()
    kept = len(_common(model.lower(), word))
    return model[:kept] + word[kept:] if kept else word.capitalize()


def _common(one: str, other: str) -> str:
    size = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return one[:size]


@functools.lru_cache(maxsize=65536)
def _cases(way: Declined, word: str, language: str) -> frozenset[str]:
    """The cases in which a way of declining makes the word."""
    kind, low, plain = _classes(language)[way.number], word.lower(), way.nominative.lower()
    stems = set(kind.stems(plain, "Nom"))
    stems |= {stem for stem, name in _irregular(language).items() if name.lower() == plain}
    found = {case for case in CASES for stem in kind.stems(low, case) if stem in stems}
    return frozenset(found | ({"Nom"} if low == plain else set()))
