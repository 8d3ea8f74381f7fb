"""What every rule of plans asks: the scene, the lexicon, the counted points, and the mentions that are plans.

Owns the shape alone.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from carsica.extract.events.grammar import joined, passive
from carsica.extract.events.scene import Scene
from carsica.extract.plans.draft import Draft
from carsica.extract.plans.words import PlanWords
from carsica.parse.syntax import Sentence
from carsica.record.figure import Figure
from carsica.record.span import Span
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

    def spoken_of(self, number: int, before: int | None = None) -> Draft | None:
        """The plan that a sentence (up to a character), or the last one before it that names one, speaks of."""
        best: tuple[Span, Draft] | None = None
        for plan in self.plans:
            for mention in plan.mentions:
                late = before is not None and mention.span.start > before
                if mention.number <= number and not late and (best is None or mention.span > best[0]):
                    best = mention.span, plan
        return best[1] if best else None

    def is_author(self, actor: str) -> bool:
        """Is the actor of a type that can make a plan?"""
        known = self.scene.cast.actor_by_id.get(actor)
        return known is not None and known.type in AUTHORS
