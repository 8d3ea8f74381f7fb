"""What an entry of the lexicon asks to stand beside its word: "only beside a place", "only with a second party".

Owns these conditions, and the re-reading of a trigger's slots that they rest on.
"""

from __future__ import annotations

from collections.abc import Callable

from carsica.extract.events.arguments import Argument, actors_at
from carsica.extract.events.company import (
    actor,
    deal,
    gather,
    gather_self,
    outlet,
    pact,
    partner,
    phone,
    self_partner,
    session,
    town,
    with_partner,
)
from carsica.extract.events.doing import armed, party, roads
from carsica.extract.events.grammar import base, clause
from carsica.extract.events.lexis import Entry
from carsica.extract.events.scene import Scene
from carsica.parse.syntax import Sentence

THINGS = {"object", "subject", "to", "against", "place", "with", "genitive"}
Check = Callable[[Scene, int, int, list[Argument]], bool]


def holds(scene: Scene, number: int, head: int, entry: Entry, arguments: list[Argument]) -> bool:
    """Does what stands around the word bear out what its entry asks for?"""
    check = CHECKS.get(entry.need)
    return check is None or check(scene, number, head, arguments)


def _any_word(key: str, slots: frozenset[str]) -> Check:
    """A check that a word of ``words.<key>`` stands in one of the slots, or beside one that does."""

    def check(scene: Scene, number: int, head: int, arguments: list[Argument]) -> bool:
        sentence = scene.sentence(number)
        for argument in arguments:
            if argument.slot in slots and not argument.outer:
                if scene.lexis.nouns.has(sentence.words[argument.position]):
                    continue
                around = (argument.position, *sentence.children(argument.position, "conj", "nmod", "appos"))
                if any(scene.lexis.phrase(f"words.{key}", sentence, i) for i in around):
                    return True
        return False

    return check


def _document(scene: Scene, number: int, head: int, arguments: list[Argument]) -> bool:
    """Is it a document, or a truce or an exchange that sides propose, agree on or approve like one?"""
    sentence = scene.sentence(number)
    wanted = [a for a in arguments if a.slot in {"object", "genitive"} and not a.outer]
    if not wanted:
        wanted = [a for a in arguments if a.slot in {"to", "against"} and not a.outer]
    for argument in wanted:
        around = (argument.position, *sentence.children(argument.position, "conj"))
        if any(scene.lexis.has("words.documents", sentence.words[i]) or deal(scene, number, i) for i in around):
            return True
    return False


def _downed(scene: Scene, number: int, head: int, arguments: list[Argument]) -> bool:
    """Are somebody's weapons shot down: "33 Russian drones"? The text must say whose they are."""
    sentence = scene.sentence(number)
    for argument in arguments:
        shot = argument.slot in {"object", "genitive"}  # "30 of 40 drones"
        if shot and scene.lexis.has("words.weapons", sentence.words[argument.position]):
            for child in sentence.children(argument.position, "amod", "nmod", "compound"):
                if actors_at(scene, number, child):
                    return True
    return False


def weapons_hit(scene: Scene, number: int, arguments: list[Argument]) -> bool:
    """Is what is hit a weapon, or a number or pronoun beside weapons that the sentence names ("of which 83")?"""
    words = scene.sentence(number).words
    hit = [words[a.position] for a in arguments if a.slot in {"object", "genitive"}]
    if any(scene.lexis.has("words.weapons", word) for word in hit):
        return True
    named = any(scene.lexis.has("words.weapons", word) for word in words)
    return named and any(word.upos in {"NUM", "PRON"} for word in hit)


def _forces(scene: Scene, number: int, head: int, arguments: list[Argument]) -> bool:
    """Do troops or armed bodies pull back, or somebody from a place?"""
    sentence = scene.sentence(number)
    armed = any(
        scene.lexis.has("words.forces", sentence.words[a.position])
        for a in arguments
        if a.slot in {"subject", "object"}
    )
    return armed or _place(scene, number, head, arguments)


def _by_person(scene: Scene, number: int, head: int, arguments: list[Argument]) -> bool:
    """Does a person do it: "quit" of offices, not of treaties?"""
    movers = [i for a in arguments if a.slot == "subject" for i in actors_at(scene, number, a.position)]
    known = scene.cast.actor_by_id
    return any(i in known and known[i].type == "person" for i in movers)


def _place(scene: Scene, number: int, head: int, arguments: list[Argument]) -> bool:
    sentence = scene.sentence(number)
    if not _animate(scene, number, head, arguments):
        return False
    near = clause(sentence, head)
    if sentence.words[head].upos == "NOUN":
        near = (*near, *(i for i in range(head + 1, min(head + 4, len(sentence.words)))))  # "la missione a Oslo"
    for position in near:
        mention = scene.headed(number, position)
        if mention is None or mention.place is None or scene.has_case("from", number, position):
            continue
        if base(sentence.words[position]) in {"obl", "obj", "nmod", "iobj", "advmod", "conj", "appos"}:
            return True
    return _toured(scene, number, arguments)


def _toured(scene: Scene, number: int, arguments: list[Argument]) -> bool:
    """Does a person visit a place without a name: "visited several damaged districts"?"""
    sentence = scene.sentence(number)
    seen = any(
        scene.lexis.has("words.targets", sentence.words[a.position]) for a in arguments if a.slot == "object"
    )
    movers = [i for a in arguments if a.slot == "subject" for i in actors_at(scene, number, a.position)]
    return seen and any(i in scene.cast.actor_by_id and scene.cast.actor_by_id[i].type == "person" for i in movers)


def _animate(scene: Scene, number: int, head: int, arguments: list[Argument]) -> bool:
    """Could the one who moves be somebody: an actor, a pronoun, or nobody named in the clause?"""
    sentence = scene.sentence(number)
    movers = [a for a in arguments if a.slot in {"subject", "genitive", "possessive"} and not a.outer]
    if sentence.words[head].upos in {"VERB", "AUX", "ADJ"}:
        movers = [a for a in arguments if a.slot in {"subject", "object"}][:1]
    for argument in movers:
        word = sentence.words[argument.position]
        if word.upos == "NOUN" and not actors_at(scene, number, argument.position):
            return False
        mention = scene.headed(number, argument.position)
        actor = scene.cast.actor_by_id.get(mention.actor or "") if mention else None
        if mention is not None and actor is None and argument.slot == "subject":
            return False
        if actor is not None and actor.type == "outlet":
            return False
    return True


def _stay(scene: Scene, number: int, head: int, arguments: list[Argument]) -> bool:
    """Is somebody said to be in a place at a time: "sarà domani in Turchia"?"""
    persons = [
        scene.cast.actor_by_id[i].type
        for a in arguments
        if a.slot == "subject"
        for i in actors_at(scene, number, a.position)
        if i in scene.cast.actor_by_id
    ]
    own = scene.headed(number, head)
    placed = own is not None and own.place is not None
    return (
        bool(scene.times.get(number))
        and "person" in persons
        and (placed or _place(scene, number, head, arguments))
    )


def _send(scene: Scene, number: int, head: int, arguments: list[Argument]) -> bool:
    """Is a person sent somewhere: "envoie X à Moscou"?"""
    sent = [
        scene.cast.actor_by_id[i].type
        for a in arguments
        if a.slot == "object"
        for i in actors_at(scene, number, a.position)
        if i in scene.cast.actor_by_id
    ]
    return "person" in sent and _place(scene, number, head, [a for a in arguments if a.slot == "object"])


def _hit(scene: Scene, number: int, head: int, arguments: list[Argument]) -> bool:
    """Is something struck: by a weapon or forces, or a place or a building?"""
    sentence = scene.sentence(number)
    subject = [a.position for a in arguments if a.slot in {"subject", "agent"}]
    struck = [a.position for a in arguments if a.slot in {"object", "against", "place", "to"}]
    counted = [
        j for i in subject if sentence.words[i].upos in {"NOUN", "NUM"} for j in sentence.children(i, "nmod")
    ]
    armed = any(
        scene.lexis.has(f"words.{key}", sentence.words[i])
        for key in ("weapons", "forces")
        for i in (*subject, *(counted if key == "weapons" else ()))  # "a score of drones"
    )
    placed = False
    for position in struck:
        for near in (position, *sentence.children(position, "nmod", "appos", "conj", "flat")):
            mention = scene.headed(number, near)
            placed = placed or (mention is not None and mention.place is not None)
        placed = placed or scene.lexis.has("words.targets", sentence.words[position])
    direct = any(a.slot == "object" for a in arguments) or armed
    return (armed and bool(struck)) or (placed and direct and not _abstract(scene, sentence, number, subject))


def struck_subject(scene: Scene, number: int, arguments: list[Argument]) -> list[Argument]:
    """A building or a town strikes nobody: as the only argument it is what was struck ("Hit: the town of ...")."""
    if any(a.slot in {"object", "against"} for a in arguments):
        return arguments
    alone = len([a for a in arguments if a.slot == "subject"]) == 1
    sentence = scene.sentence(number)
    turned = []
    for argument in arguments:
        mention = scene.headed(number, argument.position)
        place = scene.cast.place_by_id.get(mention.place or "") if mention else None
        town = place is not None and place.precision in {"city", "region", "site"}
        thing = scene.lexis.has("words.targets", sentence.words[argument.position])
        struck = argument.slot == "subject" and (town or (thing and alone))
        turned.append(Argument("object", argument.position) if struck else argument)
    return turned


def _abstract(scene: Scene, sentence: Sentence, number: int, subject: list[int]) -> bool:
    """Is the striker a thing that strikes only in a figure of speech ("la notizia ha colpito Roma")?"""
    for position in subject:
        word = sentence.words[position]
        armed = scene.lexis.has("words.weapons", word) or scene.lexis.has("words.forces", word)
        if word.upos == "NOUN" and not armed and not actors_at(scene, number, position):
            return True
        mention = scene.headed(number, position)
        actor = scene.cast.actor_by_id.get(mention.actor or "") if mention else None
        if actor is not None and actor.type in {"person", "outlet"}:
            return True
    return False


def _people(scene: Scene, number: int, head: int, arguments: list[Argument]) -> bool:
    sentence = scene.sentence(number)
    for argument in arguments:
        if argument.slot in {"object", "to"} and not argument.outer:
            mention = scene.headed(number, argument.position)
            actor = scene.cast.actor_by_id.get(mention.actor or "") if mention else None
            if actor is not None and actor.type in {"person", "group"}:
                return True
            around = (argument.position, *sentence.children(argument.position, "nmod"))
            if any(scene.lexis.has("words.people", sentence.words[i]) for i in around):
                return True
    return False


def _expected(scene: Scene, number: int, head: int, arguments: list[Argument]) -> bool:
    passive_subject = any(a.slot in {"object", "subject"} for a in arguments)
    persons = [
        scene.cast.actor_by_id[i].type == "person"
        for a in arguments
        if a.slot in {"object", "subject"}
        for i in actors_at(scene, number, a.position)
        if i in scene.cast.actor_by_id
    ]
    if not passive_subject and scene.lexis.flag("grammar.prodrop"):
        return _place(scene, number, head, arguments)
    return passive_subject and any(persons) and _place(scene, number, head, arguments)


def _alone(scene: Scene, number: int, head: int, arguments: list[Argument]) -> bool:
    """Has a verb no object, with which it means something else ("explotan la autopista")?"""
    return not any(argument.slot == "object" and argument.position > head for argument in arguments)


CHECKS: dict[str, Check] = {
    "place": _place,
    "alone": _alone,
    "expected": _expected,
    "stay": _stay,
    "send": _send,
    "partner": partner,
    "self": self_partner,
    "spend": with_partner,
    "document": _document,
    "weapon": _any_word("weapons", frozenset({"object", "subject"})),
    "troops": _any_word("troops", frozenset({"object", "subject"})),
    "airspace": _any_word("airspace", frozenset(THINGS)),
    "home": _any_word("home", frozenset({"object"})),
    "captives": _any_word("captives", frozenset({"object", "with"})),
    "vehicles": _any_word("vehicles", frozenset(THINGS | {"between"})),
    "money": _any_word("money", frozenset({"object"})),
    "hit": _hit,
    "phone": phone,
    "actor": actor,
    "outlet": outlet,
    "people": _people,
    "pact": pact,
    "town": town,
    "downed": _downed,
    "session": session,
    "gather": gather,
    "gather_self": gather_self,
    "forces": _forces,
    "person": _by_person,
    "armed": armed,
    "party": party,
    "roads": roads,
    "supplies": _any_word("supplies", frozenset({"object"})),
}
