"""The reporter's words inside a quotation: "«Мы готовы, — сказала она. — Ждём»", « Nous, a dit X, partons ».

Owns the cutting of quotations at such words, which only punctuation and a verb of saying set off. Must not pair
quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from carsica.extract.attribution.lexis import Lexis, lemma_of
from carsica.parse.syntax import Document
from carsica.record.span import Span

BETWEEN_DASHES = re.compile(r"[,.!?…]?\s[—–]\s(?P<words>[^—–«»\"“”\n]{3,100}?)[.,]?\s[—–]\s")
BETWEEN_COMMAS = re.compile(r",\s(?P<words>[^,.«»\"“”\n]{3,80}?),\s")
FIRST = 3
"""Words at the head of the reporter's words among which the verb stands."""


def without_author_words(document: Document, quotations: Sequence[Span], lexis: Lexis) -> tuple[Span, ...]:
    """Quotations cut where the reporter says in their midst who speaks, the reporter's words left out."""
    return tuple(part for quote in quotations for part in _parts(document, quote, lexis))


def _parts(document: Document, quote: Span, lexis: Lexis) -> Iterator[Span]:
    text, start = quote.of(document.text), 0
    patterns = [BETWEEN_DASHES, *([BETWEEN_COMMAS] if lexis.flag("grammar.author_between_commas") else [])]
    for found in sorted((m for p in patterns for m in p.finditer(text)), key=lambda m: m.start()):
        words = Span(quote.start + found.start("words"), quote.start + found.end("words"))
        if found.start() < start or not _says(document, words, lexis):
            continue
        if found.start() > start:
            yield Span(quote.start + start, quote.start + found.start())
        start = found.end()
    if start < len(text):
        yield Span(quote.start + start, quote.end)


def _says(document: Document, span: Span, lexis: Lexis) -> bool:
    """Do words open with a verb of saying of the third person, in lower case?"""
    number = document.sentence_at(span.start)
    if number is None or not span.of(document.text)[:1].islower():
        return False
    sentence = document.sentences[number]
    inside = [i for i, w in enumerate(sentence.words) if span.start <= w.start and w.end <= span.end][:FIRST]
    for at in inside:
        word = sentence.words[at]
        if word.upos in {"VERB", "AUX"} and lemma_of(sentence, at) in lexis.reporting:
            return word.features.get("Person") not in {"1", "2"} and word.features.get("VerbForm") != "Inf"
        if word.upos not in {"AUX", "PRON", "ADV"}:
            return False
    return False
