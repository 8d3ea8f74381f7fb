"""Nouns of events that are only supposed: under "if", or as the subject of a conditional about what would follow.

Owns these readings of a noun's predicate; tense and mood in general are those of tense.py.
"""

from __future__ import annotations

from carsica.extract.events.grammar import group, is_verb
from carsica.extract.events.scene import Draft, Scene
from carsica.extract.events.tense import conditional_clause
from carsica.parse.syntax import Sentence

SUBJECT_OR_OBJECT = {"nsubj", "obj", "csubj"}
OF_ITS_HOLDING = ("hold", "attend", "plan", "cancel", "postpone", "over")
"""Sets of verbs that say whether and when the event takes place, not what follows from it."""


def supposed(scene: Scene, draft: Draft, predicate: int, link: str) -> bool:
    """ "If a deal were reached", "a deal would mean": is the event only what the sentence reckons with?"""
    sentence = scene.sentence(draft.number)
    if link.partition(":")[0] not in SUBJECT_OR_OBJECT or list(scene.case_words(draft.number, draft.head)):
        return False
    return conditional_clause(scene, sentence, predicate) or (
        link.startswith("nsubj") and _indefinite(scene, sentence, draft.head) and _would(scene, draft, predicate)
    )


def of_another(sentence: Sentence, predicate: int) -> bool:
    """ "The trip was not her first": is it said of which kind the event is not, rather than that it is not?"""
    word = sentence.words[predicate]
    return bool(sentence.children(predicate, "cop")) and not is_verb(word) and word.upos in {"NOUN", "ADJ", "NUM"}


def _would(scene: Scene, draft: Draft, predicate: int) -> bool:
    """Is the predicate a conditional of today about something else than the holding of the event?"""
    sentence = scene.sentence(draft.number)
    head = sentence.words[predicate]
    if any(
        scene.lexis.has(f"status.{key}", head) for key in ("hold", "attend", "plan", "cancel", "postpone", "over")
    ):
        return False
    words = [sentence.words[i] for i in group(sentence, predicate)]
    perfect = len(words) > 1 and head.features.get("VerbForm") == "Part"
    conditional = any(
        w.features.get("Mood") == "Cnd" or scene.lexis.has_form("forms.conditional", w) for w in words
    )
    helping = (sentence.words[i] for i in sentence.children(predicate, "aux", "advmod", "discourse"))
    return (conditional or any(scene.lexis.has_form("forms.would", w) for w in helping)) and not perfect


def _indefinite(scene: Scene, sentence: Sentence, noun: int) -> bool:
    determiners = [sentence.words[i] for i in sentence.children(noun, "det")]
    bare = not determiners and scene.lexis.flag("grammar.no_articles")
    return bare or any(d.features.get("Definite") == "Ind" for d in determiners)
