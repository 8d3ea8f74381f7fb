"""Claims that somebody in the report denies, and what that says of the events which they tell.

Owns which statement a denial means where it names none of its words ("rejects this version"), and the signs for
the status of an event. That a denial itself tells of an event ("denies having met him") is status.py's to see.
"""

from __future__ import annotations

from collections.abc import Sequence

from carsica.extract.attribution.lexis import lemma_of
from carsica.extract.events.scene import Denied, Draft, Scene
from carsica.extract.events.weighing import Signs
from carsica.record.event import EventStatus
from carsica.record.span import Span
from carsica.record.statement import Statement

REACH = 3
"""Sentences back to a claim that a denial means, and on from an event to a denial that may mean it."""
CONTENT = {"NOUN", "PROPN", "VERB", "ADJ", "NUM"}
"""Parts of speech that say what is denied."""


def denied_claims(scene: Scene) -> Denied:
    """The statements that are denied: by id, by a word that points back, or by a denial that comes next."""
    surely: set[str] = set()
    perhaps: set[str] = set()
    for at, denial in enumerate(scene.statements):
        if denial.polarity != "negative":
            continue
        if denial.denies is not None:
            surely.add(denial.denies)
            continue
        claim = _claim_before(scene, denial, scene.statements[:at])
        if claim is not None:
            (surely if _points_back(scene, denial) else perhaps).add(claim.id)
    return Denied(frozenset(surely), frozenset(perhaps))


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
    claims = [one for one in holding if one is not None and one.id in scene.denied.surely]
    return len(claims) == len(holding) and any(one.hearsay and _heads(scene, event, one) for one in claims)


def signs(scene: Scene, event: Draft, status: EventStatus) -> Signs:
    """What claims and denials around its tellings say of the status of an event."""
    holding = [_innermost(scene, span) for span in (event.span, *event.mentions)]
    claims = [one for one in holding if one is not None and one.id in scene.denied.surely]
    doubted = [one for one in holding if one is not None and one.id in scene.denied.perhaps]
    denying = [one for one in holding if one is not None and one.polarity == "negative"]
    found: Signs = {f"told by {holding[0].chain[-1].kind if holding[0] else 'the outlet'}: {status}": 1}
    denials = _denials_after(scene, event)
    speakers = {one.chain[-1].actor for one in denials}
    for name, there in (
        ("in a denied claim", bool(claims)),
        ("in denied claims alone", bool(claims) and all(one in claims for one in holding)),
        ("at the head of a denied claim", any(_heads(scene, event, one) for one in claims)),
        ("of hearsay", any(one is not None and one.hearsay for one in holding)),
        ("of hearsay in a denied claim", any(one.hearsay for one in claims)),
        ("in a claim that is perhaps denied", bool(doubted)),
        ("told in a denial", bool(denying)),
        ("told in denials alone", bool(denying) and all(one in denying for one in holding)),
        ("before a denial", bool(denials)),
        ("in a claim before a denial", bool(denials) and all(one is not None for one in holding)),
        ("before a party's denial", bool(speakers & event.participants.keys())),
    ):
        if there:
            found[f"{name}: {status}"] = 1
    return found


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


def _denials_after(scene: Scene, event: Draft) -> list[Statement]:
    """The denials of the sentence that tells an event and of those after it."""
    return [
        denial
        for denial in scene.denials
        if 0 <= (_sentence(scene, denial) or 0) - event.number <= REACH and denial not in scene.saying(event.span)
    ]
