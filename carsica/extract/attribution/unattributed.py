"""Hearsay without a cue: "starebbe lavorando", "reportedly", "якобы", "the stated aim is ...".

Owns the decision that a sentence repeats others though it names nobody, and whose word it then stands on.
"""

from __future__ import annotations

from collections.abc import Iterator

from carsica.extract.attribution.lexis import lemma_of
from carsica.extract.attribution.outlets import outlet_again, outlet_at
from carsica.extract.attribution.pleading import speaks_before
from carsica.extract.attribution.scene import Draft, Memory, Scene, cut
from carsica.extract.factuality import goes_on_reporting, hearsay_verb, hearsay_words, principal_verbs, rumoured
from carsica.parse.syntax import Sentence
from carsica.record.statement import Source

UNSTATED = Source("unstated", "unstated")
"""Whoever it is that the report repeats without saying so."""


def unattributed_draft(
    scene: Scene, number: int, last: list[Source], memory: Memory, *, adjacent: bool
) -> Draft | None:
    """A draft for a sentence that marks hearsay or a stated purpose, on the word of the source before; or None.

    A conditional after a cited outlet stands on that outlet's word, and one right after what somebody said on his
    (``adjacent``); where neither is, nobody is stated. "It seems that" is the report's own impression.
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
        impression = scene.lexis.phrase_at("hearsay.impressions", sentence, marked[0])
        links = [] if impression else _passed_on(scene, number, last, memory)
        return Draft("hearsay", number, cue, links, content, hearsay=True)
    for verb in principal_verbs(sentence, everything):
        if hearsay_verb(scene.lexis, sentence, verb) and not _would_have(scene, number, verb):
            cue = tuple(sorted({verb, *sentence.children(verb, "aux", "cop")}))
            if rumoured(scene.lexis, sentence, verb):
                links = _passed_on(scene, number, last, memory)
            else:
                links = _vouching(scene, number, last, memory, adjacent=adjacent)
            return Draft("hearsay", number, cue, links, scene.spans(number, everything), hearsay=True)
        if adjacent and last and goes_on_reporting(scene.lexis, sentence, verb):
            cue = tuple(sorted({verb, *sentence.children(verb, "aux", "cop")}))
            return Draft("hearsay", number, cue, list(last), scene.spans(number, everything), hearsay=True)
    return None


def _would_have(scene: Scene, number: int, verb: int) -> bool:
    """Is it a past conditional about a day to come, which tells what was planned ("domani avrebbero firmato")?"""
    sentence = scene.sentence(number)
    conditional = any(sentence.words[i].features.get("Mood") == "Cnd" for i in sentence.children(verb, "aux"))
    past = sentence.words[verb].features.get("VerbForm") == "Part" and conditional
    return past and any(span.overlaps((sentence.start, sentence.end)) for span in scene.ahead)


def stretch_drafts(scene: Scene, number: int, found: list[Draft]) -> Iterator[Draft]:
    """Drafts for the parts between semicolons that mark hearsay by a word while others say the rest."""
    sentence = scene.sentence(number)
    ends = [i for i, word in enumerate(sentence.words) if word.text == ";"]
    for low, high in zip([0, *(i + 1 for i in ends)], [*ends, len(sentence.words)], strict=True):
        part = range(low, high)
        marked = hearsay_words(scene.lexis, sentence, part) if ends and part else None
        spans = scene.spans(number, set(part) - set(range(*marked))) if marked else ()
        if marked and not any(span.overlaps(own) for span in spans for d in found for own in d.content):
            yield Draft("hearsay", number, tuple(range(*marked)), [UNSTATED], spans, hearsay=True)


def rumour_drafts(
    scene: Scene, number: int, found: list[Draft], last: list[Source], memory: Memory
) -> Iterator[Draft]:
    """Drafts for the principal clauses that a modal makes a rumour beside what others say in their sentence.

    "Roe soll gewarnt worden sein; die Bank bestreitet das": such a clause is no part of what a phrase beside
    another clause covers.
    """
    sentence = scene.sentence(number)
    if not scene.lexis.flag("hearsay.subjunctive"):
        return
    for verb, word in enumerate(sentence.words):
        if not _rumour(scene, sentence, verb) or scene.quoted(word.start):
            continue
        beside = {i for c in sentence.children(verb, "conj", "parataxis") for i in sentence.subtree(c)}
        spans = scene.spans(number, set(sentence.subtree(verb)) - beside)
        holding = [d for d in found if any(own.overlaps(span) for own in d.content for span in spans)]
        apart = all(
            d.verb is not None
            and (d.kind == "according" or _parted(scene, d, spans[0].start))
            and _beside(sentence, verb, d.verb)
            for d in holding
        )
        if not spans or not apart:
            continue
        for draft in holding:
            for span in spans:
                draft.content = tuple(part for own in draft.content for part in cut(own, span, scene))
        cue = tuple(sorted({verb, *sentence.children(verb, "aux", "cop")}))
        yield Draft("hearsay", number, cue, _passed_on(scene, number, last, memory), spans, hearsay=True)


def _parted(scene: Scene, draft: Draft, start: int) -> bool:
    """Does a semicolon stand between the beginning of what a draft holds and a clause in it?"""
    return draft.kind == "verb" and ";" in scene.document.text[draft.start : start]


def _rumour(scene: Scene, sentence: Sentence, verb: int) -> bool:
    """Is it a principal clause, in which the modal stands before its verb, wherever a tree hangs it?"""
    first = sentence.children(verb, "aux")[:1]
    return bool(first) and first[0] < verb and rumoured(scene.lexis, sentence, verb)


def _beside(sentence: Sentence, verb: int, phrase: int) -> bool:
    """Is a verb the head of a clause joined to another, in which a phrase stands?"""
    joined = sentence.words[verb].relation.split(":")[0] in {"conj", "parataxis", "ccomp", "csubj"}
    return joined and phrase not in sentence.subtree(verb)


def _vouching(scene: Scene, number: int, last: list[Source], memory: Memory, *, adjacent: bool) -> list[Source]:
    """Whose word hearsay stands on: an outlet that the sentence names, whoever spoke right before, else nobody.

    Of a chain with an outlet the part up to the outlet vouches, unless the sentence goes on with the last words.
    """
    named = _outlet_named(scene, number, memory)
    if named is not None:
        return [named]
    if adjacent and last:
        return list(last)
    if scene.lexis.flag("hearsay.subjunctive"):
        pleaded = speaks_before(scene, number, memory)
        if pleaded or last:
            return pleaded or list(last)
    return _passed_on(scene, number, last, memory)


def _passed_on(scene: Scene, number: int, last: list[Source], memory: Memory) -> list[Source]:
    """Whose word it is that others say so ("якобы", "soll gesagt haben"): never the last speaker's own.

    An outlet that the sentence names, or through which the last speaker spoke, passes it on.
    """
    named = _outlet_named(scene, number, memory)
    if named is not None:
        return [named]
    for position in range(len(last) - 1, -1, -1):
        if last[position].kind in {"outlet", "agency"}:
            return last[: position + 1]
    return [UNSTATED]


def _outlet_named(scene: Scene, number: int, memory: Memory) -> Source | None:
    """The outlet that is the subject of a clause of the sentence, by name or as "the newspaper"."""
    sentence = scene.sentence(number)
    for position, word in enumerate(sentence.words):
        if not word.relation.startswith("nsubj") or word.upos not in {"NOUN", "PROPN"}:
            continue
        outlet = outlet_at(scene, number, position) or outlet_again(scene, number, position, memory)
        if outlet is not None:
            return outlet
    return None


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
