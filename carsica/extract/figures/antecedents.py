"""What a bare number counts, by the words around it: its subject, the figure it is set beside, a vote, people.

Owns those readings of the sentence. Must not decide whether the number is a figure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from carsica.extract.figure_nouns import Counted, Nouns, positions
from carsica.extract.figure_words import MONEY, PERSONS, TIMES, folded
from carsica.extract.numbers import Numeral
from carsica.parse.syntax import Sentence, Word
from carsica.record.figure import Figure

UNSURE = "person"
"""The unit of a number of which nothing says what it counts: news count people most of all."""
_MONEY_FROM = 1e6
"""A bare number so large counts money, where no noun says otherwise."""
_AROUND = 30
_PREDICATES = ("VERB", "AUX")


class Antecedents:
    """Finds what bare numbers of one text count."""

    def __init__(self, nouns: Nouns) -> None:
        self.text = nouns.text
        self.nouns = nouns
        self.words = nouns.words

    def subject(self, numeral: Numeral, sentence: Sentence) -> Counted | None:
        """The plural that the number is said of: "the dead are now 18", "the number of crossings was two"."""
        first, last = positions(sentence, numeral)
        for position in self._subjects(sentence, first, last):
            noun = self._tallied(sentence, position)
            if noun is not None:
                known = self.nouns.known(noun)
                unit = known.unit if known else noun.lemma.lower()
                if unit not in MONEY:
                    return Counted(unit, numeral.end, what=known.what if known else None)
        return None

    def _subjects(self, sentence: Sentence, first: int, last: int) -> Iterator[int]:
        """Positions of the subjects of a number, or of the verb that the number completes."""
        for position in dict.fromkeys((last, first)):
            word = sentence.words[position]
            if sentence.children(position, "cop") or _base(word) == "root":
                yield from sentence.children(position, "nsubj")
            head = word.head
            verb = head >= 0 and sentence.words[head].upos in _PREDICATES
            if (
                verb
                and _base(word) in {"xcomp", "obl", "obj", "attr"}
                and self._measures(sentence.words[head], word)
            ):
                yield from sentence.children(head, "nsubj")

    def _measures(self, verb: Word, number: Word) -> bool:
        """Does a verb tell how many its subject are ("have become", "rose to", "sono saliti a")?"""
        changes = _base(number) in {"obl", "obj"} and verb.text.lower().startswith(self.nouns.changes)
        return changes or _base(number) == "xcomp"

    def _tallied(self, sentence: Sentence, position: int) -> Word | None:
        """The plural noun of a subject, through "number of"."""
        noun = sentence.words[position]
        if self.words.tally.get(folded(noun.text)) or self.words.tally.get(folded(noun.lemma)):
            below = [sentence.words[i] for i in sentence.children(position, "nmod")]
            return next((w for w in below if w.features.get("Number") == "Plur"), None)
        known = self.nouns.known(noun)
        nominal = noun.upos == "NOUN" or (known is not None and noun.upos != "PRON")
        return noun if nominal and noun.features.get("Number") == "Plur" else None

    def beside(self, numeral: Numeral, earlier: Sequence[Figure], sentence: Sentence) -> Figure | None:
        """The figure before that a number corrects or is compared with: "was about 3,400, not 4,300"."""
        inside = [f for f in earlier if f.span.start >= sentence.start]
        if inside and self.words.set_beside.search(self.text[max(0, numeral.start - _AROUND) : numeral.start]):
            return inside[-1]
        return None

    def is_vote(self, numeral: Numeral, sentence: Sentence, numerals: Sequence[Numeral]) -> bool:
        """Is it a number of votes: "voted 58 to 41", "116 against"?"""
        if not any(self.words.ballots.get(folded(w.text)) for w in sentence.words):
            return False
        if self.words.sides.match(self.text, numeral.core[1]):
            return True
        before = next((n for n in reversed(numerals) if n.core[1] <= numeral.core[0]), None)
        return before is not None and bool(self.words.sides.fullmatch(self.text, before.core[1], numeral.core[0]))

    def is_people(self, numeral: Numeral, sentence: Sentence) -> bool:
        """Does its form, or the word before it, say that a bare number counts people ("troje", "in sette")?"""
        first, _ = positions(sentence, numeral)
        before = folded(sentence.words[first - 1].text) if first > 0 else ""
        return before in self.words.people_before or folded(self.text[slice(*numeral.core)]) in (
            self.words.people_numbers
        )

    def likely(self, numeral: Numeral, recent: Sequence[Figure], money: str | None) -> str:
        """The unit that a number of which no word tells most likely has."""
        if numeral.value >= _MONEY_FROM:
            return money or "money"
        told = [f for f in recent if f.unit not in TIMES]
        return told[-1].unit if told else UNSURE


def people_before(figures: Sequence[Figure]) -> Figure | None:
    """The last figure that counts people."""
    return next((f for f in reversed(figures) if f.unit in PERSONS), None)


def _base(word: Word) -> str:
    return word.relation.split(":")[0]
