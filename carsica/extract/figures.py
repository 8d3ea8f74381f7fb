"""Figures: the numbers of a report that count or measure something, with what they count and their bounds.

Owns which numbers are figures, what is left out and must be carried over, and what was done. Words live in the
lexicon (``figures.toml``). Must not decide who gave a figure or which event it belongs to.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from carsica.extract.cover import Cover
from carsica.extract.figure_nouns import Counted, Nouns, positions
from carsica.extract.figure_words import ACTION_FITS, MONEY, PERSONS, TIMES, WEAPONS, WHAT_OF_UNIT, folded, plural
from carsica.extract.number_words import number_words, split_prefix
from carsica.extract.numbers import Numeral, find_numerals
from carsica.parse.syntax import Document, Sentence, Word
from carsica.record.figure import Figure
from carsica.record.span import Span
from carsica.record.time import TimeExpression

_YEARS = range(1900, 2100)
_AROUND = 30
"""Characters on both sides of a number in which an age or a set phrase may stand."""
_LINKING = frozenset(("ADP", "CCONJ", "ADV", "SCONJ"))
_DATED = frozenset((
    "agreement", "election", "law", "meeting", "season", "attack", "plan", "resolution", "report", "protest",
    "trial", "strike", "offensive", "visit", "vote", "film", "match", "title", "storm", "flood", "earthquake",
))  # fmt: skip
_PARTS = frozenset(("child", "minor", "woman", "infant", "teenager"))
_BEFALLEN = frozenset(
    ("killed", "wounded", "missing", "displaced", "evacuated", "arrested", "captured", "rescued")
)


def find_figures(document: Document, times: Sequence[TimeExpression]) -> tuple[Figure, ...]:
    """Every figure of a report's title and body, in text order, ids f1, f2 ...; dates and ages are left out.

    ``times`` are the report's time expressions: a number inside a date is no figure, a duration is one
    ("tre giorni" counts days). ``event`` and ``according_to`` stay None.
    """
    found = sorted(_Reader(document, times).figures(), key=lambda f: f.span)
    return tuple(
        Figure(f"f{n}", f.span, f.unit, f.what, f.low, f.high, f.approximate) for n, f in enumerate(found, start=1)
    )


def _sentence(told: tuple[Figure, int]) -> int:
    return told[1]


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

    def _since(self, first: int, end: int | None = None) -> list[Figure]:
        """The figures so far from sentence ``first`` on, up to sentence ``end`` if one is given."""
        numbers = range(bisect_left(self.before, first, key=_sentence), len(self.before))
        return [self.before[i][0] for i in numbers if end is None or self.before[i][1] < end]

    # ------------------------------------------------------------ one number

    def _figure(self, numeral: Numeral, sentence: Sentence, number: int, numerals: list[Numeral]) -> Figure | None:
        if self._no_figure(numeral, sentence) or self._out_of(numeral, numerals):
            return None
        first, _ = positions(sentence, numeral)
        counted = self.nouns.beside(numeral) or self.nouns.after(numeral, sentence, numerals)
        counted = counted or self._shared(numeral, sentence, numerals)
        if counted is None and first >= 0 and numeral.kind not in ("article", "unsure"):
            counted = self._elided(numeral, sentence, number, numerals)
        if counted is None or not self._counts(numeral, counted, sentence, first):
            return None
        what = counted.what or self._what(counted, sentence, first)
        return self._measured(numeral, counted, what)

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
        following = next((n for n in numerals if n.core[0] >= numeral.core[1]), None)
        if following is None or numeral.kind not in ("digits", "words") or _year(numeral):
            return None
        between = [w for w in sentence.words if numeral.core[1] <= w.start and w.end <= following.start]
        linked = all(w.upos in _LINKING for w in between)
        if not between or not linked or len(between) > 3 or self._no_figure(numeral, sentence):
            return None
        first, _ = positions(sentence, numeral)
        if first < 0 or self._name_before(sentence, first):
            return None
        beside = self.nouns.beside(following)
        found = beside or self.nouns.after(following, sentence, numerals)
        if not found or not found.known or found.what or (found.unit in TIMES and not self._joined(between)):
            return None
        return Counted(found.unit, numeral.end, found.position, kind=found.kind)

    @staticmethod
    def _joined(between: Sequence[Word]) -> bool:
        return len(between) == 1 and between[0].upos == "CCONJ"

    def _no_figure(self, numeral: Numeral, sentence: Sentence) -> bool:
        """Is the number part of a date, an age, an ordinal, a list mark or a set phrase?"""
        start, end = numeral.core
        if self.before and start < self.before[-1][0].span[1] and self.before[-1][0].unit == "percent":
            return True  # the "cento" of "per cento"
        if self.taken.meets(start, end):
            return True
        following = self.text[end : end + 2]
        if following[:1] == ")" and start == sentence.start:
            return True
        dotted = following[:1] == "." and numeral.kind == "digits"
        if dotted and (start == sentence.start or self._ordinal(end + 1, sentence)):
            return True
        left = max(sentence.start, start - _AROUND)
        window = self.text[left : min(sentence.end, end + _AROUND)]
        return any(
            m.start() < end - left and start - left < m.end()
            for pattern in (self.words.skip, self.words.age)
            for m in pattern.finditer(window)
        )

    def _out_of(self, numeral: Numeral, numerals: list[Numeral]) -> bool:
        """Is it the whole of a ratio ("two in three children")? The part is the figure."""
        left = next((n for n in reversed(numerals) if n.core[1] <= numeral.start), None)
        return left is not None and bool(self.words.ratio.fullmatch(self.text, left.core[1], numeral.core[0]))

    def _ordinal(self, after: int, sentence: Sentence) -> bool:
        """Does a full stop make the number an ordinal ("3. Treffen"), where the language writes them so?"""
        if not self.words.ordinal_dot:
            return False
        word = next((w for w in sentence.words if w.start >= after), None)
        starts_anew = word is not None and word.text[:1].isupper() and word.upos not in ("NOUN", "PROPN", "ADJ")
        return word is not None and not starts_anew

    def _counts(self, numeral: Numeral, counted: Counted, sentence: Sentence, first: int) -> bool:
        """Does the number count, rather than name one of a kind ("un uomo", "the two leaders", "2025 ...")?"""
        if numeral.kind == "article":
            if counted.unit in TIMES:
                return numeral.start < numeral.core[0]  # "poco più di un'ora"
            somebody = counted.unit == "person" if self.words.indefinite else counted.unit in PERSONS
            return counted.what is not None or (
                somebody and self._action(counted.unit, sentence, counted.position) in _BEFALLEN
            )
        if numeral.kind == "unsure" and first >= 0:
            return counted.position >= 0 and sentence.words[first].upos != "AUX"
        if _year(numeral) and (not counted.known or self._dated(counted, sentence)):
            return False
        two = numeral.kind == "words" and numeral.exact and numeral.value == 2 and counted.what is None
        return not (two and first > 0 and folded(sentence.words[first - 1].text) in self.words.definite)

    @staticmethod
    def _dated(counted: Counted, sentence: Sentence) -> bool:
        """Is it the year of one thing ("the 2015 deal", "the 2024 elections")?"""
        noun = sentence.words[counted.position] if counted.position >= 0 else None
        return counted.unit in _DATED or (noun is not None and noun.features.get("Number") == "Sing")

    # ------------------------------------------------------------ nouns left out

    def _elided(
        self, numeral: Numeral, sentence: Sentence, number: int, numerals: list[Numeral]
    ) -> Counted | None:
        """The counted noun is said before ("442 and 41 of them") or understood ("dozens were wounded")."""
        first, last = positions(sentence, numeral)
        if _year(numeral) or _street_number(sentence, first) or self._name_before(sentence, first):
            return None
        money = self._money_before(numeral, number)
        if money:
            return Counted(money.unit, numeral.end)
        fate = self._fate_near(sentence, first, last)
        fate = fate or self._toll_before(sentence, first)
        if fate:
            return Counted("person", numeral.end, what=fate)
        if any(self.words.crowd.get(folded(w.text)) for w in sentence.words[max(0, first - 12) : first]):
            return Counted("person", numeral.end)
        earlier = [f for f in self._since(number) if f.unit not in MONEY]
        source: Figure | None = None
        if earlier and self.words.inherit.search(self.text, sentence.start, sentence.end):
            source = self._partner(numeral, sentence, earlier, numerals)
        elif numeral.kind not in ("many", "collective") and (
            _alone(sentence, last) or self.text[numeral.core[1] : numeral.core[1] + 1] == "."
        ):
            told = self._since(number - 1, number)
            previous = [f for f in told if f.unit in PERSONS | WEAPONS | {"point"}]
            source = _whole_of(earlier) or _whole_of(previous)
            return Counted(source.unit, numeral.end, what=source.what) if source else None
        elif earlier and earlier[-1].unit in PERSONS:
            return Counted(earlier[-1].unit, numeral.end)
        else:  # "di averne abbattuti un centinaio"
            fitting = [f for f in earlier if f.unit in WEAPONS and self._weapon_action(sentence, last)]
            source = fitting[0] if fitting else None
        return Counted(source.unit, numeral.end) if source else None

    def _weapon_action(self, sentence: Sentence, position: int) -> bool:
        """Does the verb of a number tell what befalls weapons ("abbattuti un centinaio")?"""
        verbs = [*sentence.ancestors(position)][:2]
        return any(self._told(sentence, v) in ("launched", "intercepted") for v in verbs)

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
        if self._no_figure(numeral, sentence) or self.nouns.beside(numeral):
            return False
        return self.nouns.after(numeral, sentence, numerals) is None

    def _name_before(self, sentence: Sentence, first: int) -> bool:
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
                found = self._told(sentence, place)
                if found in _BEFALLEN:
                    return found
        return None

    def _told(self, sentence: Sentence, position: int) -> str | None:
        word = sentence.words[position]
        either = dict.fromkeys((folded(word.text), folded(word.lemma)))
        return next((t for f in either if (t := self.words.actions.get(f) or self.words.fates.get(f))), None)

    def _toll_before(self, sentence: Sentence, first: int) -> str | None:
        """The fate that a toll or a tally of victims just before the number tells."""
        near = [folded(w.text) for w in sentence.words[max(0, first - 12) : first]]
        toll = any(self.words.toll.get(w) for w in near)
        if not toll and not any(self.words.tally.get(w) for w in near):
            return None
        fate = next((f for w in reversed(near) if (f := self.words.fates.get(w))), None)
        return fate or ("killed" if toll else None)

    # ------------------------------------------------------------ what was done

    def _what(self, counted: Counted, sentence: Sentence, first: int) -> str:
        if counted.unit in TIMES:
            return "duration"
        if counted.unit in MONEY:
            return "amount"
        if counted.unit in WHAT_OF_UNIT:
            return WHAT_OF_UNIT[counted.unit]
        where = counted.position if counted.position >= 0 else first
        action = self._action(counted.unit, sentence, where) if where >= 0 else None
        action = self._of_part(counted, sentence, where, action)
        return action or (plural(counted.kind or counted.unit) if counted.known else "counted")

    def _of_part(self, counted: Counted, sentence: Sentence, where: int, action: str | None) -> str | None:
        """The action, where the sentence tells the fate of a part ("476 drones, of which 442 were shot down").

        The whole of what was shot down was launched; a part told with no verb of its own shares the fate of its
        whole ("31 dead, including six children").
        """
        if where < 0:
            return action
        at = sentence.words[where].start
        marker = self.words.part.search(self.text, at, sentence.end)
        if marker and counted.unit in WEAPONS and action == "intercepted":
            clause = [w for w in sentence.words if w.end <= marker.start()]
            told = any(self._action_of(w) == "intercepted" for w in clause)
            return action if told else "launched"
        if counted.unit not in PERSONS or not self.before:
            return action
        whole = self.before[-1][0]
        marker = self.words.part.search(self.text, whole.span[1], at)
        own = any(self._action_of(sentence.words[i]) for i in _segment(sentence, where) if i > where)
        if marker and whole.what in _BEFALLEN and not own and whole.unit in PERSONS and self._near(whole, at):
            return whole.what
        return action

    def _near(self, whole: Figure, at: int) -> bool:
        """Do at most a few words stand between a whole and its part?"""
        return 0 < at - whole.span[1] < _AROUND + 10 and "." not in self.text[whole.span[1] : at]

    def _action_of(self, word: Word) -> str | None:
        either = (folded(word.text), folded(word.lemma))
        return next((a for form in either if (a := self.words.actions.get(form))), None)

    def _action(self, unit: str, sentence: Sentence, position: int) -> str | None:
        """The action told of what is counted: by the nearest fitting word of its segment, its verb, or any."""
        near = [*_segment(sentence, position), *sentence.children(position), *[*sentence.ancestors(position)][:2]]
        near += sorted(range(len(sentence.words)), key=lambda i: abs(i - position))
        for place in near:
            word = sentence.words[place]
            for form in (folded(word.text), folded(word.lemma)):
                action = self.words.actions.get(form)
                if action and _fits(action, unit):
                    return "killed" if action == "life_lost" else action
        return None

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


def _year(numeral: Numeral) -> bool:
    return numeral.kind == "digits" and numeral.exact and numeral.value in _YEARS


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


def _segment(sentence: Sentence, position: int) -> list[int]:
    """Positions of the words between the same two punctuation marks, the nearest first."""
    marks = [i for i, w in enumerate(sentence.words) if w.upos == "PUNCT"]
    first = max((i for i in marks if i < position), default=-1) + 1
    last = min((i for i in marks if i > position), default=len(sentence.words))
    return sorted(range(first, last), key=lambda i: abs(i - position))


def _fits(action: str, unit: str) -> bool:
    fitting = ACTION_FITS.get(action)
    return unit in fitting if fitting is not None else unit not in TIMES and unit not in MONEY
