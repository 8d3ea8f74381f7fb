"""The names that the reader marked, repaired: edges trimmed, parts joined, cut-off ends added.

Owns the extent of a marked name. Must not decide its kind (name_evidence.py).
"""

from __future__ import annotations

from collections.abc import Iterator

from carsica.extract import gazetteer, wordforms
from carsica.extract.actor_words import Line, role_words
from carsica.extract.lexicon import load
from carsica.extract.named import Claims, Named, NameKind, named
from carsica.parse.syntax import Name

LONGEST_PERSON = 5
"""Units of a person's name at most."""
_NO_NAME = frozenset(["VERB", "ADV", "ADP", "DET", "PRON", "NUM", "AUX", "CCONJ", "SCONJ", "INTJ", "PUNCT"])
_OF_MODEL: dict[str, NameKind] = {"PER": "person", "ORG": "organisation", "LOC": "place"}


def marked(names: tuple[Name, ...], rows: list[Line]) -> list[list[Named]]:
    """For each line, the names as the reader marked them."""
    found: list[list[Named]] = [[] for _ in rows]
    for name in names:
        line = rows[name.sentence]
        units = [i for i, u in enumerate(line.row) if u.first >= name.words[0] and u.last <= name.words[1]]
        if units:
            units.extend(range(units[-1] + 1, _domain_end(line, units[-1])))
            kind = _OF_MODEL[name.kind]
            found[line.number].extend(named(kind, line, *part) for part in _parts(line, units, kind))
    return found


def _domain_end(line: Line, last: int) -> int:
    """Where a name ends that goes on as the address of a site ("Север.ру"): the unit after it."""
    row, at = line.row, last
    while at + 2 < len(row) and row[at + 1].text == "." and row[at].end == row[at + 2].start - 1:
        if row[at + 2].text.casefold() not in load("shared", "outlets")["domains"]:
            break
        at += 2
    return at + 1


def _parts(line: Line, units: list[int], kind: NameKind) -> Iterator[tuple[int, int]]:
    """The ranges of units that are a name each: a comma parts a town from what it lies in ("Salonica, Greece")."""
    first = units[0]
    for at in units:
        if kind == "place" and line.row[at].text == ",":
            if at > first:
                yield first, at
            first = at + 1
    if first <= units[-1]:
        yield first, units[-1] + 1


class Marks:
    """Repairs marked names against what the lexicons have claimed."""

    def __init__(self, claims: Claims) -> None:
        self.claims, self.words, self.language = claims, claims.words, claims.language
        self.starts: set[tuple[int, int]] = set()
        self.portfolios = role_words(self.language)["portfolios"]

    def trimmed(self, line: Line, name: Named) -> Named | None:
        """The name without titles, articles and lower-case words at its edges; None when nothing is left."""
        first, last = name.units
        while first < last:
            title = self.words.titles.match(line.forms, first)
            if title and (name.kind == "organisation" or title[0] >= last):
                return None
            if title and title[0] < last and name.kind == "person":
                first = title[0]
            elif self._before_name(line, first, name.kind):
                first += 1
            else:
                break
        while last > first and self._after_name(line, last - 1, name.kind):
            last -= 1
        if first >= last or self.claims.is_thing(line, first, last) or self._common(line, first, last, name.kind):
            return None
        return named(name.kind, line, first, last)

    def parted(self, guesses: list[list[Named]]) -> list[list[Named]]:
        """The guesses; one that ends in a whole name of somebody marked alone elsewhere is two persons' names."""
        rows = self.claims.rows
        alone = {
            tuple(u.text for u in rows[g.sentence].row[slice(*g.units)])
            for row in guesses
            for g in row
            if g.kind == "person" and g.units[1] - g.units[0] > 1
        }
        return [
            [part for guess in row for part in self._two(rows[n], guess, alone)] for n, row in enumerate(guesses)
        ]

    @staticmethod
    def _two(line: Line, guess: Named, alone: set[tuple[str, ...]]) -> Iterator[Named]:
        first, last = guess.units
        for at in range(first + 1, last - 1) if guess.kind == "person" else ():
            if line.has_capital(first) and tuple(u.text for u in line.row[at:last]) in alone:
                yield named("person", line, first, at)
                yield named("person", line, at, last)
                return
        yield guess

    def _before_name(self, line: Line, at: int, kind: NameKind) -> bool:
        """Is the unit at the head of a marked name no part of it?"""
        text = line.row[at].text
        folded = wordforms.fold(text)
        if kind == "person" and (folded in self.portfolios or folded in self.words.address):
            return True
        if kind == "person" and (self._town_of_title(line, at) or self._owner_of_title(line, at)):
            return True
        if kind == "person" and self._initials_of_body(line, at):
            return True
        claim = self.claims.at(line, at)
        if claim and (claim.kind != "demonym" or kind == "person" or self._script_changes(line, at)):
            return kind != "organisation" or claim.kind == "demonym"
        if kind == "person" and folded in self.words.particles:
            return False
        if kind == "place" and line.sentence.words[line.row[at].first].upos == "NOUN":
            return False
        return not line.has_capital(at) and not text[:1].isdigit()

    def _town_of_title(self, line: Line, at: int) -> bool:
        """Is the unit a town in the genitive between a title and a name ("Мер Харкова Ігор Терехов")?"""
        if not wordforms.has(self.language, "declines") or not at or at + 2 >= len(line.row):
            return False
        case = line.sentence.words[line.row[at].first].features.get("Case")
        following = line.sentence.words[line.row[at + 1].first].features.get("Case")
        title = any(
            (t := self.words.titles.match(line.forms, i)) and t[0] == at for i in range(max(0, at - 2), at)
        )
        forms = wordforms.nominatives(line.row[at].text, self.language) if title and case != following else ()
        return any(gazetteer.lookup(form) for form in forms)

    def _owner_of_title(self, line: Line, at: int) -> bool:
        """Does the tree hang the unit alone from the title before it ("адвокат Орлова Пётр Глухов")?"""
        if not wordforms.has(self.language, "declines") or not at or at + 2 >= len(line.row):
            return False
        first, second = line.row[at].first, line.row[at + 1].first
        words = line.sentence.words
        owned = words[first].relation.startswith("nmod") and words[first].head == line.row[at - 1].first
        apart = first not in {words[second].head, *line.sentence.ancestors(second)}
        name = line.has_capital(at + 1) and words[second].upos == "PROPN"
        return owned and apart and name and not line.sentence.children(first, "case")

    def _initials_of_body(self, line: Line, at: int) -> bool:
        """Are the letters before a whole name a body's, whose post is named («речниця ДКСУ Ніна Лоза»)?"""
        text, behind = line.row[at].text, line.row[at + 1 : at + 3]
        short = len(text) > 2 and text.isalpha() and text.isupper()
        whole = len(behind) == 2 and all(u.text[:1].isupper() and not u.text.isupper() for u in behind)
        title = at > 0 and self.words.titles.match(line.forms, at - 1)
        return bool(short and whole and title and title[0] == at)

    def _after_name(self, line: Line, at: int, kind: NameKind) -> bool:
        """Is the last unit of a marked name no part of it?"""
        text = line.row[at].text
        if not any(c.isalnum() for c in text):
            return True
        if at and line.row[at - 1].first == line.row[at].first:
            return False
        if kind == "organisation" and line.sentence.words[line.row[at].first].upos in {"ADP", "CCONJ", "DET"}:
            return True
        claim = self.claims.at(line, at)
        return kind == "person" and (not line.has_capital(at) or bool(claim and claim.kind != "demonym"))

    @staticmethod
    def _script_changes(line: Line, at: int) -> bool:
        """Is the unit in Cyrillic and the next one in Latin letters?"""
        after = line.row[at + 1].text if at + 1 < len(line.row) else ""
        return "а" <= line.row[at].text[:1].lower() <= "я" and "a" <= after[:1].lower() <= "z"

    def _common(self, line: Line, first: int, last: int, kind: NameKind) -> bool:
        """Are the words no name after all: a day, a demonym, a ministry's portfolio, a common noun?"""
        if all(self.claims.is_demonym(line, at) for at in range(first, last)):
            return True
        if last - first == 1 and self._in_long_title(line, last):
            return True
        if self._describes(line, first, last):
            return True
        folded = wordforms.fold(line.row[first].text)
        if kind != "person" and folded in self.portfolios and first:
            return line.sentence.words[line.row[first - 1].first].upos in {"ADP", "DET"} or self._in_title(
                line, first
            )
        if last - first > 1:
            return False
        noun = self.words.nouns.match(line.forms, first) if kind == "organisation" else None
        if noun and (noun[1] in {"government", "authorities"} or wordforms.has(self.language, "capital_nouns")):
            return True
        return (
            folded in self.words.days
            or folded in self.words.pronouns
            or line.sentence.words[line.row[first].first].upos in _NO_NAME
        )

    def _describes(self, line: Line, first: int, last: int) -> bool:
        """Is the unit an adjective that describes a common noun behind it («в Александровскую больницу»)?"""
        word = line.sentence.words[line.row[first].first]
        if last - first > 1 or word.upos != "ADJ" or word.relation != "amod":
            return False
        noun = line.sentence.words[word.head]
        behind = line.unit_of[word.head] >= last and noun.upos == "NOUN" and noun.text[:1].islower()
        return behind and wordforms.has(self.language, "declines")

    def _in_long_title(self, line: Line, last: int) -> bool:
        """Does the name end inside a title of several words ("presidente del Consiglio")?"""
        for at in range(max(0, last - 4), last - 1):
            title = self.words.titles.match(line.forms, at)
            if title and title[0] >= last:
                return True
        return False

    def _in_title(self, line: Line, at: int) -> bool:
        return any(self.words.titles.match(line.forms, i) for i in range(max(0, at - 3), at))

    def joined(self, guesses: list[Named]) -> Iterator[Named]:
        """The guesses with parts of one name put together and cut-off parts added."""
        self.starts = {(g.sentence, g.units[0]) for g in guesses if g.units[1] - g.units[0] > 1}
        waiting: Named | None = None
        for guess in guesses:
            name = self._extended(guess)
            if waiting and waiting.sentence == name.sentence and waiting.units[1] >= name.units[0]:
                if self._one_person(waiting, name):
                    last = max(waiting.units[1], name.units[1])
                    waiting = named("person", self.claims.rows[name.sentence], waiting.units[0], last)
                    continue
                if name.units[1] <= waiting.units[1]:
                    continue
            elif waiting and (joined := self._one_body(waiting, name)):
                waiting = joined
                continue
            if waiting:
                yield waiting
            waiting = name
        if waiting:
            yield waiting

    @staticmethod
    def _one_person(one: Named, other: Named) -> bool:
        """Do two names that touch make one person's? Two whole names do not."""
        sizes = one.units[1] - one.units[0], other.units[1] - other.units[0]
        return one.kind == "person" and min(sizes) == 1 and sum(sizes) <= LONGEST_PERSON

    def _one_body(self, one: Named, other: Named) -> Named | None:
        """Two names of bodies with nothing but a preposition between them, as one ("Gazzetta" del "Carso")."""
        if one.sentence != other.sentence or {one.kind, other.kind} != {"organisation"}:
            return None
        line = self.claims.rows[one.sentence]
        between = line.row[one.units[1] : other.units[0]]
        genitive = self.words.grammar.get("genitive", [])
        if len(between) != 1 or wordforms.fold(line.sentence.words[between[0].first].lemma) not in genitive:
            return None
        return named("organisation", line, one.units[0], other.units[1])

    def _extended(self, name: Named) -> Named:
        line = self.claims.rows[name.sentence]
        words, row = line.sentence.words, line.row
        first, last = name.units
        while last < len(row) and self._continues(line, name, last):
            last += 1
        if name.kind == "organisation":
            last = self._with_side(line, name, last)
        if (
            name.kind == "person"
            and first
            and line.has_capital(first - 1)
            and self.claims.at(line, first - 1) is None
        ):
            head = words[row[first].first]
            flat = head.relation.startswith("flat") and head.head == row[first - 1].first
            common = self._before_name(line, first - 1, "person") or self.words.titles.match(line.forms, first - 1)
            if flat and words[head.head].upos == "PROPN" and not common:
                first -= 1
        while last > first + 1 and name.kind == "person" and self._after_name(line, last - 1, name.kind):
            last -= 1
        return named(name.kind, line, first, last) if (first, last) != name.units else name

    def _continues(self, line: Line, name: Named, at: int) -> bool:
        """Does the unit after a name belong to it: a further part of a person's name, an adjective of a body's?"""
        word = line.sentence.words[line.row[at].first]
        inside = name.words[0] <= word.head < line.row[at].first
        if (line.number, at) in self.starts:
            return False
        if name.kind == "person":
            flat = word.relation.startswith("flat") and inside
            particle = (
                wordforms.fold(word.text) in self.words.particles
                and at + 1 < len(line.row)
                and line.has_capital(at + 1)
            )
            return flat and self.claims.at(line, at) is None and (line.has_capital(at) or particle)
        if name.kind == "organisation" and self.words.nouns.match(line.forms, name.units[0]):
            if word.upos == "CCONJ" and at + 1 < len(line.row):
                following = line.sentence.words[line.row[at + 1].first]
                joined = following.relation == "conj" and name.words[0] < following.head < line.row[at].first
                return joined and following.upos in {"NOUN", "ADJ"}
            joined = word.relation == "conj" and name.words[0] < word.head and word.upos in {"NOUN", "ADJ"}
            return inside and (joined or (word.upos == "ADJ" and word.relation in {"amod", "flat"}))
        return False

    def _with_side(self, line: Line, name: Named, last: int) -> int:
        """Where a body's name ends when a state follows that it belongs to ("... dell’Ucraina")."""
        genitive = self.words.grammar.get("genitive", [])
        if not self.words.nouns.match(line.forms, name.units[0]):
            return last
        at = last
        if at < len(line.row) and wordforms.fold(line.sentence.words[line.row[at].first].lemma) in genitive:
            at += 1
            if at < len(line.row) and line.sentence.words[line.row[at].first].upos == "DET":
                at += 1
            claim = self.claims.at(line, at) if at < len(line.row) else None
            if claim and claim.kind == "state" and claim.units[0] == at and line.row[last - 1].text != name.key:
                return claim.units[1]
        return last
