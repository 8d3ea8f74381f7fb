"""Who takes part in an event, and how: from the slots of its trigger to actors with their parts.

Owns the choice of participants of one trigger; what later sentences add is the business of merging.py.
"""

from __future__ import annotations

from carsica.extract.events.arguments import Argument, actors_at, names_a_place
from carsica.extract.events.grammar import base
from carsica.extract.events.implied import (
    add_first_persons,
    fill_missing_subject,
    fill_object_pronouns,
    last_subject,
)
from carsica.extract.events.scene import Draft, Scene
from carsica.record.event import ParticipantRole

STRUCK = "struck"
"""The slot of a state whose places or weapons are hit: it takes part though the sentence does not name it."""


def fill(scene: Scene, draft: Draft, arguments: list[Argument]) -> None:
    """Sets the participants of a draft from its trigger's arguments."""
    scheme = scene.lexis.schemes[draft.entry.kind.scheme]
    for argument in arguments:
        role = scheme.get(argument.slot)
        if role is None:
            continue
        if draft.entry.need in {"expected", "send"} and argument.slot == "object":
            role = "agent"
        elif draft.entry.need == "send" and argument.slot == "subject":
            continue
        _take(scene, draft, argument, role)
    add_first_persons(scene, draft)
    fill_object_pronouns(scene, draft, arguments)
    fill_missing_subject(scene, draft, arguments)
    if draft.entry.kind.scheme == "attack":
        _side_struck(scene, draft, arguments)
    if draft.entry.kind.scheme == "interview":
        _speaker(scene, draft)
    for actor in draft.participants:
        draft.slots.setdefault(actor, "implied")
    if draft.entry.kind.scheme == "shield":  # whose drones are shot down attacks, though it be only an adjective
        draft.slots |= {actor: STRUCK for actor, role in draft.participants.items() if role == "agent"}


def _take(scene: Scene, draft: Draft, argument: Argument, role: ParticipantRole) -> None:
    sentence = scene.sentence(draft.number)
    mention = scene.headed(draft.number, argument.position)
    attack = draft.entry.kind.scheme == "attack"
    if attack and argument.slot == "genitive" and mention is not None and mention.place is not None:
        place = scene.cast.place_by_id.get(mention.place)
        if mention.actor is None or (place is not None and place.precision not in {"country", "unknown"}):
            return
    if mention is not None and mention.place is not None and _only_a_place(scene, draft, argument, mention.place):
        return
    if (
        attack
        and argument.slot == "genitive"
        and scene.lexis.has("words.targets", sentence.words[argument.position])
    ):
        role = "target"  # "the bombing of schools"
    shot_down = draft.entry.kind.scheme == "shield" and argument.slot in {"object", "genitive"}
    weapon = (attack or shot_down) and scene.lexis.has("words.weapons", sentence.words[argument.position])
    if shot_down and not weapon:
        return
    if weapon and (shot_down or role == "agent"):
        role = "agent"  # "shot down three Russian drones": theirs was the attack
        found = _owners(scene, draft.number, argument.position)
    else:
        found = actors_at(scene, draft.number, argument.position) or _government(scene, draft, argument)
    if not found and argument.slot == "object" and draft.entry.kind.scheme == "seize":
        found = _owner(scene, draft, argument.position)
    for actor in found:
        kind = scene.cast.actor_by_id.get(actor)
        if kind is None or (
            kind.type == "outlet" and draft.entry.kind.scheme not in {"interview", "act", "draft"}
        ):
            continue
        draft.participants.setdefault(actor, role)
        draft.slots.setdefault(actor, argument.slot)


def _only_a_place(scene: Scene, draft: Draft, argument: Argument, place: str) -> bool:
    """Is the place where one meets or goes to, rather than a party?"""
    if draft.entry.kind.scheme == "visit" and argument.slot == "object":
        return True
    return draft.entry.kind.scheme in {"mutual", "visit", "interview"} and names_a_place(
        scene, draft.number, argument
    )


def _government(scene: Scene, draft: Draft, argument: Argument) -> list[str]:
    """The states behind capitals to which something is handed ("transmis à Kyiv et à Washington")."""
    if argument.slot not in {"to", "against"} or draft.entry.kind.scheme not in {"act", "draft"}:
        return []
    if scene.lexis.has("words.documents", scene.sentence(draft.number).words[argument.position]):
        return []
    places = struck_at(scene, draft.number, Argument("object", argument.position))
    countries = (scene.cast.place_by_id[place].country or "" for place in places)
    return [scene.states()[c] for c in countries if c in scene.states()]


def _owner(scene: Scene, draft: Draft, thing: int) -> list[str]:
    """Whose house, office or phone it is that is searched or seized."""
    sentence = scene.sentence(draft.number)
    for child in sentence.children(thing, "nmod", "det"):
        word = sentence.words[child]
        if base(word) == "nmod" or "Poss" in word.features:
            found = actors_at(scene, draft.number, child)
            if found:
                return found
            if "Poss" in word.features:
                before = set(draft.participants)
                last_subject(scene, draft, "target")
                return [a for a in draft.participants if a not in before]
    return []


def _owners(scene: Scene, number: int, weapon: int) -> list[str]:
    """Whose weapon it is: "un missile russo", "Russian drones"."""
    found: list[str] = []
    for child in scene.sentence(number).children(weapon, "amod", "nmod", "compound"):
        if scene.has_case("against", number, child):
            continue
        mention = scene.headed(number, child)
        if mention is not None and mention.actor is not None:
            found.append(mention.actor)
    return found


def _speaker(scene: Scene, draft: Draft) -> None:
    """Who speaks in an interview: the source of what the same sentence attributes."""
    people = [a for a in draft.participants if scene.cast.actor_by_id[a].type not in {"outlet"}]
    sentence = scene.sentence(draft.number)
    for statement in () if people else scene.cued_at((sentence.start, sentence.end)):
        cue = statement.cue
        if cue is not None and sentence.start <= cue.span.start < sentence.end:
            speaker = statement.chain[-1].actor
            if speaker is not None and speaker in scene.cast.actor_by_id:
                draft.participants[speaker] = "participant"
                return


def _side_struck(scene: Scene, draft: Draft, arguments: list[Argument]) -> None:
    """The state of the places that an attack hits is its target, where the report names that state as an actor."""
    for argument in arguments:
        if argument.slot not in {"object", "against", "place", "genitive", "to"} or argument.outer:
            continue
        if scene.has_case("from", draft.number, argument.position) and argument.slot == "place":
            continue
        for place in struck_at(scene, draft.number, argument):
            country = scene.cast.place_by_id[place].country
            state = scene.states().get(country or "")
            if state is not None and draft.participants.get(state) != "agent":
                draft.participants.setdefault(state, "target")
                draft.slots.setdefault(state, STRUCK)


def struck_at(scene: Scene, number: int, argument: Argument) -> list[str]:
    """Ids of the places that an argument, its complements and those coordinated with it name.

    Of a complement that says where or how, only a place itself counts, or a building or region "of" one.
    """
    sentence = scene.sentence(number)
    position = argument.position
    found: list[str] = []
    own = scene.headed(number, position)
    where = argument.slot in {"place", "to"} and (own is None or own.place is None)
    if where and not scene.lexis.has("words.targets", sentence.words[position]):
        return found
    waiting, seen = [position], set()
    while waiting:
        current = waiting.pop(0)
        if current in seen:
            continue
        seen.add(current)
        mention = scene.headed(number, current)
        if mention is not None and mention.place is not None and mention.kind != "demonym":
            found.append(mention.place)
        if scene.lexis.has("words.targets", sentence.words[current]):
            found.extend(_whose(scene, number, current))
        for child in sentence.children(current, "conj", "nmod", "appos", "flat", "compound"):
            away = scene.has_case("from", number, child) and not scene.has_case("of", number, child)
            if not away and not scene.has_case("agent", number, child):
                waiting.append(child)
    return list(dict.fromkeys(found))


def _whose(scene: Scene, number: int, thing: int) -> list[str]:
    """The country that an adjective names as the owner of what is hit: "several Ukrainian towns"."""
    mentions = [scene.headed(number, i) for i in scene.sentence(number).children(thing, "amod")]
    owners = {m.actor for m in mentions if m is not None and m.kind == "demonym" and m.actor is not None}
    codes = {code for code, state in scene.states().items() if state in owners}
    places = scene.cast.place_by_id.values()
    return [place.id for place in places if place.precision == "country" and place.country in codes]
