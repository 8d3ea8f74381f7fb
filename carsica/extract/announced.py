"""Whom a headline means by a title: "A senator calls ..." over a report on Senator Ann Lee.

Owns the choice among the people whom the first sentences name. Must not find titles or people.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from carsica.extract import wordforms
from carsica.extract.actor_words import Line
from carsica.extract.people import Person
from carsica.extract.post import Post

WITHIN = 4
"""Sentences after the headline in which the person has to be named."""


def headline(rows: Sequence[Line], text: str) -> int:
    """How many sentences stand in the first line of a text; 0 where it is the only one."""
    end = text.find("\n")
    return sum(1 for line in rows if line.row[0].start < end) if text[end:].strip() and end >= 0 else 0


def announced(
    post: Post, codes: Sequence[str], first: int, people: Sequence[Person], rows: Sequence[Line],
    held: Callable[[Person], Sequence[Post]],
) -> Person | None:  # fmt: skip
    """The one person of a headline's title, named in the sentences from ``first`` on; None if there are more.

    ``codes``: the countries of the title; ``held``: the posts beside a person's names.
    """
    bearers = [person for person in people if any(_alike(post, other, rows) for other in held(person))]
    if len(bearers) != 1:
        return None
    person = bearers[0]
    near = first <= person.names[0].sentence < first + WITHIN
    return person if near and (not codes or not person.sides or codes[0] in person.sides) else None


def _alike(one: Post, other: Post, rows: Sequence[Line]) -> bool:
    """Are two titles one word, and do the words beside it not tell them apart ("Republican", "Democratic")?"""
    if other.former or _title(one, rows) != _title(other, rows):
        return False
    told, known = _beside(one, rows), _beside(other, rows)
    return not known or not told or bool(told & known)


def _title(post: Post, rows: Sequence[Line]) -> str:
    return wordforms.fold(rows[post.sentence].sentence.words[post.head].lemma)


def _beside(post: Post, rows: Sequence[Line]) -> set[str]:
    """The adjectives of a title that are no names, folded."""
    sentence = rows[post.sentence].sentence
    within = {i for name in post.names for i in range(*name.words)}
    found = (i for i in sentence.children(post.head, "amod") if i not in within)
    return {wordforms.fold(sentence.words[i].lemma) for i in found}
