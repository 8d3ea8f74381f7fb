"""Which mentions are one plan, and which groups of mentions are plans at all.

Owns that judgement alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from carsica.extract.plans.draft import CERTAIN, Draft, Found
from carsica.extract.plans.page import Page

APART = {"annex", "memo"}
"""Kinds of papers that are never the plan told before: an annex is not its treaty."""
LATEST = 100
"""Groups begun last among which the one is sought that a mention belongs to."""
ENOUGH = 0.7
"""Weight of mentions together that make a plan where none does so by itself."""


def group_mentions(page: Page, mentions: Sequence[Found]) -> list[Draft]:
    """The plans in the order in which they are first named; mentions that make none are left out."""
    drafts: list[Draft] = []
    for mention in mentions:
        if any(_holds(m, mention) for m in mentions):
            continue  # "the draft of the agreement" names one plan
        draft = _plan_of(page, drafts, mention)
        if draft is None and not (mention.back and not mention.strong):
            draft = Draft([], counter=mention.counter)
            drafts.append(draft)
        if draft is not None:
            draft.add(mention)
    return [draft for draft in drafts if _is_plan(draft)]


def _holds(outer: Found, inner: Found) -> bool:
    """Does a mention name the plan that a weaker one within its words names again?"""
    return outer.span != inner.span and outer.span.covers(inner.span) and outer.weight >= inner.weight


def _is_plan(draft: Draft) -> bool:
    weights = [m.weight for m in draft.mentions]
    return max(weights) >= CERTAIN or sum(weights) >= ENOUGH


def _plan_of(page: Page, drafts: Sequence[Draft], mention: Found) -> Draft | None:
    if mention.other:
        return None
    fitting = [d for d in drafts[-LATEST:] if _fits(page, d, mention)]
    exact = [d for d in fitting if mention.points is not None and d.points == mention.points]
    alike = [d for d in fitting if mention.kind and d.kind == mention.kind]
    sure = [d for d in fitting if any(m.strong for m in d.mentions)]
    return max(exact or alike or sure or fitting, key=lambda d: d.mentions[-1].span, default=None)


def _fits(page: Page, draft: Draft, mention: Found) -> bool:
    if mention.counter != draft.counter and (mention.counter or mention.strong):
        return False
    if mention.points is not None and draft.points is not None and mention.points != draft.points:
        return False
    if mention.kind != draft.kind and (APART & {mention.kind, draft.kind} or (mention.kind and draft.kind)):
        return mention.back and not mention.kind
    return mention.strong or mention.definite
