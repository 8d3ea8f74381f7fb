"""Words of a report → the characters where they stand.

Owns how an annotator names a span: by its words, never by counting. Must not know layers.

``the talks`` stands for the one place where these words occur. Where they occur more than once:

- ``the [talks] in Doha``: the words in brackets, in the place where the whole occurs
- ``the talks@2``: the second occurrence
- a caller that knows what the span belongs to gets the occurrence nearest to that

``the talks ... in May`` runs from the first words to the next occurrence of the last. Quotation marks,
apostrophes, hyphens and spaces match in any of their forms.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from carsica.record.span import Span

_SAME = str.maketrans(
    {
        **dict.fromkeys("’‘ʼ`´", "'"),
        **dict.fromkeys("“”„«»", '"'),
        **dict.fromkeys("‑‐", "-"),
        **dict.fromkeys("\u00a0\u202f\u2009\n\t", " "),
    }
)
_ELISION = re.compile(r" ?\.\.\. ?")
_OCCURRENCE = re.compile(r"@(\d+)$")


class WordsError(ValueError):
    """The words do not name exactly one place; the message says why."""


class Passage:
    """A text in which words can be found."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._folded = text.translate(_SAME)

    def find(self, words: str, near: Iterable[tuple[int, int]] = ()) -> Span:
        """The one place that ``words`` name; of several the nearest to a span of ``near``, then the shortest.

        Raises WordsError for words that do not occur, or occur more than once with nothing to choose by.
        """
        words, number = _split_occurrence(words)
        found = self.find_all(words)
        if not found:
            raise WordsError(f"does not occur: {words!r}")
        if number is not None:
            if not 1 <= number <= len(found):
                raise WordsError(f"occurs {len(found)} times, not {number}: {words!r}")
            return found[number - 1]
        near = list(near)
        if len(found) > 1 and not near:
            raise WordsError(f"occurs {len(found)} times, say which ([brackets] in context, or @n): {words!r}")
        return min(found, key=lambda span: (_gap(span, near), span.end - span.start))

    def find_all(self, words: str) -> list[Span]:
        """Every place where ``words`` occur, in order; whole words only."""
        pattern = _pattern(words.translate(_SAME).strip())
        group = 2 if "[" in words else 1
        return [Span(*found.span(group)) for found in pattern.finditer(self._folded)]

    def find_plain(self, words: str) -> list[Span]:
        """Every place where ``words`` occur just as they are, no notation meant; whole words only.

        Any white space matches any other. Capitals count, unless the words occur with other ones alone.
        """
        pieces = words.translate(_SAME).split()
        if not pieces:
            return []
        before = r"(?<!\w)" if pieces[0][0].isalnum() else ""
        after = r"(?!\w)" if pieces[-1][-1].isalnum() else ""
        pattern = before + r"\s+".join(map(re.escape, pieces)) + after
        exact = [Span(*found.span()) for found in re.finditer(pattern, self._folded)]
        return exact or [Span(*found.span()) for found in re.finditer(pattern, self._folded, re.IGNORECASE)]


def _split_occurrence(words: str) -> tuple[str, int | None]:
    found = _OCCURRENCE.search(words)
    return (words[: found.start()], int(found[1])) if found else (words, None)


def _pattern(words: str) -> re.Pattern[str]:
    """Finds ``words`` at every start, overlaps included: group 1 is the whole, group 2 what stands in brackets."""
    paired = words.count("[") == words.count("]") <= 1 and words.find("[") <= words.find("]")
    if not paired or not words.strip(" .[]"):
        raise WordsError(f"cannot be looked for: {words!r}")
    pieces = [re.escape(piece).replace(r"\[", "(").replace(r"\]", ")") for piece in _ELISION.split(words)]
    bare = words.replace("[", "").replace("]", "")
    before = r"(?<!\w)" if bare[0].isalnum() else ""
    after = r"(?!\w)" if bare[-1].isalnum() else ""
    return re.compile(f"{before}(?=({'.*?'.join(pieces)}){after})", re.DOTALL)


def _gap(span: Span, near: list[tuple[int, int]]) -> int:
    """Characters between a span and the nearest of some others; 0 where they touch."""
    return min((max(0, start - span.end, span.start - end) for start, end in near), default=0)
