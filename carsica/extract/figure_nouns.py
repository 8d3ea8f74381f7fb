"""What a number counts: the sign, the compound or the noun beside it.

Owns the search around one number in its sentence. Must not carry anything from one number to the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from carsica.extract.cover import Cover
from carsica.extract.figure_words import CURRENCY_BEFORE, MONEY, TIMES, figure_words, folded
from carsica.extract.number_words import number_words, split_prefix
from carsica.extract.numbers import Numeral
from carsica.parse.syntax import Sentence, Word

_REACH = 4
"""How many words after a number its noun may stand."""
_GLUED = re.compile(r"[-‑]([^\W\d_]+)")
_NO_PART = frozenset(("way", "time", "side", "fold"))
"""Second parts of compounds that count nothing: "a three-way call"."""
_NOUNS = ("NOUN", "PROPN")
_PASSED_OVER = ("ADJ", "ADV", "NUM", "PART", "SYM", "X")


@dataclass(frozen=True, slots=True)
class Counted:
    """What a number counts. ``end`` is where the noun ends, ``position`` its place in the sentence (-1: none).

    ``what`` is set where the noun itself says it ("morti": killed); ``known`` is False for a noun that the
    lexicon lacks, which then stands for its own unit; ``kind`` is what the persons are ("dipendenti": employee).
    """

    unit: str
    end: int
    position: int = -1
    what: str | None = None
    known: bool = True
    kind: str | None = None


class Known(NamedTuple):
    """What the lexicon says of a noun: its unit, the fate it tells, the kind of person it is."""

    unit: str
    what: str | None = None
    kind: str | None = None


class Nouns:
    """Finds what numbers count in one text; ``taken`` are the characters of dates, whose words are no nouns."""

    def __init__(self, text: str, language: str, taken: Cover) -> None:
        self.text = text
        self.language = language
        self.taken = taken
        self.words = figure_words(language)
        self.changes = number_words(language).change
        self.spelled = self._spelled_currencies()

    def _spelled_currencies(self) -> dict[str, str]:
        """Currency words that the text spells out somewhere: "francs" where "francs CFA" stands too."""
        lowered = folded(self.text)
        found: dict[str, str] = {}
        for name, unit in self.words.currencies:
            if name in lowered:
                found |= {w: unit for w in name.split() if self.words.units.get(w) in MONEY}
        return found

    def beside(self, numeral: Numeral) -> Counted | None:
        """A sign, set words or a compound right beside the number: "%", "per cento", "€", "28-point"."""
        half = self.words.halves.get(folded(self.text[slice(*numeral.core)]))
        if half:
            return Counted(half, numeral.end)
        linked = self.words.linked.match(self.text, numeral.core[1])  # "6 miliardi di metri cubi"
        for end in (numeral.core[1], linked.end() if linked else -1):
            for pattern, unit in self.words.phrases if end >= 0 else ():
                found = pattern.match(self.text, end)
                if found:
                    return Counted(unit, found.end())
        before = self.text[max(0, numeral.core[0] - 2) : numeral.core[0]].rstrip(" \u00a0")[-1:]
        if before in CURRENCY_BEFORE:
            return Counted(CURRENCY_BEFORE[before], numeral.end)
        glued = _GLUED.match(self.text, numeral.core[1])
        form = folded(glued.group(1)) if glued else ""
        unit_glued = next((u for u in self._glued_units(form) if u), None) if glued else None
        return Counted(unit_glued, glued.end()) if unit_glued and glued else None

    def _glued_units(self, form: str) -> Iterator[str | None]:
        yield self.words.compounds.get(form)
        if form in _NO_PART:
            return
        for written in (form, f"{form}s"):  # "a 17-article treaty"
            yield self.words.units.get(written)

    def after(self, numeral: Numeral, sentence: Sentence, numerals: Sequence[Numeral]) -> Counted | None:
        """The noun that the number counts: a known one close behind it, the tree's, or the next one."""
        first, last = positions(sentence, numeral)
        if first < 0 or (numeral.kind == "digits" and self._labelled(sentence, first)):
            return None
        if numeral.kind == "digits" and self.text[numeral.core[1] : numeral.core[1] + 2] == ". ":
            return None  # the sentence ends here, even where the parser did not see it
        stop = _next_numeral(sentence, numeral, numerals)
        following = sentence.words[last + 1 : stop]
        if following and len(following) <= 2 and folded(following[0].text) in self.words.link:
            stop = len(sentence.words)  # "two of the three buildings"
        reach = range(last + 1, min(stop, last + 1 + _REACH + (numeral.kind in ("many", "collective"))))
        close = self._close(numeral, sentence, reach)
        if close:
            return close
        head = self._tree_noun(sentence, last)
        counted: Counted | None
        if head is not None and head < stop:
            counted = self._counted(sentence, head)
        elif numeral.kind in ("article", "unsure"):
            return None
        else:
            counted = self._next_noun(numeral, sentence, reach)
        rate = counted and self._rate(sentence, range(last + 1, counted.position), counted.unit)
        return None if rate else counted

    def weighed(self, numeral: Numeral, counted: Counted) -> Counted:
        """The noun with the unit of weight that its word has before a thing ("500 pounds of explosives")."""
        if counted.unit not in MONEY:
            return counted
        units = (unit for pattern, unit in self.words.weights if pattern.match(self.text, numeral.core[1]))
        unit = next(units, None)
        return replace(counted, unit=unit) if unit else counted

    def _close(self, numeral: Numeral, sentence: Sentence, reach: range) -> Counted | None:
        for position in reach:
            word = sentence.words[position]
            passed = self._timed(word) or self._before_noun(sentence, position)
            known = None if passed or _in_name(sentence, reach.start, position) else self.known(word)
            if known and not self._rate(sentence, range(reach.start, position), known.unit):
                return Counted(known.unit, word.end, position, known.what, kind=known.kind)
            if self.words.tally.get(folded(word.text)):
                continue  # "plus de 550 le nombre de navires"
            if word.upos in ("PUNCT", "CCONJ", "VERB", "AUX", *_NOUNS):
                return None
            if word.upos == "ADP" and not self._partitive(numeral, sentence, position):
                return None
        return None

    def _rate(self, sentence: Sentence, between: range, unit: str) -> bool:
        """Is a time what the number is told for, not what it counts ("10 miliardi l'anno", "a year")?"""
        rest = (sentence.words[i] for i in between)
        return unit in TIMES and any(
            w.upos == "DET" or (w.upos == "ADP" and folded(w.text) not in self.words.link) for w in rest
        )

    def _before_noun(self, sentence: Sentence, position: int) -> bool:
        """Is the word an adjective of a noun that counts itself ("36 ударних дронів" are drones, not strikes)?"""
        rest = sentence.words[position + 1 : position + 2]
        return sentence.words[position].upos == "ADJ" and any(w.upos == "NOUN" and self.known(w) for w in rest)

    def _next_noun(self, numeral: Numeral, sentence: Sentence, reach: range) -> Counted | None:
        for position in reach:
            word = sentence.words[position]
            if word.upos == "NOUN" and not self._timed(word):
                return self._counted(sentence, position)
            linking = word.upos == "ADP" and self._partitive(numeral, sentence, position)
            if not linking and word.upos not in _PASSED_OVER:
                return None
        return None

    def known(self, word: Word) -> Known | None:
        """Unit, fate and kind of a word that the lexicon knows: "morti" is ("person", "killed")."""
        either = tuple(dict.fromkeys((folded(word.text), folded(word.lemma))))
        fate = next((f for form in either if (f := self.words.fates.get(form))), None)
        if fate:
            return Known("person", fate)
        for form in either:
            unit = self.words.units.get(form)
            if unit:
                return Known(self.spelled.get(form, unit) if unit in MONEY else unit)
            kind = self.words.people.get(form)
            if kind:
                return Known("person", None, kind)
        return None

    def _counted(self, sentence: Sentence, position: int) -> Counted:
        word = sentence.words[position]
        known = self.known(word)
        if known:
            return Counted(known.unit, word.end, position, known.what, kind=known.kind)
        split = split_prefix(word.text, self.language)
        if split and self.words.compounds.get(split[1]) == "floor":
            return Counted("building", word.end, position)  # "дві дев'ятиповерхівки"
        return Counted(word.lemma.lower() or folded(word.text), word.end, position, known=False)

    def _labelled(self, sentence: Sentence, first: int) -> bool:
        """Does a noun right before the number make it a name ("articolo 5", "resolution 2803")?"""
        return (
            first > 0 and self.words.labels.get(folded(sentence.words[first - 1].text).split("'")[-1]) is not None
        )

    def _partitive(self, numeral: Numeral, sentence: Sentence, position: int) -> bool:
        """Does a preposition lead from a quantity to what it counts ("decine di", "sedici dei quali")?"""
        if folded(sentence.words[position].text) not in self.words.link:
            return False
        if numeral.kind in ("many", "collective") or numeral.value >= 1e6:
            return True
        rest = sentence.words[position + 1 : position + 4]
        return any(w.upos in ("PRON", "NUM") or w.features.get("Number") == "Plur" for w in rest)

    def _timed(self, word: Word) -> bool:
        """Is the word part of a date ("26 by that night")?"""
        return self.taken.meets(word.start, word.end)

    def _tree_noun(self, sentence: Sentence, position: int) -> int | None:
        """The noun behind a number that the tree hangs it on, or that hangs on a noun of quantity."""
        word = sentence.words[position]
        found = None
        if word.relation.startswith(("nummod", "det:num")) and 0 < word.head - position <= 6:
            found = word.head
        else:
            hanging = (c for c in sentence.children(position, "nmod", "obl") if 0 < c - position <= 4)
            found = next((c for c in hanging if self._linked(sentence, c)), None)
        if found is None or self._timed(sentence.words[found]):
            return None
        if any(w.upos == "PUNCT" for w in sentence.words[position + 1 : found]):
            return None
        noun = sentence.words[found]
        named = _in_name(sentence, position + 1, found)
        fitting = noun.upos == "NOUN" or (not named and noun.upos in ("ADJ", "PROPN") and self.known(noun))
        return found if fitting else None

    def _linked(self, sentence: Sentence, position: int) -> bool:
        cases = sentence.children(position, "case")
        if not all(folded(sentence.words[c].text) in self.words.link for c in cases):
            return False
        one = sentence.words[position].features.get("Number") == "Sing"
        definite = any(
            sentence.words[c].features.get("Definite") == "Def" for c in sentence.children(position, "det")
        )
        return not (one and definite)  # "the 600,000 of the draft"


def _in_name(sentence: Sentence, first: int, position: int) -> bool:
    """Is the word the end of a proper name ("10 Downing Street")?"""
    return position > first and all(sentence.words[i].upos == "PROPN" for i in (position - 1, position))


def positions(sentence: Sentence, numeral: Numeral) -> tuple[int, int]:
    """Positions of the first and last word of a number; (-1, -1) when no word covers it."""
    inside = [i for i, w in enumerate(sentence.words) if w.start < numeral.core[1] and numeral.core[0] < w.end]
    return (inside[0], inside[-1]) if inside else (-1, -1)


def _next_numeral(sentence: Sentence, numeral: Numeral, numerals: Sequence[Numeral]) -> int:
    """Position where the next number begins: what stands behind it is counted by that one."""
    later = [n.core[0] for n in numerals if n.core[0] >= numeral.core[1]]
    if not later:
        return len(sentence.words)
    return next((i for i, w in enumerate(sentence.words) if w.end > later[0]), len(sentence.words))
