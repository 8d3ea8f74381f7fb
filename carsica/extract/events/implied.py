"""The subject of an event's verb where the clause leaves it out, or has a pronoun for it.

Owns the look back for the one meant. Subjects that the clause names are the business of participants.py.
"""

from __future__ import annotations

from carsica.extract.events.arguments import TRANSITIVE, Argument, actors_at
from carsica.extract.events.grammar import base, is_verb, passive
from carsica.extract.events.scene import Draft, Scene
from carsica.parse.syntax import Word
from carsica.record.event import ParticipantRole

GENDERS = {"Fem": "feminine", "Masc": "masculine"}
"""Genders of persons by those of words."""


def fill_missing_subject(scene: Scene, draft: Draft, arguments: list[Argument]) -> None:
    """Finds the one meant by a subject left out, or by a pronoun that stands for nobody known."""
    sentence = scene.sentence(draft.number)
    scheme = draft.entry.kind.scheme
    if scheme == "attack":
        return
    if draft.entry.noun:
        owners = [a for a in arguments if a.slot == "possessive"]
        if owners and not any(actors_at(scene, draft.number, a.position) for a in owners):
            several = any(_plural(scene, draft.number, a.position) for a in owners)
            last_subject(scene, draft, scene.lexis.schemes[scheme].get("possessive", "participant"), several)
        return
    role = scene.lexis.schemes[scheme].get("subject", "participant")
    named = [a for a in arguments if a.slot in {"subject", "agent"}]
    if _first_person(scene, draft, named):
        _add_speaker(scene, draft, role, _first_plural(scene, draft, named))
        return
    if named:
        pronouns = [a for a in named if sentence.words[a.position].upos == "PRON"]
        known = any(actors_at(scene, draft.number, a.position) for a in named)
        if pronouns and not known and sentence.words[pronouns[0].position].features.get("Person") == "3":
            meant = sentence.words[pronouns[0].position]
            last_subject(scene, draft, role, meant.features.get("Number") == "Plur", meant)
        return
    if draft.entry.need == "expected" and not any(a.slot == "object" for a in arguments):
        last_subject(scene, draft, "agent")
        return
    if passive(sentence, draft.head, transitive=scheme in TRANSITIVE):
        return
    finite = any(
        sentence.words[i].features.get("VerbForm") == "Fin"
        for i in (draft.head, *sentence.children(draft.head, "aux"))
    )
    third = sentence.words[draft.head].features.get("Person", "3") == "3"
    if scene.lexis.flag("grammar.prodrop") and finite and third:
        plural = any(_plural(scene, draft.number, i) for i in (draft.head, *sentence.children(draft.head, "aux")))
        last_subject(scene, draft, role, plural)


def _first_person(scene: Scene, draft: Draft, named: list[Argument]) -> bool:
    """Is it "I" or "we", by the pronoun or by the verb's ending alone?"""
    sentence = scene.sentence(draft.number)
    if named:
        words = [sentence.words[a.position] for a in named]
        return any(w.upos == "PRON" and w.features.get("Person") == "1" for w in words)
    words = [sentence.words[i] for i in (draft.head, *sentence.children(draft.head, "aux"))]
    return any(w.features.get("Person") == "1" and w.features.get("VerbForm", "Fin") == "Fin" for w in words)


def _first_plural(scene: Scene, draft: Draft, named: list[Argument]) -> bool:
    """Is it "we"?"""
    sentence = scene.sentence(draft.number)
    words = (draft.head, *sentence.children(draft.head, "aux"), *(a.position for a in named))
    first = (i for i in words if sentence.words[i].features.get("Person") == "1")
    return any(_plural(scene, draft.number, i) for i in first)


def add_first_persons(scene: Scene, draft: Draft) -> None:
    """ "He told us", "mi ha chiesto": whoever speaks is the one it is done to."""
    sentence = scene.sentence(draft.number)
    scheme = scene.lexis.schemes[draft.entry.kind.scheme]
    for child in sentence.children(draft.head, "obj", "iobj", "obl", "nmod"):
        word = sentence.words[child]
        first = word.upos in {"PRON", "DET"} and word.features.get("Person") == "1"
        first = first and not scene.lexis.has("grammar.third_person", word)
        if first and word.features.get("Reflex") != "Yes":
            slot = "object" if base(word) == "obj" else "to"
            whose = scheme.get(slot) or scheme.get("object", "participant")
            _add_speaker(scene, draft, whose, word.features.get("Number") == "Plur")


def _add_speaker(scene: Scene, draft: Draft, role: ParticipantRole, several: bool = False) -> None:
    """ "I have signed nothing," said X: who says it does it; outside what anybody says "we" are the outlet.

    With ``several`` it is "we": those for whom the speaker speaks.
    """
    holding = scene.saying(draft.span)
    if holding:
        speaker = max(holding, key=lambda s: len(s.chain)).chain[-1].actor
    else:
        speaker = next((s.chain[0].actor for s in scene.statements if s.chain[0].kind == "outlet"), None)
        speaker = speaker or scene.own_outlet
    for actor in _spoken_for(scene, speaker) if several and holding and speaker else ():
        draft.participants.setdefault(actor, role)
        draft.slots.setdefault(actor, "first person plural")
    if speaker in scene.cast.actor_by_id:
        draft.participants.setdefault(speaker, role)
        draft.slots.setdefault(speaker, "first person of several" if several else "first person")


def _spoken_for(scene: Scene, speaker: str) -> list[str]:
    """The bodies, states and groups in which a speaker holds a post."""
    known = scene.cast.actor_by_id.get(speaker)
    of = {role.of.casefold() for role in (known.roles if known else ()) if role.of and role.current}
    return [
        actor.id
        for actor in scene.cast.actors
        if actor.type in {"organisation", "state", "group"} and actor.id != speaker
        if {actor.name.casefold(), *(m.of(scene.document.text).casefold() for m in actor.mentions)} & of
    ]


def _plural(scene: Scene, number: int, position: int) -> bool:
    return scene.sentence(number).words[position].features.get("Number") == "Plur"


def fill_object_pronouns(scene: Scene, draft: Draft, arguments: list[Argument]) -> None:
    """ "Lo hanno arrestato", "его задержали": a pronoun that stands for nobody known is the last person named."""
    sentence = scene.sentence(draft.number)
    if draft.entry.noun or draft.title:
        return
    scheme = scene.lexis.schemes[draft.entry.kind.scheme]
    for argument in arguments:
        word = sentence.words[argument.position]
        role = scheme.get(argument.slot)
        if argument.slot not in {"object", "to"} or role is None or not _personal(scene, word) or argument.outer:
            continue
        if word.features.get("Number") == "Plur" or actors_at(scene, draft.number, argument.position):
            continue
        last_subject(scene, draft, role, meant=word)
        for actor in draft.participants:
            draft.slots.setdefault(actor, "pronoun")


def _personal(scene: Scene, word: Word) -> bool:
    features = word.features
    third = features.get("Person") == "3" or scene.lexis.has("grammar.third_person", word)
    third = third and features.get("PronType", "Prs") == "Prs"
    return word.upos == "PRON" and third and features.get("Reflex") != "Yes" and features.get("Gender") != "Neut"


def last_subject(
    scene: Scene, draft: Draft, role: ParticipantRole, several: bool = False, meant: Word | None = None
) -> None:
    """Adds the last person who was the subject of a clause before the trigger; with ``several``, all of them.

    ``meant`` is the pronoun that stands for them, if there is one: it shows their gender.
    """
    known = len(draft.participants)
    gender = GENDERS.get(meant.features.get("Gender", "")) if meant is not None else None
    mutual = draft.entry.kind.scheme == "mutual"
    others = _quoted(scene, draft) | draft.slots.keys()
    for number in (draft.number, draft.number - 1):
        if number < 0 or scene.in_title(number) != draft.title:
            return
        before = scene.sentence(number)
        limit = draft.head if number == draft.number else len(before.words)
        for position in reversed(range(limit)):
            if base(before.words[position]) != "nsubj" and not _topic(scene, number, position):
                continue
            found = [actor for actor in actors_at(scene, number, position) if actor not in others]
            if several and not mutual and len(found) == 1 and not _many(scene, number, position, found[0]):
                continue
            for actor in found if several else found[:1]:
                kind = scene.cast.actor_by_id[actor].type
                body = kind in {"group", "organisation", "state"} and gender is None
                if scene.cast.genders.get(actor, gender) != gender and gender is not None:
                    continue
                if kind == "person" or (body and (several or draft.noted is not None)):
                    draft.participants.setdefault(actor, role)
            if len(draft.participants) > known:
                return


def _many(scene: Scene, number: int, position: int, actor: str) -> bool:
    """May a plural verb go with the actor alone: "the delegates", "the police"?"""
    return _plural(scene, number, position) or scene.cast.actor_by_id[actor].type == "group"


def _quoted(scene: Scene, draft: Draft) -> set[str]:
    """Who speaks, where the words are quoted: "he" is somebody else there."""
    holding = [s for s in scene.saying(draft.span) if s.kind == "direct"]
    return {s.chain[-1].actor for s in holding if s.chain[-1].actor is not None}


def _topic(scene: Scene, number: int, position: int) -> bool:
    """Does the word belong to an event noun that is the subject ("la visita di X ... che si incontrasse")?"""
    sentence = scene.sentence(number)
    word = sentence.words[position]
    if base(word) != "nmod" or word.head < 0 or is_verb(sentence.words[word.head]):
        return False
    head = sentence.words[word.head]
    return base(head) == "nsubj" and scene.lexis.nouns.has(head)
