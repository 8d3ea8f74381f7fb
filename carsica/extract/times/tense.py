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
    """Prepositions that begin a stretch, up to now unless the clause is in the future ("da lunedì")."""
    ever_since: re.Pattern[str]
    """Prepositions that begin a stretch up to now whatever the tense ("since Monday", "depuis lundi")."""
    until: re.Pattern[str]
    """Prepositions that end a stretch ("fino a lunedì", "before May"): ahead, unless the clause is in the past."""
    stepping: re.Pattern[str]
    """What opens a length of time that in the past counts from the day last told ("через два дня заняли")."""
    moved_to: re.Pattern[str]
    """Prepositions of the new day of what is put off ("rinviato a lunedì")."""
    put_off: re.Pattern[str]
    """Verbs of putting off and calling off: a day that hangs from one without "to" is that of the act itself."""

    def direction(self, sentence: Sentence, span: tuple[int, int], core: int, text: str) -> int:
        """PAST, FUTURE, OPEN, or NEAR when the clause does not say; ``core`` is where the day itself begins."""
        clause = _clause(sentence, span)
        before = text, sentence.start, core
        ahead = bool(self.ahead.search(*before))
        if self.ever_since.search(*before):
            return PAST
        if clause is None:
            return FUTURE if ahead or self.until.search(*before) else PAST if self.since.search(*before) else NEAR
        words = [
            sentence.words[clause],
            *(sentence.words[i] for i in sentence.children(clause, "aux", "cop", "xcomp")),
        ]
        around = text[min(w.start for w in words) : max(w.end for w in words)]
        told = _tense(words, self.future)
        onto = ahead or bool(self.goal.search(*before) or self.until.search(*before))
        if self.put_off.search(around):
            if self.moved_to.search(*before):
                return NEAR if past_before_past(sentence, span) else FUTURE
            if told == PAST and not ahead and not _attribute(sentence, span):
                return PAST
        if self.expected.search(around):
            planned = _planned(sentence, clause)
            if planned is not None:
                return planned
            return FUTURE if (onto and not _imperfect(words)) or _so_now(words) else NEAR
        if self.until.search(*before):
            return NEAR if _imperfect(words) or _perfect(words) else FUTURE
        if ahead:
            return NEAR if _had_been(words) else FUTURE
        if told != FUTURE and self.since.search(*before):
            return PAST
        if told == NEAR and not _attribute(sentence, span):
            return _outlook_of_open(sentence, clause)
        return told


def supposed(sentence: Sentence, span: tuple[int, int]) -> bool:
    """Is the clause in the conditional perfect ("sarebbe stato completato a dicembre")? It may look either way."""
    clause = _clause(sentence, span)
    if clause is None:
        return False
    group = [sentence.words[i].features for i in (clause, *sentence.children(clause, "aux", "cop"))]
    return any(f.get("Mood") == "Cnd" for f in group) and any(_past(f) for f in group)


def past_before_past(sentence: Sentence, span: tuple[int, int]) -> bool:
    """Is the clause in the pluperfect ("avait levé", "had lifted")? It looks back from the day last told of."""
    clause = _clause(sentence, span)
    if clause is None:
        return False
    helping = (sentence.words[i] for i in sentence.children(clause, "aux"))
    finite = (w.features for w in helping if w.relation == "aux" and w.features.get("VerbForm", "Fin") == "Fin")
    participle = sentence.words[clause].features.get("VerbForm") == "Part"
    return participle and any(f.get("Tense") in ("Imp", "Past") for f in finite)


def _clause(sentence: Sentence, span: tuple[int, int]) -> int | None:
    """Position of the verb that governs the expression; the nearest verb when the tree shows none."""
    inside = [i for i, w in enumerate(sentence.words) if w.start < span[1] and w.end > span[0]]
    if not inside:
        return None
    beside = _verb_before(sentence, inside[0])
    if beside is not None:
        return beside
    head = next((i for i in inside if sentence.words[i].head not in inside), inside[0])
    for position in sentence.ancestors(head):
        word = sentence.words[position]
        participle = word.upos == "ADJ" and word.features.get("VerbForm") == "Part"
        stands = word.upos == "AUX" and word.relation.split(":")[0] not in ("aux", "cop")
        if word.upos == "VERB" or participle or stands:
            return position
        if sentence.children(position, "cop"):
            return position
    verbs = [i for i, w in enumerate(sentence.words) if w.upos in _VERBAL and i not in inside]
    return min(verbs, key=lambda i: min(abs(i - inside[0]), abs(i - inside[-1])), default=None)


def _verb_before(sentence: Sentence, first: int) -> int | None:
    """A noun's past participle, or an infinitive, right before ("catturati a gennaio", "riunirsi lunedì")."""
    position = first - 1
    while position >= 0 and sentence.words[position].upos in ("ADP", "DET"):
        position -= 1
    if position < 0:
        return None
    word = sentence.words[position]
    if word.upos == "VERB" and word.features.get("VerbForm") == "Inf":
        return position
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


def _planned(sentence: Sentence, clause: int) -> int | None:
    """Where a noun's "planned (for)" points: ahead, or on either side in a clause told as past; None for a verb.

    What somebody has set ("the deadline set by the minister on Friday") was set in the past.
    """
    word = sentence.words[clause]
    if word.features.get("VerbForm") != "Part" or not word.relation.startswith("acl"):
        return None
    if sentence.children(clause, "obl:agent", "aux", "aux:pass"):
        return None
    above = next((i for i in sentence.ancestors(clause) if sentence.words[i].upos in _VERBAL), None)
    if above is None:
        return FUTURE
    told = [sentence.words[above], *(sentence.words[i] for i in sentence.children(above, "aux", "cop"))]
    return NEAR if _tense(told, frozenset()) == PAST else FUTURE


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
    passive = _passive_of_now(words)
    if passive is not None:
        return passive
    if any(_past(f) for f in features) or _perfect_unmarked(words):
        return PAST
    return NEAR


def _passive_of_now(words: list[Word]) -> int | None:
    """A passive of the present says no time ("is moved to Monday"), one of the infinitive looks ahead."""
    main, *helping = words
    if main.features.get("VerbForm") != "Part" or any(_past(w.features) for w in helping):
        return None
    own = [w for w in helping if w.relation.startswith("aux")]
    if not any(w.relation == "aux:pass" for w in own):
        return None
    if all(w.features.get("VerbForm") == "Inf" for w in own):
        return FUTURE
    return NEAR if all(w.features.get("Tense") == "Pres" for w in own if _is_finite(w)) else None


def _is_finite(word: Word) -> bool:
    return word.features.get("VerbForm", "Fin") == "Fin"


def _perfect_unmarked(words: list[Word]) -> bool:
    """Is it a verb with "have", or one whose form the parser leaves open with an auxiliary ("sono calate")?"""
    main, *helping = words
    finite = [w for w in helping if w.features.get("VerbForm") == "Fin" and w.relation.startswith("aux")]
    if main.upos != "VERB" or not finite or main.features.get("VerbForm") == "Inf":
        return False
    return any(w.lemma in _HAVE for w in finite) or "VerbForm" not in main.features


def _has_had(words: list[Word]) -> bool:
    """Is there an infinitive of the perfect beside the participle ("would have left", "soll gefallen sein")?"""
    return any(w.features.get("VerbForm") == "Inf" and w.lemma in {*_HAVE, _BE} for w in words[1:])


_HAVE = frozenset(("have", "haben", "avere", "avoir", "haber"))
_BE = "sein"
"""The one verb for "be" whose infinitive beside a participle is always a perfect; the passive has another."""


def _so_now(words: list[Word]) -> bool:
    """Is it so now ("is expected Monday", "è attesa lunedì"), rather than was or has it been?"""
    helping = words[1:]
    finite = [w for w in helping if w.features.get("VerbForm") == "Fin" and w.lemma not in _HAVE]
    been = any(w.features.get("VerbForm") == "Part" for w in helping)
    return bool(finite) and not been and all(w.features.get("Tense") == "Pres" for w in finite)


def _imperfect(words: list[Word]) -> bool:
    """Was the expectation itself told in the past ("era fissata per lunedì")? Then it may be over."""
    return any(w.features.get("VerbForm") == "Fin" and w.features.get("Tense") in ("Imp", "Past") for w in words)


def _had_been(words: list[Word]) -> bool:
    """Is it the passive of a pluperfect ("era stato annunciato per giovedì")? The day may be over."""
    return _imperfect(words[1:]) and any(w.relation == "aux:pass" for w in words[1:])


def _perfect(words: list[Word]) -> bool:
    """Has somebody done it ("ha lavorato fino a marzo"), rather than is it so ("chiuse fino a lunedì")?"""
    participle = words[0].features.get("VerbForm") == "Part"
    return participle and any(w.lemma in _HAVE and w.features.get("VerbForm") == "Fin" for w in words[1:])


def _past(features: Mapping[str, str]) -> bool:
    return features.get("Tense") in ("Past", "Imp", "Pqp") or (
        features.get("VerbForm") == "Part" and features.get("Tense") != "Pres"
    )
