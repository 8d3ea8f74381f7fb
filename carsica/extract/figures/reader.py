"""Reads the figures of a report, sentence by sentence."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from carsica.extract.cover import Cover
from carsica.extract.figure_nouns import Counted, Nouns, positions
from carsica.extract.figure_words import PERSONS, TIMES, WHAT_OF_UNIT, folded, plural
from carsica.extract.figures.actions import BEFALLEN, Actions
from carsica.extract.figures.elided import Elided
from carsica.extract.figures.exclusions import Exclusions, year
from carsica.extract.figures.parts import Parts
from carsica.extract.number_words import number_words, split_prefix
from carsica.extract.numbers import Numeral, find_numerals
from carsica.parse.syntax import Document, Sentence, Word
from carsica.record.figure import Figure
from carsica.record.span import Span
from carsica.record.time import TimeExpression

_SIDES = frozenset(("side", "point", "table"))
"""Units whose number is a manner of speech ("the two sides", "at one table")."""
_SOME = frozenset(("day", "morning", "evening", "night", "second", "quarter"))
"""Times of which one may be any ("un giorno") or an ordinal ("un secondo")."""
_LINKING = frozenset(("ADP", "CCONJ", "ADV", "SCONJ", "DET"))
_DATED = frozenset((
    "agreement", "election", "law", "meeting", "season", "attack", "plan", "resolution", "report", "protest",
    "trial", "strike", "offensive", "visit", "vote", "film", "match", "title", "storm", "flood", "earthquake",
))  # fmt: skip


def find_figures(document: Document, times: Sequence[TimeExpression]) -> tuple[Figure, ...]:
    """Every figure of a report's title and body, in text order, ids f1, f2 ...; dates and ages are left out.

    ``times`` are the report's time expressions: a number inside a date is no figure, a duration is one
    ("tre giorni" counts days). ``event`` and ``according_to`` stay None.
    """
    found = sorted(_Reader(document, times).figures(), key=lambda f: f.span)
    return tuple(
        Figure(f"f{n}", f.span, f.unit, f.what, f.low, f.high, f.approximate) for n, f in enumerate(found, start=1)
    )


class _Reader:
    """Reads the figures of one document, sentence by sentence; later ones may lean on earlier ones."""

    def __init__(self, document: Document, times: Sequence[TimeExpression]) -> None:
        self.text = document.text
        self.language = document.language
        self.sentences = document.sentences
        self.taken = Cover(t.span for t in times if t.granularity != "duration")
        self.nouns = Nouns(document.text, document.language, self.taken)
        self.words = self.nouns.words
        halves = number_words(document.language).halves
        options = "|".join(r"\s+".join(map(re.escape, h)) for h in sorted(halves))
        self.half = re.compile(rf"\s+(?:{options})(?!\w)" if options else r"(?!)", re.IGNORECASE)
        self.prefixes = tuple(p for p, _ in number_words(document.language).prefixes)
        self.before: list[tuple[Figure, int]] = []  # figures so far, with the number of their sentence
        self.actions = Actions(document.text, self.words)
        self.exclusions = Exclusions(document.text, self.words, self.taken, self.before)
        self.parts = Parts(self.words)
        self.elided = Elided(self.nouns, self.actions, self.exclusions, self.before)

    def figures(self) -> Iterator[Figure]:
        starts = [s.start for s in self.sentences]
        grouped: dict[int, list[Numeral]] = {}
        for numeral in find_numerals(self.text, self.language):
            number = bisect_right(starts, numeral.core[0]) - 1
            if number >= 0 and numeral.core[1] <= self.sentences[number].end:
                grouped.setdefault(number, []).append(numeral)
        for number, sentence in enumerate(self.sentences):
            numerals = grouped.get(number, [])
            for numeral in numerals:
                figure = self._figure(numeral, sentence, number, numerals)
                if figure:
                    self.before.append((figure, number))
                    yield figure
            yield from self._compounds(sentence, numerals)

    # ------------------------------------------------------------ one number

    def _figure(self, numeral: Numeral, sentence: Sentence, number: int, numerals: list[Numeral]) -> Figure | None:
        if self.exclusions.hold(numeral, sentence) or self.exclusions.out_of(numeral, numerals):
            return None
        share = self.parts.ratio(self.text, numeral, numerals, sentence)
        if share:
            return share
        first, last = positions(sentence, numeral)
        part = self.parts.figure(numeral, sentence, last)
        if part or numeral.kind in ("fraction", "multiple"):
            return part
        counted = self.nouns.beside(numeral) or self.nouns.after(numeral, sentence, numerals)
        counted = counted or self._shared(numeral, sentence, numerals)
        if counted is None and first >= 0 and numeral.kind not in ("article", "unsure"):
            counted = self.elided.find(numeral, sentence, number, numerals)
        if counted is None or not self._counts(numeral, counted, sentence, first):
            return None
        if counted.unit in TIMES and self.exclusions.offset(numeral.start, max(numeral.end, counted.end)):
            return None
        counted = self.nouns.weighed(numeral, counted)
        what = counted.what or self.actions.what(counted, sentence, first, self._last())
        return self._measured(numeral, counted, what)

    def _last(self) -> Figure | None:
        return self.before[-1][0] if self.before else None

    def _measured(self, numeral: Numeral, counted: Counted, what: str) -> Figure:
        """The figure, with the half that stands behind its noun ("due ore e mezza") and decades as years."""
        low, high, end = numeral.low, numeral.high, max(numeral.end, counted.end)
        half = self.half.match(self.text, end)
        if half and counted.end > numeral.end and counted.unit not in PERSONS:
            end = half.end()
            low, high = (None if bound is None else bound + 0.5 for bound in (low, high))
        unit = counted.unit
        if unit == "decade":
            unit, low, high = "year", *(None if bound is None else bound * 10 for bound in (low, high))
        return Figure("", Span(numeral.start, end), unit, what, low, high, numeral.approximate)

    def _shared(self, numeral: Numeral, sentence: Sentence, numerals: list[Numeral]) -> Counted | None:
        """The noun of the next number, where nothing but a link stands between: "von 28 auf 19 Punkte"."""
        later = (n for n in numerals if n.core[0] >= numeral.core[1] and n.kind != "article")
        following = next(later, None)
        if following is None or numeral.kind not in ("digits", "words", "unsure") or year(numeral):
            return None
        between = [w for w in sentence.words if numeral.core[1] <= w.start and w.end <= following.start]
        linked = all(w.upos in _LINKING for w in between)
        if not between or not linked or len(between) > 3 or self.exclusions.hold(numeral, sentence):
            return None
        first, _ = positions(sentence, numeral)
        if first < 0 or self.elided.name_before(sentence, first):
            return None
        beside = self.nouns.beside(following)
        found = beside or self.nouns.after(following, sentence, numerals)
        if not found or not found.known or found.what or (found.unit in TIMES and not self._joined(between)):
            return None
        return Counted(found.unit, numeral.end, found.position, kind=found.kind)

    @staticmethod
    def _joined(between: Sequence[Word]) -> bool:
        return len(between) == 1 and between[0].upos == "CCONJ"

    def _counts(self, numeral: Numeral, counted: Counted, sentence: Sentence, first: int) -> bool:
        """Does the number count, rather than name one of a kind ("un uomo", "the two leaders", "2025 ...")?"""
        if numeral.kind == "article":
            return self._one(numeral, counted, sentence, first)
        if numeral.kind == "unsure" and first >= 0:
            return counted.position >= 0 and sentence.words[first].upos != "AUX"
        if year(numeral) and (not counted.known or self._dated(counted, sentence)):
            return False
        two = numeral.kind == "words" and numeral.exact and numeral.value == 2 and counted.what is None
        known = counted.position >= 0 and counted.unit not in _SIDES
        return known or not (two and first > 0 and folded(sentence.words[first - 1].text) in self.words.definite)

    def _one(self, numeral: Numeral, counted: Counted, sentence: Sentence, first: int) -> bool:
        """Does the word for one count ("one cow", "una sola pausa"), where it may be an article or a pronoun?"""
        if counted.what is not None or self._only(sentence, first):
            return True
        if counted.unit in TIMES:
            return numeral.start < numeral.core[0] or counted.unit not in _SOME  # "poco più di un'ora"
        somebody = counted.unit == "person" if self.words.indefinite else counted.unit in PERSONS
        if somebody:
            return self.actions.action(counted.unit, sentence, counted.position) in BEFALLEN
        return not self.words.indefinite and self._plain(counted, sentence, first)

    def _only(self, sentence: Sentence, first: int) -> bool:
        """Does a word for "only" stand beside the number?"""
        before = folded(sentence.words[first - 1].text) if first > 0 else ""
        after = folded(sentence.words[first + 1].text) if first + 1 < len(sentence.words) else ""
        return before in self.words.only_before or after in self.words.only

    def _plain(self, counted: Counted, sentence: Sentence, first: int) -> bool:
        """Does the noun follow "one" at once, and is "one" no pronoun ("the one real result")?"""
        preceded = first > 0 and sentence.words[first - 1].upos in ("DET", "PART", "ADP")
        return counted.position == first + 1 and not preceded and counted.unit not in _SIDES

    @staticmethod
    def _dated(counted: Counted, sentence: Sentence) -> bool:
        """Is it the year of one thing ("the 2015 deal", "the 2024 elections")?"""
        noun = sentence.words[counted.position] if counted.position >= 0 else None
        return counted.unit in _DATED or (noun is not None and noun.features.get("Number") == "Sing")

    # ------------------------------------------------------------ numbers inside words

    def _compounds(self, sentence: Sentence, numerals: list[Numeral]) -> Iterator[Figure]:
        """Words that hold their number: "neunstöckig", "девятиэтажный"."""
        if not self.prefixes:
            return
        for word in sentence.words:
            form = folded(word.text)
            if len(form) < 7 or not form.startswith(self.prefixes):
                continue
            split = split_prefix(form, self.language)
            unit = self.words.compounds.get(split[1]) if split else None
            if not split or not unit or any(n.core[0] < word.end and word.start < n.core[1] for n in numerals):
                continue
            if self.taken.meets(word.start, word.end):
                continue
            what = WHAT_OF_UNIT.get(unit) or ("duration" if unit in TIMES else plural(unit))
            yield Figure("", Span(word.start, word.end), unit, what, split[0], split[0])
