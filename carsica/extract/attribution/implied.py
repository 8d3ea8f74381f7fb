"""Speakers that words point back to or leave out: pronouns, and verbs without a subject.

Owns the choice among those who spoke or acted before. Must not resolve noun phrases.
"""

from __future__ import annotations

from collections.abc import Iterable

from carsica.extract.attribution.scene import Memory, Scene
from carsica.extract.attribution.source_kinds import BODIES, KINDS, MANY, PERSONS
from carsica.parse.syntax import Sentence, Word
from carsica.record.span import Span
from carsica.record.statement import Source


def by_pronoun(scene: Scene, number: int, word: Word, memory: Memory) -> list[Source]:
    """The last speaker that a pronoun of the third person can mean; the bare pronoun when there was none."""
    form = word.text.lower()
    if not scene.lexis.has("grammar.third_person", form):
        return []
    if word.features.get("Number") == "Plur":
        kinds = MANY
    else:
        kinds = BODIES if scene.lexis.has("grammar.neuter", form) else PERSONS
    subject = _subject_of(scene, number - 1) if kinds == PERSONS and _same_paragraph(scene, number) else None
    speaker = subject or memory.of_kind(kinds)
    return [speaker or Source("unstated", word.text, None, Span(word.start, word.end))]


def _same_paragraph(scene: Scene, number: int) -> bool:
    """Does a sentence follow another in its paragraph?"""
    if number == 0:
        return False
    return "\n" not in scene.document.text[scene.sentence(number - 1).end : scene.sentence(number).start]


def subject_before(scene: Scene, number: int, position: int) -> Source | None:
    """The person who is the subject of an earlier clause of the same sentence, if a pronoun may take it up."""
    if scene.sentence(number).words[position].features.get("Number") == "Plur":
        return None
    return _subject_of(scene, number, position)


def implied_speaker(scene: Scene, number: int, verb: int) -> Source | None:
    """Whom a verb without a subject takes up: the subject of a clause before it, or of the sentence before.

    Only an actor whose number fits the verb's; a subject inside the content of the sentence before is none.
    """
    sentence = scene.sentence(number)
    plural = _plural(sentence, verb)
    here = [i for i in sentence.children(sentence.root, "nsubj") if i < verb and sentence.root < verb]
    found = _actor_among(scene, number, here, plural)
    if found is not None or not _same_paragraph(scene, number):
        return found
    before = scene.sentence(number - 1)
    return _actor_among(scene, number - 1, before.children(before.root, "nsubj"), plural)


def _plural(sentence: Sentence, verb: int) -> bool:
    forms = (verb, *sentence.children(verb, "aux"))
    return any(sentence.words[i].features.get("Number") == "Plur" for i in forms)


def _actor_among(scene: Scene, number: int, positions: Iterable[int], plural: bool) -> Source | None:
    for position in positions:
        mention = scene.mention(number, position)
        word = scene.sentence(number).words[position]
        if mention is None or mention.actor is None or scene.quoted(word.start):
            continue
        actor = scene.cast.actor_by_id[mention.actor]
        many = word.features.get("Number") == "Plur" and actor.type in {"group", "organisation"}
        if actor.type in {"person", "outlet"} and plural:
            continue
        if actor.type in {"person", "outlet"} or many == plural:
            return Source(KINDS[actor.type], actor.name, actor.id)
    return None


def _subject_of(scene: Scene, number: int, before: int | None = None) -> Source | None:
    """The person who is the subject of a sentence, or of its part before a word; or None."""
    sentence = scene.sentence(number)
    main = [i for i, word in enumerate(sentence.words[:before]) if word.relation.startswith("nsubj")]
    for position in main if before is not None else (*main, sentence.root):
        mention = scene.mention(number, position)
        if mention is not None and mention.actor is not None and mention.kind != "pronoun":
            actor = scene.cast.actor_by_id[mention.actor]
            if actor.type == "person":
                return Source("person", actor.name, actor.id, mention.span)
    return None
