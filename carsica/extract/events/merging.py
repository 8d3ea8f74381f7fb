"""One event, however often the report names it: drafts that speak of the same thing become one.

Owns the decision whether two drafts are one event, what an event gains from its further mentions, and what later
sentences do to earlier plans ("il colloquio è stato annullato").
"""

from __future__ import annotations

import itertools
from bisect import bisect_left, insort
from collections.abc import Mapping, Sequence

from carsica.extract.events.carrying import NEAR, take_over
from carsica.extract.events.grammar import group, is_verb, passive
from carsica.extract.events.moving import moved_to
from carsica.extract.events.sameness import DECISION, by_rule, comparable, days_meet, likeness, signs
from carsica.extract.events.scene import Draft, Scene, Told
from carsica.extract.events.status import CHANGES, OFF
from carsica.extract.events.weekdays import ahead
from carsica.extract.events.weighing import weigh
from carsica.record.event import EventStatus

BySentence = dict[int, list[tuple[int, Draft]]]
"""Events by the number of their sentence, each with its place among all."""
RECENT = 150
"""Events told last among which the one is sought that a draft tells again, or goes on with."""


def merge(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """Drafts of distinct events, in text order of their first mention."""
    events: list[Draft] = []
    recent: dict[int, Draft] = {}  # by their place among the events, those told last at the end
    for draft in drafts:
        near = _last(recent)
        take_over(scene, draft, [*near.values()])
        match = _match(scene, draft, near)
        if match is not None:
            absorb(near[match], draft)
            recent[match] = recent.pop(match)
        elif draft.entry.need != "back" and not _calls_off_other(draft, [*near.values()]):
            recent[len(events)] = draft
            events.append(draft)
    _parties_of_neighbours(scene, events)
    _pronouns(scene, events)
    _together(scene, events)
    _date_attacks(scene, events)
    return events


def _last(recent: dict[int, Draft]) -> dict[int, Draft]:
    """The events that were told last, in the order in which they were told first, by their places."""
    return {place: recent[place] for place in sorted(itertools.islice(reversed(recent), RECENT))}


def _calls_off_other(draft: Draft, events: list[Draft]) -> bool:
    """ "The trip was put off" after a meeting that was planned: the trip is the meeting under another name."""
    if (
        not draft.anaphoric
        or draft.status not in OFF
        or draft.participants
        or draft.family not in {"consult", "move"}
    ):
        return False
    for event in reversed(events):
        if draft.own and event.places and not set(draft.own) & set(event.places):
            continue
        if event.family in {"consult", "move"} and event.status == "planned" and draft.number - event.number <= 2:
            event.status = draft.status
            event.mentions.append(draft.span)
            return True
    return False


# --- the same event?


def _match(scene: Scene, draft: Draft, events: Mapping[int, Draft]) -> int | None:
    """The place of the event told before that a draft tells again, by the signs; None for a new one."""
    best: tuple[float, int] | None = None
    alike = [event for event in events.values() if event.family == draft.family]
    for place, event in events.items():
        if not comparable(scene, event, draft):
            continue
        if scene.marks_triggers:
            rank = (weigh(DECISION, signs(scene, event, draft, alike)), place)
        elif by_rule(scene, event, draft):
            rank = (1.0 + likeness(event, draft), place)
        else:
            continue
        if best is None or rank > best:
            best = rank
    return best[1] if best and best[0] > 0 else None


# --- what an event gains


def absorb(event: Draft, draft: Draft) -> None:
    """Adds to an event what a further telling says of it."""
    event.told += draft.told
    event.supposed = event.supposed and draft.supposed
    event.provided = event.provided and draft.provided
    event.asked = event.asked and draft.asked
    for actor in (draft.slots.keys() - event.slots.keys()) & event.participants.keys():
        if actor in draft.participants:  # a slot says more of how somebody takes part than words nearby
            event.participants[actor] = draft.participants[actor]
    event.slots = draft.slots | event.slots
    for actor, odds in draft.odds.items():
        event.odds[actor] = max(odds, event.odds.get(actor, odds))
    event.parts = draft.parts | event.parts
    if not draft.title and draft.entry.need != "back" and _firmness(draft) > _firmness(event):
        event.entry = draft.entry
    event.sure, event.noted = max(event.sure, draft.sure), event.noted or draft.noted
    event.learned, event.agreed = event.learned and draft.learned, event.agreed or draft.agreed
    if draft.entry.need == "back":
        event.mentions.append(draft.span)
        for actor, role in draft.participants.items():
            event.participants.setdefault(actor, role)
        return
    event.status = _joined_status(event, draft)
    event.marked = event.marked or draft.marked
    if (event.title and not draft.title) or (_weight(draft) > _weight(event) and not draft.title):
        event.mentions.append(event.span)
        event.span, event.words, event.number, event.head = draft.span, draft.words, draft.number, draft.head
        event.title = draft.title
    else:
        event.mentions.append(draft.span)
    for actor, role in draft.participants.items():
        event.participants.setdefault(actor, role)
    event.around, event.near = event.around or draft.around, event.near or draft.near
    if not event.places or (event.family != "assault" and not event.own and draft.own):
        event.places = draft.places or event.places
    event.own = event.own or draft.own
    firmer = draft.moved or (draft.dated and not event.dated and not event.moved)
    if draft.start is not None and (event.start is None or firmer):
        event.start, event.end, event.dated = draft.start, draft.end, True
    event.moved = event.moved or draft.moved


def _firmness(draft: Draft) -> float:
    """How firmly a telling gives its kind: by the rules and the encoder, by one of them, by the encoder alone."""
    if not draft.learned:
        found = 3 if draft.agreed else 2
    else:
        found = {"under its kind": 2, "under another": 1}.get(draft.listed, 0)
    return found + draft.entry.noun / 2


def _weight(draft: Draft) -> int:
    return len(draft.participants) + 2 * bool(draft.start) + bool(draft.own) + 2 * (draft.status in OFF)


def _joined_status(event: Draft, draft: Draft) -> EventStatus:
    if draft.negated:
        return "cancelled" if event.status == "planned" else event.status
    if draft.status in OFF:
        return draft.status
    if event.status in OFF:
        return event.status
    if draft.status == "denied":
        return event.status
    if event.status in {"denied", "hypothetical"}:
        return draft.status
    if event.status == draft.status or not draft.marked:
        return event.status
    return draft.status if not event.marked or draft.status == "occurred" else event.status


def _parties_of_neighbours(scene: Scene, events: list[Draft]) -> None:
    """Talks told without their parties are those of the agreement or the talks in the sentence beside them.

    An agreement without a place was reached where those talks were held.
    """
    told = _by_sentence(events)
    for event in events:
        if event.family != "consult" or not event.entry.noun or event.title or event.status != "occurred":
            continue
        beside = [one for n in range(event.number - 1, event.number + 2) for one in told.get(n, ())]
        for _, other in sorted(beside, key=lambda one: (abs(one[1].number - event.number), one[0])):
            near = scene.section(other.number) == scene.section(event.number)
            if other is event or not near or other.family not in {"agree", "consult"} or other.title:
                continue
            if other.status != "occurred" or len(other.participants) < 2:
                continue
            apart = event.start and other.start and not days_meet(event, other)
            if event.participants or apart or (other.family == "consult" and event.novel):
                continue
            event.participants = dict(other.participants)
            event.places, other.places = event.places or other.places, other.places or event.places
            if event.start is None and other.start is not None:
                event.start, event.end = other.start, other.end
            break


# --- pronouns, and visits that stand and fall with their meeting


def _pronouns(scene: Scene, events: list[Draft]) -> None:
    """A plan called off under a pronoun or under nothing: "Rinviato, dicono"; "it was called off"."""
    spoken = {(e.number, e.head) for e in events}
    told = _by_sentence(events)
    for number, sentence in enumerate(scene.document.sentences):
        for position, word in enumerate(sentence.words):
            if not is_verb(word) or (number, position) in spoken:
                continue
            words = group(sentence, position)
            for key, status in CHANGES:
                known = scene.lexis.has(f"status.{key}", word) or any(
                    scene.lexis.sets.tables[f"status.{key}"].phrases_at(sentence, i)[0] > 1
                    for i in words
                    if f"status.{key}" in scene.lexis.sets.tables
                )
                if not known or not passive(sentence, position) or word.relation.startswith(("amod", "acl")):
                    continue
                named = [
                    i
                    for i in sentence.children(position, "nsubj", "obj")
                    if sentence.words[i].upos not in {"PRON", "DET"}
                ]
                if not named:
                    put_off = _call_off(told, number, sentence.words[position].start, status)
                    day = moved_to(scene, number, position)
                    if put_off is not None and day is not None:
                        put_off.start, put_off.end = ahead(scene, day)


def _call_off(told: BySentence, number: int, offset: int, status: EventStatus) -> Draft | None:
    before = [
        e
        for n in range(number - 2, number + 1)
        for _, e in told.get(n, ())
        if e.span.start < offset and e.status == "planned" and not e.title
    ]
    last = max(before, key=lambda e: e.span.start, default=None)
    if last is not None:
        last.status = status
    return last


def _by_sentence(events: Sequence[Draft]) -> BySentence:
    """Events by the number of their sentence, each with its place among all."""
    found: BySentence = {}
    for place, event in enumerate(events):
        found.setdefault(event.number, []).append((place, event))
    return found


def _date_attacks(scene: Scene, events: list[Draft]) -> None:
    """An attack without a date of its own took place in the night that the rest of its section tells of."""
    attacks = [e for e in events if e.entry.kind.scheme == "attack" and e.status == "occurred"]
    dated: dict[int, list[tuple[int, int, Draft]]] = {}
    for place, attack in enumerate(attacks):
        if attack.start is not None and not attack.title:
            insort(dated.setdefault(scene.section(attack.number), []), (attack.number, place, attack), key=_order)
    for place, attack in enumerate(attacks):
        if attack.start is not None or attack.dated or attack.novel or attack.title:
            continue
        here = dated.get(scene.section(attack.number), [])
        nearest = _nearest(here, attack.number)
        if nearest is not None:
            attack.start, attack.end = nearest.start, nearest.end
            insort(here, (attack.number, place, attack), key=_order)


def _order(entry: tuple[int, int, Draft]) -> tuple[int, int]:
    return entry[:2]


def _nearest(entries: Sequence[tuple[int, int, Draft]], number: int) -> Draft | None:
    """Of events in order of their sentences the one told nearest to a sentence; of two as near the first told."""
    at = bisect_left(entries, (number, -1), key=_order)
    first_before = bisect_left(entries, (entries[at - 1][0], -1), key=_order) if at else at
    near = [entries[i] for i in {first_before, at} if i < len(entries)]
    return min(near, key=lambda e: (abs(e[0] - number), e[1]))[2] if near else None


def _together(scene: Scene, events: list[Draft]) -> None:
    """A visit and the meeting it was made for are called off together."""
    told = _by_sentence(events)
    for one in events:
        if one.status not in OFF or one.family not in {"consult", "move"}:
            continue
        beside = (e for n in range(one.number - NEAR, one.number + NEAR + 1) for _, e in told.get(n, ()))
        for other in beside:
            if other.status != "planned" or {one.family, other.family} != {"consult", "move"}:
                continue
            shared = set(one.participants) & set(other.participants)
            day = one.start is not None and one.start == other.start
            place = bool(set(one.places) & set(other.places))
            visit = one if one.family == "move" else other
            traveller = any(a in shared for a, role in visit.participants.items() if role == "agent")
            if traveller and (day or place):
                other.status = one.status
                other.told = [*other.told, Told(one.status, None, one.status)]
                other.follows = True
