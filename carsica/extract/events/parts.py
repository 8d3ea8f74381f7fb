"""Who takes part in an event, and where it is, as the encoder marked it.

Owns which trigger of a sentence a marked part belongs to. What the tree shows is the business of participants.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import get_args

from carsica.extract.cast import Mention
from carsica.extract.events.arguments import actors_at
from carsica.extract.events.asides import in_aside_of, outside
from carsica.extract.events.grammar import tree_distance
from carsica.extract.events.scene import Draft, Scene
from carsica.parse.syntax import Mark
from carsica.record.event import ParticipantRole

ROLES: Mapping[str, ParticipantRole] = {role: role for role in get_args(ParticipantRole)}
PLACE = "place"


def take_parts(scene: Scene, drafts: Iterable[Draft]) -> None:
    """Give the events of each sentence the parts that are marked there, each to the nearest trigger."""
    by_sentence: dict[int, list[Draft]] = {}
    for draft in drafts:
        by_sentence.setdefault(draft.number, []).append(draft)
    for mark in scene.document.marks:
        if mark.layer == "part" and mark.sentence in by_sentence:
            _give(scene, mark, by_sentence[mark.sentence])


def _give(scene: Scene, mark: Mark, drafts: list[Draft]) -> None:
    number, first = mark.sentence, mark.words[0]
    mention = scene.mention(number, first)
    head = mention.head if mention is not None else first
    if any(head in draft.words for draft in drafts):
        return
    sentence = scene.sentence(number)
    nearest = min(drafts, key=lambda d: (tree_distance(sentence, head, d.head), abs(head - d.head)))
    if mark.kind == PLACE:
        _place(mention, nearest, [d for d in drafts if d is not nearest and not _apart(scene, d, head)])
        return
    actors = [mention.actor] if mention is not None and mention.actor else actors_at(scene, number, head)
    known = [actor for actor in actors if actor in scene.cast.actor_by_id]
    for draft in drafts:
        whose = draft.participants if draft is nearest else draft.around
        for actor in known:
            whose.setdefault(actor, ROLES[mark.kind])


def _apart(scene: Scene, draft: Draft, position: int) -> bool:
    """Does the word tell of another event alone, after or before which this one took place?"""
    return outside(scene, draft, position) or in_aside_of(scene, draft, position)


def _place(mention: Mention | None, nearest: Draft, others: Iterable[Draft]) -> None:
    """The place of the nearest event, and of those in the sentence that name none."""
    if mention is None or mention.place is None:
        return
    nearest.own = nearest.own or (mention.place,)
    nearest.places = nearest.own
    for draft in others:
        draft.places = draft.places or (mention.place,)
