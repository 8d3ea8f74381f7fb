"""What the event rules know of a report: the parsed text, its cast and times, and drafts of events on the way.

Owns the shapes and the look-ups by word. Must not decide anything about events.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple, get_args

from carsica.extract.attribution.lexis import Lexis as AttributionLexis
from carsica.extract.cast import Cast, Mention
from carsica.extract.countries import demonym
from carsica.extract.cover import SpanIndex
from carsica.extract.events.lexis import Entry, EventLexis
from carsica.extract.events.marks import settled
from carsica.parse.syntax import Document, Mark, Sentence
from carsica.record.event import EventStatus, ParticipantRole
from carsica.record.figure import Figure
from carsica.record.report import Report
from carsica.record.span import Span
from carsica.record.statement import Statement
from carsica.record.time import TimeExpression

STATUSES: Mapping[str, EventStatus] = {status: status for status in get_args(EventStatus)}


class Told(NamedTuple):
    """The status of one telling: by the words around it (None: they do not say), by the encoder, by both."""

    ruled: EventStatus | None
    noted: EventStatus | None
    status: EventStatus


@dataclass(slots=True)
class Draft:
    """An event that takes shape. ``head`` is the trigger's word, ``words`` all words of the trigger.

    ``anaphoric``: the words point back to something named before ("l'incontro"). ``novel``: they introduce
    something new ("un altro incontro"). ``negated``: the text says that it does not or did not happen.
    ``counted``: the text counts whom it befell ("five suspects"). ``possible``: it only may happen. ``onesided``:
    only those are named *with* whom it is held. ``of_sides``: it is one "of the leaders", without names.
    ``noted`` is the status that the encoder gave, where it marked the trigger, ``sure`` how probable it found the
    mark (0 to 1); ``learned``: it alone found it; ``listed``: a lexicon has the word for the kind it gave, or for
    another; ``agreed``: it gave the kind that the event has. ``told`` is how each telling puts it.
    ``slots`` says in which slot of the trigger a participant stands ("implied" where the clause leaves it out).
    ``odds`` says how likely each actor that its sentence names takes part (log-odds), ``parts`` how it would.
    ``around`` holds those who take part if nothing else says who does.
    ``moved``: its day is the new one of something put off or brought forward.
    ``only_changes``: its verb plans, puts off or calls off another event, and is none of its own.
    ``supposed``: it is told only as what would have to happen for something else to follow.
    ``provided``: it is told only as what a plan provides for. ``asked``: only as what somebody asks for.
    ``follows``: it is called off with the visit or the meeting that it belongs to.
    ``time`` is the time of its sentence that the tree alone would date it by.
    ``near`` holds the place beside it in the sentence, if nothing else says where it was.
    ``own`` holds the places that the clause itself names, ``places`` also those taken over from others.
    """

    number: int
    head: int
    entry: Entry
    words: tuple[int, ...]
    span: Span
    title: bool = False
    status: EventStatus = "occurred"
    marked: bool = False
    anaphoric: bool = False
    novel: bool = False
    negated: bool = False
    participants: dict[str, ParticipantRole] = field(default_factory=dict)
    around: dict[str, ParticipantRole] = field(default_factory=dict)
    slots: dict[str, str] = field(default_factory=dict)
    odds: dict[str, float] = field(default_factory=dict)
    parts: dict[str, ParticipantRole] = field(default_factory=dict)
    near: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    time: TimeExpression | None = None
    start: str | None = None
    end: str | None = None
    dated: bool = False
    moved: bool = False
    only_changes: bool = False
    supposed: bool = False
    provided: bool = False
    asked: bool = False
    follows: bool = False
    counted: bool = False
    possible: bool = False
    onesided: bool = False
    of_sides: bool = False
    noted: EventStatus | None = None
    sure: float = 0.0
    learned: bool = False
    listed: str = ""
    agreed: bool = False
    told: list[Told] = field(default_factory=list)
    figures: list[str] = field(default_factory=list)
    mentions: list[Span] = field(default_factory=list)

    @property
    def family(self) -> str:
        """The family of the event's kind."""
        return self.entry.kind.family


class Scene:
    """A report under reading, with its mentions and times by sentence and word.

    ``marks_triggers``: the encoder marked triggers in it. Only then are signs weighed, for their weights were
    learnt with such marks; without any the rules decide alone.
    """

    def __init__(
        self,
        document: Document,
        cast: Cast,
        lexis: EventLexis,
        speech: AttributionLexis,
        report: Report,
    ) -> None:
        self.document, self.cast, self.lexis, self.speech, self.report = document, cast, lexis, speech, report
        self.today = (report.published or "")[:10] or None
        self._sections = [section.span.start for section in report.sections]
        self.times: dict[int, list[tuple[TimeExpression, int]]] = {}
        self.statements: tuple[Statement, ...] = ()
        self.denied: frozenset[str] = frozenset()
        self.figures: tuple[Figure, ...] = ()
        self._heads: dict[tuple[int, int], Mention] = {}
        self._smallest: dict[tuple[int, int], Mention] = {}
        for mention in sorted(cast.mentions, key=lambda m: m.words[1] - m.words[0]):
            self._heads[mention.sentence, mention.head] = mention
        for mention in sorted(cast.mentions, key=lambda m: m.words[0] - m.words[1]):
            for position in range(*mention.words):
                self._smallest[mention.sentence, position] = mention
        self._states: dict[str, str] | None = None
        triggers = settled(document, lexis)
        self.marked = {(m.sentence, m.words[0]): m for m in triggers}
        self.marks_triggers = bool(triggers)
        self._marks = {(m.sentence, i): m for m in triggers for i in range(*m.words)}
        self._parts = self._parts_by_head()

    def _parts_by_head(self) -> dict[tuple[int, int], Mark]:
        """Marked parts by the word that heads the mention they are put on (they mark its first word alone)."""
        found: dict[tuple[int, int], Mark] = {}
        starts: dict[tuple[int, int], list[Mention]] = {}
        for mention in self.cast.mentions:
            starts.setdefault((mention.sentence, mention.words[0]), []).append(mention)
        for mark in self.document.marks:
            if mark.layer != "part":
                continue
            first = mark.words[0]
            smallest = self._smallest.get((mark.sentence, first))
            near = starts.get((mark.sentence, first)) or ([smallest] if smallest else [])
            for head in [m.head for m in near] or [first]:
                found.setdefault((mark.sentence, head), mark)
        return found

    def part(self, number: int, position: int) -> Mark | None:
        """The encoder's mark on the actor or place whose mention a word heads: its part in an event."""
        return self._parts.get((number, position))

    def noted(self, number: int, position: int) -> tuple[EventStatus | None, float]:
        """The status that the encoder gave to the trigger which holds a word, and how sure it was; None and 0."""
        mark = self._marks.get((number, position))
        return (STATUSES.get(mark.note), mark.sure) if mark else (None, 0.0)

    def noted_kind(self, number: int, position: int) -> str | None:
        """The kind of event that the encoder gave to the trigger which holds a word; None for no trigger."""
        mark = self._marks.get((number, position))
        return mark.kind if mark else None

    def eventful(self, number: int, position: int) -> bool:
        """Is a word a noun that names events, or one that the encoder marked?"""
        word = self.sentence(number).words[position]
        listed = word.upos == "NOUN" and self.lexis.nouns.has(word)
        return listed or self.noted(number, position)[0] is not None

    def place_times(self, times: tuple[TimeExpression, ...]) -> None:
        """Files the times under their sentence, each with the word that governs it."""
        for time in times:
            number = self.document.sentence_at(time.span.start)
            if number is None:
                continue
            sentence = self.sentence(number)
            inside = [i for i, w in enumerate(sentence.words) if time.span.overlaps((w.start, w.end))]
            if inside:
                head = next((i for i in inside if sentence.words[i].head not in inside), inside[0])
                self.times.setdefault(number, []).append((time, head))

    def sentence(self, number: int) -> Sentence:
        """A sentence by its number."""
        return self.document.sentences[number]

    def mention(self, number: int, position: int) -> Mention | None:
        """The mention that a word heads, else the smallest that holds the word."""
        return self._heads.get((number, position)) or self._smallest.get((number, position))

    def headed(self, number: int, position: int) -> Mention | None:
        """The widest mention that a word heads."""
        return self._heads.get((number, position))

    def inside_name(self, number: int, position: int) -> bool:
        """Does the word belong to somebody's name or post, so that it names no event of its own?"""
        mention = self._smallest.get((number, position))
        return mention is not None and mention.kind == "name"

    def in_title(self, number: int) -> bool:
        """Is the sentence the report's title?"""
        title = self.report.title_span
        return title is not None and title.overlaps((self.sentence(number).start, self.sentence(number).end))

    def section(self, number: int) -> int:
        """Number of the section that a sentence lies in; -1 before the first heading."""
        start = self.sentence(number).start
        return bisect_right(self._sections, start) - 1

    @cached_property
    def _said(self) -> SpanIndex[Statement]:
        return SpanIndex((statement.content, statement) for statement in self.statements)

    @cached_property
    def _cued(self) -> SpanIndex[Statement]:
        return SpanIndex(((s.cue.span,), s) for s in self.statements if s.cue is not None)

    @cached_property
    def own_outlet(self) -> str | None:
        """The actor that is the report's own outlet, where the text makes it one."""
        name = (self.report.outlet or "").casefold()
        return next((actor.id for actor in self.cast.actors if actor.name.casefold() == name), None)

    def saying(self, span: Span) -> list[Statement]:
        """The statements whose content holds some words."""
        return self._said.covering(span)

    def cued_at(self, span: tuple[int, int]) -> list[Statement]:
        """The statements whose cues have a character in common with a span."""
        return self._cued.overlapping(span)

    def states(self) -> dict[str, str]:
        """The state actor of each country (ISO code), as far as the report names it as an actor."""
        if self._states is None:
            found: dict[str, str] = {}
            for mention in self.cast.mentions:
                actor = self.cast.actor_by_id.get(mention.actor or "")
                place = self.cast.place_by_id.get(mention.place or "")
                if actor is None or place is None or not place.country or actor.type != "state":
                    continue
                if place.precision == "country" or place.country not in found:
                    found[place.country] = actor.id
            self._states = found
        return self._states

    def named(self, part: str) -> Iterator[str]:
        """The state behind an adjective, else the actor one of whose names holds the word ("russo"; "Putin")."""
        state = self.states().get(demonym(part, self.document.language) or "")
        if state is not None:
            yield state
            return
        actor = self._actor_by_word.get(part)
        if actor is not None:
            yield actor

    @cached_property
    def _actor_by_word(self) -> dict[str, str]:
        """Each word of the actors' names and mentions, folded, with the first actor that has it."""
        found: dict[str, str] = {}
        for actor in self.cast.actors:
            for name in dict.fromkeys((*(m.of(self.document.text) for m in actor.mentions), actor.name)):
                for word in name.casefold().split():
                    found.setdefault(word, actor.id)
        return found

    @cached_property
    def sentences_of(self) -> dict[str, list[int]]:
        """The numbers of the sentences that mention each actor, in text order, one for each mention."""
        found: dict[str, list[int]] = {}
        for mention in self.cast.mentions:
            if mention.actor is not None:
                found.setdefault(mention.actor, []).append(mention.sentence)
        return {actor: sorted(numbers) for actor, numbers in found.items()}

    @cached_property
    def salient(self) -> list[str]:
        """The actors, outlets left out, those mentioned most often first."""
        actors = [actor.id for actor in self.cast.actors if actor.type != "outlet"]
        return sorted(actors, key=lambda actor: -len(self.sentences_of.get(actor, ())))

    @cached_property
    def with_names(self) -> frozenset[str]:
        """The actors whom the report names."""
        return frozenset(m.actor for m in self.cast.mentions if m.actor is not None and m.kind == "name")

    @cached_property
    def _actors_in(self) -> dict[int, dict[str, None]]:
        found: dict[int, dict[str, None]] = {}
        for mention in self.cast.mentions:
            if mention.actor is not None:
                found.setdefault(mention.sentence, {})[mention.actor] = None
        return found

    def named_in(self, number: int) -> Iterable[str]:
        """The actors that a sentence mentions."""
        return self._actors_in.get(number, {})

    @cached_property
    def _places_in(self) -> dict[int, list[tuple[int, str]]]:
        found: dict[int, list[tuple[int, str]]] = {}
        for mention in self.cast.mentions:
            if mention.place is not None and mention.kind != "demonym":
                found.setdefault(mention.sentence, []).append((mention.head, mention.place))
        return {number: sorted(places) for number, places in found.items()}

    def places_in_order(self, number: int) -> list[tuple[int, str]]:
        """The words of a sentence that name places, each with the place; adjectives of nationality left out."""
        return self._places_in.get(number, [])

    @cached_property
    def sentences_with(self) -> dict[str, list[int]]:
        """The numbers of the sentences that name each place, in text order."""
        found: dict[str, list[int]] = {}
        for number, places in sorted(self._places_in.items()):
            for place in {place for _, place in places}:
                found.setdefault(place, []).append(number)
        return found

    def places_in(self, number: int) -> set[str]:
        """The places that a sentence names."""
        return {place for _, place in self.places_in_order(number)}

    @cached_property
    def _subjects_in(self) -> dict[int, set[str]]:
        found: dict[int, set[str]] = {}
        for (number, head), mention in self._heads.items():
            if mention.actor is not None and self.sentence(number).words[head].relation.startswith("nsubj"):
                found.setdefault(number, set()).add(mention.actor)
        return found

    def subjects(self, number: int) -> Collection[str]:
        """The actors that are subjects in a sentence."""
        return self._subjects_in.get(number, ())

    @cached_property
    def _denials(self) -> tuple[list[tuple[int, Statement]], dict[int | str, list[int]]]:
        """The denials with their sentences, in text order; their places by sentence and by the id they deny."""
        found: list[tuple[int, Statement]] = []
        places: dict[int | str, list[int]] = {}
        for denial in self.statements:
            number = self.document.sentence_at(denial.content[0].start) if denial.content else None
            if denial.polarity != "negative" or number is None:
                continue
            for key in (number, denial.denies):
                if key is not None:
                    places.setdefault(key, []).append(len(found))
            found.append((number, denial))
        return found, places

    def denials_about(self, numbers: range, claims: Iterable[str]) -> list[tuple[int, Statement]]:
        """The denials in some sentences and those of some claims, by id, each with its sentence, in text order."""
        found, places = self._denials
        return [found[place] for place in sorted({p for key in (*numbers, *claims) for p in places.get(key, ())})]

    @cached_property
    def in_titles(self) -> frozenset[str]:
        """The actors whom the report's title mentions."""
        return frozenset(a for a, numbers in self.sentences_of.items() if any(map(self.in_title, numbers)))

    def case_words(self, number: int, position: int) -> Iterator[int]:
        """Positions of the prepositions of a word; of a prepositional phrase ("according to") only the first."""
        yield from self.sentence(number).children(position, "case")

    def has_case(self, key: str, number: int, position: int) -> bool:
        """Is one of the word's prepositions in the set ``grammar.<key>``?"""
        sentence = self.sentence(number)
        cases = sentence.children(position, "case")
        return bool(cases) and any(self.lexis.phrase(f"grammar.{key}", sentence, i) for i in cases)
