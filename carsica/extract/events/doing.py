"""Conditions on who does it to whom: the armed who kill, parties who threaten, crowds on roads, sources and press.

Owns what makes such a verb speak of an event; the other conditions are those of conditions.py and company.py.
"""

from __future__ import annotations

from collections.abc import Iterator

from carsica.extract.events.arguments import Argument, actors_at
from carsica.extract.events.grammar import negated
from carsica.extract.events.scene import Scene

DOERS = {"subject", "agent"}
WITHIN = ("nmod", "amod", "compound", "appos", "flat", "acl")
"""Relations of words that say of what kind those are who do something ("members of a militia", "armed men")."""


def armed(scene: Scene, number: int, head: int, arguments: list[Argument]) -> bool:
    """Do armed ones do it to people: "rebels killed two farmers", "was shot by soldiers"?"""
    slain = (a for a in arguments if a.slot in {"object", "to"} and not a.outer)
    return _by_force(scene, number, arguments) and any(_people(scene, number, a) for a in slain)


def party(scene: Scene, number: int, head: int, arguments: list[Argument]) -> bool:
    """Does a party do it, rather than a storm or a price?"""
    return any(_named(scene, number, a) for a in arguments if a.slot in DOERS and not a.outer)


def roads(scene: Scene, number: int, head: int, arguments: list[Argument]) -> bool:
    """Is a road what is blocked, and by others than troops?"""
    sentence = scene.sentence(number)
    blocked = (a for a in arguments if a.slot == "object" and not a.outer)
    road = any(scene.lexis.has("words.roads", sentence.words[a.position]) for a in blocked)
    return road and not _by_force(scene, number, arguments) and party(scene, number, head, arguments)


def _by_force(scene: Scene, number: int, arguments: list[Argument]) -> bool:
    words = scene.sentence(number).words
    doers = (a.position for a in arguments if a.slot in DOERS and not a.outer)
    return any(scene.lexis.has("words.forces", words[i]) for doer in doers for i in _around(scene, number, doer))


def _around(scene: Scene, number: int, position: int) -> Iterator[int]:
    """A word, those that say what kind it is, and the same of these."""
    yield position
    for child in scene.sentence(number).children(position, *WITHIN):
        yield from _around(scene, number, child)


def _named(scene: Scene, number: int, argument: Argument) -> bool:
    word = scene.sentence(number).words[argument.position]
    known = any(scene.lexis.has(f"words.{key}", word) for key in ("people", "forces", "sides"))
    return known or bool(actors_at(scene, number, argument.position))


def _people(scene: Scene, number: int, argument: Argument) -> bool:
    known = scene.cast.actor_by_id
    who = (known[i].type for i in actors_at(scene, number, argument.position) if i in known)
    words = scene.sentence(number).words
    around = (argument.position, *scene.sentence(number).children(argument.position, "nmod", "nummod"))
    return any(kind in {"person", "group"} for kind in who) or any(
        scene.lexis.has("words.people", words[i]) or scene.lexis.has("words.forces", words[i]) for i in around
    )


def to_the_press(scene: Scene, number: int, head: int) -> bool:
    """Does a request or refusal only concern who may be named, or a comment ("asked not to be identified")?"""
    sentence = scene.sentence(number)
    for child in sentence.children(head, "xcomp", "ccomp", "obj", "obl", "advcl"):
        word = sentence.words[child]
        if scene.lexis.has("words.comment", word):
            return True
        unnamed = negated(scene, number, child) or negated(scene, number, head)  # trees hang the "not" on either
        if scene.lexis.has("words.naming", word) and unnamed:
            return True
    return False
