"""Phrases that attribute only in their place: "Per l’Economist, ...", "per X sono due, per Y uno solo".

Owns when a "for" at a clause's head names who thinks so, and what it then covers. Must not make links.
"""

from __future__ import annotations

from carsica.extract.attribution.lexis import lemma_of
from carsica.extract.attribution.noun_phrase import core
from carsica.extract.attribution.outlets import outlet_at
from carsica.extract.attribution.scene import Scene
from carsica.extract.attribution.sources import can_speak
from carsica.parse.syntax import Sentence

LONGEST = 24
"""Words at most between the preposition and what is judged."""


def for_whom(scene: Scene, number: int, position: int) -> int:
    """The words of a preposition that attributes at a sentence's head ("Per l’Economist, ...")."""
    sentence = scene.sentence(number)
    governor = sentence.words[position].head
    marker = scene.lexis.has("according.before_outlet", sentence.words[position].text.lower())
    if not marker or governor <= position or not _opens_clause(scene, sentence, position):
        return 0
    if outlet_at(scene, number, governor) is not None:
        return 1
    mention = scene.mention(number, governor)
    person = mention is not None and mention.actor and scene.cast.actor_by_id[mention.actor].type == "person"
    if mention is not None and person and _clause_follows(sentence, max(mention.words[1], governor + 1)):
        return 1
    return 1 if can_speak(scene, number, governor) and _judged(scene, number, position, governor) else 0


def _opens_clause(scene: Scene, sentence: Sentence, position: int) -> bool:
    """Does a preposition open a sentence or a part of it, or a further part ("per X sono due, per Y uno solo")?"""
    before = sentence.words[position - 1].text if position else ";"
    return before in {";", ":"} or (before == "," and further_view(scene, sentence, position))


def further_view(scene: Scene, sentence: Sentence, position: int) -> bool:
    """Does a "for Y" come after a "for X" that opens the sentence, or the part of it after a mark?"""
    if not scene.lexis.has("according.before_outlet", sentence.words[position].text.lower()):
        return False
    for earlier in range(position - 1, -1, -1):
        opens = earlier == 0 or sentence.words[earlier - 1].text in {";", ":"}
        if opens:
            return scene.lexis.has("according.before_outlet", sentence.words[earlier].text.lower())
    return False


def _is_answered(scene: Scene, number: int, position: int) -> bool:
    """Does a further phrase set another's view against this one ("per X sono due, per Y uno")?"""
    answer = _answer(scene, number, position)
    return answer is not None and can_speak(scene, number, answer)


def _answer(scene: Scene, number: int, position: int) -> int | None:
    """The noun of the next phrase of the same kind after a comma or a semicolon, or None."""
    sentence = scene.sentence(number)
    for later in range(position + 1, len(sentence.words) - 1):
        after_comma = sentence.words[later - 1].text in {",", ";"}
        if after_comma and scene.lexis.has("according.before_outlet", sentence.words[later].text):
            governor = sentence.words[later].head
            return governor if governor > later else None
    return None


def _set_side_by_side(scene: Scene, number: int, position: int, noun: int) -> bool:
    """Do two bodies or named persons see a thing each in their way ("per X la bozza esiste, per Y no")?"""
    other = _answer(scene, number, position)
    return other is not None and _has_views(scene, number, noun) and _has_views(scene, number, other)


def _has_views(scene: Scene, number: int, noun: int) -> bool:
    """Is a noun one for a body, or does it name an actor?"""
    mention = scene.mention(number, noun)
    named = mention is not None and mention.actor is not None and mention.kind != "pronoun"
    return named or scene.lexis.has("nouns.bodies", lemma_of(scene.sentence(number), noun))


def _judged(scene: Scene, number: int, position: int, noun: int) -> bool:
    """Is what follows a phrase at a clause's head a judgement: quoted, set against others', or copular?"""
    sentence, words = scene.sentence(number), scene.sentence(number).words
    end = max(core(sentence, noun)) + 1
    after = next((i for i in range(end, len(words)) if words[i].text != ","), None)
    if after is None or after - position > LONGEST:
        return False
    if words[after].start - 1 in scene.opening or words[after].end in scene.opening:
        return True
    if scene.lexis.has("according.contrast", words[after].text):
        return True
    if position and words[position - 1].text == ",":
        if any(scene.lexis.has("turns.answers", word.text) for word in words[after : after + 1]):
            return True
        return words[after].upos in {"NUM", "PRON", "DET", "ADV", "ADJ", "ADP"} and words[position].text.islower()
    if _set_side_by_side(scene, number, position, noun):
        return True
    if _is_dealt_with(scene, sentence, after) or (
        _predicates(scene, sentence, after) and _is_answered(scene, number, position)
    ):
        return True
    predicate = words[noun].head
    subjects = [i for i in sentence.children(predicate, "nsubj") if i > noun] if predicate >= 0 else []
    return bool(subjects and sentence.children(predicate, "cop")) and words[subjects[0]].upos in {"NOUN", "PROPN"}


def _is_dealt_with(scene: Scene, sentence: Sentence, position: int) -> bool:
    """Does a phrase open that says what the matter is ("si tratta di un incidente")?"""
    return scene.lexis.phrase_at("according.matter", sentence, position) > 0


def _predicates(scene: Scene, sentence: Sentence, position: int) -> bool:
    """Is a word a copula whose noun says what somebody or something is, its subject left out?"""
    word = sentence.words[position]
    if word.relation != "cop" or word.head < 0 or not scene.lexis.flag("grammar.prodrop"):
        return False
    following = sentence.words[position + 1].upos
    return sentence.words[word.head].upos in {"NOUN", "PROPN"} and following in {"DET", "NOUN", "PROPN", "NUM"}


def judgement(scene: Scene, sentence: Sentence, marker: tuple[int, int], extent: frozenset[int]) -> frozenset[int]:
    """What follows "for X": the quotation right after it, or all up to the next "for Y"; else nothing."""
    words, position = sentence.words, marker[0]
    if not scene.lexis.has("according.before_outlet", words[position].text.lower()):
        return frozenset()
    after = range(max(extent) + 1, len(words))
    quoted = [i for i in after if scene.quoted(words[i].start)]
    first = next((i for i in after if words[i].upos != "PUNCT"), None)
    if first is not None and first in quoted:
        gap = next((i for i in after if i > first and i not in quoted and words[i].upos != "PUNCT"), len(words))
        return frozenset(i for i in quoted if i < gap)
    ends = (
        i
        for i in after
        if words[i].text == ";"
        or (
            words[i].text == ","
            and i + 1 < len(words)
            and scene.lexis.has("according.before_outlet", words[i + 1].text)
        )
    )
    end = next(ends, len(words))
    contrast = first is not None and scene.lexis.has("according.contrast", words[first].text)
    if words[position - 1].text != "," and end == len(words) and not contrast:
        return frozenset()
    return frozenset(i for i in after if i < end and not (contrast and first is not None and i <= first))


def _clause_follows(sentence: Sentence, position: int) -> bool:
    """Does a comma, or a clause without one ("per Rossi il ritardo dipende ..."), follow a phrase at once?"""
    if position >= len(sentence.words):
        return False
    near = any(word.text == "," for word in sentence.words[position : position + 8])
    return near or sentence.words[position].upos in {"DET", "VERB", "AUX"}
