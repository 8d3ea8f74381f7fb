"""Points that a report lists: numbered and bulleted lines, items after a colon or in the sentence that follows.

Owns lists of points. Must not decide what is a plan.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from carsica.extract.numbered import numbered_lines
from carsica.extract.plans.draft import Draft
from carsica.extract.plans.enumeration import items_after
from carsica.extract.plans.ordered import ordered_items
from carsica.extract.plans.page import Page
from carsica.extract.plans.phrases import opens_phrase
from carsica.extract.plans.pillars import count_of
from carsica.parse.syntax import Sentence
from carsica.record.plan import Provision
from carsica.record.span import Span

BULLET = re.compile(r"^[ \t]*[-–—•▪◦‣*·●■→✔✅][️]?[ \t]+(\S.*?)[ \t]*$", re.MULTILINE)
INLINE = re.compile(r"(?:(?<=[\s:;,])|(?<=^))\(?(\d{1,2})[.)]\s+(?=\S)")
FULL_STOPS = " .,;:"
NEAR = 60
"""Characters from a plan's name to the colon that opens its list."""
LONGEST = 160
"""Characters of the longest item."""
LEAST_BULLETS = 2
SENTENCES = 2
"""Sentences back in which a plan may be named whose points ordinals open."""


def find_numbered(text: str, start: int) -> tuple[Provision, ...]:
    """Provisions that the text lists by number, one a line, after a position; empty when there is no such list."""
    return tuple(Provision(span.of(text), span, number) for number, span in numbered_lines(text, start))


def find_listed(page: Page) -> None:
    """Every list of points: of lines after the first mention of a plan, or within a sentence about one."""
    document = page.scene.document
    first = min(m.span.start for m in page.plans[0].mentions)
    numbered = find_numbered(document.text, first)
    if numbered:
        owner = page.spoken_of(document.sentence_at(numbered[0].span.start) or 0) or page.plans[0]
        for provision in numbered:
            owner.provide(provision)
    for number in range(len(document.sentences)):
        for plan, spans in _lists_of(page, number):
            for point, span in spans:
                plan.provide(Provision(span.of(document.text), span, point))
    for span in _bullets(page, first):
        owner = page.spoken_of(document.sentence_at(span.start) or 0) or page.plans[0]
        owner.provide(Provision(span.of(document.text), span))


def _lists_of(page: Page, number: int) -> Iterator[tuple[Draft, list[tuple[int | None, Span]]]]:
    """Lists of one sentence, each with its plan; with the number of a point where the text gives it."""
    sentence = page.scene.sentence(number)
    inline = _inline(page.scene.document.text, sentence)
    plan = page.spoken_of(number)
    if inline and plan is not None and plan.mentions[0].number <= number:
        yield plan, inline
        return
    ordered = ordered_items(page.scene.document, sentence, page.words)
    if ordered and plan is not None and number - _last_named(plan, number) <= SENTENCES:
        yield plan, ordered
        return
    for colon, word in enumerate(sentence.words):
        if word.text == ":":
            about = _before_colon(page, number, colon)
            if about is not None:
                yield about[0], [(None, span) for span in _items(page, sentence, colon, about[1])]
            return
    counted = _count_before(page, number)
    if counted is not None and not _has_verb(sentence):
        yield (
            counted[0],
            [(None, span) for span in items_after(page.scene.document, sentence, -1, counted[1], page.words)],
        )


def _last_named(plan: Draft, number: int) -> int:
    """The last sentence up to one that names a plan."""
    return max((m.number for m in plan.mentions if m.number <= number), default=-SENTENCES - 1)


def _before_colon(page: Page, number: int, colon: int) -> tuple[Draft, int | None] | None:
    """The plan or points that a colon follows, and how many are counted: "a compromise in four points: ..."."""
    sentence = page.scene.sentence(number)
    at = sentence.words[colon].start
    nouns = [i for i in range(colon) if page.words.has("points.nouns", sentence.words[i])]
    plan = page.spoken_of(number, at)
    if plan is None:
        return None
    if nouns and at - sentence.words[nouns[-1]].end <= NEAR:
        count = count_of(sentence, nouns[-1], page.figures)
        plural = sentence.words[nouns[-1]].features.get("Number") == "Plur"
        return (plan, count) if count or plural else None
    last = max((m.span for m in plan.mentions if m.number == number and m.span.start < at), default=None)
    if last is None or at - last.end > NEAR:
        return None
    between = [w for w in sentence.words[:colon] if w.start >= last.end]
    return None if any(w.upos in {"VERB", "AUX"} for w in between) else (plan, None)


def _items(page: Page, sentence: Sentence, colon: int, count: int | None) -> list[Span]:
    """Items after a colon: as many as are counted, else such as have no verb of their own."""
    after = sentence.words[colon + 1 : colon + 2]
    if after and after[0].text in "«“\"„‹»'‘":
        return []
    items = items_after(page.scene.document, sentence, colon, count, page.words)
    text = page.scene.document.text
    if count is None and any(
        _has_verb(sentence, span) or len(span.of(text).split()) < 2 or not opens_phrase(sentence, span)
        for span in items
    ):
        return []
    return [span for span in items if span.end - span.start <= LONGEST]


def _count_before(page: Page, number: int) -> tuple[Draft, int] | None:
    """The plan and the number of points that the sentence before ends on: "The text has three articles."."""
    if number == 0:
        return None
    before = page.scene.sentence(number - 1)
    plan = page.spoken_of(number - 1)
    counted = [f for f in page.points if before.start <= f.span.start < before.end]
    if plan is None or not counted or before.end - counted[-1].span.end > NEAR // 2:
        return None
    return plan, int(counted[-1].low or 0)


def _has_verb(sentence: Sentence, span: Span | None = None) -> bool:
    inside = [w for w in sentence.words if span is None or span.covers((w.start, w.end))]
    return any(w.features.get("VerbForm") == "Fin" for w in inside)


def _inline(text: str, sentence: Sentence) -> list[tuple[int | None, Span]]:
    """ "1) the war ends; 2) all troops leave": numbers that rise by one from 1 within a sentence."""
    marks = list(INLINE.finditer(text, sentence.start, sentence.end))
    if len(marks) < 2 or [int(m.group(1)) for m in marks] != list(range(1, len(marks) + 1)):
        return []
    ends = [*(m.start() for m in marks[1:]), sentence.end]
    found: list[tuple[int | None, Span]] = []
    for mark, end in zip(marks, ends, strict=True):
        words = text[mark.end() : end].rstrip(FULL_STOPS + "\n")
        found.append((int(mark.group(1)), Span(mark.end(), mark.end() + len(words))))
    return found if all(span.end > span.start for _, span in found) else []


def _bullets(page: Page, start: int) -> list[Span]:
    """Bulleted lines right after a line that names a plan or its points and ends with a colon."""
    text = page.scene.document.text
    opening: int | None = None
    found: list[Span] = []
    position = text.rfind("\n", 0, start) + 1
    for line in text[position:].splitlines(keepends=True):
        bullet = BULLET.match(line.rstrip("\n"))
        if bullet and opening is not None:
            found.append(Span(position + bullet.start(1), position + bullet.end(1)))
        elif line.strip():
            if len(found) >= LEAST_BULLETS:
                return found
            found = []
            opening = position if line.rstrip().endswith(":") and _is_about(page, position, line) else None
        position += len(line)
    return found if len(found) >= LEAST_BULLETS else []


def _is_about(page: Page, start: int, line: str) -> bool:
    """Does a line name a plan or its points?"""
    whole = Span(start, start + len(line))
    if any(whole.covers(m.span) for plan in page.plans for m in plan.mentions):
        return True
    number = page.scene.document.sentence_at(start)
    words = page.scene.sentence(number).words if number is not None else ()
    return any(page.words.has("points.nouns", w) for w in words)
