"""Names that close a long title: "начальник управління ... області Ігор Зарічний" is told of Ігор Зарічний.

Owns the walk from a title over the genitives after it to the name in its case, where names are declined. Must not
find titles.
"""

from __future__ import annotations

from carsica.extract import wordforms
from carsica.extract.declension import given_in_nominative
from carsica.extract.named import Named
from carsica.extract.noun_phrase import Phrases
from carsica.parse.syntax import Sentence, Word

LONGEST = 22
"""Units in the longest title that is followed to its name."""
_INSIDE = frozenset({"NOUN", "ADJ", "ADP", "PROPN", "DET", "NUM", "CCONJ", "X"})
_OBLIQUE = frozenset({"Gen", "Dat", "Ins", "Loc"})
QUOTES = frozenset("«»“”„\"'()№-–")


def one_case(title: Word, name: Word, language: str) -> bool:
    """May a title and a name be one person's, by the case in which both stand? Known first names show it best."""
    case, own = title.features.get("Case"), name.features.get("Case")
    plain = given_in_nominative(name.text, language)
    if plain is None:
        return not (own == "Nom" and case in _OBLIQUE)
    return not plain if case in _OBLIQUE else plain or case != "Nom"


def owned(title: Word, name: Word, language: str) -> bool:
    """Does a title belong to the name beside it, as a first name in the genitive shows ("адвокат Ивана")?"""
    return title.features.get("Case") == "Nom" and given_in_nominative(name.text, language) is False


def name_closing(phrases: Phrases, head: int, end: int) -> Named | None:
    """The personal name that closes the title headed by a word, whose own phrase ends at a unit; or None.

    The first person named behind the title's genitives counts, if the name stands in the title's case.
    """
    line, language = phrases.line, phrases.language
    if not wordforms.has(language, "declines") or line.sentence.words[head].features.get("Number") == "Plur":
        return None
    for at in range(end, min(end + LONGEST, len(line.row))):
        name = phrases.name(at)
        if name is not None and name.kind == "person":
            return name if _is_titles(line.sentence, head, name, language) else None
        if phrases.word(at).upos == "CCONJ" and _joins(line.sentence, head, line.row[at].first):
            return None  # "the president and the first lady Ann Roe"
        if name is None and line.row[at].text not in QUOTES and phrases.word(at).upos not in _INSIDE:
            return None
    return None


def _joins(sentence: Sentence, head: int, conjunction: int) -> bool:
    """Does an "and" join another noun to a title, which may be somebody else's?"""
    joined = sentence.words[conjunction].head
    return joined >= 0 and sentence.words[joined].head == head and sentence.words[joined].relation == "conj"


def _is_titles(sentence: Sentence, head: int, name: Named, language: str) -> bool:
    """Does a name stand in the title's case for sure, so that no noun between owns it?"""
    title, first = sentence.words[head], sentence.words[name.words[0]]
    plain = given_in_nominative(first.text, language)
    if plain is None:
        plain = first.features.get("Case") == "Nom"
    return not plain if title.features.get("Case") in _OBLIQUE else plain
