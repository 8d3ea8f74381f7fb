"""Events of a reading beside the annotated ones: type, status, start, place, participants."""

from __future__ import annotations

import re

from carsica.annotation.vocabulary import vocabulary
from carsica.evaluation.comparison import Comparison
from carsica.evaluation.matching import overlap
from carsica.record.event import Event
from carsica.record.span import Span

NEAR = 40
"""Characters between two triggers that may still tell one event, in another word of the same phrase."""


def compare_events(c: Comparison) -> None:
    """Rows ``event.*``. Two rows are one event by their words, else by kind, days and a participant in common."""
    places = {place.id: place.name for place in c.found.places}
    who = _who(c)
    for wanted, found in matched(c):
        told, spans = c.words((wanted.trigger,)), _spans(wanted)
        got = f"{found.type} {found.mode}"
        c.add("event.type", same_kind(wanted, found), f"{told}: wanted {wanted.mode}, got {got}", spans)
        if wanted.status != "hypothetical":
            right = found.status == wanted.status or (wanted.status, found.status) == ("ongoing", "occurred")
            c.add("event.status", right, f"{told}: wanted {wanted.status}, got {found.status}", spans)
        if wanted.start:
            accepted = (wanted.start, *c.annotated.allowance.starts.get(wanted.id, ()))
            right = any(starts(found.start, start) for start in accepted)
            c.add("event.start", right, f"{told}: wanted {wanted.start}, got {found.start}", spans)
        _compare_places(c, wanted, [places.get(key, key) for key in found.places], told)
        both = _shared(c, wanted, who[id(found)])
        for participant in wanted.participants:
            name = c.known_as(participant.actor).name
            c.add(
                "event.participants",
                participant.actor in both,
                f"{told}: {name} not among {who[id(found)]}",
                spans,
            )


def _compare_places(c: Comparison, wanted: Event, found: list[str], told: str) -> None:
    """Rows ``event.place`` (of events that have one) and ``event.placed`` (of events that are given one)."""
    right = any(c.known_as(key).same(name) for key in wanted.places for name in found)
    names = ", ".join(c.known_as(key).name for key in wanted.places)
    if wanted.places:
        c.add("event.place", right, f"{told}: wanted {names}, got {found}", _spans(wanted))
    if found:
        c.add("event.placed", right, f"{told}: wanted {names or 'none'}, got {found}", _spans(wanted))


def matched(c: Comparison) -> list[tuple[Event, Event]]:
    """Pairs (annotated, found) of what is one event; notes which are missed and which are too many."""
    who = _who(c)

    def likeness(wanted: Event, found: Event) -> float:
        share = overlap(_spans(wanted), _spans(found))
        if share or (_near(wanted, found) and same_kind(wanted, found)):
            return 1 + share + same_kind(wanted, found)
        alike = same_kind(wanted, found) and _days_meet(wanted, found)
        return len(_shared(c, wanted, who[id(found)])) / 100 if alike else 0.0

    return c.match("event", c.wanted.events, c.found.events, likeness, key=lambda e: e.id, spans=_spans)


def _who(c: Comparison) -> dict[int, list[str]]:
    """The names of those who take part in each event found, by the event's ``id()``."""
    names = {place.id: place.name for place in c.found.places} | {actor.id: actor.name for actor in c.found.actors}
    return {id(event): [names.get(p.actor, p.actor) for p in event.participants] for event in c.found.events}


def _shared(c: Comparison, wanted: Event, names: list[str]) -> list[str]:
    return [p.actor for p in wanted.participants if any(c.known_as(p.actor).same(name) for name in names)]


def same_kind(first: Event, second: Event) -> bool:
    """Are two events of one family? The type counts only where the mode says too little."""
    return bool(_families(first) & _families(second))


def _families(event: Event) -> set[str]:
    families = vocabulary().families
    mode = families.get(event.mode or "")
    return {mode} if mode else {event.mode or "", event.type.lower()} - {""}


def starts(found: str | None, wanted: str) -> bool:
    """Is a start the one wanted? A day inside a month or year that is wanted is, an hour of the day wanted too."""
    return found is not None and (found == wanted or ("T" not in wanted and found.startswith(wanted)))


def _spans(event: Event) -> tuple[Span, ...]:
    return (event.trigger, *event.mentions)


def _near(first: Event, second: Event) -> bool:
    gap = max(second.trigger.start - first.trigger.end, first.trigger.start - second.trigger.end)
    return gap < NEAR


def _days_meet(first: Event, second: Event) -> bool:
    """Do two events share a day? Two without any date do."""
    a, b = ([_day(end) for end in (e.start, e.end) if end] for e in (first, second))
    return a[0] <= b[-1] + "~" and b[0] <= a[-1] + "~" if a and b else a == b


def _day(written: str) -> str:
    found = re.match(r"\d{4}(-\d\d)*", written)
    return found.group() if found else written
