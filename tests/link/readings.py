"""Readings by hand for tests of linking: a text, and rows whose spans are found by the words they carry.

Owns the notation alone. Report ids are readable words here; linking must not care.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from carsica.record.actor import Actor, ActorType, Role
from carsica.record.event import Event, EventStatus, Participant
from carsica.record.figure import Figure
from carsica.record.place import Place
from carsica.record.plan import Plan
from carsica.record.reading import Reading
from carsica.record.report import Report
from carsica.record.span import Span
from carsica.record.statement import Source, SourceKind, Statement


class Draft:
    """A reading that grows row by row; ids are given in order (a1, s1 ...)."""

    def __init__(self, name: str, text: str, outlet: str | None, day: str | None, language: str = "en") -> None:
        title = text.partition(".")[0]
        self.reading = Reading(Report(name, title, text, language, outlet=outlet, published=day))

    def span(self, words: str) -> Span:
        """Where the words first stand in the text."""
        start = self.reading.report.text.index(words)
        return Span(start, start + len(words))

    def _add(self, layer: str, row: Any) -> str:
        self.reading = replace(self.reading, **{layer: (*getattr(self.reading, layer), row)})
        return str(row.id)

    def _next(self, layer: str, letter: str) -> str:
        return f"{letter}{len(getattr(self.reading, layer)) + 1}"

    def actor(
        self, kind: ActorType, name: str, *mentions: str, role: str | None = None, of: str | None = None
    ) -> str:
        spans = tuple(self.span(m) for m in (mentions or (name,)))
        roles = (Role(role, True, spans[0], of),) if role else ()
        return self._add("actors", Actor(self._next("actors", "a"), kind, name, spans, roles))

    def place(self, name: str, country: str | None = None, geonames: int | None = None, words: str = "") -> str:
        precision = "country" if geonames is None and country else "city"
        row = Place(
            self._next("places", "p"), name, (self.span(words or name),), country, geonames, precision=precision
        )
        return self._add("places", row)

    def said(self, content: str, *chain: tuple[SourceKind, str, str | None], **more: Any) -> str:
        """A statement of the given content through the outlet and then the sources (kind, name, actor id)."""
        own = Source("outlet", self.reading.report.outlet or "unknown outlet")
        text = self.reading.report.text
        links = (
            own,
            *(Source(kind, name, actor, self.span(name) if name in text else None) for kind, name, actor in chain),
        )
        row = Statement(self._next("statements", "s"), "indirect", links, (self.span(content),), **more)
        return self._add("statements", row)

    def figure(self, words: str, unit: str, what: str, low: float | None, high: float | None, **more: Any) -> str:
        return self._add(
            "figures", Figure(self._next("figures", "f"), self.span(words), unit, what, low, high, **more)
        )

    def event(
        self, trigger: str, kind: str, mode: str, status: EventStatus, who: Sequence[str] = (), **more: Any
    ) -> str:
        parts = tuple(Participant(actor, "participant") for actor in who)
        row = Event(self._next("events", "e"), kind, mode, status, self.span(trigger), parts, **more)
        return self._add("events", row)

    def plan(self, name: str, words: str, **more: Any) -> str:
        return self._add("plans", Plan(self._next("plans", "n"), name, (self.span(words),), **more))


def meaning_by(groups: Sequence[Sequence[str]], width: int = 96) -> Any:
    """Vectors in which sentences of one group are alike and all others are not; the same text, the same vector."""

    def of(text: str) -> np.ndarray:
        seed = int.from_bytes(hashlib.blake2b(text.encode(), digest_size=4).digest(), "big")
        noise = np.random.default_rng(seed).standard_normal(width)
        vector = 0.35 * noise / np.linalg.norm(noise)
        for number, group in enumerate(groups):
            if any(text == member or member in text for member in group):
                base = np.random.default_rng(number + 1).standard_normal(width)
                vector = vector + base / np.linalg.norm(base)
                break
        return vector / np.linalg.norm(vector)

    def vectors(texts: list[str]) -> np.ndarray:
        return (
            np.stack([of(text) for text in texts]).astype(np.float32)
            if texts
            else np.zeros((0, width), np.float32)
        )

    return vectors
