"""Verbs of telling that nobody does: "si legge nella nota", "è stato confermato che ...", "se supo que ...".

Owns what makes a verb impersonal, and the paper or body in which its words stand. Must not look for persons who
spoke before: such a verb takes up none of them.
"""

from __future__ import annotations

from dataclasses import replace

from carsica.extract.attribution.clauses import is_passive
from carsica.extract.attribution.lexis import lemma_of
from carsica.extract.attribution.outlets import outlet_at
from carsica.extract.attribution.scene import Memory, Scene
from carsica.extract.attribution.sources import resolve
from carsica.extract.factuality import says_of_itself
from carsica.parse.syntax import Sentence
from carsica.record.statement import Source

NOBODY = Source("unstated", "unstated")
_PLACES = ("obl", "nmod", "advmod")


def impersonal(scene: Scene, sentence: Sentence, verb: int) -> bool:
    """Has the verb a "si" and no subject but a clause? "Bruxelles si dice pronta" has one of its own."""
    marked = any(
        scene.lexis.has("grammar.impersonal", sentence.words[i].text)
        and sentence.words[i].relation.split(":")[0] not in {"iobj", "nsubj"}
        for i in sentence.children(verb)
    )
    if not marked:
        return False
    beside = sentence.children(verb, "nsubj", "nsubj:pass", "xcomp")
    named = any(sentence.words[i].upos in {"NOUN", "PROPN", "ADJ"} for i in beside)
    return not named and not says_of_itself(sentence, verb)


def told_by_nobody(scene: Scene, sentence: Sentence, verb: int) -> bool:
    """Is the verb impersonal, or in the passive with a clause as its subject ("è stato confermato che ...")?"""
    if impersonal(scene, sentence, verb) or scene.lexis.has("verbs.became_known", lemma_of(sentence, verb)):
        return True
    if _comes_out(scene, sentence, verb):
        return True
    if not is_passive(sentence, verb):
        return False
    if held_against(scene, sentence, verb):
        return bool(sentence.children(verb, "csubj", "ccomp", "xcomp"))
    if not sentence.children(verb, "csubj", "ccomp") or sentence.children(verb, "obl:agent"):
        return False
    told = scene.lexis.has("verbs.addressed", lemma_of(sentence, verb))  # "the hearing was told that ..."
    return told or not sentence.children(verb, "nsubj", "nsubj:pass")


def _comes_out(scene: Scene, sentence: Sentence, verb: int) -> bool:
    """Does a verb without a subject say that something is held or known («считается», «стало известно»)?"""
    word = sentence.words[verb]
    complements = [i for i in sentence.children(verb) if scene.lexis.has("grammar.known", sentence.words[i].text)]
    clause = any(sentence.children(i, "ccomp", "csubj") for i in (verb, *complements))
    if sentence.children(verb, "nsubj", "nsubj:pass") or not clause:
        return False
    endings = tuple(scene.lexis.sets.get("grammar.reflexive_endings", ()))
    reflexive = bool(endings) and word.text.lower().endswith(endings)
    neuter = word.features.get("Gender") == "Neut"
    held = scene.lexis.has("verbs.held", lemma_of(sentence, verb))
    return (neuter and reflexive) or held or bool(complements)


def held_against(scene: Scene, sentence: Sentence, verb: int) -> bool:
    """Is it a passive of which the person beside it is accused, and nobody accuses ("ihm wird vorgeworfen")?"""
    known = scene.lexis.has("verbs.held_against", lemma_of(sentence, verb))
    return known and is_passive(sentence, verb) and not sentence.children(verb, "obl:agent")


def written_in(scene: Scene, number: int, verb: int, memory: Memory) -> list[Source]:
    """The paper, outlet or body in which an impersonal verb's words stand; nobody where none is named."""
    sentence = scene.sentence(number)
    places = [p for p in sentence.children(verb, *_PLACES) if not scene.timed(sentence.words[p].start)]
    known = [p for p in places if _tells(scene, number, p)]
    if not known and scene.lexis.has("verbs.read", lemma_of(sentence, verb)):
        known = [p for p in places if sentence.words[p].upos == "NOUN" and scene.mention(number, p) is None]
    for place in known:
        links = resolve(scene, number, place, memory, sure=True)
        if links:
            return [replace(link, kind="document") if link.kind == "anonymous" else link for link in links]
    return [NOBODY]


def _tells(scene: Scene, number: int, position: int) -> bool:
    lemma = lemma_of(scene.sentence(number), position)
    paper = scene.lexis.has("nouns.telling", lemma) or scene.lexis.has("nouns.document", lemma)
    return paper or outlet_at(scene, number, position) is not None
