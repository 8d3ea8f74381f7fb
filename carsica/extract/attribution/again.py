"""Speakers taken up by a noun: "посетовал парламентарий", "explique l’élu", "ce dernier", "співрозмовник".

Owns which nouns may stand for whoever spoke last, and the choice among the last speakers. Must not resolve names.
"""

from __future__ import annotations

from carsica.extract.attribution.implied import fits, is_one
from carsica.extract.attribution.lexis import lemma_of
from carsica.extract.attribution.scene import Memory, Scene
from carsica.extract.attribution.source_kinds import PERSONS
from carsica.parse.syntax import Sentence
from carsica.record.statement import Source

LAST = 2
"""Speakers back that a noun may take up."""
_GENDERS = {"Fem": "feminine", "Masc": "masculine"}
_SAYING_MORE = ("nmod", "acl", "nummod", "amod", "appos", "flat", "compound")


def person_again(scene: Scene, number: int, head: int, memory: Memory) -> Source | None:
    """The last speaker whom a bare noun for persons, or "the latter", takes up; or None."""
    sentence = scene.sentence(number)
    word = sentence.words[head]
    more = (lemma_of(sentence, i) for i in sentence.children(head, *_SAYING_MORE))
    if word.features.get("Number") == "Plur" or any(not scene.lexis.has("nouns.again", one) for one in more):
        return None  # "le principal intéressé" says no more than "l'intéressé"
    latter = scene.lexis.has("grammar.latter", word.text)
    if not latter and not scene.lexis.has("nouns.again", lemma_of(sentence, head)):
        return None
    if not _points_back(scene, sentence, head):
        return None
    gender = _GENDERS.get(word.features.get("Gender", "")) if latter or word.text.lower().endswith("a") else None
    lemma = lemma_of(sentence, head)
    gender = next((g for g in _GENDERS.values() if scene.lexis.has(f"nouns.{g}", lemma)), gender)
    return next((s for s in memory.speakers[:LAST] if _may_be(scene, s, gender)), None)


def _points_back(scene: Scene, sentence: Sentence, head: int) -> bool:
    """Has a noun a definite article or a "this", or is it bare where no articles are used?"""
    articles = [sentence.words[i] for i in sentence.children(head, "det")]
    if not articles:
        return scene.lexis.flag("grammar.articles_none")
    return any(a.features.get("Definite") == "Def" or a.features.get("PronType") == "Dem" for a in articles)


def _may_be(scene: Scene, speaker: Source, gender: str | None) -> bool:
    if speaker.kind == "anonymous":
        return is_one(scene, speaker)
    return speaker.kind in PERSONS and fits(scene, speaker, gender)
