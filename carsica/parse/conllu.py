"""CoNLL-U out: the field's exchange format. Owns what is written; given.py reads.

Offsets go to MISC as ``start_char`` and ``end_char``, names as ``NER=B-PER``; words that share the characters of
a contraction are preceded by its range line.
"""

from __future__ import annotations

from collections.abc import Sequence

from carsica.parse.syntax import Document, Sentence, Word


def to_conllu(document: Document, name: str = "", comments: Sequence[Sequence[str]] = ()) -> str:
    """The document as CoNLL-U, one block a sentence, each ended by a blank line.

    ``name`` goes to a ``newdoc`` comment. ``comments`` are whole lines for each sentence, from a file that gave
    the words; they are kept, and what they do not say of document, sentence and text is added.
    """
    tags = _name_tags(document)
    blocks = []
    for number, sentence in enumerate(document.sentences):
        lines = _comments(document, number, name, comments[number] if comments else ())
        for position, word in enumerate(sentence.words):
            if (size := _contraction(sentence, position)) > 1:
                surface = _cell(document.text[word.start : word.end])
                last = position + size
                lines.append(f"{position + 1}-{last}\t{surface}" + "\t_" * 7 + f"\t{_offsets(document, word)}")
            lines.append(_line(document, sentence, position, tags.get((number, position), "O")))
        blocks.append("\n".join(lines) + "\n\n")
    return "".join(blocks)


def _comments(document: Document, number: int, name: str, given: Sequence[str]) -> list[str]:
    sentence = document.sentences[number]
    said = {line.lstrip("# ").split("=")[0].split(" ")[0].strip() for line in given}
    lines = [f"# newdoc id = {_cell(name)}"] if name and number == 0 and "newdoc" not in said else []
    lines += given
    if "sent_id" not in said:
        lines.append(f"# sent_id = {number + 1}")
    if "text" not in said:
        lines.append(f"# text = {_cell(document.text[sentence.start : sentence.end])}")
    return lines


def _cell(text: str) -> str:
    """Text without what ends a cell or, for some readers of the format, a line."""
    return text.translate(_SEPARATORS) or "_"


_SEPARATORS = dict.fromkeys(map(ord, "\t\n\v\f\r\x1c\x1d\x1e\x85\u2028\u2029"), " ")


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
    return "\t".join((*map(_cell, cells), "_", misc))


def _name_tags(document: Document) -> dict[tuple[int, int], str]:
    tags = {}
    for name in document.names:
        for position in range(*name.words):
            tags[name.sentence, position] = ("B-" if position == name.words[0] else "I-") + name.kind
    return tags
