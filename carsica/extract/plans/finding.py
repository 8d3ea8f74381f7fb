"""The order in which plans are found: mentions, groups, what is learned of each, its points.

Owns the order alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from carsica.extract.attribution.lexis import lexis as attribution_lexis
from carsica.extract.cast import Cast
from carsica.extract.events.lexis import lexis
from carsica.extract.events.scene import Scene
from carsica.extract.plans.articles import find_articles
from carsica.extract.plans.counting import count_elsewhere
from carsica.extract.plans.draft import Draft
from carsica.extract.plans.grouping import group_mentions
from carsica.extract.plans.listed import find_listed
from carsica.extract.plans.mentions import find_mentions
from carsica.extract.plans.page import Page
from carsica.extract.plans.people import find_architects, learn_people
from carsica.extract.plans.pillars import find_pillars, headed_by
from carsica.extract.plans.points import find_marked, find_said, find_under, learn_points
from carsica.extract.plans.positions import find_positions
from carsica.extract.plans.pronouns import find_pronouns
from carsica.extract.plans.standing import find_announced, learn_from_sentence, learn_standing, settle_status
from carsica.extract.plans.words import plan_words
from carsica.parse.syntax import Document
from carsica.record.figure import Figure
from carsica.record.plan import Plan, Provision
from carsica.record.report import Report
from carsica.record.statement import Statement


def find_plans(
    document: Document,
    cast: Cast,
    figures: Sequence[Figure],
    report: Report,
    statements: Sequence[Statement] = (),
) -> tuple[Plan, ...]:
    """The plans of a report in the order in which it names them, ids plan1, plan2 ..."""
    language = document.language
    scene = Scene(document, cast, lexis(language), attribution_lexis(language), report)
    page = Page(scene, plan_words(language), tuple(figures), tuple(statements))
    page.plans = group_mentions(page, list(find_mentions(page)))
    if not page.plans:
        return ()
    for plan in page.plans:
        for mention in plan.mentions:
            learn_standing(page, plan, mention)
            learn_people(page, plan, mention)
            learn_points(page, plan, mention)
            find_under(page, plan, mention)
            if mention.points is not None and not plan.pillars:
                plan.pillars.extend(headed_by(document, mention.number, mention.head, page.words))
    pronouns = list(find_pronouns(page))
    for plan, pronoun in pronouns:
        learn_standing(page, plan, pronoun)
        learn_people(page, plan, pronoun)
    for number in range(len(document.sentences)):
        about = page.spoken_of(number)
        if about is not None:
            if not about.pillars:
                about.pillars.extend(find_pillars(document, number, page.figures, page.words))
            find_architects(page, about, number)
            find_articles(page, number)
            find_announced(page, number)
    count_elsewhere(page)
    find_listed(page)  # before the encoder's marks, which may join items or break them
    find_said(page)
    find_marked(page)
    find_positions(page, pronouns)
    for plan in page.plans:
        learn_from_sentence(page, plan)
    return tuple(_plan(document, draft, f"plan{i}") for i, draft in enumerate(page.plans, 1))


def _plan(document: Document, draft: Draft, name: str) -> Plan:
    strong = [m for m in draft.mentions if m.strong] or [m for m in draft.mentions if not m.back] or draft.mentions
    pointed = [m for m in strong if m.points is not None] or [m for m in strong if m.proper] or strong
    fullest = max(pointed, key=lambda m: (m.span.end - m.span.start, -m.span.start))
    return Plan(
        id=name,
        name=fullest.span.of(document.text),
        mentions=tuple(sorted(m.span for m in draft.mentions)),
        points=draft.points,
        pillars=tuple(draft.pillars),
        provisions=tuple(sorted(_points(draft), key=lambda p: p.span)),
        authors=tuple(draft.authors),
        status=settle_status(draft),
        goals=tuple(sorted(draft.goals)),
        shown_to=tuple(draft.shown_to),
        next_steps=tuple(sorted(draft.next_steps)),
        positions=tuple(sorted(draft.positions, key=lambda p: p.span)),
    )


def _points(draft: Draft) -> list[Provision]:
    """The points without those that only repeat a pillar or a goal."""
    apart = [*(pillar.span for pillar in draft.pillars), *draft.goals]
    return [p for p in draft.provisions if not any(p.span.overlaps(span) for span in apart)]
