"""Names of one outlet: "the Sentinel" of The Northgate Sentinel, "El Alba" of Diario EL ALBA Uruguay, addresses.

Owns the decision whether a name that a report prints is a form of its own outlet's. Must not look at sentences.
"""

from __future__ import annotations

from carsica.extract import wordforms
from carsica.extract.attribution.outlets import LEAST_WORD
from carsica.extract.lexicon import load

LONGEST_ENDING = 2
"""Words at most by which an outlet's full name goes on after the name that it is known by."""


def shortens(name: str, whole: str) -> bool:
    """Is a printed name a shorter form of an outlet's: its last word, its beginning, what its address spells?"""
    short, full = _words(name), _words(whole)
    if len(short) == 1 and len(short[0]) >= LEAST_WORD and short == full[-1:]:
        return True
    return _letters(name) == _site(whole) or _begins(short, full, whole)


def _begins(short: list[str], full: list[str], whole: str) -> bool:
    """Does an outlet's name begin with another, words for its kind left out, and end in words that tell where?

    "Radio Lomara" of Radio Lomara International; not "La Voix" of La Voix du Port, whose last words belong to it.
    """
    kinds = set(load("shared", "outlets")["title_words"])
    while full and full[: len(short)] != short and full[0] in kinds:
        full = full[1:]
    ending = whole.split()[-LONGEST_ENDING:]
    more = len(full) - len(short)
    own = any(word not in kinds for word in short)
    joined = any(word.islower() for word in ending[-more:]) if more else False
    return own and full[: len(short)] == short and 0 <= more <= LONGEST_ENDING and not joined


def _words(name: str) -> list[str]:
    """The words of a name without case, accents and articles."""
    articles = load("shared", "outlets")["articles"]
    return [plain for word in name.split() if (plain := wordforms.fold(word)) and plain not in articles]


def _letters(name: str) -> str:
    return "".join(c for c in wordforms.fold(name) if c.isalnum())


def _site(name: str) -> str:
    """The part of a site's address that spells its name ("elalba" of "www.elalba.com"); nothing for others."""
    labels = name.casefold().removeprefix("www.").split(".")
    known = len(labels) > 1 and labels[-1] in load("shared", "outlets")["domains"] and " " not in name
    return _letters(labels[0]) if known else ""
