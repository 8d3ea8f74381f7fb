"""One act told in two words: a verb of agreeing, proposing or approving and the event noun that it is about.

Owns which of the two stays; runs before drafts are compared across sentences.
"""

from __future__ import annotations

from carsica.extract.events.grammar import base, clause
from carsica.extract.events.scene import Draft, Scene

ACTS = {"agreement", "proposal", "signing", "revision", "rejection"}
ABOUT = {"ceasefire", "prisoner_exchange", "release", "withdrawal"}
IMPOSED = {"approval", "announcement", "publication", "proposal"}


def join_objects(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """Drafts without those that only name the matter of another in their clause.

    "They agreed on a truce" is an agreement; "the council adopted sanctions" is the sanction.
    """
    gone: set[int] = set()
    beside: dict[int, list[Draft]] = {}
    for draft in drafts:
        beside.setdefault(draft.number, []).append(draft)
    for draft in drafts:
        noun = next((other for other in beside[draft.number] if _light(scene, draft, other)), None)
        if noun is not None and id(noun) not in gone:
            _give(draft, noun)
            gone.add(id(draft))
            continue
        if draft.entry.noun or draft.entry.kind.name not in ACTS | IMPOSED:
            continue
        sentence = scene.sentence(draft.number)
        near = set(clause(sentence, draft.head))
        for other in beside[draft.number]:
            if not _under(scene, draft, other, near):
                continue
            if other.entry.noun and other.entry.kind.name == "sanction" and draft.entry.kind.name in IMPOSED:
                _give(draft, other)
                gone.add(id(draft))
            elif draft.entry.kind.name in ACTS and other.entry.noun and other.entry.kind.name in ABOUT:
                draft.mentions.append(other.span)
                draft.places = draft.places or other.own
                gone.add(id(other))
            elif draft.entry.kind.name == "agreement" and other.entry.kind.name in {"revision", "proposal"}:
                draft.mentions.append(other.span)
                gone.add(id(other))
    return [draft for draft in drafts if id(draft) not in gone]


def _light(scene: Scene, verb: Draft, noun: Draft) -> bool:
    """ "Imposed sanctions", "carried out drills": a verb that only says that its object took place."""
    if verb.entry.noun or not noun.entry.noun or noun.learned or not verb.learned:
        return False
    sentence = scene.sentence(verb.number)
    word = sentence.words[noun.head]
    light = any(scene.lexis.has(f"status.{key}", sentence.words[verb.head]) for key in ("attend", "hold"))
    return light and word.head == verb.head and base(word) in {"obj", "nsubj"}


def _under(scene: Scene, draft: Draft, other: Draft, near: set[int]) -> bool:
    if other is draft:
        return False
    if other.head in near:
        return True
    word = scene.sentence(draft.number).words[other.head]
    return (
        word.head == draft.head and word.relation in {"xcomp", "ccomp"} and word.features.get("VerbForm") == "Inf"
    )


def _give(verb: Draft, noun: Draft) -> None:
    """The noun takes over who did it, how it stands and when."""
    for actor, role in verb.participants.items():
        noun.participants.setdefault(actor, role)
    if verb.marked or not noun.marked:
        noun.status, noun.marked, noun.negated = verb.status, verb.marked, verb.negated
    if noun.start is None or verb.start is not None:
        noun.start, noun.end, noun.dated = verb.start or noun.start, verb.end or noun.end, verb.dated or noun.dated
    noun.places, noun.own = noun.places or verb.places, noun.own or verb.own
    noun.mentions.append(verb.span)
