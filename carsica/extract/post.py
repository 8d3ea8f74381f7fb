"""What a post is: a title in the text, who holds it and what it belongs to.

Owns the shape that posts.py fills. Must not find anything itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from carsica.extract.named import Named

Via = Literal["before", "after", "copula", "verb", "alone"]


@dataclass(frozen=True)
class Post:
    """A title in the text. ``title``, ``phrase`` are ranges of units; ``head`` is the title's word.

    ``holder`` is the personal name it stands beside, None for a title alone ("il presidente ucraino").
    ``complement`` is the unit range of what it belongs to; ``names`` are the names and demonyms in the phrase;
    ``possessive`` the unit of a "his".
    """

    sentence: int
    predicate: str
    title: tuple[int, int]
    phrase: tuple[int, int]
    head: int
    via: Via
    holder: Named | None
    names: tuple[Named, ...]
    complement: tuple[int, int] | None = None
    possessive: int | None = None
    told_of: int | None = None
    """The position of the word that a verb ties the title to, where it is no name ("he became director")."""
    former: bool = False
