"""Names in a report: what the reader marked, repaired, and what the lexicons know.

Owns the order of the steps and the look-up. Must not say which names are the same actor (coreference.py) nor where
a place lies (places.py).
"""

from __future__ import annotations

import functools
from dataclasses import replace

from carsica.extract import countries, wordforms
from carsica.extract.actor_words import Line, actor_words
from carsica.extract.lexicon import load
from carsica.extract.marks import LONGEST_PERSON, Marks, marked
from carsica.extract.name_evidence import QUOTES, Evidence, is_large_town
from carsica.extract.named import Claims, Named, NameKind, named
from carsica.extract.places import region_book
from carsica.parse.syntax import Document
from carsica.record.report import Report

_KINDS: dict[str, NameKind] = {"state": "seat", "outlet": "outlet", "organisation": "organisation"}


@functools.cache
def _starts(language: str) -> frozenset[str]:
    """Stems that a name of the lexicons can begin with."""
    words = actor_words(language)
    books = [words.weapons.starts, words.bodies.starts, words.doubtful.starts]
    return frozenset().union(*books, countries.state_book(language).starts, region_book(language).starts)


@functools.lru_cache(maxsize=65536)
def _begins_name(word: str, language: str) -> bool:
    """May a name of the lexicons begin with a word? Few do, and every word is asked."""
    return not _starts(language).isdisjoint(wordforms.stems(word, language, True))


def find_names(document: Document, report: Report, rows: list[Line]) -> list[Named]:
    """All names of a report in text order; a demonym or state may lie inside the name of a body."""
    return _Finder(document, report, rows).run()


class _Finder:
    def __init__(self, document: Document, report: Report, rows: list[Line]) -> None:
        self.document, self.report, self.rows = document, report, rows
        self.language = document.language
        self.claims = Claims(rows, self.language)
        self.words = self.claims.words
        self.headers = {line.number for line in rows if self._in_header(line)}
        self.guesses = marked(document.names, rows)
        self.bylines: list[Named] = []
        for number in self.headers:
            self.bylines.extend(self.guesses[number])
            self.guesses[number] = []

    def run(self) -> list[Named]:
        for line in self.rows:
            self._from_lexicon(line)
        marks = Marks(self.claims)
        for line in self.rows:
            trimmed = [marks.trimmed(line, guess) for guess in self.guesses[line.number]]
            self.guesses[line.number] = [guess for guess in trimmed if guess]
        self.guesses = marks.parted(self.guesses)
        evidence = Evidence(self.document, self.claims, self.guesses)
        open_guesses = [g for row in self.guesses for g in row if self.claims.is_open(g)]
        evidence.count(open_guesses)
        joined = list(marks.joined(open_guesses))
        evidence.learn_surnames(joined)
        evidence.learn_outlets(joined, self.report.outlet or "")
        for guess in joined:
            kind = evidence.kind(guess)
            if self.claims.is_open(guess):
                self.claims.add(replace(guess, kind=kind))
        for line in self.rows:
            if line.number not in self.headers:
                self._missed(line, evidence)
        self._from_bylines(marks, evidence)
        return sorted(self.claims.found, key=lambda n: (n.start, -n.end))

    # -- what the lexicons know -------------------------------------------------------------------------------

    def _from_lexicon(self, line: Line) -> None:
        at = 0
        in_header = line.number in self.headers
        while at < len(line.row):
            name = self._outlet_itself(line, at) or (None if in_header else self._known(line, at))
            if name:
                self.claims.add(name)
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
        return replace(named("outlet", line, at, last), key=outlet) if last else None

    def _known(self, line: Line, at: int) -> Named | None:
        if not _begins_name(line.row[at].text, self.language):
            return self._demonym(line, at) if countries.may_be_demonym(line.row[at].text, self.language) else None
        if self.words.weapons.match(line.row, at) and line.has_capital(at) and not self._state(line, at):
            return None
        body = self.words.bodies.match(line.row, at)
        state = countries.state_book(self.language).match(line.row, at)
        region = region_book(self.language).match(line.row, at)
        after = max((m[0] for m in (body, state, region) if m), default=0)
        name: Named | None = None
        if body and body[0] == after:
            kind, code, key = body[1]
            name = replace(named(_KINDS[kind], line, at, after), code=code, key=key)
        elif state and state[0] == after:
            name = replace(named("state", line, at, after), code=state[1])
        elif region:
            name = replace(named("place", line, at, after), key=region[1])
        cut = name is not None and (self._part_of_longer(line, name) or self._cut_by_body(line, name))
        if name and not cut and not self._of_longer_title(line, name):
            return name
        return self._doubtful(line, at) or self._demonym(line, at)

    def _state(self, line: Line, at: int) -> bool:
        return countries.state_book(self.language).match(line.row, at) is not None

    def _demonym(self, line: Line, at: int) -> Named | None:
        found = countries.demonym_at(line.row, at, self.language)
        if not found:
            return None
        name = replace(named("demonym", line, at, found[0]), code=found[1])
        before_title = self.words.titles.match(line.forms, found[0]) if found[0] < len(line.row) else None
        return None if self._inside_person(name) and not before_title else name

    def _doubtful(self, line: Line, at: int) -> Named | None:
        """An outlet whose name is a word as well: only where something else speaks for it."""
        match = self.words.doubtful.match(line.row, at)
        if not match:
            return None
        after, key = match
        before = line.row[at - 1].text if at else ""
        quoted = before in QUOTES and after < len(line.row) and line.row[after].text in QUOTES
        press = any(self.words.press.match(line.forms, i) for i in range(max(0, at - 3), at))
        marked = (
            any(g.kind == "organisation" and g.units == (at, after) for g in self.guesses[line.number])
            and before not in QUOTES
        )
        if quoted or press or marked:
            return replace(named("outlet", line, at, after), key=key)
        return None

    def _owns_title(self, line: Line, last: int) -> bool:
        """Is the proper noun before unit ``last`` a genitive in s before a title ("Brandts Berater")?"""
        if not wordforms.has(self.language, "genitive_s") or last >= len(line.row):
            return False
        if not line.row[last - 1].text.endswith("s"):
            return False
        return self.words.titles.match(line.forms, last) is not None

    def _cut_by_body(self, line: Line, name: Named) -> bool:
        """Does a name end inside the word that another body's name begins with ("La Croix-Rouge")?"""
        first, after = name.units
        inside = after < len(line.row) and line.row[after].first == line.row[after - 1].first
        body = self.words.bodies.match(line.row, after - 1) if inside and after - first > 1 else None
        return body is not None and body[0] > after

    def _part_of_longer(self, line: Line, name: Named) -> bool:
        """Does the reader see a longer name here, of which the lexicon knows but one word ("New Jersey")?

        A state that a body's name takes in by a preposition stays ("... dell’Ucraina").
        """
        first, last = name.units
        if last - first > 1 and name.kind != "state":
            return False
        for guess in self.guesses[line.number]:
            if not (guess.units[0] <= first and last <= guess.units[1] and guess.units != name.units):
                continue
            if guess.kind == "place" and is_large_town(self.document.text[guess.start : guess.end], self.language):
                return True
            if guess.kind == "organisation" and first > guess.units[0] and not line.has_capital(first - 1):
                continue
            if guess.kind == "organisation" and last == guess.units[1] and self._owner_of_body(line, name):
                continue
            if name.kind in {"organisation", "seat", "outlet"} and last < guess.units[1]:
                continue
            if guess.kind == "person" and last < guess.units[1] and self._owns_title_before(line, name):
                continue
            others = [at for at in range(*guess.units) if not first <= at < last and line.has_capital(at)]
            if any(not self._in_lexicon(line, at) for at in others):
                return True
        return False

    def _of_longer_title(self, line: Line, name: Named) -> bool:
        """Is an outlet with its article the head of a longer title that the reader sees ("Il Corriere di X")?

        Or a noun for outlets before another's name ("Die Tageszeitung Mainbote")?
        """
        first, last = name.units
        if name.kind != "outlet" or line.row[first].text.casefold() not in load("shared", "outlets")["articles"]:
            return False
        if last - first == 2 and any(g.units[0] == last for g in self.guesses[line.number]):
            return self.words.press.match(line.forms, last - 1) is not None
        guesses = (g for g in self.guesses[line.number] if g.kind in {"organisation", "outlet"})
        return any(g.units[0] in {first, first + 1} and g.units[1] > last > first + 1 for g in guesses)

    def _owns_title_before(self, line: Line, name: Named) -> bool:
        """Is a state in the genitive between a title and its holder («президент Польши Ян Лось»)?"""
        case, at = line.sentence.words[name.words[0]].features.get("Case"), name.units[0]
        titles = (self.words.titles.match(line.forms, i) for i in range(max(0, at - 2), at))
        titled = any(title and title[0] == at for title in titles)
        return name.kind == "state" and case == "Gen" and titled and wordforms.has(self.language, "declines")

    def _owner_of_body(self, line: Line, name: Named) -> bool:
        """Is a state in the genitive whose body the words before it name ("МИД Германии")?"""
        case = line.sentence.words[name.words[0]].features.get("Case")
        return name.kind == "state" and case == "Gen" and wordforms.has(self.language, "declines")

    def _in_lexicon(self, line: Line, at: int) -> bool:
        """Is the unit a state, a demonym, a title or a noun for the press by itself?"""
        known = self._state(line, at) or countries.demonym_at(line.row, at, self.language)
        noun = self.words.titles.match(line.forms, at) or self.words.press.match(line.forms, at)
        return bool(known or noun)

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

    def _from_bylines(self, marks: Marks, evidence: Evidence) -> None:
        """Whole names of persons and towns in the printed lines of metadata: who writes, and from where.

        They come last, so that nothing of the body is read by what a byline says.
        """
        for guess in sorted(self.bylines, key=lambda n: (n.start, -n.end)):
            name = marks.trimmed(self.rows[guess.sentence], guess)
            whole = name is not None and name.units[1] - name.units[0] > 1
            text = self.document.text[name.start : name.end] if name else ""
            if name and self.claims.is_open(name) and (name.kind == "place" or (name.kind == "person" and whole)):
                self.claims.add(name)
            elif name and self.claims.is_open(name) and evidence.is_town(text):
                self.claims.add(replace(name, kind="place"))

    # -- what neither has seen --------------------------------------------------------------------------------

    def _missed(self, line: Line, evidence: Evidence) -> None:
        """Surnames the report has elsewhere, names after a title, towns after a preposition of place."""
        words, at = line.sentence.words, 0
        while at < len(line.row):
            word = words[line.row[at].first]
            text = line.row[at].text
            capital = text[:1].isupper()
            proper = capital and (word.upos == "PROPN" or evidence.is_body(text))
            proper = proper or (capital and word.upos != "PRON" and evidence.is_surname(text))
            free = proper and self.claims.at(line, at) is None
            if not free or self.claims.is_thing(line, at, at + 1):
                at += 1
                continue
            last = at + 1
            while (
                last < len(line.row)
                and line.has_capital(last)
                and self.claims.at(line, last) is None
                and (words[line.row[last].first].upos == "PROPN")
            ):
                last += 1
            following = self.claims.at(line, last)
            before_person = following is not None and following.kind == "person"
            if last == at + 1 and before_person and (evidence.is_town(text) or evidence.is_owner(line, at)):
                self.claims.add(named("place", line, at, last))
            elif self._owns_title(line, last):
                self.claims.add(named("person", line, at, last))
            elif evidence.is_body(text):
                self.claims.add(named("organisation", line, at, at + 1))
                last = at + 1
            elif evidence.is_surname(line.row[last - 1].text) or evidence.after_title(line, at):
                self.claims.add(named("person", line, at, min(last, at + LONGEST_PERSON)))
            elif last == at + 1 and evidence.locative(line, at) and evidence.is_town(text):
                self.claims.add(named("place", line, at, last))
            at = last
