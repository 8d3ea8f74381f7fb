"""Agreement: does a verb's form show that several speak?

Owns the question where the reader's own tags may fail it. Must not look for speakers.
"""

from __future__ import annotations

from carsica.extract.attribution.scene import Scene
from carsica.parse.syntax import Sentence


def said_by_none(sentence: Sentence, head: int) -> bool:
    """Is a subject one that nobody is ("no armed group", "nessun gruppo")?"""
    return any(sentence.words[i].features.get("PronType") == "Neg" for i in sentence.children(head, "det"))


def plural_form(scene: Scene, sentence: Sentence, verb: int) -> bool:
    """Is a verb in the plural, by its tag or by an ending that no singular has ("заявили")?"""
    word = sentence.words[verb]
    if word.features.get("Number") == "Plur":
        return True
    endings = tuple(scene.lexis.sets.get("grammar.plural_endings", ()))
    return bool(endings) and word.upos in {"VERB", "AUX"} and word.text.lower().endswith(endings)
