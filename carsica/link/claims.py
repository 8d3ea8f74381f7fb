"""Claims: statements, across reports and languages, that say the same thing.

Owns the grouping of statements and the making of claims. A denial belongs to the claim that it denies.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from carsica.link.blocking import candidates
from carsica.link.clusters import group
from carsica.link.denials import answered
from carsica.link.likeness import SAME_MEANING, plausible, score
from carsica.link.meaning import Floats, Vectors, blended, meanings
from carsica.link.origins import Members, feeding_edges, original_of, origins_of, roots
from carsica.link.parties import Parties
from carsica.link.shelf import RowKey, Rulings, Shelf, stable_id
from carsica.link.standing import standing
from carsica.link.views import StatementView
from carsica.record.claim import Claim, ClaimStatement, Copy
from carsica.record.span import Span

_SHARE_AROUND = 0.7
_BEYOND_DOUBT = 2.3  # log-odds
_OWNED_UP = 1.0  # log-odds that suffice where somebody says that he confirms
_HELD = 0.2  # of the words of a statement; what is less of it, it holds among other things
_LEAST_ALIKE = 0.4  # in meaning, of a denial and something told; less is no denial of that
_BEST_ALONE = 0.7  # log-odds that a denial needs more to fit one telling of a claim than to fit most
_STRANGER = 1.0  # log-odds that a denial needs more, by somebody whom the claim does not name
_MOST_COMPARED = 60  # statements of one claim, the earliest


@dataclass(frozen=True)
class Groups:
    """Statements by claim: groups of positions in ``views``."""

    views: tuple[StatementView, ...]
    groups: tuple[tuple[int, ...], ...]
    sure: frozenset[tuple[RowKey, RowKey]]
    """Pairs of different reports in a group that say the same beyond doubt, both ways round."""


def group_statements(views: Sequence[StatementView], vectors: Vectors, rulings: Rulings) -> Groups:
    """Group statements that say the same.

    Denials that name what they deny, and what another statement of the report holds in its own words, follow it
    and weigh nothing.
    """
    answers = answered(views, rulings)
    inside = nested(views, answers, rulings)
    views = [replace(view, rejects=True) if n in answers else view for n, view in enumerate(views)]
    follows = {**inside, **answers}
    free = [n for n in range(len(views)) if n not in follows]
    chosen = [views[n] for n in free]
    rows = statement_meanings(chosen, vectors)
    found = _group_denials(chosen, rows, rulings)
    groups = [[free[position] for position in members] for members in found]
    home = {n: members for members in groups for n in members}
    for n in sorted(follows):
        target = _followed(n, follows)
        if target not in home:
            groups.append([])
            home[target] = groups[-1]
        home[target].append(n)
    return Groups(tuple(views), tuple(tuple(sorted(members)) for members in groups), _sure(chosen, rows, found))


def _followed(n: int, follows: Mapping[int, int]) -> int:
    """Where the way from a statement ends: a denial of a denial leads on; at most once round."""
    seen = {n}
    while (n := follows[n]) in follows and n not in seen:
        seen.add(n)
    return n


def nested(views: Sequence[StatementView], answers: Mapping[int, int], rulings: Rulings) -> dict[int, int]:
    """For each statement whose words another of its report holds the position of that one, the shortest such.

    "The minister threatens to resign, says an official" holds what the minister threatens. A long quotation holds
    many things, and what is told inside it stays by itself.
    """
    of_report: dict[str, list[int]] = defaultdict(list)
    for n, view in enumerate(views):
        if n not in answers and not view.denies and view.key not in rulings.rows:
            of_report[view.key[0]].append(n)
    found: dict[int, int] = {}
    for members in of_report.values():
        for n in members:
            around = [m for m in members if m != n and _holds(views[m], views[n])]
            if around:
                found[n] = min(around, key=lambda m: (views[m].words, m))
    return found


def _holds(outer: StatementView, inner: StatementView) -> bool:
    if outer.words <= inner.words or inner.words < _HELD * outer.words:
        return False
    return all(any(o.covers(i) for o in outer.statement.content) for i in inner.statement.content)


def _group_denials(views: Sequence[StatementView], rows: Floats, rulings: Rulings) -> list[list[int]]:
    """Groups of positions. Tellings are grouped first, so that no denial of one parts it from the others.

    A denial then joins the claim that it fits best; those left join one another.
    """
    late = [n for n, view in enumerate(views) if view.denies and view.key not in rulings.rows]
    first = [n for n in range(len(views)) if n not in set(late)]
    groups = [[first[n] for n in g] for g in _group([views[n] for n in first], rows[first], rulings)]
    tellings = [g[:_MOST_COMPARED] for g in groups]
    rest = []
    for n in late:
        near: list[float] = (rows @ rows[n]).tolist()
        fits = [
            (_fit_all([_fit(views, rows, n, m) for m in telling]), -number)
            for number, telling in enumerate(tellings)
            if max(near[m] for m in telling) >= _LEAST_ALIKE
        ]
        best = max(fits, default=(0.0, 0))
        told = tellings[-best[1]] if fits else []
        of_him = any(views[n].speaker in views[m].actors for m in told)
        if best[0] > (0.0 if of_him else _STRANGER):
            groups[-best[1]].append(n)
        else:
            rest.append(n)
    none = Rulings.of([], "claim", [])
    groups = _confirmed(views, rows, groups)
    return [*groups, *([rest[n] for n in g] for g in _group([views[n] for n in rest], rows[rest], none))]


def _confirmed(views: Sequence[StatementView], rows: Floats, groups: Sequence[Sequence[int]]) -> list[list[int]]:
    """Confirmations that stand by themselves put to the claim that they fit best, told before of their speaker."""
    found = {number: list(members) for number, members in enumerate(groups)}
    for number, members in enumerate(groups):
        own = {views[n].key[0] for n in members}
        confirming = [n for n in members if views[n].confirms]
        if len(own) > 1 or not confirming:
            continue
        best, target = 0.0, None
        for n in confirming:
            near: list[float] = (rows @ rows[n]).tolist()
            for other, tellings in found.items():
                told = [
                    m
                    for m in tellings[:_MOST_COMPARED]
                    if views[m].key[0] not in own and _before(views[m], views[n])
                ]
                if other == number or not told or max(near[m] for m in told) < SAME_MEANING:
                    continue
                fit = _fit_all([_fit(views, rows, n, m) for m in told])
                if fit > best and any(_concerned(views[n], views[m]) for m in told):
                    best, target = fit, other
        if target is not None:
            found[target] = sorted([*found[target], *found.pop(number)])
    return list(found.values())


def _before(one: StatementView, other: StatementView) -> bool:
    return one.published is None or other.published is None or one.published <= other.published


def _concerned(confirming: StatementView, told: StatementView) -> bool:
    """Is something told of who confirms it, or of his state?"""
    return confirming.speaker in told.actors or bool(confirming.speaker_countries & told.countries)


def _fit_all(fits: Sequence[float]) -> float:
    """How well a denial fits a claim: as it fits most of its tellings, or a little less than the nearest one."""
    return max(float(np.median(fits)), max(fits) - _BEST_ALONE)


def _fit(views: Sequence[StatementView], rows: Floats, one: int, other: int) -> float:
    return score(views[one], views[other], float(rows[one] @ rows[other])).value


def _sure(
    views: Sequence[StatementView], rows: Floats, groups: Sequence[Sequence[int]]
) -> frozenset[tuple[RowKey, RowKey]]:
    pairs = (
        (i, j)
        for members in groups
        for i in members[:_MOST_COMPARED]
        for j in members[:_MOST_COMPARED]
        if i < j and views[i].key[0] != views[j].key[0]
    )
    found = [
        (i, j)
        for i, j in pairs
        if _fit(views, rows, i, j) >= (_OWNED_UP if views[i].confirms or views[j].confirms else _BEYOND_DOUBT)
    ]
    return frozenset(
        pair for i, j in found for pair in ((views[i].key, views[j].key), (views[j].key, views[i].key))
    )


def statement_meanings(views: Sequence[StatementView], vectors: Vectors) -> Floats:
    """Meanings of contents, each with a share of the sentence around it where the content is but a part."""
    texts = [v.masked for v in views] + [v.around or v.masked for v in views]
    rows = meanings(texts, [v.language for v in views] * 2, vectors)
    has = np.array([bool(v.around) for v in views], np.bool_)
    return blended(rows[: len(views)], rows[len(views) :], has, _SHARE_AROUND)


def _group(views: Sequence[StatementView], rows: Floats, rulings: Rulings) -> list[list[int]]:
    marks = [
        frozenset((f.unit, f.low, f.high) for f in v.figures if f.low is not None or f.high is not None)
        for v in views
    ]
    likeness = candidates(rows, marks)
    pairs = {}
    for (i, j), near in likeness.items():
        if plausible(views[i], views[j], near) and (value := score(views[i], views[j], near).value) > 0:
            pairs[i, j] = value
    at = {view.key: n for n, view in enumerate(views)}
    return group(
        len(views),
        pairs,
        lambda i, j: score(views[i], views[j], float(rows[i] @ rows[j])).value,
        [(at[a], at[b]) for a, b in rulings.together],
        [(at[a], at[b]) for a, b in rulings.apart],
    )


def make_claims(
    groups: Groups, parties: Parties, copies: Sequence[Copy], taken_back: frozenset[RowKey]
) -> tuple[Claim, ...]:
    """The claims behind groups of statements, in order of their first telling."""
    originals = original_of(copies)
    claims = []
    for members in groups.groups:
        views = sorted((groups.views[n] for n in members), key=lambda v: parties.shelf.key_order(v.key))
        telling = tuple(v for v in views if not v.denies)
        denials = tuple(v for v in views if v.denies)
        claim = _claim(views, Members(telling, denials, originals, taken_back, groups.sure), parties)
        claims.append((parties.shelf.key_order(views[0].key), claim))
    return tuple(claim for _, claim in sorted(claims, key=lambda row: row[0]))


def _claim(views: Sequence[StatementView], members: Members, parties: Parties) -> Claim:
    shelf = parties.shelf
    edges = feeding_edges(members, parties)
    found = roots(members, edges, parties)
    origins, independent = origins_of(found, parties)
    stands = standing(members, found, independent, parties)
    statements = tuple(_statement(view, shelf) for view in views)
    return Claim(
        id=stable_id("c", [view.key for view in views], shelf.order),
        summary=_summary(members.views or members.denials),
        statements=statements,
        edges=(*edges, *stands.edges),
        origins=origins,
        independent_origins=independent,
        reports=len({view.key[0] for view in views}),
        outlets=len({parties.outlet(view.key[0]).key for view in views}),
        denied_by=stands.denied_by,
        status=stands.status,
    )


def _summary(views: Sequence[StatementView]) -> str:
    """The words of the earliest statement; of several in that report the fullest."""
    first = [view for view in views if view.key[0] == views[0].key[0]]
    return max(first, key=lambda v: (min(v.words, 40), -len(v.text))).text


def _statement(view: StatementView, shelf: Shelf) -> ClaimStatement:
    report, statement = shelf.report(view.key[0]), view.statement
    span = Span(min(s.start for s in statement.content), max(s.end for s in statement.content))
    return ClaimStatement(
        report=report.id,
        statement=statement.id,
        span=span,
        text=view.text,
        polarity=statement.polarity,
        hearsay=statement.hearsay,
        language=report.language,
        url=report.url,
        outlet=report.outlet,
        published=report.published,
    )


def claim_of_rows(claims: Sequence[Claim]) -> dict[RowKey, str]:
    """The claim that each statement belongs to."""
    return {(s.report, s.statement): claim.id for claim in claims for s in claim.statements}
