"""Who takes part in an event, and where it is, as the encoder marked it.

Owns which trigger of a sentence a marked part belongs to. What the tree shows is the business of participants.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import get_args

from carsica.extract.events.arguments import actors_at
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
    draft = min(drafts, key=lambda d: (tree_distance(sentence, head, d.head), abs(head - d.head)))
    if mark.kind == PLACE:
        if mention is not None and mention.place is not None and not draft.own:
            draft.own = (mention.place,)
            draft.places = draft.own
    elif mention is not None and mention.actor is not None:
        _add(scene, draft, [mention.actor], ROLES[mark.kind])
    else:
        _add(scene, draft, actors_at(scene, number, head), ROLES[mark.kind])


def _add(scene: Scene, draft: Draft, actors: Iterable[str], role: ParticipantRole) -> None:
    for actor in actors:
        if actor in scene.cast.actor_by_id:
            draft.participants.setdefault(actor, role)
