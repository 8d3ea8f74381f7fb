"""Claims that somebody in the report denies, and the events which nobody else tells.

Owns which statement a denial means where it names none of its words ("rejects this version"). That a denial itself
tells of an event ("denies having met him") is status.py's to see.
"""

from __future__ import annotations

from collections.abc import Sequence

from carsica.extract.attribution.lexis import lemma_of
from carsica.extract.events.scene import Draft, Scene
from carsica.record.span import Span
from carsica.record.statement import Statement

REACH = 3
"""Sentences back to a claim that a denial means."""
CONTENT = {"NOUN", "PROPN", "VERB", "ADJ", "NUM"}
"""Parts of speech that say what is denied."""


def denied_claims(scene: Scene) -> frozenset[str]:
    """Ids of the statements that are denied: by their id, or by a denial that points back at them."""
    found: set[str] = set()
    for at, denial in enumerate(scene.statements):
        if denial.polarity != "negative":
            continue
        if denial.denies is not None:
            found.add(denial.denies)
            continue
        claim = _claim_before(scene, denial, scene.statements[:at])
        if claim is not None and _points_back(scene, denial):
            found.add(claim.id)
    return frozenset(found)


def _points_back(scene: Scene, denial: Statement) -> bool:
    """Is what is denied a pronoun or a noun for what was claimed before ("this version"), or not named at all?"""
    if denial.cue is not None and any(span.covers(denial.cue.span) for span in denial.content):
        return True
    for span in denial.content[:1]:
        number = scene.document.sentence_at(span.start)
        if number is None:
            return False
        sentence = scene.sentence(number)
        inside = [i for i, word in enumerate(sentence.words) if span.start <= word.start < span.end]
        named = [i for i in inside if sentence.words[i].upos in CONTENT]
        if not named:
            return any(sentence.words[i].upos in {"PRON", "DET"} for i in inside)
        top = next((i for i in inside if sentence.words[i].head not in inside), inside[0])
        lemma = lemma_of(sentence, top)
        claimed = any(scene.speech.has(f"nouns.{key}", lemma) for key in ("telling", "clause"))
        return claimed and not any(sentence.words[i].upos == "VERB" for i in named)
    return False


def _claim_before(scene: Scene, denial: Statement, before: Sequence[Statement]) -> Statement | None:
    """The last claim of somebody else that was told shortly before a denial."""
    here = _sentence(scene, denial)
    for claim in reversed(before):
        there = _sentence(scene, claim)
        if here is None or there is None or here - there > REACH:
            return None
        if claim.polarity == "positive" and claim.chain[-1] != denial.chain[-1] and _other(claim, denial):
            return claim
    return None


def _other(claim: Statement, denial: Statement) -> bool:
    speakers = claim.chain[-1].actor, denial.chain[-1].actor
    return speakers[0] is None or speakers[0] != speakers[1]


def _sentence(scene: Scene, statement: Statement) -> int | None:
    return scene.document.sentence_at(statement.content[0].start) if statement.content else None


def only_claimed(scene: Scene, event: Draft) -> bool:
    """Is an event the very thing that a denied claim tells as hearsay, and told nowhere else?"""
    holding = [_innermost(scene, span) for span in (event.span, *event.mentions)]
    claims = [one for one in holding if one is not None and one.id in scene.denied]
    return len(claims) == len(holding) and any(one.hearsay and _heads(scene, event, one) for one in claims)


def _innermost(scene: Scene, span: Span) -> Statement | None:
    return max(scene.saying(span), key=lambda one: len(one.chain), default=None)


def _heads(scene: Scene, event: Draft, claim: Statement) -> bool:
    """Is the event what a claim tells, rather than one told beside another of its events?"""
    sentence = scene.sentence(event.number)
    for above in sentence.ancestors(event.head):
        word = sentence.words[above]
        inside = any(span.start <= word.start < span.end for span in claim.content)
        if inside and scene.eventful(event.number, above):
            return False
    return any(span.start <= event.span.start < span.end for span in claim.content)
