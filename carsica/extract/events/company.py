"""Conditions on those who come together: second parties, several people, rounds and hearings, sides that agree.

Owns what makes a word speak of a meeting, a call, an agreement; the other conditions are those of conditions.py.
"""

from __future__ import annotations

from carsica.extract.events.arguments import Argument, actors_at, names_a_place
from carsica.extract.events.grammar import base, clause, governing, group, joined
from carsica.extract.events.scene import Scene

SECOND = {"object", "with", "between", "to"}
DEALS = {"ceasefire", "prisoner_exchange", "talks", "negotiation", "release"}
"""Kinds of events that sides propose and agree on as they do on documents."""


def deal(scene: Scene, number: int, position: int) -> bool:
    """Is the word an event that sides agree on: a truce, an exchange, talks?"""
    sentence = scene.sentence(number)
    word = sentence.words[position]
    entries = scene.lexis.nouns.find(word) if word.upos in {"NOUN", "PROPN"} else ()
    for start in range(max(0, position - 2), position + 1):  # "alto el fuego", whichever word heads it
        size, phrased = scene.lexis.nouns.phrases_at(sentence, start)
        entries = phrased if start + size > position else entries
    return any(entry.kind.name in DEALS for entry in entries)


def pact(scene: Scene, number: int, head: int, arguments: list[Argument]) -> bool:
    """Do parties agree on a document or an event, or two of them to do something together?"""
    sentence = scene.sentence(number)
    subject = [a for a in arguments if a.slot == "subject"]
    agreeing = [actor for a in subject for actor in parties_at(scene, number, a)]
    several = len(agreeing) > 1 or any(_sides(scene, number, a.position) for a in subject)
    several = several or any(a.slot in {"with", "between"} and parties_at(scene, number, a) for a in arguments)
    infinitive = any(
        sentence.words[i].features.get("VerbForm") == "Inf" for i in sentence.children(head, "xcomp", "ccomp")
    )
    if infinitive and several:
        return True
    words = [sentence.words[i] for i in group(sentence, head)]
    past = any(w.features.get("Tense") == "Past" or w.features.get("VerbForm") == "Part" for w in words)
    for argument in arguments if several or past else ():
        if argument.slot in {"object", "to", "against", "place", "genitive"} and not argument.outer:
            near = (argument.position, *sentence.children(argument.position, "conj"))
            if any(scene.lexis.has("words.documents", sentence.words[i]) or deal(scene, number, i) for i in near):
                return True
    return False


def town(scene: Scene, number: int, head: int, arguments: list[Argument]) -> bool:
    """Is a town, region or site what is taken?"""
    for argument in arguments:
        slotted = argument.slot in {"object", "genitive", "place", "to"} and not argument.outer
        if slotted and _town_at(scene, number, argument.position):
            return argument.slot in {"object", "genitive"} or not any(a.slot == "object" for a in arguments)
    return False


def _town_at(scene: Scene, number: int, position: int) -> bool:
    """Does a word name a town, or stand before its name ("the city of Orvane")?"""
    sentence = scene.sentence(number)
    common = scene.lexis.has("words.targets", sentence.words[position])
    for near in (position, *(sentence.children(position, "nmod", "appos", "flat") if common else ())):
        mention = scene.headed(number, near)
        place = scene.cast.place_by_id.get(mention.place or "") if mention else None
        if place is not None and place.precision in {"city", "region", "site"}:
            return True
    return False


def session(scene: Scene, number: int, head: int, arguments: list[Argument]) -> bool:
    """Is the round, hearing or council said to be held, set, put off or called off?"""
    sentence = scene.sentence(number)
    predicate, link, between = governing(scene, number, head)
    near = list(sentence.children(head, "acl", "amod"))
    if (
        predicate is not None
        and not between
        and (link.startswith("nsubj") or link in {"obj", "root", "csubj", "dislocated"})
    ):
        near.extend((*group(sentence, predicate), *sentence.children(predicate, "xcomp", "conj")))
    keys = ("hold", "plan", "cancel", "postpone")
    return any(scene.lexis.has(f"status.{key}", joined(sentence, i)) for i in near for key in keys)


def gather(scene: Scene, number: int, head: int, arguments: list[Argument]) -> bool:
    """Do several people or bodies, named or not, come together at a time or a place?"""
    sentence = scene.sentence(number)
    subject = [a.position for a in arguments if a.slot in {"subject", "object"}]
    if any(a.slot == "object" and actors_at(scene, number, a.position) for a in arguments) and len(subject) > 1:
        return False
    plural = any(
        _people_at(scene, number, i) for i in subject if sentence.words[i].upos in {"NOUN", "PROPN", "PRON"}
    )
    return plural and (bool(scene.times.get(number)) or _somewhere(scene, number, head))


def _people_at(scene: Scene, number: int, position: int) -> bool:
    word = scene.sentence(number).words[position]
    several = word.features.get("Number") == "Plur" or len(actors_at(scene, number, position)) > 1
    known = bool(actors_at(scene, number, position)) or word.upos == "PRON"
    return several and (known or scene.lexis.has("words.sides", word) or scene.lexis.has("words.people", word))


def _somewhere(scene: Scene, number: int, head: int) -> bool:
    mentions = (scene.headed(number, i) for i in clause(scene.sentence(number), head) if i != head)
    return any(m is not None and m.place is not None and m.kind != "demonym" for m in mentions)


def gather_self(scene: Scene, number: int, head: int, arguments: list[Argument]) -> bool:
    """The same for verbs that only as reflexives speak of a meeting ("si riuniranno", "réunis à Bruxelles")."""
    word = scene.sentence(number).words[head]
    timed = bool(scene.times.get(number))
    if word.features.get("VerbForm") == "Inf" and word.text.lower().endswith(("rsi", "rse")):
        return timed
    participle = word.features.get("VerbForm") == "Part" and not scene.sentence(number).children(
        head, "aux", "obj"
    )
    return (participle or _reflexive(scene, number, head)) and gather(scene, number, head, arguments)


def partner(scene: Scene, number: int, head: int, arguments: list[Argument]) -> bool:
    """Is there a second party: met, spoken with, or one of several subjects?"""
    for argument in arguments:
        if argument.slot in SECOND and parties_at(scene, number, argument):
            return True
    met = any(a.slot in {"object", "with", "to"} and _sides(scene, number, a.position) for a in arguments)
    if met and any(a.slot == "subject" and parties_at(scene, number, a) for a in arguments):
        return True  # "will receive his two counterparts"
    if any(a.slot == "object" for a in arguments):
        return False
    if any(a.slot == "subject" and _sides(scene, number, a.position) for a in arguments):
        return scene.sentence(number).words[head].upos == "VERB"
    return any(len(parties_at(scene, number, a)) > 1 for a in arguments if a.slot == "subject" and not a.outer)


def _sides(scene: Scene, number: int, position: int) -> bool:
    """ "The two sides", "the delegations": several parties that the clause does not name."""
    word = scene.sentence(number).words[position]
    return word.features.get("Number") == "Plur" and scene.lexis.has("words.sides", word)


def self_partner(scene: Scene, number: int, head: int, arguments: list[Argument]) -> bool:
    """Only a reflexive verb speaks of a meeting: "s'entretenir", "sich austauschen"."""
    return _reflexive(scene, number, head) and partner(scene, number, head, arguments)


def _reflexive(scene: Scene, number: int, head: int) -> bool:
    sentence = scene.sentence(number)
    return any(
        sentence.words[i].features.get("Reflex") == "Yes" or base(sentence.words[i]) == "expl"
        for i in sentence.children(head)
    )


def parties_at(scene: Scene, number: int, argument: Argument) -> list[str]:
    """Ids of the actors in a slot that can be parties: no outlets, no towns where one meets."""
    if names_a_place(scene, number, argument) or town(scene, number, argument.position, [argument]):
        return []
    found = actors_at(scene, number, argument.position)
    return [i for i in found if i in scene.cast.actor_by_id and scene.cast.actor_by_id[i].type != "outlet"]


def with_partner(scene: Scene, number: int, head: int, arguments: list[Argument]) -> bool:
    """Is somebody with a second party at a given time: "trascorre lunedì con X"?"""
    timed = bool(scene.times.get(number))
    return timed and any(a.slot == "with" and parties_at(scene, number, a) for a in arguments)


def phone(scene: Scene, number: int, head: int, arguments: list[Argument]) -> bool:
    """Do they speak by telephone?"""
    sentence = scene.sentence(number)
    near = clause(sentence, head)
    return any(scene.lexis.has("words.phone", sentence.words[i]) for i in near) and partner(
        scene, number, head, arguments
    )


def met_subject(scene: Scene, number: int, head: int, arguments: list[Argument]) -> list[Argument]:
    """Where subjects may be left out, a lone one after the verb is who is met ("incontrerebbe il ministro")."""
    subjects = [a for a in arguments if a.slot == "subject"]
    others = [a for a in arguments if a.slot in SECOND and actors_at(scene, number, a.position)]
    if not scene.lexis.flag("grammar.prodrop") or scene.lexis.flag("grammar.no_articles") or others:
        return arguments
    if (
        len(subjects) != 1
        or subjects[0].position < head
        or len(actors_at(scene, number, subjects[0].position)) != 1
    ):
        return arguments
    return [Argument("object", a.position) if a.slot == "subject" else a for a in arguments]


def actor(scene: Scene, number: int, head: int, arguments: list[Argument]) -> bool:
    """Does the noun itself name a party?"""
    slots = {"with", "between", "genitive", "possessive", "adjective", "agent", "against"}
    return any(a.slot in slots and not a.outer and parties_at(scene, number, a) for a in arguments)


def outlet(scene: Scene, number: int, head: int, arguments: list[Argument]) -> bool:
    """Is the talk one with the press: "un entretien accordé à ..."?"""
    for argument in arguments:
        if argument.slot in {"to", "with", "genitive", "place"}:
            mention = scene.headed(number, argument.position)
            actor = scene.cast.actor_by_id.get(mention.actor or "") if mention else None
            if actor is not None and actor.type == "outlet":
                return True
    return False
