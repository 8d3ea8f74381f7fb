"""How a plan stands: its status, its goals, the number of its points.

Owns what the clause around a mention says of the whole plan.
"""

from __future__ import annotations

from carsica.extract.events.grammar import base, negated, predicate_of
from carsica.extract.plans.draft import Draft, Found
from carsica.extract.plans.mentions import ORDER
from carsica.extract.plans.page import Page
from carsica.parse.syntax import Sentence
from carsica.record.figure import Figure
from carsica.record.span import Span

NEXT = 12
"""Characters between the two numbers of "from 28 to 19"."""
NEAR = 60
"""Characters from a plan to the number of its points in the same clause."""


def learn_standing(page: Page, plan: Draft, mention: Found) -> None:
    """Learn status, goals and points from one mention."""
    sentence = page.scene.sentence(mention.number)
    _goals(page, plan, mention, sentence)
    if plan.points is None:
        _counted_points(page, plan, mention, sentence)
    predicate, link, between = predicate_of(sentence, mention.head)
    if predicate is None or between or negated(page.scene, mention.number, predicate):
        return
    for status in ORDER:
        undergone = link != "nsubj" or status in {"leaked", "amended", "discussed"}
        if undergone and page.is_verb_of(f"status.{status}", sentence, predicate):
            later = plan.status == "unknown" or ORDER.index(status) > ORDER.index(plan.status)
            plan.status = status if later else plan.status


def _is_from(page: Page, sentence: Sentence, figure: Figure) -> bool:
    """Does a preposition that says "from" stand before the figure?"""
    before = [w for w in sentence.words if w.end <= figure.span.start][-1:]
    keys = ("grammar.from", "grammar.with")  # Ukrainian and Russian say "with" for "from" here
    return any(w.upos == "ADP" and page.scene.lexis.has(key, w) for w in before for key in keys)


def _counted_points(page: Page, plan: Draft, mention: Found, sentence: Sentence) -> None:
    """ "Das Papier umfasst 28 Punkte": points counted in the plan's own clause."""
    near = [
        f
        for f in page.points
        if sentence.start <= f.span.start < sentence.end and 0 < f.span.start - mention.span.end < NEAR
    ]
    if len(near) > 1 and near[1].span.start - near[0].span.end < NEXT and _is_from(page, sentence, near[0]):
        near = near[1:]  # "reduced from 28 to 19 points": those that are left
    taken = {p.points for p in page.plans}
    if near and int(near[0].low or 0) not in taken:
        plan.points = int(near[0].low or 0)


def _goals(page: Page, plan: Draft, mention: Found, sentence: Sentence) -> None:
    for child in sentence.children(mention.head, "acl", "advcl", "nmod", "amod"):
        word = sentence.words[child]
        aimed = page.words.has("goals.words", word)
        infinitive = base(word) in {"acl", "advcl"} and word.features.get("VerbForm") == "Inf"
        purpose = base(word) == "nmod" and any(
            page.words.has("goals.for", sentence.words[i]) for i in sentence.children(child, "case")
        )
        place = page.scene.headed(mention.number, child)
        if aimed or infinitive or (purpose and place is None):
            span = Span(*sentence.span(sentence.subtree(child)))
            if all(not span.overlaps(known) for known in plan.goals):
                plan.goals.append(span)
