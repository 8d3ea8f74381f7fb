"""From the answers about one report to its reading.

Owns the order in which layers are taken in and the ties between them. Whatever an answer holds, every span of the
reading was found in the text by code.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from carsica.extract.reading import by_content, resting_on
from carsica.record.reading import Reading
from carsica.record.report import Report
from carsica.remote.account import Account
from carsica.remote.cast import Cast
from carsica.remote.chains import Chains
from carsica.remote.chunks import Chunk, Sentences
from carsica.remote.desk import Desk
from carsica.remote.grounds import Grounds
from carsica.remote.happenings import Happenings, Plans
from carsica.remote.refusals import Refusals
from carsica.remote.sayings import Sayings
from carsica.remote.schema import LAYERS
from carsica.remote.values import Figures, Times


class Gathering:
    """The reading of one report, growing by an answer a chunk."""

    def __init__(self, report: Report, sentences: Sentences, account: Account) -> None:
        self.report, self.account = report, account
        desk = Desk(Grounds(report, sentences), account)
        self.cast, self.times = Cast(desk), Times(desk)
        chains = Chains(desk, self.cast)
        self.sayings = Sayings(desk, chains)
        self.refusals = Refusals(desk, chains, self.sayings)
        self.figures = Figures(desk, self.times)
        self.happenings = Happenings(desk, self.cast, self.times)
        self.plans = Plans(desk, self.cast)

    def take(self, answer: Mapping[str, Any], chunk: Chunk) -> None:
        """Take in the answer about a chunk."""
        for layer in (
            self.cast, self.times, self.sayings, self.refusals, self.figures, self.happenings, self.plans
        ):  # fmt: skip
            layer.take(answer, chunk)

    def reading(self) -> Reading:
        """What all answers together say of the report, as far as the text bears it out."""
        actors, places = self.cast.finished()
        statements = self.sayings.finished()
        said = by_content(statements)
        figures = tuple(
            replace(f, id=f"f{n}", according_to=resting_on(said, f.span))
            for n, f in enumerate(self.figures.finished(), 1)
        )
        events = tuple(replace(e, according_to=resting_on(said, e.trigger)) for e in self.happenings.finished())
        relations = tuple(
            replace(r, according_to=resting_on(said, r.span)) for r in self.happenings.relations.values()
        )
        times = tuple(self.times.times[span] for span in sorted(self.times.times))
        plans, silences = self.plans.finished(), self.refusals.finished()
        reading = Reading(
            self.report, actors, places, statements, events, figures, plans, relations, times, silences
        )
        self.account.kept.update({layer: len(getattr(reading, layer)) for layer in LAYERS})
        return reading
