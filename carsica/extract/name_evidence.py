"""What a name is: a person, a body, an outlet or a place, all evidence of the report weighed.

Owns the choice of kind where the reader's mark may err. Must not change which words make the name.
"""

from __future__ import annotations

import re
from collections import Counter

from carsica.extract import gazetteer, wordforms
from carsica.extract.actor_words import Line
from carsica.extract.lexicon import load
from carsica.extract.named import Claims, Named, NameKind
from carsica.parse.syntax import Document, Mark

QUOTES = frozenset("\"“”„«»‘’‹›'")
SURE_OUTLET = 0.9
"""How sure the reader must be of an outlet."""
TOWN, GREAT_TOWN = 50_000, 500_000
"""Inhabitants from which a town may, and must, outweigh the reader's idea that its name is another's."""


def is_large_town(text: str, language: str) -> bool:
    """Is there a town of some size with that name?"""
    forms = wordforms.nominatives(text, language)
    return any(town.population >= TOWN for form in forms for town in gazetteer.lookup(form)[:1])


class Evidence:
    """Weighs what the whole report says of a name. ``guesses`` are the marked names of each line."""

    def __init__(self, document: Document, claims: Claims, guesses: list[list[Named]]) -> None:
        self.text, self.claims, self.guesses = document.text, claims, guesses
        self._mentions = [mark for mark in document.marks if mark.layer == "mention"]
        self.words, self.language = claims.words, claims.language
        self._domains = frozenset(load("shared", "outlets")["domains"])
        self.surnames: set[str] = set()
        self.bodies: set[str] = set()
        self.votes: dict[str, Counter[NameKind]] = {}
        self.outlets: Counter[str] = Counter()

    def _key(self, name: Named) -> str:
        return " ".join(wordforms.fold(u.text) for u in self.claims.rows[name.sentence].row[slice(*name.units)])

    def count(self, guesses: list[Named]) -> None:
        """Notes what the reader took each name for."""
        for guess in guesses:
            self.votes.setdefault(self._key(guess), Counter())[guess.kind] += 1

    def learn_outlets(self, guesses: list[Named], own: str) -> None:
        """Notes which bodies the reader, where it marks who is mentioned, takes for outlets more than for others.

        A form of the name of the report's ``own`` outlet is none of them.
        """
        by_sentence: dict[int, list[Mark]] = {}
        for mark in self._mentions:
            by_sentence.setdefault(mark.sentence, []).append(mark)
        for guess in guesses:
            if guess.kind != "organisation" or self._shares_word(guess, own):
                continue
            for mark in by_sentence.get(guess.sentence, ()):
                if self._is_whole(mark, guess):
                    sure = mark.kind == "outlet" and mark.sure >= SURE_OUTLET
                    self.outlets[self._key(guess)] += 1 if sure else -1

    def _is_whole(self, mark: Mark, name: Named) -> bool:
        """Does a mark hold a name and no other name beside it ("the weekly “Harbour Mail”")?"""
        words = self.claims.rows[name.sentence].sentence.words
        before = words[mark.words[0] : name.words[0]]
        around = mark.words[0] <= name.words[0] and name.words[1] <= mark.words[1] <= name.words[1] + 1
        return around and all(word.upos not in {"ADP", "PROPN"} for word in before)

    def _shares_word(self, name: Named, other: str) -> bool:
        """Is a word of a name a form of one of another name's, or the name made of that one's first letters?"""
        text = self.text[name.start : name.end]
        if text.isupper() and text == "".join(word[0] for word in re.findall(r"\w+", other) if word[0].isupper()):
            return True
        units = self.claims.rows[name.sentence].row[slice(*name.units)]
        known = {stem for word in re.findall(r"\w+", other) for stem in wordforms.stems(word, self.language, True)}
        return any(not known.isdisjoint(wordforms.stems(u.text, self.language, True)) for u in units)

    def learn_surnames(self, guesses: list[Named]) -> None:
        """Notes the last words of whole names of persons, and bodies of one word."""
        for guess in guesses:
            if guess.kind == "organisation" and guess.units[1] - guess.units[0] == 1:
                self.bodies.add(self._key(guess))
            if guess.kind == "person" and guess.words[1] - guess.words[0] > 1:
                last = self.claims.rows[guess.sentence].row[guess.units[1] - 1].text
                self.surnames.update(wordforms.stems(last, self.language, True))

    def is_surname(self, text: str) -> bool:
        """Is the word a form of a surname that the report has?"""
        return any(stem in self.surnames for stem in wordforms.stems(text, self.language, True))

    def is_body(self, text: str) -> bool:
        """Is the word the name of a body that the report has elsewhere?"""
        return wordforms.fold(text) in self.bodies and text[:1].isupper()

    def kind(self, name: Named) -> NameKind:
        """What the name is, all evidence of the report weighed."""
        line = self.claims.rows[name.sentence]
        single = name.words[1] - name.words[0] == 1
        press = self._after_press(line, name.units[0]) and not self._heads_press(line, name)
        if name.kind != "place" and (press or self._press_title(line, name)):
            return "outlet"
        text = self.text[name.start : name.end]
        if name.kind != "place" and text.casefold().rpartition(".")[2] in self._domains and "." in text:
            return "outlet"
        if name.kind == "organisation" and self.outlets[self._key(name)] > 0 and not self.is_town(text):
            return "outlet"
        if not single:
            town = name.kind == "organisation" and self.locative(line, name.units[0]) and self.is_town(text)
            return "place" if town else name.kind
        titled = self.after_title(line, name.units[0]) and not self._owns_post(line, name)
        if self.is_surname(text) or titled:
            return "person" if not self.is_town(text) or name.kind != "place" else "place"
        if self._is_great_town(text, capital=name.kind == "person"):
            return "place"
        votes = self.votes.get(self._key(name), Counter())
        kind = votes.most_common(1)[0][0] if votes else name.kind
        if kind == "place" and votes["person"] and not self.is_town(text):
            return "person"
        if kind == "person" and self.is_town(text) and (votes["place"] or self._beside_place(line, name)):
            return "place"
        if kind == "organisation" and self.is_town(text) and self.locative(line, name.units[0]):
            return "place"
        return kind

    def _after_press(self, line: Line, at: int) -> bool:
        """Does a word such as "newspaper" stand before the unit, a demonym or quotation mark between or not?

        One in quotation marks that end before the unit is a title ("the editor of “The Gazette” Ann Roe").
        """
        row = line.row
        if at > 1 and row[at - 1].text in QUOTES and row[at - 1].start == row[at - 2].end < row[at].start - 1:
            return False
        while at and (line.row[at - 1].text in QUOTES or self.claims.is_demonym(line, at - 1)):
            at -= 1
        return at > 0 and self.words.press.match(line.forms, at - 1) is not None

    def _heads_press(self, line: Line, name: Named) -> bool:
        """Is a person named after the post at an agency or paper ("гендиректор агентства X")?"""
        if name.kind != "person" or name.words[1] - name.words[0] < 2:
            return False
        at = name.units[0] - 1
        near = range(max(0, at - 4), at)
        ends = (t[0] for i in near if (t := self.words.titles.match(line.forms, i)) is not None)
        return line.row[at].text not in QUOTES and any(
            all(line.sentence.words[line.row[i].first].upos in {"ADP", "DET", "ADJ"} for i in range(end, at))
            for end in ends
            if end <= at
        )

    def _press_title(self, line: Line, name: Named) -> bool:
        """Does the name, of several words, hold one that titles of the press are made of ("Courier", "Вісник")?"""
        units = line.row[slice(*name.units)]
        if name.kind == "person" and name.words[1] - name.words[0] > 1:
            units = units[:1]
        several = name.units[1] - name.units[0] > 1
        return several and any(wordforms.fold(u.text) in self.words.title_words for u in units)

    def is_town(self, text: str) -> bool:
        """Is there a town of some size with that name?"""
        return is_large_town(text, self.language)

    def _owns_post(self, line: Line, name: Named) -> bool:
        """Is a body or place in the genitive after a title what the post belongs to ("спикер Парламента")?"""
        case = line.sentence.words[name.words[0]].features.get("Case")
        return case == "Gen" and name.kind != "person" and wordforms.has(self.language, "declines")

    def is_owner(self, line: Line, at: int) -> bool:
        """Is a town of any size, in the genitive behind a title, what the post is of ("Мер Чугуєва Павло Зот")?"""
        word = line.sentence.words[line.row[at].first]
        if not wordforms.has(self.language, "declines") or word.features.get("Case") != "Gen":
            return False
        forms = wordforms.nominatives(line.row[at].text, self.language)
        return self.after_title(line, at) and any(gazetteer.lookup(form) for form in forms)

    def _is_great_town(self, text: str, capital: bool) -> bool:
        """A capital, or a city so large that a single word of that name means it, whatever the reader thought."""
        found = (gazetteer.lookup(form)[:1] for form in wordforms.nominatives(text, self.language))
        town = next((towns[0] for towns in found if towns), None)
        if town is None or town.population < TOWN:
            return False
        return gazetteer.is_capital(town.geonames) or (town.population >= GREAT_TOWN and not capital)

    def locative(self, line: Line, at: int) -> bool:
        """Does a preposition of place stand right before the unit?"""
        grammar = self.words.grammar
        before = wordforms.fold(line.sentence.words[line.row[at - 1].first].lemma) if at else ""
        return before in grammar.get("locative", []) or before in grammar.get("locative_town", [])

    def _beside_place(self, line: Line, name: Named) -> bool:
        """Does the name stand in a row of places, or after a preposition of place?"""
        words = line.sentence.words
        places = {w for g in self.guesses[line.number] if g.kind == "place" for w in range(*g.words)}
        word = words[name.words[0]]
        near = {word.head} if word.relation == "conj" else set()
        near |= set(line.sentence.children(name.words[0], "conj"))
        siblings = {w for w in places if words[w].relation == "conj" and words[w].head == word.head}
        with_somebody = word.features.get("Case") == "Ins"
        return bool(near & places or siblings) or (self.locative(line, name.units[0]) and not with_somebody)

    def after_title(self, line: Line, at: int) -> bool:
        """Does a title or a form of address stand right before the unit, a demonym between them or not?"""
        if at and wordforms.fold(line.row[at - 1].text) in self.words.address:
            return True
        while at and (claim := self.claims.at(line, at - 1)) and claim.kind == "demonym":
            at = claim.units[0]
        for first in range(max(0, at - 4), at):
            title = self.words.titles.match(line.forms, first)
            if title and title[0] == at and title[1] not in {"citizen_of", "occupation"}:
                return True
        return False
