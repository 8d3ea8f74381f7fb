"""Whether the clause around an expression looks back or ahead.

Owns the reading of tense and of the prepositions before an expression, for dates that leave the year or the week
open. Must not match expressions.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from carsica.extract.times.arithmetic import FUTURE, NEAR, OPEN, PAST
from carsica.parse.syntax import Sentence, Word

_VERBAL = ("VERB", "AUX")


@dataclass(frozen=True, slots=True)
class Outlook:
    """The words of a language that say whether a day lies behind or ahead; patterns match what precedes it."""

    future: frozenset[str]
    """Auxiliaries of the future ("will", "dovrebbe")."""
    expected: re.Pattern[str]
    """What was expected or put off ("scheduled", "rinviat")."""
    ahead: re.Pattern[str]
    """Prepositions that set a day ("entro venerdì", "until Friday")."""
    goal: re.Pattern[str]
    """Prepositions that set a day after a word of what is expected ("rinviato a martedì")."""
    since: re.Pattern[str]
    """Prepositions that begin a stretch up to now ("da lunedì", "since Monday")."""
    until: re.Pattern[str]
    """Prepositions that end a stretch ("fino a lunedì"): ahead, unless the clause is in the past."""

    def direction(self, sentence: Sentence, span: tuple[int, int], core: int, text: str) -> int:
        """PAST, FUTURE, OPEN, or NEAR when the clause does not say; ``core`` is where the day itself begins."""
        clause = _clause(sentence, span)
        before = text, sentence.start, core
        ahead = bool(self.ahead.search(*before))
        if clause is None:
            return FUTURE if ahead else NEAR
        words = [
            sentence.words[clause],
            *(sentence.words[i] for i in sentence.children(clause, "aux", "cop", "xcomp")),
        ]
        around = text[min(w.start for w in words) : max(w.end for w in words)]
        if self.expected.search(around):
            return FUTURE if (ahead or self.goal.search(*before)) and not _imperfect(words) else NEAR
        told = _tense(words, self.future)
        if self.until.search(*before):
            return NEAR if _imperfect(words) or _perfect(words) else FUTURE
        if ahead:
            return FUTURE
        if told != FUTURE and self.since.search(*before):
            return PAST
        if told == NEAR and not _attribute(sentence, span):
            return _outlook_of_open(sentence, clause)
        return told


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
    beside = _participle_before(sentence, inside[0])
    if beside is not None:
        return beside
    head = next((i for i in inside if sentence.words[i].head not in inside), inside[0])
    for position in sentence.ancestors(head):
        word = sentence.words[position]
        participle = word.upos == "ADJ" and word.features.get("VerbForm") == "Part"
        if word.upos == "VERB" or participle or (word.upos == "AUX" and word.relation == "root"):
            return position
        if sentence.children(position, "cop"):
            return position
    verbs = [i for i, w in enumerate(sentence.words) if w.upos in _VERBAL and i not in inside]
    return min(verbs, key=lambda i: min(abs(i - inside[0]), abs(i - inside[-1])), default=None)


def _participle_before(sentence: Sentence, first: int) -> int | None:
    """A participle of the past that stands right before and belongs to a noun ("catturati a gennaio")."""
    position = first - 1
    while position >= 0 and sentence.words[position].upos in ("ADP", "DET"):
        position -= 1
    if position < 0:
        return None
    word = sentence.words[position]
    past = word.features.get("VerbForm") == "Part" and word.features.get("Tense") != "Pres"
    return position if past and word.relation.startswith(("acl", "amod")) else None


def _attribute(sentence: Sentence, span: tuple[int, int]) -> bool:
    """Does the expression belong to a noun ("the attack of Wednesday"), so that the verb says nothing of it?"""
    inside = [i for i, w in enumerate(sentence.words) if w.start < span[1] and w.end > span[0]]
    head = next((sentence.words[i].head for i in inside if sentence.words[i].head not in inside), -1)
    return head >= 0 and sentence.words[head].upos in ("NOUN", "PROPN") and not sentence.children(head, "cop")


def _outlook_of_open(sentence: Sentence, clause: int) -> int:
    """The present and the infinitive look ahead; an infinitive below a verb in the past does not say."""
    verb = sentence.words[clause]
    if verb.features.get("VerbForm") == "Inf":
        above = _finite(sentence, verb.head) if verb.head >= 0 else []
        return NEAR if _imperfect(above) else OPEN
    told = [w.features for w in _finite(sentence, clause)]
    return OPEN if any(f.get("Tense") == "Pres" or f.get("Mood") == "Cnd" for f in told) else NEAR


def _finite(sentence: Sentence, position: int) -> list[Word]:
    """The finite ones among a verb and its auxiliaries."""
    group = (position, *sentence.children(position, "aux", "cop"))
    return [sentence.words[i] for i in group if sentence.words[i].features.get("VerbForm", "Fin") == "Fin"]


def _tense(words: list[Word], future: frozenset[str]) -> int:
    features = [w.features for w in words]
    perfect = any(f.get("VerbForm") == "Inf" for f in features[1:]) and _past(features[0])
    if perfect and features[0].get("VerbForm") == "Part" and _has_had(words):
        return PAST
    if any(w.text.lower() in future for w in words) or any(f.get("Tense") == "Fut" for f in features):
        return FUTURE
    if any(_past(f) for f in features):
        return PAST
    return NEAR


def _has_had(words: list[Word]) -> bool:
    """Is there an infinitive of "have" beside the participle ("would have left", "sollen gesenkt haben")?"""
    return any(w.features.get("VerbForm") == "Inf" and w.lemma in _HAVE for w in words[1:])


_HAVE = frozenset(("have", "haben", "avere", "avoir", "haber"))


def _imperfect(words: list[Word]) -> bool:
    """Was the expectation itself told in the past ("era fissata per lunedì")? Then it may be over."""
    return any(w.features.get("VerbForm") == "Fin" and w.features.get("Tense") in ("Imp", "Past") for w in words)


def _perfect(words: list[Word]) -> bool:
    """Has somebody done it ("ha lavorato fino a marzo"), rather than is it so ("chiuse fino a lunedì")?"""
    participle = words[0].features.get("VerbForm") == "Part"
    return participle and any(w.lemma in _HAVE and w.features.get("VerbForm") == "Fin" for w in words[1:])


def _past(features: Mapping[str, str]) -> bool:
    return features.get("Tense") in ("Past", "Imp", "Pqp") or (
        features.get("VerbForm") == "Part" and features.get("Tense") != "Pres"
    )
