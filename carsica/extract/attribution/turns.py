"""Turns of a conversation: what an interview's guest answers, what speakers of a transcript say one after another.

Owns the layout of such texts, line by line: labels, dashes, quoted lines, questions. Must not look for cues.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from carsica.extract.attribution.labels import Label, label_of
from carsica.extract.attribution.lexis import lemma_of, plain
from carsica.extract.attribution.quotations import find_quotations
from carsica.extract.attribution.scene import Draft, Scene
from carsica.extract.attribution.source_kinds import KINDS
from carsica.extract.cast import Mention
from carsica.extract.cover import SpanIndex
from carsica.parse.syntax import Sentence, Word
from carsica.record.report import Report
from carsica.record.span import Span
from carsica.record.statement import Source

QUOTES = '«»“”„"‟'
DASH = re.compile(r"[–—-]\s*")
ENDED = re.compile(r"\?[\s»”“\"*)]*$")
LEAST_ANSWERS = 2
LONGEST_QUESTION = 400
"""Characters in the longest line believed to be a question."""
UNTRUE_WORDS = 14
"""Words at the head of an answer among which it calls something untrue."""
BRACKETED = re.compile(r"^\(.*\)\.?$")
FULL_NAME = 8
"""What a name of several words weighs in the search for an interview's guest: more than any mention."""
GUEST = 16
"""What it weighs that the text says "we spoke with" somebody."""
TITLE_WORDS = 3
"""Words in a quotation of a title that is no more than a term."""
REFUSAL_WORDS = 20
"""Words in the longest answer that is nothing but a refusal to answer."""
QUOTED_SHARE = 0.85
"""Share of a line's characters between quotation marks that makes it quoted speech as a whole."""


@dataclass(frozen=True)
class Turn:
    """One speaker's words between those of others, a span a paragraph; ``refuses``: no more than a refusal."""

    speaker: Source
    spans: tuple[Span, ...]
    refuses: bool = False


@dataclass(frozen=True)
class Line:
    """A line of the body: its characters, the label before its words, and whether it is quoted as a whole."""

    span: Span
    label: Label | None
    quoted: bool
    dashed: bool
    asks: bool


def find_turns(scene: Scene, report: Report) -> tuple[Turn, ...]:
    """Turns of an interview or a transcript in text order; empty for any other text."""
    if not _may_converse(report.text):
        return ()
    lines = list(_lines(scene, report))
    labelled = [line.label for line in lines if line.label is not None]
    if sum(label.strong for label in labelled) >= LEAST_ANSWERS or len(labelled) > LEAST_ANSWERS:
        turns = _transcript(scene, lines)
    else:
        turns = _interview(scene, lines)
    talk = len(turns) >= LEAST_ANSWERS or any(len(t.spans) > LEAST_ANSWERS for t in turns)
    return tuple(replace(turn, refuses=_refuses(scene, turn)) for turn in turns) if talk else ()


def _refuses(scene: Scene, turn: Turn) -> bool:
    """Does a speaker say in a turn only that he will not answer?"""
    if len(turn.spans) > 1 or len(turn.spans[0].of(scene.document.text).split()) > REFUSAL_WORDS:
        return False
    text = " ".join(plain(word.text) for word in words_in(scene, turn.spans[0]))
    return any(" ".join(phrase) in text for phrase in scene.lexis.phrases.get("turns.refusal", ()))


def _may_converse(text: str) -> bool:
    """Cheap test that spares most reports the rest: several lines that ask, carry a label or stand in quotes."""
    lines = [line for line in text.split("\n") if line.strip()]
    asked = sum(1 for line in lines if ENDED.search(line))
    marked = sum(1 for line in lines if ":" in line[:90])
    spoken = sum(1 for line in lines if line.lstrip()[:1] in QUOTES or DASH.match(line.lstrip()))
    return asked + spoken >= LEAST_ANSWERS or marked > LEAST_ANSWERS


def _lines(scene: Scene, report: Report) -> Iterator[Line]:
    at = 0
    for raw in report.text.split("\n"):
        start = at + len(raw) - len(raw.lstrip())
        span = Span(start, max(start, at + len(raw.rstrip())))
        at += len(raw) + 1
        text = span.of(report.text)
        if not text or any(span.overlaps(h) for h in report.header):
            continue
        label = label_of(scene, span)
        words = Span(label.end, span.end) if label else span
        yield Line(span, label, _is_quoted(scene, words), bool(DASH.match(text)), bool(ENDED.search(text)))


def _is_quoted(scene: Scene, span: Span) -> bool:
    size = span.end - span.start
    held = sum(min(q.end, span.end) - max(q.start, span.start) for q in scene.quotations_at(span))
    return held > 0 and held >= QUOTED_SHARE * size - 4 and not _reported(scene, span)


def _reported(scene: Scene, span: Span) -> bool:
    """Does a line say beside its quotations who speaks, as prose does ("“...,” she said, adding that “...”")?"""
    says = scene.lexis.reporting
    return any(
        word.upos == "VERB" and word.lemma.lower() in says and not scene.quoted(word.start)
        for word in words_in(scene, span)
    )


def _transcript(scene: Scene, lines: Sequence[Line]) -> list[Turn]:
    """Turns by their labels; a line without one goes on with the turn before if quoted or if it says "I"."""
    guest = _guest(scene, lines)
    turns: list[Turn] = []
    named: dict[str, Source] = {}
    labelled: Line | None = None
    open_turn = False
    for line in lines:
        text = line.span.of(scene.document.text)
        if line.label is not None:
            speaker = guest if line.label.answer else line.label.speaker
            open_turn = speaker is not None and not line.label.question
            labelled = line
            if open_turn and speaker is not None:
                speaker = _labelled_before(speaker, named)
                named.setdefault(speaker.name.split()[-1].casefold(), speaker)
                turns.append(Turn(speaker, (_inner(scene, Span(line.label.end, line.span.end)),)))
        elif labelled and open_turn and not BRACKETED.match(text) and _goes_on(scene, labelled, line):
            turns[-1] = Turn(turns[-1].speaker, (*turns[-1].spans, _inner(scene, line.span)))
    return [turn for turn in turns if any(len(s.of(scene.document.text)) > 1 for s in turn.spans)]


def _labelled_before(speaker: Source, named: Mapping[str, Source]) -> Source:
    """The full name that an earlier label gave, where this one gives only a surname; ``named`` by surname."""
    if len(speaker.name.split()) > 1:
        return speaker
    return named.get(speaker.name.casefold(), speaker)


def _goes_on(scene: Scene, before: Line, line: Line) -> bool:
    """Does a line without a label belong to the turn of the last line with one?"""
    if line.quoted or before.quoted:
        return line.quoted
    return _first_person(scene, line.span)


def _interview(scene: Scene, lines: Sequence[Line]) -> list[Turn]:
    """The guest's answers: quoted lines, dashed lines in turn with questions, or what follows a question."""
    asked = [i for i, line in enumerate(lines) if _asks(line, scene)]
    answers = [i for i, line in enumerate(lines) if line.quoted]
    if len(answers) < LEAST_ANSWERS or not asked:
        answers = _dashed(lines) or _after_questions(scene, lines, asked)
    guest = _guest(scene, lines[: asked[0]] if asked else lines) if answers else None
    if guest is None:
        return []
    starts = [label.end if (label := lines[i].label) else lines[i].span.start for i in answers]
    turns = [
        Turn(guest, (_inner(scene, Span(start, lines[i].span.end)),))
        for start, i in zip(starts, answers, strict=True)
    ]
    headed = [] if 0 in answers else _in_title(scene, lines[0], guest)
    return [*headed, *turns]


def _in_title(scene: Scene, line: Line, guest: Source) -> list[Turn]:
    """The words of the guest that an interview's title quotes."""
    text = scene.document.text
    inside = (q for q in scene.quotations_at(line.span) if line.span.covers(q))
    quoted = (q for q in inside if len(q.of(text).split()) > TITLE_WORDS)
    return [Turn(guest, (scene.trimmed(q),)) for q in quoted]


def _asks(line: Line, scene: Scene) -> bool:
    return line.asks and not line.quoted and len(line.span.of(scene.document.text)) <= LONGEST_QUESTION


def _dashed(lines: Sequence[Line]) -> list[int]:
    """Numbers of the dashed lines that answer: all where questions have no dash, else every second."""
    dashed = [i for i, line in enumerate(lines) if line.dashed]
    if len(dashed) <= LEAST_ANSWERS or not any(line.asks for line in lines):
        return []
    if not any(lines[i].asks for i in dashed[:3]):
        answering = sum(1 for i in dashed if i and lines[i - 1].asks)
        return dashed if 2 * answering >= len(dashed) else []  # else a list, as of ingredients
    answers: list[int] = []
    asked = False
    for i in dashed:
        if asked:
            answers.append(i)
        asked = not asked
    return answers


def _after_questions(scene: Scene, lines: Sequence[Line], asked: Sequence[int]) -> list[int]:
    """Numbers of the lines right after questions, where most of them speak of "I"; else none."""
    known = frozenset(asked)
    following = [i + 1 for i in asked if i + 1 < len(lines) and i + 1 not in known]
    own = [i for i in following if _first_person(scene, lines[i].span)]
    return following if len(own) >= LEAST_ANSWERS and 2 * len(own) >= len(following) else []


def _guest(scene: Scene, lines: Sequence[Line]) -> Source | None:
    """The person whom the head of an interview names most, of equals the first.

    The first two lines count double, full names more; "her deputy" names nobody.
    """
    weight: dict[str, int] = {}
    for number, line in enumerate(lines):
        for mention in scene.cast.within(line.span):
            actor = scene.cast.actor_by_id.get(mention.actor or "")
            if actor is not None and actor.type == "person" and mention.kind == "name":
                full = 0 if actor.id in weight else FULL_NAME * (len(actor.name.split()) > 1)
                full += GUEST * _met(scene, mention)
                weight[actor.id] = weight.get(actor.id, 0) + (2 if number < 2 else 1) + full
    if not weight:
        return None
    actor = scene.cast.actor_by_id[max(weight, key=lambda key: weight[key])]
    return Source(KINDS[actor.type], actor.name, actor.id)


def _met(scene: Scene, mention: Mention) -> bool:
    """Does the text say "we" beside the verb that a name hangs from ("Мы поговорили с X", "X empfängt uns")?"""
    sentence = scene.sentence(mention.sentence)
    verb = next((i for i in sentence.ancestors(mention.head) if sentence.words[i].upos == "VERB"), None)
    if verb is None or scene.quoted(mention.span.start):
        return False
    beside = (verb, *sentence.children(verb, "nsubj", "aux", "obj", "iobj", "obl"))
    return any(
        sentence.words[i].features.get("Person") == "1" and not scene.quoted(sentence.words[i].start)
        for i in beside
    )


def _inner(scene: Scene, span: Span) -> Span:
    """A line's words without dash and outer quotation marks."""
    text = span.of(scene.document.text)
    dash = DASH.match(text)
    return scene.trimmed(Span(span.start + (dash.end() if dash else 0), span.end))


def _first_person(scene: Scene, span: Span) -> bool:
    """Does somebody speak of "I" or "we" in a line, outside quotations inside it?"""
    return any(
        word.features.get("Person") == "1" and (word.start == span.start or not scene.quoted(word.start))
        for word in words_in(scene, span)
    )


def words_in(scene: Scene, span: Span) -> Iterator[Word]:
    """Words of the document that start inside a span."""
    sentences = scene.document.sentences
    first = max(bisect_right(sentences, span.start, key=lambda s: s.start) - 1, 0)
    for sentence in sentences[first:]:
        if sentence.start >= span.end:
            return
        yield from (w for w in sentence.words if span.start <= w.start < span.end)


def within_turns(scene: Scene, turns: Sequence[Turn]) -> tuple[Span, ...]:
    """The quotations of a text with turns: those outside them, and those that speakers quote in them."""
    spoken = [span for turn in turns for span in turn.spans]
    held = SpanIndex(((span,), span) for span in spoken)
    outside = [q for q in scene.quotations if not held.overlapping(q)]
    inside = [
        Span(span.start + q.start, span.start + q.end)
        for span in spoken
        for q in find_quotations(span.of(scene.document.text))
    ]
    return tuple(sorted([*outside, *inside]))


def turn_draft(scene: Scene, number: int, turn: Turn, *, asked: bool) -> Draft:
    """The statement that a turn is as a whole; ``number`` is the sentence it begins in.

    ``asked`` says that somebody's claim was put to the speaker right before.
    """
    content = tuple(scene.trimmed(span) for span in turn.spans)
    negative = denies_all(scene, turn, asked=asked)
    return Draft("turn", number, (), [turn.speaker], content, negative=negative, back=negative)


def denies_all(scene: Scene, turn: Turn, *, asked: bool) -> bool:
    """Does a turn begin by calling untrue what was said before it? A bare "no" does so where that was a claim."""
    start = turn.spans[0].start
    head = [(s, i) for s in _sentences_in(scene, turn.spans[0]) for i, w in enumerate(s.words) if w.start >= start]
    for number, (sentence, i) in enumerate(head[:UNTRUE_WORDS]):
        word = sentence.words[i]
        own = word.features.get("Person") == "1" and scene.lexis.has("verbs.deny", lemma_of(sentence, i))
        if own or scene.lexis.phrase_at("turns.untrue", sentence, i):
            return True
        if scene.lexis.has("verbs.deny", lemma_of(sentence, i)) and sentence.children(i, "nsubj"):
            return False  # tells that others deny it
        if asked and number == 0 and scene.lexis.has("turns.no", word.text):
            return True
    return False


def _sentences_in(scene: Scene, span: Span) -> Iterator[Sentence]:
    return (scene.sentence(number) for number in scene.document.numbers_within(span))
