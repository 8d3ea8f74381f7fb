"""The reporter's words inside a quotation: "«Мы готовы, — сказала она. — Ждём»", « Nous, a dit X, partons ».

Owns the cutting of quotations at such words, which only punctuation and a verb of saying set off. Must not pair
quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from carsica.extract.attribution.lexis import Lexis, lemma_of
from carsica.parse.syntax import Document, Sentence
from carsica.record.span import Span

BETWEEN_DASHES = re.compile(
    r"[,.!?…]?\s[—–]\s?(?P<words>[^—–«»\"“”\n]{3,100}?)[.,]?\s?[—–](?=[\s.,;:])[.,;:]?\s*"
    r"|[,.!?…]?\s-\s(?P<typed>[^—–«»\"“”\n]{3,100}?)[.,]?\s-\s"
)
BETWEEN_COMMAS = re.compile(r",\s(?P<words>[^,.«»\"“”\n]{3,80}?),\s")
TO_THE_END = re.compile(r",\s(?=[^\W\d_])")
"""Where words may begin that run to the end of their sentence (« Non, dit X, maire de Y. Jamais »)."""
LONGEST = 25
"""Words of such an ending at most."""
CLOSING = frozenset('«»“”"’')
FIRST = 3
"""Words at the head of the reporter's words among which the verb stands."""


def without_author_words(document: Document, quotations: Sequence[Span], lexis: Lexis) -> tuple[Span, ...]:
    """Quotations cut where the reporter says in their midst who speaks, the reporter's words left out."""
    return tuple(part for quote in quotations for part in _parts(document, quote, lexis))


def _parts(document: Document, quote: Span, lexis: Lexis) -> Iterator[Span]:
    start = quote.start
    for cut in sorted(_cuts(document, quote, lexis), key=lambda c: (c.start, -c.end)):
        if cut.start < start:
            continue
        if cut.start > start:
            yield Span(start, cut.start)
        start = cut.end
    if start < quote.end:
        yield Span(start, quote.end)


def _cuts(document: Document, quote: Span, lexis: Lexis) -> Iterator[Span]:
    """The stretches of a quotation, marks included, that are the reporter's."""
    text, commas = quote.of(document.text), lexis.flag("grammar.author_between_commas")
    for found in (m for p in [BETWEEN_DASHES, *([BETWEEN_COMMAS] if commas else [])] for m in p.finditer(text)):
        group = "words" if found["words"] else "typed"
        words = Span(quote.start + found.start(group), quote.start + found.end(group))
        if _says(document, words, lexis) and (found.re is BETWEEN_DASHES or _names_speaker(document, words)):
            yield Span(quote.start + found.start(), quote.start + found.end())
    for found in TO_THE_END.finditer(text) if lexis.flag("grammar.author_to_the_end") else ():
        end = _ending(document, quote.start + found.end(), lexis)
        if end is not None and end <= quote.end:
            yield Span(quote.start + found.start(), end)


def _ending(document: Document, start: int, lexis: Lexis) -> int | None:
    """Where words end that run to the end of their sentence: a verb of saying, then its speaker, no other verb."""
    number = document.sentence_at(start)
    if number is None or not _says(document, Span(start, document.sentences[number].end), lexis):
        return None
    sentence = document.sentences[number]
    inside = [i for i, w in enumerate(sentence.words) if w.start >= start]
    verbs = [i for i in inside if sentence.words[i].upos == "VERB"]
    if not verbs or len(inside) > LONGEST or any(_finite(sentence, i) for i in verbs[1:]):
        return None
    after = next((i for i in inside if i > verbs[0] and sentence.words[i].upos not in {"DET", "ADJ", "ADV"}), None)
    named = after is not None and sentence.words[after].upos in {"NOUN", "PROPN"}
    last = next((w for w in reversed(sentence.words) if w.text not in CLOSING), sentence.words[-1])
    return last.end if named and after is not None and sentence.words[after].head == verbs[0] else None


def _names_speaker(document: Document, span: Span) -> bool:
    """Have words a verb's subject among them, or nothing but the verb ("aggiunge")?"""
    number = document.sentence_at(span.start)
    words = document.sentences[number].words if number is not None else ()
    inside = [w for w in words if span.start <= w.start and w.end <= span.end]
    return len(inside) == 1 or any(w.relation.startswith("nsubj") for w in inside)


def _finite(sentence: Sentence, position: int) -> bool:
    words = [position, *sentence.children(position, "aux")]
    return any(sentence.words[i].features.get("VerbForm") == "Fin" for i in words)


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
            told = word.features.get("Person") not in {"1", "2"} and word.features.get("VerbForm") != "Inf"
            return told and not sentence.children(at, "aux:pass")
        if word.upos not in {"AUX", "PRON", "ADV"}:
            return False
    return False
