"""CoNLL-U in: sentences whose words somebody gives, with their places in the text that they make.

Owns the reading of the format and the refusal of what breaks it. Only words, contractions, spacing and comments
are kept; empty nodes and all other columns are left aside, for the parser fills its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from carsica.errors import InputError
from carsica.parse.words import Token

COLUMNS = 10
_ID = re.compile(r"(?P<word>[1-9]\d*)|(?P<first>[1-9]\d*)-(?P<last>[1-9]\d*)|(?P<empty>\d+\.[1-9]\d*)")
_Line = tuple[int, str]  # its number in the file, and the line


@dataclass(frozen=True)
class Given:
    """Sentences in order. Words of one contraction share its characters; ``comments`` has one entry a sentence."""

    text: str
    sentences: tuple[tuple[Token, ...], ...]
    comments: tuple[tuple[str, ...], ...]


def read_conllu(text: str, where: str) -> Given:
    """The sentences of CoNLL-U. Raises InputError, with the line, for what does not keep to the format."""
    built = _Text()
    sentences, comments = [], []
    for block in _blocks(text):
        rows = [(number, line) for number, line in block if not line.startswith("#")]
        if not rows:  # comments alone are no sentence
            continue
        sentences.append(tuple(_Sentence(built, where).tokens(rows)))
        comments.append(tuple(line for _, line in block if line.startswith("#")))
    if not sentences:
        raise InputError(where, "holds no sentence of CoNLL-U")
    return Given("".join(built.parts), tuple(sentences), tuple(comments))


def _blocks(text: str) -> Iterator[list[_Line]]:
    """Runs of lines between blank ones. Only line feeds end a line: words may hold other separators."""
    block: list[_Line] = []
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            block.append((number, line.rstrip("\r")))
        elif block:
            yield block
            block = []
    if block:
        yield block


@dataclass
class _Text:
    """The text that surfaces and the spaces between them make, so far."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    space: str = ""  # owed before the next surface

    def add(self, surface: str, misc: str) -> tuple[int, int]:
        """Append a surface; the characters that it takes."""
        start = self.length + len(self.space)
        self.parts += (self.space, surface)
        self.length = start + len(surface)
        self.space = "" if "SpaceAfter=No" in misc.split("|") else " "
        return start, self.length

    def end_sentence(self) -> None:
        """The next sentence stands on its own line, unless no space is between them."""
        self.space = self.space and "\n"


@dataclass
class _Sentence:
    """Reads the lines of one sentence."""

    text: _Text
    where: str
    words: int = 0
    shared: tuple[int, int] = (0, 0)  # characters of the last contraction
    until: int = 0  # number of its last word

    def tokens(self, rows: Sequence[_Line]) -> Iterator[Token]:
        """The words, with their characters; InputError for a line that breaks the format."""
        for number, line in rows:
            cells = line.split("\t")
            if len(cells) != COLUMNS:
                raise self._broken(number, f"does not have {COLUMNS} columns but {len(cells)}")
            found = _ID.fullmatch(cells[0])
            if not found:
                raise self._broken(number, f"has the ID {cells[0][:20]!r}, which is none")
            if not cells[1].strip():
                raise self._broken(number, "has no FORM")
            if found["word"]:
                yield self._word(number, int(found["word"]), cells)
            elif found["first"]:
                self._open(number, int(found["first"]), int(found["last"]), cells)
        if self.until > self.words or not self.words:
            raise self._broken(rows[-1][0], "ends a sentence whose words are not all there")
        self.text.end_sentence()

    def _word(self, number: int, id: int, cells: Sequence[str]) -> Token:
        self._due(number, id)
        self.words += 1
        start, end = self.shared if id <= self.until else self.text.add(cells[1], cells[9])
        return Token(cells[1], start, end)

    def _open(self, number: int, first: int, last: int, cells: Sequence[str]) -> None:
        self._due(number, first)
        if first <= self.until or last < first:
            raise self._broken(number, f"has the range {cells[0]}, which does not fit")
        self.shared, self.until = self.text.add(cells[1], cells[9]), last

    def _due(self, number: int, id: int) -> None:
        if id != self.words + 1:
            raise self._broken(number, f"has the ID {id} where {self.words + 1} is due")

    def _broken(self, number: int, cause: str) -> InputError:
        return InputError(self.where, f"is broken CoNLL-U: line {number} {cause}")
