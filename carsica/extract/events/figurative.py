"""Verbs of striking, falling and closing in a figure of speech: shares that fall, a company that launches a car.

Owns these readings. What an entry of the lexicon asks to stand beside its word is the business of conditions.py.
"""

from __future__ import annotations

from carsica.extract.events.arguments import actors_at
from carsica.extract.events.grammar import joined, subject_of
from carsica.extract.events.scene import Draft, Scene

BODILY = {"accident", "disaster", "restriction"}
MEASURES = {"percent", "basis point"}
ARMED = ("weapons", "targets", "forces", "people", "captives", "vehicles", "airspace", "troops")
"""Sets of words for what strikes and for what or whom it strikes."""


def figurative(scene: Scene, draft: Draft) -> bool:
    """Does the verb only speak of prices and shares, or of things that nobody strikes with or at?"""
    if draft.entry.noun:
        return False
    kind = draft.entry.kind
    if kind.mode in BODILY or kind.scheme == "attack":
        return _measured(scene, draft) or (kind.scheme == "attack" and _released(scene, draft))
    return False


def _measured(scene: Scene, draft: Draft) -> bool:
    """ "Fell 4 percent", "closed at 12 dollars": is how much a complement of the verb?"""
    sentence = scene.sentence(draft.number)
    bare = ("obj",) if draft.entry.kind.mode != "restriction" else ()  # "froze 80 million euros" is one
    beside = sentence.children(draft.head, "obl", "advmod", "nummod", "nmod", *bare)
    for figure in scene.figures:
        if figure.unit not in MEASURES and not (figure.unit.isupper() and len(figure.unit) == 3):
            continue
        if any(
            figure.span.start < sentence.words[j].end and sentence.words[j].start < figure.span.end
            for i in beside
            for j in (i, *sentence.children(i, "nummod"))
        ):
            return True
    return False


def _released(scene: Scene, draft: Draft) -> bool:
    """ "Launched a new phone", "выпустил заявление": does a company or anybody let out a product or a text?"""
    sentence = scene.sentence(draft.number)
    words = sentence.words[draft.head], joined(sentence, draft.head)
    objects = [i for i in sentence.children(draft.head, "obj") if sentence.words[i].upos == "NOUN"]
    needs = {entry.need for word in words for entry in scene.lexis.verbs.find(word)} & {"weapon", "town"}
    if not objects or not needs:
        return False
    around = {j for i in objects for j in (i, *sentence.children(i, "conj", "nmod", "compound", "appos"))}
    if any(scene.lexis.has(f"words.{key}", sentence.words[i]) for key in ARMED for i in around):
        return False
    if any(scene.lexis.nouns.has(sentence.words[i]) for i in objects):
        return False
    if "weapon" not in needs:  # "took second place"
        return not any(m is not None and m.place for m in (scene.headed(draft.number, i) for i in around))
    if any(scene.lexis.has("words.documents", sentence.words[i]) for i in objects):
        return True
    makers = [
        i for i in subject_of(sentence, draft.head) if not scene.lexis.has("words.forces", sentence.words[i])
    ]
    known = scene.cast.actor_by_id
    kinds = {known[a].type for i in makers for a in actors_at(scene, draft.number, i) if a in known}
    return bool(kinds) and kinds <= {"organisation", "outlet"}
