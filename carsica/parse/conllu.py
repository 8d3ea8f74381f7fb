"""CoNLL-U in and out: the field's exchange format. Owns the format; parses nothing itself.

Offsets go to MISC as ``start_char`` and ``end_char``, names as ``NER=B-PER``; words that share the characters of
a contraction are preceded by its range line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from carsica.parse.syntax import Document, Sentence, Word


def to_conllu(document: Document) -> str:
    """The document as CoNLL-U, one block a sentence, each ended by a blank line."""
    tags = _name_tags(document)
    blocks = []
    for number, sentence in enumerate(document.sentences):
        shown = document.text[sentence.start : sentence.end].replace("\t", " ")
        lines = [f"# sent_id = {number + 1}", f"# text = {shown}"]
        for position, word in enumerate(sentence.words):
            if (size := _contraction(sentence, position)) > 1:
                surface = document.text[word.start : word.end]
                last = position + size
                lines.append(f"{position + 1}-{last}\t{surface}" + "\t_" * 7 + f"\t{_offsets(document, word)}")
            lines.append(_line(document, sentence, position, tags.get((number, position), "O")))
        blocks.append("\n".join(lines) + "\n\n")
    return "".join(blocks)


def _contraction(sentence: Sentence, position: int) -> int:
    """How many words share the characters of the word at a position, counted at the first of them."""
    words = sentence.words
    if position and _same(words[position - 1], words[position]):
        return 1
    size = 1
    while position + size < len(words) and _same(words[position], words[position + size]):
        size += 1
    return size


def _same(one: Word, other: Word) -> bool:
    return (one.start, one.end) == (other.start, other.end)


def _offsets(document: Document, word: Word) -> str:
    follows = document.text[word.end : word.end + 1]
    tight = "SpaceAfter=No|" if follows and not follows.isspace() else ""
    return f"{tight}start_char={word.start}|end_char={word.end}"


def _line(document: Document, sentence: Sentence, position: int, tag: str) -> str:
    word = sentence.words[position]
    features = "|".join(f"{k}={v}" for k, v in sorted(word.features.items(), key=lambda f: f[0].lower())) or "_"
    inside = _contraction(sentence, position) > 1 or (position and _same(sentence.words[position - 1], word))
    misc = f"NER={tag}" if inside else f"NER={tag}|{_offsets(document, word)}"
    cells = (str(position + 1), word.text, word.lemma, word.upos, "_", features, str(word.head + 1), word.relation)
    return "\t".join((*(c.replace("\t", " ") or "_" for c in cells), "_", misc))


def _name_tags(document: Document) -> dict[tuple[int, int], str]:
    tags = {}
    for name in document.names:
        for position in range(*name.words):
            tags[name.sentence, position] = ("B-" if position == name.words[0] else "I-") + name.kind
    return tags


def given_words(lines: Iterable[str]) -> Iterator[list[str]]:
    """The sentences of CoNLL-U lines as lists of their syntactic words; all else is left aside."""
    words: list[str] = []
    for line in lines:
        if not line.strip():
            if words:
                yield words
            words = []
            continue
        cells = line.rstrip("\n").split("\t")
        if not line.startswith("#") and cells[0].isdecimal():
            words.append(cells[1])
    if words:
        yield words
