"""Requests and counts: verbs that tell what somebody wants or reckons, and say something only in some forms.

Owns the forms in which such a verb attributes nothing ("asked not to be named", "chiede una pausa").
"""

from __future__ import annotations

from carsica.extract.attribution.contents import Content
from carsica.extract.attribution.lexis import lemma_of
from carsica.extract.attribution.scene import Scene
from carsica.parse.syntax import Sentence


def tells_nothing(scene: Scene, sentence: Sentence, verb: int, content: Content) -> bool:
    """Does a verb without a quotation ask for an act or a thing, or count what has no number?"""
    lemma = lemma_of(sentence, verb)
    if scene.lexis.has("verbs.counting", lemma):
        return content.bare and not any(sentence.words[i].upos == "NUM" for i in content.words)
    if not scene.lexis.has("verbs.request", lemma):
        return False
    return content.bare or is_asked(scene, sentence, verb) or _for_act(scene, sentence, verb)


def is_asked(scene: Scene, sentence: Sentence, verb: int) -> bool:
    """Is somebody asked ("asked whether ..., he said"), so that the words are a question's?"""
    word = sentence.words[verb]
    if not scene.lexis.has("verbs.request", lemma_of(sentence, verb)) or sentence.children(verb, "aux", "nsubj"):
        return False
    participle = word.features.get("VerbForm") == "Part" or not scene.lexis.flag("grammar.prodrop")
    return participle and word.relation.split(":")[0] in {"advcl", "acl", "amod", "ccomp"}


def _for_act(scene: Scene, sentence: Sentence, verb: int) -> bool:
    """Is an infinitive all that is asked for, without a clause in it that says what somebody is to say?"""
    for child in sentence.children(verb, "xcomp", "ccomp", "advcl", "obl", "csubj"):
        forms = (child, *sentence.children(child, "aux", "cop"))
        if any(sentence.words[i].features.get("VerbForm") == "Inf" for i in forms):
            inside = (sentence.words[i] for i in sentence.subtree(child))
            return not any(
                word.upos == "SCONJ" and scene.lexis.has("grammar.clause_marks", word.text) for word in inside
            )
    return False


def leaves_open(scene: Scene, sentence: Sentence, words: tuple[int, int]) -> bool:
    """Are some words a clause on what is not known ("Ob er kommt, ließ er offen")?"""
    inside = sentence.words[slice(*words)]
    first = next((w for w in inside if w.upos != "PUNCT"), sentence.words[words[0]])
    whether = first.upos == "SCONJ" and scene.lexis.has("grammar.whether", first.text)
    clauses = {"advcl", "ccomp", "csubj", "acl"}
    return whether and sentence.words[first.head].relation.split(":")[0] in clauses
