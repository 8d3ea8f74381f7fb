"""Event nouns told beside another event, as what it came after or before: "resigned on Monday after the crash".

Owns which words belong to such a phrase: what stands outside it says nothing of the event inside, and the other
way round.
"""

from __future__ import annotations

from carsica.extract.events.grammar import base
from carsica.extract.events.scene import Draft, Scene
from carsica.parse.syntax import Sentence

ORDERING = ("after", "before", "bound")
"""Sets of prepositions that put one event before or after another."""
OBLIQUE = {"obl", "nmod", "advmod", "advcl"}


def is_aside(scene: Scene, draft: Draft) -> bool:
    """Is it a noun that only says after or before what something else took place?

    What is new in the report ("after a call") may well have come in the same breath.
    """
    return draft.entry.noun and not draft.novel and _ordered(scene, draft.number, draft.head)


def outside(scene: Scene, draft: Draft, position: int) -> bool:
    """Is the word outside the phrase of such a noun, so that it tells of the other event alone?"""
    if not is_aside(scene, draft) or position == draft.head:
        return False
    sentence = scene.sentence(draft.number)
    return draft.head not in set(sentence.ancestors(position)) and not _follows(sentence, draft.head, position)


def _follows(sentence: Sentence, noun: int, position: int) -> bool:
    """Does the word come right after the noun's phrase, so that a tree may hang it too high?"""
    between = range(max(sentence.subtree(noun)) + 1, position)
    return position > noun and all(sentence.words[i].upos in {"ADP", "DET", "ADJ", "NUM"} for i in between)


def in_aside_of(scene: Scene, draft: Draft, position: int) -> bool:
    """Is the word inside the phrase of another event noun, before or after which the draft's event took place?"""
    sentence = scene.sentence(draft.number)
    for node in (position, *sentence.ancestors(position)):
        if node == draft.head:
            return False
        word = sentence.words[node]
        eventful = word.upos == "NOUN" and scene.eventful(draft.number, node)
        if node != position and eventful and base(word) in OBLIQUE and _ordered(scene, draft.number, node):
            return True
    return False


def _ordered(scene: Scene, number: int, noun: int) -> bool:
    cases = scene.sentence(number).children(noun, "case")
    first = min(cases, default=0)
    words = scene.sentence(number).words
    before = words[max(first - 1, 0)]
    if first > 0 and scene.lexis.has("grammar.shortly", before):
        return False  # "hours after the strike": on the same day
    if cases and any(scene.has_case(key, number, noun) for key in ORDERING):
        return True
    adverb = first > 0 and before.upos in {"ADV", "ADP", "SCONJ"}  # "después del accidente", hung from the verb
    return adverb and any(scene.lexis.has(f"grammar.{key}", before) for key in ORDERING)
