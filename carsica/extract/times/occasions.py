"""Occasions that a report dates ("the vote of 3 May"), and what is counted from them ("two days after the vote").

Owns which day an occasion fell on and which words name it. Must not match expressions.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from carsica.parse.syntax import Sentence, Word

_NAMING = frozenset(("NOUN", "PROPN", "VERB"))
_ARGUMENTS = ("nsubj", "obj", "obl", "nmod", "xcomp", "csubj")
_PHRASE = ("nmod", "flat", "amod", "nummod", "det", "case", "compound")
_NO_OPENING = frozenset(("VERB", "AUX", "ADV", "CCONJ", "PUNCT"))
"""What follows "the day after" when no occasion does ("il giorno dopo ricomincia")."""
_REACH = 7
"""Words after "two days after" among which the occasion is sought."""
_STEM = 5
"""Letters that a verb and its noun have in common ("esplodere", "esplosione")."""


@dataclass(frozen=True, slots=True)
class Told:
    """A day that a sentence names, with the position of the words that name it."""

    sentence: Sentence
    start: int
    end: int
    day: date


class Occasions:
    """The days of a report by the nouns and verbs that stand with them."""

    def __init__(self, told: Sequence[Told]) -> None:
        self._told: list[Told] = []
        self._days: dict[str, list[tuple[int, int, date, int]]] = {}
        self._hanging: dict[tuple[int, int], set[date]] = {}
        """The days that hang from each word, by where its sentence starts and its place there."""
        for entry in told:
            self.add(entry)

    def add(self, told: Told) -> None:
        """Take in another day that the report names."""
        self._told.append(told)
        governor = _governor(told.sentence, told.start)
        self._hanging.setdefault((told.sentence.start, governor), set()).add(told.day)
        for rank, word in _beside(told):
            own = word.start if rank == 1 and word.relation.startswith(("obl", "nmod")) else -1
            for key in _keys(word):
                self._days.setdefault(key, []).append((rank, told.start, told.day, own))

    def learn(self, words: Sequence[Word], position: int, day: date) -> None:
        """Take in the day of an occasion that is known from what is counted from it."""
        for word in words[:1]:
            for key in _keys(word):
                self._days.setdefault(key, []).append((0, position, day, -1))

    def beside(self, sentence: Sentence, position: int) -> date | None:
        """The one day that hangs from the same word as the expression at a character ("on Friday, a day on")."""
        at = _governor(sentence, position)
        if at >= 0 and sentence.words[at].upos in ("NOUN", "PROPN"):  # the occasion itself
            at = sentence.words[at].head
        days = self._hanging.get((sentence.start, at), set()) if at >= 0 else set()
        return next(iter(days)) if len(days) == 1 else None

    def day_inside(self, start: int, end: int) -> date | None:
        """The day that the occasion's own words give ("the summit of 3 May")."""
        return next((t.day for t in self._told if t.end > start and t.start <= end), None)

    def day_of(self, words: Sequence[Word], position: int, latest: date | None) -> date | None:
        """The day of the first of the words that the report dates, not after ``latest``: the closest tie first."""
        for word in words:
            for key in _keys(word):
                others = (k for k in self._days.get(key, ()) if k[3] != word.start)
                known = [k for k in others if latest is None or k[2] <= latest]
                if known:
                    return min(known, key=lambda k: (k[0], abs(k[1] - position)))[2]
        return None


def occasion(sentence: Sentence, start: int) -> tuple[tuple[Word, ...], int]:
    """The words that name an occasion from a character on, and where its noun phrase ends; none and ``start``."""
    following = [i for i, w in enumerate(sentence.words) if w.start >= start][:_REACH]
    if not following or sentence.words[following[0]].upos in _NO_OPENING:
        return (), start
    naming: list[int] = []
    for i in following:
        word = sentence.words[i]
        if word.upos == "PUNCT":
            break
        if word.upos in _NAMING:
            naming.append(i)
    if not naming:
        return (), start
    return tuple(sentence.words[i] for i in naming), _phrase_end(sentence, naming[0])


def _phrase_end(sentence: Sentence, head: int) -> int:
    end = sentence.words[head].end
    reached, waiting = head, [head]
    while waiting:
        for child in sentence.children(waiting.pop(), *_PHRASE):
            if child > head and child <= reached + 3:
                end = max(end, sentence.words[child].end)
                reached = max(reached, child)
                waiting.append(child)
    return end


def _governor(sentence: Sentence, position: int) -> int:
    """Place of the word that the noun of the expression at a character hangs from; -1 for none."""
    inside = next((i for i, w in enumerate(sentence.words) if w.end > position), -1)
    while inside >= 0 and sentence.words[inside].upos not in ("NOUN", "PROPN", "ADV"):
        inside = sentence.words[inside].head
    return sentence.words[inside].head if inside >= 0 else -1


def _beside(told: Told) -> list[tuple[int, Word]]:
    """The words that a day belongs to: its own noun or verb first, then what stands with the verb."""
    sentence = told.sentence
    inside = [i for i, w in enumerate(sentence.words) if w.start < told.end and w.end > told.start]
    head = next((sentence.words[i].head for i in inside if sentence.words[i].head not in inside), -1)
    if head < 0:
        return []
    found = [(0, sentence.words[head])]
    found += [(1, sentence.words[i]) for i in sentence.children(head, *_ARGUMENTS) if i not in inside]
    if sentence.words[head].upos in ("NOUN", "PROPN") or sentence.words[head].relation.startswith("acl"):
        above = sentence.words[head].head
        if above >= 0:
            found.append((2, sentence.words[above]))
    return [(rank, word) for rank, word in found if word.upos in _NAMING]


def _keys(word: Word) -> tuple[str, ...]:
    """The lemma, and the letters that it may share with the verb or noun of the same act."""
    lemma = word.lemma.lower()
    if len(lemma) < _STEM:
        return (lemma,)
    return (lemma, lemma[: min(_STEM, len(lemma) - 1)])
