"""Who stands behind a plan: its authors.

Owns the ties of actors to plans; what a party says to a plan is positions.py's.
"""

from __future__ import annotations

from carsica.extract.events.arguments import actors_at, of_verb
from carsica.extract.events.grammar import base, negated, predicate_of
from carsica.extract.plans.draft import Draft, Found
from carsica.extract.plans.page import Page

UNDERGOES = {"obj", "nsubj:pass", "obl", "obl:arg", "acl"}


def learn_people(page: Page, plan: Draft, mention: Found) -> None:
    """Learn authors from one mention."""
    sentence = page.scene.sentence(mention.number)
    for child in sentence.children(mention.head, "acl"):
        if page.is_verb_of("authors.verbs", sentence, child):
            _makers(page, plan, mention.number, child)
    predicate, link, between = predicate_of(sentence, mention.head)
    if predicate is None or between or negated(page.scene, mention.number, predicate):
        return
    if link in UNDERGOES and page.is_verb_of("authors.verbs", sentence, predicate):
        _makers(page, plan, mention.number, predicate)


def _makers(page: Page, plan: Draft, number: int, verb: int) -> None:
    for argument in of_verb(page.scene, number, verb):
        direct = page.scene.sentence(number).words[argument.position].head == verb
        if argument.slot in {"subject", "agent"} or (argument.slot == "with" and direct):
            _name(page, plan, number, argument.position)


def find_architects(page: Page, plan: Draft, number: int) -> None:
    """ "Gli architetti del piano sono X e Y"; "X leads the effort"."""
    sentence = page.scene.sentence(number)
    for position, word in enumerate(sentence.words):
        if page.words.has("authors.nouns", word) and base(word) == "nsubj" and word.head >= 0:
            for named in (word.head, *sentence.children(word.head, "xcomp", "obj")):
                _name(page, plan, number, named)
        if page.words.has("authors.lead", word) and word.upos == "VERB":
            below = [*sentence.children(position, "obj", "obl", "nsubj")]
            if any(page.words.has("authors.work", sentence.words[i]) for i in below):
                for i in below:
                    _name(page, plan, number, i)


def _name(page: Page, plan: Draft, number: int, position: int) -> None:
    for actor in actors_at(page.scene, number, position):
        if page.is_author(actor) and actor not in plan.authors:
            plan.authors.append(actor)
