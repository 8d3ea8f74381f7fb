"""A case as its pages ask for it: readings and links, with every look-up that a row needs.

Owns the indexes over readings and links; must not decide anything about them, nor read files.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from carsica.record.claim import (
    Claim,
    ClaimStatement,
    Copy,
    Ledger,
    LinkedActor,
    LinkedEvent,
    LinkedPlace,
    LinkedPlan,
    Links,
    Pointer,
)
from carsica.record.reading import Reading
from carsica.record.report import Report
from carsica.record.span import Span
from carsica.record.statement import Silence, Source, Statement

RowKey = tuple[str, str]
"""A report id and the id of a row in its reading."""


@dataclass(frozen=True)
class Cite:
    """The exact words that a row rests on: the report, the characters, and how to name them to a reader.

    ``before`` and ``after`` are the rest of their sentence, shortened, for words too short to be understood alone.
    """

    report: str
    span: Span
    words: str
    language: str
    outlet: str | None
    published: str | None
    before: str = ""
    after: str = ""


@dataclass(frozen=True)
class Dossier:
    """Readings and what linking made of them. ``name`` is what the case calls itself."""

    readings: tuple[Reading, ...]
    links: Links
    name: str = ""

    @classmethod
    def of(cls, readings: Iterable[Reading], links: Links, name: str = "") -> Dossier:
        """A dossier of readings in any order; they are kept by date of publication, then outlet, then id."""
        return cls(tuple(sorted(readings, key=_report_order)), links, name)

    @cached_property
    def reading_by_id(self) -> Mapping[str, Reading]:
        """Readings by report id."""
        return {reading.report.id: reading for reading in self.readings}

    @cached_property
    def reports(self) -> tuple[Report, ...]:
        """Reports, earliest first; those without a date at the end."""
        return tuple(reading.report for reading in self.readings)

    @cached_property
    def _statements(self) -> Mapping[RowKey, Statement]:
        return {(r.report.id, s.id): s for r in self.readings for s in r.statements}

    def report(self, report: str) -> Report | None:
        """The report of that id, if the case holds it."""
        reading = self.reading_by_id.get(report)
        return reading.report if reading else None

    def statement(self, report: str, statement: str) -> Statement | None:
        """A statement of a reading, if there is one of that id."""
        return self._statements.get((report, statement))

    @cached_property
    def actor_by_id(self) -> Mapping[str, LinkedActor]:
        """Linked actors by id."""
        return {actor.id: actor for actor in self.links.actors}

    @cached_property
    def actor_by_name(self) -> Mapping[str, LinkedActor]:
        """Linked actors by any of their names, case folded; a name that several bear is left out."""
        bearers: dict[str, dict[str, LinkedActor]] = defaultdict(dict)
        for actor in self.links.actors:
            for name in (actor.name, *actor.names):
                bearers[name.casefold()][actor.id] = actor
        return {name: next(iter(of.values())) for name, of in bearers.items() if len(of) == 1}

    @cached_property
    def place_by_id(self) -> Mapping[str, LinkedPlace]:
        """Linked places by id."""
        return {place.id: place for place in self.links.places}

    @cached_property
    def event_by_id(self) -> Mapping[str, LinkedEvent]:
        """Linked events by id."""
        return {event.id: event for event in self.links.events}

    @cached_property
    def claim_by_id(self) -> Mapping[str, Claim]:
        """Claims by id."""
        return {claim.id: claim for claim in self.links.claims}

    @cached_property
    def plan_by_id(self) -> Mapping[str, LinkedPlan]:
        """Linked plans by id."""
        return {plan.id: plan for plan in self.links.plans}

    @cached_property
    def _actor_rows(self) -> Mapping[RowKey, LinkedActor]:
        return {(m.report, m.row): actor for actor in self.links.actors for m in actor.mentions}

    @cached_property
    def _place_rows(self) -> Mapping[RowKey, LinkedPlace]:
        return {(m.report, m.row): place for place in self.links.places for m in place.mentions}

    @cached_property
    def _event_rows(self) -> Mapping[RowKey, LinkedEvent]:
        return {(m.pointer.report, m.pointer.row): e for e in self.links.events for m in e.mentions}

    @cached_property
    def _claim_rows(self) -> Mapping[RowKey, tuple[Claim, ...]]:
        found: dict[RowKey, list[Claim]] = defaultdict(list)
        for claim in self.links.claims:
            for member in claim.statements:
                found[member.report, member.statement].append(claim)
        return {key: tuple(claims) for key, claims in found.items()}

    @cached_property
    def _ledgers_of_event(self) -> Mapping[str, tuple[Ledger, ...]]:
        found: dict[str, list[Ledger]] = defaultdict(list)
        for ledger in self.links.ledgers:
            if ledger.event is not None:
                found[ledger.event].append(ledger)
        return {key: tuple(ledgers) for key, ledgers in found.items()}

    @cached_property
    def _original_of(self) -> Mapping[str, Copy]:
        return {copy.copy: copy for copy in self.links.copies}

    def actor_of(self, report: str, row: str | None) -> LinkedActor | None:
        """The linked actor that an actor of one reading belongs to."""
        return self._actor_rows.get((report, row)) if row else None

    def place_of(self, report: str, row: str | None) -> LinkedPlace | None:
        """The linked place that a place of one reading belongs to."""
        return self._place_rows.get((report, row)) if row else None

    def event_of(self, report: str, row: str | None) -> LinkedEvent | None:
        """The linked event that an event of one reading belongs to."""
        return self._event_rows.get((report, row)) if row else None

    def claims_of(self, report: str, statement: str) -> tuple[Claim, ...]:
        """The claims that a statement is a member of."""
        return self._claim_rows.get((report, statement), ())

    @cached_property
    def _silence_rows(self) -> Mapping[RowKey, tuple[Silence, ...]]:
        found: dict[RowKey, list[Silence]] = defaultdict(list)
        for reading in self.readings:
            for silence in reading.silences:
                if silence.about:
                    found[(reading.report.id, silence.about)].append(silence)
        return {key: tuple(rows) for key, rows in found.items()}

    def silences_of(self, report: str, statement: str) -> tuple[Silence, ...]:
        """The silences that leave a statement of one reading without an answer."""
        return self._silence_rows.get((report, statement), ())

    @cached_property
    def _ledger_rows(self) -> Mapping[RowKey, Ledger]:
        return {(e.pointer.report, e.pointer.row): ledger for ledger in self.links.ledgers for e in ledger.entries}

    @cached_property
    def _plan_rows(self) -> Mapping[RowKey, LinkedPlan]:
        return {(m.report, m.row): p for p in self.links.plans for v in p.versions for m in v.mentions}

    def ledger_of(self, report: str, row: str) -> Ledger | None:
        """The ledger that a figure of one reading belongs to."""
        return self._ledger_rows.get((report, row))

    def plan_of(self, report: str, row: str) -> LinkedPlan | None:
        """The linked plan that a plan of one reading belongs to."""
        return self._plan_rows.get((report, row))

    def ledgers_of(self, event: str) -> tuple[Ledger, ...]:
        """The ledgers of a linked event."""
        return self._ledgers_of_event.get(event, ())

    def original_of(self, report: str) -> Copy | None:
        """What the report is a copy of, if linking found that it is one."""
        return self._original_of.get(report)

    def copies_of(self, report: str) -> tuple[Copy, ...]:
        """The copies of a report."""
        return tuple(copy for copy in self.links.copies if copy.original == report)

    def place_name(self, place: str, report: str | None = None) -> str:
        """The name behind a place id, of the case or of one reading; the words themselves when it is neither."""
        linked = self.place_by_id.get(place) or (self.place_of(report, place) if report else None)
        if linked:
            return linked.name
        reading = self.reading_by_id.get(report) if report else None
        own = next((p for p in reading.places if p.id == place), None) if reading else None
        return own.name if own else place

    def actor_name(self, actor: str) -> str:
        """The name behind a linked actor's id; the words themselves when it is no id."""
        linked = self.actor_by_id.get(actor)
        return linked.name if linked else actor

    def source_name(self, report: str, source: Source) -> str:
        """How to name a link of a source chain: the linked actor's name where there is one, else the text's."""
        linked = self.actor_of(report, source.actor)
        return linked.name if linked else source.name

    def speaker(self, report: str, statement: str) -> Source | None:
        """The innermost source of a statement: the one whose word it is."""
        found = self.statement(report, statement)
        return found.chain[-1] if found and found.chain else None

    @cached_property
    def spoken_by(self) -> Mapping[str, tuple[tuple[Claim, ClaimStatement], ...]]:
        """Claims' statements by the linked actor whose word they are."""
        found: dict[str, list[tuple[Claim, ClaimStatement]]] = defaultdict(list)
        for claim in self.links.claims:
            for member in claim.statements:
                source = self.speaker(member.report, member.statement)
                linked = self.actor_of(member.report, source.actor) if source else None
                if linked:
                    found[linked.id].append((claim, member))
        return {actor: tuple(rows) for actor, rows in found.items()}

    @cached_property
    def events_of_actor(self) -> Mapping[str, tuple[LinkedEvent, ...]]:
        """Events by the linked actors that take part in them."""
        found: dict[str, dict[str, LinkedEvent]] = defaultdict(dict)
        for event in self.links.events:
            for actor, _ in event.participants:
                found[actor][event.id] = event
        return {actor: tuple(events.values()) for actor, events in found.items()}

    @cached_property
    def cited_spans(self) -> Mapping[str, frozenset[Span]]:
        """Every span that links point at, by report id."""
        found: dict[str, set[Span]] = defaultdict(set)
        for pointer in _pointers(self.links):
            found[pointer.report].add(pointer.span)
        for claim in self.links.claims:
            for member in claim.statements:
                found[member.report].add(member.span)
        return {report: frozenset(spans) for report, spans in found.items()}

    def cite(self, report: str, span: Span) -> Cite:
        """The words of a span, with what names their report to a reader."""
        found = self.report(report)
        if found is None:
            return Cite(report, span, "", "und", None, None)
        return cite_of(found, span)

    def cite_pointer(self, pointer: Pointer) -> Cite:
        """The words that a pointer points at."""
        return self.cite(pointer.report, pointer.span)


def _pointers(links: Links) -> Iterator[Pointer]:
    """Every pointer of the links, claims' statements aside."""
    for actor in links.actors:
        yield from actor.mentions
        yield from (role.pointer for role in actor.roles)
    for place in links.places:
        yield from place.mentions
    for event in links.events:
        yield from (mention.pointer for mention in event.mentions)
    for ledger in links.ledgers:
        yield from (entry.pointer for entry in ledger.entries)
    for plan in links.plans:
        yield from (reaction.pointer for reaction in plan.reactions)
        for version in plan.versions:
            yield from version.mentions
            yield from (pointer for _, pointer in (*version.pillars, *version.provisions))


_SENTENCE_END = re.compile(r"[.!?…;](?=\s|$)|\n")
_AROUND = 110


def cite_of(report: Report, span: Span) -> Cite:
    """The words of a report's span with what stands around them in the sentence."""
    start, end = span.start, min(span.end, len(report.text))
    left = report.text[max(0, start - _AROUND) : start]
    ends = [found.end() for found in _SENTENCE_END.finditer(left)]
    before = left[ends[-1] :] if ends else left
    if not ends and start > _AROUND:
        before = "…" + before.partition(" ")[2]
    right = report.text[end : end + _AROUND]
    stop = _SENTENCE_END.search(right)
    after = right[: stop.start()] if stop else right
    if not stop and end + _AROUND < len(report.text):
        after = after.rpartition(" ")[0] + "…"
    return Cite(
        report.id, span, span.of(report.text), report.language, report.outlet, report.published, before, after
    )


def _report_order(reading: Reading) -> tuple[bool, str, str, str]:
    report = reading.report
    return (report.published is None, report.published or "", report.outlet or "", report.id)


def by_date(published: str | None) -> tuple[bool, str]:
    """A sort key for dates of which some are unknown: the unknown come last."""
    return (published is None, published or "")
