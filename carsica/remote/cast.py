"""Who and what an answer names: actors with their roles, and places. A name counts where it stands in the text.

Owns names, and which of them mean the same: those that share a spelling.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, get_args

from carsica.extract.lexicon import load
from carsica.record.actor import Actor, ActorType, Role
from carsica.record.place import Place, Precision
from carsica.record.span import Span
from carsica.remote.chunks import Chunk
from carsica.remote.desk import Desk, Row
from carsica.remote.grounds import RejectedError, choice_in, list_in, nearest, row_of, text_in, texts_in, truth_in

NO_NAME = "its name is not in the text"
PRONOUN = "its name is a pronoun"


@dataclass(slots=True)
class Named:
    """An actor or a place under construction: every spelling, the fullest first."""

    id: str
    type: str
    spellings: list[str]
    roles: list[Role] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The fullest spelling."""
        return max(self.spellings, key=len)


class Cast:
    """The actors and places of one report's answers, merged by their spellings."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.grounds = desk, desk.grounds
        self.actors: list[Named] = []
        self.places: list[Named] = []
        forms = load(desk.grounds.report.language, "actors").get("pronouns", {})
        self._pronouns = frozenset(form for some in forms.values() for form in some)

    def take(self, answer: Row, chunk: Chunk) -> None:
        """Take in the actors and places of one answer."""
        self.desk.build("actors", answer, lambda row: self._actor(row, chunk))
        self.desk.build("places", answer, self._place)

    def actor(self, name: str) -> Named | None:
        """The actor that a name means: by a spelling, else the only one whose name holds all its words."""
        return _meant(name, self.actors)

    def place(self, name: str) -> Named | None:
        """The place that a name means."""
        return _meant(name, self.places)

    def standing(self, name: str) -> str:
        """A name that stands in the text, as it stands there. Raises RejectedError for one that does not."""
        if name.casefold() in self._pronouns:
            raise RejectedError(PRONOUN)
        if sum(c.isalpha() for c in name) < 2 or not (found := self.grounds.anywhere(name)):
            raise RejectedError(NO_NAME)
        return " ".join(found[0].of(self.grounds.text).split())

    def mentions(self, named: Named) -> list[Span]:
        """Every place where a spelling of somebody stands."""
        return sorted({span for spelling in named.spellings for span in self.grounds.anywhere(spelling)})

    def _actor(self, row: Row, chunk: Chunk) -> None:
        kind = choice_in(row, "type", get_args(ActorType))
        actor = _merged(self.actors, "a", kind, self._spellings("actors", row))
        for role in list_in(row, "roles"):
            with self.desk.counting("roles"):
                made = self._role(row_of(role), actor, chunk)
                if all(made.span != other.span for other in actor.roles):
                    actor.roles.append(made)

    def _place(self, row: Row) -> None:
        precision = choice_in(row, "precision", get_args(Precision), "unknown")
        _merged(self.places, "p", precision, self._spellings("places", row))

    def _spellings(self, layer: str, row: Row) -> list[str]:
        """The name, and the other names that stand in the text."""
        spellings = [self.standing(text_in(row, "name"))]
        for other in texts_in(row, "other_names"):
            with self.desk.counting(f"other names of {layer}"):
                spellings.append(self.standing(other))
        return spellings

    def _role(self, row: Row, actor: Named, chunk: Chunk) -> Role:
        """A role whose words stand next to a mention of its holder."""
        post, of = text_in(row, "post"), text_in(row, "of")
        near = [self.grounds.around(span) for span in self.mentions(actor) if chunk.span.covers(span)]
        found = [span for span in self.grounds.within(post, chunk) if any(area.covers(span) for area in near)]
        if not found:
            raise RejectedError("its post does not stand near its holder")
        mention = min(self.mentions(actor), key=lambda m: min(abs(m.start - s.start) for s in found))
        span = nearest(found, mention) or found[0]
        owner = None
        if of:
            with self.desk.counting("owners of roles"):
                owner = self.standing(of)
        return Role(span.of(self.grounds.text), truth_in(row, "current"), span, owner)

    # ---------------------------------------------------------------- the finished rows

    def finished(self) -> tuple[tuple[Actor, ...], tuple[Place, ...]]:
        """Actors and places with every mention; a place of the text is one name's, the longest's."""
        actors: list[Any] = [
            Actor(a.id, a.type, a.name, spans, tuple(sorted(a.roles, key=lambda role: role.span)))  # type: ignore[arg-type]
            for a, spans in self._owned(self.actors)
        ]
        places: list[Any] = [
            Place(p.id, p.name, spans, precision=p.type)  # type: ignore[arg-type]
            for p, spans in self._owned(self.places)
        ]
        return tuple(actors), tuple(places)

    def _owned(self, rows: Iterable[Named]) -> Iterable[tuple[Named, tuple[Span, ...]]]:
        rows = list(rows)
        owned: dict[str, list[Span]] = {row.id: [] for row in rows}
        occupied: list[Span] = []
        wanted = [(spelling, row) for row in rows for spelling in row.spellings]
        for spelling, row in sorted(wanted, key=lambda pair: -len(pair[0])):
            fresh = [s for s in self.grounds.anywhere(spelling) if not any(s.overlaps(o) for o in occupied)]
            owned[row.id] += fresh
            occupied += fresh
        for row in rows:
            yield row, tuple(sorted(owned[row.id])) or tuple(self.mentions(row))


def _merged(rows: list[Named], letter: str, kind: str, spellings: list[str]) -> Named:
    """The row that shares a spelling, with the new ones added; else a new row."""
    known = {spelling.casefold() for spelling in spellings}
    for row in rows:
        if known & {spelling.casefold() for spelling in row.spellings}:
            row.spellings = list(dict.fromkeys([*row.spellings, *spellings]))
            return row
    rows.append(Named(f"{letter}{len(rows) + 1}", kind, list(dict.fromkeys(spellings))))
    return rows[-1]


def _meant(name: str, rows: list[Named]) -> Named | None:
    folded = " ".join(name.casefold().split())
    for row in rows:
        if folded in (spelling.casefold() for spelling in row.spellings):
            return row
    words = set(folded.split())
    holding = [row for row in rows if words and words <= set(row.name.casefold().split())]
    return holding[0] if len(holding) == 1 else None
