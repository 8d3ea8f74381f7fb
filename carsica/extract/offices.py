"""Which office a title names: "minister of health" is not "minister of the interior", nor "Innenminister".

Owns the comparison of two titles of one kind. Must not choose who is meant (coreference.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from carsica.extract import wordforms
from carsica.extract.actor_words import Line
from carsica.extract.post import Post

COMMON = 5
"""Letters that two compounds end in where they are titles of one kind ("Innenminister", "Finanzminister")."""
_SMALL = frozenset({"ADP", "DET", "PART", "PUNCT", "CCONJ"})

Likeness = Literal["same", "open", "other"]


def likeness(one: Post, other: Post, rows: Sequence[Line], language: str) -> Likeness:
    """Whether two titles name one office in the same words, two offices, or may be one ("the minister")."""
    if one.predicate != other.predicate:
        return "other"
    first, second = _words(one, rows, language), _words(other, rows, language)
    if len(first) == len(second) == 1 and wordforms.has(language, "compounds"):
        return _compounds(*first, *second)
    if first == second:
        return "same" if len(first) > 1 else "open"
    heads = {_stem(rows[post.sentence].sentence.words[post.head].text, language) for post in (one, other)}
    return "other" if len(heads) == 1 and not (first <= second or second <= first) else "open"


def _compounds(first: str, second: str) -> Likeness:
    if first == second:
        return "same" if len(first) > 2 * COMMON else "open"
    alike = first[-COMMON:] == second[-COMMON:] and not (first.endswith(second) or second.endswith(first))
    return "other" if alike else "open"


def _words(post: Post, rows: Sequence[Line], language: str) -> frozenset[str]:
    line = rows[post.sentence]
    units = [line.row[at] for at in range(*post.title)]
    told = [unit for unit in units if line.sentence.words[unit.first].upos not in _SMALL]
    return frozenset(_stem(unit.text, language) for unit in told)


def _stem(text: str, language: str) -> str:
    return wordforms.shortest_stem(text, language)
