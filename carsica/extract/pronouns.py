"""Pronouns and possessives that clearly stand for a person.

Owns the choice of the person meant; leaves a pronoun alone when two persons fit alike.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from carsica.extract import wordforms
from carsica.extract.actor_words import ActorWords, Line
from carsica.extract.drafts import Draft, Drafts
from carsica.extract.named import Named
from carsica.extract.people import Person
from carsica.extract.post import Post

_CASES = frozenset({"nsubj", "obj", "iobj", "obl", "nmod", "conj"})


class Pronouns:
    """Adds the pronouns of a report to its drafts."""

    def __init__(
        self, rows: Sequence[Line], words: ActorWords, people: Sequence[Person], draft_of: Mapping[int, Draft],
        drafts: Drafts, posts: Sequence[Post],
    ) -> None:  # fmt: skip
        self.rows, self.words, self.draft_of, self.drafts, self.posts = rows, words, draft_of, drafts, posts
        self.subjects = frozenset(words.grammar.get("subjects", ()))
        self.in_sentence: dict[int, list[tuple[Named, Person]]] = {}
        for person in people:
            for name in person.names:
                self.in_sentence.setdefault(name.sentence, []).append((name, person))

    def add_all(self) -> None:
        """Subjects and objects that are personal pronouns, and the possessives before titles."""
        for line in self.rows:
            words = line.sentence.words
            for at, unit in enumerate(line.row):
                if words[unit.first].upos != "PRON":
                    continue
                gender = self.words.pronouns.get(wordforms.fold(unit.text))
                if gender in {"masculine", "feminine"} and self._personal(line, at):
                    self._add(line, at, self._antecedent(line, at, gender))
        for post in self.posts:
            line = self.rows[post.sentence]
            if post.possessive is not None and self._possessive(line, post.possessive):
                self._add(line, post.possessive, self._possessor(line, post.possessive, post.holder))

    def _add(self, line: Line, at: int, person: Person | None) -> None:
        if person:
            self.drafts.add(line, (at, at + 1), "pronoun", self.draft_of[id(person)])

    def _possessive(self, line: Line, at: int) -> bool:
        """Is the unit a possessive ("suo"), not a relative ("cui")?"""
        word = line.sentence.words[line.row[at].first]
        return any(
            self.words.pronouns.get(wordforms.fold(form)) == "possessive" for form in (word.text, word.lemma)
        )

    @staticmethod
    def _personal(line: Line, at: int) -> bool:
        word = line.sentence.words[line.row[at].first]
        return (
            word.upos == "PRON"
            and word.relation.split(":")[0] in _CASES
            and word.features.get("Number") != "Plur"
            and not (word.relation == "nsubj" and _verb_plural(line, word.head))
        )

    def _antecedent(self, line: Line, at: int, gender: str) -> Person | None:
        """The person a pronoun stands for: of the sentence so far, else of the one before; subjects first."""
        start = line.row[at].start
        here = [(n, p) for n, p in self.in_sentence.get(line.number, ()) if n.end <= start]
        word = line.sentence.words[line.row[at].first]
        if word.features.get("Case", "Acc") != "Nom" and wordforms.fold(word.text) not in self.subjects:
            here = [(n, p) for n, p in here if line.sentence.words[n.words[0]].head != word.head]
        for found in (here, self.in_sentence.get(line.number - 1, ())):
            fitting = [(n, p) for n, p in found if p.gender in {gender, None}]
            chosen = self._salient(fitting)
            if fitting:
                return chosen
        return None

    def _salient(self, found: list[tuple[Named, Person]]) -> Person | None:
        people = {id(p): p for _, p in found}
        if len(people) == 1:
            return next(iter(people.values()))
        subjects = {id(p): p for n, p in found if self._is_subject(n)}
        return next(iter(subjects.values())) if len(subjects) == 1 else None

    def _is_subject(self, name: Named) -> bool:
        words = self.rows[name.sentence].sentence.words
        word = words[name.words[0]]
        while word.relation.split(":")[0] in {"appos", "flat"} and word.head >= 0:
            word = words[word.head]
        return word.relation.startswith("nsubj")

    def _possessor(self, line: Line, at: int, holder: Named | None) -> Person | None:
        """Whose "his" is: the person coordinated just before it, else the subject, else the person before."""
        start = line.row[at].start
        before = [(n, p) for n, p in self.in_sentence.get(line.number, ()) if n.end <= start and n is not holder]
        if not before:
            return self._salient(self.in_sentence.get(line.number - 1, []))
        nearest = max(before, key=lambda pair: pair[0].end)
        between = line.row[nearest[0].units[1] : at]
        upos = [line.sentence.words[u.first].upos for u in between]
        if between and len(between) <= 2 and "CCONJ" in upos:
            return nearest[1]
        return self._salient(before) or nearest[1]


def _verb_plural(line: Line, head: int) -> bool:
    return head >= 0 and line.sentence.words[head].features.get("Number") == "Plur"
