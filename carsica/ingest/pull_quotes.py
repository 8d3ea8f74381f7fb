"""Pull quotes: paragraphs that a page prints a second time, large, out of the middle of another paragraph.

Owns telling them from the report's own words. Must not look at markup; pages set them in too many ways.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

SHORTEST = 6
"""Words of the shortest paragraph that is taken for a pull quote; fewer may well be said twice."""
MOST = 20
"""Paragraphs in which the words of one are sought, of those that hold its first words."""
_WORD = re.compile(r"\w+")


def pull_quotes(paragraphs: Sequence[str]) -> set[int]:
    """Positions of the paragraphs whose words all stand in a row in a longer one, or in an earlier equal one."""
    worded = [_WORD.findall(paragraph.casefold()) for paragraph in paragraphs]
    openings: dict[tuple[str, ...], list[int]] = {
        tuple(words[:SHORTEST]): [] for words in worded if len(words) >= SHORTEST
    }
    spaced = [f" {' '.join(words)} " for words in worded]
    for number, words in enumerate(worded):
        for at in range(len(words) - SHORTEST + 1):
            found = openings.get(tuple(words[at : at + SHORTEST]))
            if found is not None and number not in found[-1:]:
                found.append(number)
    repeated: set[int] = set()
    for number, words in enumerate(worded):
        others = openings.get(tuple(words[:SHORTEST]), [])[:MOST]
        if any(_holds(worded, spaced, other, number) for other in others if other not in repeated):
            repeated.add(number)
    return repeated


def _holds(worded: Sequence[Sequence[str]], spaced: Sequence[str], other: int, number: int) -> bool:
    """Does another paragraph hold the words of one and more, or the same words earlier?"""
    more = len(worded[other]) > len(worded[number]) or (other < number and worded[other] == worded[number])
    return more and spaced[number] in spaced[other]
