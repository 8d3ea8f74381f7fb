"""Posts that several persons share in one phrase: "the presidents of Peru and Chile, A and B".

Owns how a plural title is dealt out to the names that follow it. Must not find titles (posts.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from carsica.extract.named import Named
from carsica.extract.noun_phrase import Phrases
from carsica.extract.post import Post

_JOINTS = frozenset({",", "&"})


def dealt_out(post: Post, phrases: Phrases) -> Sequence[Post]:
    """The post as it stands, or one post for each of the persons a plural title stands before."""
    if phrases.word_at(post.head).features.get("Number") != "Plur" or (post.holder and post.via != "before"):
        return (post,)
    owners, at = _chain(phrases, post.complement[0] if post.complement else post.title[1], {"state", "place"})
    if len(owners) < 2:
        owners, at = [], post.holder.units[0] if post.holder else post.phrase[1]
    if at < len(phrases.line.row) and phrases.line.row[at].text == ",":
        at += 1
    holders, _ = _chain(phrases, at, {"person"})
    if len(holders) < 2 or (owners and len(owners) != len(holders)):
        return (post,)
    if not owners:
        return [replace(post, holder=holder, via="before") for holder in holders]
    return [
        replace(
            post, holder=holder, via="before", names=(owner,), complement=owner.units,
            phrase=(post.phrase[0], max(post.phrase[1], owners[-1].units[1])),
        )
        for owner, holder in zip(owners, holders, strict=True)
    ]  # fmt: skip


def _chain(phrases: Phrases, at: int, kinds: set[str]) -> tuple[list[Named], int]:
    """Names of the given kinds joined by commas and conjunctions from a unit on, and the unit after them."""
    row, found, end = phrases.line.row, list[Named](), at
    while at < len(row):
        name = phrases.name(at)
        if name and name.kind in kinds and name.units[0] == at:
            found.append(name)
            at = end = name.units[1]
            joined = False
            while at < len(row) and (phrases.word(at).upos == "CCONJ" or row[at].text in _JOINTS):
                joined, at = True, at + 1
            if not joined:
                break
        elif phrases.word(at).upos in {"ADP", "DET"}:
            at += 1
        else:
            break
    return found, end
