"""Casts by hand for tests of extraction rules: who and where, by the words of a document."""

from __future__ import annotations

from dataclasses import dataclass, field

from carsica.extract.cast import Cast, Mention, MentionKind
from carsica.parse.syntax import Document
from carsica.record.actor import Actor, ActorType
from carsica.record.place import Place, Precision
from carsica.record.span import Span


@dataclass
class CastMaker:
    """Collects mentions; ids are a1, a2 ... and p1, p2 ... in the order of first naming."""

    document: Document
    actors: dict[str, ActorType] = field(default_factory=dict)
    places: dict[str, tuple[str, Precision]] = field(default_factory=dict)
    mentions: list[Mention] = field(default_factory=list)

    def actor(self, name: str, kind: ActorType, *words: str, mention: MentionKind = "name") -> CastMaker:
        """An actor, mentioned wherever one of the given word sequences (else its name) stands."""
        self.actors.setdefault(name, kind)
        for phrase in words or (name,):
            self._mentions(phrase, f"a{list(self.actors).index(name) + 1}", None, mention)
        return self

    def place(
        self, name: str, country: str, precision: Precision = "city", *words: str, actor: str | None = None
    ) -> CastMaker:
        """A place; with ``actor`` the same words stand for that actor too."""
        self.places.setdefault(name, (country, precision))
        who = f"a{list(self.actors).index(actor) + 1}" if actor else None
        for phrase in words or (name,):
            self._mentions(phrase, who, f"p{list(self.places).index(name) + 1}", "name")
        return self

    def _mentions(self, phrase: str, actor: str | None, place: str | None, kind: MentionKind) -> None:
        parts = phrase.split()
        for number, sentence in enumerate(self.document.sentences):
            forms = [word.text for word in sentence.words]
            for first in range(len(forms) - len(parts) + 1):
                if forms[first : first + len(parts)] != parts:
                    continue
                inside = range(first, first + len(parts))
                head = next((i for i in inside if sentence.words[i].head not in inside), first)
                span = Span(*sentence.span(tuple(inside)))
                self.mentions.append(Mention(span, number, (first, first + len(parts)), head, kind, actor, place))

    def make(self) -> Cast:
        """The cast."""
        actors = tuple(
            Actor(f"a{i}", kind, name, tuple(m.span for m in self.mentions if m.actor == f"a{i}"))
            for i, (name, kind) in enumerate(self.actors.items(), 1)
        )
        places = tuple(
            Place(
                f"p{i}",
                name,
                tuple(m.span for m in self.mentions if m.place == f"p{i}"),
                country=country,
                precision=precision,
            )
            for i, (name, (country, precision)) in enumerate(self.places.items(), 1)
        )
        return Cast(actors, places, tuple(self.mentions))
