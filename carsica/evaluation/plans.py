"""Plans of a reading beside the annotated ones: which are found, with what points, authors and status."""

from __future__ import annotations

from collections.abc import Sequence

from carsica.evaluation.comparison import Comparison
from carsica.evaluation.matching import overlap, pair
from carsica.record.plan import Plan
from carsica.record.span import Span


def compare_plans(c: Comparison) -> None:
    """Rows ``plan.*``: plans one to one by their words, their numbers of points, parts, authors and status."""
    pairs = pair(c.wanted.plans, c.found.plans, _likeness, lambda plan: not _is_asked_for(plan))
    found = dict(pairs)
    for j, plan in enumerate(c.found.plans):
        c.add("plan.precision", j in found.values(), f"wrongly found {plan.name}", plan.mentions)
    for i, wanted in enumerate(c.wanted.plans):
        if _is_asked_for(wanted):
            c.add("plan.recall", i in found, f"missed {wanted.name}", wanted.mentions)
        if wanted.points is not None:
            right = any(plan.points == wanted.points for plan in c.found.plans)
            c.add("plan.points", right, f"{wanted.name}: wanted {wanted.points}", wanted.mentions)
    for part in ("pillars", "provisions"):
        _compare_part(c, part)
    for i, j in pairs:
        _compare_authors(c, c.wanted.plans[i], c.found.plans[j])
        _compare_status(c, c.wanted.plans[i], c.found.plans[j])


def _is_asked_for(plan: Plan) -> bool:
    """A proposal: a document that the annotation lists only because it speaks may be found and need not be."""
    return bool(plan.provisions or plan.points or plan.status != "unknown")


def _likeness(wanted: Plan, found: Plan) -> float:
    """Their likest mentions, and how many of the found ones are the wanted one's."""
    best = overlap(wanted.mentions, found.mentions)
    return best and best + sum(bool(overlap(wanted.mentions, (m,))) for m in found.mentions)


def _compare_part(c: Comparison, part: str) -> None:
    """Rows ``plan.<part>`` (the annotated ones found, in whichever plan) and ``plan.<part>.precision``."""
    wanted: Sequence[Span] = [item.span for plan in c.wanted.plans for item in getattr(plan, part)]
    found: Sequence[Span] = [item.span for plan in c.found.plans for item in getattr(plan, part)]
    for span in wanted:
        c.add(f"plan.{part}", overlap((span,), found) > 0, f"missed {c.words((span,))}", (span,))
    for span in found:
        right = overlap((span,), wanted) > 0
        c.add(f"plan.{part}.precision", right, f"wrongly found {c.words((span,))}", (span,))


def _compare_authors(c: Comparison, wanted: Plan, found: Plan) -> None:
    """Rows ``plan.authors`` and ``plan.authors.precision``, of found plans whose authors are told."""
    names = {actor.id: actor.name for actor in c.found.actors}
    told = [c.known_as(author) for author in wanted.authors]
    given = [names.get(author, author) for author in found.authors]
    for author in told:
        hit = any(author.same(name) for name in given)
        c.add("plan.authors", hit, f"{wanted.name}: missed {author.name}", wanted.mentions)
    for name in given if told else ():
        hit = any(author.same(name) for author in told)
        c.add("plan.authors.precision", hit, f"{wanted.name}: wrongly {name}", wanted.mentions)


def _compare_status(c: Comparison, wanted: Plan, found: Plan) -> None:
    """Row ``plan.status``, of plans that were found and whose status is told."""
    if wanted.status != "unknown":
        note = f"{wanted.name}: wanted {wanted.status}, got {found.status}"
        c.add("plan.status", found.status == wanted.status, note, wanted.mentions)
