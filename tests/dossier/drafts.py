"""Readings written by hand: rows are given by their words, the offsets are looked up."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Any

from carsica.record.actor import Actor, ActorType, Role
from carsica.record.claim import ClaimStatement, EventMention, LedgerEntry, Pointer
from carsica.record.event import Event, EventStatus, Participant
from carsica.record.figure import Figure
from carsica.record.place import Place
from carsica.record.plan import Pillar, Plan, Provision
from carsica.record.reading import Reading
from carsica.record.report import Report
from carsica.record.span import Span
from carsica.record.statement import Cue, Source, SourceKind, Statement
from carsica.record.time import TimeExpression


def source(
    kind: SourceKind, name: str, words: str | None = None, **more: Any
) -> tuple[SourceKind, str, str, dict]:
    """A link of a chain: its words in the text default to its name."""
    return (kind, name, words or name, more)


@dataclass
class Draft:
    """A report under way, with its rows."""

    outlet: str | None
    published: str | None
    language: str
    title: str
    body: str
    url: str | None = None
    rows: dict[str, list] = field(default_factory=dict)

    @property
    def text(self) -> str:
        return f"{self.title}\n{self.body}"

    @property
    def id(self) -> str:
        return hashlib.sha256(f"{self.outlet}|{self.text}".encode()).hexdigest()

    def span(self, words: str, nth: int = 1) -> Span:
        """Where the words stand, the nth time they do."""
        start = -1
        for _ in range(nth):
            start = self.text.index(words, start + 1)
        return Span(start, start + len(words))

    def _add(self, kind: str, row: object) -> None:
        self.rows.setdefault(kind, []).append(row)

    def actor(self, id: str, type: ActorType, name: str, *mentions: str, roles: tuple = ()) -> Draft:
        made = tuple(Role(title, current, self.span(words), of) for title, of, current, words in roles)
        self._add("actors", Actor(id, type, name, tuple(self.span(m) for m in mentions or (name,)), made))
        return self

    def place(self, id: str, name: str, words: str | None = None, **known: Any) -> Draft:
        self._add("places", Place(id, name, (self.span(words or name),), **known))
        return self

    def says(self, id: str, chain: tuple, content: str, cue: str | None = None, **more: Any) -> Draft:
        links = [Source("outlet", self.outlet or "unknown")]
        links += [Source(k, n, span=self.span(w), **kw) for k, n, w, kw in chain]
        made = Cue(cue, self.span(cue)) if cue else None
        kind = more.pop("kind", "indirect")
        contents = tuple(self.span(c) for c in content.split(" … "))
        self._add("statements", Statement(id, kind, tuple(links), contents, cue=made, **more))
        return self

    def event(self, id: str, type: str, mode: str, status: EventStatus, trigger: str, **more: Any) -> Draft:
        who = tuple(Participant(*p) for p in more.pop("who", ()))
        self._add("events", Event(id, type, mode, status, self.span(trigger), who, **more))
        return self

    def figure(
        self, id: str, words: str, unit: str, what: str, low: float | None, high: float | None, **k: Any
    ) -> Draft:
        self._add("figures", Figure(id, self.span(words), unit, what, low, high, **k))
        return self

    def time(self, words: str, start: str | None, end: str | None = None, granularity: Any = "day") -> Draft:
        self._add("times", TimeExpression(self.span(words), words, start, end or start, granularity))
        return self

    def plan(
        self, id: str, name: str, words: str, points: int | None, pillars: tuple = (), provisions: tuple = ()
    ) -> Draft:
        made = tuple(Pillar(p, self.span(p)) for p in pillars)
        items = tuple(Provision(p, self.span(p), n) for n, p in enumerate(provisions, 1))
        self._add("plans", Plan(id, name, (self.span(words),), points, made, items))
        return self

    def reading(self) -> Reading:
        """The reading; every span must lie in the text."""
        report = Report(
            self.id,
            self.title,
            self.text,
            self.language,
            self.outlet,
            self.published,
            self.url,
            title_span=Span(0, len(self.title)),
        )
        return Reading(report, **{kind: tuple(rows) for kind, rows in self.rows.items()})

    def row(self, kind: str, id: str) -> Any:
        return next(r for r in self.rows[kind] if r.id == id)

    def member(self, id: str) -> ClaimStatement:
        """A statement as a member of a claim."""
        s = self.row("statements", id)
        return ClaimStatement(
            self.id,
            id,
            s.content[0],
            s.content[0].of(self.text),
            s.polarity,
            s.hearsay,
            self.language,
            self.url,
            self.outlet,
            self.published,
        )

    def mention_of(self, id: str, status: EventStatus, start: str | None, *places: str) -> EventMention:
        e = self.row("events", id)
        point = Pointer(self.id, id, e.trigger)
        return EventMention(point, status, start, start, places, self.published, self.outlet, e.according_to)

    def entry(self, id: str, given_by: str) -> LedgerEntry:
        f = self.row("figures", id)
        words = f.span.of(self.text)
        point = Pointer(self.id, id, f.span)
        return LedgerEntry(point, words, f.low, f.high, f.approximate, given_by, self.outlet, self.published)

    def points(self, kind: str, id: str) -> tuple[Pointer, ...]:
        return tuple(Pointer(self.id, id, span) for span in self.row(kind, id).mentions)
