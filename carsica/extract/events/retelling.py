"""One event told in other words: by the title, by the same word again, by a verb and the noun in its clause.

Owns these signs alone; whether days, places and statuses allow two drafts to be one is the business of merging.py.
"""

from __future__ import annotations

from carsica.extract.events.grammar import base, is_verb
from carsica.extract.events.scene import Draft, Scene

HELD = {"obj", "obl", "nsubj", "iobj", "nmod", "xcomp"}
"""Relations of a noun to the verb that tells the same ("was killed in an ambush", "sends a mission")."""


def headlined(scene: Scene, event: Draft, draft: Draft) -> bool:
    """Does the title tell what the body tells first of that kind, with nobody in it who speaks against that?"""
    if event.title == draft.title or draft.novel:
        return False
    same_word = event.entry.kind == draft.entry.kind and _lemma(scene, event) == _lemma(scene, draft)
    return same_word or not apart(event, draft)


def told_again(scene: Scene, event: Draft, draft: Draft) -> bool:
    """Is it the same word for the same kind of event, of nobody else: "had asked for a rise ... it asked for"?"""
    same = event.entry.kind == draft.entry.kind and _lemma(scene, event) == _lemma(scene, draft)
    return same and not draft.novel and not apart(event, draft)


def within(scene: Scene, event: Draft, draft: Draft) -> bool:
    """Is one the noun that hangs from the other, its verb?"""
    if event.number != draft.number or event.entry.noun == draft.entry.noun:
        return False
    sentence = scene.sentence(draft.number)
    noun, verb = (event, draft) if event.entry.noun else (draft, event)
    word = sentence.words[noun.head]
    held = word.head in verb.words and base(word) in HELD and is_verb(sentence.words[word.head])
    return held and not any(scene.has_case(key, noun.number, noun.head) for key in ("after", "before", "bound"))


def apart(event: Draft, draft: Draft) -> bool:
    """Do both name who takes part, and nobody who takes part in both?"""
    return bool(event.participants and draft.participants) and not event.participants.keys() & draft.participants


def _lemma(scene: Scene, draft: Draft) -> str:
    return scene.sentence(draft.number).words[draft.head].lemma.casefold()
