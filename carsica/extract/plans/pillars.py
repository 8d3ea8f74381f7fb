"""Enumerations in the sentences about a plan: its pillars, and the items of any list after a colon.

Owns the cutting of lists into items. Must not decide which plan they belong to.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from carsica.extract.plans.words import PlanWords
from carsica.parse.syntax import Document, Sentence
from carsica.record.figure import Figure
from carsica.record.plan import Pillar
from carsica.record.span import Span

ITEM_LENGTH = 160
"""Characters of the longest item that still reads as a heading."""
COMMA = re.compile(r"[,;](?=\s)")


def find_pillars(
    document: Document, number: int, figures: tuple[Figure, ...], words: PlanWords
) -> tuple[Pillar, ...]:
    """The headings that a sentence enumerates after a colon: "quattro pilastri: A, B, C e D"; else empty."""
    sentence = document.sentences[number]
    heads = [i for i, word in enumerate(sentence.words) if words.has("pillars.nouns", word)]
    colons = [i for i, word in enumerate(sentence.words) if word.text == ":"]
    if not heads or not colons:
        return ()
    colon = next((c for c in colons if c > heads[0]), None)
    if colon is None or colon + 1 >= len(sentence.words):
        return ()
    head = max(h for h in heads if h < colon)
    count = _count(sentence, head, figures)
    start, end = sentence.words[colon].end, _stop(document.text, sentence)
    items = list(_items(document.text, Span(start, end), count, words))
    grown = _coordinated(sentence, colon, end)
    if count is not None and len(grown) == count and not _listed(document.text, Span(start, end), count, words):
        items = grown
    if len(items) < 2 or (count is not None and len(items) != count):
        return ()
    return tuple(Pillar(_title(document, span), span) for span in items if span.end - span.start <= ITEM_LENGTH)


def _count(sentence: Sentence, head: int, figures: tuple[Figure, ...]) -> int | None:
    low = sentence.words[max(0, head - 4)].start
    for figure in figures:
        if low <= figure.span.start <= sentence.words[head].end and figure.low and figure.low == figure.high:
            return int(figure.low)
    return None


def _stop(text: str, sentence: Sentence) -> int:
    end = sentence.end
    while end > sentence.start and text[end - 1] in '.!?»”" ':
        end -= 1
    return end


def _items(text: str, span: Span, count: int | None, words: PlanWords) -> Iterator[Span]:
    cuts = [span.start, *(span.start + m.start() for m in COMMA.finditer(text[span.start : span.end])), span.end]
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
    """Do commas alone make the right number of items, the last with an "and" before it?"""
    pieces = [m.end() for m in COMMA.finditer(text[span.start : span.end])]
    last = Span(span.start + (pieces[-1] if pieces else 0), span.end)
    return len(pieces) + 1 == count and _conjunction(text, last, words, at_start=True) is not None


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
    options = "|".join(re.escape(word) for word in words.sets["pillars.and"].exact)
    pattern = rf"\s*(?<!\w)(?:{options})(?!\w)\s*" if at_start else rf"\s+(?:{options})\s+"
    piece = text[span.start : span.end]
    found = re.match(pattern, piece, re.IGNORECASE) if at_start else re.search(pattern, piece)
    return (span.start + found.start(), span.start + found.end()) if found else None


def _title(document: Document, span: Span) -> str:
    """The words of an item without a leading article."""
    number = document.sentence_at(span.start)
    if number is not None:
        for word in document.sentences[number].words:
            if span.covers((word.start, word.end)) and word.upos not in {"DET", "PUNCT"}:
                return document.text[word.start : span.end]
    return span.of(document.text)
