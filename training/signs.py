"""Learns the weights of the signs by which events are read, and writes them where the reader finds them.

    python -m training.signs --marks build/training/folds.npz

Reads the corpus's train part with marks of ``training.folds`` and notes the signs of every decision beside what
the annotation says of it; a logistic regression a decision gives the weights. Each run starts from the weights of
the one before, for who takes part and when bear upon what is the same, and that upon what stands: two settle it.
"""

from __future__ import annotations

import argparse
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

import numpy as np

from carsica.annotation.annotated import Annotated
from carsica.errors import CarsicaError
from carsica.evaluation import events as evaluation
from carsica.evaluation.collection import load_collection
from carsica.evaluation.comparison import Comparison
from carsica.evaluation.matching import overlap
from carsica.extract import events
from carsica.extract.events import (
    contested,
    days,
    merging,
    naming,
    outcome,
    partaking,
    roster,
    sameness,
    setting,
    standing,
)
from carsica.extract.events.carrying import take_over
from carsica.extract.events.lexis import Entry
from carsica.extract.events.retelling import within
from carsica.extract.events.scene import STATUSES, Draft, Scene
from carsica.extract.events.weighing import ALWAYS, Signs
from carsica.extract.reading import read
from carsica.parse.reader import Parser
from carsica.parse.syntax import Document
from carsica.record.event import Event, EventStatus
from carsica.record.reading import Reading
from corpus.collection import REPORTS
from training.folded import Scores, marked

OUT = Path("carsica/extract/lexicon/shared/event_signs.toml")
HEAD = """# Weights of the signs by which events are read, in log-odds; a sign without a weight counts nothing.
# Learnt on the corpus's train part by training/signs.py; see carsica/extract/events/weighing.py.
"""
LEAST_SEEN = 8
"""Times that a sign has to be seen to have a weight."""
RIDGE = 2.0
"""How strongly weights are kept small."""
LEAST_WEIGHT = 0.05
HALF = 0.5
"""Weight of a case that the annotation leaves open."""


class Case(NamedTuple):
    """Signs of a decision, whether it is right, and how much the case counts."""

    signs: Signs
    right: bool
    weight: float = 1.0


@dataclass
class Notes:
    """The cases of one report, noted while it is read."""

    annotated: Annotated
    cases: dict[str, list[Case]]
    weighed: dict[int, tuple[list[tuple[EventStatus, Signs]], Signs]] = field(default_factory=dict)
    drafts: dict[str, Draft] = field(default_factory=dict)
    parties_of: dict[int, list[tuple[str, Signs]]] = field(default_factory=dict)
    places_of: dict[int, list[tuple[str, Signs]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.blank = Comparison(self.annotated, Reading(self.annotated.reading.report))

    def note(self, decision: str, signs: Signs, right: bool, weight: float = 1.0) -> None:
        """Add a case of a decision."""
        self.cases.setdefault(decision, []).append(Case(signs, right, weight))

    def told(self, draft: Draft) -> Event | None:
        """The annotated event that a draft tells."""
        wanted = self.annotated.reading.events
        shares = [(overlap((e.trigger, *e.mentions), (draft.span,)), -i) for i, e in enumerate(wanted)]
        share, place = max(shares, default=(0.0, 0))
        return wanted[-place] if share else None

    def optional(self, event: Event) -> bool:
        """May the event be left out?"""
        return event.id in self.annotated.allowance.optional

    # --- stand-ins for the reader's own steps, which note what they see and go on

    def kind(self, scene: Scene, draft: Draft, listed: Sequence[Entry]) -> None:
        """In place of ``naming.choose``."""
        event = self.told(draft)
        if event is not None and not self.optional(event):
            for mode in naming.candidates(scene, draft, listed):
                self.note(naming.DECISION, naming.signs(scene, draft, listed, mode), mode == event.mode)
        naming_choose(scene, draft, listed)

    def parties(self, scene: Scene, drafts: Sequence[Draft]) -> None:
        """In place of ``partaking.choose``."""
        names = {actor.id: actor.name for actor in scene.cast.actors}
        for draft in drafts:
            event = self.told(draft)
            if event is None:
                continue
            beside = [d for d in drafts if d.number == draft.number]
            named = partaking.named_in(scene, draft.number)
            known = [self.blank.known_as(p.actor) for p in event.participants]
            for actor in dict.fromkeys((*draft.participants, *named)):
                right = actor in names and any(one.same(names[actor]) for one in known)
                self.note(partaking.DECISION, partaking.signs(scene, draft, actor, beside, named), right)
        partaking_choose(scene, drafts)

    def dates(self, scene: Scene, drafts: Sequence[Draft]) -> None:
        """In place of ``days.choose``; the events before have their annotated days."""
        before: list[Draft] = []
        for draft in drafts:
            event = self.told(draft)
            beside = [d for d in drafts if d.number == draft.number]
            starts = (event.start, *self.annotated.allowance.starts.get(event.id, ())) if event else ()
            accepted = [start for start in starts if start]
            found = days.candidates(scene, draft, beside, before)
            right = [any(evaluation.starts(c.start, start) for start in accepted) for c in found]
            if event is not None and not self.optional(event):
                for candidate, hit in zip(found, right, strict=True):
                    self.note(days.DECISION, candidate.signs, hit)
            draft.start = next((c.start for c, hit in zip(found, right, strict=True) if hit), None)
            if draft.start is None and accepted:
                draft.start = accepted[0]
            draft.end = draft.start
            before.append(draft)
        days_choose(scene, drafts)

    def merge(self, scene: Scene, drafts: list[Draft]) -> list[Draft]:
        """In place of ``merge``: what is the same is told by the annotation, on copies."""
        known: list[tuple[Draft, Event | None]] = []
        for draft in map(_copy, drafts):
            take_over(scene, draft, [e for e, _ in known])
            event = self.told(draft)
            alike = [e for e, _ in known if e.family == draft.family]
            for other, its in known:
                if sameness.comparable(scene, other, draft):
                    self._same(scene, (other, its), (draft, event), alike)
            same = next((other for other, its in known if event is not None and its is event), None)
            if same is None:
                known.append((draft, event))
            else:
                merging.absorb(same, draft)
        return merge(scene, drafts)

    def _same(
        self,
        scene: Scene,
        first: tuple[Draft, Event | None],
        second: tuple[Draft, Event | None],
        alike: list[Draft],
    ) -> None:
        signs = sameness.signs(scene, first[0], second[0], alike)
        if first[1] is not None and second[1] is not None:
            self.note(sameness.DECISION, signs, first[1] is second[1])
        elif (first[1] is None) != (second[1] is None) and within(scene, first[0], second[0]):
            self.note(sameness.DECISION, signs, True, HALF)

    def roster(self, scene: Scene, around: Sequence[roster.Context]) -> None:
        """In place of ``roster.choose``."""
        for context in around:
            actors = roster.candidates(scene, context)
            self.parties_of[id(context.event)] = [(a, roster.signs(scene, context, a)) for a in actors]
        roster_choose(scene, around)

    def setting(self, scene: Scene, around: Sequence[roster.Context]) -> None:
        """In place of ``setting.choose``."""
        for context in around:
            named, places = setting.named_beside(scene, context), setting.candidates(scene, context)
            noted = [(scene.cast.place_by_id[p].name, setting.signs(scene, context, p, named)) for p in places]
            self.places_of[id(context.event)] = noted
        setting_choose(scene, around)

    def decide(self, scene: Scene, event: Draft) -> EventStatus:
        """In place of ``decide``."""
        around = contested.signs(scene, event)
        of_status = [(status, outcome.signs(scene, event, status, around)) for status in STATUSES.values()]
        self.weighed[id(event)] = of_status, {}
        return decide(scene, event)

    def stands(self, scene: Scene, event: Draft) -> bool:
        """In place of ``stands``: everything does."""
        self.weighed[id(event)] = self.weighed[id(event)][0], standing.signs(scene, event)
        return True

    def event(self, draft: Draft, name: str) -> Event:
        """In place of ``_event``: remembers the draft behind an event."""
        self.drafts[name] = draft
        return make_event(draft, name)

    def close(self, found: Reading) -> None:
        """Note which of the events found are annotated, and how they stand."""
        comparison = Comparison(self.annotated, found)
        pairs = {event.id: wanted for wanted, event in evaluation.matched(comparison)}
        for event in found.events:
            wanted = pairs.get(event.id)
            of_status, signs = self.weighed[id(self.drafts[event.id])]
            if wanted is None or not self.optional(wanted):
                self.note(standing.DECISION, signs, wanted is not None)
            if wanted is not None and event.id in self.drafts:
                self._close_roster(found, wanted, self.drafts[event.id])
            for status, its in of_status if wanted else ():
                self.note(outcome.DECISION, its, status == wanted.status)

    def _close_roster(self, found: Reading, wanted: Event, draft: Draft) -> None:
        """Note which of those who may take part in an event do, and which of the places are its own."""
        names = {actor.id: actor.name for actor in found.actors}
        known = [self.blank.known_as(p.actor) for p in wanted.participants]
        for actor, signs in self.parties_of.get(id(draft), ()):
            self.note(roster.DECISION, signs, any(one.same(names.get(actor, actor)) for one in known))
        known = [self.blank.known_as(key) for key in wanted.places]
        for place, signs in self.places_of.get(id(draft), ()):
            self.note(setting.DECISION, signs, any(one.same(place) for one in known))


naming_choose, partaking_choose, roster_choose, setting_choose, days_choose, merge, decide, make_event = (
    naming.choose, partaking.choose, roster.choose, setting.choose, days.choose, events.merge, events.decide,
    events._event,
)  # fmt: skip


def _copy(draft: Draft) -> Draft:
    own: dict[str, Any] = {
        "participants": dict(draft.participants), "around": dict(draft.around), "slots": dict(draft.slots),
        "told": list(draft.told), "mentions": list(draft.mentions), "figures": [],
    }  # fmt: skip
    return replace(draft, **own)


def note(annotated: Annotated, document: Document, cases: dict[str, list[Case]]) -> None:
    """Add the cases of one report."""
    notes = Notes(annotated, cases)
    with ExitStack() as stack:
        for owner, name, its in (
            (naming, "choose", notes.kind),
            (partaking, "choose", notes.parties), (roster, "choose", notes.roster),
            (setting, "choose", notes.setting),
            (days, "choose", notes.dates), (events, "merge", notes.merge),
            (events, "decide", notes.decide), (events, "stands", notes.stands), (events, "_event", notes.event),
        ):  # fmt: skip
            stack.enter_context(patch.object(owner, name, its))
        found = read(annotated.reading.report, document)
    notes.close(found)


def fit(cases: Sequence[Case]) -> dict[str, float]:
    """Weights by sign: a logistic regression with a ridge, by Newton's steps."""
    seen = Counter(name for case in cases for name in case.signs)
    names = [name for name, count in seen.items() if count >= LEAST_SEEN]
    place = {name: i for i, name in enumerate(names)}
    inputs = np.zeros((len(cases), len(names) + 1))
    inputs[:, -1] = 1
    for row, case in enumerate(cases):
        for name, strength in case.signs.items():
            if name in place:
                inputs[row, place[name]] = strength
    wanted = np.array([case.right for case in cases], float)
    weight = np.array([case.weight for case in cases])
    ridge = np.full(len(names) + 1, RIDGE)
    ridge[-1] = 1e-3
    found = np.zeros(len(names) + 1)
    for _ in range(12):
        odds = 1 / (1 + np.exp(-inputs @ found))
        slope = inputs.T @ (weight * (odds - wanted)) + ridge * found
        bend = (inputs * (weight * odds * (1 - odds))[:, None]).T @ inputs + np.diag(ridge)
        step = np.linalg.solve(bend, slope)
        found -= step
        if np.abs(step).max() < 1e-4:
            break
    return {ALWAYS: float(found[-1]), **dict(zip(names, map(float, found[:-1]), strict=True))}


def written(tables: dict[str, dict[str, float]]) -> str:
    """The weights as TOML, small ones left out."""
    lines = [HEAD]
    for decision, weights in tables.items():
        lines += [f"[{decision}]", f"{ALWAYS} = {weights[ALWAYS]:.2f}"]
        told = sorted(item for item in weights.items() if item[0] != ALWAYS and abs(item[1]) >= LEAST_WEIGHT)
        lines += [*(f'"{name}" = {weight:.2f}' for name, weight in told), ""]
    return "\n".join(lines)


def corpus(scores: Scores) -> Iterator[tuple[Annotated, Document]]:
    """The reports of the train part, parsed and marked by those who never saw them."""
    parser = Parser()
    for item in load_collection([REPORTS], "train"):
        if isinstance(item, CarsicaError):
            raise item
        report = item.reading.report
        yield item, marked(parser.parse(report.text, report.language), item.id, scores)


def main() -> None:
    """Write the weights; prints how many cases each decision was learnt from."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--marks", type=Path, required=True, help="what training.folds wrote")
    parser.add_argument("--out", type=Path, default=OUT)
    chosen = parser.parse_args()
    cases: dict[str, list[Case]] = {}
    with np.load(chosen.marks) as scores:
        for annotated, document in corpus(dict(scores)):
            note(annotated, document, cases)
    tables = {decision: fit(found) for decision, found in cases.items()}
    text = written(tables)
    tomllib.loads(text)
    chosen.out.write_text(text, encoding="utf-8")
    print(", ".join(f"{decision}: {len(found)} cases" for decision, found in cases.items()))


if __name__ == "__main__":
    main()
