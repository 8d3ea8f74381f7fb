"""Hearsay without a cue: "starebbe lavorando", "reportedly", "якобы", "the stated aim is ...".

Owns the decision that a sentence repeats others though it names nobody, and whose word it then stands on.
"""

from __future__ import annotations

from collections.abc import Iterator

from carsica.extract.attribution.lexis import lemma_of
from carsica.extract.attribution.scene import Draft, Scene
from carsica.extract.factuality import hearsay_verb, hearsay_words, principal_verbs
from carsica.parse.syntax import Sentence
from carsica.record.statement import Source


def unattributed_draft(scene: Scene, number: int, last: list[Source]) -> Draft | None:
    """A draft for a sentence that marks hearsay or a stated purpose, on the word of the source before; or None.

    A conditional after a cited outlet stands on that outlet's word; a word like "reportedly" names nobody, so the
    report's own outlet stands for it.
    """
    sentence = scene.sentence(number)
    everything = range(len(sentence.words))
    if scene.quoted(sentence.start):
        return None
    stated = _stated(scene, sentence)
    if stated is not None:
        return Draft("stated", number, stated, list(last), scene.spans(number, everything))
    marked = hearsay_words(scene.lexis, sentence, everything)
    if marked:
        cue = tuple(range(*marked))
        content = scene.spans(number, set(everything) - set(cue))
        return Draft("hearsay", number, cue, [], content, hearsay=True)
    for verb in principal_verbs(sentence, everything):
        if hearsay_verb(scene.lexis, sentence, verb):
            cue = tuple(sorted({verb, *sentence.children(verb, "aux", "cop")}))
            return Draft(
                "hearsay",
                number,
                cue,
                _vouching(scene, last),
                scene.spans(number, everything),
                hearsay=True,
            )
    return None


def stretch_drafts(scene: Scene, number: int, found: list[Draft]) -> Iterator[Draft]:
    """Drafts for the parts between semicolons that mark hearsay by a word while others say the rest."""
    sentence = scene.sentence(number)
    ends = [i for i, word in enumerate(sentence.words) if word.text == ";"]
    for low, high in zip([0, *(i + 1 for i in ends)], [*ends, len(sentence.words)], strict=True):
        part = range(low, high)
        marked = hearsay_words(scene.lexis, sentence, part) if ends and part else None
        spans = scene.spans(number, set(part) - set(range(*marked))) if marked else ()
        if marked and not any(span.overlaps(own) for span in spans for d in found for own in d.content):
            yield Draft("hearsay", number, tuple(range(*marked)), [], spans, hearsay=True)


def _vouching(scene: Scene, last: list[Source]) -> list[Source]:
    """The part of the last chain that vouches for hearsay: up to the cited outlet.

    Without an outlet, a subjunctive goes on with whoever spoke (free indirect speech); a conditional is the
    report's own hearsay.
    """
    for position in range(len(last) - 1, -1, -1):
        if last[position].kind in {"outlet", "agency"}:
            return last[: position + 1]
    return list(last) if scene.lexis.flag("hearsay.subjunctive") else []


def _stated(scene: Scene, sentence: Sentence) -> tuple[int, ...] | None:
    """Position of the adjective in "the stated aim", or None."""
    for position, word in enumerate(sentence.words):
        if word.upos != "NOUN" or not scene.lexis.has("hearsay.stated_nouns", lemma_of(sentence, position)):
            continue
        for child in sentence.children(position, "amod", "acl"):
            child_word = sentence.words[child]
            if scene.lexis.has("hearsay.stated", lemma_of(sentence, child)) or scene.lexis.has(
                "hearsay.stated", child_word.text.lower()
            ):
                return (child,)
            if child_word.text.lower()[:-1] + "o" in scene.lexis.sets.get("hearsay.stated", ()):
                return (child,)
    return None
