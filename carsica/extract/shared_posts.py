"""Posts that several persons share in one phrase: "the presidents of Peru and Chile, A and B".

Owns how a plural title is dealt out to the names that follow it, and how one
person's titles in a row go to the name behind the last. Must not find titles (posts.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from carsica.extract.named import Named
from carsica.extract.noun_phrase import Phrases
from carsica.extract.post import Post
from carsica.parse.syntax import Sentence

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


def handed_on(posts: list[Post], sentence: Sentence) -> list[Post]:
    """The posts; a title has the holder of the next one of the same person («член клуба, тренер Ян Лось»)."""
    found = list(posts)
    for n in range(len(found) - 2, -1, -1):
        first, second = found[n], found[n + 1]
        open_end = first.holder is None and first.via == "alone" and second.via == "before"
        if open_end and second.holder and _one_bearer(sentence, first.head, second.head):
            found[n] = replace(first, holder=second.holder, via="before")
    return found


def _one_bearer(sentence: Sentence, first: int, second: int) -> bool:
    """Do two nouns say what one person is, by the tree, by case, gender and number, and by the verb?"""
    one, other = sentence.words[first], sentence.words[second]
    if other.head != first or other.relation.split(":")[0] not in {"conj", "appos"}:
        return False
    if one.features.get("Number") == "Plur" or any(
        one.features.get(k) != other.features.get(k) for k in ("Case", "Number")
    ):
        return False
    if sentence.children(second, "det") and other.relation == "conj":
        return False
    genders = {one.features.get("Gender"), other.features.get("Gender")}
    several = one.relation.startswith("nsubj") and sentence.words[one.head].features.get("Number") == "Plur"
    return not several and len(genders - {None}) < 2


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
