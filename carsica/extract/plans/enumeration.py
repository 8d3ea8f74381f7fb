"""Enumerations cut into their items: "A, B and C", by commas, semicolons, "and", or the tree.

Owns the cutting alone; knows no plans.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from carsica.extract.plans.words import PlanWords
from carsica.parse.syntax import Document, Sentence
from carsica.record.span import Span

COMMA = re.compile(r"[,;](?=\s)")
SEMICOLON = re.compile(r";(?=\s)")


def items_after(
    document: Document, sentence: Sentence, position: int, count: int | None, words: PlanWords
) -> list[Span]:
    """The items from after a word (-1: the start) to the end of its sentence; as many as ``count``, or none."""
    start = sentence.words[position].end if position >= 0 else sentence.start
    end = _stop(document.text, sentence)
    if position + 1 >= len(sentence.words) or start >= end:
        return []
    span = Span(start, end)
    items = list(_items(document.text, span, count, words))
    grown = _coordinated(sentence, position, end)
    if count is not None and len(grown) == count and not _listed(document.text, span, count, words):
        items = grown
    if len(items) < 2 or (count is not None and len(items) != count):
        return []
    return [item for item in items if item.end > item.start]


def _stop(text: str, sentence: Sentence) -> int:
    end = sentence.end
    while end > sentence.start and text[end - 1] in '.!?»”" ':
        end -= 1
    return end


def _items(text: str, span: Span, count: int | None, words: PlanWords) -> Iterator[Span]:
    mark = SEMICOLON if SEMICOLON.search(text, span.start, span.end) else COMMA
    cuts = [span.start, *(span.start + m.start() for m in mark.finditer(text[span.start : span.end])), span.end]
    pieces = [Span(a + (text[a] in ",;"), b) for a, b in itertools.pairwise(cuts)]
    if count is not None and len(pieces) > count:
        pieces = [*pieces[: count - 1], Span(pieces[count - 1].start, pieces[-1].end)]
    joined = _conjunction(text, pieces[-1], words, at_start=True)
    if (count is None and not joined) or (count is not None and len(pieces) == count - 1):
        last = pieces.pop()
        cut = _conjunction(text, last, words, at_start=False)
        pieces.extend([Span(last.start, cut[0]), Span(cut[1], last.end)] if cut else [last])
    for piece in pieces:
        lead = _conjunction(text, piece, words, at_start=True)
        start = lead[1] if lead else piece.start
        raw = text[start : piece.end]
        start += len(raw) - len(raw.lstrip())
        yield Span(start, start + len(raw.strip()))


def _listed(text: str, span: Span, count: int, words: PlanWords) -> bool:
    """Do commas alone make the right number of items, the last with an "and" before it or none in it?"""
    pieces = [m.end() for m in COMMA.finditer(text[span.start : span.end])]
    last = Span(span.start + (pieces[-1] if pieces else 0), span.end)
    joined = _conjunction(text, last, words, at_start=True) is not None
    return len(pieces) + 1 == count and (joined or _conjunction(text, last, words, at_start=False) is None)


def _coordinated(sentence: Sentence, colon: int, end: int) -> list[Span]:
    """The items after a colon as the tree coordinates them."""
    after = [i for i in range(colon + 1, len(sentence.words)) if sentence.words[i].upos in {"NOUN", "PROPN"}]
    if not after:
        return []
    first = next((i for i in after if sentence.words[i].head <= colon), after[0])
    heads = [first, *sentence.children(first, "conj")]
    starts: list[int] = []
    for head in heads:
        low = {i for i in sentence.subtree(head) if colon < i <= head}
        for other in sentence.children(head, "cc", "punct", "conj"):
            low -= set(sentence.subtree(other))
        starts.append(min(low | {head}))
    found: list[Span] = []
    for position, start in enumerate(starts):
        stop = starts[position + 1] - 1 if position + 1 < len(starts) else len(sentence.words) - 1
        while stop > start and (sentence.words[stop].upos in {"PUNCT", "CCONJ"} or sentence.words[stop].end > end):
            stop -= 1
        found.append(Span(sentence.words[start].start, sentence.words[stop].end))
    return found


def _conjunction(text: str, span: Span, words: PlanWords, at_start: bool) -> tuple[int, int] | None:
    """Where the first "and" of a piece stands; with ``at_start`` only one that opens it."""
    options = "|".join(re.escape(word) for word in words.sets.tables["pillars.and"].exact)
    pattern = rf"\s*(?<!\w)(?:{options})(?!\w)\s*" if at_start else rf"\s+(?:{options})\s+"
    piece = text[span.start : span.end]
    found = re.match(pattern, piece, re.IGNORECASE) if at_start else re.search(pattern, piece)
    return (span.start + found.start(), span.start + found.end()) if found else None
