"""One event, however often the report names it: drafts that speak of the same thing become one.

Owns the decision whether two drafts are one event, what an event gains from its further mentions, and what later
sentences do to earlier plans ("il colloquio è stato annullato").
"""

from __future__ import annotations

from carsica.extract.events.carrying import CARRIED, NEAR, OPEN, take_over
from carsica.extract.events.grammar import group, is_verb, passive
from carsica.extract.events.retelling import headlined, told_again, within
from carsica.extract.events.scene import Draft, Scene
from carsica.extract.events.status import CHANGES, OFF
from carsica.record.event import EventStatus


def merge(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """Drafts of distinct events, in text order of their first mention."""
    events: list[Draft] = []
    for draft in drafts:
        take_over(scene, draft, events)
        match = _match(scene, draft, events)
        if match is None:
            if draft.entry.need == "back":
                continue
            if not _calls_off_other(draft, events):
                events.append(draft)
        else:
            _absorb(match, draft)
    _parties_of_neighbours(scene, events)
    _pronouns(scene, events)
    _together(scene, events)
    _date_attacks(scene, events)
    return events


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


def _match(scene: Scene, draft: Draft, events: list[Draft]) -> Draft | None:
    best: tuple[int, Draft] | None = None
    for event in reversed(events):
        if event.family != draft.family or not _compatible(scene, event, draft):
            continue
        if not _same(scene, event, draft):
            continue
        rank = len(set(event.participants) & set(draft.participants))
        rank += 2 * bool(event.start and event.start == draft.start) + bool(set(event.places) & set(draft.own))
        if best is None or rank > best[0]:
            best = rank, event
    return best[1] if best else None


def _compatible(scene: Scene, event: Draft, draft: Draft) -> bool:
    """No conflict of days or places?"""
    if event.start and draft.start and not _days_meet(event, draft):
        return False
    if event.entry.kind.family == "assault" and draft.own and not draft.title and not event.title:
        return _same_places(scene, event, draft)
    if event.places and draft.own and not set(event.places) & set(draft.own):
        unplaced = any(not scene.cast.place_by_id[p].country for p in (*event.places, *draft.own))
        return (event.title and unplaced) or _nested(scene, event.places, draft.own)
    return True


def _days_meet(a: Draft, b: Draft) -> bool:
    start_a, start_b = (a.start or "")[:10], (b.start or "")[:10]
    end_a, end_b = (a.end or start_a)[:10], (b.end or start_b)[:10]
    return start_a <= end_b + "~" and start_b <= end_a + "~"


def _same_places(scene: Scene, event: Draft, draft: Draft) -> bool:
    if not event.own:
        return event.anaphoric
    return bool(set(event.own) & set(draft.own))


def _nested(scene: Scene, a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Is one side only the country that the other lies in?"""
    places = scene.cast.place_by_id
    for wide, narrow in ((a, b), (b, a)):
        if all(places[w].precision == "country" for w in wide) and any(
            places[n].country is not None and places[n].country == places[w].country for n in narrow for w in wide
        ):
            return True
    return False


def _same(scene: Scene, event: Draft, draft: Draft) -> bool:
    if within(scene, event, draft):
        return True
    if draft.entry.kind.name == "call" != event.entry.kind.name and not event.title:
        return False  # a meeting named before is no call
    ours, theirs = set(event.participants), set(draft.participants)
    shared, included = ours & theirs, ours <= theirs or theirs <= ours
    if event.title or draft.title:
        bare = (not theirs and draft.anaphoric and draft.entry.noun) or draft.entry.kind.name == "proposal"
        placed = bool(set(event.places) & set(draft.places))
        return bool(shared) or placed or bare or headlined(scene, event, draft)
    if _statuses_clash(event, draft):
        return False
    if draft.family == "assault":
        return _same_attack(event, draft)
    if draft.novel and not (shared and event.start and event.start == draft.start):
        return False
    if draft.entry.need == "back":
        return draft.anaphoric
    if draft.anaphoric and (draft.entry.noun or not theirs):
        if not theirs:
            names = {event.entry.kind.name, draft.entry.kind.name}
            return "negotiation" not in names or len(names) == 1
        if not ours:
            return event.entry.kind == draft.entry.kind
        return included or len(shared) >= 2
    return _same_by_parties(scene, event, draft)


def _same_by_parties(scene: Scene, event: Draft, draft: Draft) -> bool:
    """May what does not point back be the same, going by who takes part, when and where?"""
    ours, theirs = set(event.participants), set(draft.participants)
    shared, included = ours & theirs, ours <= theirs or theirs <= ours
    if draft.family == "consult":
        dated = event.start is not None and event.start == draft.start
        return (len(shared) >= 2 and included) or (bool(shared) and included and dated)
    if draft.family == "move":
        placed = bool(set(event.places) & set(draft.places))
        open_place = not event.places or not draft.places
        return bool(shared) and (placed or (open_place and draft.number - event.number <= NEAR))
    if told_again(scene, event, draft):
        return True
    if draft.entry.kind != event.entry.kind:
        return bool(shared) and included
    return (bool(shared) and included) or (not ours and not theirs)


def _same_attack(event: Draft, draft: Draft) -> bool:
    if event.entry.kind.name == "interception" != draft.entry.kind.name:
        return False
    if draft.entry.kind.name == "interception" and event.entry.kind.scheme == "attack":
        return draft.number - event.number <= CARRIED and (not draft.dated or event.start == draft.start)
    if event.entry.kind != draft.entry.kind and draft.entry.kind.scheme != "attack":
        return False
    agents = [{a for a, role in d.participants.items() if role == "agent"} for d in (event, draft)]
    if agents[0] and agents[1] and not agents[0] & agents[1]:
        return False
    if draft.own:
        return bool(set(event.own) & set(draft.own)) and (event.start == draft.start or not draft.dated)
    close = draft.number - event.number <= NEAR
    if draft.entry.noun and draft.anaphoric:
        return True
    return close and not draft.novel and (event.start == draft.start or not draft.start)


def _statuses_clash(event: Draft, draft: Draft) -> bool:
    """A past meeting is not the next one, unless both are dated the same day."""
    if event.start and event.start == draft.start:
        return False
    done = {"occurred", "ongoing"}
    if event.status in done and draft.status in OPEN and draft.marked:
        return not (draft.anaphoric and draft.status in OFF and not event.marked)
    if event.status in OPEN and draft.status in done:
        told = event.entry.kind == draft.entry.kind and draft.anaphoric and draft.number - event.number <= 1
        if told and event.start is None and event.status == "planned" and not event.entry.noun:
            return False  # "interrupted the talks to phone X; the call lasted an hour"
        return draft.marked or not draft.entry.noun
    return False


# --- what an event gains


def _absorb(event: Draft, draft: Draft) -> None:
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
        if draft.entry.noun or not event.entry.noun:
            event.entry = draft.entry
    else:
        event.mentions.append(draft.span)
    for actor, role in draft.participants.items():
        event.participants.setdefault(actor, role)
    event.around, event.near = event.around or draft.around, event.near or draft.near
    if not event.places or (event.family != "assault" and not event.own and draft.own):
        event.places = draft.places or event.places
    event.own = event.own or draft.own
    if event.start is None and draft.start is not None:
        event.start, event.end, event.dated = draft.start, draft.end, True


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
    for event in events:
        if event.family != "consult" or not event.entry.noun or event.title or event.status != "occurred":
            continue
        for other in sorted(events, key=lambda e: abs(e.number - event.number)):
            near = abs(other.number - event.number) <= 1 and scene.section(other.number) == scene.section(
                event.number
            )
            if other is event or not near or other.family not in {"agree", "consult"} or other.title:
                continue
            if other.status != "occurred" or len(other.participants) < 2:
                continue
            apart = event.start and other.start and not _days_meet(event, other)
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
    for number, sentence in enumerate(scene.document.sentences):
        for position, word in enumerate(sentence.words):
            if not is_verb(word) or (number, position) in spoken:
                continue
            words = group(sentence, position)
            for key, status in CHANGES:
                known = scene.lexis.has(f"status.{key}", word) or any(
                    scene.lexis.sets[f"status.{key}"].phrases_at(sentence, i)[0] > 1
                    for i in words
                    if f"status.{key}" in scene.lexis.sets
                )
                if not known or not passive(sentence, position) or word.relation.startswith(("amod", "acl")):
                    continue
                named = [
                    i
                    for i in sentence.children(position, "nsubj", "obj")
                    if sentence.words[i].upos not in {"PRON", "DET"}
                ]
                if not named:
                    _call_off(events, number, sentence.words[position].start, status)


def _call_off(events: list[Draft], number: int, offset: int, status: EventStatus) -> None:
    before = [
        e
        for e in events
        if e.span.start < offset and number - e.number <= 2 and e.status == "planned" and not e.title
    ]
    if before:
        last = max(before, key=lambda e: e.span.start)
        last.status = status


def _date_attacks(scene: Scene, events: list[Draft]) -> None:
    """An attack without a date of its own took place in the night that the rest of its section tells of."""
    attacks = [e for e in events if e.entry.kind.scheme == "attack" and e.status == "occurred"]
    for attack in attacks:
        if attack.start is not None or attack.dated or attack.novel or attack.title:
            continue
        dated = [
            e
            for e in attacks
            if e.start is not None and not e.title and scene.section(e.number) == scene.section(attack.number)
        ]
        if dated:
            nearest = min(dated, key=lambda e: abs(e.number - attack.number))
            attack.start, attack.end = nearest.start, nearest.end


def _together(scene: Scene, events: list[Draft]) -> None:
    """A visit and the meeting it was made for are called off together."""
    for one in events:
        if one.status not in OFF or one.family not in {"consult", "move"}:
            continue
        for other in events:
            if other.status != "planned" or {one.family, other.family} != {"consult", "move"}:
                continue
            shared = set(one.participants) & set(other.participants)
            day = one.start is not None and one.start == other.start
            place = bool(set(one.places) & set(other.places))
            near = abs(one.number - other.number) <= NEAR
            visit = one if one.family == "move" else other
            traveller = any(a in shared for a, role in visit.participants.items() if role == "agent")
            if traveller and near and (day or place):
                other.status = one.status
