"""Quotations before the sentence that says whose they are: "“Who pays?” Roe asked.", "“Enough!” Roe told us.".

Owns the way back from such a sentence to the quotation that ends right before it. Must not decide who speaks.
"""

from __future__ import annotations

from carsica.extract.attribution.lexis import lemma_of
from carsica.extract.attribution.scene import Scene
from carsica.parse.syntax import Sentence
from carsica.record.span import Span

ENDS = frozenset("?!….—–-")
"""What ends a quotation that is a sentence of its own; a comma would keep it in one with its verb."""
GAP = 4
"""Characters at most between a quotation's end and the next sentence: closing marks and blanks."""
MARKS = frozenset("”\"»“’'‘ \t\u00a0")


def closed_before(scene: Scene, number: int, verb: int) -> Span | None:
    """The quotation that ends right before a sentence whose main verb says no more than who spoke, or None."""
    sentence = scene.sentence(number)
    word = sentence.words[verb]
    if number == 0 or word.head >= 0 or word.upos != "VERB" or scene.quoted(word.start):
        return None
    taken_up = _with_these_words(scene, sentence, verb)
    if lemma_of(sentence, verb) not in scene.lexis.reporting:
        return None
    if not _names_speaker_alone(scene, sentence, verb, taken_up=taken_up):
        return None
    text, start = scene.document.text, sentence.start
    for quote in scene.quotations_at((start - GAP, start)):
        between = text[quote.end : start]
        ends = text[quote.end - 1] in ENDS or (taken_up and "." in between)
        if quote.end <= start and set(between) <= MARKS | {"."} and ends:
            return quote
    return None


def _with_these_words(scene: Scene, sentence: Sentence, verb: int) -> bool:
    """Does a sentence open with a phrase that takes up what was quoted ("Con esas palabras, X respondió")?"""
    for child in sentence.children(verb, "obl"):
        pointing = (sentence.words[i].features.get("PronType") for i in sentence.children(child, "det"))
        words = scene.lexis.has("nouns.words", lemma_of(sentence, child))
        if child < verb and words and "Dem" in pointing and min(sentence.subtree(child)) == 0:
            return True
    return False


def _names_speaker_alone(scene: Scene, sentence: Sentence, verb: int, *, taken_up: bool) -> bool:
    """Does a verb have its subject before it, and neither a clause nor a thing that it says?"""
    subjects = [i for i in sentence.children(verb, "nsubj") if i < verb]
    opening = [i for i in sentence.children(verb) if i < verb and i not in subjects]
    plain = all(sentence.words[i].relation.split(":")[0] in {"advmod", "aux", "punct", "obl"} for i in opening)
    if not subjects or not plain or sentence.children(verb, "ccomp", "xcomp", "csubj"):
        return False
    if taken_up:
        return True
    asked = scene.lexis.has("verbs.addressed", lemma_of(sentence, verb)) or (
        scene.lexis.has("verbs.request", lemma_of(sentence, verb))
    )
    return asked or not sentence.children(verb, "obj")
