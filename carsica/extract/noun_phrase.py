"""How far a noun phrase about an actor reaches, and which names stand in it.

Owns the walk over printed units, which leans on the tree but survives its errors. Must not decide what the
phrase stands for.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass

from carsica.extract import wordforms
from carsica.extract.actor_words import ActorWords, Line, actor_words, role_words
from carsica.extract.named import Named
from carsica.parse.syntax import Word

LONGEST_PHRASE = 14
_QUOTES = frozenset('"“„«‹')
_PARTS = frozenset({"ADJ", "NOUN", "PROPN"})
_POSSESSIVE_MARKS = frozenset({"'s", "’s", "'", "’", "s"})


@dataclass(frozen=True)
class Naming:
    """Which names cover each unit of a line: ``names`` the widest that is no demonym, ``demonyms`` apart."""

    names: tuple[Named | None, ...]
    demonyms: tuple[Named | None, ...]


@functools.cache
def _set_phrases(language: str) -> dict[str, list[list[str]]]:
    """By their last word, folded: phrases that end in a noun for people and mean nobody, as folded words."""
    found: dict[str, list[list[str]]] = {}
    for phrase in actor_words(language).grammar.get("set_phrases", ()):
        parts = [wordforms.fold(part) for part in phrase.split()]
        found.setdefault(parts[-1], []).append(parts)
    return found


def namings(rows: Sequence[Line], names: Sequence[Named]) -> list[Naming]:
    """For each line, its units' names."""
    widest: list[list[Named | None]] = [[None] * len(line.row) for line in rows]
    demonyms: list[list[Named | None]] = [[None] * len(line.row) for line in rows]
    for name in sorted(names, key=lambda n: n.units[1] - n.units[0]):
        table = demonyms if name.kind == "demonym" else widest
        for at in range(*name.units):
            table[name.sentence][at] = name
    return [Naming(tuple(a), tuple(b)) for a, b in zip(widest, demonyms, strict=True)]


@dataclass(frozen=True)
class Phrases:
    """Walks the units of one line."""

    line: Line
    naming: Naming
    words: ActorWords
    language: str

    def word(self, at: int) -> Word:
        """The (first) word behind a unit."""
        return self.line.sentence.words[self.line.row[at].first]

    def word_at(self, position: int) -> Word:
        """The word at a position of the sentence."""
        return self.line.sentence.words[position]

    def name(self, at: int) -> Named | None:
        """The name over a unit, None beyond the line's ends."""
        return self.naming.names[at] if 0 <= at < len(self.line.row) else None

    def is_demonym(self, at: int) -> bool:
        """Is the unit (part of) an adjective or noun of nationality?"""
        return 0 <= at < len(self.line.row) and self.naming.demonyms[at] is not None

    def is_possessive(self, at: int) -> bool:
        """A possessive such as "suo", "his", "його"."""
        word = self.word(at)
        folded = {wordforms.fold(word.text), wordforms.fold(word.lemma)}
        return any(self.words.pronouns.get(form) == "possessive" for form in folded)

    def in_set_phrase(self, at: int) -> bool:
        """Is the noun at a unit the last word of a phrase that means nobody ("dans le cadre", "en medio")?"""
        row = self.line.row
        for parts in _set_phrases(self.language).get(wordforms.fold(row[at].text), ()) if at >= 0 else ():
            if parts == [wordforms.fold(unit.text) for unit in row[max(0, at + 1 - len(parts)) : at + 1]]:
                return True
        return False

    def means_thing(self, at: int) -> bool:
        """Is a noun in the singular one for a thing though it looks like one for people ("la politica")?"""
        folded = wordforms.fold(self.line.row[at].text)
        return folded in self.words.grammar.get("things", ()) and self.word(at).features.get("Number") != "Plur"

    def is_genitive_mark(self, at: int) -> bool:
        """A preposition that marks what a noun belongs to, alone or melted with an article."""
        return wordforms.fold(self.word(at).lemma) in self.words.grammar.get("genitive", ())

    def _is_complement_noun(self, at: int) -> bool:
        """A noun in the genitive right after another one, in the languages that say it by case."""
        word = self.word(at)
        if word.upos not in {"NOUN", "PROPN", "ADJ"} or not wordforms.has(self.language, "genitive_by_case"):
            return False
        if word.features.get("Case") == "Dat" or self._of_time_or_predicate(at):
            return False
        return word.features.get("Case", "Gen") == "Gen" or word.relation in {"nmod", "nmod:poss", "flat"}

    def _of_time_or_predicate(self, at: int) -> bool:
        """Is the unit part of a date («глава банка 5 мая уехал»), or an adjective that is told of the noun?"""
        word = self.word(at)
        if word.upos == "ADJ" and "Case" not in word.features:
            return word.relation.split(":")[0] not in {"amod", "nmod"}
        return wordforms.fold(word.text) in self.words.days

    def end(self, after: int, inside: int) -> int:
        """Where a phrase ends that has reached unit ``after``; ``inside`` is its head unit.

        Takes adjectives, demonyms, names in apposition or genitive, and genitive complements. A person's name
        right after the head noun is left out: the noun is then that person's title.
        """
        row, start, at = self.line.row, inside, after
        while at < len(row) and at - start < LONGEST_PHRASE:
            reached = self._step(at, inside, after)
            if reached is None:
                break
            at = reached
        return at

    def _step(self, at: int, inside: int, after: int) -> int | None:
        """The end of the modifier that begins at a unit, or None when no modifier does."""
        name = self.name(at)
        if self.is_demonym(at):
            demonym = self.naming.demonyms[at]
            if name and name.kind == "organisation" and name.units[0] == at:
                return name.units[1]
            return demonym.units[1] if demonym else None
        if name:
            if name.kind == "person":
                return name.units[1] if self._owner(name, inside, at == after) else None
            return name.units[1] if self._linked(at, inside) or name.kind != "place" else None
        word = self.word(at)
        if word.upos == "ADJ" and self._linked(at, inside):
            return at + 1
        if self.is_genitive_mark(at):
            return self.complement_end(at + 1)
        if (
            wordforms.has(self.language, "declined_articles")
            and word.upos == "DET"
            and word.features.get("Case", "Gen") == "Gen"
            and at > inside
        ):
            return self.complement_end(at)
        if self._is_complement_noun(at):
            return self._quoted(at + 1)
        if word.upos == "CCONJ" and at > after and at + 1 < len(self.line.row):
            following = self.word(at + 1)
            head = following.head
            words = self.line.row
            if (
                following.relation == "conj"
                and words[after - 1].last <= head < words[at].first
                and (following.upos in {"NOUN", "ADJ"} and not self.naming.names[at + 1])
            ):
                return at + 2
        return None

    def _owner(self, name: Named, inside: int, right_after: bool) -> bool:
        """Is a person's name right after a noun in the genitive, the one the noun belongs to?

        So it is when the noun stands in another case, or when a second person's name follows ("спецпосланник
        Трампа Уиткофф").
        """
        if not wordforms.has(self.language, "genitive_by_case"):
            return False
        case, own = self.word(name.units[0]).features.get("Case"), self.word(inside).features.get("Case")
        if wordforms.has(self.language, "genitive_s"):
            return case == "Gen" and own != "Gen" and self.line.row[name.units[1] - 1].text.endswith("s")
        if not right_after:
            behind = self.name(name.units[0] - 1)
            held = (
                behind is not None and own != "Nom"
            )  # "уволил главу МИД Орлова": whoever heads it, not its owner
            return case == "Gen" and not held and self._linked(name.units[0], inside)
        following = self.name(name.units[1])
        second = following is not None and following.kind == "person"
        return second or (case == "Gen" and own not in {None, "Gen"})

    def _linked(self, at: int, inside: int) -> bool:
        """Does the unit hang from a word of the phrase?"""
        head = self.word(at).head
        return self.line.row[inside].first <= head < self.line.row[at].first

    def complement_end(self, at: int) -> int | None:
        """The end of the noun phrase after a genitive mark; None when there is none."""
        row = self.line.row
        while (
            at < len(row)
            and (self.word(at).upos in {"DET", "ADJ", "NUM"} or self.is_demonym(at) or self._former(at))
            and not self.name(at)
        ):
            at += 1
        if at >= len(row):
            return None
        name = self.name(at)
        if name:
            return self._possessed(name.units[1])
        word = self.word(at)
        at = self._governor_behind(at)
        word = self.word(at)
        verbal = word.upos == "VERB" and word.features.get("VerbForm") in {"Inf", "Fin", "Ger"}
        if verbal or word.upos not in {"NOUN", "PROPN", "ADJ", "VERB", "X"}:
            return None
        title = self.line.titles[at]
        reached = self.end(title[0], at) if title else at + 1
        while self.is_demonym(reached):
            reached += 1
        following = self.name(reached)
        noun = self.line.nouns[at]
        if noun and not title:
            reached = self._quoted(self._going_on(noun[0], at) if reached == at + 1 else reached)
        governs = noun is not None and noun[1] == "government" and noun[0] == reached
        if (title or governs) and following and following.kind == "person":
            return following.units[1]
        return reached

    def _going_on(self, after: int, at: int) -> int:
        """Where the noun of a body ends with its adjectives and the body that it is a part of."""
        reached = after
        while reached < len(self.line.row) and self.word(reached).upos == "ADJ" and self._linked(reached, at):
            reached += 1
        inner = reached + 1
        if reached >= len(self.line.row) or not self.is_genitive_mark(reached):
            return reached
        while inner < len(self.line.row) and self.word(inner).upos == "DET":
            inner += 1
        name = self.name(inner)
        return (
            name.units[1] if name and name.kind in {"organisation", "seat"} and name.units[0] == inner else reached
        )

    def _former(self, at: int) -> bool:
        return wordforms.fold(self.line.row[at].text) in role_words(self.language)["former"]

    def _quoted(self, at: int) -> int:
        """Where a phrase ends whose noun a quoted name of a body follows («компании «Север»»)."""
        row, name = self.line.row, self.name(at + 1)
        opens = at < len(row) and row[at].text in _QUOTES
        if not opens or name is None or name.kind not in {"organisation", "outlet"} or name.units[0] != at + 1:
            return at
        return name.units[1]

    def _governor_behind(self, at: int) -> int:
        """The noun that a noun and those after it modify, where modifiers stand before: "banking supervision"."""
        if not wordforms.has(self.language, "modifiers_before"):
            return at
        reached = at
        while self.word(reached).relation == "compound":
            behind = self.line.unit_of[self.word(reached).head]
            between = range(reached + 1, behind + 1)
            if not between or any(self.name(i) or self.word(i).upos not in _PARTS for i in between):
                return at
            reached = behind
        return reached

    def _possessed(self, at: int) -> int:
        """Where a phrase ends that has reached a name: "Ukraine" or "Ukraine’s security council"."""
        row = self.line.row
        if (
            at >= len(row)
            or row[at].text not in _POSSESSIVE_MARKS
            or not wordforms.has(self.language, "possessive_s")
        ):
            return at
        reached = at
        at += 1
        while at < len(row) and at - reached < LONGEST_PHRASE:
            joined = self.word(at).upos == "CCONJ" and at + 1 < len(row) and self.line.has_capital(at + 1)
            if self.word(at).upos not in {"ADJ", "NOUN", "PROPN"} and not (
                joined and self.line.has_capital(at - 1)
            ):
                break
            at += 1
        return at if at > reached + 1 else reached

    def start(self, head: int) -> int:
        """Where a phrase begins whose head noun is unit ``head``: adjectives, demonyms and names before it."""
        at = head
        while at > 0 and head - at < LONGEST_PHRASE:
            name = self.name(at - 1)
            word = self.word(at - 1)
            if word.upos == "CCONJ" and at < head and self._nation(at) and self._nation(at - 2):
                at -= 1
            elif name and self._modifies(at - 1, head):
                at = name.units[0]
            elif self.is_demonym(at - 1):
                demonym = self.naming.demonyms[at - 1]
                at = demonym.units[0] if demonym else at - 1
            elif (
                word.text in _POSSESSIVE_MARKS
                and wordforms.has(self.language, "possessive_s")
                and self.name(at - 2)
            ) or (
                word.upos in {"ADJ", "PROPN", "NOUN"}
                and self.line.row[at].first <= word.head <= self.line.row[head].first
                and (
                    word.relation.split(":")[0] in {"amod", "compound", "nmod", "det"}
                    and not self._noun_before(at - 1)
                )
            ):
                at -= 1
            else:
                break
        return at

    def _nation(self, at: int) -> bool:
        """Is the unit a demonym, or a state's name that does the work of one?"""
        name = self.name(at)
        return self.is_demonym(at) or (name is not None and name.kind == "state")

    def _noun_before(self, at: int) -> bool:
        """Is the unit a noun of its own, in a language that puts modifiers of that kind behind?"""
        return self.word(at).upos in {"NOUN", "PROPN"} and not wordforms.has(self.language, "modifiers_before")

    def _modifies(self, at: int, head: int) -> bool:
        """Does a name before a noun modify it, as in "Trump administration" or "Ukraine’s army"?"""
        if wordforms.has(self.language, "modifiers_before"):
            return True
        if wordforms.has(self.language, "genitive_s"):
            # "Putins Gesandter", "US-Regierung": a genitive, or a compound that the units have parted
            word = self.word(at)
            owner = self.line.row[at].text.endswith("s") and at + 1 == head
            return (
                owner or word.relation.startswith("nmod") or self.line.row[at].first == self.line.row[head].first
            )
        return False
