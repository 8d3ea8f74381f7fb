"""Rejections in few words: "it is fake", "their account", which only point at what was told before.

Owns the reading of such words (lists of each language); must not choose what they answer.
"""

from __future__ import annotations

import re

from carsica.languages import codes, data
from carsica.link.lexical import words_of

_WORD = re.compile(r"[^\W\d_]+")
_MOST_WORDS = 6


def only_points(text: str, language: str) -> bool:
    """Do the words name what was told before and say nothing of their own ("their account")?"""
    words = _words(text)
    return 0 < len(words) <= _MOST_WORDS and all(_among("pointing", word, language) for word in words)


def names_report(text: str, language: str) -> bool:
    """Do the words name a piece of news and nothing else ("the report", "diese Berichte")?"""
    return only_points(text, language) and any(_among("reports", word, language) for word in _words(text))


def calls_false(text: str, language: str) -> bool:
    """Do the words call something false without saying what ("it is fake", "a complete invention")?

    One word beside the verdict may colour it; others make a proposition of their own ("the passports are fake").
    """
    words = _words(text)
    if not 0 < len(words) <= _MOST_WORDS or any(c.isdigit() for c in text):
        return False
    lies = [n for n, word in enumerate(words) if _among("falsehoods", word, language)]
    if not lies and _among("false", words[-1], language):
        lies = [len(words) - 1]
    if not lies or (lies[-1] < len(words) - 1 and not _colours_after(language)):
        return False
    others = [n for n, w in enumerate(words) if n not in lies and not _among("pointing", w, language)]
    beside = all(any(abs(n - lie) == 1 for lie in lies) for n in others)
    return len(others) <= 1 and beside and not any(_among("negations", words[n], language) for n in others)


def _colours_after(language: str) -> bool:
    """Does a word that colours a noun follow it ("une invention totale")?"""
    return language in codes() and bool(data(language, "link").get("colour_after", False))


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _among(section: str, word: str, language: str) -> bool:
    rows = words_of(language, section)
    return any(word.startswith(row[:-1]) if row.endswith("*") else word == row for row in rows)
