"""Cuts raw text into sentences and words. Owns tokenisation; must not know the model.

Words follow the habits of Universal Dependencies. Offsets are exact: ``text[start:end]`` is the surface of a
token. A contraction ("della") becomes several words that share its offsets; nothing else overlaps.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from carsica.parse.rules import Rules, rules


@dataclass(frozen=True, slots=True)
class Token:
    """A word as the model gets it: its form and the characters that carry it."""

    text: str
    start: int
    end: int


# A letter may carry combining marks: stress in Ukrainian, decomposed accents, soft hyphens.
_LETTER = r"[^\W\d_][\u0300-\u036f\u00ad]*"
_PIECE = rf"(?:{_LETTER}|\d)+"
_TOKEN = re.compile(
    rf"""
    (?P<address>(?:https?://|www\.)[^\s<>«»“”"]*[^\s<>«»“”".,;:!?)\]'’] | [\w.+-]+@[\w-]+(?:\.[\w-]+)+)
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
_END = re.compile(r"[.!?…]+$")


def sentences(text: str, language: str) -> Iterator[list[Token]]:
    """The sentences of a text as lists of tokens, in order; none crosses a line break."""
    known = rules(language)
    for line in re.finditer(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+", text):
        surfaces = list(_surfaces(text, line.start(), line.end(), known))
        first = 0
        for last in _ends(surfaces):
            yield list(_split_contractions(surfaces[first:last], known))
            first = last


def _surfaces(text: str, start: int, end: int, known: Rules) -> Iterator[Token]:
    """The tokens of one line, contractions still whole."""
    while match := _TOKEN.search(text, start, end):
        start, stop = match.span()
        if match.lastgroup == "word":
            found = known.clipped.match(text, start, end) if known.clipped else None
            stop = found.end() if found else _abbreviation_end(text, match, end, known)
        elif match.lastgroup == "number" and known.ordinal_stop and _ordinal(text, match, end):
            stop += 1
        if match.lastgroup == "word" and stop == match.end():
            yield from _cut(text, start, stop, known)
        else:
            yield Token(text[start:stop], start, stop)
        start = stop


def _abbreviation_end(text: str, match: re.Match[str], end: int, known: Rules) -> int:
    """Where a word ends when its full stop belongs to it, else where it ended."""
    stop = match.end()
    if stop >= end or text[stop] != "." or text[stop : stop + 2] == "..":
        return stop
    following = text[stop + 1 : end].lstrip()
    word = match.group()
    if not following:
        return stop
    capital = following[0].isupper()
    initial = len(word) == 1 and word.isupper() and capital
    title = word.lower() in known.titles
    # Where all nouns are capitals, a capital says nothing.
    listed = word.lower() in known.abbreviations and (not capital or known.capital_nouns)
    return stop + 1 if initial or title or listed else stop


def _ordinal(text: str, match: re.Match[str], end: int) -> bool:
    """Whether a number with a full stop is a day or a rank: "am 3. Mai", "das 21. Paket"."""
    short = match.group().isdecimal() and len(match.group()) <= 2
    return short and bool(re.compile(r"\.\s[^\W\d_]").match(text, match.end(), end))


def _cut(text: str, start: int, end: int, known: Rules) -> Iterator[Token]:
    """One run of letters into its words: elided articles, clitics, English compounds."""
    word = text[start:end]
    if _whole(word, known) or _NAME_PREFIX.match(word):
        yield Token(word, start, end)
        return
    if known.elides:
        while not _whole(text[start:end], known) and (elided := _ELIDED.match(text, start, end)):
            yield Token(elided.group(), start, elided.end())
            start = elided.end()
    parts = [text[start:end]] if _whole(text[start:end], known) else _parts(text[start:end], known)
    for part in parts:
        yield Token(part, start, start + len(part))
        start += len(part)


def _whole(word: str, known: Rules) -> bool:
    return word.replace("’", "'").lower() in known.whole


def _parts(word: str, known: Rules) -> list[str]:
    found = known.suffixes.match(word) if known.suffixes else None
    stem, clitics = (found[1], [found[2]]) if found else (word, [])
    if known.hyphen_parts and _COMPOUND.search(stem):
        return [part for part in re.split("(-)", stem) if part] + clitics
    return [stem, *clitics]


def _ends(tokens: list[Token]) -> Iterator[int]:
    """Positions after which a sentence ends, the last one included."""
    position = 0
    while position < len(tokens):
        position += 1
        if not _END.fullmatch(tokens[position - 1].text):
            continue
        while position < len(tokens) and _closes(tokens, position):
            position += 1
        if position < len(tokens) and _starts(tokens, position):
            yield position
    if tokens:
        yield len(tokens)


def _closes(tokens: list[Token], position: int) -> bool:
    """Whether a quote, bracket or further mark belongs to the sentence that just ended."""
    token, before = tokens[position], tokens[position - 1]
    if _END.fullmatch(token.text):
        return True
    return token.text in _CLOSING and token.start == before.end


def _starts(tokens: list[Token], position: int) -> bool:
    """Whether what follows an end mark looks like the start of a sentence."""
    token, before = tokens[position], tokens[position - 1]
    if token.start == before.end and token.text[0].isalnum():
        return False  # "v.Chr", "sito.it"
    if token.text[0].isalnum():
        return not token.text[0].islower()
    following = next((t.text for t in tokens[position:] if t.text[0].isalnum()), "")
    return token.text not in {",", ";", ":", ")", "]", "»"} and not following[:1].islower()


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
