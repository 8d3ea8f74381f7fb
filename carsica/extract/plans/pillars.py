"""The pillars of a plan: the headings that a sentence enumerates ("quattro pilastri: A, B, C e D").

Owns that pattern. Must not decide which plan they belong to.
"""

from __future__ import annotations

from carsica.extract.plans.enumeration import items_after
from carsica.extract.plans.phrases import members, phrase
from carsica.extract.plans.words import PlanWords
from carsica.parse.syntax import Document, Sentence
from carsica.record.figure import Figure
from carsica.record.plan import Pillar
from carsica.record.span import Span

ITEM_LENGTH = 160
"""Characters of the longest item that still reads as a heading."""


def find_pillars(
    document: Document, number: int, figures: tuple[Figure, ...], words: PlanWords
) -> tuple[Pillar, ...]:
    """The headings that a sentence enumerates after a colon; else empty."""
    sentence = document.sentences[number]
    colon = first_colon(sentence)
    if colon is None:
        return _said_of(document, sentence, words)
    heads = [i for i, word in enumerate(sentence.words[:colon]) if words.has("pillars.nouns", word)]
    if not heads:
        return ()
    head = heads[-1]
    count = count_of(sentence, head, figures)
    if count is None and sentence.words[head].features.get("Number") == "Sing":
        return ()
    items = items_after(document, sentence, colon, count, words)
    return tuple(Pillar(_title(document, span), span) for span in items if span.end - span.start <= ITEM_LENGTH)


def _said_of(document: Document, sentence: Sentence, words: PlanWords) -> tuple[Pillar, ...]:
    """ "The three pillars are security, trade and justice": headings told of the word for them."""
    root = sentence.root
    if not sentence.children(root, "cop"):
        return ()
    subjects = [i for i in sentence.children(root, "nsubj") if words.has("pillars.nouns", sentence.words[i])]
    if not any(sentence.words[i].features.get("Number") == "Plur" for i in subjects):
        return ()
    without = [*subjects, *sentence.children(root, "cop", "parataxis", "advcl")]
    alike = members(sentence, root)
    spans = [phrase(sentence, i, [*without, *(j for j in alike if j != i)]) for i in alike]
    return tuple(Pillar(_title(document, span), span) for span in spans) if len(spans) > 1 else ()


def headed_by(document: Document, number: int, head: int, words: PlanWords) -> tuple[Pillar, ...]:
    """ "A text in 12 points on fishing and on the passage of ships": headings that the noun or its points have."""
    sentence = document.sentences[number]
    below = [i for top in (head, *sentence.children(head, "nmod", "obl")) for i in sentence.children(top, "nmod")]
    about = [
        i for i in below if any(words.has("pillars.on", sentence.words[j]) for j in sentence.children(i, "case"))
    ]
    alike = sorted({one for i in about for one in members(sentence, i)})
    spans = [phrase(sentence, i, [j for j in alike if j != i]) for i in alike]
    spans = [_bare(sentence, span) for span in spans]
    return tuple(Pillar(_title(document, span), span) for span in spans) if len(spans) > 1 else ()


def _bare(sentence: Sentence, span: Span) -> Span:
    """The span without the prepositions and article that it begins with."""
    inside = [w for w in sentence.words if span.covers((w.start, w.end))]
    start = next((w.start for w in inside if w.upos not in {"ADP", "CCONJ", "DET"}), span.start)
    return Span(start, span.end)


def first_colon(sentence: Sentence) -> int | None:
    """Position of the first colon; None without one."""
    return next((i for i, word in enumerate(sentence.words) if word.text == ":"), None)


def count_of(sentence: Sentence, head: int, figures: tuple[Figure, ...]) -> int | None:
    """The exact number that stands with a noun ("quattro pilastri")."""
    low = sentence.words[max(0, head - 4)].start
    for figure in figures:
        if low <= figure.span.start <= sentence.words[head].end and figure.low and figure.low == figure.high:
            return int(figure.low)
    return None


def _title(document: Document, span: Span) -> str:
    """The words of an item without a leading article."""
    number = document.sentence_at(span.start)
    if number is not None:
        for word in document.sentences[number].words:
            if span.covers((word.start, word.end)) and word.upos not in {"DET", "PUNCT"}:
                return document.text[word.start : span.end]
    return span.of(document.text)
