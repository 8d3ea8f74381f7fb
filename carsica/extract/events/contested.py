"""Claims that somebody in the report denies, and what that says of the events which they tell.

Owns which statement a denial means where it names none of its words ("rejects this version"), and the signs that
what the tellings of an event claim is denied near them. That a denial itself tells of an event ("denies having met
him") is status.py's to see.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from carsica.extract.attribution.lexis import lemma_of
from carsica.extract.events.scene import Draft, Scene
from carsica.record.span import Span
from carsica.record.statement import Statement

REACH = 3
"""Sentences back to a claim that a denial means."""
STEM = 5
"""Letters that two words of one stem begin with."""
MOST_SHARED = 3
LINKS = ("by id", "by its word", "points back", "the next", "a later")
"""How a denial is tied to a telling before it, the firmest first."""
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


# --- signs


def signs(scene: Scene, event: Draft) -> list[str]:
    """What claims and denials around the tellings of an event are signs of, whatever its status."""
    holding = [_innermost(scene, span) for span in (event.span, *event.mentions)]
    claims = [one for one in holding if one is not None and one.polarity == "positive"]
    denying = [one for one in holding if one is not None and one.polarity == "negative"]
    found = [f"told by {'the outlet' if holding[0] is None else holding[0].chain[-1].kind}"]
    if any(one is None for one in holding[1:]) and holding[0] is not None:
        found.append("told by the outlet too")
    if any(one.hearsay for one in claims):
        found.append("told as hearsay")
    if denying:
        alone = "alone" if len(denying) == len(holding) else "and elsewhere"
        late = event.number - (_sentence(scene, denying[0]) or 0)
        found += [f"in a denial {alone}", f"in a {denying[0].kind} denial, sentence {min(late, 2)}"]
    denials = list(_denials_of(scene, event, claims))
    if not denials:
        gap = next((gap for gap in range(REACH) if _denying_words(scene, event.number + gap)), None)
        return [*found, f"words of denial {gap} on"] if gap is not None else found
    link, gap, denial = min(denials, key=lambda one: (LINKS.index(one[0]), one[1]))
    found += [f"denied: {link}", f"denied: {link}, {gap} on"]
    if any(_heads(scene, event, one) for one in claims):
        found.append(f"head of what is denied: {link}")
    if len(claims) == len(holding):
        found.append(f"claimed alone, denied: {link}")
    if any(one.hearsay for one in claims):
        found.append(f"hearsay denied: {link}")
    if denial.chain[-1].actor in event.participants:
        found.append("denied by a party")
    return [*found, f"{min(_shared(scene, event, denial), MOST_SHARED)} words denied"]


def _denials_of(scene: Scene, event: Draft, claims: Sequence[Statement]) -> Iterator[tuple[str, int, Statement]]:
    """The denials of somebody else around a telling: how each is tied to it, and how many sentences on it is."""
    told = scene.sentence(event.number)
    trigger = lemma_of(told, event.head)
    known = {one.id for one in claims}
    first = True
    for here, denial in scene.denials_about(range(event.number, event.number + REACH + 1), known):
        if any(s.covers(event.span) for s in denial.content):
            continue
        gap = here - event.number
        if denial.denies in known:
            yield "by id", max(0, min(gap, REACH)), denial
        elif gap >= 0 and (gap or denial.content[0].start > event.span.start):
            if not all(_other(claim, denial) for claim in claims):
                continue
            if any(_same_stem(trigger, lemma) for lemma in _lemmas(scene, denial)):
                yield "by its word", gap, denial
            elif _points_back(scene, denial):
                yield "points back", gap, denial
            else:
                yield "the next" if first else "a later", gap, denial
            first = False


def _lemmas(scene: Scene, statement: Statement) -> list[str]:
    """The lemmas of the words of a statement's content that say something."""
    number = _sentence(scene, statement)
    words = scene.sentence(number).words if number is not None else ()
    inside = (w for w in words if any(span.start <= w.start < span.end for span in statement.content))
    return [word.lemma.casefold() for word in inside if word.upos in CONTENT]


def _shared(scene: Scene, event: Draft, denial: Statement) -> int:
    """How many words of a denial's content the sentence of the event has too."""
    told = {w.lemma.casefold() for w in scene.sentence(event.number).words if w.upos in CONTENT}
    return len(told.intersection(_lemmas(scene, denial)))


def _same_stem(first: str, second: str) -> bool:
    return first == second or (min(len(first), len(second)) >= STEM and first[:STEM] == second[:STEM])


def _denying_words(scene: Scene, number: int) -> bool:
    """Does a sentence hold a verb of denying, or a word that calls something untrue?"""
    if number >= len(scene.document.sentences):
        return False
    sentence = scene.sentence(number)
    return any(
        scene.speech.has("verbs.deny", word.lemma.casefold()) or scene.speech.has("nouns.untrue", form)
        for word in sentence.words
        for form in (word.lemma.casefold(), word.text.casefold())
    )
