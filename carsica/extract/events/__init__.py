"""Events of a report: what happens, is planned, put off or called off; who takes part; when and where.

Owns the order of the steps: triggers, status, participants, days and places, merging, figures.
"""

from __future__ import annotations

from collections.abc import Sequence

from carsica.extract.attribution.lexis import lexis as attribution_lexis
from carsica.extract.cast import Cast
from carsica.extract.events import contested, days, partaking, roster, setting
from carsica.extract.events.acts import join_objects
from carsica.extract.events.arguments import Argument, actors_at
from carsica.extract.events.asked import asked
from carsica.extract.events.dating import place_and_date
from carsica.extract.events.figurative import figurative
from carsica.extract.events.figures import tie
from carsica.extract.events.grammar import base
from carsica.extract.events.lexis import lexis
from carsica.extract.events.merging import merge
from carsica.extract.events.nearby import around as those_around
from carsica.extract.events.nearby import place_near
from carsica.extract.events.outcome import decide
from carsica.extract.events.participants import fill
from carsica.extract.events.parts import take_parts
from carsica.extract.events.provided import provided
from carsica.extract.events.scene import Draft, Scene
from carsica.extract.events.standing import may_stand, stands
from carsica.extract.events.status import settle
from carsica.extract.events.triggers import find_triggers
from carsica.parse.syntax import Document
from carsica.record.event import Event, Participant
from carsica.record.figure import Figure
from carsica.record.report import Report
from carsica.record.statement import Statement
from carsica.record.time import TimeExpression

__all__ = ["find_events"]


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
    scene.statements, scene.figures = tuple(statements), tuple(figures)
    scene.denied = contested.denied_claims(scene)
    drafts = [draft for draft in _drafts(scene) if may_stand(scene, draft)]
    told = merge(scene, join_objects(scene, _join_clauses(scene, drafts)))
    for event in told:
        event.status = decide(scene, event)
    events = [event for event in told if stands(scene, event)]
    for event in events:
        event.participants = event.participants or event.around
        event.places = event.places or event.near
    events.sort(key=lambda event: event.span)
    around = roster.contexts(scene, events)
    setting.choose(scene, around)
    roster.choose(scene, around)
    for event in events:
        partaking.even_out(event)
    ids = {id(event): f"e{i}" for i, event in enumerate(events, 1)}
    tied = tie(scene, events, ids, tuple(figures))
    return tuple(_event(event, ids[id(event)]) for event in events), tied


def _drafts(scene: Scene) -> list[Draft]:
    """Every telling of an event in text order, with its status, parties, places and days."""
    found = list(find_triggers(scene))
    for draft, arguments in found:
        settle(scene, draft)
        draft.provided = provided(scene, draft)
        draft.asked = asked(scene, draft)
        fill(scene, draft, arguments)
        draft.around, draft.near = those_around(scene, draft), place_near(scene, draft)
        place_and_date(scene, draft, arguments)
    drafts = [draft for draft, _ in found]
    take_parts(scene, drafts)
    partaking.choose(scene, drafts)
    days.choose(scene, drafts)
    for draft, arguments in found:
        _check_against_calendar(scene, draft)
        _check_against_denials(scene, draft)
        draft.counted = _counted(scene, draft, arguments)
        draft.onesided = _onesided(scene, draft, arguments)
        draft.of_sides = any(a.slot in {"genitive", "between"} and _leaders(scene, draft, a) for a in arguments)
    kept = (draft for draft in drafts if not draft.only_changes and not figurative(scene, draft))
    return [draft for draft in kept if not _only_says(scene, draft)]


def _only_says(scene: Scene, draft: Draft) -> bool:
    """Is the verb of a protest one of saying here ("“Seguimos”, manifestó el portavoz")?"""
    entry, words = draft.entry, scene.sentence(draft.number).words
    verb = words[draft.head]
    return not entry.noun and entry.kind.mode == "protest" and bool(scene.cued_at((verb.start, verb.end)))


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
    """An event inside what a source denies is denied, unless the text itself tells it as a plan given up.

    One that only the encoder takes for denied is not where the report holds no denial ("neither confirmed ...").
    """
    if draft.status == draft.noted == "denied" and not any(s.polarity == "negative" for s in scene.statements):
        draft.status = "occurred"
        return
    if draft.status not in {"occurred", "ongoing", "planned"} or draft.title:
        return
    holding = scene.saying(draft.span)
    if holding and max(holding, key=lambda s: len(s.chain)).polarity == "negative" and not draft.anaphoric:
        draft.status, draft.marked = "denied", True


def _join_clauses(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """A verb of talking and the meeting it takes place in are one: "discussed the plan at a meeting"."""
    kept: list[Draft] = []
    beside: dict[int, list[Draft]] = {}
    for draft in drafts:
        beside.setdefault(draft.number, []).append(draft)
    for draft in drafts:
        if not draft.entry.noun and _for_the_same(scene, draft, beside[draft.number]):
            continue
        if not draft.entry.noun:
            twin = next(
                (
                    d
                    for d in beside[draft.number]
                    if d.entry.noun
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
                twin.anaphoric = twin.anaphoric and twin.head < draft.head  # else it points back to the verb
                continue
        kept.append(draft)
    return kept


def _for_the_same(scene: Scene, draft: Draft, beside: list[Draft]) -> bool:
    """ "They will meet to discuss the plan": the talking is what the meeting is for, not an event of its own."""
    word = scene.sentence(draft.number).words[draft.head]
    for other in beside:
        over = other.head == word.head and other is not draft
        talks = other.family == draft.family == "consult" and base(word) in {"advcl", "xcomp", "acl"}
        if over and talks and not draft.participants.keys() - other.participants.keys():
            other.mentions.append(draft.span)
            return True
    return False


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
