"""Whether the clause around an expression looks back or ahead.

Owns the reading of tense from the tree, for dates that leave the year or the week open. Must not match text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from carsica.extract.times.arithmetic import FUTURE, NEAR, PAST
from carsica.parse.syntax import Sentence, Word

_VERBAL = ("VERB", "AUX")


def direction(
    sentence: Sentence, span: tuple[int, int], future: frozenset[str], expected: re.Pattern[str], text: str
) -> int:
    """PAST, FUTURE, or NEAR when the clause does not say (no verb, the present, or what was expected).

    ``future`` holds the auxiliaries of the future, ``expected`` matches words such as "scheduled".
    """
    clause = _clause(sentence, span)
    if clause is None:
        return NEAR
    words = [
        sentence.words[clause],
        *(sentence.words[i] for i in sentence.children(clause, "aux", "cop", "xcomp")),
    ]
    around = text[min(w.start for w in words) : max(w.end for w in words)]
    if expected.search(around):
        return NEAR
    return _tense(words, future)


def past_before_past(sentence: Sentence, span: tuple[int, int]) -> bool:
    """Is the clause in the pluperfect ("avait levé", "had lifted")? It looks back from the day last told of."""
    clause = _clause(sentence, span)
    if clause is None:
        return False
    auxiliaries = (sentence.words[i].features for i in sentence.children(clause, "aux"))
    participle = sentence.words[clause].features.get("VerbForm") == "Part"
    return participle and any(f.get("Tense") in ("Imp", "Past") for f in auxiliaries)


def _clause(sentence: Sentence, span: tuple[int, int]) -> int | None:
    """Position of the verb that governs the expression; the nearest verb when the tree shows none."""
    inside = [i for i, w in enumerate(sentence.words) if w.start < span[1] and w.end > span[0]]
    if not inside:
        return None
    head = next((i for i in inside if sentence.words[i].head not in inside), inside[0])
    for position in sentence.ancestors(head):
        word = sentence.words[position]
        if word.upos == "VERB" or (word.upos == "AUX" and word.relation == "root"):
            return position
        if sentence.children(position, "cop"):
            return position
    verbs = [i for i, w in enumerate(sentence.words) if w.upos in _VERBAL and i not in inside]
    return min(verbs, key=lambda i: min(abs(i - inside[0]), abs(i - inside[-1])), default=None)


def _tense(words: list[Word], future: frozenset[str]) -> int:
    finite = [w.features for w in words]
    if any(w.text.lower() in future for w in words) or any(f.get("Tense") == "Fut" for f in finite):
        return FUTURE
    if any(_past(f) for f in finite):
        return PAST
    return NEAR


def _past(features: Mapping[str, str]) -> bool:
    return features.get("Tense") in ("Past", "Imp", "Pqp") or (
        features.get("VerbForm") == "Part" and features.get("Tense") != "Pres"
    )
