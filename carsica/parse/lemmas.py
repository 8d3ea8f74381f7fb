"""Dictionary forms of words. Owns the use of simplemma and of weights/lemmas.json; reads no text."""

from __future__ import annotations

import json
import re
from functools import cache, lru_cache
from importlib import resources

from simplemma import is_known, lemmatize

from carsica.parse.rules import rules

_LOOKED_UP = frozenset({"ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "NOUN", "PRON", "SCONJ", "VERB"})

_HALF_A_PAIR = re.compile("[\ud800-\udfff]")


@cache
def _exceptions() -> dict[str, dict[str, str]]:
    """Language to "form UPOS" to lemma: what the treebanks say where the dictionary errs."""
    source = resources.files("carsica") / "weights" / "lemmas.json"
    found: dict[str, dict[str, str]] = json.loads(source.read_text(encoding="utf-8"))
    return found


def looked_up(form: str, language: str) -> str:
    """The dictionary's lemma of a lower-case form, in lower case."""
    dictionary = rules(language).dictionary
    return str(lemmatize(form, lang=dictionary)).lower() if dictionary else form


@lru_cache(maxsize=200_000)
def lemma(word: str, upos: str, language: str) -> str:
    """The lemma, lower case; proper nouns keep their case, and take the nominative where the dictionary has it.

    A word with half a surrogate pair is in no dictionary.
    """
    if _HALF_A_PAIR.search(word):
        return word if upos == "PROPN" else word.lower()
    if upos == "PROPN":
        return _name(word, language)
    low = word.lower().replace("’", "'")
    if upos not in _LOOKED_UP:
        return low
    known = _exceptions().get(language, {}).get(f"{low} {upos}")
    plain = known or _in_dictionary(low, language)  # "parla" is no "par-la"
    clitics = rules(language).clitics
    if not plain and clitics and upos == "VERB" and (clitic := clitics.fullmatch(low)):
        low = clitic[1] + ("re" if clitic[2] == "r" else clitic[2])
    if known:
        return known
    if upos == "NOUN" and rules(language).capital_nouns and word[:1].isupper():
        return _noun(word, language)
    found = looked_up(low, language)
    return _infinitive(low, found, language) if upos == "VERB" else found


def _infinitive(form: str, found: str, language: str) -> str:
    """The infinitive of a verb's form where the dictionary took it for another word; else what it found."""
    endings = rules(language).infinitives
    if not endings or found.endswith(endings):
        return found
    for ending in rules(language).endings:
        stem = form.removesuffix(ending)
        if ending and stem == form:
            continue
        for infinitive in endings:
            if len(stem) > 2 and _in_dictionary(stem + infinitive, language):
                return stem + infinitive
    return found


def _noun(word: str, language: str) -> str:
    """The lemma of a noun by its capital, which keeps it from the verb of the same letters ("Angriffe", "Rat")."""
    dictionary = rules(language).dictionary
    return str(lemmatize(word, lang=dictionary)).lower() if dictionary else word.lower()


def _name(word: str, language: str) -> str:
    dictionary = rules(language).dictionary
    if not rules(language).names_decline or not dictionary or not word.istitle():
        return word
    found: str = lemmatize(word, lang=dictionary)
    return found[0].upper() + found[1:]


def _in_dictionary(form: str, language: str) -> bool:
    dictionary = rules(language).dictionary
    return bool(dictionary) and bool(is_known(form, lang=dictionary))
