"""Statements of one report: all attributions, nested into chains, with what carries over between sentences.

Owns the order of the rules and the memory of who spoke last.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from carsica.extract.attribution.according import according_drafts, cited_sources
from carsica.extract.attribution.appositions import with_apposed
from carsica.extract.attribution.asides import aside_drafts
from carsica.extract.attribution.author_words import without_author_words
from carsica.extract.attribution.bearers import bearer_drafts
from carsica.extract.attribution.continuing import goes_on, spoken_of, unclaimed
from carsica.extract.attribution.denials import parted
from carsica.extract.attribution.finishing import finished
from carsica.extract.attribution.headlines import colon_draft, reply_draft, without_topics
from carsica.extract.attribution.held import held_drafts
from carsica.extract.attribution.lexis import lemma_of, lexis
from carsica.extract.attribution.looking_back import denied_before, without_foreseen
from carsica.extract.attribution.marked import marked_drafts
from carsica.extract.attribution.nesting import nested
from carsica.extract.attribution.nouns import noun_drafts, whom_drafts
from carsica.extract.attribution.outlet_names import shortens
from carsica.extract.attribution.outlets import outlet_again, outlet_at
from carsica.extract.attribution.paragraphs import over_paragraphs
from carsica.extract.attribution.press import find_papers
from carsica.extract.attribution.quotations import find_quotations
from carsica.extract.attribution.quoting import QUOTE_WORDS
from carsica.extract.attribution.reviews import through_papers
from carsica.extract.attribution.scene import Draft, Memory, Scene, cut, same_source
from carsica.extract.attribution.silences import (
    SilenceDraft,
    finished_silences,
    settled,
    silence_drafts,
    told_as_silence,
)
from carsica.extract.attribution.turns import Turn, find_turns, turn_draft, within_turns
from carsica.extract.attribution.unattributed import UNSTATED, rumour_drafts, stretch_drafts, unattributed_draft
from carsica.extract.attribution.verbs import verb_drafts
from carsica.extract.cast import Cast
from carsica.parse.syntax import Document
from carsica.record.report import Report
from carsica.record.span import Span
from carsica.record.statement import Silence, Source, Statement
from carsica.record.time import TimeExpression


def find_statements(
    document: Document, cast: Cast, times: Sequence[TimeExpression], report: Report
) -> tuple[tuple[Statement, ...], tuple[Silence, ...]]:
    """Statements (s1, s2 ...) and silences (q1, q2 ...) in text order; chains begin with the report's outlet."""
    outlet = _own_outlet(cast, report)
    scene = Scene(
        document,
        cast,
        without_author_words(document, find_quotations(document.text), lexis(document.language)),
        lexis(document.language),
        outlet,
        tuple(t.span for t in times),
        tuple(t.span for t in times if report.published and _after(t.value, report.published)),
    )
    scene = replace(scene, papers=find_papers(scene))
    turns = find_turns(scene, report)
    if turns:
        scene = replace(scene, quotations=within_turns(scene, turns))
    reader = _Reader(scene, report, turns)
    for number in range(len(document.sentences)):
        reader.read(number)
    drafts = without_topics(scene, over_paragraphs(scene, through_papers(scene, reader.drafts)))
    statements = finished(scene, unclaimed(drafts))
    return statements, finished_silences(scene, reader.silences, statements)


def _after(value: str | None, day: str) -> bool:
    """Is a TIMEX3 value a day after another?"""
    return value is not None and value[:4].isdigit() and value[:10] > day[:10] and len(value) >= len("2025-01-01")


def _own_outlet(cast: Cast, report: Report) -> Source:
    name = report.outlet or "unknown outlet"
    outlets = [actor for actor in cast.actors if actor.type == "outlet" and report.outlet]
    whole = (actor for actor in outlets if actor.name.casefold() == name.casefold())
    found = next(whole, None) or next((a for a in outlets if shortens(a.name, name)), None)
    return Source("outlet", found.name, found.id, found.mentions[0]) if found else Source("outlet", name)


SPEECH = {"verb", "carried", "stated"}
"""Drafts in which a speaker who spoke through an outlet before does so again."""


RELAY_NEAR = 2
"""Sentences at most between two sayings of one speaker through the same outlet."""
ASKED_NEAR = 2
"""Sentences at most between a claim that is put to a speaker and the answer."""


class _Reader:
    """Goes through the sentences in order and remembers who spoke, and through which outlet."""

    def __init__(self, scene: Scene, report: Report, turns: Sequence[Turn] = ()) -> None:
        self.scene = scene
        self.report = report
        self.turns = list(turns)
        self.drafts: list[Draft] = []
        self.silences: list[SilenceDraft] = []
        self.last: list[Source] = []
        self.memory = Memory()
        self.relays: dict[tuple[int, str], list[Source]] = {}
        self.relayed: dict[tuple[int, str], int] = {}

    def read(self, number: int) -> None:
        """Take in the attributions of one sentence."""
        memory = self.memory
        rules = (according_drafts, aside_drafts, whom_drafts)
        phrases = [d for rule in rules for d in rule(self.scene, number, memory)]
        taken = {i for draft in phrases for i in (*draft.cue, draft.verb)}
        further = (verb_drafts, noun_drafts, bearer_drafts, held_drafts)
        others = [d for rule in further for d in rule(self.scene, number, memory)]
        found = [*phrases, *(d for d in others if d.verb not in taken)]
        found = with_apposed(self.scene, number, found, memory)
        found = [denied_before(draft, self.drafts) for draft in self._with_cited(number, found, memory)]
        self._end_at_semicolons(number, found)
        turn = self._turn(number)
        silences = list(silence_drafts(self.scene, number, memory, turn))
        if turn is not None:
            self.silences.extend(settled(silences, found, [turn.speaker]))
            said = [d for d in found if not turn.refuses and not told_as_silence(self.scene, d, silences)]
            self.drafts.extend(self._in_turn(number, turn, nested(self.scene, said)))
            return
        if not found:
            colon = colon_draft(self.scene, number) or reply_draft(self.scene, number, memory)
            found = [colon] if colon else []
        found = [
            part
            for whole in nested(self.scene, found)
            for d in self._split(whole)
            for part in parted(self.scene, d)
        ]
        found.extend(self._loose_quotations(number, found))
        found.extend(marked_drafts(self.scene, number, [*self.drafts[-4:], *found], memory, self.last))
        if not found:
            draft = unattributed_draft(self.scene, number, self.last, self.memory, adjacent=self._adjacent(number))
            found = [draft] if draft else []
        else:
            found.extend(stretch_drafts(self.scene, number, found))
            found.extend(rumour_drafts(self.scene, number, found, self.last, self.memory))
        kept = settled(silences, [*self.drafts[-4:], *found], self.last)
        self.silences.extend(kept)
        for silence in kept:
            self.memory = self.memory.after(silence.links[-1]) if silence.links else self.memory
        found = [draft for draft in found if not told_as_silence(self.scene, draft, silences)]
        self.drafts = without_foreseen(self.drafts, found)
        for draft in found:
            self._replace_unattributed(draft)
            self._relay(draft)
            if draft.links and draft.kind not in {"hearsay", "stated"} and draft.links != [UNSTATED]:
                self.last = draft.links
                self.memory = self.memory.after(draft.links[-1])
        self.drafts.extend(found)

    def _adjacent(self, number: int) -> bool:
        """Was something said in the sentence right before, in the same paragraph?"""
        last = self.drafts[-1] if self.drafts else None
        if last is None or last.sentence != number - 1 or last.links == [UNSTATED]:
            return False
        before, here = self.scene.sentence(number - 1), self.scene.sentence(number)
        return "\n" not in self.scene.document.text[before.end : here.start]

    def _turn(self, number: int) -> Turn | None:
        """The turn of a conversation that a sentence is part of, or None."""
        sentence = self.scene.sentence(number)
        while self.turns and self.turns[0].spans[-1].end <= sentence.start:
            self.turns.pop(0)
        held = self.turns and any(s.overlaps((sentence.start, sentence.end)) for s in self.turns[0].spans)
        return self.turns[0] if held else None

    def _in_turn(self, number: int, turn: Turn, found: list[Draft]) -> list[Draft]:
        """What a speaker says that others said, through him; before it, once, the turn itself as one statement."""
        for draft in found:
            draft.links = [turn.speaker, *(link for link in draft.links if not same_source(link, [turn.speaker]))]
            parts = (Span(max(c.start, t.start), min(c.end, t.end)) for c in draft.content for t in turn.spans)
            draft.content = tuple(part for part in parts if part.start < part.end)
        if turn.refuses:
            self._speaks_last(turn.speaker)
            return found
        if any(d.kind == "turn" and d.content == turn.spans for d in self.drafts[-40:]):
            return found
        before = self.drafts[-1] if self.drafts else None
        asked = before is not None and before.kind != "turn" and before.sentence >= number - ASKED_NEAR
        self._speaks_last(turn.speaker)
        return [turn_draft(self.scene, number, turn, asked=asked), *found]

    def _speaks_last(self, speaker: Source) -> None:
        self.last = [speaker]
        self.memory = self.memory.after(speaker)

    def _replace_unattributed(self, draft: Draft) -> None:
        """A sentence that says whose word the one before was takes the place of hearsay without a source."""
        if self.drafts and self.drafts[-1].kind == "hearsay" and draft.sentence > self.drafts[-1].sentence:
            last = self.drafts[-1]
            if all(any(own.covers(span) for own in draft.content) for span in last.content):
                draft.hearsay = True
                self.drafts.pop()

    def _end_at_semicolons(self, number: int, found: list[Draft]) -> None:
        """What a phrase attributes ends where somebody else speaks after a semicolon ("secondo X ...; Y nega")."""
        words = self.scene.sentence(number).words
        for draft in found:
            others = [d.verb for d in found if d.kind == "verb" and d.verb is not None and d is not draft]
            if draft.kind != "according" or not draft.cue:
                continue
            ends = (
                i
                for i, w in enumerate(words)
                if w.text == ";" and i > draft.cue[-1] and max(others, default=0) > i
            )
            end = next(ends, None)
            if end is not None:
                rest = Span(words[end].start, words[-1].end)
                draft.content = tuple(part for span in draft.content for part in cut(span, rest, self.scene))

    def _with_cited(self, number: int, found: list[Draft], memory: Memory) -> list[Draft]:
        """Put the source of "citing X" behind the outlet that cites it, or let it stand alone."""
        cited, extent = cited_sources(self.scene, number, memory)
        if not cited:
            return found
        for draft in found:
            if (
                draft.links
                and self._may_cite(number, draft, min(extent))
                and not same_source(draft.links[-1], cited)
            ):
                draft.links = [*draft.links, *cited]
                if min(extent) in draft.cue:  # what the phrase covers is known already
                    return found
                sentence = self.scene.sentence(number)
                phrase = Span(*sentence.span(tuple(extent)))
                draft.content = tuple(part for span in draft.content for part in cut(span, phrase, self.scene))
                return [d for d in found if d.content]
        if found:
            return found
        if self._only_tells(number, extent):
            self.last = [*self._telling_outlet(number, extent, cited, memory), *cited]
            return []
        return [self._cited_alone(number, cited, extent, memory)]

    def _only_tells(self, number: int, extent: frozenset[int]) -> bool:
        """Does a sentence say no more than that somebody tells something ("X, citing Y, gives details")?"""
        sentence = self.scene.sentence(number)
        verbs = [i for i, w in enumerate(sentence.words) if w.upos == "VERB" and i not in extent]
        return bool(verbs) and all(lemma_of(sentence, i) in self.scene.lexis.reporting for i in verbs)

    def _may_cite(self, number: int, draft: Draft, marker: int) -> bool:
        """Is it an outlet, or whoever says what the draft's verb says while citing somebody?"""
        if draft.links[-1].kind == "outlet" or (draft.kind == "according" and marker in draft.cue):
            return True
        words = self.scene.sentence(number).words
        if draft.kind != "verb" or draft.verb is None:
            return False
        between = words[draft.verb + 1 : marker]
        beside = bool(between) and all(w.upos in {"PROPN", "PUNCT", "DET"} for w in between)  # "пише «X» із ..."
        return words[marker].head == draft.verb or beside

    def _cited_alone(self, number: int, cited: list[Source], extent: frozenset[int], memory: Memory) -> Draft:
        """What a cited source says, through the outlet before it: the clause after a "that", else the sentence."""
        sentence, words = self.scene.sentence(number), self.scene.sentence(number).words
        low = min(extent)
        outlet = self._telling_outlet(number, extent, cited, memory)
        after = max(extent) + 1
        marks = (i for i in range(after, min(after + 3, len(words))) if words[i].upos == "SCONJ")
        start = next(marks, None)
        rest = range(start + 1, len(words)) if start is not None else set(range(len(words))) - extent
        verb = next((i for i in range(low) if lemma_of(sentence, i) in self.scene.lexis.reporting), None)
        cue = tuple(sorted(extent)) if verb is None else (verb,)
        links = [*outlet, *cited]
        return Draft("according", number, cue, links, self.scene.spans(number, rest), low, extent)

    def _telling_outlet(
        self, number: int, extent: frozenset[int], cited: list[Source], memory: Memory
    ) -> list[Source]:
        """The outlet before the words of "citing X", where X is none itself."""
        outlets = (
            outlet_at(self.scene, number, i) or outlet_again(self.scene, number, i, memory)
            for i in range(min(extent))
        )
        outlet = next((o for o in outlets if o is not None and o.actor != cited[0].actor), None)
        return [outlet] if outlet and cited[0].kind != "outlet" else []

    def _split(self, draft: Draft) -> list[Draft]:
        """A phrase that covers a clause and, beside it, a whole quoted sentence makes two statements."""
        if draft.kind != "according":
            return [draft]
        text = self.scene.document.text
        whole = [
            q
            for q in sorted({q for span in draft.content for q in self.scene.quotations_at(span)})
            if len(q.of(text).split()) > QUOTE_WORDS and q.of(text)[:1].isupper()
            if all(link.name != q.of(text) for link in draft.links)  # «The Paper» that says so
        ]
        rest = draft.content
        for quote in whole:
            rest = tuple(
                part for span in rest for part in cut(span, Span(quote.start - 1, quote.end + 1), self.scene)
            )
        rest = tuple(span for span in rest if len(span.of(text).split()) > 2)
        if not whole or not rest:
            return [draft]
        quoted = replace(draft, content=tuple(self.scene.trimmed(q) for q in whole), quotes=list(whole))
        return [replace(draft, content=rest), quoted]

    def _loose_quotations(self, number: int, found: list[Draft]) -> list[Draft]:
        """Whole-sentence quotations that no cue claims go on with the speaker of the sentence before."""
        sentence, text = self.scene.sentence(number), self.scene.document.text
        goes = goes_on(self.scene, number, self.drafts, self.last) if number else None
        loose = [
            q
            for q in self.scene.quotations_at((sentence.start, sentence.end))
            if len(q.of(text).split()) >= (5 if goes is None else 2)
            and not any(q.overlaps(s) for d in [*found, *self.drafts[-4:]] for s in d.content)
        ]
        covered = sum(q.end - q.start for q in loose)
        if found or covered < 0.6 * (sentence.end - sentence.start):
            return []
        content = tuple(self.scene.trimmed(q) for q in loose)
        of = spoken_of(self.scene, number, self.drafts) if number and goes is None else []
        if of:
            return [Draft("carried", number, (), of, content, quotes=loose)]
        if not self.last or not self.drafts:
            return []
        if text.count("\n", self.drafts[-1].start, max(sentence.start, self.drafts[-1].start)) > 1:
            return []
        if goes is not None:
            goes.content = (*goes.content, *content)
            goes.quotes = [*goes.quotes, *loose]
            return []
        return [Draft("carried", number, (), list(self.last), content, quotes=loose)]

    def _relay(self, draft: Draft) -> None:
        """Remember through which outlet a speaker speaks in this section, and put it before later statements."""
        if not draft.links:
            return
        section = self._section(draft.start)
        speaker = draft.links[-1]
        key = (section, speaker.actor or speaker.name)
        if len(draft.links) > 1:
            if draft.links[-2].kind in {"outlet", "agency"}:
                self.relays[key] = draft.links[:-1]
                self.relayed[key] = draft.sentence
        elif key in self.relays and speaker.kind in {"person", "anonymous"} and self._still_through(draft, key):
            draft.links = [*self.relays[key], speaker]
            self.relayed[key] = draft.sentence
        elif self._to_all(draft):
            self.relays.pop(key, None)

    def _still_through(self, draft: Draft, key: tuple[int, str]) -> bool:
        """Does a speaker go on speaking through the outlet: right after, and not to deny what it wrote?"""
        unnamed = draft.links[-1].kind == "anonymous"  # "one of the officials" can only be those of the outlet
        near = unnamed or draft.sentence - self.relayed[key] <= RELAY_NEAR
        return near and draft.kind in SPEECH and not draft.negative and not self._to_all(draft)

    def _to_all(self, draft: Draft) -> bool:
        """Does the sentence tell of an occasion at which somebody speaks to all ("at a news conference")?"""
        sentence = self.scene.sentence(draft.sentence)
        told = (
            i
            for i, word in enumerate(sentence.words)
            if not any(s.start <= word.start < s.end for s in draft.content)
        )
        return any(self.scene.lexis.has("nouns.occasions", lemma_of(sentence, i)) for i in told)

    def _section(self, offset: int) -> int:
        return sum(1 for section in self.report.sections if section.span.start <= offset)
