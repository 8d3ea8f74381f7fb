"""What the noun beside a name says of its place: "the village of X", "X district", "річка X", "Flughafen X".

Owns the reading of ``[nouns]`` in ``places.toml``. Must not look places up.
"""

from __future__ import annotations

import functools
from typing import TypeVar

from carsica.extract import wordforms
from carsica.extract.actor_words import Line, actor_words
from carsica.extract.lexicon import load
from carsica.extract.name_evidence import QUOTES
from carsica.extract.named import Named
from carsica.extract.phrasebook import NounBook
from carsica.extract.place_choice import PlaceKind

T = TypeVar("T")

REACH = 4
"""Units before a name among which its noun may stand ("la regione russa di X")."""
DATE_WORDS, YEAR = 7, 4
"""Words among which the date of a dateline stands; digits of a year."""
APOSTROPHES = {"’", "'", "ʼ"}
BETWEEN = {"ADP", "DET", "ADJ"}
"""Parts of speech that may stand between them."""


@functools.cache
def nouns(language: str) -> NounBook[PlaceKind]:
    """The nouns of places of a language to their kinds."""
    table: dict[PlaceKind, list[str]] = load(language, "places").get("nouns", {})
    return NounBook(language, [(noun, kind) for kind, words in table.items() for noun in words])


def kind_of(line: Line, name: Named, language: str) -> tuple[PlaceKind | None, tuple[int, int]]:
    """The kind that a noun gives a name, and the units of the name without that noun.

    The noun stands inside the name, first or last, or before it with prepositions, articles and adjectives
    between, or right behind it. ``None`` and all units without such a noun.
    """
    first, last = name.units
    book = nouns(language)
    leading = book.match(line.forms, first) if last - first > 1 else None
    if leading and leading[0] < last:
        start = leading[0]
        while start < last - 1 and line.sentence.words[line.row[start].first].upos in {"ADP", "DET"}:
            start += 1
        return leading[1], (start, last)
    for at in range(last - 1, first, -1):
        trailing = book.match(line.forms, at)
        if trailing and trailing[0] == last:
            return trailing[1], (first, at)
    before = _before(line, first, language)
    kind = before if before != "site" else None  # "the port of X": X is the town
    return kind or _behind(line, name, language), (first, last)


@functools.cache
def _vessels(language: str) -> NounBook[bool]:
    return NounBook(language, [(n, True) for n in load(language, "places").get("vessels", {}).get("nouns", ())])


def is_vessel(line: Line, name: Named, language: str) -> bool:
    """Does the noun right before a name, quotation marks between or not, make it a ship's: "the ferry X"?"""
    at = name.units[0] - 1
    while at >= 0 and line.row[at].text in QUOTES:
        at -= 1
    return at >= 0 and _vessels(language).match(line.forms, at) is not None


def says_town(line: Line, name: Named, language: str) -> bool:
    """Do the words around a name show a town: Italian "a X", French "à X"; "the mayor of X"; a dateline?"""
    at = name.units[0] - 1
    prepositions = {
        wordforms.fold(one) for one in load(language, "places").get("town", {}).get("prepositions", ())
    }
    if at >= 0 and wordforms.fold(line.row[at].text) in prepositions:
        return True
    return _noun_before(line, at + 1, language, _of_towns(language)) is not None or _dated(line, name)


@functools.cache
def _of_towns(language: str) -> NounBook[bool]:
    """Nouns for what towns alone have ("the mayor of X", "les faubourgs de X")."""
    return NounBook(language, [(noun, True) for noun in load(language, "places").get("town", {}).get("has", ())])


def _dated(line: Line, name: Named) -> bool:
    """Does a name stand before the day of a report, alone or with its country ("Castrone (Montelva), 7 oct")?"""
    before, after = name.units[0] - 1, name.units[1]
    texts = [unit.text for unit in line.row]
    if before >= 0 and any(c.isalnum() for c in texts[before]):
        return False
    if after < len(texts) and texts[after] == "(" and ")" in texts[after : after + REACH]:
        after = texts.index(")", after) + 1
    if texts[after : after + 1] not in ([","], ["|"], ["–"], ["·"]):
        return False
    date = texts[after + 1 : after + DATE_WORDS]
    year = any(text.isdigit() and len(text) == YEAR for text in date)
    return year and any(text.rstrip(".").isdigit() and len(text) < YEAR for text in date)


def _before(line: Line, first: int, language: str) -> PlaceKind | None:
    """The kind of the noun before unit ``first``: "the city of X", "город X", but not "the mayor in X"."""
    return _noun_before(line, first, language, nouns(language))


def _noun_before(line: Line, first: int, language: str, book: NounBook[T]) -> T | None:
    genitive = actor_words(language).grammar.get("genitive", [])
    for at in range(first - 1, max(-1, first - 1 - REACH), -1):
        word = line.sentence.words[line.row[at].first]
        found = book.match(line.forms, at)
        if found and found[0] <= first:
            return found[1]
        if word.upos not in BETWEEN and line.row[at].text not in APOSTROPHES:
            return None
        if word.upos == "ADP" and wordforms.fold(word.lemma) not in genitive:
            return None
    return None


def _behind(line: Line, name: Named, language: str) -> PlaceKind | None:
    """The kind of the noun right behind a name with which it makes one phrase ("Kharkiv region")."""
    last = name.units[1]
    found = nouns(language).match(line.forms, last) if last < len(line.row) else None
    if found is None:
        return _beside(line, last, language)
    words, noun = line.sentence.words, line.row[last].first
    inside = range(*name.words)
    return found[1] if any(words[i].head == noun for i in inside) or words[noun].head in inside else None


def _beside(line: Line, comma: int, language: str) -> PlaceKind | None:
    """What a noun set beside a name by a comma says: "Tissou, bourgade de 800 habitants", "Lenz, the capital"."""
    if comma >= len(line.row) or line.row[comma].text != ",":
        return None
    for at in range(comma + 1, min(comma + 1 + REACH, len(line.row))):
        found = nouns(language).match(line.forms, at)
        if found is not None:
            return found[1] if found[1] in ("town", "village") else None
        if line.sentence.words[line.row[at].first].upos not in {"DET", "ADJ"}:
            return None
    return None
