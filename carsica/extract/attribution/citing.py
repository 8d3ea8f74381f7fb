"""Who quotes a speaker: "Meridian TV quoted a witness as saying ...", "the envoy was quoted by it as saying ...".

Owns the verb of quoting above a verb of saying, and the links it puts before the speaker's own.
"""

from __future__ import annotations

from carsica.extract.attribution.clauses import is_passive
from carsica.extract.attribution.lexis import lemma_of
from carsica.extract.attribution.scene import Memory, Scene
from carsica.extract.attribution.sources import resolve
from carsica.extract.attribution.subjects import subject_of
from carsica.parse.syntax import Sentence
from carsica.record.statement import Source

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})


def in_words(scene: Scene, sentence: Sentence, verb: int) -> bool:
    """Does a verb of quoting bring the words themselves ("wird mit den Worten zitiert")?"""
    if not scene.lexis.has("verbs.cite", lemma_of(sentence, verb)):
        return False
    places = scene.lexis.phrases_in("according.in_words", sentence)
    return any(sentence.words[at + size - 1].head == verb for at, size in places)


def citing_verb(scene: Scene, number: int, verb: int) -> int | None:
    """The verb by which somebody quotes the speaker ("quoted a witness as saying ..."), or None."""
    sentence = scene.sentence(number)
    if in_words(scene, sentence, verb):
        return verb
    governor = sentence.words[verb].head
    if governor < 0 or not sentence.words[verb].relation.startswith(("advcl", "xcomp", "ccomp")):
        return None
    if not scene.lexis.has("verbs.cite", lemma_of(sentence, governor)):
        return None
    as_saying = any(
        scene.lexis.has("according.as", sentence.words[i].text) for i in sentence.children(verb, "mark")
    )
    return governor if as_saying and quoted_by(sentence, governor, verb) is not None else None


def quotes_somebody(scene: Scene, number: int, verb: int) -> bool:
    """Does a verb quote somebody as saying what another verb governs?"""
    sentence = scene.sentence(number)
    return any(
        citing_verb(scene, number, i) == verb and i != verb
        for i in sentence.children(verb, "advcl", "xcomp", "ccomp")
    )


def quoted_by(sentence: Sentence, citing: int, verb: int) -> int | None:
    """The word that heads whom a verb of quoting quotes: its subject in the passive, else who stands behind."""
    if is_passive(sentence, citing):
        return next(iter(sentence.children(citing, "nsubj")), None)
    if not sentence.children(citing, "nsubj"):
        return None
    # In quotation marks ("quoted “a person at the table” as saying") the tree may make it a subject too.
    end = verb if verb != citing else len(sentence.words)
    behind = [i for i in sentence.children(citing, "obj", "nsubj", "obl") if citing < i < end]
    if verb == citing:
        behind += [i for i in sentence.children(citing, "obj") if i < citing]
    return next((i for i in behind if sentence.words[i].upos in _NOMINAL), None)


def cited_by(scene: Scene, number: int, citing: int | None, memory: Memory, links: list[Source]) -> list[Source]:
    """Links for whoever quotes a speaker, where somebody does who is not one of the speaker's own."""
    quoting = subject_of(scene, number, citing) if citing is not None else None
    found = resolve(scene, number, quoting, memory) if quoting is not None else []
    return [link for link in found if all(link.name != own.name for own in links)]
