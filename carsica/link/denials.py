"""Denials: which statement a denial answers.

Owns the choice where a reading does not say it. Must not weigh likeness of claims across reports.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from carsica.link.shelf import Rulings
from carsica.link.views import StatementView


def answered(views: Sequence[StatementView], rulings: Rulings) -> dict[int, int]:
    """For each denial that answers a statement of its own report the position of that statement.

    The reading says it (``denies``); else, where a denial's content is no proposition of its own but stands
    outside the sentence of its cue ("he denies it"), it answers what another speaker was last said to have told in
    the same passage. A statement that people decided about follows no other.
    """
    at = {view.key: n for n, view in enumerate(views)}
    told = _tellings(views)
    found: dict[int, int] = {}
    for n, view in enumerate(views):
        if view.key in rulings.rows:
            continue
        named = (view.key[0], view.statement.denies or "")
        if view.statement.denies and at.get(named, n) != n:
            found[n] = at[named]
        elif view.denies and _points_back(view):
            before = [t for t in told.get(view.key[0], ()) if _answers(view, views[t])]
            if before:
                found[n] = max(before, key=lambda t: views[t].statement.content[0].start)
    return found


def _tellings(views: Sequence[StatementView]) -> Mapping[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for n, view in enumerate(views):
        if not view.denies:
            found[view.key[0]].append(n)
    return found


def _points_back(view: StatementView) -> bool:
    """Does the denial's content end before the words that deny, in a sentence before theirs?"""
    cue = view.statement.cue
    if cue is None:
        return False
    last = max(span.end for span in view.statement.content)
    return last <= cue.span.start and any(mark in view.between_cue for mark in ".!?\n")


def _answers(view: StatementView, other: StatementView) -> bool:
    """Was the other told before, in the same passage, by somebody else?"""
    cue = view.statement.cue
    start = min(span.start for span in other.statement.content)
    speakers = [s.actor or s.name for s in (view.statement.chain[-1], other.statement.chain[-1])]
    return cue is not None and view.passage <= start < cue.span.start and speakers[0] != speakers[1]
