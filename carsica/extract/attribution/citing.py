"""Who quotes a speaker: "Meridian TV quoted a witness as saying that ...".

Owns the verb of quoting above a verb of saying, and the links it puts before the speaker's own.
"""

from __future__ import annotations

from carsica.extract.attribution.clauses import subject_of
from carsica.extract.attribution.lexis import lemma_of
from carsica.extract.attribution.scene import Memory, Scene
from carsica.extract.attribution.sources import resolve
from carsica.parse.syntax import Sentence
from carsica.record.statement import Source


def citing_verb(scene: Scene, number: int, verb: int) -> int | None:
    """The verb by which somebody quotes the speaker ("quoted a witness as saying ..."), or None."""
    sentence = scene.sentence(number)
    governor = sentence.words[verb].head
    if governor < 0 or not sentence.words[verb].relation.startswith(("advcl", "xcomp", "ccomp")):
        return None
    marks = sentence.children(verb, "mark")
    as_saying = any(scene.lexis.has("according.as", sentence.words[i].text) for i in marks)
    active = sentence.children(governor, "obj") and sentence.children(governor, "nsubj")
    cites = scene.lexis.has("verbs.cite", lemma_of(sentence, governor))
    named = active or sentence.children(governor, "nsubj:pass")
    return governor if as_saying and named and cites else None


def quoted_by(sentence: Sentence, citing: int) -> int:
    """The word that heads whom a verb of quoting quotes ("quoted X as saying", "X was quoted as saying")."""
    return (*sentence.children(citing, "nsubj:pass"), *sentence.children(citing, "obj"))[0]


def cited_by(scene: Scene, number: int, citing: int | None, memory: Memory, links: list[Source]) -> list[Source]:
    """Links for whoever quotes a speaker, where somebody does who is not one of the speaker's own."""
    subject = subject_of(scene, number, citing) if citing is not None else None
    found = resolve(scene, number, subject, memory) if subject is not None else []
    return [link for link in found if all(link.name != own.name for own in links)]
