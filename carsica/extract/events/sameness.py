"""Are two tellings of one report one event? Signs for and against; what the rules alone would say is one of them.

Owns the signs. What an event gains from being told again is the business of merging.py.
"""

from __future__ import annotations

from carsica.extract.events.asked import asks
from carsica.extract.events.carrying import CARRIED, NEAR, OPEN
from carsica.extract.events.paths import way
from carsica.extract.events.retelling import headlined, told_again, within
from carsica.extract.events.scene import Draft, Scene
from carsica.extract.events.status import OFF
from carsica.extract.events.weighing import Signs
from carsica.record.event import ParticipantRole
from carsica.record.kinds import event_kinds

DECISION = "the_same"
LEAST_STEM = 5
"""Letters that two words of one stem begin with."""
REACH = 10
"""Words around a trigger that tell which one is meant."""


def comparable(scene: Scene, event: Draft, draft: Draft) -> bool:
    """May the two be one at all: of kinds that one event goes by, or one the noun in the other's clause?"""
    if (
        _two_others(event, draft)
        or _other_attacker(scene, event, draft)
        or _struck_elsewhere(scene, event, draft)
        or _held_elsewhere(scene, event, draft)
    ):
        return False
    if draft.entry.need == "back":
        return event.family == draft.family and by_rule(scene, event, draft)
    if event.family == draft.family or _compared(event) == _compared(draft):
        return True
    verb = draft if event.entry.noun else event
    return verb.learned and within(scene, event, draft) and not asks(scene, verb)


def _two_others(event: Draft, draft: Draft) -> bool:
    """Are the parties of one meeting, two at least, other than the two of the other?"""
    if draft.entry.kind.scheme != "mutual" or event.title or draft.title:
        return False
    ours, theirs = _named(event), _named(draft)
    return len(ours) > 1 and len(theirs) > 1 and not ours & theirs


def _other_attacker(scene: Scene, event: Draft, draft: Draft) -> bool:
    """Are both attacks, each by a state, and not by the same one?"""
    if event.family != "assault" or draft.family != "assault":
        return False
    known = scene.cast.actor_by_id
    first, second = (
        {a for a, role in d.participants.items() if role == "agent" and known[a].type == "state" and a in d.slots}
        for d in (event, draft)
    )
    return bool(first and second) and not first & second


def _struck_elsewhere(scene: Scene, event: Draft, draft: Draft) -> bool:
    """A strike on another place is an attack of its own, though it be of the same night."""
    if event.family != "assault" or draft.family != "assault" or event.title or draft.title or not draft.own:
        return False
    if within(scene, event, draft):
        return False  # "a strike on the town killed two in the north of the region"
    if not event.own:
        return not draft.entry.noun and not event.anaphoric
    return not set(event.own) & set(draft.own) and not _nested(scene, event.own, draft.own)


def _held_elsewhere(scene: Scene, event: Draft, draft: Draft) -> bool:
    """Is a visit or meeting said to be in another town than the one told before, and not moved there?"""
    if not {event.family, draft.family} <= {"consult", "move"} or draft.moved or event.title or draft.title:
        return False
    apart = event.own and draft.own and not set(event.own) & set(draft.own)
    return bool(apart) and not _nested(scene, event.own, draft.own)


def signs(scene: Scene, event: Draft, draft: Draft, alike: list[Draft]) -> Signs:
    """What speaks for and against a draft's being an event that was told before it.

    ``alike`` are the events told before that are of the draft's family.
    """
    ruled = by_rule(scene, event, draft)
    found: Signs = {
        "by rule" if ruled else "not by rule": 1,
        f"{event.status} then {draft.status}": 1,
        f"{_part(event)} then {_part(draft)}": 1,
        f"who {_overlap(set(event.participants), set(draft.participants))}": 1,
        f"named {_overlap(_named(event), _named(draft))}": 1,
        f"where {_overlap(set(event.places), set(draft.own))}": 1,
        f"when {_when(event, draft)}": 1,
        f"gap {_gap(draft.number - event.number)}": 1,
    }
    if event.entry.kind.mode == draft.entry.kind.mode:
        found |= {"same kind": 1, f"kind {draft.entry.kind.mode}": 1}
        likeness_ = "same kind"
    elif event.family == draft.family:
        found |= {"same family": 1, f"family {draft.family}": 1}
        likeness_ = "same family"
    else:
        found["another family"] = 1
        likeness_ = "another family"
    back = ", points back" if draft.anaphoric else ""
    found |= {f"{name}, {likeness_}{back}": 1 for name in list(found) if name.startswith(("who", "when", "named"))}
    lemma = _lemma(scene, event) == _lemma(scene, draft)
    if lemma:
        found |= {"same word": 1, f"same word, gap {_gap(draft.number - event.number)}": 1}
    for name, there in (
        ("within", within(scene, event, draft)),
        ("points back", draft.anaphoric),
        ("points back by the same word", draft.anaphoric and lemma),
        ("new", draft.novel),
        ("first is new", event.novel),
        ("negated", draft.negated),
        ("title and text", event.title != draft.title),
        ("title told", event.title and not draft.title and headlined(scene, event, draft)),
        ("told often", len(event.mentions) > 1),
        ("one plural", _plural(scene, event) != _plural(scene, draft)),
        ("other persons", _other_persons(scene, event, draft)),
        ("another agent", _others(event, draft, "agent")),
        ("another target", _others(event, draft, "target")),
    ):
        if there:
            found[name] = 1
    found["latest" if alike and alike[-1] is event else "not the latest"] = 1
    found[f"of {min(len(alike), 4)} alike"] = 1
    if draft.family == "assault":
        found[f"struck {_overlap(set(event.own), set(draft.own))}"] = 1
        found[f"attack by rule: {ruled}"] = 1
    if draft.anaphoric and len(alike) == 1 and alike[0] is event:
        found["points back to the only one"] = 1
    return found | _of_words(scene, event, draft)


def _of_words(scene: Scene, event: Draft, draft: Draft) -> Signs:
    """Signs of the words themselves: one stem, the same words beside both, kinds that go together."""
    found: Signs = {}
    kinds = sorted((event.entry.kind.mode, draft.entry.kind.mode))
    if kinds[0] != kinds[1]:
        found[f"{kinds[0]} and {kinds[1]}"] = 1
    if _stem(scene, event, draft) and _lemma(scene, event) != _lemma(scene, draft):
        found["same stem"] = 1
    first, second = _beside(scene, event), _beside(scene, draft)
    found[f"{min(len(first & second), 3)} words shared" if first and second else "no words beside"] = 1
    if not second and not draft.participants and draft.start is None:
        found["bare, points back" if draft.anaphoric else "bare"] = 1
    if event.number == draft.number:
        found[f"way {way(scene.sentence(draft.number), draft.head, event.head)}"] = 1
    return found


def _stem(scene: Scene, event: Draft, draft: Draft) -> bool:
    """Do both words begin alike, as "telefonata" and "telefonare" do?"""
    first, second = _lemma(scene, event), _lemma(scene, draft)
    same = next(
        (i for i, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), min(len(first), len(second))
    )
    return same >= LEAST_STEM


def _beside(scene: Scene, draft: Draft) -> set[str]:
    """Lemmas of the nouns and names that hang from a trigger, near it."""
    sentence = scene.sentence(draft.number)
    near = (i for i in sentence.subtree(draft.head) if abs(i - draft.head) <= REACH and i not in draft.words)
    return {sentence.words[i].lemma.casefold() for i in near if sentence.words[i].upos in {"NOUN", "PROPN"}}


def _compared(draft: Draft) -> str | None:
    kind = event_kinds().get(draft.entry.kind.mode)
    return kind.compared or kind.name if kind else None


def _part(draft: Draft) -> str:
    return "noun" if draft.entry.noun else "verb"


def _gap(sentences: int) -> str:
    return str(sentences) if sentences < 3 else "3 to 5" if sentences < 6 else "6 or more"


def _overlap(first: set[str], second: set[str]) -> str:
    if not first or not second:
        return "of none" if not first and not second else "of one"
    if not first & second:
        return "others"
    within_ = first <= second or second <= first
    return f"{'the same' if within_ else 'some'}{' two' if len(first & second) > 1 else ''}"


def _named(draft: Draft) -> set[str]:
    """Those whom a slot of a trigger names, without those who only stand near it."""
    return draft.participants.keys() & draft.slots.keys()


def _when(event: Draft, draft: Draft) -> str:
    if event.moved != draft.moved:
        return "of one"  # the day before the change and the day after it
    if not event.start or not draft.start:
        return "of none" if not event.start and not draft.start else "of one"
    if event.start == draft.start:
        return "the same"
    return "meets" if days_meet(event, draft) else "another"


def _others(event: Draft, draft: Draft, role: ParticipantRole) -> bool:
    """Do both name somebody in a role, and nobody in common?"""
    first, second = ({a for a, r in d.participants.items() if r == role} for d in (event, draft))
    return bool(first and second) and not first & second


def _other_persons(scene: Scene, event: Draft, draft: Draft) -> bool:
    """Do both name persons, and none in common?"""
    known = scene.cast.actor_by_id
    first, second = ({a for a in d.participants if known[a].type == "person"} for d in (event, draft))
    return bool(first and second) and not first & second


def _lemma(scene: Scene, draft: Draft) -> str:
    return scene.sentence(draft.number).words[draft.head].lemma.casefold()


def _plural(scene: Scene, draft: Draft) -> bool:
    return scene.sentence(draft.number).words[draft.head].features.get("Number") == "Plur"


# --- what the rules alone would say


def likeness(event: Draft, draft: Draft) -> int:
    """How much two have in common: parties, the day, a place."""
    shared = len(set(event.participants) & set(draft.participants))
    return shared + 2 * bool(event.start and event.start == draft.start) + bool(set(event.places) & set(draft.own))


def by_rule(scene: Scene, event: Draft, draft: Draft) -> bool:
    """Are they one by their kinds, days, places, parties and articles?"""
    return event.family == draft.family and _compatible(scene, event, draft) and _same(scene, event, draft)


def _compatible(scene: Scene, event: Draft, draft: Draft) -> bool:
    """No conflict of days or places?"""
    if event.start and draft.start and event.moved == draft.moved and not days_meet(event, draft):
        return False
    if event.entry.kind.family == "assault" and draft.own and not draft.title and not event.title:
        return _same_places(scene, event, draft)
    if event.places and draft.own and not set(event.places) & set(draft.own):
        unplaced = any(not scene.cast.place_by_id[p].country for p in (*event.places, *draft.own))
        return (event.title and unplaced) or _nested(scene, event.places, draft.own)
    return True


def days_meet(a: Draft, b: Draft) -> bool:
    """Have the days of two events, which both have a start, one in common?"""
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
