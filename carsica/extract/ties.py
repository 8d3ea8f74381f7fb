"""Ties between actors that a noun phrase tells by itself: "soldiers of the army", "the party’s board".

Owns what holds whom inside a phrase and whose a possessive is. Posts and their ties are found in roles.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from carsica.extract import wordforms
from carsica.extract.actor_words import Line, actor_words, role_words
from carsica.extract.cast import Cast, Mention
from carsica.record.actor import ActorType, Relation

_PREDICATES: dict[ActorType, str] = {"person": "member_of", "group": "member_of", "organisation": "part_of"}
_OWNED = frozenset({"nmod", "amod", "compound", "det", "flat"})
_BODIES = frozenset({"organisation", "state", "outlet", "group"})


class Ties:
    """Reads the ties of one report off its cast."""

    def __init__(self, cast: Cast, rows: Sequence[Line], language: str) -> None:
        self.cast, self.rows = cast, rows
        self.words = actor_words(language)
        self.whose = role_words(language).get("whose", frozenset())
        self.of_person = frozenset(self.words.grammar.get("his", ()))
        self.of_thing = frozenset(self.words.grammar.get("its", ()))
        self.in_sentence: dict[int, list[Mention]] = {}
        for mention in sorted(cast.mentions, key=lambda m: m.span):
            if mention.actor and mention.kind != "pronoun":
                self.in_sentence.setdefault(mention.sentence, []).append(mention)

    def found(self) -> Iterator[Relation]:
        """The ties of all phrases without a name of their own, in text order."""
        for mentions in self.in_sentence.values():
            for mention in mentions:
                predicate = _PREDICATES.get(self.cast.actor_by_id[mention.actor or ""].type)
                if mention.kind != "nominal" or predicate is None:
                    continue
                owner = self._inside(mention) or self._by_possessive(mention)
                if owner and owner != mention.actor:
                    if self.cast.actor_by_id[owner].type == "state" and predicate == "member_of":
                        predicate = "citizen_of"
                    yield Relation(mention.actor or "", predicate, owner, True, mention.span)

    def _inside(self, mention: Mention) -> str | None:
        """The body, state or person named inside a phrase that hangs from its head most directly."""
        line = self.rows[mention.sentence]
        near: list[tuple[int, int, str]] = []
        for inner in self.in_sentence[mention.sentence]:
            owner = inner.actor or ""
            if not mention.span.covers(inner.span) or inner.head == mention.head or owner == mention.actor:
                continue
            depth = self._depth(line, inner.head, mention.head)
            if depth is not None:
                near.append((depth, inner.head, owner))
        return min(near)[2] if near else None

    @staticmethod
    def _depth(line: Line, position: int, head: int) -> int | None:
        """How many steps up a word hangs from the head, None if it does not."""
        steps = 0
        while position >= 0 and position != head:
            if line.sentence.words[position].relation.split(":")[0] not in _OWNED:
                return None
            position, steps = line.sentence.words[position].head, steps + 1
        return steps if position == head else None

    def _by_possessive(self, mention: Mention) -> str | None:
        sentence = self.rows[mention.sentence].sentence
        for child in sentence.children(mention.head, "det", "nmod"):
            word = sentence.words[child]
            forms = {wordforms.fold(word.text), wordforms.fold(word.lemma)}
            if any(self.words.pronouns.get(form) == "possessive" for form in forms) or forms & self.of_thing:
                return self.possessor(mention.sentence, child)
        return None

    def possessor(self, sentence: int, position: int, apart: str | None = None) -> str | None:
        """Whose a possessive is: the subject before it in its sentence, else the nearest before; None for nobody.

        Never ``apart``, the actor that the possessive stands beside.
        """
        word = wordforms.fold(self.rows[sentence].sentence.words[position].text)
        fitting = [m for m in self.in_sentence.get(sentence, ()) if m.actor != apart and self._may_own(m, word)]
        before = [m for m in fitting if m.words[1] <= position]
        if before and word in self.whose:
            return max(before, key=lambda m: (m.words[1], m.words[1] - m.words[0])).actor
        subjects = [m for m in before if self._is_subject(m)]
        return (subjects or before)[-1].actor if before else None

    def _may_own(self, mention: Mention, word: str) -> bool:
        kind = self.cast.actor_by_id[mention.actor or ""].type
        if mention.kind == "demonym":
            return False
        if word in self.of_person:
            return kind == "person"
        return kind in _BODIES if word in self.of_thing else True

    def _is_subject(self, mention: Mention) -> bool:
        words = self.rows[mention.sentence].sentence.words
        position = mention.head
        while words[position].relation.split(":")[0] in {"appos", "flat"} and words[position].head >= 0:
            position = words[position].head
        return words[position].relation.startswith("nsubj")
