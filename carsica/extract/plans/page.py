"""What every rule of plans asks: the scene, the lexicon, the counted points, and the mentions that are plans.

Owns the shape alone.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property

from carsica.extract.events.grammar import joined, passive
from carsica.extract.events.scene import Scene
from carsica.extract.plans.draft import Draft, Found
from carsica.extract.plans.words import PlanWords
from carsica.parse.syntax import Sentence
from carsica.record.figure import Figure
from carsica.record.statement import Statement

AUTHORS = {"state", "organisation", "person", "group"}
"""Types of actors that make plans and take positions."""


@dataclass
class Page:
    """One report as the rules of plans see it. ``plans`` in the order in which the report names them."""

    scene: Scene
    words: PlanWords
    figures: tuple[Figure, ...]
    statements: tuple[Statement, ...] = ()
    plans: list[Draft] = field(default_factory=list)

    @cached_property
    def points(self) -> list[Figure]:
        """Exact numbers of points or articles."""
        return [f for f in self.figures if f.unit in {"point", "article"} and f.low and f.low == f.high]

    def is_verb_of(self, key: str, sentence: Sentence, position: int) -> bool:
        """Is a verb in a set, with the prefix that may stand apart from it ("sieht ... vor")?"""
        return self.words.has(key, joined(sentence, position))

    def undergoes(self, sentence: Sentence, predicate: int, link: str) -> bool:
        """Is what hangs from a predicate by a relation its object, or its subject in the passive?"""
        if link == "nsubj":
            return passive(sentence, predicate, transitive=True)
        return link in {"obj", "nsubj:pass", "obl", "obl:arg", "iobj", "acl"}

    @cached_property
    def pointed(self) -> frozenset[int]:
        """Numbers of the sentences in which the encoder marked points."""
        return frozenset(mark.sentence for mark in self.scene.document.marks if mark.layer == "point")

    def spoken_of(self, number: int, before: int | None = None) -> Draft | None:
        """The plan that a sentence (up to a character), or the last one before it that names one, speaks of."""
        last = bisect_right(self._named, number, key=lambda named: named[0].number) - 1
        while last >= 0 and before is not None and self._named[last][0].span.start > before:
            last -= 1
        return self._named[last][1] if last >= 0 else None

    @cached_property
    def _named(self) -> list[tuple[Found, Draft]]:
        """The mentions of the plans in text order, each with its plan; asked once the plans are grouped."""
        found = [(mention, plan) for plan in reversed(self.plans) for mention in plan.mentions]
        return sorted(found, key=lambda named: named[0].span)

    def is_author(self, actor: str) -> bool:
        """Is the actor of a type that can make a plan?"""
        known = self.scene.cast.actor_by_id.get(actor)
        return known is not None and known.type in AUTHORS
