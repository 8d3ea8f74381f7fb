"""Who takes part in an event as the whole report tells it: signs for each actor near its tellings, added up.

Owns the choice once tellings are joined. Who takes part in one telling, by its sentence, is weighed by
partaking.py; what it found is the first sign here. Must not decide which tellings are one event.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from carsica.extract.events.participants import STRUCK
from carsica.extract.events.scene import Draft, Scene
from carsica.extract.events.weighing import Signs, weigh
from carsica.record.event import ParticipantRole

DECISION = "is_party"
LEAST, LEAST_ALONE = -0.9, -1.8
"""Log-odds from which somebody takes part; and from which those do whom a rule found, or the likeliest alone."""
REACH = 2
"""Sentences before a telling whose actors may be those that it leaves out."""
SALIENT = 3
"""Actors named most often in the report, who may be meant anywhere."""
WIDEST = 4.0
"""Log-odds beyond which all are as sure."""
FIRMEST = 3


class Context(NamedTuple):
    """An event among the others: the numbers of the sentences that tell it, and the events told before it."""

    event: Draft
    tellings: tuple[int, ...]
    last: Draft | None
    kin: Draft | None


def choose(scene: Scene, around: Iterable[Context]) -> None:
    """Sets the participants of each event."""
    if not scene.marks_triggers:
        return
    chosen = [(context.event, _chosen(scene, context)) for context in around]
    for event, participants in chosen:
        event.participants = participants


def contexts(scene: Scene, events: Iterable[Draft]) -> list[Context]:
    """Each event, given in text order, with what the report tells around it."""
    found: list[Context] = []
    before: list[Draft] = []
    for event in events:
        spans = (event.span, *event.mentions)
        numbers = {scene.document.sentence_at(span.start) for span in spans}
        tellings = tuple(sorted(n for n in numbers if n is not None and not scene.in_title(n)))
        last = next((e for e in reversed(before) if not e.title and e.participants), None)
        kin = next((e for e in reversed(before) if e.family == event.family and e.participants), None)
        found.append(Context(event, tellings or (event.number,), last, kin))
        before.append(event)
    return found


def _chosen(scene: Scene, context: Context) -> dict[str, ParticipantRole]:
    weighed = {actor: weigh(DECISION, signs(scene, context, actor)) for actor in candidates(scene, context)}
    best = max(weighed.values(), default=LEAST)
    least = LEAST if best > LEAST else max(best - 0.01, LEAST_ALONE)
    return {
        actor: _role(scene, context, actor)
        for actor, odds in weighed.items()
        if odds > (min(least, LEAST_ALONE) if _ruled(context.event, actor) else least)
        or _struck(context.event, actor)
    }


def _struck(event: Draft, actor: str) -> bool:
    """Is it the state that an attack hits, or a party that it has from the attack told before?"""
    carried = event.family == "assault" and actor in event.participants and actor not in event.odds
    return carried or event.slots.get(actor) == STRUCK


def _ruled(event: Draft, actor: str) -> bool:
    """Did a slot of a trigger name the actor, or was it taken over from an event told before?"""
    return actor in event.participants and (actor in event.slots or actor not in event.odds)


def candidates(scene: Scene, context: Context) -> list[str]:
    """Those named where the event is told or shortly before, those of the events before, and the most named."""
    event = context.event
    found: dict[str, None] = dict.fromkeys((*event.participants, *event.odds))
    for other in (context.last, context.kin):
        found |= dict.fromkeys(other.participants if other else ())
    for number in context.tellings:
        for near in range(max(0, number - REACH), number):
            found |= dict.fromkeys(scene.named_in(near))
    found |= dict.fromkeys(scene.salient[:SALIENT])
    return [actor for actor in found if actor in scene.cast.actor_by_id]


def signs(scene: Scene, context: Context, actor: str) -> Signs:
    """What speaks for and against an actor's part in an event."""
    event = context.event
    kind, scheme = scene.cast.actor_by_id[actor].type, event.entry.kind.scheme
    how = "named" if actor in event.odds else "carried" if actor in event.participants else "left out"
    found: Signs = {
        how: 1,
        f"scheme {scheme}": 1,
        f"{how} type {kind}": 1,
        f"{how} {kind} in {scheme}": 1,
        f"{how} {'noun' if event.entry.noun else 'verb'}": 1,
        f"{how} told {min(len(event.mentions) + 1, 3)}": 1,
    }
    if actor in event.odds:
        found |= _of_odds(event, actor)
    if actor in event.participants:
        found[f"{how} as {event.participants[actor]}"] = 1
        found[f"slot {event.slots.get(actor, 'none')}"] = 1
    found |= {f"{how} {name}": strength for name, strength in _of_report(scene, context, actor).items()}
    found |= {f"{how} {name}": strength for name, strength in _of_others(scene, context, actor).items()}
    return found


def _of_odds(event: Draft, actor: str) -> Signs:
    """How likely its sentences make it."""
    odds = max(-WIDEST, min(WIDEST, event.odds[actor]))
    best = max((o for other, o in event.odds.items() if other != actor), default=-WIDEST)
    found: Signs = {"odds": odds, f"odds about {round(odds)}": 1}
    if event.odds[actor] > best:
        found["likeliest"] = 1
    else:
        found["less likely"] = min(best - odds, WIDEST)
    return found


def _of_report(scene: Scene, context: Context, actor: str) -> Signs:
    """How prominent the actor is in the report and before the telling."""
    numbers = scene.sentences_of.get(actor, ())
    rank = next((i for i, other in enumerate(scene.salient[:SALIENT], 1) if other == actor), 0)
    found: Signs = {f"mentions {_count(len(numbers))}": 1, f"rank {rank}": 1}
    if actor not in scene.with_names:
        found["without a name"] = 1
    if actor in scene.in_titles:
        found["in the title"] = 1
    gaps = [n - numbers[at - 1] for n in context.tellings for at in (bisect_left(numbers, n + 1),) if at]
    found[f"gap {min(*gaps, 4)}" if gaps else "only after"] = 1
    if any(actor in scene.subjects(n - 1) for n in context.tellings if n):
        found["subject before"] = 1
    return found


def _of_others(scene: Scene, context: Context, actor: str) -> Signs:
    """Who else takes part, and in what the actor took part before."""
    event = context.event
    others = {other: role for other, role in event.participants.items() if other != actor}
    found: Signs = {f"beside {min(len(others), FIRMEST)}": 1}
    found |= {f"beside {role} in {event.entry.kind.scheme}": 1 for role in sorted(set(others.values()))}
    for name, other in (("last", context.last), ("kin", context.kin)):
        if other is None or (name == "kin" and other is context.last):
            continue
        if actor in other.participants:
            role = other.participants[actor]
            alike = "alike" if other.entry.kind.name == event.entry.kind.name else "other"
            found |= {f"of the {name}": 1, f"{role} of the {name} {alike}": 1}
            if set(others) & set(other.participants):
                found[f"of the {name} with another"] = 1
            found[f"{name} within {min(abs(context.tellings[0] - other.number), 4)}"] = 1
    if event.anaphoric:
        found["pointed back to"] = 1
    country = scene.cast.countries.get(actor)
    state = scene.cast.actor_by_id[actor].type == "state"
    if country and state and any(scene.cast.countries.get(other) == country for other in others):
        found["state of another"] = 1
    return found


def _count(mentions: int) -> str:
    return str(mentions) if mentions < FIRMEST else "some" if mentions <= 2 * FIRMEST else "many"


def _role(scene: Scene, context: Context, actor: str) -> ParticipantRole:
    """The part found before; of those left out, theirs in the last event of the kind, or one still open."""
    event = context.event
    if actor in event.participants:
        return event.participants[actor]
    schemes: Mapping[str, ParticipantRole] = scene.lexis.schemes[event.entry.kind.scheme]
    if actor in event.parts:
        return event.parts[actor]
    kin = context.kin
    if kin is not None and kin.entry.kind.scheme == event.entry.kind.scheme and actor in kin.participants:
        return kin.participants[actor]
    subject = schemes.get("subject", "participant")
    return schemes.get("object", subject) if subject in event.participants.values() else subject
