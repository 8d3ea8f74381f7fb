"""Who stands behind a plan and who was shown it.

Owns those ties of actors to plans; what a party says to a plan is positions.py's.
"""

from __future__ import annotations

from carsica.extract.events.arguments import actors_at, of_noun, of_verb
from carsica.extract.events.grammar import base, negated, predicate_of
from carsica.extract.plans.draft import Draft, Found
from carsica.extract.plans.page import Page
from carsica.extract.plans.tense import is_ahead, is_denied

RECEIVING = {"to", "object"}
"""Slots of those to whom a paper is shown ("handed Rossi the plan")."""
JOINING = {"between", "with"}
"""Slots of a deal's noun that name its parties."""


def learn_people(page: Page, plan: Draft, mention: Found) -> None:
    """Learn from one mention who made the plan, signed the deal, or was shown the paper."""
    number, sentence = mention.number, page.scene.sentence(mention.number)
    if page.words.has("plan.deals", sentence.words[mention.head]):
        joined = of_noun(page.scene, number, mention.head)
        for argument in (a for a in joined if not a.outer and a.slot in JOINING):
            _add(page, plan.authors, number, argument.position)
    for child in sentence.children(mention.head, "acl", "amod"):
        _learn(page, plan, number, child, undergoes=True)
    predicate, link, between = predicate_of(sentence, mention.head)
    if predicate is not None and not between and not negated(page.scene, number, predicate):
        _learn(page, plan, number, predicate, undergoes=page.undergoes(sentence, predicate, link))


def _learn(page: Page, plan: Draft, number: int, verb: int, undergoes: bool) -> None:
    """What one verb says whose object the plan is (``undergoes``), or which else holds it."""
    sentence = page.scene.sentence(number)
    if not undergoes or is_denied(page, sentence, verb):
        return
    made = _is(page, "authors.verbs", number, verb)
    signed = _is(page, "authors.signs", number, verb) and not is_ahead(page, number, verb)
    shown, seen = _is(page, "shown.verbs", number, verb), _is(page, "shown.sees", number, verb)
    for argument in of_verb(page.scene, number, verb) if made or signed or shown or seen else ():
        direct = sentence.words[argument.position].head == verb
        acts = argument.slot in {"subject", "agent"} or (argument.slot == "with" and direct)
        if acts and (made or signed):
            _add(page, plan.authors, number, argument.position)
        elif (acts and seen and argument.slot != "with") or (shown and argument.slot in RECEIVING):
            _add(page, plan.shown_to, number, argument.position)
    if made:
        _add_makers(page, plan, number, verb)


def _add_makers(page: Page, plan: Draft, number: int, verb: int) -> None:
    """Those whom the tree hangs on a noun below the verb: "messo a punto da X", "ausgearbeitet von X"."""
    sentence = page.scene.sentence(number)
    participle = sentence.words[verb].features.get("VerbForm") == "Part"
    for noun in sentence.children(verb, "obj", "obl", "nsubj", "nmod") if participle else ():
        for child in sentence.children(noun, "nmod", "obl"):
            if page.scene.has_case("agent", number, child) or sentence.words[child].relation == "obl:agent":
                _add(page, plan.authors, number, child)


def _is(page: Page, key: str, number: int, verb: int) -> bool:
    """Is the verb in a set, alone or with the word after it ("put forward")?"""
    sentence = page.scene.sentence(number)
    return page.is_verb_of(key, sentence, verb) or page.words.phrase(key, sentence, verb) > 0


def find_architects(page: Page, plan: Draft, number: int) -> None:
    """ "Gli architetti del piano sono X e Y"; "X leads the effort"."""
    sentence = page.scene.sentence(number)
    for position, word in enumerate(sentence.words):
        if page.words.has("authors.nouns", word) and base(word) == "nsubj" and word.head >= 0:
            for named in (word.head, *sentence.children(word.head, "xcomp", "obj")):
                _add(page, plan.authors, number, named)
        if page.words.has("authors.lead", word) and word.upos == "VERB":
            below = [*sentence.children(position, "obj", "obl", "nsubj")]
            if any(page.words.has("authors.work", sentence.words[i]) for i in below):
                for i in below:
                    _add(page, plan.authors, number, i)


def _add(page: Page, known: list[str], number: int, position: int) -> None:
    if page.words.has("authors.nouns", page.scene.sentence(number).words[position]):
        return  # "the architects of the plan" say nobody
    for actor in actors_at(page.scene, number, position):
        if page.is_author(actor) and actor not in known:
            known.append(actor)
