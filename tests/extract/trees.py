"""Small parsed documents by hand: CoNLL-U-like rows over a text, with offsets worked out from the text.

Owns the notation alone; tests of every extraction rule may use it, so that they need no model.

A row is ``ID FORM LEMMA UPOS HEAD RELATION [FEATURES] [NAME]``, columns apart by white space. ``_`` stands for
"none". A row whose ID is a range ("3-4 della") is a contraction: the words it covers share its characters.
NAME is ``PER``, ``ORG`` or ``LOC`` on the first word of a name and ``+`` on each further one. An empty line ends
a sentence. Example::

    document("en", "Rossi met her.", '''
        1 Rossi Rossi PROPN 2 nsubj _ PER
        2 met meet VERB 0 root Tense=Past
        3 her she PRON 2 obj
        4 . . PUNCT 2 punct
    ''')
"""

from __future__ import annotations

from carsica.parse.syntax import Document, Name, Sentence, Word
from carsica.record.report import Report

NONE = "_"


def document(language: str, text: str, rows: str) -> Document:
    """The document that the rows describe. Raises ValueError when a form is not found in the text in order."""
    sentences: list[Sentence] = []
    names: list[Name] = []
    cursor = 0
    blocks = [b for b in "\n".join(line.strip() for line in rows.strip().splitlines()).split("\n\n") if b]
    for number, block in enumerate(blocks):
        words, found, cursor = _sentence(text, block, number, cursor)
        sentences.append(Sentence(words[0].start, max(w.end for w in words), tuple(words)))
        names.extend(found)
    return Document(text, language, tuple(sentences), tuple(names))


def report(document: Document, outlet: str | None = None, published: str | None = None) -> Report:
    """A bare report around a document's text."""
    return Report(
        id="0" * 64,
        title="",
        text=document.text,
        language=document.language,
        outlet=outlet,
        published=published,
    )


def _place(text: str, form: str, cursor: int) -> tuple[int, int]:
    start = text.find(form, cursor)
    if start < 0:
        raise ValueError(f"{form!r} is not in the text after character {cursor}")
    return start, start + len(form)


def _features(column: str) -> dict[str, str]:
    if column == NONE:
        return {}
    return dict(pair.split("=", 1) for pair in column.split("|"))


def _sentence(text: str, block: str, number: int, cursor: int) -> tuple[list[Word], list[Name], int]:
    words: list[Word] = []
    names: list[Name] = []
    shared_until, shared = 0, (0, 0)
    for line in block.splitlines():
        columns = line.split()
        if "-" in columns[0]:
            shared = _place(text, columns[1], cursor)
            shared_until, cursor = int(columns[0].split("-")[1]), shared[1]
            continue
        index, form, lemma, upos, head, relation = columns[:6]
        features, name = ([*columns[6:], NONE, NONE])[:2]
        start, end = shared if int(index) <= shared_until else _place(text, form, cursor)
        cursor = max(cursor, end)
        words.append(Word(form, start, end, lemma, upos, int(head) - 1, relation, _features(features)))
        position = len(words) - 1
        if name == "+":
            last = names.pop()
            names.append(Name(last.kind, last.start, end, number, (last.words[0], position + 1)))
        elif name != NONE:
            names.append(Name(name, start, end, number, (position, position + 1)))
    return words, names, cursor
