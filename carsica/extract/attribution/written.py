"""What stands written somewhere: "говорится в заявлении министерства", "in einer Mitteilung heißt es".

Owns the way from a verb without a person as subject to the text that it is read in. Must not resolve whose it is.
"""

from __future__ import annotations

from carsica.extract.attribution.lexis import lemma_of, plain
from carsica.extract.attribution.scene import Scene

OPENING = frozenset("«“„")


def is_written(scene: Scene, number: int, verb: int) -> bool:
    """Does a verb say that something is to be read, by its lemma or, as a participle, by its form?"""
    sentence = scene.sentence(number)
    return scene.lexis.has("verbs.written", lemma_of(sentence, verb)) or (
        scene.lexis.has("verbs.written", plain(sentence.words[verb].text))
    )


def text_of(scene: Scene, number: int, verb: int) -> int | None:
    """The word for the text, the place or the body in which something is said to be read, or None."""
    sentence = scene.sentence(number)
    known = ("nouns.telling", "nouns.document", "nouns.speakers", "nouns.bodies")
    for child in sentence.children(verb, "obl", "nmod"):
        cases = [sentence.words[c].text for c in sentence.children(child, "case")]
        if not any(scene.lexis.has("grammar.text", case) for case in cases):
            continue
        mention = scene.mention(number, child)
        lemma = lemma_of(sentence, child)
        titled = child > 0 and sentence.words[child - 1].text in OPENING  # «повідомляється у «Віснику»»
        if titled or (mention is not None and mention.actor) or any(scene.lexis.has(key, lemma) for key in known):
            return _owner_behind(scene, number, verb, child)
    return None


def _owner_behind(scene: Scene, number: int, verb: int, text: int) -> int:
    """Whose text it is, where a tree takes the genitive right behind it for the verb's subject; else the text."""
    sentence = scene.sentence(number)
    if text + 1 >= len(sentence.words) or not scene.lexis.flag("grammar.verbs_show_gender"):
        return text
    word = sentence.words[text + 1]
    paper = scene.lexis.has("nouns.telling", lemma_of(sentence, text))
    return text + 1 if paper and word.head == verb and word.relation == "nsubj" else text
