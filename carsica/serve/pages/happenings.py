"""The pages of what happens: events and one event, attacks, figures, plans and one plan.

Owns their contexts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from carsica.dossier.attacks import attack_log, figures_of
from carsica.dossier.board import Board, plan_board, plan_boards
from carsica.dossier.changes import is_meeting, named_days
from carsica.dossier.dossier import Cite, Dossier, by_date
from carsica.dossier.parties import Party, party
from carsica.dossier.spread import Spread, spread
from carsica.dossier.wording import Wording
from carsica.record.claim import EventMention, LinkedEvent, LinkedPlan, PlanVersion, Pointer
from carsica.serve.pages.overview import EventLine, event_line
from carsica.serve.pages.page import Page, Sheet, cut_sheet


@dataclass(frozen=True)
class EventsPage(Page):
    """Events, earliest first; ``meetings`` says whether meetings alone are shown."""

    template: ClassVar[str] = "events.html"
    nav: ClassVar[str] = "events"
    rows: tuple[EventLine, ...]
    meetings: bool
    sheet: Sheet


@dataclass(frozen=True)
class MentionRow:
    """What one report says of an event, with its words and whose word it is."""

    mention: EventMention
    cite: Cite
    places: tuple[str, ...]
    speaker: Party | None


@dataclass(frozen=True)
class EventPage(Page):
    """One event: how its status, day and place went from report to report, and its figures."""

    template: ClassVar[str] = "event.html"
    nav: ClassVar[str] = "events"
    row: EventLine
    days: tuple[str, ...]
    mentions: tuple[MentionRow, ...]
    figures: tuple[Spread, ...]


@dataclass(frozen=True)
class AttackRow:
    """An attack of the log as a line, with its figures laid side by side."""

    event: LinkedEvent
    line: EventLine
    figures: tuple[Spread, ...]


@dataclass(frozen=True)
class AttacksPage(Page):
    """The attack log."""

    template: ClassVar[str] = "attacks.html"
    nav: ClassVar[str] = "attacks"
    attacks: tuple[AttackRow, ...]


@dataclass(frozen=True)
class FigureRow:
    """A ledger laid out, with the event it belongs to."""

    spread: Spread
    event: EventLine | None


@dataclass(frozen=True)
class FiguresPage(Page):
    """All ledgers, those that differ first; ``differing`` says whether they alone are shown."""

    template: ClassVar[str] = "figures.html"
    nav: ClassVar[str] = "figures"
    rows: tuple[FigureRow, ...]
    differing: bool
    sheet: Sheet


@dataclass(frozen=True)
class PlansPage(Page):
    """Plans."""

    template: ClassVar[str] = "plans.html"
    nav: ClassVar[str] = "plans"
    boards: tuple[Board, ...]
    cites: Mapping[Pointer, Cite]


@dataclass(frozen=True)
class Telling:
    """What reports say of one thing: one report's words in front, the others' behind."""

    shown: tuple[Cite, ...]
    more: tuple[Cite, ...]


@dataclass(frozen=True)
class VersionColumn:
    """A version of a plan as a column of the board; ``mentions`` holds one citation a report."""

    points: int | None
    first_seen: str | None
    pillars: Telling
    provisions: Telling
    mentions: tuple[Cite, ...]


@dataclass(frozen=True)
class PlanPage(Page):
    """The board of one plan."""

    template: ClassVar[str] = "plan.html"
    nav: ClassVar[str] = "plans"
    board: Board
    versions: tuple[VersionColumn, ...]
    cites: Mapping[Pointer, Cite]


def events_page(dossier: Dossier, w: Wording, meetings: bool = False, number: int | None = None) -> EventsPage:
    """The events of a dossier."""
    shown = [e for e in dossier.links.events if e.mentions and (is_meeting(e) or not meetings)]
    shown.sort(key=lambda e: (by_date(e.start), e.id))
    rows, sheet = cut_sheet(shown, number)
    return EventsPage(w("events"), "events", tuple(event_line(dossier, e) for e in rows), meetings, sheet)


def event_page(dossier: Dossier, w: Wording, event: LinkedEvent, anchor: str) -> EventPage:
    """The page of one event, which must have a mention."""
    line = event_line(dossier, event)
    figures = figures_of(dossier, event)
    mentions = tuple(_mention_row(dossier, mention) for mention in event.mentions)
    return EventPage(w.event(event.type, event.mode), anchor, line, named_days(event), mentions, figures)


def _mention_row(dossier: Dossier, mention: EventMention) -> MentionRow:
    report = mention.pointer.report
    source = dossier.speaker(report, mention.statement) if mention.statement else None
    return MentionRow(
        mention,
        dossier.cite_pointer(mention.pointer),
        tuple(dossier.place_name(place, report) for place in mention.places),
        party(dossier, report, source) if source else None,
    )


def attacks_page(dossier: Dossier, w: Wording) -> AttacksPage:
    """The attack log of a dossier."""
    log = (attack for attack in attack_log(dossier) if attack.event.mentions)
    rows = tuple(AttackRow(a.event, event_line(dossier, a.event), a.figures) for a in log)
    return AttacksPage(w("attacks"), "attacks", rows)


_ORDER = {"differ": 0, "rises": 1, "agree": 2, "one": 3}


def figures_page(dossier: Dossier, w: Wording, differing: bool = False, number: int | None = None) -> FiguresPage:
    """The ledgers of a dossier."""
    spreads = [spread(ledger) for ledger in dossier.links.ledgers if ledger.entries]
    if differing:
        spreads = [s for s in spreads if s.kind in ("differ", "rises")]
    spreads.sort(key=lambda s: (_ORDER[s.kind], -len(s.ledger.entries), s.ledger.id))
    shown, sheet = cut_sheet(spreads, number)
    rows = tuple(FigureRow(s, _event_of(dossier, s)) for s in shown)
    return FiguresPage(w("figures"), "figures", rows, differing, sheet)


def _event_of(dossier: Dossier, laid: Spread) -> EventLine | None:
    event = dossier.event_by_id.get(laid.ledger.event or "")
    return event_line(dossier, event) if event and event.mentions else None


def plans_page(dossier: Dossier, w: Wording) -> PlansPage:
    """The plans of a dossier."""
    boards = plan_boards(dossier)
    cites = {key: cite for board in boards for key, cite in _plan_cites(dossier, board.plan).items()}
    return PlansPage(w("plans"), "plans", boards, cites)


def plan_page(dossier: Dossier, w: Wording, plan: LinkedPlan, anchor: str) -> PlanPage:
    """The board of one plan."""
    board, cites = plan_board(dossier, plan), _plan_cites(dossier, plan)
    versions = tuple(_version_column(version, cites, w.language) for version in board.versions)
    return PlanPage(plan.name, anchor, board, versions, cites)


def _version_column(version: PlanVersion, cites: Mapping[Pointer, Cite], language: str) -> VersionColumn:
    first_of_report = {m.report: cites[m] for m in reversed(version.mentions)}
    return VersionColumn(
        version.points,
        version.first_seen,
        _telling([cites[pointer] for _, pointer in version.pillars], language),
        _telling([cites[pointer] for _, pointer in version.provisions], language),
        tuple(sorted(first_of_report.values(), key=lambda c: (by_date(c.published), c.report))),
    )


def _telling(cites: list[Cite], language: str) -> Telling:
    """In front the report that says most, one in the reader's language where there is one."""
    by_report: dict[str, list[Cite]] = {}
    for cite in cites:
        by_report.setdefault(cite.report, []).append(cite)
    front = max(by_report.values(), key=lambda of: (of[0].language == language, len(of)), default=[])
    return Telling(tuple(front), tuple(cite for cite in cites if cite not in front))


def _plan_cites(dossier: Dossier, plan: LinkedPlan) -> dict[Pointer, Cite]:
    """The words behind every pointer of a plan."""
    pointers = [reaction.pointer for reaction in plan.reactions]
    for version in plan.versions:
        pointers += [*version.mentions, *(p for _, p in (*version.pillars, *version.provisions))]
    return {pointer: dossier.cite_pointer(pointer) for pointer in pointers}
