"""Dictionary forms of words. Owns the use of simplemma and of weights/lemmas.json; reads no text."""

from __future__ import annotations

import json
import re
from functools import cache, lru_cache
from importlib import resources

from simplemma import is_known, lemmatize

_LOOKED_UP = frozenset({"ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "NOUN", "PRON", "SCONJ", "VERB"})
_NAMES_DECLINE = frozenset({"uk", "ru"})
# dirlo, avendogli: simplemma cuts such pronouns off Spanish verbs, not off Italian ones
_CLITIC = re.compile(
    r"(\w+[aeiou])(r|ndo)(?:(?:gliel|cel|vel|mel|tel|sel|l)[oaie]|(?:glie|ce|ve|me|te|se)?ne|[smctv]i|gli|le)"
)


# A verb's form may be a noun as well ("contesta", "réclame"); the dictionary then gives the noun.
_INFINITIVES = {"it": ("are", "ere", "ire", "rre"), "fr": ("er", "ir", "re"), "es": ("ar", "er", "ir")}
_ENDINGS = {
    "it": ("ano", "ono", "ato", "ata", "ati", "ate", "ito", "ita", "a", "e", "o"),
    "fr": ("ées", "ée", "és", "é", "ent", "es", "e", "i", ""),
    "es": ("ado", "ada", "ido", "ida", "an", "en", "a", "e", "o"),
}


@cache
def _exceptions() -> dict[str, dict[str, str]]:
    """Language to "form UPOS" to lemma: what the treebanks say where the dictionary errs."""
    source = resources.files("carsica") / "weights" / "lemmas.json"
    found: dict[str, dict[str, str]] = json.loads(source.read_text(encoding="utf-8"))
    return found


def looked_up(form: str, language: str) -> str:
    """The dictionary's lemma of a lower-case form, in lower case."""
    found: str = lemmatize(form, lang=language)
    return found.lower()


@lru_cache(maxsize=200_000)
def lemma(word: str, upos: str, language: str) -> str:
    """The lemma, lower case; proper nouns keep their case, and take the nominative where the dictionary has it."""
    if upos == "PROPN":
        return _name(word, language)
    low = word.lower().replace("’", "'")
    if upos not in _LOOKED_UP:
        return low
    known = _exceptions().get(language, {}).get(f"{low} {upos}")
    plain = known or is_known(low, lang=language)  # "parla" is no "par-la"
    if not plain and language == "it" and upos == "VERB" and (clitic := _CLITIC.fullmatch(low)):
        low = clitic[1] + ("re" if clitic[2] == "r" else clitic[2])
    if known:
        return known
    found = looked_up(low, language)
    return _infinitive(low, found, language) if upos == "VERB" else found


def _infinitive(form: str, found: str, language: str) -> str:
    """The infinitive of a verb's form where the dictionary took it for another word; else what it found."""
    endings = _INFINITIVES.get(language, ())
    if not endings or found.endswith(endings):
        return found
    for ending in _ENDINGS[language]:
        stem = form.removesuffix(ending)
        if ending and stem == form:
            continue
        for infinitive in endings:
            if len(stem) > 2 and is_known(stem + infinitive, lang=language):
                return stem + infinitive
    return found


def _name(word: str, language: str) -> str:
    if language not in _NAMES_DECLINE or not word.istitle():
        return word
    found: str = lemmatize(word, lang=language)
    return found[0].upper() + found[1:]
