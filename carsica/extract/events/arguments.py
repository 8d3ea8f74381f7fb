"""What stands around a trigger: subject, object, "with", "between", genitives ..., as (slot, word) pairs.

Owns the slots alone; which slot makes which participant is the business of participants.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from carsica.extract.events.grammar import (
    base,
    governing,
    governors,
    group,
    is_verb,
    negated,
    objects_behind,
    passive,
    predicate_of,
    resolve,
    subject_of,
)
from carsica.extract.events.scene import Scene
from carsica.parse.syntax import Sentence

CASE_SLOTS = ("between", "with", "against", "agent", "to", "of")
NESTED = {"with", "between", "against"}
"""Slots that a parser may hang one noun too low ("discusse il piano con X")."""
OBJECTS = {"obj", "dobj"}
TRANSITIVE = {"attack", "act", "draft", "seize", "inquiry"}
"""Schemes whose verbs have objects, so that with "to be" their participles are passives."""


@dataclass(frozen=True, slots=True)
class Argument:
    """A word in a slot of a trigger. ``outer``: it hangs from the trigger noun's predicate, not from the noun."""

    slot: str
    position: int
    outer: bool = False


def of_verb(scene: Scene, number: int, verb: int) -> list[Argument]:
    """Arguments of a verb; in the passive its subject is the object."""
    sentence = scene.sentence(number)
    word = sentence.words[verb]
    entries = scene.lexis.verbs.find(word)
    turned = passive(sentence, verb, transitive=any(e.kind.scheme in TRANSITIVE for e in entries))
    found: list[Argument] = []
    adnominal = base(word) == "acl" and word.head >= 0 and sentence.words[word.head].upos in {"NOUN", "PROPN"}
    relative = adnominal and (word.relation == "acl:relcl" or bool(sentence.children(verb, "nsubj", "mark")))
    if adnominal and not relative:
        found.append(Argument("object" if turned else "subject", word.head))
    else:
        slot = "object" if turned else "subject"
        found.extend(Argument(slot, i) for i in _controlled(scene, number, verb) or subject_of(sentence, verb))
    found.extend(_below(scene, number, verb, turned))
    for below, above in governors(sentence, verb):
        helping = scene.lexis.has("status.work", sentence.words[above])
        if base(sentence.words[below]) not in {"advcl", "xcomp"} or not helping:
            break
        found.extend(a for a in _below(scene, number, above, False) if a.slot == "with")
    return found


def _controlled(scene: Scene, number: int, verb: int) -> tuple[int, ...]:
    """The subject that a verb has from the object above it: "accusa X di aver lanciato ..."."""
    sentence = scene.sentence(number)
    word = sentence.words[verb]
    finite = any(sentence.words[i].features.get("VerbForm") == "Fin" for i in group(sentence, verb))
    if word.head < 0 or finite or base(word) not in {"xcomp", "ccomp", "advcl", "obl"}:
        return ()
    if not scene.lexis.has("grammar.object_control", sentence.words[word.head]):
        return ()
    return tuple(i for i in sentence.children(word.head, "obj", "iobj", "obl") if actors_at(scene, number, i))[:1]


def of_noun(scene: Scene, number: int, noun: int) -> list[Argument]:
    """Arguments of a noun, then those it has through its predicate."""
    sentence = scene.sentence(number)
    found: list[Argument] = []
    if "-" in sentence.words[noun].text and actors_at(scene, number, noun):
        found.append(Argument("genitive", noun))  # "EU-Gipfel"
    for child in sentence.children(noun):
        word = sentence.words[child]
        relation = base(word)
        if word.relation in {"nmod:poss", "det:poss"} or (relation == "det" and "Poss" in word.features):
            found.append(Argument("possessive", child))
        elif relation == "compound" or (relation in {"flat", "appos"} and word.upos == "PROPN"):
            found.append(Argument("genitive", child))
        elif relation == "amod":
            found.append(Argument("adjective", child))
            if is_verb(word):
                found.extend(_below(scene, number, child, turned=True))
        elif relation in {"nmod", "obl", "obj"}:
            found.extend(_oblique(scene, number, child, turned=True, nominal=True))
            for participle in sentence.children(child, "acl") if scene.headed(number, child) is None else ():
                lower = _below(scene, number, participle, turned=True)
                found.extend(a for a in lower if a.slot in {"agent", "between"})
        elif relation == "acl" and word.features.get("VerbForm") in {"Part", "Ger", None}:
            found.extend(_below(scene, number, child, turned=True))
    found.extend(_outer(scene, number, noun))
    return found


def _involved(scene: Scene, number: int, noun: int) -> Iterator[Argument]:
    """Those whom an inquiry or a scandal concerns: "è al centro dello scandalo", "lo scandalo travolge X"."""
    sentence = scene.sentence(number)
    if not any(e.kind.scheme == "inquiry" for e in scene.lexis.nouns.find(sentence.words[noun])):
        return
    predicate, link, _ = predicate_of(sentence, noun)
    if predicate is None or negated(scene, number, predicate):
        return
    binding = scene.lexis.has("grammar.involved", sentence.words[predicate]) or sentence.children(predicate, "cop")
    if not binding:
        return
    if link.startswith("nsubj"):
        for child in sentence.children(predicate, "obj"):
            yield Argument("object", child, outer=True)
    else:
        for position in subject_of(sentence, predicate):
            if position != noun:
                yield Argument("object", position, outer=True)


def _outer(scene: Scene, number: int, noun: int) -> Iterator[Argument]:
    sentence = scene.sentence(number)
    yield from _involved(scene, number, noun)
    predicate, link, between = governing(scene, number, noun)
    if predicate is not None and not between and link.startswith("nsubj") and _going_on(scene, number, predicate):
        for argument in _below(scene, number, predicate, False):
            if argument.slot in {"with", "between"}:
                yield Argument(argument.slot, argument.position, outer=True)
    if predicate is None or between or not is_verb(sentence.words[predicate]):
        return
    if negated(scene, number, predicate):
        return
    relation = link.partition(":")[0]
    light = any(
        scene.lexis.has(f"status.{key}", sentence.words[predicate])
        for key in ("attend", "hold", "plan", "cancel", "postpone", "want")
    )
    scheme = next((e.kind.scheme for e in scene.lexis.nouns.find(sentence.words[noun])), "mutual")
    attended = scene.lexis.has("status.attend", sentence.words[predicate])
    held = scheme in {"mutual", "interview"} and scene.has_case("during", number, noun)
    within = relation in {"obl", "nmod"} and (held or attended)
    if not (within or (light and (relation in {"obj", "xcomp", "iobj"} or relation.startswith("nsubj")))):
        return
    if not relation.startswith("nsubj"):
        slot = "object" if passive(sentence, predicate) else "subject"
        for position in subject_of(sentence, predicate):
            yield Argument(slot, position, outer=True)
    for argument in _below(scene, number, predicate, passive(sentence, predicate)):
        if argument.position != noun and argument.slot in {"with", "between", "to", "agent"}:
            yield Argument(argument.slot, argument.position, outer=True)


def _going_on(scene: Scene, number: int, predicate: int) -> bool:
    """ "Talks are under way with ...": a predicate without a verb."""
    sentence = scene.sentence(number)
    low = min([predicate, *sentence.children(predicate, "case")])
    keys = ("status.ongoing", "status.plan_phrases")
    return bool(sentence.children(predicate, "cop")) and any(scene.lexis.phrase(k, sentence, low) for k in keys)


def _below(scene: Scene, number: int, verb: int, turned: bool) -> Iterator[Argument]:
    sentence = scene.sentence(number)
    for child in sentence.children(verb, "obj", "dobj", "iobj", "obl", "nmod", "nsubj"):
        word = sentence.words[child]
        relation = base(word)
        if word.features.get("Reflex") == "Yes":
            continue
        if relation in OBJECTS and not list(scene.case_words(number, child)):
            yield Argument("object", resolve(sentence, child))
            yield from _nested(scene, number, child)
        elif relation == "iobj":
            yield Argument("to", resolve(sentence, child))
            yield from _nested(scene, number, child)
        elif relation == "nsubj" and child in objects_behind(sentence, verb):
            yield Argument("object", child)
        elif relation == "nsubj":
            yield from _nested(scene, number, child)
        else:
            yield from _oblique(scene, number, child, turned, nominal=False)


def _oblique(scene: Scene, number: int, child: int, turned: bool, nominal: bool) -> Iterator[Argument]:
    sentence = scene.sentence(number)
    word = sentence.words[child]
    slot = case_slot(scene, number, child)
    if slot is None and not list(scene.case_words(number, child)):
        if word.features.get("Case") == "Ins" and turned and not nominal:
            slot = "agent"
        elif word.features.get("Case") == "Dat":
            slot = "to"
        elif nominal:
            slot = "of"
        elif _person(scene, number, child):
            slot = "object"
    if slot == "agent" and not turned and word.relation != "obl:agent":
        slot = None
    if word.relation == "obl:agent":
        slot = "agent"
    yield Argument({"of": "genitive", None: "place"}.get(slot, slot or "place"), resolve(sentence, child))
    yield from _nested(scene, number, child)


def _person(scene: Scene, number: int, position: int) -> bool:
    mention = scene.headed(number, position)
    actor = scene.cast.actor_by_id.get(mention.actor or "") if mention else None
    return actor is not None and actor.type == "person"


def _nested(scene: Scene, number: int, position: int) -> Iterator[Argument]:
    if scene.lexis.nouns.has(scene.sentence(number).words[position]):
        return  # another event's parties
    sentence = scene.sentence(number)
    for child in sentence.children(position, "nmod", "obl", "amod", "acl"):
        if base(sentence.words[child]) in {"amod", "acl"}:
            if not sentence.children(child, "nsubj", "obj", "mark"):
                yield from _nested(scene, number, child)
            continue
        slot = case_slot(scene, number, child)
        if slot in NESTED:
            yield Argument(slot, child)
        if slot in {*NESTED, "of", None}:
            yield from _nested(scene, number, child)


def case_slot(scene: Scene, number: int, position: int) -> str | None:
    """The slot that a word's preposition opens, None for any other preposition or none."""
    if not scene.sentence(number).children(position, "case"):
        return None
    return next((key for key in CASE_SLOTS if scene.has_case(key, number, position)), None)


def actors_at(scene: Scene, number: int, position: int, depth: int = 0) -> list[str]:
    """Ids of the actors that a word and those coordinated with it stand for."""
    sentence = scene.sentence(number)
    found = _named_at(scene, number, position)
    if depth < 6:
        for child in sentence.children(position, "appos"):
            other = scene.headed(number, child)
            if other is not None and other.kind == "name" and other.actor not in {None, *found} and found:
                found.extend(actors_at(scene, number, child, depth + 1))  # "X, Y und Z", read as an apposition
        for child in sentence.children(position, "conj"):
            if sentence.words[child].upos != "VERB":
                found.extend(actors_at(scene, number, child, depth + 1))
    return list(dict.fromkeys(found))


def _named_at(scene: Scene, number: int, position: int) -> list[str]:
    """Actors behind one word: its mention's, those of a compound, or those whom a nominal represents."""
    sentence = scene.sentence(number)
    word = sentence.words[position]
    mention = scene.headed(number, position)
    if mention is None:
        covering = scene.mention(number, position)
        if covering is not None and (covering.kind == "name" or word.upos in {"PROPN", "PRON", "ADJ", "DET"}):
            mention = covering
    compound = any(dash in word.text for dash in "-–‑")
    found: list[str] = []
    if mention is not None and mention.kind == "demonym" and compound:
        found.extend(_parts(scene, word.text))
    if mention is not None and mention.actor is not None:
        found.append(mention.actor)
        if mention.kind == "nominal" and scene.lexis.has("words.sides", word):
            found.extend(_represented(scene, sentence, number, position))
    elif word.upos == "NOUN" and (mention is None or mention.place is None):
        found.extend(_represented(scene, sentence, number, position))
    if not found and compound:
        found.extend(_parts(scene, word.text))
    return found


def _represented(scene: Scene, sentence: Sentence, number: int, position: int) -> Iterator[str]:
    """The state or body behind a nominal: "le autorità ucraine", "officials of the agency"."""
    if scene.lexis.has("words.documents", sentence.words[position]):
        return
    for child in sentence.children(position, "nmod", "flat", "appos"):
        mention = scene.headed(number, child)
        named = mention is not None and mention.kind == "name" and sentence.words[child].upos == "PROPN"
        named = named and sentence.words[child].features.get("Case") != "Gen"
        if named and mention is not None and mention.actor and not list(scene.case_words(number, child)):
            yield mention.actor
            return
    plural = sentence.words[position].features.get("Number") == "Plur"
    for child in sentence.children(position, "amod", "nmod", "compound"):
        if scene.has_case("with", number, child) or scene.has_case("against", number, child):
            continue
        behind = [a for a in actors_at(scene, number, child, depth=5) if _body(scene, a)]
        yield from behind
        if behind and not plural:
            return


def _body(scene: Scene, actor: str) -> bool:
    known = scene.cast.actor_by_id.get(actor)
    return known is not None and known.type in {"state", "organisation"}


def names_a_place(scene: Scene, number: int, argument: Argument) -> bool:
    """ "a Budapest", "di Budapest": a capital is the scene here, not its government a party."""
    if argument.slot not in {"to", "genitive", "place"}:
        return False
    mention = scene.headed(number, argument.position)
    place = scene.cast.place_by_id.get(mention.place or "") if mention else None
    if place is None:
        return False
    return place.precision != "country" or argument.slot in {"to", "place"}


def _parts(scene: Scene, form: str) -> Iterator[str]:
    """Actors behind the parts of a compound: "Trump–Putin", "russo-americano"."""
    for part in form.replace("–", "-").replace("‑", "-").casefold().split("-"):
        if len(part) < 3:
            continue
        yield from scene.named(part)
