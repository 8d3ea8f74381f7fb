"""Events, relations and plans of an answer.

Owns what ties them to the text: an event's trigger, places and time stand in one neighbourhood, its participants
are actors of the same report; a relation's words stand beside one of its ends.
"""

from __future__ import annotations

from dataclasses import replace
from typing import cast, get_args

from carsica.annotation.vocabulary import vocabulary
from carsica.record.actor import Relation
from carsica.record.event import Event, EventStatus, Participant, ParticipantRole
from carsica.record.plan import Pillar, Plan, PlanStatus, Provision
from carsica.record.span import Span
from carsica.remote.cast import Cast, Named
from carsica.remote.chunks import Chunk
from carsica.remote.desk import Desk, Row
from carsica.remote.grounds import RejectedError, choice_in, list_in, row_of, text_in, texts_in, trimmed
from carsica.remote.schema import PREDICATES
from carsica.remote.values import Times

LONGEST_TRIGGER = 60
"""Characters; a longer one is a clause and no trigger."""


class Happenings:
    """The events and relations of one report's answers."""

    def __init__(self, desk: Desk, cast: Cast, times: Times) -> None:
        self.desk, self.grounds, self.cast, self.times = desk, desk.grounds, cast, times
        self.events: dict[Span, Event] = {}
        self.relations: dict[tuple[str, str, str], Relation] = {}

    def take(self, answer: Row, chunk: Chunk) -> None:
        """Take in the events and relations of one answer."""
        taken: set[Span] = set()
        for event in self.desk.build("events", answer, lambda row: self._event(row, chunk, taken)):
            if not any(event.trigger.overlaps(span) for span in self.events):
                self.events[event.trigger] = event
        for found in self.desk.build("relations", answer, lambda row: self._relation(row, chunk)):
            self.relations.setdefault((found.subject, found.predicate, found.object), found)

    def finished(self) -> tuple[Event, ...]:
        """The events in order of the text."""
        return tuple(replace(self.events[span], id=f"e{n}") for n, span in enumerate(sorted(self.events), 1))

    def _event(self, row: Row, chunk: Chunk, taken: set[Span]) -> Event:
        kinds = vocabulary().kinds
        kind = choice_in(row, "kind", kinds)
        status = cast("EventStatus", choice_in(row, "status", get_args(EventStatus)))
        words = text_in(row, "trigger")
        if len(words) > LONGEST_TRIGGER:
            raise RejectedError("its trigger is a clause")
        trigger = self.grounds.first(words, chunk, taken)
        taken.add(trigger)
        area = self.grounds.around(trigger)
        time = self.times.at(when, area) if (when := text_in(row, "when")) else None
        if when and time is None:
            self.desk.account.drop("times of events", "no time expression beside the trigger")
        return Event(
            id="", type=kinds[kind], mode=kind, status=status, trigger=trigger,
            participants=self._participants(row), start=time.start if time else None,
            end=time.end if time else None, places=self._places(row, area),
        )  # fmt: skip

    def _participants(self, row: Row) -> tuple[Participant, ...]:
        found: dict[Participant, None] = {}
        for value in list_in(row, "participants"):
            with self.desk.counting("participants"):
                part = row_of(value)
                role = cast("ParticipantRole", choice_in(part, "role", get_args(ParticipantRole)))
                name = text_in(part, "name")
                named = self.cast.actor(name) or self.cast.place(name)
                if named is None:
                    raise RejectedError("no such actor or place")
                found[Participant(named.id, role)] = None
        return tuple(found)

    def _places(self, row: Row, area: Span) -> tuple[str, ...]:
        ids: dict[str, None] = {}
        for name in texts_in(row, "places"):
            with self.desk.counting("places of events"):
                place = self.cast.place(name)
                if place is None or not any(area.covers(span) for span in self.cast.mentions(place)):
                    raise RejectedError("no such place beside the trigger")
                ids[place.id] = None
        return tuple(ids)

    def _relation(self, row: Row, chunk: Chunk) -> Relation:
        predicate = choice_in(row, "predicate", PREDICATES)
        subject, object_ = self._end(row, "subject"), self._end(row, "object")
        if subject is object_:
            raise RejectedError("both its ends are one")
        mentions = [*self.cast.mentions(subject), *self.cast.mentions(object_)]
        for span in self.grounds.within(text_in(row, "words"), chunk):
            area = self.grounds.around(span)
            if any(area.covers(mention) for mention in mentions):
                return Relation(subject.id, predicate, object_.id, True, span)
        raise RejectedError("its words do not stand beside its ends")

    def _end(self, row: Row, key: str) -> Named:
        named = self.cast.actor(text_in(row, key)) or self.cast.place(text_in(row, key))
        if named is None:
            raise RejectedError("an end is no actor or place")
        return named


class Plans:
    """The plans of one report's answers, merged by name."""

    def __init__(self, desk: Desk, cast: Cast) -> None:
        self.desk, self.grounds, self.cast = desk, desk.grounds, cast
        self.plans: dict[str, Plan] = {}

    def take(self, answer: Row, chunk: Chunk) -> None:
        """Take in the plans of one answer; a plan told twice has the parts of both."""
        for plan in self.desk.build("plans", answer, lambda row: self._plan(row, chunk)):
            key = plan.name.casefold()
            self.plans[key] = _joined(self.plans[key], plan) if key in self.plans else plan

    def finished(self) -> tuple[Plan, ...]:
        """The plans in the order in which they were first told."""
        return tuple(replace(plan, id=f"plan{n}") for n, plan in enumerate(self.plans.values(), 1))

    def _plan(self, row: Row, chunk: Chunk) -> Plan:
        status = cast("PlanStatus", choice_in(row, "status", get_args(PlanStatus), "unknown"))
        name = self.cast.standing(text_in(row, "name"))
        text = self.grounds.text
        pillars, provisions = (self._parts(row, part, chunk) for part in ("pillars", "provisions"))
        return Plan(
            id="", name=name, mentions=self.grounds.anywhere(name), points=self._points(row, chunk),
            pillars=tuple(Pillar(span.of(text), span) for span in pillars),
            provisions=tuple(Provision(span.of(text), span) for span in provisions),
            authors=self._authors(row), status=status,
        )  # fmt: skip

    def _points(self, row: Row, chunk: Chunk) -> int | None:
        """How many points: the one exact number in the words that say so."""
        if not (words := text_in(row, "points")):
            return None
        spans = self.grounds.within(words, chunk)
        numbers = {n.value for n in self.grounds.numerals for span in spans if span.covers(n.core) and n.exact}
        if len(numbers) != 1 or not (value := numbers.pop()).is_integer():
            self.desk.account.drop("points of plans", "no number can be read in its words")
            return None
        return int(value)

    def _parts(self, row: Row, part: str, chunk: Chunk) -> list[Span]:
        spans: dict[Span, None] = {}
        for words in texts_in(row, part):
            with self.desk.counting(f"{part} of plans"):
                spans[trimmed(self.grounds.text, self.grounds.first(words, chunk, spans))] = None
        return sorted(spans)

    def _authors(self, row: Row) -> tuple[str, ...]:
        ids: dict[str, None] = {}
        for name in texts_in(row, "authors"):
            with self.desk.counting("authors of plans"):
                if (actor := self.cast.actor(name)) is None:
                    raise RejectedError("no such actor or place")
                ids[actor.id] = None
        return tuple(ids)


def _joined(first: Plan, second: Plan) -> Plan:
    status = first.status if first.status != "unknown" else second.status
    pillars = dict.fromkeys((*first.pillars, *second.pillars))
    provisions = dict.fromkeys((*first.provisions, *second.provisions))
    authors = dict.fromkeys((*first.authors, *second.authors))
    points = first.points if first.points is not None else second.points
    return replace(
        first, status=status, points=points, pillars=tuple(pillars), provisions=tuple(provisions),
        authors=tuple(authors),
    )  # fmt: skip
