"""What is learnt somewhere: "a-t-on appris auprès de la préfecture", "dit-on de source proche", "trascendió que".

Owns verbs whose subject is anybody, and the words that name from whom something was learnt or to whom it was told.
Must not resolve names.
"""

from __future__ import annotations

from carsica.extract.attribution.lexis import lemma_of
from carsica.extract.attribution.outlets import outlet_at
from carsica.extract.attribution.scene import Scene
from carsica.parse.syntax import Sentence
from carsica.record.statement import Source

NEAR = 4
"""Words at most between the preposition and the noun that it names."""


def said_by_anybody(scene: Scene, sentence: Sentence, verb: int) -> bool:
    """Is the verb's subject a pronoun that means anybody ("on", "man"), its own or that of "peut-on lire"?"""
    above = sentence.words[verb].head if sentence.words[verb].features.get("VerbForm") == "Inf" else -1
    verbs = [verb, *([above] if above >= 0 else [])]
    subjects = (sentence.words[i].text.lower() for v in verbs for i in sentence.children(v, "nsubj"))
    return any(scene.lexis.has("grammar.anybody", form.rpartition("-")[2]) for form in subjects)


def learnt_from(scene: Scene, number: int, verb: int) -> int | None:
    """The word that heads the source from which something that anybody may say was learnt, or None."""
    sentence = scene.sentence(number)
    if not said_by_anybody(scene, sentence, verb):
        return None
    key = "grammar.read_in" if scene.lexis.has("verbs.read", lemma_of(sentence, verb)) else "grammar.learnt_from"
    for position, size in scene.lexis.phrases_in(key, sentence):
        for at in range(position, min(position + size + NEAR, len(sentence.words))):
            word = sentence.words[at]
            if word.upos in {"VERB", "AUX", "SCONJ", "PUNCT"}:
                break
            if word.upos in {"NOUN", "PROPN"} and (at >= position + size or _source(scene, sentence, at)):
                return at
    return _said_at(scene, number, verb)


def _said_at(scene: Scene, number: int, verb: int) -> int | None:
    """The body at which anybody says something ("indique-t-on au ministère"); towns are none."""
    sentence = scene.sentence(number)
    for child in sentence.children(verb, "obl"):
        at = any(
            scene.lexis.has("grammar.said_at", sentence.words[c].text) for c in sentence.children(child, "case")
        )
        mention = scene.mention(number, child)
        place = mention is not None and mention.place is not None
        actor = scene.cast.actor_by_id[mention.actor] if mention is not None and mention.actor else None
        body = scene.lexis.has("nouns.bodies", lemma_of(sentence, child)) or (
            actor is not None and actor.type in {"organisation", "state"}
        )
        if at and body and not place:
            return child
    return None


def _source(scene: Scene, sentence: Sentence, position: int) -> bool:
    return scene.lexis.has("nouns.anonymous", lemma_of(sentence, position))


def outlet_told(scene: Scene, number: int, verb: int) -> Source | None:
    """The outlet right after a verb to which something was told ("a regretté auprès de l’AFP X"), or None."""
    sentence = scene.sentence(number)
    for position, size in scene.lexis.phrases_in("grammar.told_to", sentence):
        if not 0 < position - verb <= NEAR:
            continue
        for at in range(position + size, min(position + size + NEAR, len(sentence.words))):
            outlet = outlet_at(scene, number, at)
            if outlet is not None or sentence.words[at].upos == "PUNCT":
                return outlet
    return None
