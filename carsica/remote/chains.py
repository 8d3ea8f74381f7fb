"""Chains of sources in an answer: checked against the closed lists, the cast and the words beside a cue.

Owns what code can see for itself: the outlet at the head of a chain, how many unnamed sources speak.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, cast, get_args

from carsica.record.span import Span
from carsica.record.statement import Source, SourceKind
from carsica.remote.cast import Cast
from carsica.remote.desk import Desk, Row
from carsica.remote.grounds import RejectedError, choice_in, list_in, nearest, row_of, text_in


@dataclass(frozen=True, slots=True)
class Link:
    """A source as an answer gives it, checked against the closed lists alone."""

    kind: SourceKind
    name: str
    words: str


class Chains:
    """Who has it from whom in the answers about one report."""

    def __init__(self, desk: Desk, cast: Cast) -> None:
        self.grounds, self.cast = desk.grounds, cast

    def links(self, row: Row) -> list[Link]:
        """The sources of a row without the report's own outlet. RejectedError for one not in the text."""
        links: list[Link] = []
        for value in list_in(row, "sources"):
            link = row_of(value)
            kind = cast("SourceKind", choice_in(link, "kind", get_args(SourceKind)))
            words, name = text_in(link, "words"), text_in(link, "name")
            if kind == "unstated" or (name or words) == self.grounds.report.outlet:
                continue
            try:
                name = self.cast.standing(name or words)
            except RejectedError as error:
                raise RejectedError(f"{error} (source)") from None
            links.append(Link(kind, name, words))
        return links

    def spans(self, links: Iterable[Link], area: Span, anchor: Span) -> tuple[Span | None, ...]:
        """Where each link stands in the area, nearest to the anchor; None for one named in an earlier sentence."""
        spans: list[Span | None] = []
        for link in links:
            span = nearest(self.grounds.within(link.words, area), anchor) if link.words else None
            if link.words and span is None:
                raise RejectedError("its source does not stand beside its content")
            spans.append(span)
        return tuple(spans)

    def chain(self, links: Iterable[Link], spans: Iterable[Span | None]) -> tuple[Source, ...]:
        """The chain from the report's outlet inwards; ends with an unstated source where no link is given."""
        outlet = Source("outlet", self.grounds.report.outlet or "unknown")
        named = [self._source(link, span) for link, span in zip(links, spans, strict=True)]
        return (outlet, *(named or [Source("unstated", "unstated")]))

    def _source(self, link: Link, span: Span | None) -> Source:
        actor = self.cast.actor(link.name)
        kind: Any = link.kind
        if actor and kind not in ("anonymous", "agency", "document"):
            kind = "organisation" if actor.type == "group" else actor.type
        inside = [n for n in self.grounds.numerals if span and span.covers(n.core) and n.exact]
        count = int(inside[0].value) if kind == "anonymous" and inside else None
        return Source(kind, actor.name if actor else link.name, actor.id if actor else None, span, count)
