"""One name, one kind throughout a text: "Salvini" is who "Matteo Salvini" is.

A sentence alone often leaves open what a bare surname is; the other sentences tell. That a name keeps its kind
within a document is the label consistency of Krishnan and Manning (2006). Owns which kind wins; finds no names.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from carsica.parse.syntax import Name, Sentence

PERSON = "PER"
AGREED = 2
"""How many times as often as its own another kind has to be found for the same words."""
OUTNUMBERED = 4
"""So many times as often as a whole name, its last word stands for something else and stays that."""
ENDING = 2
STEM = 4
"""What declension may change at most of a word, in letters, and what it leaves at least."""


def agreed(names: Sequence[Name], sentences: Sequence[Sentence], decline: bool) -> tuple[Name, ...]:
    """The names, each of the kind that the text gives to its words; ``decline``: names have endings of cases."""
    forms = [_form(_words(name, sentences), decline) for name in names]
    kinds: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    surnames: Counter[tuple[str, ...]] = Counter()
    for name, form in zip(names, forms, strict=True):
        kinds[form][name.kind] += 1
        if name.kind == PERSON and len(form) > 1:
            surnames[form[-1:]] += 1
    return tuple(
        name if (kind := _kind(name.kind, kinds[form], surnames[form])) == name.kind else replace(name, kind=kind)
        for name, form in zip(names, forms, strict=True)
    )


def _kind(kind: str, kinds: Counter[str], persons: int) -> str:
    if persons:
        return PERSON if kinds[kind] < OUTNUMBERED * persons else kind
    likeliest, times = kinds.most_common(1)[0]
    return likeliest if times >= AGREED * kinds[kind] else kind


def _words(name: Name, sentences: Sequence[Sentence]) -> Iterable[str]:
    first, last = name.words
    return (word.text for word in sentences[name.sentence].words[first:last])


def _form(words: Iterable[str], decline: bool) -> tuple[str, ...]:
    return tuple(word[: max(STEM, len(word) - ENDING)] if decline else word for word in words)
