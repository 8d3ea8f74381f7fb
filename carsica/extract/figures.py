"""Figures: the numbers of a report that count or measure something, with what they count and their bounds.

Owns the way from a number to what it counts. Words live in the lexicon (``figures.toml``); numbers are found
by ``numbers``. Must not decide who gave a figure or which event it belongs to.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from carsica.extract.figure_words import (
    ACTION_FITS,
    CURRENCY_BEFORE,
    MONEY,
    PERSONS,
    TIMES,
    WHAT_OF_UNIT,
    figure_words,
    folded,
)
from carsica.extract.number_words import number_words, split_prefix
from carsica.extract.numbers import Numeral, find_numerals
from carsica.parse.syntax import Document, Sentence, Word
from carsica.record.figure import Figure
from carsica.record.span import Span
from carsica.record.time import TimeExpression

_REACH = 4
"""How many words after a number its noun may stand."""
_YEARS = range(1900, 2100)
_GLUED = re.compile(r"[-‑]([^\W\d_]+)")
_IRREGULAR = {"person": "people", "child": "children", "man": "men", "woman": "women", "aircraft": "aircraft",
              "body": "bodies", "foot": "feet", "percent": "percent"}  # fmt: skip
_NOUNS = ("NOUN", "PROPN")
_PASSED_OVER = ("ADJ", "DET", "ADV", "NUM", "PART", "SYM", "X")


@dataclass(frozen=True, slots=True)
class _Counted:
    """What a number counts. ``end`` is where the noun ends, ``position`` its place in the sentence (-1: none)."""

    unit: str
    end: int
    position: int = -1
    what: str | None = None
    fate: bool = False


def find_figures(document: Document, times: Sequence[TimeExpression]) -> tuple[Figure, ...]:
    """Every figure of a report's title and body, in text order, ids f1, f2 ...; dates and ages are left out.

    ``times`` are the report's time expressions: a number inside a date is no figure, a duration is one
    ("tre giorni" counts days). ``event`` and ``according_to`` stay None.
    """
    reader = _Reader(document, times)
    found = sorted(reader.figures(), key=lambda f: f.span)
    return tuple(
        Figure(f"f{n}", f.span, f.unit, f.what, f.low, f.high, f.approximate) for n, f in enumerate(found, start=1)
    )


class _Reader:
    """Reads the figures of one document, sentence by sentence; later ones may lean on earlier ones."""

    def __init__(self, document: Document, times: Sequence[TimeExpression]) -> None:
        self.text = document.text
        self.language = document.language
        self.sentences = document.sentences
        self.words = figure_words(document.language)
        self.taken = [t.span for t in times if t.granularity != "duration"]
        self.numerals = find_numerals(document.text, document.language)
        self.before: list[tuple[Figure, int]] = []  # figures so far, with the number of their sentence

    def figures(self) -> Iterator[Figure]:
        starts = [s.start for s in self.sentences]
        grouped: dict[int, list[Numeral]] = {}
        for numeral in self.numerals:
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

    def _figure(self, numeral: Numeral, sentence: Sentence, number: int, beside: list[Numeral]) -> Figure | None:
        if self._no_figure(numeral, sentence):
            return None
        first, last = _positions(sentence, numeral)
        counted = self._symbol(numeral) or self._glued(numeral)
        if counted is None and first >= 0:
            counted = self._noun(numeral, sentence, first, last, beside)
            if counted is None and numeral.kind != "article":
                counted = self._elided(numeral, sentence, number, beside)
        if counted is None or not self._counts(numeral, counted, sentence, first):
            return None
        what = counted.what or self._what(counted, sentence, numeral, first)
        span = Span(numeral.start, max(numeral.end, counted.end))
        return Figure("", span, counted.unit, what, numeral.low, numeral.high, numeral.approximate)

    def _no_figure(self, numeral: Numeral, sentence: Sentence) -> bool:
        """Is the number part of a date, an age, an ordinal, a list mark or a set phrase?"""
        start, end = numeral.core
        if any(a < end and start < b for a, b in self.taken):
            return True
        following = self.text[end : end + 2]
        if following[:1] == ")" and start == sentence.start:
            return True
        if following[:1] == "." and numeral.kind == "digits":
            listed = start == sentence.start
            if listed or (self.words.ordinal_dot and end + 1 < sentence.end and following[1:].isspace()):
                return True
        window = self.text[max(sentence.start, start - 30) : min(sentence.end, end + 30)]
        inside = (start - max(sentence.start, start - 30), end - max(sentence.start, start - 30))
        for pattern in (self.words.skip, self.words.age):
            if any(m.start() < inside[1] and inside[0] < m.end() for m in pattern.finditer(window)):
                return True
        return False

    def _counts(self, numeral: Numeral, counted: _Counted, sentence: Sentence, first: int) -> bool:
        """Does the number count, rather than name one of a kind ("un uomo", "the two leaders")?"""
        if counted.unit in TIMES and numeral.kind == "article":
            return False
        if numeral.kind == "article":
            somebody = counted.unit == "person" if self.words.indefinite else counted.unit in PERSONS
            return counted.fate or (somebody and self._befallen(counted, sentence))
        if numeral.kind == "unsure" and first >= 0 and sentence.words[first].upos not in ("NUM", "ADJ", "DET"):
            return counted.position >= 0 and sentence.words[first].upos != "AUX"
        if numeral.kind == "words" and numeral.exact and numeral.value == 2 and not counted.fate and first > 0:
            return folded(sentence.words[first - 1].text) not in self.words.definite
        return True

    def _befallen(self, counted: _Counted, sentence: Sentence) -> bool:
        return counted.position >= 0 and self._action(counted, sentence, counted.position) in (
            "killed", "wounded", "missing", "arrested")  # fmt: skip

    # ------------------------------------------------------------ what it counts

    def _symbol(self, numeral: Numeral) -> _Counted | None:
        """A sign or set words beside the number: "%", "per cento", "€"."""
        for pattern, unit in self.words.phrases:
            found = pattern.match(self.text, numeral.core[1])
            if found:
                return _Counted(unit, found.end())
        before = self.text[: numeral.core[0]].rstrip(" \u00a0")[-1:]
        if before in CURRENCY_BEFORE:
            return _Counted(CURRENCY_BEFORE[before], numeral.end)
        return None

    def _glued(self, numeral: Numeral) -> _Counted | None:
        """A compound with a hyphen: "28-point", "nine-storey", "28-Punkte-Plan"."""
        found = _GLUED.match(self.text, numeral.core[1])
        unit = self.words.compounds.get(folded(found.group(1))) if found else None
        return _Counted(unit, found.end()) if unit and found else None

    def _noun(
        self, numeral: Numeral, sentence: Sentence, first: int, last: int, beside: list[Numeral]
    ) -> _Counted | None:
        """The noun that the number counts: a known one close behind it, the tree's, or the next one."""
        stop = _next_numeral(sentence, numeral, beside)
        following = sentence.words[last + 1 : stop]
        if following and len(following) <= 2 and folded(following[0].text) in self.words.link:
            stop = len(sentence.words)  # "two of the three buildings"
        reach = range(last + 1, min(stop, last + 1 + _REACH + (numeral.kind in ("many", "collective"))))
        for position in reach:
            word = sentence.words[position]
            if word.upos in ("PUNCT", "CCONJ") or (word.upos in ("VERB", "AUX") and not self._known(word)):
                break
            known = self._known(word)
            if known:
                return _Counted(known[0], word.end, position, known[1], known[1] is not None)
            if word.upos in _NOUNS:
                break
        head = _tree_noun(sentence, last)
        if head is not None and head < stop:
            return self._counted(sentence, head, first)
        if numeral.kind in ("article", "unsure"):
            return None
        for position in reach:
            word = sentence.words[position]
            if word.upos == "NOUN":
                return self._counted(sentence, position, first)
            linking = word.upos == "ADP" and folded(word.text) in self.words.link
            if not linking and word.upos not in _PASSED_OVER:
                return None
        return None

    def _known(self, word: Word) -> tuple[str, str | None] | None:
        """Unit and fate of a word that the lexicon knows."""
        for form in dict.fromkeys((folded(word.text), folded(word.lemma))):
            fate = self.words.fates.get(form)
            if fate:
                return "person", fate
        for form in dict.fromkeys((folded(word.text), folded(word.lemma))):
            unit = self.words.units.get(form)
            if unit:
                return unit, None
        return None

    def _counted(self, sentence: Sentence, position: int, first: int) -> _Counted | None:
        word = sentence.words[position]
        if self._labelled(sentence, first):
            return None
        known = self._known(word)
        if known:
            return _Counted(known[0], word.end, position, known[1], known[1] is not None)
        return _Counted(word.lemma.lower() or folded(word.text), word.end, position, "counted")

    def _labelled(self, sentence: Sentence, first: int) -> bool:
        """Does a noun right before the number make it a name ("articolo 5", "resolution 2803")?"""
        return first > 0 and self.words.labels.get(folded(sentence.words[first - 1].text)) is not None

    # ------------------------------------------------------------ nouns left out

    def _elided(self, numeral: Numeral, sentence: Sentence, number: int, beside: list[Numeral]) -> _Counted | None:
        """The counted noun is said before ("442 and 41 of them") or understood ("dozens were wounded")."""
        first, last = _positions(sentence, numeral)
        if self._labelled(sentence, first) or self._year(numeral):
            return None
        fate = self._fate_near(sentence, first, last)
        if fate:
            return _Counted("person", numeral.end, what=fate)
        if self._toll_before(sentence, first):
            return _Counted("person", numeral.end, what=self._fate_before(sentence, first) or "killed")
        earlier = [f for f, n in self.before if n == number]
        if self.words.inherit.search(self.text, sentence.start, sentence.end):
            source = self._partner(numeral, earlier, beside)
            if source:
                return _Counted(source.unit, numeral.end)
        if numeral.kind == "many" or not earlier or earlier[-1].unit in TIMES | MONEY:
            return None
        word = sentence.words[last]
        joined = word.relation.split(":")[0] == "conj" and word.head >= 0
        if joined and sentence.words[word.head].start >= earlier[-1].span[0] and word.head < first:
            return _Counted(earlier[-1].unit, numeral.end, what=earlier[-1].what)
        return None

    def _partner(self, numeral: Numeral, earlier: list[Figure], beside: list[Numeral]) -> Figure | None:
        """The earlier figure that an elided one is part of: pairwise for "442 and 41, respectively"."""
        if not earlier:
            return self.before[-1][0] if self.before else None
        sources = [f for f in earlier if f.span[1] - f.span[0] > 0 and f.unit not in TIMES]
        elided = [n for n in beside if n.core[0] > sources[-1].span[1]] if sources else []
        named = [f for f in sources if not any(f.span[0] == n.start and f.span[1] == n.end for n in beside)]
        if len(elided) >= 1 and len(named) >= 2 and len({f.unit for f in named}) > 1:
            order = [n for n in beside if n.core[0] > named[-1].span[1]]
            if numeral in order and len(order) <= len(named):
                return named[order.index(numeral) - len(order)]
        return named[-1] if named else None

    def _year(self, numeral: Numeral) -> bool:
        return numeral.kind == "digits" and numeral.exact and numeral.value in _YEARS

    def _fate_near(self, sentence: Sentence, first: int, last: int) -> str | None:
        """A fate told by the verb of the number's own clause: "66 were wounded", "ранены 12"."""
        candidates = [*sentence.children(last, "nsubj"), *[*sentence.ancestors(last)][:2]]
        for position in candidates:
            found = self._fate_of(sentence, position)
            if found:
                return found
        for position in range(last + 1, min(len(sentence.words), last + 4)):
            if sentence.words[position].upos in ("PUNCT", "CCONJ", "NUM"):
                break
            found = self._fate_of(sentence, position)
            if found:
                return found
        return None

    def _fate_of(self, sentence: Sentence, position: int) -> str | None:
        for place in (position, *sentence.children(position, "xcomp", "obj", "obl", "aux", "compound")):
            word = sentence.words[place]
            for form in (folded(word.text), folded(word.lemma)):
                found = self.words.actions.get(form) or self.words.fates.get(form)
                if found in (
                    "killed",
                    "wounded",
                    "missing",
                    "displaced",
                    "evacuated",
                    "arrested",
                    "captured",
                    "rescued",
                ):
                    return found
        return None

    def _toll_before(self, sentence: Sentence, first: int) -> bool:
        return any(self.words.toll.get(folded(w.text)) for w in sentence.words[max(0, first - 12) : max(0, first)])

    def _fate_before(self, sentence: Sentence, first: int) -> str | None:
        near = sentence.words[max(0, first - 12) : max(0, first)]
        return next((f for w in reversed(near) if (f := self.words.fates.get(folded(w.text)))), None)

    # ------------------------------------------------------------ what was done

    def _what(self, counted: _Counted, sentence: Sentence, numeral: Numeral, first: int) -> str:
        if counted.unit in WHAT_OF_UNIT:
            return WHAT_OF_UNIT[counted.unit]
        if counted.unit in TIMES:
            return "duration"
        if counted.unit in MONEY:
            return "amount"
        where = counted.position if counted.position >= 0 else first
        return (self._action(counted, sentence, where) if where >= 0 else None) or _plural(counted.unit)

    def _action(self, counted: _Counted, sentence: Sentence, position: int) -> str | None:
        """The action told of the counted noun: by its participle, its verb, or the nearest fitting word."""
        near = [
            *_segment(sentence, position),
            *sentence.children(position),
            *list(sentence.ancestors(position))[:2],
        ]
        near += sorted(range(len(sentence.words)), key=lambda i: abs(i - position))
        for place in near:
            word = sentence.words[place]
            for form in (folded(word.text), folded(word.lemma)):
                action = self.words.actions.get(form)
                if action and _fits(action, counted.unit):
                    return action
        return None

    # ------------------------------------------------------------ numbers inside words

    def _compounds(self, sentence: Sentence, numerals: list[Numeral]) -> Iterator[Figure]:
        """Words that hold their number: "neunstöckig", "девятиэтажный"."""
        prefixes = tuple(p for p, _ in number_words(self.language).prefixes)
        if not prefixes:
            return
        for word in sentence.words:
            form = folded(word.text)
            if len(form) < 7 or not form.startswith(prefixes):
                continue
            split = split_prefix(form, self.language)
            unit = self.words.compounds.get(split[1]) if split else None
            if not split or not unit or any(n.core[0] < word.end and word.start < n.core[1] for n in numerals):
                continue
            if any(a < word.end and word.start < b for a, b in self.taken):
                continue
            what = WHAT_OF_UNIT.get(unit) or ("duration" if unit in TIMES else _plural(unit))
            yield Figure("", Span(word.start, word.end), unit, what, split[0], split[0])


def _segment(sentence: Sentence, position: int) -> list[int]:
    """Positions of the words between the same two punctuation marks, the nearest first."""
    marks = [i for i, w in enumerate(sentence.words) if w.upos == "PUNCT"]
    first = max((i for i in marks if i < position), default=-1) + 1
    last = min((i for i in marks if i > position), default=len(sentence.words))
    return sorted(range(first, last), key=lambda i: abs(i - position))


def _plural(unit: str) -> str:
    return _IRREGULAR.get(unit) or (f"{unit[:-1]}ies" if re.search("[^aeiou]y$", unit) else f"{unit}s")


def _positions(sentence: Sentence, numeral: Numeral) -> tuple[int, int]:
    """Positions of the first and last word of a number; (-1, -1) when no word covers it."""
    inside = [i for i, w in enumerate(sentence.words) if w.start < numeral.core[1] and numeral.core[0] < w.end]
    return (inside[0], inside[-1]) if inside else (-1, -1)


def _next_numeral(sentence: Sentence, numeral: Numeral, beside: list[Numeral]) -> int:
    """Position where the next number begins: what stands behind it is counted by that one."""
    later = [n.core[0] for n in beside if n.core[0] >= numeral.core[1]]
    if not later:
        return len(sentence.words)
    return next((i for i, w in enumerate(sentence.words) if w.end > later[0]), len(sentence.words))


def _tree_noun(sentence: Sentence, position: int) -> int | None:
    """The noun behind a number that the tree hangs it on, or that hangs on a noun of quantity."""
    word = sentence.words[position]
    counting = word.relation.startswith(("nummod", "det:num")) and 0 < word.head - position <= 6
    if counting and sentence.words[word.head].upos in (*_NOUNS, "ADJ"):
        return word.head
    for child in sentence.children(position, "nmod", "obl"):
        if child > position and child - position <= 4 and sentence.words[child].upos == "NOUN":
            return child
    return None


def _fits(action: str, unit: str) -> bool:
    fitting = ACTION_FITS.get(action)
    if fitting is not None:
        return unit in fitting
    return unit not in TIMES and unit not in MONEY
