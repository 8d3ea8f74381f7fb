"""Persons of a report: which names are one person's, and the gender where the words show it.

Owns the grouping of personal names inside one report. Must not resolve pronouns or titles (coreference.py).
"""

from __future__ import annotations

import itertools
from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from rapidfuzz import fuzz

from carsica.extract import wordforms
from carsica.extract.actor_words import ActorWords, Line, role_words
from carsica.extract.named import Named
from carsica.extract.phrasebook import Unit
from carsica.parse.syntax import Word

SPELLING = 85.0
"""Likeness (0 to 100) from which two surnames after one first name are spellings of one name."""
NAMESAKES = 100
"""Persons with a name in common that were named last, among whom the bearer of a further name is sought."""
INITIALS = (3, 4)
"""Letters of a name made of somebody's initials ("JFK")."""
_GENDERS = {"Masc": "masculine", "Fem": "feminine"}


Titles = Mapping[Named, frozenset[str]]
"""The titles that stand beside each personal name, folded."""


class _Beside(NamedTuple):
    """What stands beside a name: the gender that a form of address tells ("Ms"), and titles."""

    gender: str | None
    titles: frozenset[str]


@dataclass(eq=False)
class Person:
    """One person: the names in text order with their printed parts, and what is known of them."""

    names: list[Named] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    """Where the names begin, in text order."""
    parts: list[tuple[str, ...]] = field(default_factory=list)
    genders: Counter[str] = field(default_factory=Counter)
    agreeing: Counter[str] = field(default_factory=Counter)
    """How often a verb or an adjective about the person, or a title for women alone, shows each gender."""
    shown: str | None = None
    """The gender that the forms of the name show, where names are declined."""
    sides: Counter[str] = field(default_factory=Counter)
    """Countries that titles and demonyms tie the person to."""
    predicates: set[str] = field(default_factory=set)
    """What the person is called to be: president_of, envoy_of ..."""
    titles: set[str] = field(default_factory=set)
    """The titles beside the names, folded."""

    @property
    def gender(self) -> str | None:
        """Masculine, feminine, or None when nothing or too little says."""
        best = self.genders.most_common(1)
        return self.shown or (best[0][0] if best else None)

    @property
    def longest(self) -> tuple[str, ...]:
        """The parts of the longest name."""
        return max(self.parts, key=len)


def group_people(
    names: Sequence[Named], rows: Sequence[Line], words: ActorWords, language: str, titles: Titles
) -> list[Person]:
    """The persons behind the personal names of a report, in order of first mention."""
    people: list[Person] = []
    by_stem: dict[str, dict[Person, int]] = {}
    parts = {name: tuple(u.text for u in rows[name.sentence].row[slice(*name.units)]) for name in names}
    whole = [name for name in names if len(parts[name]) > 1]
    for name in (*whole, *(n for n in names if len(parts[n]) == 1)):
        address = _address(name, rows[name.sentence], words)
        called = titles.get(name, frozenset())
        person = _match(name, parts[name], by_stem, language, _Beside(address, called))
        if person is None:
            person = Person()
            people.append(person)
        person.names.append(name)
        insort(person.starts, name.start)
        person.titles |= called
        person.parts.append(parts[name])
        for part in parts[name]:
            for stem in wordforms.stems(part, language, True):
                known = by_stem.setdefault(stem, {})
                known[person] = known.pop(person, len(known))  # those named last stand at the end
        _gender(person, name, rows[name.sentence], words)
    _join_aliases(people, rows, language)
    for person in people:
        order = sorted(range(len(person.names)), key=lambda i: person.names[i].start)
        person.names = [person.names[i] for i in order]
        person.parts = [person.parts[i] for i in order]
    return sorted(people, key=lambda p: p.names[0].start)


def _join_aliases(people: list[Person], rows: Sequence[Line], language: str) -> None:
    """Puts together two persons of whom the report says that one is called the other ("X, known as Y")."""
    aliases = role_words(language)["alias"]
    owner = {name: person for person in people for name in person.names}
    by_start = {(n.sentence, n.units[0]): n for n in owner}
    for name in sorted(owner, key=lambda n: n.start):
        row = rows[name.sentence].row
        for after in range(name.units[1] + 1, min(name.units[1] + 6, len(row))):
            other = by_start.get((name.sentence, after))
            between = " ".join(u.text for u in row[name.units[1] : after] if any(c.isalnum() for c in u.text))
            respelt = not between and row[after - 1].text == "(" and _other_script(name, other, row)
            called = respelt or wordforms.fold(between) in aliases
            if other and called and owner[other] is not owner[name]:
                _absorb(owner[name], owner[other])
                people.remove(owner[other])
                owner.update(dict.fromkeys(owner[other].names, owner[name]))


def _other_script(name: Named, other: Named | None, row: Sequence[Unit]) -> bool:
    """Is a name in brackets the one before it in other letters («Иван Лосев (Ivan Losev)»)?"""
    return other is not None and row[name.units[0]].text.isascii() != row[other.units[0]].text.isascii()


def _absorb(person: Person, other: Person) -> None:
    person.names.extend(other.names)
    person.parts.extend(other.parts)
    person.genders.update(other.genders)
    person.agreeing.update(other.agreeing)


def _match(
    name: Named, parts: tuple[str, ...], by_stem: dict[str, dict[Person, int]], language: str, beside: _Beside
) -> Person | None:
    found: dict[Person, None] = {}
    for part in (parts[-1], parts[0]):
        for stem in wordforms.stems(part, language, True):
            known = by_stem.get(stem, {})
            found |= dict.fromkeys(sorted(itertools.islice(reversed(known), NAMESAKES), key=known.__getitem__))
    candidates = [*found]
    if len(parts) == 1 and parts[0].isupper() and len(parts[0]) in INITIALS:
        everybody = {person for known in by_stem.values() for person in known}
        spelled = [p for p in everybody if parts[0] == "".join(part[0] for part in p.longest)]
        if len(spelled) == 1:
            return spelled[0]
    if len(parts) > 1:
        return next((p for p in candidates if _same_whole(parts, p.longest, language)), None)
    return _of_single(name, parts[0], candidates, language, beside)


def _of_single(name: Named, part: str, candidates: list[Person], language: str, beside: _Beside) -> Person | None:
    """The person that one word names: by surname before first name, of several the one named last.

    Of namesakes the one goes first who has the title beside the name ("Mayor Roe"), and none whose form of address
    was another ("Ms Roe").
    """
    by_surname = [p for p in candidates if wordforms.same_name(part, p.longest[-1], language)]
    exact = [p for p in by_surname if wordforms.fold(part) == wordforms.fold(p.longest[-1])]
    chosen = exact or by_surname or candidates
    if beside.gender:
        chosen = [p for p in chosen if p.gender in {None, beside.gender}] or chosen
    chosen = [p for p in chosen if p.titles & beside.titles] or chosen
    before = [p for p in chosen if p.starts[0] < name.start]
    if before:
        return max(before, key=lambda p: p.starts[bisect_left(p.starts, name.start) - 1])
    return chosen[0] if chosen else None


def _same_whole(one: tuple[str, ...], other: tuple[str, ...], language: str) -> bool:
    """Are two names of several parts one person's? First names must agree, initials do."""
    if len(other) == 1:
        return wordforms.same_name(one[-1], other[0], language)
    last = wordforms.same_name(one[-1], other[-1], language) or _same_short(one, other, language)
    first = _same_first(one[0], other[0], language)
    if last and first:
        return True
    if first and wordforms.same_name(one[0], other[0], language) and len(one[0]) > 2:
        return fuzz.ratio(wordforms.fold(one[-1]), wordforms.fold(other[-1])) >= SPELLING
    forms = [{stem for part in parts for stem in wordforms.stems(part, language, True)} for parts in (one, other)]
    shorter = min((one, other), key=len)
    return all(not wordforms.stems(p, language, True).isdisjoint(forms[0] & forms[1]) for p in shorter)


def _same_short(one: tuple[str, ...], other: tuple[str, ...], language: str) -> bool:
    """Is the last part, too short for a stem, declined behind parts that stay («Ким Чен Ын», «Ким Чен Ына»)?"""
    if not wordforms.has(language, "declines") or len(one) != len(other) or len(one) < 3 or one[:-1] != other[:-1]:
        return False
    shorter, longer = sorted((one[-1], other[-1]), key=len)
    return len(shorter) < 4 and len(longer) - len(shorter) < 3 and longer[: max(2, len(shorter) - 1)] in shorter


def _same_first(one: str, other: str, language: str) -> bool:
    initial = min((one.rstrip("."), other.rstrip(".")), key=len)
    longer = max((one, other), key=len)
    if len(initial) == 1:
        return longer[:1].casefold() == initial.casefold()
    return wordforms.same_name(one, other, language)


def _gender(person: Person, name: Named, line: Line, words: ActorWords) -> None:
    for position in range(*name.words):
        gender = _GENDERS.get(line.sentence.words[position].features.get("Gender", ""))
        if gender:
            person.genders[gender] += 1
    address = _address(name, line, words)
    if address:
        person.genders[address] += 5
    _gender_of_tree(person, name, line)


def _address(name: Named, line: Line, words: ActorWords) -> str | None:
    """The gender that the form of address before a name tells."""
    before = line.row[name.units[0] - 1].text if name.units[0] else ""
    return words.address.get(wordforms.fold(before))


def _gender_of_tree(person: Person, name: Named, line: Line) -> None:
    """Gender of what agrees with the name: a participle or past tense, a title, the verb of the title."""
    words = line.sentence.words
    head = words[name.words[0]]
    if head.relation == "appos" and head.head >= 0 and words[head.head].relation.startswith("nsubj"):
        verb = words[words[head.head].head]
        if verb.upos == "VERB" and verb.features.get("Gender") in _GENDERS:
            person.agreeing[_GENDERS[verb.features["Gender"]]] += 1
    if head.head >= 0:
        governor: Word = words[head.head]
        gender = _GENDERS.get(governor.features.get("Gender", ""))
        agrees = head.relation.startswith("nsubj") and governor.upos in {"VERB", "ADJ", "NOUN"}
        if gender and (agrees or head.relation in {"appos", "flat"}):
            person.genders[gender] += 2
        if gender and (
            (agrees and governor.upos != "NOUN") or (gender == "feminine" and head.relation == "appos")
        ):
            person.agreeing[gender] += 1
