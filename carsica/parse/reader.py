"""The parser: text to sentences, words, trees and names. Owns the order of the steps; no knowledge of news.

Loads nothing before the first text, and holds one window of work at a time, so long texts stay small.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import numpy as np
import numpy.typing as npt

from carsica.parse.agreement import agreed
from carsica.parse.beside import apart
from carsica.parse.brackets import mend_brackets
from carsica.parse.lemmas import lemma
from carsica.parse.punctuation import hang_commas
from carsica.parse.rules import rules
from carsica.parse.subjects import join_subjects
from carsica.parse.syntax import Document, Mark, Name, Sentence, Word
from carsica.parse.tags import Found, Tagger
from carsica.parse.tree import heads
from carsica.parse.words import Token, sentences

if TYPE_CHECKING:
    from carsica.parse.encoder import Batch, Encoder

SENTENCES = 512  # read together
Floats = npt.NDArray[np.float32]
_Item = TypeVar("_Item")


@dataclass(frozen=True)
class _Window:
    """A run of words that fits one pass; ``opens`` when it begins a sentence."""

    tokens: Sequence[Token]
    opens: bool


@dataclass(frozen=True)
class _Parsed:
    words: tuple[Word, ...]
    spans: list[tuple[str, int, int]]
    marks: list[Found]


class Parser:
    """Reads texts with the shipped weights (or those in another folder), on ``threads`` processor threads."""

    def __init__(self, threads: int = 1, weights: Path | None = None) -> None:
        self._threads = threads
        self._weights = weights

    @cached_property
    def _encoder(self) -> Encoder:
        from carsica.parse.encoder import Encoder  # noqa: PLC0415  (slow to import; many commands never parse)

        return Encoder(self._weights, self._threads)

    @cached_property
    def _tagger(self) -> Tagger:
        return Tagger(self._encoder.labels)

    def parse(self, text: str, language: str) -> Document:
        """Parse one text."""
        return self._document(text, language, sentences(text, language))

    def parse_many(self, texts: Iterable[tuple[str, str]]) -> list[Document]:
        """Parse texts one by one: what a text parses to must not depend on its company."""
        return [self.parse(text, language) for text, language in texts]

    def parse_words(self, given: Sequence[Sequence[str]], language: str) -> Document:
        """Parse sentences whose words are given; the text is the words with spaces between, a sentence a line."""
        lines: list[list[Token]] = []
        at = 0
        for words in given:
            line = []
            for word in words:
                line.append(Token(word, at, at + len(word)))
                at += len(word) + 1
            lines.append(line)
        text = "\n".join(" ".join(words) for words in given if words)
        return self.parse_tokens(text, language, (line for line in lines if line))

    def parse_tokens(self, text: str, language: str, given: Iterable[Sequence[Token]]) -> Document:
        """Parse sentences, none empty, whose words are given with their places in the text."""
        return self._document(text, language, given)

    def vectors(self, texts: Sequence[str]) -> Floats:
        """Sentence vectors [texts, 384], float32, of unit length, comparable across languages."""
        return self._encoder.vectors(texts)

    def _document(self, text: str, language: str, lines: Iterable[Sequence[Token]]) -> Document:
        found: list[Sentence] = []
        names: list[Name] = []
        marks: list[Mark] = []
        for group in _groups(lines, SENTENCES):
            for one in self._sentences(group, language):
                names += _names(one, len(found))
                marks += _marks(one, len(found))
                found.append(Sentence(one.words[0].start, one.words[-1].end, one.words))
        alike = agreed(names, found, rules(language).names_decline)
        return Document(text, language, tuple(found), alike, tuple(marks))

    def _sentences(self, given: Sequence[Sequence[Token]], language: str) -> list[_Parsed]:
        windows: list[_Window] = []
        pieces: list[list[list[int]]] = []
        for tokens in given:
            ids = self._encoder.pieces([t.text for t in tokens])
            for first, last in _cuts(tokens, ids, self._encoder.room):
                windows.append(_Window(tokens[first:last], first == 0))
                pieces.append(ids[first:last])
        parsed: list[_Parsed | None] = [None] * len(windows)
        for batch in self._encoder.read(pieces):
            runs = [windows[position].tokens for position in batch.positions]
            for position, read in zip(batch.positions, self._batch(batch, runs, language), strict=True):
                parsed[position] = read
        joined: list[_Parsed] = []
        for window, one in zip(windows, parsed, strict=True):
            assert one is not None
            if window.opens:
                joined.append(one)
            else:
                joined[-1] = _join(joined[-1], one)
        return joined

    def _batch(self, batch: Batch, runs: Sequence[Sequence[Token]], language: str) -> Iterator[_Parsed]:
        """The windows of one batch, each as words with a tree, and its names."""
        scores, sizes = batch.scores, batch.sizes
        trees = [heads(scores["arcs"][row, 1 : size + 1, : size + 1]) for row, size in enumerate(sizes)]
        rows = np.repeat(np.arange(len(sizes)), sizes)
        columns = np.concatenate([np.arange(1, size + 1) for size in sizes])
        governors = np.concatenate([np.array(tree) + 1 for tree in trees])
        relations = iter(
            self._encoder.relations(scores["dependents"][rows, columns], scores["governors"][rows, governors])
        )
        tags = iter(self._tagger.tags(scores["tags"][rows, columns]))
        known = rules(language)
        spans = self._tagger.names.spans(scores["names"][:, 1:], sizes)
        layers = scores.get("layers")
        marks = [[] for _ in sizes] if layers is None else self._tagger.layers.marks_of(layers[:, 1:], sizes)
        for row, (tokens, tree) in enumerate(zip(runs, trees, strict=True)):
            words = []
            for token, head in zip(tokens, tree, strict=True):
                (upos, features), relation = next(tags), next(relations)
                upos = known.tags.get(token.text.lower(), upos)
                form = lemma(token.text, upos, language)
                relation = relation if head >= 0 else "root"
                words.append(Word(token.text, token.start, token.end, form, upos, head, relation, features))
            if known.commas == "governor":
                words = hang_commas(words)
            if known.nouns_before_nouns:
                words = join_subjects(words)
            if known.brackets is not None:
                words = mend_brackets(words, known.brackets)
            found = apart(spans[row], words) if known.names_decline else spans[row]
            kept = [s for s in found if not all(t.text in known.never_names for t in tokens[s[1] : s[2]])]
            yield _Parsed(tuple(words), kept, marks[row])


def _groups(items: Iterable[_Item], size: int) -> Iterator[list[_Item]]:
    group: list[_Item] = []
    for item in items:
        group.append(item)
        if len(group) == size:
            yield group
            group = []
    if group:
        yield group


def _cuts(tokens: Sequence[Token], pieces: Sequence[Sequence[int]], most: int) -> Iterator[tuple[int, int]]:
    """Runs of words that fit the encoder's window; an over-long sentence is cut after punctuation if it can be."""
    first = 0
    while first < len(tokens):
        room, last = most, first
        while last < len(tokens) and len(pieces[last]) <= room:
            room -= len(pieces[last])
            last += 1
        if last < len(tokens):
            marks = [i + 1 for i in range(first, last) if not tokens[i].text[0].isalnum()]
            last = marks[-1] if marks and marks[-1] - first > (last - first) // 2 else last
        yield first, last
        first = last


def _join(before: _Parsed, after: _Parsed) -> _Parsed:
    """Two windows of one sentence: the second root hangs from the first as parataxis."""
    shift = len(before.words)
    root = next(i for i, word in enumerate(before.words) if word.head < 0)
    moved = tuple(
        replace(word, head=word.head + shift) if word.head >= 0 else replace(word, head=root, relation="parataxis")
        for word in after.words
    )
    spans = before.spans + [(kind, first + shift, last + shift) for kind, first, last in after.spans]
    marks = [(a, b, c, d, first + shift, last + shift) for a, b, c, d, first, last in after.marks]
    return _Parsed(before.words + moved, spans, before.marks + marks)


def _names(parsed: _Parsed, sentence: int) -> Iterator[Name]:
    for kind, first, last in parsed.spans:
        words = parsed.words
        # The article inside "della" has no characters of its own to start a name with.
        while first + 1 < last and first and words[first].start == words[first - 1].start:
            first += 1  # noqa: PLW2901
        yield Name(kind, words[first].start, words[last - 1].end, sentence, (first, last))


def _marks(parsed: _Parsed, sentence: int) -> Iterator[Mark]:
    for layer, kind, note, sure, first, last in parsed.marks:
        start, end = parsed.words[first].start, parsed.words[last - 1].end
        yield Mark(layer, kind, note, sure, start, end, sentence, (first, last))
