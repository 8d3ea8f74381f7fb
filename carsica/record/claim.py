"""What linking makes of many readings: claims and their origins, linked actors and events, ledgers, plan versions.

Every row rests on pointers (report id, row id, span) into readings.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from carsica.record.actor import ActorType
from carsica.record.event import EventStatus
from carsica.record.plan import Stance
from carsica.record.span import Span
from carsica.record.statement import Polarity, SourceKind

EdgeKind = Literal["copies", "cites", "confirms", "denies", "own source"]
ClaimStatus = Literal["asserted", "disputed", "denied", "confirmed", "withdrawn"]


@dataclass(frozen=True, slots=True)
class Pointer:
    """Where a row of the record stands: a report, the id of a row in its reading, and the characters."""

    report: str
    row: str
    span: Span


@dataclass(frozen=True, slots=True)
class ClaimStatement:
    """A statement as a member of a claim, with what a reader of the claim needs to know of its report."""

    report: str
    statement: str
    span: Span
    text: str
    polarity: Polarity
    hearsay: bool
    language: str
    url: str | None = None
    outlet: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Edge:
    """One statement (report id, statement id) feeds on, confirms or denies another; ``why`` explains it."""

    source: tuple[str, str]
    target: tuple[str, str]
    kind: EdgeKind
    why: str


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a claim enters the record. ``report`` is None when the origin itself is not in the case."""

    kind: SourceKind
    name: str
    first_seen: str | None
    report: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """Statements, across reports and languages, that say the same thing."""

    id: str
    summary: str
    statements: tuple[ClaimStatement, ...]
    edges: tuple[Edge, ...]
    origins: tuple[Origin, ...]
    independent_origins: int
    reports: int
    outlets: int
    denied_by: tuple[tuple[str, str], ...]
    status: ClaimStatus


@dataclass(frozen=True, slots=True)
class LinkedRole:
    """A role as a report gives it, with the day that the report speaks of."""

    title: str
    of: str | None
    current: bool
    pointer: Pointer
    on: str | None = None


@dataclass(frozen=True, slots=True)
class LinkedActor:
    """One actor across reports, spellings and scripts."""

    id: str
    type: ActorType
    name: str
    names: tuple[str, ...]
    mentions: tuple[Pointer, ...]
    roles: tuple[LinkedRole, ...] = ()


@dataclass(frozen=True, slots=True)
class LinkedPlace:
    """One place across reports and spellings."""

    id: str
    name: str
    names: tuple[str, ...]
    mentions: tuple[Pointer, ...]
    country: str | None = None
    geonames: int | None = None
    latitude: float | None = None
    longitude: float | None = None
    precision: str = "unknown"


@dataclass(frozen=True, slots=True)
class EventMention:
    """What one report says of an event: its status, days and places, and where it says so."""

    pointer: Pointer
    status: EventStatus
    start: str | None
    end: str | None
    places: tuple[str, ...]
    published: str | None = None
    outlet: str | None = None
    statement: str | None = None


@dataclass(frozen=True, slots=True)
class LinkedEvent:
    """One event across reports. ``participants`` are (linked actor id, role); ``status`` is the latest given.

    ``mentions`` run in order of publication, so they tell how the event went from planned to held or cancelled.
    """

    id: str
    type: str
    mode: str | None
    status: EventStatus
    start: str | None
    end: str | None
    places: tuple[str, ...]
    participants: tuple[tuple[str, str], ...]
    mentions: tuple[EventMention, ...]


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One figure of a ledger: who gave it, in which report, when; the phrase as printed beside its bounds."""

    pointer: Pointer
    text: str
    low: float | None
    high: float | None
    approximate: bool
    given_by: str
    outlet: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Ledger:
    """All figures given for one quantity of one event (linked event id), in order of publication."""

    id: str
    unit: str
    what: str
    event: str | None
    entries: tuple[LedgerEntry, ...]


@dataclass(frozen=True, slots=True)
class PlanVersion:
    """A plan as it stood at one time: what reports said of its points, pillars and provisions."""

    points: int | None
    first_seen: str | None
    mentions: tuple[Pointer, ...]
    pillars: tuple[tuple[str, Pointer], ...] = ()
    provisions: tuple[tuple[str, Pointer], ...] = ()


@dataclass(frozen=True, slots=True)
class PlanReaction:
    """What somebody said of a plan, with the statement behind it, or the stance that a clause tells.

    ``stance`` is None for mere words on it; ``actor`` is the linked actor whose stance it is.
    """

    speaker: str
    text: str
    polarity: Polarity
    pointer: Pointer
    published: str | None = None
    stance: Stance | None = None
    actor: str | None = None


@dataclass(frozen=True, slots=True)
class LinkedPlan:
    """A plan across reports, through its versions and the reactions to it."""

    id: str
    name: str
    names: tuple[str, ...]
    authors: tuple[str, ...]
    versions: tuple[PlanVersion, ...]
    reactions: tuple[PlanReaction, ...] = ()


@dataclass(frozen=True, slots=True)
class Copy:
    """A report (``copy``) whose text is that of another (``original``); ``similarity`` from 0 to 1."""

    copy: str
    original: str
    similarity: float


@dataclass(frozen=True, slots=True)
class Links:
    """All that linking makes of a case's readings and decisions."""

    actors: tuple[LinkedActor, ...] = ()
    places: tuple[LinkedPlace, ...] = ()
    events: tuple[LinkedEvent, ...] = ()
    claims: tuple[Claim, ...] = ()
    ledgers: tuple[Ledger, ...] = ()
    plans: tuple[LinkedPlan, ...] = ()
    copies: tuple[Copy, ...] = ()
