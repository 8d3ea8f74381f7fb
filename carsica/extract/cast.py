"""The cast of a report: its actors and places, and which words stand for which of them.

Owns the shape that coreference fills and every later rule asks. Must not find mentions itself.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from carsica.record.actor import Actor
from carsica.record.place import Place
from carsica.record.span import Span

MentionKind = Literal["name", "nominal", "pronoun", "demonym"]


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that stand for an actor, a place, or both ("Kiev" is a city and its government).

    ``words`` is a half-open range of positions in sentence number ``sentence``; ``head`` is the position of the
    word that governs the mention; ``span`` covers the words as the text prints them.
    """

    span: Span
    sentence: int
    words: tuple[int, int]
    head: int
    kind: MentionKind
    actor: str | None = None
    place: str | None = None


@dataclass(frozen=True)
class Cast:
    """Actors, places and mentions of one report, ids as in the reading (a1, a2 ..., p1, p2 ...)."""

    actors: tuple[Actor, ...]
    places: tuple[Place, ...]
    mentions: tuple[Mention, ...]
    countries: Mapping[str, str] = field(default_factory=dict)
    """Actor id to the ISO code of the country that the actor is, belongs to or speaks for; "EU" is one of them."""
    genders: Mapping[str, str] = field(default_factory=dict)
    """Actor id to "masculine" or "feminine", for the persons of whom the report shows it."""

    @cached_property
    def actor_by_id(self) -> dict[str, Actor]:
        """Actors by their id."""
        return {actor.id: actor for actor in self.actors}

    @cached_property
    def place_by_id(self) -> dict[str, Place]:
        """Places by their id."""
        return {place.id: place for place in self.places}

    @cached_property
    def _by_word(self) -> dict[tuple[int, int], Mention]:
        """The smallest mention over each word (sentence number, position)."""
        found: dict[tuple[int, int], Mention] = {}
        for mention in sorted(self.mentions, key=lambda m: m.words[0] - m.words[1]):
            for position in range(*mention.words):
                found[mention.sentence, position] = mention
        return found

    def at(self, sentence: int, position: int) -> Mention | None:
        """The smallest mention that holds a word, or None."""
        return self._by_word.get((sentence, position))

    @cached_property
    def _by_head(self) -> dict[tuple[int, int], Mention]:
        """The widest mention of each head (sentence number, position)."""
        return {(m.sentence, m.head): m for m in sorted(self.mentions, key=lambda m: m.words[1] - m.words[0])}

    def headed_by(self, sentence: int, position: int) -> Mention | None:
        """The widest mention whose head is the given word, or None."""
        return self._by_head.get((sentence, position))

    @cached_property
    def state_by_country(self) -> dict[str, str]:
        """ISO code to the id of the state's actor, for the states among the actors."""
        states = {actor.id for actor in self.actors if actor.type == "state"}
        return {code: actor for actor, code in reversed([*self.countries.items()]) if actor in states}

    def state_of(self, place: str) -> str | None:
        """The id of the actor that is the state in which a place (by id) lies, if the report has it."""
        return self.state_by_country.get(self.place_by_id[place].country or "")

    def within(self, span: tuple[int, int]) -> tuple[Mention, ...]:
        """Mentions that lie wholly inside a span, in text order."""
        starts, ordered = self._in_order
        near = ordered[bisect_left(starts, span[0]) : bisect_right(starts, span[1])]
        return tuple(m for m in near if m.span[1] <= span[1])

    @cached_property
    def _in_order(self) -> tuple[list[int], list[Mention]]:
        """Where the mentions start, and the mentions, both in text order."""
        ordered = sorted(self.mentions, key=lambda m: m.span)
        return [m.span[0] for m in ordered], ordered
