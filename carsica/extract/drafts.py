"""Actors and places in the making: mentions gathered under a draft, numbered in order of appearance at the end.

Owns the assembly of a Cast. Must not decide who is who.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from carsica.extract.actor_words import Line
from carsica.extract.cast import Cast, Mention, MentionKind
from carsica.extract.places import Located
from carsica.record.actor import Actor, ActorType
from carsica.record.place import Place
from carsica.record.span import Span


@dataclass(eq=False)
class Draft:
    """An actor in the making. ``country``, ``gender`` as in ``Cast``; ``noun`` the head noun of a nominal body."""

    type: ActorType
    name: str = ""
    country: str = ""
    noun: str = ""
    gender: str = ""


@dataclass(eq=False)
class PlaceDraft:
    """A place in the making."""

    located: Located


@dataclass(frozen=True)
class Pending:
    """A mention before ids are given."""

    span: Span
    sentence: int
    words: tuple[int, int]
    head: int
    kind: MentionKind
    actor: Draft | None
    place: PlaceDraft | None
    listed: Draft | None = None
    """The actor in whose list of mentions the span stands although the mention does not stand for it."""


def head_of(line: Line, words: tuple[int, int]) -> int:
    """The word of a range that hangs from outside it."""
    found = [p for p in range(*words) if not words[0] <= line.sentence.words[p].head < words[1]]
    return found[0] if found else words[0]


@dataclass
class Drafts:
    """All mentions of a report as they are found."""

    text: str
    pending: list[Pending] = field(default_factory=list)
    starts: set[int] = field(default_factory=set)
    """Where the mentions begin."""

    def add(
        self, line: Line, units: tuple[int, int], kind: MentionKind, actor: Draft | None,
        place: PlaceDraft | None = None, head: int | None = None, listed: Draft | None = None,
    ) -> None:  # fmt: skip
        """Adds the mention that the units of a line make."""
        row = line.row
        words = row[units[0]].first, row[units[1] - 1].last
        span = Span(row[units[0]].start, row[units[1] - 1].end)
        self.starts.add(span.start)
        position = head_of(line, words) if head is None else head
        self.pending.append(Pending(span, line.number, words, position, kind, actor, place, listed))

    def cast(self) -> Cast:
        """The cast: actors and places numbered by their first mention; drafts without mentions are left out."""
        self.pending.sort(key=lambda m: (m.span.start, -m.span.end))
        actors: dict[Draft, str] = {}
        places: dict[PlaceDraft, str] = {}
        spans: dict[str, list[Span]] = {}
        for mention in self.pending:
            if mention.actor:
                actors.setdefault(mention.actor, f"a{len(actors) + 1}")
            if mention.place:
                key = places.setdefault(mention.place, f"p{len(places) + 1}")
                spans.setdefault(key, []).append(mention.span)
        for mention in self.pending:
            owner = mention.actor or mention.listed
            if owner in actors and self._counts(mention):
                spans.setdefault(actors[owner], []).append(mention.span)
        return Cast(
            tuple(self._actor(draft, key, spans) for draft, key in actors.items() if key in spans),
            tuple(_place(draft, key, spans) for draft, key in places.items()),
            tuple(_mention(m, actors, places) for m in self.pending if not m.actor or actors[m.actor] in spans),
            {key: draft.country for draft, key in actors.items() if draft.country and key in spans},
            {key: draft.gender for draft, key in actors.items() if draft.gender and key in spans},
        )

    @staticmethod
    def _counts(mention: Pending) -> bool:
        """Pronouns and possessives are looked up by their words; the list of mentions is for readers."""
        return mention.kind != "pronoun"

    def _actor(self, draft: Draft, key: str, spans: dict[str, list[Span]]) -> Actor:
        found = tuple(dict.fromkeys(spans[key]))
        return Actor(key, draft.type, draft.name or found[0].of(self.text), found)


def _mention(pending: Pending, actors: dict[Draft, str], places: dict[PlaceDraft, str]) -> Mention:
    actor = actors.get(pending.actor) if pending.actor else None
    place = places.get(pending.place) if pending.place else None
    return Mention(pending.span, pending.sentence, pending.words, pending.head, pending.kind, actor, place)


def _place(draft: PlaceDraft, key: str, spans: dict[str, list[Span]]) -> Place:
    known = draft.located
    return Place(
        key, known.name, tuple(dict.fromkeys(spans[key])), known.country, known.geonames, known.latitude,
        known.longitude, known.precision,
    )  # fmt: skip
