"""One event told in other words: by the title, by the same word again, by a verb and the noun in its clause.

Owns these signs alone; whether days, places and statuses allow two drafts to be one is the business of merging.py.
"""

from __future__ import annotations

from carsica.extract.events.grammar import base, is_verb
from carsica.extract.events.scene import Draft, Scene

HELD = {"obj", "obl", "nsubj", "iobj", "nmod", "xcomp"}
"""Relations of a noun to the verb that tells the same ("was killed in an ambush", "sends a mission")."""

CLOSE = 2
"""Sentences within which a noun and a verb of one kind are taken for one event."""


def headlined(scene: Scene, event: Draft, draft: Draft) -> bool:
    """Does the title tell what the body tells first of that kind?

    Titles call people otherwise than the body does ("the envoy"), so another name does not speak against it.
    """
    if event.title == draft.title or draft.novel:
        return False
    alike = event.entry.kind == draft.entry.kind and event.status == draft.status
    return alike or not apart(event, draft)


def told_again(scene: Scene, event: Draft, draft: Draft) -> bool:
    """Is it the same word for the same kind of event, of nobody else: "had asked for a rise ... it asked for"?"""
    if event.entry.kind != draft.entry.kind or draft.novel or apart(event, draft):
        return False
    close = draft.number - event.number <= CLOSE and event.status == draft.status and draft.noted is not None
    return _lemma(scene, event) == _lemma(scene, draft) or (close and event.entry.noun != draft.entry.noun)


def within(scene: Scene, event: Draft, draft: Draft) -> bool:
    """Is one the noun that hangs from the other, its verb?"""
    if event.number != draft.number or event.entry.noun == draft.entry.noun:
        return False
    sentence = scene.sentence(draft.number)
    noun, verb = (event, draft) if event.entry.noun else (draft, event)
    word = sentence.words[noun.head]
    if _given(scene, noun, verb):
        return True
    held = word.head in verb.words and base(word) in HELD and is_verb(sentence.words[word.head])
    return held and not any(scene.has_case(key, noun.number, noun.head) for key in ("after", "before", "bound"))


def _given(scene: Scene, noun: Draft, verb: Draft) -> bool:
    """ "An interview given on Monday": a participle that only says of the noun that it took place."""
    sentence = scene.sentence(verb.number)
    word = sentence.words[verb.head]
    light = any(scene.lexis.has(f"status.{key}", word) for key in ("attend", "hold"))
    return light and base(word) == "acl" and word.head in noun.words and not sentence.children(verb.head, "nsubj")


def apart(event: Draft, draft: Draft) -> bool:
    """Do both name who takes part, and nobody who takes part in both?"""
    return bool(event.participants and draft.participants) and not event.participants.keys() & draft.participants


def _lemma(scene: Scene, draft: Draft) -> str:
    return scene.sentence(draft.number).words[draft.head].lemma.casefold()
