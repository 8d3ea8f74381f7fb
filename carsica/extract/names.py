"""Names in a report: what the reader marked, repaired, and what the lexicons know.

Owns the choice of the words that make a name and of its kind. Must not say which names are the same actor
(coreference.py) nor where a place lies (places.py).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from carsica.extract import countries, gazetteer, wordforms
from carsica.extract.actor_words import ActorWords, Line, actor_words, role_words
from carsica.extract.places import region_book
from carsica.parse.syntax import Document
from carsica.record.report import Report

NameKind = Literal["person", "organisation", "seat", "outlet", "state", "demonym", "place"]

QUOTES = frozenset("\"“”„«»‘’‹›'")
TOWN = 50_000
"""Inhabitants from which a town may outweigh the reader's idea that its name is a person's."""
GREAT_TOWN = 500_000
LONGEST_PERSON = 5
_NO_NAME = frozenset({"VERB", "ADV", "ADP", "DET", "PRON", "NUM", "AUX", "CCONJ", "SCONJ", "INTJ", "PUNCT"})
_PARTICLES = frozenset(
    ["de", "der", "den", "van", "von", "di", "da", "del", "dos", "du", "le", "la", "bin", "ibn", "al", "el", "ben", "ter", "ten", "zu", "abu", "фон", "де", "ван", "бин", "ибн", "аль", "эль"]
)
_OF_MODEL: dict[str, NameKind] = {"PER": "person", "ORG": "organisation", "LOC": "place"}


@dataclass(frozen=True, slots=True)
class Named:
    """A name in the text. ``units`` and ``words`` are half-open ranges in sentence number ``sentence``.

    ``code`` is a country (of a state or demonym, or the one a body belongs to); ``key`` the lexicon's own form of
    the name, or the id of a region.
    """

    kind: NameKind
    sentence: int
    units: tuple[int, int]
    words: tuple[int, int]
    start: int
    end: int
    code: str = ""
    key: str = ""


def find_names(document: Document, report: Report, rows: list[Line]) -> list[Named]:
    """All names of a report in text order; a demonym or state may lie inside the name of a body."""
    return _Finder(document, report, rows).run()


class _Finder:
    def __init__(self, document: Document, report: Report, rows: list[Line]) -> None:
        self.document, self.report, self.rows = document, report, rows
        self.language = document.language
        self.words: ActorWords = actor_words(self.language)
        self.claimed: list[list[Named | None]] = [[None] * len(line.row) for line in rows]
        self.found: list[Named] = []
        self.guesses = [self._raw_guesses(line) for line in rows]
        self.surnames: Counter[str] = Counter()
        self.votes: dict[str, Counter[NameKind]] = {}

    def run(self) -> list[Named]:
        for line in self.rows:
            self._from_lexicon(line)
        for line in self.rows:
            trimmed = [self._trimmed(line, g) for g in self.guesses[line.number]]
            self.guesses[line.number] = [g for g in trimmed if g]
        open_guesses = [g for row in self.guesses for g in row if self._open(g)]
        self._count(open_guesses)
        joined = list(self._joined(open_guesses))
        self._count_surnames(joined)
        for guess in joined:
            kind = self._kind(guess)
            if kind and self._open(guess):
                self._claim(replace(guess, kind=kind))
        for line in self.rows:
            self._missed(line)
        self.found.sort(key=lambda n: (n.start, -n.end))
        return self.found

    # -- what the lexicons know -------------------------------------------------------------------------------

    def _named(self, kind: NameKind, line: Line, first: int, last: int) -> Named:
        row = line.row
        words = row[first].first, row[last - 1].last
        return Named(kind, line.number, (first, last), words, row[first].start, row[last - 1].end)

    def _claim(self, name: Named) -> None:
        self.found.append(name)
        for at in range(*name.units):
            self.claimed[name.sentence][at] = name

    def _open(self, name: Named) -> bool:
        claims = self.claimed[name.sentence][slice(*name.units)]
        if name.kind == "organisation" and claims[0] is None:
            return all(c is None or c.kind in {"demonym", "state"} for c in claims)
        return all(c is None or c.kind == "demonym" for c in claims)

    def _from_lexicon(self, line: Line) -> None:
        at = 0
        in_header = self._in_header(line)
        while at < len(line.row):
            name = self._outlet_itself(line, at) or (None if in_header else self._known(line, at))
            if name:
                self._claim(name)
                at = name.units[1]
            else:
                at += 1

    def _in_header(self, line: Line) -> bool:
        return any(span.start <= line.sentence.start < span.end for span in self.report.header)

    def _outlet_itself(self, line: Line, at: int) -> Named | None:
        """The report's own outlet, printed as the report names it."""
        outlet = self.report.outlet
        if not outlet or not self.document.text.startswith(outlet, line.row[at].start):
            return None
        end = line.row[at].start + len(outlet)
        last = next((i + 1 for i in range(at, len(line.row)) if line.row[i].end == end), None)
        return replace(self._named("outlet", line, at, last), key=outlet) if last else None

    def _known(self, line: Line, at: int) -> Named | None:
        if self.words.weapons.match(line.row, at) and line.has_capital(at) and not self._state(line, at):
            return None
        body = self.words.bodies.match(line.row, at)
        state = countries.state_book(self.language).match(line.row, at)
        region = region_book(self.language).match(line.row, at)
        after = max((m[0] for m in (body, state, region) if m), default=0)
        name: Named | None = None
        if body and body[0] == after:
            kinds: dict[str, NameKind] = {"state": "seat", "outlet": "outlet", "organisation": "organisation"}
            kind, code, key = body[1]
            name = replace(self._named(kinds[kind], line, at, after), code=code, key=key)
        elif state and state[0] == after:
            name = replace(self._named("state", line, at, after), code=state[1])
        elif region:
            name = replace(self._named("place", line, at, after), key=region[1])
        if name and (name.kind in {"organisation", "seat", "outlet"} or not self._inside_person(name)):
            return name
        return self._doubtful(line, at) or self._demonym(line, at)

    def _state(self, line: Line, at: int) -> bool:
        return countries.state_book(self.language).match(line.row, at) is not None

    def _demonym(self, line: Line, at: int) -> Named | None:
        found = countries.demonym_at(line.row, at, self.language)
        if not found:
            return None
        name = replace(self._named("demonym", line, at, found[0]), code=found[1])
        return None if self._inside_person(name) else name

    def _doubtful(self, line: Line, at: int) -> Named | None:
        """An outlet whose name is a word as well: only where something else speaks for it."""
        match = self.words.doubtful.match(line.row, at)
        if not match:
            return None
        after, key = match
        before = line.row[at - 1].text if at else ""
        quoted = before in QUOTES and after < len(line.row) and line.row[after].text in QUOTES
        press = any(self.words.press.match(line.forms, i) for i in range(max(0, at - 3), at))
        marked = any(
            g.kind == "organisation" and g.units == (at, after) for g in self.guesses[line.number]
        ) and not self._open_quote_only(before)
        if quoted or press or marked:
            return replace(self._named("outlet", line, at, after), key=key)
        return None

    @staticmethod
    def _open_quote_only(before: str) -> bool:
        return before in QUOTES

    def _inside_person(self, name: Named) -> bool:
        """Does the reader see one unit of a longer person's name where the lexicon knows a word?"""
        if name.units[1] - name.units[0] > 1:
            return False
        return any(
            g.kind == "person"
            and g.units[0] <= name.units[0] < name.units[1] <= g.units[1]
            and g.units[1] - g.units[0] > 1
            and g.words[1] - g.words[0] > 1
            for g in self.guesses[name.sentence]
        )

    # -- what the reader marked -------------------------------------------------------------------------------

    def _raw_guesses(self, line: Line) -> list[Named]:
        if self._in_header(line):
            return []
        found = []
        for name in self._marks.get(line.number, ()):
            units = [i for i, u in enumerate(line.row) if u.first >= name[1] and u.last <= name[2]]
            if units:
                found.append(self._named(_OF_MODEL[name[0]], line, units[0], units[-1] + 1))
        return found

    @property
    def _marks(self) -> dict[int, list[tuple[str, int, int]]]:
        if not hasattr(self, "_marks_by_sentence"):
            self._marks_by_sentence: dict[int, list[tuple[str, int, int]]] = {}
            for name in self.document.names:
                self._marks_by_sentence.setdefault(name.sentence, []).append((name.kind, *name.words))
        return self._marks_by_sentence

    def _trimmed(self, line: Line, name: Named) -> Named | None:
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
        if first >= last or self._weapon(line, first, last) or self._common(line, first, last, name.kind):
            return None
        return self._named(name.kind, line, first, last)

    def _before_name(self, line: Line, at: int, kind: NameKind) -> bool:
        """Is the unit at the head of a marked name no part of it?"""
        text = line.row[at].text
        folded = wordforms.fold(text)
        if kind == "person" and (
            folded in role_words(self.language)["portfolios"] or folded in self.words.address
        ):
            return True
        claim = self.claimed[line.number][at]
        if claim and (claim.kind != "demonym" or kind == "person" or self._script_changes(line, at)):
            return kind != "organisation" or claim.kind == "demonym"
        if kind == "person" and folded in _PARTICLES:
            return False
        return not line.has_capital(at) and not text[:1].isdigit()

    def _after_name(self, line: Line, at: int, kind: NameKind) -> bool:
        """Is the last unit of a marked name no part of it?"""
        text = line.row[at].text
        if not any(c.isalnum() for c in text):
            return True
        claim = self.claimed[line.number][at]
        return kind == "person" and (not line.has_capital(at) or bool(claim and claim.kind != "demonym"))

    @staticmethod
    def _script_changes(line: Line, at: int) -> bool:
        """Is the unit in Cyrillic and the next one in Latin letters?"""
        after = line.row[at + 1].text if at + 1 < len(line.row) else ""
        return "а" <= line.row[at].text[:1].lower() <= "я" and "a" <= after[:1].lower() <= "z"

    def _common(self, line: Line, first: int, last: int, kind: NameKind) -> bool:
        """Are the words no name after all: days, a demonym, the portfolio of a ministry, a common noun for a body?"""
        claims = self.claimed[line.number][first:last]
        if all(c and c.kind == "demonym" for c in claims):
            return True
        folded = wordforms.fold(line.row[first].text)
        if kind == "organisation" and folded in role_words(self.language)["portfolios"] and first:
            return line.sentence.words[line.row[first - 1].first].upos in {"ADP", "DET"} or self._in_title(
                line, first
            )
        if last - first > 1:
            return False
        if kind == "organisation" and self.language == "de" and self.words.nouns.match(line.forms, first):
            return True
        return folded in self.words.days or line.sentence.words[line.row[first].first].upos in _NO_NAME

    def _in_title(self, line: Line, at: int) -> bool:
        return any(self.words.titles.match(line.forms, i) for i in range(max(0, at - 3), at))

    def _weapon(self, line: Line, first: int, last: int) -> bool:
        match = self.words.weapons.match(line.row, first)
        digits = any(c.isdigit() for u in line.row[first:last] for c in u.text)
        return digits or bool(match and match[0] >= last)

    def _key(self, name: Named) -> str:
        return " ".join(wordforms.fold(u.text) for u in self.rows[name.sentence].row[slice(*name.units)])

    def _count(self, guesses: list[Named]) -> None:
        for guess in guesses:
            self.votes.setdefault(self._key(guess), Counter())[guess.kind] += 1

    def _count_surnames(self, guesses: list[Named]) -> None:
        for guess in guesses:
            if guess.kind == "person" and guess.words[1] - guess.words[0] > 1:
                last = self.rows[guess.sentence].row[guess.units[1] - 1].text
                self.surnames.update(wordforms.stems(last, self.language, True))

    def _is_surname(self, text: str) -> bool:
        return any(stem in self.surnames for stem in wordforms.stems(text, self.language, True))

    def _joined(self, guesses: list[Named]) -> Iterator[Named]:
        """The guesses with parts of one name put together and cut-off parts added."""
        waiting: Named | None = None
        for guess in guesses:
            name = self._extended(guess)
            if waiting and waiting.sentence == name.sentence and waiting.units[1] >= name.units[0]:
                if self._one_person(waiting, name):
                    last = max(waiting.units[1], name.units[1])
                    waiting = self._named("person", self.rows[name.sentence], waiting.units[0], last)
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
        line = self.rows[one.sentence]
        between = line.row[one.units[1] : other.units[0]]
        if len(between) != 1 or line.sentence.words[between[0].first].upos != "ADP":
            return None
        return self._named("organisation", line, one.units[0], other.units[1])

    def _extended(self, name: Named) -> Named:
        line = self.rows[name.sentence]
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
            and self.claimed[name.sentence][first - 1] is None
        ):
            head = words[row[first].first]
            flat = head.relation.startswith("flat") and head.head == row[first - 1].first
            common = self._before_name(line, first - 1, "person") or self.words.titles.match(line.forms, first - 1)
            if flat and words[head.head].upos == "PROPN" and not common:
                first -= 1
        while last > first + 1 and not line.has_capital(last - 1) and name.kind == "person":
            last -= 1
        return self._named(name.kind, line, first, last) if (first, last) != name.units else name

    def _continues(self, line: Line, name: Named, at: int) -> bool:
        """Does the unit after a name belong to it: a further part of a person's name, an adjective of a body's?"""
        word = line.sentence.words[line.row[at].first]
        inside = name.words[0] <= word.head < line.row[at].first
        if name.kind == "person":
            flat = word.relation.startswith("flat") and inside
            particle = (
                wordforms.fold(word.text) in _PARTICLES and at + 1 < len(line.row) and line.has_capital(at + 1)
            )
            return flat and self.claimed[line.number][at] is None and (line.has_capital(at) or particle)
        if name.kind == "organisation":
            return word.upos == "ADJ" and inside and word.relation in {"amod", "flat"}
        return False

    def _with_side(self, line: Line, name: Named, last: int) -> int:
        """Where a body's name ends when a state follows that it belongs to ("... dell’Ucraina")."""
        genitive = self.words.grammar.get("genitive", [])
        at = last
        if at < len(line.row) and wordforms.fold(line.sentence.words[line.row[at].first].lemma) in genitive:
            at += 1
            if at < len(line.row) and line.sentence.words[line.row[at].first].upos == "DET":
                at += 1
            claim = self.claimed[line.number][at] if at < len(line.row) else None
            if claim and claim.kind == "state" and claim.units[0] == at and line.row[last - 1].text != name.key:
                return claim.units[1]
        return last

    def _kind(self, name: Named) -> NameKind | None:
        """What the name is, all evidence of the report weighed."""
        line = self.rows[name.sentence]
        single = name.words[1] - name.words[0] == 1
        if name.kind != "place" and (self._after_press(line, name.units[0]) or self._press_title(line, name)):
            return "outlet"
        if not single:
            return name.kind
        text = self.document.text[name.start : name.end]
        if self._is_surname(text) or self._after_title(line, name.units[0]):
            return "person" if not self._is_town(text) or name.kind != "place" else "place"
        if self._is_great_town(text):
            return "place"
        votes = self.votes.get(self._key(name), Counter())
        kind = votes.most_common(1)[0][0] if votes else name.kind
        if kind == "place" and votes["person"] and not self._is_town(text):
            return "person"
        if kind == "person" and self._is_town(text) and (votes["place"] or self._beside_place(line, name)):
            return "place"
        if kind == "organisation" and self._is_town(text) and self._locative(line, name.units[0]):
            return "place"
        return kind

    def _after_press(self, line: Line, at: int) -> bool:
        """Does a word such as "newspaper" stand right before the unit, a demonym or quotation mark between or not?"""
        while at and (line.row[at - 1].text in QUOTES or self._is_demonym(line, at - 1)):
            at -= 1
        return at > 0 and self.words.press.match(line.forms, at - 1) is not None

    def _press_title(self, line: Line, name: Named) -> bool:
        """Does the name, of several words, hold one that titles of the press are made of ("Courier", "Вісник")?"""
        units = line.row[slice(*name.units)]
        return len(units) > 1 and any(wordforms.fold(u.text) in self.words.title_words for u in units)

    def _is_demonym(self, line: Line, at: int) -> bool:
        claim = self.claimed[line.number][at]
        return claim is not None and claim.kind == "demonym"

    def _is_town(self, text: str) -> bool:
        forms = wordforms.nominatives(text, self.language)
        return any(town.population >= TOWN for form in forms for town in gazetteer.lookup(form)[:1])

    def _is_great_town(self, text: str) -> bool:
        """A capital or a city so large that a single word of that name means it, whatever the reader thought."""
        found = (gazetteer.lookup(form)[:1] for form in wordforms.nominatives(text, self.language))
        town = next((towns[0] for towns in found if towns), None)
        return town is not None and (town.population >= GREAT_TOWN or gazetteer.is_capital(town.geonames))

    def _locative(self, line: Line, at: int) -> bool:
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
        return bool(near & places or siblings) or self._locative(line, name.units[0])

    def _after_title(self, line: Line, at: int) -> bool:
        """Does a title or a form of address stand right before the unit, a demonym between them or not?"""
        if at and wordforms.fold(line.row[at - 1].text) in self.words.address:
            return True
        while at and (claim := self.claimed[line.number][at - 1]) and claim.kind == "demonym":
            at = claim.units[0]
        for first in range(max(0, at - 4), at):
            title = self.words.titles.match(line.forms, first)
            if title and title[0] == at and title[1] not in {"citizen_of", "occupation"}:
                return True
        return False

    # -- what neither has seen --------------------------------------------------------------------------------

    def _missed(self, line: Line) -> None:
        if self._in_header(line):
            return
        words, at = line.sentence.words, 0
        while at < len(line.row):
            word = words[line.row[at].first]
            text = line.row[at].text
            free = self.claimed[line.number][at] is None and line.has_capital(at) and word.upos == "PROPN"
            if not free or self._weapon(line, at, at + 1):
                at += 1
                continue
            last = at + 1
            while (
                last < len(line.row)
                and line.has_capital(last)
                and self.claimed[line.number][last] is None
                and (words[line.row[last].first].upos == "PROPN")
            ):
                last += 1
            if self._is_surname(line.row[last - 1].text) or self._after_title(line, at):
                self._claim(self._named("person", line, at, min(last, at + LONGEST_PERSON)))
            elif last == at + 1 and self._locative(line, at) and self._is_town(text):
                self._claim(self._named("place", line, at, last))
            at = last
