"""Which time dates an event: one of its sentence, the day of what was told before it, or today; signs for each.

Owns the signs and the choice. Which weeks weekdays turn to is the business of weekdays.py.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from typing import NamedTuple

from carsica.extract.events.asides import in_aside_of, outside
from carsica.extract.events.counting import counted_from
from carsica.extract.events.dating import COARSE, DATED, counts_from_event, is_speech
from carsica.extract.events.grammar import tree_distance
from carsica.extract.events.moving import new_day
from carsica.extract.events.paths import way
from carsica.extract.events.scene import Draft, Scene
from carsica.extract.events.tense import forms
from carsica.extract.events.weekdays import ahead, looks_ahead, turned
from carsica.extract.events.weighing import Signs, weigh
from carsica.record.time import TimeExpression

DECISION = "dates"
LEAST = -0.5
"""Log-odds from which a day is taken."""
REACH = 3
"""Sentences over which the day of an event told before may be that of one told after it."""
KIN_REACH = (2, 5, 10)
"""Sentences by which the distance to the last event of a kind is told."""
SURE = 99.0
"""Strength of the sign of a day that another one of the sentence is counted from: nothing outweighs it."""
SOURCES = {"own", "told before", "kin", "today"}
"""Signs by which candidates of one day support each other."""
FARTHEST = 8
"""Steps in a tree from which all are as far."""
CLOCK_LINE = re.compile(r"\W*\d{1,2}\s?[:.h]\s?\d\d\b")
"""How an entry of a live report begins: with the hour it was written."""


class Candidate(NamedTuple):
    """A day, or a span of days, that may be an event's; the signs for it."""

    start: str
    end: str | None
    signs: Signs


def choose(scene: Scene, drafts: Iterable[Draft]) -> None:
    """Sets ``start``, ``end`` and ``dated`` of each draft, in text order."""
    before: list[Draft] = []
    told = list(drafts)
    by_sentence: dict[int, list[Draft]] = {}
    for draft in told:
        by_sentence.setdefault(draft.number, []).append(draft)
    for draft in told:
        beside = by_sentence[draft.number]
        draft.start, draft.end, draft.dated = None, None, False
        moved = new_day(scene, draft)
        if moved is not None:
            draft.start, draft.end = ahead(scene, moved)
            draft.dated = draft.moved = True
            before.append(draft)
            continue
        if not scene.marks_triggers:
            if draft.time is not None:
                draft.start, draft.end = turned(scene, draft, draft.time)
                draft.dated = True
            continue
        weighed = ((weigh(DECISION, one.signs), one) for one in candidates(scene, draft, beside, before))
        odds, best = max(weighed, key=lambda w: w[0], default=(0.0, None))
        if best is not None and odds > LEAST:
            draft.start, draft.end, draft.dated = best.start, best.end, "own" in best.signs
        before.append(draft)


def candidates(scene: Scene, draft: Draft, beside: list[Draft], before: list[Draft]) -> list[Candidate]:
    """The days that may be an event's: those its sentence names, then the one told before, then today."""
    day, counting = counted_from(scene, draft, beside)
    if day is not None:
        return [Candidate(day, day, {"own": SURE})]
    found = [
        Candidate(start, end, _of_time(scene, draft, time, head, beside))
        for time, head in scene.times.get(draft.number, ())
        if time.start is not None and (time.granularity in DATED or time.granularity in COARSE)
        if time not in counting and not outside(scene, draft, head) and not in_aside_of(scene, draft, head)
        for start, end in (turned(scene, draft, time),)
        if start is not None
    ]
    own = {"times in it": 1.0} if found else {}
    near = itertools.takewhile(lambda d: draft.number - d.number <= REACH, reversed(before))
    last = next((d for d in near if d.start and not d.title), None)
    if last is not None and last.number == draft.number and outside(scene, draft, last.head):
        last = None  # what came after it may have come days after
    if last is not None and _is_over(scene, draft, last):
        last = None
    if last is not None and last.start is not None and scene.section(last.number) == scene.section(draft.number):
        found.append(Candidate(last.start, last.end, own | _of_last(scene, draft, last)))
    kin = next((d for d in reversed(before) if d.start and d.family == draft.family), None)
    if kin is not None and kin is not last and kin.start is not None and not _is_over(scene, draft, kin):
        found.append(Candidate(kin.start, kin.end, own | _of_kin(scene, draft, kin)))
    if scene.today is not None:
        found.append(Candidate(scene.today, scene.today, own | _of_today(scene, draft)))
    return [_seconded(one, found) for one in found]


def _is_over(scene: Scene, draft: Draft, other: Draft) -> bool:
    """Has another event taken place, while the draft's is still to come?"""
    done = other.status in {"occurred", "ongoing"} and (other.start or "")[:10] <= (scene.today or "")
    return draft.noted == "planned" and done


def _seconded(one: Candidate, found: list[Candidate]) -> Candidate:
    """The candidate with a sign for each of the others that is the same day."""
    others = [other for other in found if other is not one and other.start[:10] == one.start[:10]]
    names = {name for other in others for name in other.signs if name in SOURCES}
    return one._replace(signs=one.signs | {f"seconded by {name}": 1.0 for name in sorted(names)})


def _of_kin(scene: Scene, draft: Draft, kin: Draft) -> Signs:
    """Signs that an event took place on the day of the last one of its kind."""
    found: Signs = {
        "kin": 1,
        f"kin within {next((n for n in KIN_REACH if draft.number - kin.number <= n), 'all')}": 1,
        f"kin {'noun' if draft.entry.noun else 'verb'} after {'noun' if kin.entry.noun else 'verb'}": 1,
    }
    if kin.title:
        found["kin title"] = 1
    return found | _of_earlier(scene, draft, kin, "kin")


def _of_earlier(scene: Scene, draft: Draft, other: Draft, name: str) -> Signs:
    """What speaks for the day of another event told before, whichever it is; ``name`` begins each sign."""
    found: Signs = {f"{name} {other.status}, this {draft.status}": 1}
    for sign, there in (
        ("pointed back to", draft.anaphoric),
        ("and new", draft.novel),
        ("shares who", set(draft.participants) & set(other.participants)),
    ):
        if there:
            found[f"{name} {sign}"] = 1
    found |= {f"{name}, {side}": 1 for side in _side(scene, draft, other.start or "")}
    return found | {f"{name} {form}": 1 for form in forms(scene, draft)}


def _of_time(scene: Scene, draft: Draft, time: TimeExpression, head: int, beside: list[Draft]) -> Signs:
    sentence = scene.sentence(draft.number)
    steps = tree_distance(sentence, head, draft.head)
    found: Signs = {
        "own": 1,
        f"way {way(sentence, head, draft.head)}": 1,
        f"steps {min(steps, FARTHEST)}": 1,
        f"grain {time.granularity}": 1,
        "before" if head < draft.head else "after": 1,
        f"apart {min(abs(head - draft.head) // 4, 5)}": 1,
        "noun" if draft.entry.noun else "verb": 1,
    }
    if draft.time is time:
        found["by rule"] = 1
    found["alone" if len(scene.times.get(draft.number, ())) == 1 else "among others"] = 1
    distances = [tree_distance(sentence, head, other.head) for other in beside if other is not draft]
    if distances:
        found["nearest" if steps <= min(distances) else "nearer to another"] = 1
    if scene.has_case("bound", draft.number, head):
        found["bound"] = 1
    if counts_from_event(scene, draft.number, time):
        found["counts from an event"] = 1
    above = sentence.words[head].head
    if above >= 0 and above != draft.head and is_speech(scene, sentence, above):
        found["of a saying"] = 1
    return found | _side(scene, draft, time.start or "")


def _side(scene: Scene, draft: Draft, start: str) -> Signs:
    """On which side of today a day is, and whether the event is told to be on it."""
    if scene.today is None:
        return {}
    short = scene.today[: len(start)]
    side = "ahead" if start[:10] > short else "behind" if start[:10] < short else "today"
    if side == "ahead" and looks_ahead(scene, draft):
        return {"planned ahead": 1, "noted planned ahead": 1}
    return {f"{draft.status} {side}": 1, f"noted {draft.noted} {side}": 1}


def _of_last(scene: Scene, draft: Draft, last: Draft) -> Signs:
    """Signs that an event took place on the day of the one told before it."""
    found: Signs = {
        "told before": 1,
        f"sentences {draft.number - last.number}": 1,
        f"last of {'the same kind' if last.family == draft.family else 'another kind'}": 1,
        f"last {'noun' if draft.entry.noun else 'verb'}": 1,
    }
    return found | _of_earlier(scene, draft, last, "last")


def _of_today(scene: Scene, draft: Draft) -> Signs:
    """Signs that an event without a day took place on the day of the report."""
    line = scene.document.text.rfind("\n", 0, draft.span.start) + 1
    found: Signs = {"today": 1, f"today {draft.status}": 1, f"today {draft.entry.kind.name}": 1}
    found["today noun" if draft.entry.noun else "today verb"] = 1
    if CLOCK_LINE.match(scene.document.text, line):
        found["today in a live line"] = 1
        found |= {f"live {name}": 1 for name in forms(scene, draft)}
        found[f"live {draft.status}"] = 1
    if draft.title:
        found["today title"] = 1
    return found | {f"today {name}": 1 for name in forms(scene, draft)}
