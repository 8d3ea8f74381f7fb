"""A statement as linking compares it: its words, whom and what its content names, and when it came out.

Owns the gathering of these from a reading; must not judge likeness.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from carsica.link.actors import ActorLinks
from carsica.link.events import EventLinks
from carsica.link.forms import names_a_person
from carsica.link.lexical import table, words_of
from carsica.link.shelf import RowKey, Shelf, day_number
from carsica.record.figure import Figure
from carsica.record.reading import Reading
from carsica.record.span import Span
from carsica.record.statement import Statement

_SENTENCE_END = re.compile(r"[.!?…][»”\"]?\s|\n")
_FAR_BACK = 600  # characters
_COVERED = 0.6  # of a sentence's words; a content that covers more tells enough by itself
_DIGITS = re.compile(r"\d+(?:[.,]\d+)?")


@dataclass(frozen=True)
class StatementView:
    """A statement with all that its content holds, as linked ids and day numbers."""

    key: RowKey
    statement: Statement
    language: str
    published: int | None
    text: str
    masked: str
    """The content with a placeholder for each person named, so that a shared name is no shared meaning."""
    around: str
    """The sentence that the content stands in, where the content is but a part of it; else empty."""
    between_cue: str
    """The text from the end of the content to the cue, where the cue comes after."""
    passage: int
    """Where the passage of the statement begins: after the last line break before its cue, else its content."""
    sentence: int
    """Where the sentence of the cue, else of the content, begins."""
    sentence_before: int
    """Where the sentence before that one begins; never before the passage."""
    words: int
    actors: frozenset[str]
    weights: Mapping[str, float]
    """How telling each actor is, 0 to 1: one that half of the case speaks of says little."""
    speaker: str | None
    """The linked person, body or state whose words these are, where one is named."""
    speaker_countries: frozenset[str]
    tellers: frozenset[str]
    """The linked persons and bodies through whom the speaker is heard."""
    countries: frozenset[str]
    figures: tuple[Figure, ...]
    numbers: frozenset[str]
    events: frozenset[str]
    off: frozenset[str]
    """Those of the events that the content tells as put off, called off or denied."""
    days: frozenset[int]
    negated: bool
    confirms: bool = False
    """Does the speaker say himself what others said before ("the ministry acknowledged")?"""
    rejects: bool = False
    """Does it deny another statement of its report in few words, whatever its polarity ("it is fake")?"""

    @property
    def denies(self) -> bool:
        """Does the speaker reject what the content says, or what it answers?"""
        return self.rejects or self.statement.polarity == "negative"

    @property
    def own_clause(self) -> bool:
        """Is the content the very clause of its cue ("he denies it")?"""
        cue = self.statement.cue
        return cue is not None and any(span.covers(cue.span) for span in self.statement.content)


def statement_views(shelf: Shelf, actors: ActorLinks, events: EventLinks) -> list[StatementView]:
    """Views of all statements, in order of publication."""
    weights = _weights(shelf, actors)
    return [
        _view(reading, statement, shelf, actors, events, weights)
        for reading in shelf.readings
        for statement in reading.statements
        if statement.content
    ]


def _weights(shelf: Shelf, actors: ActorLinks) -> dict[str, float]:
    """Rarity of each linked actor among the reports, 0 (in every one) to 1 (in one alone)."""
    reports: dict[str, set[str]] = defaultdict(set)
    for (report, _), actor in actors.of_row.items():
        reports[actor].add(report)
    scale = math.log(len(shelf.readings) + 1)
    return {actor: 1.0 - math.log(len(found)) / scale for actor, found in reports.items()}


def _view(
    reading: Reading,
    statement: Statement,
    shelf: Shelf,
    actors: ActorLinks,
    events: EventLinks,
    weights: Mapping[str, float],
) -> StatementView:
    report, spans = reading.report, statement.content
    text = " ".join(shelf.text(report.id, span) for span in spans)
    named = shelf.actors_in(report.id, spans)
    happening = [e for e in reading.events if _inside(e.trigger, spans)]
    who = actors.ids(report.id, named)
    last = max(s.end for s in spans)
    off = table("kinds")["statuses"]["off"]
    cue = statement.cue.span if statement.cue else spans[0]
    days = {d for t in reading.times if t.granularity in ("day", "time") and _inside(t.span, spans)
            for d in [day_number(t.start)] if d is not None}  # fmt: skip
    speaker = _speaker(report.id, statement, actors)
    people = [m for a in reading.actors if a.type == "person" and names_a_person(a.name) for m in a.mentions]
    passage = report.text.rfind("\n", 0, cue.start) + 1
    sentence, before = _sentences(report.text, passage, cue.start)
    return StatementView(
        key=(report.id, statement.id),
        statement=statement,
        language=report.language,
        published=shelf.days[report.id],
        text=text,
        masked=" ".join(_masked(report.text, span, people) for span in spans),
        around=_around(report.text, spans, text, people),
        between_cue=report.text[last : cue.start],
        passage=passage,
        sentence=sentence,
        sentence_before=before,
        words=len(text.split()),
        actors=who - actors.unnamed,
        weights=weights,
        speaker=speaker,
        speaker_countries=actors.countries.get(speaker, frozenset()) if speaker else frozenset(),
        tellers=actors.ids(report.id, [s.actor for s in statement.chain[1:-1] if s.actor]),
        countries=frozenset(
            (
                *(c for a in who for c in actors.countries.get(a, ())),
                *(p.country for p in reading.places if p.country and any(_inside(m, spans) for m in p.mentions)),
            )
        ),
        figures=tuple(f for f in reading.figures if _inside(f.span, spans)),
        numbers=frozenset(_DIGITS.findall(text)),
        events=_linked_events(report.id, (e.id for e in happening), events.of_row),
        off=_linked_events(report.id, (e.id for e in happening if e.status in off), events.of_row),
        days=frozenset(days),
        negated=is_negated(text, report.language),
        confirms=bool(speaker and statement.cue and owns_up(statement.cue.text, report.language)),
    )


def _sentences(text: str, passage: int, position: int) -> tuple[int, int]:
    """Where the sentence at a position of a passage begins, and the one before it."""
    starts = [passage, *(m.end() for m in _SENTENCE_END.finditer(text, passage, position))]
    return starts[-1], starts[max(0, len(starts) - 2)]


def _masked(text: str, span: Span, people: Sequence[Span]) -> str:
    """The words of a span on one line, "X" for each name in it."""
    words, start = [], span.start
    for name in sorted(m for m in people if span.covers(m) and m.of(text)[:1].isupper()):
        if name.start >= start:
            words += [text[start : name.start], "X"]
            start = name.end
    return " ".join("".join([*words, text[start : span.end]]).split())


def _around(text: str, spans: Sequence[Span], content: str, people: Sequence[Span]) -> str:
    """The sentence around a content, when the content covers little of it: who and what stand outside then."""
    first, last = min(s.start for s in spans), max(s.end for s in spans)
    start = max((m.end() for m in _SENTENCE_END.finditer(text, max(0, first - _FAR_BACK), first)), default=0)
    end = _SENTENCE_END.search(text, max(first, last - 1))
    whole = Span(max(start, first - _FAR_BACK), end.start() + 1 if end else len(text))
    words = whole.of(text).split()
    return _masked(text, whole, people) if len(content.split()) < _COVERED * len(words) else ""


def _speaker(report: str, statement: Statement, actors: ActorLinks) -> str | None:
    innermost = statement.chain[-1]
    if innermost.kind not in ("person", "organisation", "state") or innermost.actor is None:
        return None
    return actors.of_row.get((report, innermost.actor))


def _linked_events(report: str, rows: Iterable[str], of_row: Mapping[RowKey, str]) -> frozenset[str]:
    return frozenset(of_row[report, row] for row in rows if (report, row) in of_row)


def _inside(span: Span, spans: Sequence[Span]) -> bool:
    return any(outer.covers(span) for outer in spans)


@cache
def _pattern(section: str, language: str) -> re.Pattern[str] | None:
    words = words_of(language, section)
    if not words:
        return None
    parts = [re.escape(w.removesuffix("*")) + (r"\w*" if w.endswith("*") else r"(?!\w)") for w in words]
    return re.compile(r"(?i)(?<!\w)(?:" + "|".join(parts) + ")")


def is_negated(text: str, language: str) -> bool:
    """Does a word turn the sentence into its opposite?

    Two do too, for most of the languages say no twice over; one in a condition or in "not this but that" does not.
    """
    negation, condition = _pattern("negations", language), _pattern("conditions", language)
    if negation is None:
        return False
    later = condition.search(text) if condition else None
    found = negation.search(text[: later.start()] if later else text)
    contrast = _pattern("contrasts", language)
    return bool(found) and not (found and contrast and contrast.search(text, found.end()))


def owns_up(cue: str, language: str) -> bool:
    """Is a cue one by which somebody says himself what was said of him?"""
    pattern = _pattern("confirming", language)
    return bool(pattern and pattern.search(cue))


def takes_back(text: str, language: str) -> bool:
    """Do the words retract something?"""
    pattern = _pattern("retraction", language)
    return bool(pattern and pattern.search(text))


def share_words(one: StatementView, other: StatementView) -> bool:
    """Do two contents of one report overlap by most of the shorter?"""
    common = sum(
        max(0, min(a.end, b.end) - max(a.start, b.start))
        for a in one.statement.content
        for b in other.statement.content
    )
    shorter = min(sum(s.end - s.start for s in v.statement.content) for v in (one, other))
    return shorter > 0 and common > 0.6 * shorter
