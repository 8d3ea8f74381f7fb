"""Events that are only supposed, threatened or refused: under "if", "had they signed ...", "threatened to strike".

Owns these readings of a predicate; tense and mood in general are those of tense.py.
"""

from __future__ import annotations

from carsica.extract.events.grammar import base, governors, group, is_verb
from carsica.extract.events.scene import Draft, Scene
from carsica.extract.events.tense import conditional_clause
from carsica.parse.syntax import Sentence

SUBJECT_OR_OBJECT = {"nsubj", "obj", "csubj"}
SAME = {"conj", "xcomp", "ccomp"}
"""Relations to a verb that is supposed where the verb above it is."""


def supposed(scene: Scene, draft: Draft, predicate: int, link: str) -> bool:
    """ "If a deal were reached", "a deal would mean": is the event only what the sentence reckons with?"""
    sentence = scene.sentence(draft.number)
    relation = base(sentence.words[draft.head])
    if relation in {"obj", "obl", "iobj"} and scene.lexis.has("status.threaten", sentence.words[predicate]):
        return sentence.words[draft.head].head == predicate and _unknown(scene, sentence, draft.head)
    if link.partition(":")[0] not in SUBJECT_OR_OBJECT or list(scene.case_words(draft.number, draft.head)):
        return False
    return (
        conditional_clause(scene, sentence, predicate)
        or inverted(sentence, predicate)
        or (
            link.startswith("nsubj")
            and _indefinite(scene, sentence, draft.head)
            and _would(scene, draft, predicate)
        )
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


def _unknown(scene: Scene, sentence: Sentence, noun: int) -> bool:
    """Is nothing said that makes it one known already ("threatened sanctions", not "threatened the talks")?"""
    determiners = [sentence.words[i] for i in sentence.children(noun, "det")]
    if any(d.features.get("Definite") == "Def" or d.features.get("PronType") == "Dem" for d in determiners):
        return False
    return bool(determiners) or not scene.lexis.flag("grammar.no_articles")


def only_wished(scene: Scene, sentence: Sentence, verb: int, key: str) -> bool:
    """Is it only what somebody threatens, fears or refuses to do (``status.<key>``), not what was done?"""
    for below, above in governors(sentence, verb):
        relation = base(sentence.words[below])
        told = any(sentence.words[i].features.get("Tense") == "Past" for i in group(sentence, below))
        if relation in {"xcomp", "ccomp"} and scene.lexis.has(f"status.{key}", sentence.words[above]):
            return not told
        if relation not in {"xcomp", "conj"} or told:
            return False
    return False


def inverted(sentence: Sentence, verb: int) -> bool:
    """ "Had they signed, it would ...": does the auxiliary open a clause that another one rests on?"""
    for position in (
        verb,
        *(above for below, above in governors(sentence, verb) if base(sentence.words[below]) in SAME),
    ):
        opening = sentence.children(position, "mark")
        helping = [i for i in opening if sentence.words[i].upos == "AUX"]  # some trees call it a mark
        if base(sentence.words[position]) != "advcl" or len(helping) < len(opening):
            continue
        auxiliaries = [*sentence.children(position, "aux"), *helping]
        subjects = sentence.children(position, "nsubj")
        if auxiliaries and subjects and min(auxiliaries) == min(sentence.subtree(position)) < min(subjects):
            return True
    return False
