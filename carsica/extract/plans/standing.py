"""How a plan stands: its status, its goals, the number of its points.

Owns what the clause around a mention says of the whole plan.
"""

from __future__ import annotations

from carsica.extract.events.grammar import base, negated, passive, predicate_of
from carsica.extract.plans.draft import Draft, Found
from carsica.extract.plans.mentions import ORDER
from carsica.extract.plans.page import Page
from carsica.extract.plans.phrases import members, phrase
from carsica.extract.plans.tense import is_ahead, is_announced, is_denied
from carsica.parse.syntax import Sentence
from carsica.record.figure import Figure
from carsica.record.plan import PlanStatus
from carsica.record.span import Span

NEXT = 12
"""Characters between the two numbers of "from 28 to 19"."""
SELF = {"leaked", "amended", "discussed"}
"""Statuses told of a plan by a verb of which it is the subject ("the draft emerged")."""
STEPS = ("discussed", "proposed", "accepted")
NEAR = 60
"""Characters from a plan to the number of its points in the same clause."""


def learn_standing(page: Page, plan: Draft, mention: Found) -> None:
    """Learn status, goals, next steps and points from one mention."""
    sentence = page.scene.sentence(mention.number)
    _goals(page, plan, mention, sentence)
    if plan.points is None:
        _counted_points(page, plan, mention, sentence)
    for child in sentence.children(mention.head, "acl", "amod"):
        if not negated(page.scene, mention.number, child):
            _status(page, plan, sentence, child, undergoes=True)
    predicate, link, between = predicate_of(sentence, mention.head)
    if predicate is not None and _is_next(page, mention.number, predicate, between):
        _next_step(plan, sentence, predicate)
        return
    if between:  # "the signing of the deal"
        asked = predicate is not None and page.is_verb_of("positions.asks", sentence, predicate)
        if predicate is None or not (asked or is_ahead(page, mention.number, predicate)):
            _status(page, plan, sentence, between[0], undergoes=True)
    elif predicate is not None and not (
        negated(page.scene, mention.number, predicate) or is_denied(page, sentence, predicate)
    ):
        ahead = is_ahead(page, mention.number, predicate)
        if not ahead or page.is_verb_of("status.discussed", sentence, predicate):
            _status(page, plan, sentence, predicate, undergoes=page.undergoes(sentence, predicate, link))


def learn_from_sentence(page: Page, plan: Draft) -> None:
    """What the sentences of a plan's mentions tell, where no clause of its own says how it stands."""
    known = plan.told or plan.positions or plan.next_steps
    for number in () if known else sorted({m.number for m in plan.mentions}):
        sentence = page.scene.sentence(number)
        for position, word in enumerate(sentence.words):
            if word.upos not in {"VERB", "NOUN", "ADJ"} or negated(page.scene, number, position):
                continue
            if is_ahead(page, number, position) or is_denied(page, sentence, position):
                continue
            for status in ORDER:
                if page.is_verb_of(f"status.{status}", sentence, position):
                    plan.told.add(status)


def _status(page: Page, plan: Draft, sentence: Sentence, position: int, undergoes: bool) -> None:
    """Take in the statuses that a word gives to a plan that it is done to, or that does it."""
    if undergoes and page.is_verb_of("shown.verbs", sentence, position):
        plan.told.add("proposed")
    for status in ORDER:
        if (undergoes or status in SELF) and page.is_verb_of(f"status.{status}", sentence, position):
            plan.told.add(status)
            plan.signed |= page.is_verb_of("authors.signs", sentence, position)


def settle_status(plan: Draft) -> PlanStatus:
    """The latest status told; what one side rejects and others do not is still discussed, unless it was signed."""
    latest: PlanStatus = max(plan.told, key=ORDER.index) if plan.told else "unknown"
    others = any(p.stance != "rejects" for p in plan.positions)
    if latest == "rejected" and ("accepted" in plan.told or plan.next_steps or others):
        return "accepted" if plan.signed else "discussed"
    if latest == "accepted" and not plan.signed and any(p.stance == "rejects" for p in plan.positions):
        return "accepted" if not plan.next_steps else "discussed"
    if latest == "unknown" and (plan.next_steps or plan.positions):
        return "discussed"
    return latest


def find_announced(page: Page, number: int) -> None:
    """ "The next step is a vote": a sentence that says so itself."""
    sentence = page.scene.sentence(number)
    plan = page.spoken_of(number)
    if plan is not None and any(page.words.phrase("next.says", sentence, i) for i in range(len(sentence.words))):
        span = phrase(sentence, sentence.root)
        if all(not span.overlaps(known) for known in plan.next_steps):
            plan.next_steps.append(span)


def _is_next(page: Page, number: int, predicate: int, between: tuple[int, ...]) -> bool:
    """Does the clause tell a step that lies ahead: a vote, a signing, a reading?"""
    if not is_announced(page, number, predicate) or negated(page.scene, number, predicate):
        return False
    sentence = page.scene.sentence(number)
    above = sentence.words[predicate].head
    if above >= 0 and page.words.has("positions.open", sentence.words[above]):
        return False  # "ready to discuss the deal" is a position
    words = (predicate, *between, *sentence.children(predicate, "nsubj", "obl", "obj", "xcomp", "advmod"))
    modal = [sentence.words[i] for i in sentence.children(predicate, "aux")]
    may = any(page.scene.lexis.has("status.may", w) for w in modal)
    if may and not passive(sentence, predicate, transitive=True):
        return False  # "he could accept the deal" is a position
    steps = ("next.words", *(f"status.{status}" for status in STEPS))
    return any(page.is_verb_of(key, sentence, i) for i in words for key in steps)


def _next_step(plan: Draft, sentence: Sentence, predicate: int) -> None:
    beside = [i for i in members(sentence, predicate) if i != predicate]
    span = phrase(sentence, predicate, [*beside, *sentence.children(predicate, "parataxis")])
    if all(not span.overlaps(known) for known in plan.next_steps):
        plan.next_steps.append(span)


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
