"""The pages that look over the whole case: brief, timeline, sources, search, the legend.

Owns their contexts; what they say comes from the dossier.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from carsica.dossier.brief import brief_of
from carsica.dossier.brief_rows import Brief
from carsica.dossier.changes import Turn, named_places, turns
from carsica.dossier.dossier import Cite, Dossier
from carsica.dossier.network import Network, source_network
from carsica.dossier.search import Found, search
from carsica.dossier.timeline import Day, TimelineKind, make_timeline
from carsica.dossier.wording import Wording
from carsica.record.claim import LinkedEvent
from carsica.serve.pages.claims import ClaimRow, claim_row
from carsica.serve.pages.page import Page

CLAIMS_A_DAY = 5
"""Claims of a day that the timeline shows beside events: the widest told."""


@dataclass(frozen=True)
class BriefPage(Page):
    """The brief of the case."""

    template: ClassVar[str] = "brief.html"
    nav: ClassVar[str] = "brief"
    brief: Brief


@dataclass(frozen=True)
class EventLine:
    """An event with its places, the turns of its status and its words."""

    event: LinkedEvent
    places: tuple[str, ...]
    people: tuple[tuple[str, str, str], ...]
    turns: tuple[Turn, ...]
    cite: Cite
    reports: int


@dataclass(frozen=True)
class TimelineDay:
    """A day with its events and claims."""

    day: str
    events: tuple[EventLine, ...]
    claims: tuple[ClaimRow, ...]
    left_out: int


@dataclass(frozen=True)
class TimelinePage(Page):
    """The timeline; ``only`` says whether events or claims alone are shown."""

    template: ClassVar[str] = "timeline.html"
    nav: ClassVar[str] = "timeline"
    days: tuple[TimelineDay, ...]
    undated: tuple[EventLine, ...]
    only: TimelineKind | None


@dataclass(frozen=True)
class SourcesPage(Page):
    """Who relies on whom."""

    template: ClassVar[str] = "sources.html"
    nav: ClassVar[str] = "sources"
    network: Network


@dataclass(frozen=True)
class SearchPage(Page):
    """What a search found."""

    template: ClassVar[str] = "search.html"
    nav: ClassVar[str] = "search"
    found: Found


@dataclass(frozen=True)
class LegendPage(Page):
    """The words and marks of the pages."""

    template: ClassVar[str] = "legend.html"
    nav: ClassVar[str] = "legend"


@dataclass(frozen=True)
class MissingPage(Page):
    """There is no such page."""

    template: ClassVar[str] = "missing.html"
    nav: ClassVar[str] = ""


def event_line(dossier: Dossier, event: LinkedEvent) -> EventLine:
    """An event as a line of a list."""
    return EventLine(
        event,
        named_places(dossier, event),
        tuple((dossier.actor_name(actor), actor, role) for actor, role in event.participants),
        turns(event),
        dossier.cite_pointer(event.mentions[0].pointer),
        len({m.pointer.report for m in event.mentions}),
    )


def brief_page(dossier: Dossier, w: Wording, since: str | None = None, as_of: str | None = None) -> BriefPage:
    """The brief of a dossier; see ``carsica.dossier.brief.make_brief``."""
    return BriefPage(w("brief"), "brief", brief_of(dossier, since=since, as_of=as_of))


def timeline_page(dossier: Dossier, w: Wording, only: TimelineKind | None = None) -> TimelinePage:
    """The timeline of a dossier."""
    line = make_timeline(dossier, only)
    return TimelinePage(
        w("timeline"),
        "timeline",
        tuple(_timeline_day(dossier, day, w.language, None if only else CLAIMS_A_DAY) for day in line.days),
        tuple(event_line(dossier, event) for event in line.undated if event.mentions),
        only,
    )


def _timeline_day(dossier: Dossier, day: Day, language: str, most: int | None) -> TimelineDay:
    claims = [m.claim for m in day.moments if m.claim]
    return TimelineDay(
        day.day,
        tuple(event_line(dossier, m.event) for m in day.moments if m.event and m.event.mentions),
        tuple(claim_row(dossier, claim, language) for claim in claims[:most]),
        len(claims[most:]) if most else 0,
    )


def sources_page(dossier: Dossier, w: Wording) -> SourcesPage:
    """The sources of a dossier."""
    return SourcesPage(w("sources"), "sources", source_network(dossier))


def search_page(dossier: Dossier, w: Wording, query: str) -> SearchPage:
    """What a search finds; the query is cut at 200 characters."""
    return SearchPage(w("search_title"), "search", search(dossier, query[:200]))


def legend_page(w: Wording) -> LegendPage:
    """How to read the pages."""
    return LegendPage(w("legend"), "legend")


def missing_page(w: Wording) -> MissingPage:
    """The page in place of one that is not there."""
    return MissingPage(w("not_found_title"), "missing")
