"""Outlets that are told something, where their names do not decline: «сообщил РБК адвокат», «сказали ТАСС в МЧС».

Owns the choice between an outlet beside a verb and the one who speaks to it. Must not decide what is said.
"""

from __future__ import annotations

from carsica.extract.attribution.agreement import plural_form
from carsica.extract.attribution.lexis import lemma_of
from carsica.extract.attribution.outlets import outlet_at
from carsica.extract.attribution.scene import Scene
from carsica.parse.syntax import Sentence

_MARKS = frozenset("«»“”„\"'")
_BODIES = ("nouns.bodies", "nouns.any_body", "nouns.speakers", "nouns.voice")
_NOMINATIVE = frozenset({"Nom", "Gen", None})
"""Cases of a subject; one that a number governs stands in the genitive."""


def teller(scene: Scene, number: int, verb: int, head: int | None) -> int | None:
    """The word for who speaks: ``head``, unless that is an outlet with another speaker right behind it."""
    if head is None or not scene.lexis.flag("grammar.verbs_show_gender"):
        return head
    sentence = scene.sentence(number)
    told = sentence.words[head].features.get("Case") == "Dat" and sentence.words[head].relation == "iobj"
    if not told and outlet_at(scene, number, head) is None:
        return head
    mention = scene.mention(number, head)
    end = mention.words[1] if mention else head + 1
    starts = {_skip_marks(sentence, end), _skip_marks(sentence, verb + 1)}
    for child in sentence.children(verb, "nsubj", "obj"):
        word = sentence.words[child]
        speaks = word.upos in {"NOUN", "PROPN"} and word.features.get("Case") in _NOMINATIVE
        if child != head and child >= end and speaks and _first(sentence, child) in starts:
            return child
    return _in_body(scene, number, verb, _skip_marks(sentence, end), head)


def _skip_marks(sentence: Sentence, at: int) -> int:
    while at < len(sentence.words) and sentence.words[at].text in _MARKS:
        at += 1
    return at


def _first(sentence: Sentence, head: int) -> int:
    return min(sentence.subtree(head))


def _in_body(scene: Scene, number: int, verb: int, at: int, head: int) -> int:
    """The body behind "in" right after the outlet or the verb, for a plural verb; else ``head``."""
    sentence = scene.sentence(number)
    if not plural_form(scene, sentence, verb):
        return head
    for start in (at, verb + 1):
        preposition = sentence.words[start] if start < len(sentence.words) else None
        if preposition is None or not scene.lexis.has("grammar.body", preposition.text):
            continue
        noun = preposition.head
        mention = scene.mention(number, noun) if noun > start else None
        known = any(scene.lexis.has(key, lemma_of(sentence, noun)) for key in _BODIES)
        acts = sentence.words[noun].text.isupper() or (mention is not None and mention.actor is not None)
        if noun > start and (known or acts):
            return noun
    return head
