"""One annotated report beside one reading of it: what layers need in common.

Owns recording outcomes; must not compare rows itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from carsica.annotation.annotated import Annotated
from carsica.evaluation.matching import pair
from carsica.evaluation.naming import Known, known_as, known_in
from carsica.evaluation.outcome import Outcome
from carsica.record.reading import Reading
from carsica.record.span import Span

G = TypeVar("G")
P = TypeVar("P")

AROUND = 40
"""Characters between a row's words and those of a hard thing within which the row is counted as a case of it."""


class Comparison:
    """An annotated report (``wanted``) and a reading of the same text (``found``), with the outcomes so far."""

    def __init__(self, annotated: Annotated, found: Reading) -> None:
        self.annotated, self.wanted, self.found = annotated, annotated.reading, found
        self.text = annotated.reading.report.text
        self.known: Mapping[str, Known] = known_in(annotated)
        self.outcomes: list[Outcome] = []

    def known_as(self, key: str) -> Known:
        """What an id of the annotation stands for."""
        return known_as(key, self.known)

    def add(self, row: str, credit: float, note: str = "", spans: Iterable[Span] = ()) -> None:
        """Record an outcome; ``note`` says what went wrong, ``spans`` where."""
        self.outcomes.append(
            Outcome(
                row,
                float(credit),
                self.annotated.id,
                self.wanted.report.language,
                self.annotated.genre,
                self._hard(spans),
                "" if credit else note,
            )
        )

    def match(
        self,
        layer: str,
        wanted: Sequence[G],
        found: Sequence[P],
        likeness: Callable[[G, P], float],
        *,
        key: Callable[[G], str],
        spans: Callable[[G | P], tuple[Span, ...]],
    ) -> list[tuple[G, P]]:
        """Pair a layer's rows; recall over what is not optional, precision over all that was found."""
        optional = self.annotated.allowance.optional
        pairs = pair(wanted, found, likeness, lambda row: key(row) in optional)
        hit, right = {i for i, _ in pairs}, {j for _, j in pairs}
        for i, row in enumerate(wanted):
            if key(row) not in optional:
                self.add(f"{layer}.recall", i in hit, f"missed {self.words(spans(row))}", spans(row))
        for j, item in enumerate(found):
            self.add(f"{layer}.precision", j in right, f"wrongly found {self.words(spans(item))}", spans(item))
        return [(wanted[i], found[j]) for i, j in pairs]

    def words(self, spans: Iterable[Span]) -> str:
        """The words of some spans, shortened, for a note."""
        joined = " … ".join(" ".join(span.of(self.text).split()) for span in spans)
        return f"“{joined if len(joined) <= 90 else joined[:89] + '…'}”"

    def _hard(self, spans: Iterable[Span]) -> frozenset[str]:
        near = [Span(span.start - AROUND, span.end + AROUND) for span in spans]
        return frozenset(
            thing
            for thing, places in self.annotated.hard.items()
            if any(span.overlaps(place) for span in near for place in places)
        )
