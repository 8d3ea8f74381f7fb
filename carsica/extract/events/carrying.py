"""What an event takes over from those told just before it: parties, places and days that its sentence leaves out.

Owns the reach of this over sentences; whether two drafts are one event is the business of merging.py.
"""

from __future__ import annotations

import itertools

from carsica.extract.events.scene import Draft, Scene
from carsica.record.event import EventStatus

OPEN: frozenset[EventStatus] = frozenset({"planned", "cancelled", "postponed", "hypothetical"})
CARRIED = 8
"""Sentences over which the attack just told goes on being told, inside a section."""
GOAL = 2
"""Steps up a tree from what a visit is for to the visit ("flies to Oslo for a meeting", under either word)."""
NEAR = 3
"""Sentences over which an attack, a visit or a pronoun carries on without being named again."""


def take_over(scene: Scene, draft: Draft, events: list[Draft]) -> None:
    """Completes a draft from the events told before it in the report."""
    if draft.title or not events:
        return
    before = [e for e in events if not e.title and draft.number - e.number <= NEAR]
    if draft.family == "assault":
        _from_attack(scene, draft, events)
    else:
        _other_side(scene, draft, before)
        _from_visit(scene, draft, before)
        _from_meeting(scene, draft, before)


def _from_attack(scene: Scene, draft: Draft, before: list[Draft]) -> None:
    if draft.status != "occurred" or draft.novel:
        return
    here = scene.section(draft.number)
    attacks = (e for e in reversed(before) if e.family == "assault" and e.entry.kind.scheme == "attack")
    last = next((e for e in attacks if not e.title and scene.section(e.number) == here), None)
    if last is None or draft.number - last.number > CARRIED:
        return
    if last.status not in {"occurred", "ongoing"}:
        return
    if draft.start is None and not draft.dated:
        draft.start, draft.end = last.start, last.end
    same_day = draft.start == last.start
    if same_day and "agent" not in draft.participants.values():
        for actor, role in last.participants.items():
            if role == "agent" and actor not in draft.participants:
                draft.participants[actor] = role
    if same_day and "target" not in draft.participants.values():
        for actor, role in last.participants.items():
            if role == "target":
                draft.participants.setdefault(actor, role)


def _from_visit(scene: Scene, draft: Draft, before: list[Draft]) -> None:
    """A meeting in the same sentence as a visit of one of its parties takes place then and there."""
    if draft.family not in {"consult", "interview", "press_conference", "speech", "signing"}:
        return
    for event in reversed(before):
        shared = set(event.participants) & set(draft.participants)
        same = event.number == draft.number
        if _goes_for(scene, event, draft):
            for actor in event.participants:
                draft.participants.setdefault(actor, "participant")
            shared = set(event.participants)
            if not draft.marked:
                draft.status, draft.marked = event.status, event.marked
                draft.told = [told._replace(ruled=event.status) for told in draft.told]
        following = draft.number - event.number == 1 and (event.status in OPEN) == (draft.status in OPEN)
        if event.family != "move" or not shared or not (same or following):
            continue
        if draft.dated and draft.start and event.start and draft.start != event.start:
            return
        if not draft.places and (same or not draft.anaphoric):
            draft.places = event.places
        if draft.start is None and not draft.dated and same:
            draft.start, draft.end = event.start, event.end
        return


def _other_side(scene: Scene, draft: Draft, before: list[Draft]) -> None:
    """ "A meeting with X" just after Y's visit or meeting was told is one of Y with X."""
    if not draft.onesided or draft.family != "consult" or len(draft.participants) > 2:
        return
    for event in reversed(before):
        if event.family not in {"move", "consult"} or draft.number - event.number > 1:
            continue
        people = [a for a in event.participants if scene.cast.actor_by_id[a].type == "person"]
        if people and people[0] not in draft.participants:
            draft.participants[people[0]] = "participant"
        return


def _goes_for(scene: Scene, visit: Draft, draft: Draft) -> bool:
    """ "He flies to Oslo for a meeting of the group": the visitor takes part, then and there."""
    if visit.number != draft.number or visit.family != "move" or not draft.entry.noun or draft.family != "consult":
        return False
    above = itertools.islice(scene.sentence(draft.number).ancestors(draft.head), GOAL)
    return visit.head in above and scene.has_case("purpose", draft.number, draft.head)


def _from_meeting(scene: Scene, draft: Draft, before: list[Draft]) -> None:
    """A summit "of the leaders" beside, or soon after, a meeting of two named ones is theirs too."""
    if draft.of_sides and not draft.participants and draft.family == "consult":
        for event in reversed(before):
            people = [a for a in event.participants if scene.cast.actor_by_id[a].type == "person"]
            if event.family == "consult" and len(people) > 1:
                draft.participants = dict.fromkeys(people, "participant")
                return
    if draft.family != "consult" or draft.participants or draft.anaphoric:
        return
    for event in reversed(before):
        if event.family == "consult" and event.number == draft.number and event.status == draft.status:
            draft.participants = dict(event.participants)
            return
