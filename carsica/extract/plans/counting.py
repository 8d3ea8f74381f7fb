"""How many points a plan has, where the text counts them: in the plan's clause, or in one about it soon after.

Owns the numbers alone. Which mention belongs to which plan is the business of grouping.py.
"""

from __future__ import annotations

from carsica.extract.events.grammar import base, negated, predicate_of
from carsica.extract.plans.page import Page
from carsica.parse.syntax import Sentence

COUNTED = {"obj", "obl", "nmod", "xcomp", "nsubj", "iobj"}
"""Relations of counted points to the predicate of the plan ("counts 19 points", "consists of three articles")."""
SOON = 2
"""Sentences after the last mention of a plan within which its points may be counted."""


def counted_in_clause(page: Page, number: int, head: int) -> int | None:
    """The number of points that the predicate of a plan counts ("the draft has 19 points"); None without one."""
    sentence = page.scene.sentence(number)
    predicate, link, between = predicate_of(sentence, head)
    if predicate is None or between or not link.startswith("nsubj") or negated(page.scene, number, predicate):
        return None
    if not page.is_verb_of("points.verbs", sentence, predicate):
        return None
    below = [i for i in sentence.children(predicate) if base(sentence.words[i]) in COUNTED and i != head]
    return next((count for i in below if (count := _count_at(page, sentence, i)) is not None), None)


def count_elsewhere(page: Page) -> None:
    """Give plans whose points nobody has counted the number that a sentence about them, or soon after, tells."""
    taken = {plan.points for plan in page.plans}
    for figure in page.points:
        number = page.scene.document.sentence_at(figure.span.start)
        plan = page.spoken_of(number) if number is not None else None
        if plan is None or number is None or plan.points is not None:
            continue
        last = max(m.number for m in plan.mentions if m.number <= number)
        if number - last <= SOON and figure.low and int(figure.low) > 1 and int(figure.low) not in taken:
            plan.points = int(figure.low)


def _count_at(page: Page, sentence: Sentence, position: int) -> int | None:
    """The exact number of points in the phrase of a word, the word with what stands right before it."""
    word = sentence.words[position]
    return next((int(f.low or 0) for f in page.points if f.span.overlaps((word.start, word.end))), None)
