"""Who holds a post: the person whose name stands beside a title, by the words around it and by the tree.

Owns the search for the holder in one line. Must not find titles; posts.py does.
"""

from __future__ import annotations

import itertools

from carsica.extract import wordforms
from carsica.extract.actor_words import Line, actor_words, role_words
from carsica.extract.identified import after_called, identified
from carsica.extract.long_titles import name_closing, one_case, owned
from carsica.extract.name_evidence import QUOTES
from carsica.extract.named import Named
from carsica.extract.noun_phrase import Naming, Phrases
from carsica.extract.post import Post, Via
from carsica.extract.predicated import Told, told_by_verb

FARTHEST_TAIL = 8
"""Units of a phrase between commas that may part a name from what is said of its bearer."""
LONGEST_TAIL = 16
"""The same, where the name itself stands between commas."""
FARTHEST = 3
"""Units that may stand between an apposition and its name: a comma, an article, an adverb."""
SEPARATORS = frozenset({",", "–", "—", "-", "(", ")", ":"})
_BETWEEN = frozenset({"DET", "ADV", "ADJ", "CCONJ", "PRON"})


class Holders:
    """Finds the holders of the posts of one line; ``found`` are the posts so far, in text order."""

    def __init__(self, line: Line, naming: Naming, language: str) -> None:
        self.line, self.naming, self.language = line, naming, language
        self.words, self.around = actor_words(language), role_words(language)
        self.phrases = Phrases(line, naming, self.words, language)
        self.found: list[Post] = []

    def _holder(self, start: int, first: int, title_end: int, end: int, head: int) -> tuple[Named | None, Via]:
        for at in dict.fromkeys((title_end, end) if end == title_end else (end,)):
            name = None if self._closes_inner_title(title_end, at) else self._person_at(at)
            if name and self._agrees(name, head) and not self._of_outer_title(name, head):
                return name, "before"
        closing = name_closing(self.phrases, head, end)
        if closing:
            return closing, "before"
        after = self._person_before(start)
        next_one = after is not None and self._of_next(start, end)
        if (
            after
            and not next_one
            and not self._list_of_people(after, start, end)
            and not self._of_others(after, head)
        ):
            return after, "after"
        late = identified(self.phrases, head, self.around)
        if late:
            return late, "after"
        copula = self._by_copula(head) or self._by_verb(head)
        if copula:
            return copula, "copula"
        tree = self._by_tree(head, end)
        if tree:
            return tree, "before"
        comma = end < len(self.line.row) and self.line.row[end].text == ","
        if comma and (name := self._behind_comma(end, start, head)) and not self._has_other_title(name, head):
            closes = name.units[1]
            closed = (
                start == 0
                or closes >= len(self.line.row)
                or self.line.row[closes].text in {",", ".", ";", ":", ")"}
            )
            if closed or self.line.sentence.words[name.words[0]].head == head:
                return name, "before"
        return None, "alone"

    def _closes_inner_title(self, title_end: int, end: int) -> bool:
        """Does what a post belongs to end in a title, whose the name after it is ("los abogados del juez X")?"""
        inner = range(title_end + 1, end)
        matched = ((at, self.line.titles[at]) for at in inner)
        return any(
            title is not None and title[0] == end and self.phrases.is_genitive_mark(at - 1)
            for at, title in matched
        )

    def _of_next(self, start: int, end: int) -> bool:
        """Is a title behind "and" or "as" that of the person named behind the comma ("y el subsecretario, X")?"""
        row = self.line.row
        before = range(max(0, start - 2), start)
        joined = any(self.phrases.word(i).upos in {"CCONJ", "SCONJ"} for i in before)
        return joined and end < len(row) and row[end].text == "," and self._person_at(end + 1) is not None

    def _agrees(self, name: Named, head: int) -> bool:
        """A title and its name stand in one case, in the languages that show it."""
        if not wordforms.has(self.language, "declines"):
            return True
        return one_case(self.phrases.word_at(head), self.phrases.word_at(name.words[0]), self.language)

    def _of_outer_title(self, name: Named, head: int) -> bool:
        """Does the tree hang the name from an earlier title, of which this one is a part?"""
        above = self.line.sentence.words[name.words[0]].head
        if above == head or above < 0:
            return False
        return any(p.head == above and p.phrase[1] >= name.units[0] and p.holder is name for p in self.found)

    def _has_other_title(self, name: Named, head: int) -> bool:
        """Does the tree hang a name behind a comma from an earlier title that it is known to bear?"""
        above = self.line.sentence.words[name.words[0]].head
        return above != head and any(p.head == above and p.holder is name for p in self.found)

    def _person_at(self, at: int) -> Named | None:
        """A personal name that begins at a unit, a quotation mark or form of address skipped."""
        at = after_called(self.phrases, at, self.around.get("called", frozenset()))
        while at < len(self.line.row) and wordforms.fold(self.line.row[at].text) in self.words.address:
            at += 1
        name = self.phrases.name(at)
        return name if name and name.kind == "person" and name.units[0] == at else None

    def _behind_comma(self, comma: int, start: int, head: int) -> Named | None:
        """The person named behind a comma, by a further title or none ("his sister, the lawyer Ann Lee")."""
        name = self._person_at(comma + 1)
        if name:
            return name
        row, at = self.line.row, comma + 1
        while at < len(row) and (self.phrases.word(at).upos == "DET" or self.phrases.is_demonym(at)):
            at += 1
        title = self.line.titles[at] if at < len(row) else None
        name = self._person_at(title[0] if title else at) if at > comma + 1 else None
        if name is None:
            return None
        owned = any(self.phrases.is_possessive(i) for i in range(max(0, start - 2), self.line.unit_of[head]))
        above = self.line.sentence.ancestors(name.words[0])
        return name if owned or head in itertools.islice(above, 2) else None

    def _is_whose(self, at: int) -> bool:
        """A relative that says whose the noun is: "whose", "deren", "dont", "cui", "cuyo"."""
        word, whose = self.phrases.word(at), self.around.get("whose", frozenset())
        return bool({wordforms.fold(word.text), wordforms.fold(word.lemma)} & whose)

    def _person_before(self, start: int) -> Named | None:
        """The personal name that the phrase is an apposition to: before a comma, or through other appositions."""
        at, comma = start - 1, False
        steps = 0
        while at >= 0 and steps <= FARTHEST:
            text = self.line.row[at].text
            word = self.phrases.word(at)
            name = self.naming.names[at]
            if name and name.kind == "person" and self._post_ending(at) is None:
                return name if comma else None
            if self._is_whose(at):
                return None
            earlier = self._post_ending(at)
            if earlier:
                return earlier.holder if earlier.via in {"after", "copula"} else None
            if text in SEPARATORS:
                comma = True
            elif text in QUOTES or word.upos in _BETWEEN or wordforms.fold(text) in self.around["current"]:
                pass
            elif self._of_time(at):
                steps -= 1
            elif (
                name and at > 1 and self.phrases.word(at - 1).upos == "ADP" and (tail := self._post_ending(at - 2))
            ):
                return tail.holder
            else:
                return self._before_segment(at) if comma else None
            at -= 1
            steps += 1
        return None

    def _of_time(self, at: int) -> bool:
        """Is the unit part of "until 2024", "fino a marzo"?"""
        folded = wordforms.fold(self.line.row[at].text)
        if self.phrases.word(at).upos == "NUM" or folded in self.words.days:
            return True
        bounds = self.around["since"] | self.around["until"]
        return (folded in bounds or self.phrases.word(at).upos == "ADP") and self._of_time(at + 1)

    def _before_segment(self, at: int) -> Named | None:
        """The person whose name stands before a phrase between commas ("Ann Lee, of the Hill Centre, ...")."""
        for left in range(at, max(0, at - FARTHEST_TAIL), -1):
            if self.line.row[left].text == ",":
                name = self.phrases.name(left - 1)
                of = self.phrases.word(left + 1).upos == "ADP"
                return name if of and name and name.kind == "person" else None
        return None

    def _post_ending(self, at: int) -> Post | None:
        """An earlier apposition whose phrase (with what hangs from it) holds the unit."""
        for post in reversed(self.found):
            if post.via in {"after", "copula"} and post.phrase[0] <= at < post.phrase[1]:
                return post
        return None

    def _list_of_people(self, name: Named, start: int, end: int) -> bool:
        """Is the phrase the title of a next person in a row ("Rossi, il ministro Bianchi e ...")?"""
        return self._person_at(end) is not None and self._person_at(end) is not name

    def _of_others(self, name: Named, head: int) -> bool:
        """Is a title of several people said next to the name of one ("X, his friends and the heads of towns")?"""
        if self.phrases.word_at(head).features.get("Number") != "Plur":
            return False
        first = self.phrases.word_at(name.words[0])
        joined = first.relation == "conj" and self._person_of_word(first.head) is not None
        return not joined and self.phrases.word_at(head).relation != "appos"

    def _set_off(self, name: Named) -> bool:
        """Stands a name between commas?"""
        row = self.line.row
        before, after = name.units[0] - 1, name.units[1]
        return before >= 0 and after < len(row) and row[before].text == "," == row[after].text

    def _by_copula(self, head: int) -> Named | None:
        """The subject of "X is/was/becomes <title>", or the antecedent of "who is <title>"."""
        sentence = self.line.sentence
        if not sentence.children(head, "cop"):
            return None
        subjects = sentence.children(head, "nsubj")
        for subject in subjects:
            name = self._person_of_word(subject)
            if name:
                return name
            if sentence.words[subject].upos == "PRON" and self._before_comma(subject):
                return self._before_comma(subject)
        return None

    def _by_verb(self, head: int) -> Named | None:
        """The person whom a verb of being or appointing ties to the title."""
        told = self._told(head)
        return self._person_of_word(told.holder) if told else None

    def _told(self, head: int) -> Told | None:
        return told_by_verb(self.line.sentence, head, self.around, wordforms.has(self.language, "declines"))

    def _person_of_word(self, position: int) -> Named | None:
        name = self.naming.names[self.line.unit_of[position]]
        return name if name and name.kind == "person" else None

    def _before_comma(self, position: int) -> Named | None:
        """The person right before a relative pronoun, with a comma between or none."""
        at = self.line.unit_of[position] - 1
        while at >= 0 and self.line.row[at].text in SEPARATORS:
            at -= 1
        name = self.phrases.name(at)
        if name and name.kind == "person":
            return name
        earlier = self._post_ending(at)
        return earlier.holder if earlier else None

    def _by_tree(self, head: int, end: int) -> Named | None:
        """A name in apposition to the title by the tree, not behind a preposition."""
        sentence, words = self.line.sentence, self.line.sentence.words
        for child in sentence.children(head, "appos", "flat"):
            name = self._person_of_word(child)
            free = not sentence.children(child, "case") and not owned(words[head], words[child], self.language)
            tail = LONGEST_TAIL if name is not None and self._set_off(name) else FARTHEST_TAIL
            near = name is not None and name.units[0] - end <= tail
            apposed = words[child].relation == "appos" and near
            if name and free and child > head and (apposed or name.units[0] - end <= 1):
                return name
        return None
