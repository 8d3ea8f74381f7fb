"""Clauses that a tree hung on another verb than the one that says them ("though she noted | clients ask more").

Owns the way from a verb of saying to the clause right behind it, wherever it hangs. Must not decide who speaks.
"""

from __future__ import annotations

from carsica.extract.attribution.lexis import lemma_of
from carsica.extract.attribution.scene import Scene
from carsica.parse.syntax import Mark, Sentence
from carsica.record.span import Span

FINITE_NEAR = {"aux", "cop"}
"""Relations of the words that show a clause's tense where its head is none."""


def clause_above(sentence: Sentence, verb: int) -> frozenset[int]:
    """The finite clause right behind a verb with none of its own, hung on a verb above that has another before."""
    if sentence.children(verb, "obj", "obl", "ccomp", "xcomp"):
        return frozenset()
    for above in sentence.ancestors(verb):
        clauses = sentence.children(above, "ccomp")
        for clause in clauses:
            words = sentence.subtree(clause)
            told = clause > verb and min(words) == verb + 1 and _finite(sentence, clause)
            if told and any(other < verb for other in clauses) and sentence.children(clause, "nsubj"):
                return frozenset(words)
    return frozenset()


def _finite(sentence: Sentence, position: int) -> bool:
    words = (position, *(i for i in sentence.children(position, *FINITE_NEAR)))
    return any(sentence.words[i].features.get("VerbForm") == "Fin" for i in words)


def is_circumstance(scene: Scene, sentence: Sentence, verb: int, clause: int) -> bool:
    """Is a clause that a tree calls what a verb says rather when or why ("claims the town as its army enters")?"""
    if clause < verb or not sentence.children(verb, "obj"):
        return False
    return any(
        scene.lexis.has("grammar.circumstance", sentence.words[i].text) for i in sentence.children(clause, "mark")
    )


def of_another(scene: Scene, sentence: Sentence, verb: int, clause: int) -> bool:
    """Is a clause what another verb says, right before it, or what goes on behind a denial's object and a colon?

    "Respinge le accuse e sostiene | che i campioni siano pochi"; "nega l'accusa: | era a casa".
    """
    words, first = sentence.words, min(sentence.subtree(clause))
    if clause < verb and scene.lexis.phrase_at("nouns.which", sentence, first):
        return True  # "in merito alla voce secondo cui ..., X precisa che ..."
    before = first - 1
    while before > verb and words[before].upos == "ADV":
        before -= 1
    other = before > verb and words[before].upos == "VERB" and lemma_of(sentence, before) in scene.lexis.reporting
    if other and words[first].relation == "mark" and before not in sentence.subtree(clause):
        return True
    denied = [i for i in sentence.children(verb, "obj") if verb < i < first and words[i].upos == "NOUN"]
    behind = bool(denied) and any(words[i].text == ":" for i in range(denied[0], first + 1))
    return behind and scene.lexis.has("verbs.deny", lemma_of(sentence, verb))


def of_noun(sentence: Sentence, cue: Mark | None, span: Span) -> Span:
    """What a cue of one word tells, without the verb that governs it ("the warning that X is ill | was read")."""
    if cue is None or cue.words[1] - cue.words[0] > 1:
        return span
    noun = cue.words[0]
    above = sentence.words[noun].head
    clause = next((i for i in sentence.children(noun, "acl", "ccomp") if i > noun), None)
    if clause is None or above <= noun or not span.start <= sentence.words[above].start < span.end:
        return span
    last = max(sentence.subtree(clause))
    return Span(span.start, sentence.words[last].end) if last < above else span


def asked_of(scene: Scene, sentence: Sentence, verb: int) -> frozenset[int]:
    """The infinitive that tells what somebody is called upon to do ("called on both sides to stop firing")."""
    if not scene.lexis.has("verbs.urge", lemma_of(sentence, verb)):
        return frozenset()
    particles = sentence.children(verb, "compound:prt")
    joined = any(scene.lexis.has("grammar.addressee", sentence.words[i].text) for i in particles)
    named = (i for i in sentence.children(verb, "obl", "obj") if i > verb)
    whom = (i for i in named if joined or _addressed(scene, sentence, i))
    after = next(whom, None)
    for clause in sentence.children(verb, "advcl", "xcomp") if after is not None else ():
        marks = [i for i in sentence.children(clause, "mark") if i > (after or 0)]
        opened = any(scene.lexis.has("grammar.verb_marks", sentence.words[i].text) for i in marks)
        if opened and sentence.words[clause].features.get("VerbForm") == "Inf":
            return frozenset(sentence.subtree(clause)) - frozenset(marks)
    return frozenset()


def _addressed(scene: Scene, sentence: Sentence, position: int) -> bool:
    return any(
        scene.lexis.has("grammar.addressee", sentence.words[i].text) for i in sentence.children(position, "case")
    )
