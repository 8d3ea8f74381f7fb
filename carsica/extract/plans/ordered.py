"""Points that a sentence tells one after the other by ordinals: "first, the war ends; second, all troops leave".

Owns the cutting of such sentences. Must not decide what is a plan.
"""

from __future__ import annotations

import re

from carsica.extract.plans.words import PlanWords
from carsica.parse.syntax import Document, Sentence
from carsica.record.span import Span

LEAST = 2
"""Ordinals that make a list."""
MOST = 12
EDGES = ' \n\t,;.:()–—«»"“”'


def ordered_items(document: Document, sentence: Sentence, words: PlanWords) -> list[tuple[int | None, Span]]:
    """The points of a sentence with their numbers; empty where no second one follows a first."""
    text = document.text[sentence.start : sentence.end]
    marks: list[re.Match[str]] = []
    for number in range(1, MOST):
        found = _mark(text, number, marks[-1].end() if marks else 0, words)
        if found is None:
            break
        marks.append(found)
    if len(marks) < LEAST:
        return []
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    items = [_trimmed(text, mark.end(), end, words) for mark, end in zip(marks, ends, strict=True)]
    spans = [Span(sentence.start + start, sentence.start + end) for start, end in items]
    if any(not span.of(document.text).strip() or " " not in span.of(document.text) for span in spans):
        return []
    return [(number, span) for number, span in enumerate(spans, start=1)]


def _mark(text: str, number: int, start: int, words: PlanWords) -> re.Match[str] | None:
    """The ordinal of a place, at the start of the sentence or behind a mark or an "and"."""
    table = words.sets.tables.get(f"ordinals.{number}")
    if table is None:
        return None
    ordinals = [*table.exact, *(" ".join(parts) for rows in table.phrases.values() for parts, _ in rows)]
    joints = "|".join(map(re.escape, _joints(words)))
    names = "|".join(re.escape(word) for word in sorted(ordinals, key=len, reverse=True))
    pattern = rf"(?:\A|[:;,.(–—]\s*|\s-\s)(?:(?:{joints})\s+)?(?:{names})(?=[\s,:])[,:]?\s*"
    return re.compile(pattern, re.IGNORECASE).search(text, start)


def _joints(words: PlanWords) -> list[str]:
    table = words.sets.tables.get("pillars.and")
    return list(table.exact) if table is not None else []


def _trimmed(text: str, start: int, end: int, words: PlanWords) -> tuple[int, int]:
    """The item without marks and an "and" at its edges."""
    while start < end and text[start] in EDGES:
        start += 1
    while end > start and text[end - 1] in EDGES:
        end -= 1
    for joint in _joints(words):
        if text[start:end].lower().endswith(f" {joint}"):
            end -= len(joint)
            break
    while end > start and text[end - 1] in EDGES:
        end -= 1
    return start, end
