"""A report with everything its reading found: the marked text, and notes beside each passage.

Owns the explanation of a reading's rows to a person; must not change or choose among them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from carsica.dossier.dossier import Cite, Dossier, cite_of
from carsica.dossier.parties import Party, outlet_party, party
from carsica.dossier.wording import Wording
from carsica.record.actor import Actor
from carsica.record.claim import Claim, LinkedActor, LinkedEvent, LinkedPlace
from carsica.record.event import Event
from carsica.record.figure import Figure
from carsica.record.plan import Plan
from carsica.record.reading import Reading
from carsica.record.report import Report
from carsica.record.span import Span
from carsica.record.statement import Silence, Source, Statement
from carsica.record.time import TimeExpression
from carsica.serve.marks import Mark, MarkedLine, mark_text
from carsica.serve.urls import Urls

Chain = tuple[tuple[Party, Cite | None], ...]
"""The sources of a statement or silence, outermost first, each with the words that name it."""
LineKind = str
"""title, header, heading, text or empty."""


@dataclass(frozen=True, slots=True)
class StatementNote:
    """Who says what: the chain from the report's outlet inwards, with what the text says of how sure it is."""

    number: int
    anchor: str
    statement: Statement
    chain: Chain
    cue: Cite | None
    contents: tuple[Cite, ...]
    several: bool
    denied_number: int | None
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class SilenceNote:
    """Who does not answer, and the number of the statement that stays without an answer."""

    silence: Silence
    chain: Chain
    cite: Cite
    statement_number: int | None


@dataclass(frozen=True, slots=True)
class EventNote:
    """An event of the reading, with the event of the case it belongs to."""

    event: Event
    cite: Cite
    linked: LinkedEvent | None
    places: tuple[str, ...]
    people: tuple[tuple[str, str], ...]
    statement_number: int | None


@dataclass(frozen=True, slots=True)
class FigureNote:
    """A figure of the reading, with the ledger it belongs to."""

    figure: Figure
    cite: Cite
    ledger: str | None
    statement_number: int | None


@dataclass(frozen=True, slots=True)
class TimeNote:
    """A time expression with its days."""

    time: TimeExpression
    cite: Cite


@dataclass(frozen=True, slots=True)
class ActorNote:
    """An actor at its first mention, with its roles in this report."""

    actor: Actor
    cite: Cite
    linked: LinkedActor | None
    roles: tuple[tuple[str, str | None, bool, Cite], ...]

    @property
    def full_name(self) -> str:
        """The name to give beside the words; empty where the words are the name."""
        name = self.linked.name if self.linked else self.actor.name
        return name if name != self.cite.words else ""


@dataclass(frozen=True, slots=True)
class PlaceNote:
    """A place at its first mention."""

    name: str
    country: str | None
    cite: Cite
    linked: LinkedPlace | None


@dataclass(frozen=True, slots=True)
class PlanNote:
    """A plan at its first mention."""

    plan: Plan
    cite: Cite
    linked: str | None


@dataclass(frozen=True, slots=True)
class Passage:
    """A line of the text with the notes on what begins in it."""

    line: MarkedLine
    kind: LineKind
    statements: tuple[StatementNote, ...]
    silences: tuple[SilenceNote, ...]
    events: tuple[EventNote, ...]
    figures: tuple[FigureNote, ...]
    times: tuple[TimeNote, ...]
    actors: tuple[ActorNote, ...]
    places: tuple[PlaceNote, ...]
    plans: tuple[PlanNote, ...]

    @property
    def noted(self) -> bool:
        """Is there any note on this line?"""
        return bool(
            self.statements
            or self.silences
            or self.events
            or self.figures
            or self.times
            or self.actors
            or self.places
            or self.plans
        )


@dataclass(frozen=True, slots=True)
class Annotated:
    """A report ready to be shown. ``css`` belongs in the page's style; it lights up spans cut in pieces."""

    report: Report
    passages: tuple[Passage, ...]
    css: str


def annotate(dossier: Dossier, reading: Reading, w: Wording, urls: Urls) -> Annotated:
    """The report of a reading, marked and noted; links lead into the dossier where it knows the rows."""
    notes = _Notes(dossier, reading, urls)
    report = reading.report
    spans = _spans(reading) | dossier.cited_spans.get(report.id, frozenset())
    anchors = {span: urls.anchor(report.id, span) for span in spans}
    text = mark_text(report.text, _marks(notes, w), anchors)
    groups = (
        [(note.contents[0].span, note) for note in notes.statements],
        [(note.cite.span, note) for note in notes.silences],
        [(note.cite.span, note) for note in notes.events()],
        [(note.cite.span, note) for note in notes.figures()],
        [(note.cite.span, note) for note in notes.times()],
        [(note.cite.span, note) for note in notes.actors()],
        [(note.cite.span, note) for note in notes.places()],
        [(note.cite.span, note) for note in notes.plans()],
    )
    passages = []
    for line in text.lines:
        at = [tuple(note for span, note in group if _begins(span, line.span)) for group in groups]
        passages.append(Passage(line, _line_kind(report, line.span), *at))  # type: ignore[arg-type]
    return Annotated(report, tuple(passages), text.css)


def _begins(span: Span, line: Span) -> bool:
    return line.start <= span.start <= line.end


def _line_kind(report: Report, line: Span) -> LineKind:
    if not line.of(report.text).strip():
        return "empty"
    if report.title_span and report.title_span.overlaps(line):
        return "title"
    if any(span.overlaps(line) for span in report.header):
        return "header"
    text = line.of(report.text).strip()
    return "heading" if any(section.title.strip() == text for section in report.sections) else "text"


def _spans(reading: Reading) -> frozenset[Span]:
    """Every span of a reading."""
    found: set[Span] = set()
    for actor in reading.actors:
        found.update(actor.mentions, (role.span for role in actor.roles))
    for place in reading.places:
        found.update(place.mentions)
    for statement in reading.statements:
        found.update(statement.content, (source.span for source in statement.chain if source.span))
        if statement.cue:
            found.add(statement.cue.span)
    for silence in reading.silences:
        found.update((silence.cue.span, *(source.span for source in silence.chain if source.span)))
    for event in reading.events:
        found.update((event.trigger, *event.mentions))
    for plan in reading.plans:
        found.update(plan.mentions, plan.goals, (p.span for p in plan.pillars), (p.span for p in plan.provisions))
    found.update(figure.span for figure in reading.figures)
    found.update(time.span for time in reading.times)
    found.update(relation.span for relation in reading.relations)
    return frozenset(found)


class _Notes:
    """Notes on the rows of one reading."""

    def __init__(self, dossier: Dossier, reading: Reading, urls: Urls) -> None:
        self.dossier = dossier
        self.reading = reading
        self.report = reading.report
        self.urls = urls
        with_content = (s for s in reading.statements if s.content)
        ordered = sorted(with_content, key=lambda s: (s.content[0].start, -s.content[0].end))
        self.numbers = {statement.id: number for number, statement in enumerate(ordered, 1)}
        self.statements = tuple(self._statement(statement) for statement in ordered)
        self.silences = tuple(self._silence(silence) for silence in reading.silences)

    def cite(self, span: Span) -> Cite:
        return cite_of(self.report, span)

    def _statement(self, statement: Statement) -> StatementNote:
        number = self.numbers[statement.id]
        inner = statement.chain[1:]
        speaker = inner[-1] if inner else None
        return StatementNote(
            number,
            self.urls.row_anchor("note", f"{self.urls.row_anchor('reports', self.report.id)}-{statement.id}"),
            statement,
            self._chain(inner),
            self.cite(statement.cue.span) if statement.cue else None,
            tuple(self.cite(span) for span in statement.content),
            speaker is not None and (speaker.kind == "anonymous" and speaker.count != 1),
            self.numbers.get(statement.denies) if statement.denies else None,
            self.dossier.claims_of(self.report.id, statement.id),
        )

    def _chain(self, inner: Iterable[Source]) -> Chain:
        """The sources after the report's outlet; where there are none, the outlet."""
        chain = tuple(
            (party(self.dossier, self.report.id, source), self.cite(source.span) if source.span else None)
            for source in inner
        )
        return chain or ((outlet_party(self.report.outlet), None),)

    def _silence(self, silence: Silence) -> SilenceNote:
        return SilenceNote(
            silence, self._chain(silence.chain[1:]), self.cite(silence.cue.span), self._number(silence.about)
        )

    def _number(self, statement: str | None) -> int | None:
        return self.numbers.get(statement) if statement else None

    def events(self) -> Iterator[EventNote]:
        places = {place.id: place.name for place in self.reading.places}
        actors = {actor.id: actor.name for actor in self.reading.actors}
        for event in self.reading.events:
            yield EventNote(
                event,
                self.cite(event.trigger),
                self.dossier.event_of(self.report.id, event.id),
                tuple(places.get(place, place) for place in event.places),
                tuple((actors.get(p.actor, p.actor), p.role) for p in event.participants),
                self._number(event.according_to),
            )

    def figures(self) -> Iterator[FigureNote]:
        for figure in self.reading.figures:
            ledger = self.dossier.ledger_of(self.report.id, figure.id)
            number = self._number(figure.according_to)
            yield FigureNote(figure, self.cite(figure.span), ledger.id if ledger else None, number)

    def times(self) -> Iterator[TimeNote]:
        for time in self.reading.times:
            yield TimeNote(time, self.cite(time.span))

    def actors(self) -> Iterator[ActorNote]:
        for actor in self.reading.actors:
            if actor.mentions:
                roles = tuple((r.title, r.of, r.current, self.cite(r.span)) for r in actor.roles)
                linked = self.dossier.actor_of(self.report.id, actor.id)
                yield ActorNote(actor, self.cite(min(actor.mentions)), linked, roles)

    def places(self) -> Iterator[PlaceNote]:
        for place in self.reading.places:
            if place.mentions:
                linked = self.dossier.place_of(self.report.id, place.id)
                yield PlaceNote(place.name, place.country, self.cite(min(place.mentions)), linked)

    def plans(self) -> Iterator[PlanNote]:
        for plan in self.reading.plans:
            if plan.mentions:
                linked = self.dossier.plan_of(self.report.id, plan.id)
                yield PlanNote(plan, self.cite(min(plan.mentions)), linked.id if linked else None)


def _marks(notes: _Notes, w: Wording) -> Iterator[Mark]:
    """Every span of the reading with its style and explanation."""
    reading = notes.reading
    for note in notes.statements:
        yield from _statement_marks(note, w)
    for silence in notes.silences:
        yield Mark(silence.cite.span, ("m-silence",), f"{chain_text(silence, w)}: {w('mark_silence')}")
        yield from (Mark(cite.span, ("m-source",), w("mark_source")) for _, cite in silence.chain if cite)
    for event in reading.events:
        what = f"{w.event(event.type, event.mode)}, {w.term('event_status', event.status)}"
        for span in (event.trigger, *event.mentions):
            yield Mark(span, ("m-event",), f"{w('mark_event')}: {what}")
    for figure in reading.figures:
        bounds = w.bounds(figure.low, figure.high, figure.approximate)
        title = f"{w('mark_figure')}: {bounds} {w.quantity(figure.unit, figure.what)}"
        yield Mark(figure.span, ("m-figure",), title)
    for time in reading.times:
        yield Mark(time.span, ("m-time",), f"{w('mark_time')}: {time_value(time, w)}")
    for actor in reading.actors:
        for span in actor.mentions:
            yield Mark(span, ("m-actor",), f"{w('mark_actor')}: {actor.name}")
        for role in actor.roles:
            when = w("current") if role.current else w("former")
            yield Mark(role.span, ("m-role",), f"{w('mark_role')}: {role.title} ({when})")
    for place in reading.places:
        for span in place.mentions:
            yield Mark(span, ("m-place",), f"{w('mark_place')}: {place.name}")
    yield from _plan_marks(reading.plans, w)


def _statement_marks(note: StatementNote, w: Wording) -> Iterator[Mark]:
    statement = note.statement
    classes = ["m-content"]
    classes += ["hearsay"] if statement.hearsay else []
    classes += ["denied"] if statement.polarity == "negative" else []
    says = f"{chain_text(note, w)} {w(verb(note))}"
    last = len(note.contents) - 1
    for place, content in enumerate(note.contents):
        yield Mark(content.span, tuple(classes), says, (note.number, note.anchor) if place == last else None)
    if note.cue:
        yield Mark(note.cue.span, ("m-cue",), w("mark_cue"))
    for _, cite in note.chain:
        if cite:
            yield Mark(cite.span, ("m-source",), w("mark_source"))


def _plan_marks(plans: Iterable[Plan], w: Wording) -> Iterator[Mark]:
    for plan in plans:
        for span in plan.mentions:
            yield Mark(span, ("m-plan",), f"{w('mark_plan')}: {plan.name}")
        for span in plan.goals:
            yield Mark(span, ("m-plan",), f"{plan.name}: {w('goal')}")
        for pillar in plan.pillars:
            yield Mark(pillar.span, ("m-plan",), f"{plan.name}: {w('pillar')}")
        for provision in plan.provisions:
            yield Mark(provision.span, ("m-plan",), f"{plan.name}: {w('provision')}")


def verb(note: StatementNote) -> str:
    """The key of the verb that fits a note: says, say, denies, deny."""
    if note.statement.polarity == "negative":
        return "verb_deny" if note.several else "verb_denies"
    return "verb_say" if note.several else "verb_says"


def chain_text(note: StatementNote | SilenceNote, w: Wording) -> str:
    """The chain in words, outermost first: "Axios → US officials (unnamed)"."""
    return " → ".join(w.party(who.kind, who.name) for who, _ in note.chain)


def time_value(time: TimeExpression, w: Wording) -> str:
    """The days of a time expression, else its TIMEX3 value."""
    if time.start:
        return w.days(time.start, time.end)
    return time.value or w.term("granularity", time.granularity)
