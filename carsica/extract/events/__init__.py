"""Events of a report: what happens, is planned, put off or called off; who takes part; when and where.

Owns the order of the steps: triggers, status, participants, days and places, merging, figures.
"""

from __future__ import annotations

from collections.abc import Sequence

from carsica.extract.attribution.lexis import lexis as attribution_lexis
from carsica.extract.cast import Cast
from carsica.extract.events.acts import join_objects
from carsica.extract.events.arguments import Argument, actors_at
from carsica.extract.events.dating import place_and_date
from carsica.extract.events.figures import tie
from carsica.extract.events.grammar import base, group
from carsica.extract.events.lexis import lexis
from carsica.extract.events.merging import merge
from carsica.extract.events.nearby import around, place_near
from carsica.extract.events.participants import fill
from carsica.extract.events.parts import take_parts
from carsica.extract.events.scene import Draft, Scene
from carsica.extract.events.status import settle
from carsica.extract.events.triggers import find_triggers
from carsica.parse.syntax import Document
from carsica.record.event import Event, Participant
from carsica.record.figure import Figure
from carsica.record.report import Report
from carsica.record.statement import Statement
from carsica.record.time import TimeExpression

__all__ = ["find_events"]

SURE_OF_PLURAL = 0.8
"""How sure the encoder must be of a noun in the plural with nothing beside it ("secret meetings")."""
SURE = 0.65
"""How sure the encoder must be of a verb that no lexicon names, for it to stand with nothing beside it."""


def find_events(
    document: Document,
    cast: Cast,
    times: Sequence[TimeExpression],
    statements: Sequence[Statement],
    figures: Sequence[Figure],
    report: Report,
) -> tuple[tuple[Event, ...], tuple[Figure, ...]]:
    """The events of a report (e1, e2, ... in text order), and the figures with the event each belongs to.

    ``according_to`` of the events stays None.
    """
    language = document.language
    scene = Scene(document, cast, lexis(language), attribution_lexis(language), report)
    scene.place_times(tuple(times))
    scene.statements = tuple(statements)
    drafts: list[Draft] = []
    for draft, arguments in find_triggers(scene):
        settle(scene, draft)
        fill(scene, draft, arguments)
        draft.around, draft.near = around(scene, draft), place_near(scene, draft)
        place_and_date(scene, draft, arguments)
        _check_against_calendar(scene, draft)
        _check_against_denials(scene, draft)
        draft.counted = _counted(scene, draft, arguments)
        draft.onesided = _onesided(scene, draft, arguments)
        draft.of_sides = any(a.slot in {"genitive", "between"} and _leaders(scene, draft, a) for a in arguments)
        drafts.append(draft)
    take_parts(scene, drafts)
    events = [
        event for event in merge(scene, join_objects(scene, _join_clauses(scene, drafts))) if _stands(scene, event)
    ]
    for event in events:
        event.participants = event.participants or event.around
        event.places = event.places or event.near
    events.sort(key=lambda event: event.span)
    ids = {id(event): f"e{i}" for i, event in enumerate(events, 1)}
    tied = tie(scene, events, ids, tuple(figures))
    return tuple(_event(event, ids[id(event)]) for event in events), tied


def _counted(scene: Scene, draft: Draft, arguments: list[Argument]) -> bool:
    """Does the text count whom or what it befell: "five suspects", "eight arrests"?"""
    sentence = scene.sentence(draft.number)
    befallen = [a.position for a in arguments if a.slot in {"object", "to"}]
    if draft.entry.noun and draft.entry.kind.scheme == "seize":
        befallen.append(draft.head)
    return any(sentence.children(position, "nummod") for position in befallen)


def _onesided(scene: Scene, draft: Draft, arguments: list[Argument]) -> bool:
    """Does the noun name only those with whom it is held?"""
    slots = {a.slot for a in arguments if actors_at(scene, draft.number, a.position)}
    return draft.entry.noun and "with" in slots and not slots & {"subject", "genitive", "possessive", "between"}


def _leaders(scene: Scene, draft: Draft, argument: Argument) -> bool:
    word = scene.sentence(draft.number).words[argument.position]
    return word.features.get("Number") == "Plur" and scene.lexis.has("words.sides", word)


def _check_against_calendar(scene: Scene, draft: Draft) -> None:
    """What is dated after the report's day is planned, whatever the tense ("domani vola a Ankara").

    So is what may happen on a day that the text gives ("potrebbe aprirsi a maggio"); talks dated before are over.
    """
    if scene.today is None or draft.start is None:
        return
    if (
        draft.status == "hypothetical"
        and draft.possible
        and (draft.end or draft.start)[:10] >= scene.today[: len(draft.start)]
    ):
        draft.status = "planned"
    if draft.family == "consult" and draft.status == "ongoing" and not draft.marked:
        draft.status = "occurred" if (draft.end or draft.start)[:10] < scene.today else "ongoing"
    if draft.status not in {"occurred", "ongoing"}:
        return
    if draft.start[:10] > scene.today[: len(draft.start)] and draft.start[:10] > scene.today:
        if draft.noted == "occurred":
            draft.start = draft.end = None  # the day is that of something else, or a deadline
            return
        draft.status, draft.marked = "planned", True


def _check_against_denials(scene: Scene, draft: Draft) -> None:
    """An event inside what a source denies is denied, unless the text itself tells it as a plan given up."""
    if draft.status not in {"occurred", "ongoing", "planned"} or draft.title:
        return
    holding = [s for s in scene.statements if any(content.covers(draft.span) for content in s.content)]
    if holding and max(holding, key=lambda s: len(s.chain)).polarity == "negative" and not draft.anaphoric:
        draft.status, draft.marked = "denied", True


def _join_clauses(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """A verb of talking and the meeting it takes place in are one: "discussed the plan at a meeting"."""
    kept: list[Draft] = []
    for draft in drafts:
        if not draft.entry.noun and _for_the_same(scene, draft, drafts):
            continue
        if not draft.entry.noun:
            twin = next(
                (
                    d
                    for d in drafts
                    if d.entry.noun
                    and d.number == draft.number
                    and d.family == draft.family == "consult"
                    and abs(d.head - draft.head) <= 14
                    and set(d.participants) & set(draft.participants)
                ),
                None,
            )
            if twin is not None:
                for actor, role in draft.participants.items():
                    twin.participants.setdefault(actor, role)
                twin.places = twin.places or draft.places
                twin.own = twin.own or draft.own
                if twin.start is None and not twin.dated:
                    twin.start, twin.end, twin.dated = draft.start, draft.end, draft.dated
                twin.mentions.append(draft.span)
                continue
        kept.append(draft)
    return kept


def _for_the_same(scene: Scene, draft: Draft, drafts: list[Draft]) -> bool:
    """ "They will meet to discuss the plan": the talking is what the meeting is for, not an event of its own."""
    word = scene.sentence(draft.number).words[draft.head]
    for other in drafts:
        over = other.number == draft.number and other.head == word.head and other is not draft
        talks = other.family == draft.family == "consult" and base(word) in {"advcl", "xcomp", "acl"}
        if over and talks and not draft.participants.keys() - other.participants.keys():
            other.mentions.append(draft.span)
            return True
    return False


def _told(scene: Scene, event: Draft) -> bool:
    """Is it a verb in the past, rather than what somebody might do ("if the troops withdraw")?"""
    sentence = scene.sentence(event.number)
    words = [sentence.words[i] for i in group(sentence, event.head)]
    past = any(w.features.get("Tense") == "Past" or w.features.get("VerbForm") == "Part" for w in words)
    return past and not event.entry.noun


def _vouched(scene: Scene, event: Draft) -> bool:
    """Does the encoder's mark alone make it stand? A bare plural and a verb of no lexicon ask for a surer mark."""
    if event.noted is None:
        return False
    if event.entry.noun:
        plural = scene.sentence(event.number).words[event.head].features.get("Number") == "Plur"
        return event.sure >= SURE_OF_PLURAL or not plural or bool(event.participants or event.start or event.own)
    return event.sure >= SURE or not event.learned


def _stands(scene: Scene, event: Draft) -> bool:
    """Is it one event told of, rather than talk of such events or something that the text only negates?"""
    if _vouched(scene, event):
        return True
    if event.negated and event.status not in {"cancelled", "postponed", "denied"}:
        return False
    bare = not event.mentions and event.start is None and len(event.participants) < (1 if event.entry.noun else 2)
    if event.negated and bare and event.status == "cancelled":
        return False
    settled = bool(event.start) or bool(event.own)
    if event.entry.kind.vague and not event.start:
        return event.status == "occurred" and bool(event.participants) and _told(scene, event)
    word = scene.sentence(event.number).words[event.head]
    plural = event.entry.noun and word.features.get("Number") == "Plur"
    if plural and not event.entry.kind.plural:
        return event.counted or (settled and (bool(event.participants) or bool(event.start)))
    if event.title and not event.mentions and not event.participants:
        return False
    if event.entry.kind.family == "consult":
        told = bool(event.participants) and (bool(event.mentions) or (event.marked and event.status != "occurred"))
        firm = event.marked and not event.negated and event.status in {"ongoing", "cancelled", "postponed"}
        return len(event.participants) > 1 or settled or told or (firm and not event.title)
    if event.entry.kind.scheme == "visit":
        return bool(event.participants)
    return bool(event.participants) or settled or (event.counted and event.entry.kind.scheme == "seize")


def _event(draft: Draft, name: str) -> Event:
    kind = draft.entry.kind
    return Event(
        id=name,
        type=kind.type,
        mode=kind.mode,
        status=draft.status,
        trigger=draft.span,
        participants=tuple(Participant(actor, role) for actor, role in draft.participants.items()),
        start=draft.start,
        end=draft.end,
        places=draft.places,
        figures=tuple(draft.figures),
        mentions=tuple(sorted(draft.mentions)),
    )
