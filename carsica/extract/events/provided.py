"""Events that a plan provides for: "the draft calls for an exchange of prisoners" tells of none that took place.

Owns the way from a trigger up to the verb by which a plan says what is to be.
"""

from __future__ import annotations

from carsica.extract.events.grammar import joined
from carsica.extract.events.scene import Draft, Scene

FARTHEST = 6
"""Words between a trigger and the verb of its plan, going up the tree."""


def provided(scene: Scene, draft: Draft) -> bool:
    """Is the event among what a plan, draft or deal provides for, or the word for that?"""
    sentence = scene.sentence(draft.number)
    for steps, position in enumerate((draft.head, *sentence.ancestors(draft.head))):
        if steps == FARTHEST:
            return False
        if not scene.lexis.has("status.provide", joined(sentence, position)):
            continue
        subjects = (sentence.words[i] for i in sentence.children(position, "nsubj") if i != draft.head)
        if any(scene.lexis.has("words.documents", word) for word in subjects):
            return True
    return False
