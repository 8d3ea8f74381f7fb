"""The brief: what is told, what is new, disputed, put off, counted differently, planned and denied.

Owns the choice and the order of what a person reads first; must not judge it. Every line cites its words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date

from carsica.dossier.asof import cut
from carsica.dossier.brief_rows import Brief, Line, Section, SectionKind, Step
from carsica.dossier.changes import Turn, is_attack, is_meeting, turns
from carsica.dossier.dossier import Cite, Dossier, by_date
from carsica.dossier.parties import (
    Party,
    confirmers,
    deniers,
    denies,
    denying_voices,
    distinct,
    origins,
    reaction_party,
    speakers,
)
from carsica.dossier.spread import Spread, records, spread
from carsica.dossier.telling import brief_text
from carsica.dossier.telling_claims import says_enough, told_in
from carsica.errors import UsageError
from carsica.record.claim import Claim, LinkedEvent, LinkedPlan, Links
from carsica.record.reading import Reading
from carsica.record.span import Span

__all__ = ["Brief", "Line", "Section", "Step", "brief_of", "brief_text", "make_brief"]

LINES = 8
CITES = 3
ASIDE = frozenset({"duration", "points in plan", "pillars of plan", "storeys"})
"""What is counted that a brief leaves to other sections or to the page of figures."""


def make_brief(
    readings: Sequence[Reading], links: Links, *, since: str | None = None, as_of: str | None = None
) -> Brief:
    """The brief of a case; ``since`` and ``as_of`` are ISO days (months and years too).

    ``since`` keeps what came in on that day or later; ``as_of`` leaves out what was published after that day.
    Raises UsageError for a date that is none.
    """
    return brief_of(Dossier.of(readings, links), since=since, as_of=as_of)


def brief_of(dossier: Dossier, *, since: str | None = None, as_of: str | None = None) -> Brief:
    """The brief of a dossier; see ``make_brief``."""
    for day in (since, as_of):
        _check_day(day)
    undated = sum(r.published is None for r in dossier.reports) if since or as_of else 0
    if as_of:
        dossier = Dossier.of(*cut(dossier.readings, dossier.links, as_of), dossier.name)
    dates = [r.published for r in dossier.reports if r.published]
    makers: tuple[tuple[SectionKind, Callable[[Dossier, str | None], list[Line]]], ...] = (
        ("new" if since else "main", _claims),
        ("disputed", _disputed),
        ("meetings", _meetings),
        ("figures", _figures),
        ("plans", _plans),
        ("denials", _denials),
    )
    sections = []
    for kind, make in makers:
        lines = make(dossier, since)
        if lines:
            sections.append(Section(kind, tuple(lines[:LINES]), max(0, len(lines) - LINES)))
    return Brief(
        sections=tuple(sections),
        reports=len(dossier.reports),
        outlets=len({r.outlet for r in dossier.reports if r.outlet}),
        languages=len({r.language for r in dossier.reports}),
        first=min(dates, default=None),
        last=max(dates, default=None),
        since=since,
        as_of=as_of,
        undated=undated,
        name=dossier.name,
    )


def _check_day(day: str | None) -> None:
    if day is None:
        return
    try:
        date.fromisoformat((day + "-01-01")[:10] if len(day) in (4, 7) else day)
    except ValueError as error:
        raise UsageError(day, "not a date; write it as 2025-11-19") from error


def _since(published: str | None, since: str | None) -> bool:
    return since is None or (published is not None and published >= since)


def _cites(dossier: Dossier, places: Iterable[tuple[str, Span]]) -> tuple[Cite, ...]:
    """The first places, one a report."""
    first = dict(reversed([*places]))
    ordered = sorted(first.items(), key=lambda place: by_date(dossier.cite(*place).published))
    return tuple(dossier.cite(report, span) for report, span in ordered[:CITES])


def _claim_line(dossier: Dossier, claim: Claim) -> Line:
    told = told_in(dossier, claim, "")
    return Line(
        layer="claim",
        id=claim.id,
        words=told.words,
        language=told.language,
        versions=_versions(dossier, claim),
        cites=_cites(dossier, ((s.report, s.span) for s in claim.statements if s.polarity == "positive"))
        or _cites(dossier, ((s.report, s.span) for s in claim.statements)),
        status=claim.status,
        said_by=speakers(dossier, claim),
        denied_by=deniers(dossier, claim),
        origins=origins(dossier, claim),
        confirmed_by=confirmers(dossier, claim),
        reports=claim.reports,
        outlets=claim.outlets,
    )


def _versions(dossier: Dossier, claim: Claim) -> dict[str, str]:
    """The claim's words by language."""
    told = (told_in(dossier, claim, language) for language in sorted({s.language for s in claim.statements}))
    return {cite.language: cite.words for cite in told}


def _breadth(claim: Claim) -> tuple[int, int, int, str]:
    """Widest told first."""
    return (-claim.outlets, -claim.reports, -len(claim.statements), claim.id)


def _first_published(claim: Claim) -> str | None:
    return min((s.published for s in claim.statements if s.published), default=None)


def _claims(dossier: Dossier, since: str | None) -> list[Line]:
    fresh = [c for c in dossier.links.claims if says_enough(c) and _since(_first_published(c), since)]
    return [_claim_line(dossier, claim) for claim in sorted(fresh, key=_breadth)]


def _disputed(dossier: Dossier, since: str | None) -> list[Line]:
    chosen = [
        c
        for c in dossier.links.claims
        if c.status in ("disputed", "withdrawn")
        and says_enough(c)
        and any(_since(s.published, since) for s in c.statements)
    ]
    lines = []
    for claim in sorted(chosen, key=_breadth):
        line = _claim_line(dossier, claim)
        denials = _cites(dossier, ((s.report, s.span) for s in claim.statements if denies(claim, s)))
        lines.append(replace(line, cites=denials or line.cites))
    return lines


def _meetings(dossier: Dossier, since: str | None) -> list[Line]:
    chosen = [
        (event, turns(event))
        for event in dossier.links.events
        if _belongs_to_meetings(event) and any(_since(m.published, since) for m in event.mentions)
    ]
    chosen.sort(key=lambda pair: (-len(pair[1]), by_date(pair[0].start), pair[0].id))
    return [_event_line(dossier, event, history) for event, history in chosen]


def _belongs_to_meetings(event: LinkedEvent) -> bool:
    """Meetings that changed, are to come or are told by several; anything else that was put off or called off."""
    statuses = {m.status for m in event.mentions}
    if is_meeting(event):
        return len(statuses) > 1 or "planned" in statuses or len({m.pointer.report for m in event.mentions}) > 1
    return not is_attack(event) and len(statuses) > 1 and bool(statuses & {"postponed", "cancelled"})


def _event_line(dossier: Dossier, event: LinkedEvent, history: tuple[Turn, ...]) -> Line:
    steps = tuple(
        Step(
            turn.status,
            turn.first.outlet,
            turn.first.published,
            tuple(dossier.place_name(p, turn.first.pointer.report) for p in turn.first.places),
            dossier.cite_pointer(turn.first.pointer),
        )
        for turn in history
    )
    return Line(
        layer="event",
        id=event.id,
        words=steps[0].cite.words if steps else "",
        language=steps[0].cite.language if steps else "und",
        cites=tuple(step.cite for step in steps)[:CITES],
        status=event.status,
        steps=steps,
        people=tuple(dict.fromkeys(dossier.actor_name(actor) for actor, _ in event.participants)),
        reports=len({m.pointer.report for m in event.mentions}),
        outlets=len({m.outlet for m in event.mentions if m.outlet}),
        type=event.type,
        mode=event.mode,
    )


def _figures(dossier: Dossier, since: str | None) -> list[Line]:
    spreads = [
        s
        for s in map(spread, dossier.links.ledgers)
        if s.kind in ("differ", "rises")
        and s.ledger.what not in ASIDE
        and any(_since(e.published, since) for e in s.ledger.entries)
    ]
    spreads.sort(
        key=lambda s: (-len({e.pointer.report for e in s.ledger.entries}), s.kind != "differ", s.ledger.id)
    )
    return [_ledger_line(dossier, s) for s in spreads]


def _ledger_line(dossier: Dossier, laid: Spread) -> Line:
    ledger = laid.ledger
    steps = tuple(
        Step(
            (v.low, v.high, v.approximate),
            v.entries[0].given_by,
            v.entries[0].published,
            (),
            dossier.cite_pointer(v.entries[0].pointer),
            len(v.givers) - 1,
        )
        for v in records(laid)
    )
    event = dossier.event_by_id.get(ledger.event or "")
    return Line(
        layer="ledger",
        id=ledger.id,
        words=steps[0].cite.words,
        language=steps[0].cite.language,
        cites=tuple(step.cite for step in steps)[:CITES],
        status=laid.kind,
        steps=steps,
        unit=ledger.unit,
        what=ledger.what,
        type=event.type if event else "",
        mode=event.mode if event else None,
    )


def _plans(dossier: Dossier, since: str | None) -> list[Line]:
    chosen = [
        p
        for p in dossier.links.plans
        if any(_since(v.first_seen, since) for v in p.versions)
        or any(_since(r.published, since) for r in p.reactions)
    ]
    chosen.sort(key=lambda p: (-len(p.versions), -sum(len(v.mentions) for v in p.versions), p.id))
    return [_plan_line(dossier, plan) for plan in chosen]


def _plan_line(dossier: Dossier, plan: LinkedPlan) -> Line:
    steps = tuple(
        Step(v.points, None, v.first_seen, (), dossier.cite_pointer(v.mentions[0]))
        for v in plan.versions
        if v.mentions
    )
    against = [r for r in plan.reactions if r.polarity == "negative"]
    return Line(
        layer="plan",
        id=plan.id,
        words=plan.name,
        language=steps[0].cite.language if steps else "und",
        cites=tuple(step.cite for step in steps)[:CITES],
        steps=steps,
        people=tuple(dict.fromkeys(dossier.actor_name(a) for a in plan.authors)),
        denied_by=distinct(reaction_party(dossier, r) for r in against),
    )


def _denials(dossier: Dossier, since: str | None) -> list[Line]:
    lines: list[Line] = []
    for claim in sorted(filter(says_enough, dossier.links.claims), key=_breadth):
        denials = [
            s
            for s in claim.statements
            if (s.report, s.statement) in claim.denied_by and _since(s.published, since)
        ]
        by_speaker: dict[Party, list[Cite]] = {}
        for denial, who in denying_voices(dossier, denials):
            by_speaker.setdefault(who, []).append(dossier.cite(denial.report, denial.span))
        lines += [_denial_line(dossier, claim, who, cites) for who, cites in by_speaker.items()]
    return lines


def _denial_line(dossier: Dossier, claim: Claim, who: Party, cites: list[Cite]) -> Line:
    told = told_in(dossier, claim, "")
    return Line(
        layer="claim",
        id=claim.id,
        words=told.words,
        language=told.language,
        versions=_versions(dossier, claim),
        cites=tuple(cites[:CITES]),
        status=claim.status,
        denied_by=(who,),
        reports=len({c.report for c in cites}),
        outlets=len({c.outlet for c in cites if c.outlet}),
    )
