"""Cuts raw text into sentences and words. Owns tokenisation; must not know the model.

Words follow the habits of Universal Dependencies. Offsets are exact: ``text[start:end]`` is the surface of a
token. A contraction ("della") becomes several words that share its offsets; nothing else overlaps.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from carsica.parse.rules import Rules, rules

LONGEST_WORD = 500
"""Characters of a word at most: only what is no text (a key, an image) is longer, and that must stall nobody."""
LONGEST_SENTENCE = 500
"""Words of a sentence at most, contractions counted once: rules look from each word of one at all others."""


class Token(NamedTuple):
    """A word as the model gets it: its form and the characters that carry it."""

    text: str
    start: int
    end: int


# A letter may carry combining marks: stress in Ukrainian, decomposed accents, soft hyphens.
_LETTER = r"[^\W\d_][\u0300-\u036f\u00ad]*"
_PIECE = rf"(?:{_LETTER}|\d)+"
_TOKEN = re.compile(
    rf"""
    (?P<address>(?:https?://|www\.)[^\s<>«»“”"]*[^\s<>«»“”".,;:!?)\]'’] | [\w.+-]{{1,64}}@[\w-]+(?:\.[\w-]+)+)
  | (?P<tag>[@\#]\w+)
  | (?P<date>\d{{4}}-\d\d-\d\d(?!\w))
  | (?P<letters>(?<!\w){_LETTER}\.(?:-?{_LETTER}\.)+ | (?:EE|FF|AA|RR)\.\s?(?:UU|AA|VV|MM|CC)\.)
  | (?P<number>\d+(?:[.,:]\d+)*(?:[ªº]|(?:-?(?:{_LETTER})+(?:-(?:{_LETTER})+)*))?)
  | (?P<word>{_LETTER}(?:{_LETTER}|\d)*(?:[-‐‑'’ʼ&]{_PIECE})*)
  | (?P<run>\.{{2,}}|-{{2,}}|[!?]{{2,}}|``|'')
  | (?P<other>\S[\ufe0e\ufe0f\u200d\U0001f3fb-\U0001f3ff]*)
    """,
    re.VERBOSE,
)
_ELIDED = re.compile(rf"(?:{_LETTER})+['’](?=\w)")
_NAME_PREFIX = re.compile(r"(?:O|D)['’](?=[A-ZÀ-Ý])")  # D'Alema, O'Brien
_COMPOUND = re.compile(r"-(?=[a-z])")  # Russian-backed, but not Ivano-Frankivsk or F-16
_CLOSING = frozenset("»”’\"')]}“")
_END_MARKS = ".!?…"
_VISIBLE = re.compile(r"\S")
_ORDINAL = re.compile(r"\.\s[^\W\d_]")


def sentences(text: str, language: str) -> Iterator[list[Token]]:
    """The sentences of a text as lists of tokens, in order; none crosses a line break."""
    known = rules(language)
    for line in re.finditer(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+", text):
        surfaces = list(_surfaces(text, line.start(), line.end(), language))
        first = 0
        for end in _ends(surfaces):
            for last in _cuts(surfaces, first, end):
                yield list(_split_contractions(surfaces[first:last], known))
                first = last


def _surfaces(text: str, start: int, end: int, language: str) -> Iterator[Token]:
    """The tokens of one line, contractions still whole."""
    known = rules(language)
    while match := _TOKEN.search(text, start, end):
        start, stop = match.span()
        if match.lastgroup == "word":
            found = known.clipped.match(text, start, end) if known.clipped else None
            stop = found.end() if found else _abbreviation_end(text, match, end, known)
        elif match.lastgroup == "number" and known.ordinal_stop and _ordinal(text, match, end):
            stop += 1
        if stop - start > LONGEST_WORD:
            pieces = tuple(text[i : min(i + LONGEST_WORD, stop)] for i in range(start, stop, LONGEST_WORD))
        elif match.lastgroup == "word" and stop == match.end():
            pieces = _parts(match.group(), language)
        else:
            pieces = (text[start:stop],)
        for piece in pieces:
            yield Token(piece, start, start + len(piece))
            start += len(piece)


def _abbreviation_end(text: str, match: re.Match[str], end: int, known: Rules) -> int:
    """Where a word ends when its full stop belongs to it, else where it ended."""
    stop = match.end()
    if stop >= end or text[stop] != "." or text[stop : stop + 2] == "..":
        return stop
    following = _VISIBLE.search(text, stop + 1, end)
    word = match.group()
    if not following:
        return stop
    capital = following.group().isupper()
    initial = len(word) == 1 and word.isupper() and capital and not _network(text, match)
    title = word.lower() in known.titles
    # Where all nouns are capitals, a capital says nothing.
    listed = word.lower() in known.abbreviations and (not capital or known.capital_nouns)
    return stop + 1 if initial or title or listed else stop


def _network(text: str, match: re.Match[str]) -> bool:
    """Whether an X after a small word is the network, which ends a sentence ("auf X. Der ..."), no initial."""
    return match.group() == "X" and text[: match.start()].rstrip()[-1:].islower()


def _ordinal(text: str, match: re.Match[str], end: int) -> bool:
    """Whether a number with a full stop is a day or a rank: "am 3. Mai", "das 21. Paket"."""
    short = match.group().isdecimal() and len(match.group()) <= 2
    return short and bool(_ORDINAL.match(text, match.end(), end))


@lru_cache(maxsize=65536)
def _parts(word: str, language: str) -> tuple[str, ...]:
    """One run of letters as its words: elided articles, clitics, English compounds."""
    known = rules(language)
    if _whole(word, known) or _NAME_PREFIX.match(word):
        return (word,)
    parts: list[str] = []
    while known.elides and not _whole(word, known) and (elided := _ELIDED.match(word)):
        parts.append(elided.group())
        word = word[elided.end() :]
    if _whole(word, known):
        return (*parts, word)
    found = known.suffixes.match(word) if known.suffixes else None
    stem, clitics = (found[1], [found[2]]) if found else (word, [])
    if known.hyphen_parts and _COMPOUND.search(stem):
        return (*parts, *(part for part in re.split("(-)", stem) if part), *clitics)
    return (*parts, stem, *clitics)


def _whole(word: str, known: Rules) -> bool:
    return word.replace("’", "'").lower() in known.whole


def _ends(tokens: Sequence[Token]) -> Iterator[int]:
    """Positions after which a sentence ends, the last one included."""
    position = word = 0  # the first token that begins with a letter or digit, from the position on
    while position < len(tokens):
        position += 1
        if not _is_end(tokens[position - 1].text):
            continue
        while position < len(tokens) and _closes(tokens[position], tokens[position - 1]):
            position += 1
        word = max(word, position)
        while word < len(tokens) and not tokens[word].text[0].isalnum():
            word += 1
        if position < len(tokens) and _starts(tokens[position], tokens[position - 1], tokens[word : word + 1]):
            yield position
    if tokens:
        yield len(tokens)


def _is_end(text: str) -> bool:
    return not text.strip(_END_MARKS)


def _closes(token: Token, before: Token) -> bool:
    """Whether a quote, bracket or further mark belongs to the sentence that just ended."""
    return _is_end(token.text) or (token.text in _CLOSING and token.start == before.end)


def _starts(token: Token, before: Token, word: Sequence[Token]) -> bool:
    """Whether what follows an end mark looks like the start of a sentence; ``word`` is the first of it, if any."""
    if token.text[0].isalnum():
        glued = token.start == before.end  # "v.Chr", "sito.it"
        return not glued and not token.text[0].islower()
    if token.text == "»" and token.start > before.end and any(t.start == token.end for t in word):
        return not word[0].text[0].islower()  # »So öffnet ein deutsches Zitat«
    return token.text not in {",", ";", ":", ")", "]", "»"} and not any(t.text[0].islower() for t in word)


def _cuts(tokens: Sequence[Token], first: int, end: int) -> Iterator[int]:
    """Where a sentence is cut that is too long, after punctuation if it can be; its end is the last of them."""
    while end - first > LONGEST_SENTENCE:
        last = first + LONGEST_SENTENCE
        half = first + LONGEST_SENTENCE // 2
        first = next((i for i in range(last, half, -1) if not tokens[i - 1].text[0].isalnum()), last)
        yield first
    yield end


def _split_contractions(tokens: list[Token], known: Rules) -> Iterator[Token]:
    for position, token in enumerate(tokens):
        parts = known.contractions.get(token.text.lower().replace("’", "'"))
        if not parts or _names(tokens, position):
            yield token
            continue
        for number, part in enumerate(parts):
            form = part.capitalize() if number == 0 and token.text[0].isupper() else part
            yield Token(form, token.start, token.end)


def _names(tokens: list[Token], position: int) -> bool:
    """Whether a capitalised "Al" or "Del" inside a sentence begins a name: Al Jazeera, Del Piero."""
    if position == 0 or not tokens[position].text[0].isupper() or position + 1 == len(tokens):
        return False
    following = tokens[position + 1].text
    return following[0].isupper() and tokens[position - 1].text.isalnum()
