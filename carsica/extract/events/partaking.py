"""Who of those that a sentence names takes part in an event that it tells: signs for each, added up.

Owns the signs and the choice. The slots of a trigger are read by participants.py, the encoder's marks by parts.py;
both are signs here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from carsica.extract.events.arguments import case_slot
from carsica.extract.events.asides import in_aside_of, outside
from carsica.extract.events.grammar import base, passive, tree_distance
from carsica.extract.events.participants import STRUCK
from carsica.extract.events.parts import PLACE, ROLES
from carsica.extract.events.paths import way
from carsica.extract.events.scene import Draft, Scene
from carsica.extract.events.weighing import Signs, log_odds, weigh
from carsica.record.event import ParticipantRole

DECISION = "takes_part"
LEAST, LEAST_ALONE = -0.6, -1.8
"""Log-odds from which somebody takes part; and from which those do whom a slot names, or the likeliest alone."""
FARTHEST = 8
"""Steps in a tree from which all are as far."""
Named = dict[str, tuple[int, ...]]
"""Actor → the words of a sentence that stand for it."""


def choose(scene: Scene, drafts: Iterable[Draft]) -> None:
    """Sets the participants of each draft: those of its sentence, and others it has, whom the signs speak for."""
    by_sentence: dict[int, list[Draft]] = {}
    for draft in drafts:
        by_sentence.setdefault(draft.number, []).append(draft)
    for number, told in by_sentence.items():
        named = named_in(scene, number)
        for draft in told if scene.marks_triggers else ():
            draft.participants = _chosen(scene, draft, told, named)
            draft.around = {}


def _chosen(scene: Scene, draft: Draft, told: list[Draft], named: Named) -> dict[str, ParticipantRole]:
    weighed = {
        actor: weigh(DECISION, signs(scene, draft, actor, told, named))
        for actor in dict.fromkeys((*draft.participants, *named))
        if not _only_reports(scene, draft, actor)
    }
    draft.odds = weighed
    draft.parts = {actor: _role(scene, draft, named[actor]) for actor in weighed if actor in named}
    best = max(weighed.values(), default=LEAST)
    least = LEAST if best > LEAST else max(best - 0.01, LEAST_ALONE)
    return {
        actor: draft.participants.get(actor) or _role(scene, draft, named[actor])
        for actor, odds in weighed.items()
        if odds > (min(least, LEAST_ALONE) if actor in draft.slots else least) or draft.slots.get(actor) == STRUCK
    }


def _only_reports(scene: Scene, draft: Draft, actor: str) -> bool:
    """Is it an outlet that tells of the event, or the report's own in a dateline, rather than one that acts?"""
    known = scene.cast.actor_by_id.get(actor)
    if known is None or known.type != "outlet" or draft.entry.kind.scheme == "interview":
        return False
    own = scene.report.outlet is not None and known.name.casefold() == scene.report.outlet.casefold()
    return actor not in draft.slots and (own or _speaks(scene, draft, actor))


def even_out(event: Draft) -> None:
    """Those who meet or agree, told by a noun, all take part in one way; a host or mediator stays what he is."""
    if event.entry.noun and event.entry.kind.scheme == "mutual":
        for actor, role in event.participants.items():
            if role in {"agent", "target"}:
                event.participants[actor] = "participant"


def named_in(scene: Scene, number: int) -> Named:
    """The actors that a sentence names or stands for, each with the words that do so."""
    found: dict[str, tuple[int, ...]] = {}
    for position in range(len(scene.sentence(number).words)):
        mention = scene.headed(number, position)
        if mention is None or mention.actor not in scene.cast.actor_by_id:
            continue
        if mention.kind == "nominal" and _names_an_event(scene, number, position):
            continue
        found[mention.actor] = (*found.get(mention.actor, ()), position)
    return found


def _names_an_event(scene: Scene, number: int, position: int) -> bool:
    """ "The summit fell through": a noun that names an event takes part in none, though it may name a body too."""
    word = scene.sentence(number).words[position]
    return word.upos == "NOUN" and any(not entry.need for entry in scene.lexis.nouns.find(word))


def signs(scene: Scene, draft: Draft, actor: str, told: list[Draft], named: Named) -> Signs:
    """What speaks for and against an actor's part in an event."""
    kind = scene.cast.actor_by_id[actor].type
    scheme = draft.entry.kind.scheme
    found: Signs = {f"type {kind}": 1, f"scheme {scheme}": 1, f"{kind} in {scheme}": 1}
    found["noun" if draft.entry.noun else "verb"] = 1
    found[f"others {min(len(named), 4)}"] = 1
    role = draft.participants.get(actor)
    if role is not None:
        found["slot" if actor in draft.slots else "mark nearby"] = 1
        if actor in draft.slots:
            found[f"slot {draft.slots[actor]}"] = 1
            found[f"slot in {scheme}"] = 1
    if actor in draft.around:
        found["around"] = 1
    if draft.title:
        found["title"] = 1
    if _speaks(scene, draft, actor):
        found["speaks"] = 1
    positions = named.get(actor, ())
    if not positions:
        found["not named"] = 1
        return found
    nearest = min(positions, key=lambda i: (tree_distance(scene.sentence(draft.number), i, draft.head), i))
    found |= _of_word(scene, draft, nearest, told)
    for position in positions:
        found |= _of_mark(scene, draft, position)
    return found


def _of_word(scene: Scene, draft: Draft, position: int, told: list[Draft]) -> Signs:
    """Signs of the word that names the actor, nearest to the trigger."""
    sentence = scene.sentence(draft.number)
    mention = scene.headed(draft.number, position)
    steps = tree_distance(sentence, position, draft.head)
    path = way(sentence, position, draft.head)
    case = case_slot(scene, draft.number, position)
    if case is None:
        case = "other" if sentence.children(position, "case") else "no"
    found: Signs = {
        f"way {path}": 1,
        f"steps {min(steps, FARTHEST)}": 1,
        f"{case} case {base(sentence.words[position])}": 1,
        "before" if position < draft.head else "after": 1,
        f"by {mention.kind if mention else 'nothing'}": 1,
    }
    others = [tree_distance(sentence, position, other.head) for other in told if other is not draft]
    if others:
        found["nearest" if steps <= min(others) else "nearer to another"] = 1
    if mention is not None and mention.place is not None:
        found["place too"] = 1
    if position in draft.words:
        found["inside"] = 1
    if outside(scene, draft, position):
        found["outside an aside"] = 1
    if in_aside_of(scene, draft, position):
        found["in an aside"] = 1
    for key in ("sides", "people", "forces"):
        if scene.lexis.has(f"words.{key}", sentence.words[position]):
            found[f"one of {key}"] = 1
    if passive(sentence, draft.head) and path == "nsubj":
        found["subject of a passive"] = 1
    found[f"{draft.entry.kind.mode}: {path}"] = 1
    return found


def _of_mark(scene: Scene, draft: Draft, position: int) -> Signs:
    """What the encoder says of a word: its part in an event of the sentence, or none."""
    mark = scene.part(draft.number, position)
    if mark is None:
        return {}
    if mark.kind == PLACE:
        return {"marked place": 1}
    return {"marked": 1, f"marked {mark.kind}": 1, "sure": log_odds(mark.sure)}


def _speaks(scene: Scene, draft: Draft, actor: str) -> bool:
    """Is the actor the source of what tells the event?"""
    return any(link.actor == actor for s in scene.saying(draft.span) for link in s.chain)


def _role(scene: Scene, draft: Draft, positions: tuple[int, ...]) -> ParticipantRole:
    """The part of somebody whom no slot names: the encoder's, else that of a subject, object or preposition."""
    schemes: Mapping[str, ParticipantRole] = scene.lexis.schemes[draft.entry.kind.scheme]
    sentence = scene.sentence(draft.number)
    for position in positions:
        mark = scene.part(draft.number, position)
        if mark is not None and mark.kind in ROLES:
            return ROLES[mark.kind]
    word = sentence.words[positions[0]]
    slot = {"nsubj": "subject", "obj": "object", "iobj": "to"}.get(base(word))
    if slot == "subject" and word.head == draft.head and passive(sentence, draft.head):
        slot = "object"  # "two bodies were found"
    if slot is None:
        slot = case_slot(scene, draft.number, positions[0])
    slot = {None: "genitive", "of": "genitive"}.get(slot, slot)
    return schemes.get(slot or "genitive") or schemes.get("subject", "participant")
