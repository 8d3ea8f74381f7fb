"""Points that a text names by their number: "point 7 provides for ...", "under article 3 the army leaves".

Owns those sentences. Must not decide what is a plan.
"""

from __future__ import annotations

from carsica.extract.events.grammar import base, predicate_of
from carsica.extract.plans.draft import Draft
from carsica.extract.plans.ordered import MOST
from carsica.extract.plans.page import Page
from carsica.extract.plans.phrases import members, parts
from carsica.extract.plans.points import give, give_clause, provided
from carsica.extract.plans.words import PlanWords
from carsica.parse.syntax import Sentence

FRAMES = ("obl", "nmod", "advmod")


def find_articles(page: Page, number: int) -> None:
    """What single points of the plan that a sentence speaks of provide."""
    plan = page.spoken_of(number)
    sentence = page.scene.sentence(number)
    for position, word in enumerate(sentence.words):
        if plan is None or not page.words.has("points.nouns", word):
            continue
        if word.features.get("Number") != "Plur" and _is_single(sentence, position):
            _learn(page, plan, number, position)


def number_of(sentence: Sentence, position: int, words: PlanWords | None = None) -> int | None:
    """The number that a point goes by ("point 7", "the third point"); None where none is told."""
    near = [*sentence.children(position, "nummod", "amod", "flat", "nmod", "appos", "dep"), position + 1]
    for other in near:
        digits = sentence.words[other].text.strip(".:)°ºª") if other < len(sentence.words) else ""
        digits = digits.split("-")[0]
        if digits.isdecimal() and len(digits) <= 2:
            return int(digits)
    for other in sentence.children(position, "amod", "nummod", "det") if words else ():
        for number in range(1, MOST):
            if words and words.has(f"ordinals.{number}", sentence.words[other]):
                return number
    return None


def _is_single(sentence: Sentence, position: int) -> bool:
    """One point: it has a number or an ordinal ("the second point")."""
    ordinal = any(sentence.words[i].features.get("NumType") == "Ord" for i in sentence.children(position, "amod"))
    return ordinal or number_of(sentence, position) is not None


def _learn(page: Page, plan: Draft, number: int, position: int) -> None:
    sentence = page.scene.sentence(number)
    point = number_of(sentence, position, page.words)
    verb, link, between = predicate_of(sentence, position)
    if verb is None or between:
        return
    if link.startswith("nsubj") and not link.endswith("pass"):
        for action in members(sentence, verb):
            if page.is_verb_of("provisions.says", sentence, action):
                clauses = [i for i in sentence.children(action, "ccomp", "xcomp", "obj") if i > action]
                for span in (span for clause in clauses for span in parts(sentence, clause)):
                    give(page, plan, span, point)
            elif any(page.is_verb_of(f"provisions.{key}", sentence, action) for key in ("verbs", "holds")):
                for span in provided(page, sentence, action):
                    give(page, plan, span, point)
    elif base(sentence.words[position]) in FRAMES and list(sentence.children(position, "case")):
        first = sentence.children(position, "case")[0]
        framing = page.words.phrase("provisions.under", sentence, first) or position < verb
        if framing and not page.is_verb_of("provisions.disputed", sentence, verb):
            give_clause(page, plan, sentence, verb, position, point)
