"""The points of a plan: what it provides, by verbs, by marks of the encoder, by lists.

Owns the spans of points. Must not decide what is a plan.
"""

from __future__ import annotations

from carsica.extract.events.grammar import predicate_of, subject_of
from carsica.extract.numbered import numbered_lines
from carsica.extract.plans.draft import Draft, Found
from carsica.extract.plans.page import Page
from carsica.record.plan import Provision
from carsica.record.span import Span


def learn_points(page: Page, plan: Draft, mention: Found) -> None:
    """What a plan provides, by each verb of which it is the subject ("limits the army and bars ...")."""
    sentence = page.scene.sentence(mention.number)
    verb, link, between = predicate_of(sentence, mention.head)
    if verb is None or between or not link.startswith("nsubj") or link.endswith("pass"):
        return
    for predicate in (verb, *sentence.children(verb, "conj")):
        head = sentence.words[predicate]
        inner = sentence.children(predicate, "xcomp") if page.scene.lexis.has("status.must", head) else ()
        for action in (predicate, *inner):
            if page.words.has("provisions.verbs", sentence.words[action]) and mention.head in subject_of(
                sentence, action
            ):
                _provide(page, plan, mention.number, action)


def _provide(page: Page, plan: Draft, number: int, action: int) -> None:
    sentence = page.scene.sentence(number)
    stop = set(sentence.children(action, "conj", "parataxis", "punct", "cc", "nsubj", "advcl"))
    inside = [
        i
        for i in sentence.subtree(action)
        if i >= action and not any(i == s or s in set(sentence.ancestors(i)) for s in stop)
    ]
    span = Span(*sentence.span(tuple(inside)))
    if len(inside) >= 3 and not any(span.covers(f.span) for f in page.points):
        plan.provide(Provision(span.of(page.scene.document.text), span))


def find_marked(page: Page) -> None:
    """What the encoder marks as points: each belongs to the plan that its sentence speaks of."""
    for mark in page.scene.document.marks:
        if mark.layer == "point":
            words = page.scene.sentence(mark.sentence).words
            span = Span(words[mark.words[0]].start, words[mark.words[1] - 1].end)
            plan = page.spoken_of(mark.sentence) or page.plans[0]
            plan.provide(Provision(span.of(page.scene.document.text), span))


def find_numbered(text: str, start: int) -> tuple[Provision, ...]:
    """Provisions that the text lists by number, one a line, after a position; empty when there is no such list."""
    return tuple(Provision(span.of(text), span, number) for number, span in numbered_lines(text, start))


def find_listed(page: Page) -> None:
    """The numbered lines after the first mention of a plan, given to the plan that they follow."""
    document = page.scene.document
    first = page.plans[0]
    numbered = find_numbered(document.text, min(m.span.start for m in first.mentions))
    if numbered:
        owner = page.spoken_of(document.sentence_at(numbered[0].span.start) or 0) or first
        for provision in numbered:
            owner.provide(provision)
