"""Numbers whose noun is left out: said before ("442 and 41 of them") or understood ("dozens were wounded").

Owns what such a number counts. Must not look at numbers that have a noun.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from carsica.extract.figure_nouns import Counted, Nouns, positions
from carsica.extract.figure_words import MONEY, PERSONS, WEAPONS, folded
from carsica.extract.figures.actions import BEFALLEN, Actions
from carsica.extract.figures.antecedents import Antecedents, people_before
from carsica.extract.figures.exclusions import Exclusions, year
from carsica.extract.numbers import Numeral
from carsica.parse.syntax import Sentence
from carsica.record.figure import Figure

_HOURS = 24
_DAYS = 31
_CLOCK = re.compile(r"([01]?\d|2[0-3])[.:][0-5]\d")
_KEYCAPS = ("\ufe0f", "\u20e3")
"""What makes a digit a picture of a key, which marks an item of a list."""
_RECENT = 2
"""How many sentences back a figure may tell what a bare number counts."""
_PARTS = frozenset(("child", "minor", "woman", "infant", "teenager"))


class Elided:
    """Finds what bare numbers of one text count; ``before`` grows with the figures found so far."""

    def __init__(
        self, nouns: Nouns, actions: Actions, exclusions: Exclusions, before: list[tuple[Figure, int]]
    ) -> None:
        self.text = nouns.text
        self.nouns = nouns
        self.words = nouns.words
        self.actions = actions
        self.exclusions = exclusions
        self.antecedents = Antecedents(nouns)
        self.before = before  # figures so far, with the number of their sentence

    def find(self, numeral: Numeral, sentence: Sentence, number: int, numerals: list[Numeral]) -> Counted | None:
        """The counted noun is said before ("442 and 41 of them") or understood ("dozens were wounded")."""
        first, last = positions(sentence, numeral)
        if (
            year(numeral)
            or _street_number(sentence, first)
            or self.name_before(sentence, first)
            or self._hour(numeral, sentence, first)
        ):
            return None
        known = self._told(numeral, sentence, number) or self.antecedents.subject(numeral, sentence)
        if known and known.unit == "person":  # "seventeen soldiers were killed and thirty-one wounded"
            same = people_before([f for f in self._since(number) if f.unit not in _PARTS])
            return replace(known, unit=same.unit) if same else known
        if known:
            return known
        earlier = [f for f in self._since(number) if f.unit not in MONEY]
        alone = _alone(sentence, last) or self.text[numeral.core[1] : numeral.core[1] + 1] == "."
        source = self._source(numeral, sentence, number, numerals, earlier, alone)
        if source:
            what = source.what if alone and source.unit in PERSONS else None
            return Counted(source.unit, numeral.end, what=what)
        if not (alone and self._free(numeral, sentence, first)):
            return None
        return Counted(self._guess(numeral, sentence, number, numerals), numeral.end)

    def _source(
        self,
        numeral: Numeral,
        sentence: Sentence,
        number: int,
        numerals: list[Numeral],
        earlier: list[Figure],
        alone: bool,
    ) -> Figure | None:
        """The earlier figure whose unit a bare number has."""
        _, last = positions(sentence, numeral)
        if earlier and self.words.inherit.search(self.text, sentence.start, sentence.end):
            return self._partner(numeral, sentence, earlier, numerals)
        beside = self.antecedents.beside(numeral, self._since(number), sentence)
        if beside:
            return beside
        if numeral.kind not in ("many", "collective") and alone:
            previous = [f for f in self._since(number - 1, number) if f.unit in PERSONS | WEAPONS | {"point"}]
            return _whole_of(earlier) or _whole_of(previous)
        if earlier and earlier[-1].unit in PERSONS:
            return earlier[-1]
        # "di averne abbattuti un centinaio"
        fitting = [f for f in earlier if f.unit in WEAPONS and self.actions.on_weapons(sentence, last)]
        return fitting[0] if fitting else None

    def _guess(self, numeral: Numeral, sentence: Sentence, number: int, numerals: list[Numeral]) -> str:
        """The unit of a number that no earlier figure explains."""
        if self.antecedents.is_vote(numeral, sentence, numerals):
            return "vote"
        recent = self._since(number - _RECENT)
        if self.antecedents.is_people(numeral, sentence):
            people = people_before(recent)
            return people.unit if people else "person"
        money = next((f.unit for f, _ in reversed(self.before) if f.unit in MONEY), None)
        return self.antecedents.likely(numeral, recent, money)

    def _since(self, first: int, end: int | None = None) -> list[Figure]:
        """The figures so far from sentence ``first`` on, up to sentence ``end`` if one is given."""
        numbers = range(bisect_left(self.before, first, key=_sentence), len(self.before))
        return [self.before[i][0] for i in numbers if end is None or self.before[i][1] < end]

    def _told(self, numeral: Numeral, sentence: Sentence, number: int) -> Counted | None:
        """Money told before, or persons whose fate or crowd the sentence tells."""
        money = self._money_before(numeral, number)
        if money:
            return Counted(money.unit, numeral.end)
        first, last = positions(sentence, numeral)
        fate = self._fate_near(sentence, first, last) or self._toll_before(sentence, first)
        if fate:
            return Counted("person", numeral.end, what=fate)
        crowd = any(self.words.crowd.get(folded(w.text)) for w in sentence.words[max(0, first - 12) : first])
        return Counted("person", numeral.end) if crowd else None

    def _hour(self, numeral: Numeral, sentence: Sentence, first: int) -> bool:
        """Is it an hour of the clock ("alle cinque"), a day ("il 12") or one of a kind ("segnale 47")?"""
        if first < 1 or numeral.kind not in ("digits", "words") or not numeral.exact:
            return False
        before = sentence.words[first - 1]
        if before.upos in ("NOUN", "NUM", "SYM"):
            return True
        if numeral.value <= _HOURS and folded(before.text) in self.words.clock:
            return True
        single = before.upos in ("DET", "ADP") and before.features.get("Number") == "Sing"
        return single and numeral.kind == "digits" and numeral.value <= _DAYS

    def _free(self, numeral: Numeral, sentence: Sentence, first: int) -> bool:
        """May a bare number count what no figure told, rather than be a name, an ordinal or a clock time?"""
        start, end = numeral.core
        written = self.text[start:end]
        named = written[:1].isupper() and first > 0 and not written.isupper()
        bracketed = self.text[start - 1 : start] == "(" and self.text[end : end + 1] == ")"
        ordinal = self.words.ordinal_dot and self.text[end : end + 1] == "." and numeral.kind == "digits"
        clock = _CLOCK.fullmatch(written) is not None
        keycap = self.text[end : end + 1] in _KEYCAPS
        return numeral.value > 0 and not (named or bracketed or ordinal or clock or keycap)

    def _money_before(self, numeral: Numeral, number: int) -> Figure | None:
        """The sum told before a bare number of millions: "210 Milliarden Euro, von denen 185 Milliarden ..."."""
        if numeral.value < 1e6:
            return None
        big = [f for f in self._since(number - 2) if max(f.low or 0, f.high or 0) >= 1e5]
        return big[-1] if big and big[-1].unit in MONEY else None

    def _partner(
        self, numeral: Numeral, sentence: Sentence, earlier: list[Figure], numerals: list[Numeral]
    ) -> Figure:
        """The earlier figure that an elided one is part of: pairwise for "442 and 41, respectively"."""
        named = [f for f in earlier if not any(f.span == (n.start, n.end) for n in numerals)]
        if not named:
            return earlier[-1]
        bare = [n for n in numerals if n.core[0] > named[-1].span[1] and self._bare(n, sentence, numerals)]
        if 2 <= len(bare) <= len(named) and numeral in bare:
            return named[bare.index(numeral) - len(bare)]
        return _whole_of(named) or named[-1]

    def _bare(self, numeral: Numeral, sentence: Sentence, numerals: list[Numeral]) -> bool:
        """Does the number stand without a noun of its own?"""
        if self.exclusions.hold(numeral, sentence) or self.nouns.beside(numeral):
            return False
        return self.nouns.after(numeral, sentence, numerals) is None

    def name_before(self, sentence: Sentence, first: int) -> bool:
        """Is the number part of a name or a label ("Leopard 2", "article 5")?"""
        if first < 1:
            return False
        word = sentence.words[first - 1]
        return word.upos == "PROPN" or self.words.labels.get(folded(word.text)) is not None

    def _fate_near(self, sentence: Sentence, first: int, last: int) -> str | None:
        """A fate told by the number's own clause: "66 were wounded", "ранены 12", "i morti sono nove"."""
        places = [*sentence.children(last, "nsubj"), *[*sentence.ancestors(last)][:2]]
        for position in range(last + 1, min(len(sentence.words), last + 4)):
            if sentence.words[position].upos in ("PUNCT", "CCONJ", "NUM"):
                break
            places.append(position)
        for position in places:
            for place in (position, *sentence.children(position, "xcomp", "obj", "obl", "aux", "compound")):
                found = self.actions.told(sentence, place)
                if found in BEFALLEN:
                    return found
        return None

    def _toll_before(self, sentence: Sentence, first: int) -> str | None:
        """The fate that a toll or a tally of victims just before the number tells."""
        near = [folded(w.text) for w in sentence.words[max(0, first - 12) : first]]
        toll = any(self.words.toll.get(w) for w in near)
        if not toll and not any(self.words.tally.get(w) for w in near):
            return None
        fate = next((f for w in reversed(near) if (f := self.words.fates.get(w))), None)
        return fate or ("killed" if toll else None)


def _sentence(told: tuple[Figure, int]) -> int:
    return told[1]


def _alone(sentence: Sentence, last: int) -> bool:
    """Does nothing follow that the number could count? Then it counts what was named before."""
    following = sentence.words[last + 1] if last + 1 < len(sentence.words) else None
    return following is None or following.upos in ("PUNCT", "CCONJ", "AUX", "VERB", "ADP", "ADV", "SCONJ")


def _whole_of(figures: list[Figure]) -> Figure | None:
    """The last figure that is no part of another one ("31, six of them children" speaks of 31)."""
    return next((f for f in reversed(figures) if f.unit not in _PARTS), figures[-1] if figures else None)


def _street_number(sentence: Sentence, first: int) -> bool:
    """A number right after a name and a comma: "вулиця Стуса, 8"."""
    return first > 1 and sentence.words[first - 1].text == "," and sentence.words[first - 2].upos == "PROPN"
