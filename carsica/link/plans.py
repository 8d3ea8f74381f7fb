"""Plans across reports: their versions by number of points, and who said what of them.

Owns the judgement that two reports speak of one plan; versions of a plan stay one plan.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from carsica.link.actors import ActorLinks
from carsica.link.clusters import group
from carsica.link.ledgers import counted_plan
from carsica.link.meaning import Vectors, meanings, neighbours
from carsica.link.names import fold, is_latin
from carsica.link.parties import Parties
from carsica.link.scoring import Part, Score
from carsica.link.shelf import RowKey, Rulings, Shelf, stable_id
from carsica.record.claim import LinkedPlan, PlanReaction, PlanVersion, Pointer
from carsica.record.figure import Figure
from carsica.record.plan import Plan
from carsica.record.statement import Polarity

_NEAREST = 60
_LEAST = 0.1
_FEWEST_POINTS = 5  # fewer are points that somebody makes
_UNCOUNTED = 0


@dataclass(frozen=True)
class PlanView:
    """A plan of one reading as linking compares it."""

    key: RowKey
    plan: Plan
    published: int | None
    authors: frozenset[str]
    countries: frozenset[str]
    language: str


@dataclass(frozen=True)
class PlanLinks:
    """Linked plans, and which of them each plan of a reading is."""

    plans: tuple[LinkedPlan, ...]
    of_row: Mapping[RowKey, str]


def link_plans(
    shelf: Shelf, actors: ActorLinks, parties: Parties, vectors: Vectors, rulings: Rulings
) -> PlanLinks:
    """Group the plans of all readings. Decisions about rows win over any score."""
    views = [_view(shelf, key, plan, actors) for key, plan in shelf.plans.items()]
    rows = meanings([v.plan.name for v in views], [v.language for v in views], vectors)
    at = {view.key: n for n, view in enumerate(views)}
    near = neighbours(rows, _NEAREST, _LEAST) if views else {}
    pairs = {(i, j): value for (i, j), likeness in near.items()
             if (value := score(views[i], views[j], likeness).value) > 0}  # fmt: skip
    groups = group(
        len(views),
        pairs,
        lambda i, j: score(views[i], views[j], float(rows[i] @ rows[j])).value,
        [(at[a], at[b]) for a, b in rulings.together],
        [(at[a], at[b]) for a, b in rulings.apart],
    )
    linked, of_row = [], {}
    stray = _stray_counts(shelf, views, groups)
    for number, members in enumerate(groups):
        one = _linked(shelf, [views[n] for n in members], stray.get(number, {}), parties)
        linked.append(one)
        of_row.update({views[n].key: one.id for n in members})
    linked.sort(key=lambda p: (-sum(len(v.mentions) for v in p.versions), p.id))
    return PlanLinks(tuple(linked), of_row)


def _view(shelf: Shelf, key: RowKey, plan: Plan, actors: ActorLinks) -> PlanView:
    authors = actors.ids(key[0], plan.authors)
    countries = frozenset(c for a in authors for c in actors.countries.get(a, ()))
    return PlanView(key, plan, shelf.days[key[0]], authors, countries, shelf.report(key[0]).language)


def score(one: PlanView, other: PlanView, likeness: float) -> Score:
    """How likely two reports speak of one plan, in whatever version. ``likeness`` is that of their names."""
    parts = [Part((likeness - 0.45) * 6, f"names {likeness:.2f} alike")]
    points = one.plan.points, other.plan.points
    if points[0] is not None and points[1] is not None:
        parts.append(
            Part(2.0, f"both of {points[0]} points") if points[0] == points[1] else Part(-0.3, "other points")
        )
    if one.authors and other.authors:
        if one.authors & other.authors or one.countries & other.countries:
            parts.append(Part(1.2, "authors shared"))
        else:
            parts.append(Part(-1.5, "other authors"))
    if one.published is not None and other.published is not None:
        late = abs(one.published - other.published)
        parts.append(Part(0.5 if late <= 7 else -min(2.0, 0.01 * late), f"told {late} days apart"))
    if one.key[0] == other.key[0]:
        parts.append(Part(-1.0, "told apart in one report"))
    return Score(tuple(parts))


def _stray_counts(
    shelf: Shelf, views: Sequence[PlanView], groups: Sequence[Sequence[int]]
) -> dict[int, dict[int, list[Pointer]]]:
    """Numbers of points that reports count where they name no plan nearby, by the group they belong to.

    "Of the 28 points 19 are left" speaks of the plan that is known to have 28.
    """
    declared = [Counter(p for n in members if (p := views[n].plan.points) is not None) for members in groups]
    found: dict[int, dict[int, list[Pointer]]] = defaultdict(lambda: defaultdict(list))
    for reading in shelf.readings:
        loose: dict[int, Pointer] = {}
        for figure in reading.figures:
            if _counts_points(figure) and counted_plan(reading, figure) is None:
                loose.setdefault(int(figure.low or 0), Pointer(reading.report.id, figure.id, figure.span))
        fits = [(sum(known[points] for points in loose), -n) for n, known in enumerate(declared)]
        best = max(fits, default=(0, 0))
        if best[0]:
            for points, pointer in loose.items():
                found[-best[1]][points].append(pointer)
    return found


def _counts_points(figure: Figure) -> bool:
    return figure.unit == "point" and figure.low == figure.high and bool((figure.low or 0) >= _FEWEST_POINTS)


def _linked(
    shelf: Shelf, views: Sequence[PlanView], stray: Mapping[int, Sequence[Pointer]], parties: Parties
) -> LinkedPlan:
    views = sorted(views, key=lambda v: shelf.key_order(v.key))
    counts = Counter(v.plan.name for v in views)
    name = min(counts, key=lambda n: (not is_latin(n), -counts[n], -len(n), n))
    authors: Counter[str] = Counter(a for v in views for a in v.authors)
    return LinkedPlan(
        stable_id("n", [v.key for v in views], shelf.order),
        name,
        tuple(sorted(counts, key=lambda n: (-counts[n], n))),
        tuple(sorted(authors, key=lambda a: (-authors[a], a))),
        _versions(shelf, views, stray),
        (*_positions(shelf, views, parties), *_reactions(shelf, views, parties)),
    )


def _versions(
    shelf: Shelf, views: Sequence[PlanView], stray: Mapping[int, Sequence[Pointer]]
) -> tuple[PlanVersion, ...]:
    """A version for each number of points; what gives no number belongs to the version then most spoken of."""
    told: dict[int, list[tuple[PlanView, Pointer | None]]] = defaultdict(list)
    open_: list[PlanView] = []
    for view in views:
        counted = _counted(shelf, view)
        for points, pointer in counted.items():
            told[points].append((view, pointer))
        if view.plan.points is not None:
            told[view.plan.points].append((view, None))
        elif not counted:
            open_.append(view)
    for view in open_:
        known = [p for p, rows in told.items() if any(_not_later(v, view) for v, _ in rows)]
        recent = [p for p in known if len({v.key[0] for v, _ in told[p]}) > 1] or known
        newest = max(recent, key=lambda p: (min(v.published or 0 for v, _ in told[p]), -p), default=None)
        told[newest if newest is not None else _UNCOUNTED].append((view, None))
    versions = [
        _version(shelf, points if points != _UNCOUNTED else None, told.get(points, []), stray.get(points, ()))
        for points in {*told, *stray}
    ]
    return tuple(sorted(versions, key=lambda v: (v.first_seen or "9999", -(v.points or 0))))


def _not_later(one: PlanView, other: PlanView) -> bool:
    return one.published is None or other.published is None or one.published <= other.published


def _counted(shelf: Shelf, view: PlanView) -> dict[int, Pointer]:
    """Numbers of points that the report counts beside this plan, and where."""
    reading = shelf.by_id[view.key[0]]
    found: dict[int, Pointer] = {}
    for figure in reading.figures:
        if not _counts_points(figure) or counted_plan(reading, figure) != view.plan.id:
            continue
        points = int(figure.low or 0)
        if points != view.plan.points:
            found.setdefault(points, Pointer(view.key[0], figure.id, figure.span))
    return found


def _version(
    shelf: Shelf, points: int | None, rows: Sequence[tuple[PlanView, Pointer | None]], stray: Sequence[Pointer]
) -> PlanVersion:
    """``rows`` are plans that are this version, or pointers to its number in reports of another version."""
    reports = [*(v.key[0] for v, _ in rows), *(pointer.report for pointer in stray)]
    dates = sorted(d[:10] for report in reports if (d := shelf.report(report).published))
    pillars: dict[str, tuple[str, Pointer]] = {}
    provisions: list[tuple[str, Pointer]] = []
    mentions: list[Pointer] = list(stray)
    for view, pointer in rows:
        if pointer is not None:
            mentions.append(pointer)
            continue
        mentions.extend(Pointer(*view.key, span) for span in view.plan.mentions)
        provisions.extend((p.text, Pointer(*view.key, p.span)) for p in view.plan.provisions)
        for pillar in view.plan.pillars:
            pillars.setdefault(fold(pillar.title), (pillar.title, Pointer(*view.key, pillar.span)))
    mentions.sort(key=lambda p: (shelf.order[p.report], p.span))
    return PlanVersion(
        points, dates[0] if dates else None, tuple(mentions), tuple(pillars.values()), tuple(provisions)
    )


def _reactions(shelf: Shelf, views: Sequence[PlanView], parties: Parties) -> tuple[PlanReaction, ...]:
    """What named parties said with the plan in their words, in order of publication."""
    found: dict[RowKey, PlanReaction] = {}
    for view in views:
        report = shelf.report(view.key[0])
        for statement in shelf.by_id[report.id].statements:
            key = (report.id, statement.id)
            if key in found or not any(c.covers(m) for c in statement.content for m in view.plan.mentions):
                continue
            speaker = parties.speaker(key, statement)
            if speaker.kind not in ("person", "organisation", "state") or speaker.key not in parties.by_id:
                continue
            text = " ".join(shelf.text(report.id, span) for span in statement.content)
            pointer = Pointer(report.id, statement.id, statement.content[0])
            found[key] = PlanReaction(speaker.name, text, statement.polarity, pointer, report.published)
    return tuple(found[key] for key in sorted(found, key=shelf.key_order))


def _positions(shelf: Shelf, views: Sequence[PlanView], parties: Parties) -> list[PlanReaction]:
    """The stances that clauses tell of linked actors, in order of publication."""
    found: list[tuple[RowKey, PlanReaction]] = []
    for view in views:
        report = shelf.report(view.key[0])
        for position in view.plan.positions:
            actor = parties.actors.of_row.get((report.id, position.party))
            if actor is None:
                continue
            text, against = shelf.text(report.id, position.span), position.stance == "rejects"
            pointer = Pointer(*view.key, position.span)
            polarity: Polarity = "negative" if against else "positive"
            name = parties.by_id[actor].name
            found.append(
                (view.key, PlanReaction(name, text, polarity, pointer, report.published, position.stance, actor))
            )
    ordered = sorted(found, key=lambda item: shelf.key_order(item[0]))
    told = {(r.pointer.report, r.pointer.span, r.stance, r.actor): r for _, r in reversed(ordered)}
    return [*reversed(told.values())]  # two plans of a report that are one here tell the same clause twice
