"""Which words name a plan, and how far each of them makes one by itself.

Owns mentions and their weight. Must not decide which mentions are one plan (grouping.py).
"""

from __future__ import annotations

from collections.abc import Iterator

from carsica.extract.events.arguments import actors_at, of_noun
from carsica.extract.events.grammar import base, predicate_of
from carsica.extract.numbered import numbered_lines
from carsica.extract.plans.counting import counted_in_clause
from carsica.extract.plans.draft import CERTAIN, Found
from carsica.extract.plans.page import Page
from carsica.parse.syntax import Sentence
from carsica.record.plan import PlanStatus
from carsica.record.span import Span

ORDER: tuple[PlanStatus, ...] = ("drafting", "discussed", "proposed", "leaked", "amended", "accepted", "rejected")
"""Statuses from the earliest to the latest: of several that are told, the latest holds."""
NAME_WORDS = 9
NOUNS = ("nouns", "deals", "papers", "back")
KINDS = ("annex", "memo", "law", "contract")
WEIGHT = {
    ("nouns", True): 0.9, ("nouns", False): 0.4,
    ("deals", True): 0.5, ("deals", False): 0.1,
    ("papers", True): 0.3, ("papers", False): 0.1,
}  # fmt: skip
"""How far a noun of a set makes a plan, with a definite article and without."""
TOLD = 0.2
"""What a complement adds ("the agreement on salt")."""


def find_mentions(page: Page) -> Iterator[Found]:
    """All mentions of plans in text order, those that only point back to a plan among them."""
    lines = [span for _, span in numbered_lines(page.scene.document.text)]
    named = False
    for number, sentence in enumerate(page.scene.document.sentences):
        if named and any(span.overlaps((sentence.start, sentence.end)) for span in lines):
            continue  # a point that the list of a plan gives may speak of agreements; it names no plan
        for position, word in enumerate(sentence.words):
            if word.upos not in {"NOUN", "PROPN"} or page.scene.inside_name(number, position):
                continue
            noun = _set_of(page, sentence, position)
            if noun and not _is_idle(page, number, position):
                mention = _mention(page, number, position, noun)
                if mention is not None:
                    named = True
                    yield mention


def _set_of(page: Page, sentence: Sentence, position: int) -> str | None:
    """The set of nouns that a word is in: nouns (plans), deals, papers, back (only point back)."""
    found = next((s for s in NOUNS if page.words.phrase(f"plan.{s}", sentence, position)), None)
    return None if found is None or page.words.inside("plan.not", sentence, position) else found


def _is_idle(page: Page, number: int, head: int) -> bool:
    """ "Nine plans", "no deal", "any deal": none in particular; "a deal would mean ...": one that is not there."""
    sentence = page.scene.sentence(number)
    word = sentence.words[head]
    children = [sentence.words[i] for i in sentence.children(head)]
    if any(base(c) == "nummod" for c in children) and word.upos == "NOUN":
        return True
    determiners = [c for c in children if base(c) in {"det", "advmod", "cc"}]
    if any(d.features.get("PronType") in {"Neg", "Tot"} or page.words.has("plan.none", d) for d in determiners):
        return True
    predicate, link, between = predicate_of(sentence, head)
    if predicate is None or between or not link.startswith("nsubj") or _is_definite(page, number, head):
        return False
    verbs = [sentence.words[i] for i in (predicate, *sentence.children(predicate, "aux", "cop"))]
    return any(v.features.get("Mood") in {"Cnd", "Sub"} or page.words.has("plan.would", v) for v in verbs)


def _is_definite(page: Page, number: int, head: int) -> bool:
    sentence = page.scene.sentence(number)
    determiners = [sentence.words[i] for i in sentence.children(head, "det", "nmod:poss")]
    indefinite = any(d.features.get("Definite") == "Ind" for d in determiners)
    bare = page.scene.lexis.flag("grammar.no_articles")
    return (bool(determiners) and not indefinite) or (bare and not determiners)


def _mention(page: Page, number: int, head: int, noun: str) -> Found | None:
    sentence = page.scene.sentence(number)
    word = sentence.words[head]
    extent = _extent(sentence, head)
    span = Span(*sentence.span(extent))
    points = next((int(f.low or 0) for f in page.points if span.overlaps(f.span)), None)
    if points is None:
        points = counted_in_clause(page, number, head)
    beside = [sentence.words[i] for i in sentence.children(head, "amod", "compound", "det", "nmod:poss")]
    counter = any(page.words.has("plan.counter", w) for w in (word, *beside))
    authors = list(_owners(page, number, head))
    plural = word.features.get("Number") == "Plur"
    definite = _is_definite(page, number, head)
    marked = points is not None or any(page.words.has("plan.marks", sentence.words[i]) for i in extent)
    kind = next((k for k in KINDS if page.words.has(f"kinds.{k}", word)), "")
    weight = 0.0 if kind == "law" else WEIGHT.get((noun, definite), 0.0)  # a law says so by what is done to it
    weight += TOLD * bool(noun != "back" and sentence.children(head, "nmod", "acl"))
    if points is not None or (noun == "nouns" and (marked or authors or counter)):
        weight += CERTAIN
    elif noun != "back":
        weight += _evidence(page, number, head, definite)
        weight += 0.3 * bool(authors and noun == "deals")
    if plural and points is None:
        return None
    other = any(page.words.has("plan.other", w) for w in beside)
    back = noun in {"back", "papers"}
    return Found(
        number, head, span, weight, definite, counter, back, other, kind, points, authors, noun == "nouns"
    )


def _evidence(page: Page, number: int, head: int, definite: bool) -> float:
    """What the clause says of a paper or deal: it is proposed, signed, leaked, it provides for something."""
    sentence = page.scene.sentence(number)
    if number in page.pointed:
        return CERTAIN
    if any(_status_word(page, sentence, i) for i in sentence.children(head, "acl", "amod")):
        return 0.8
    predicate, link, between = predicate_of(sentence, head)
    if predicate is None or between:
        return 0.0
    if link.startswith("nsubj") and not link.endswith("pass"):
        if any(
            page.is_verb_of(f"provisions.{key}", sentence, predicate) for key in ("verbs", "holds")
        ) and sentence.children(predicate, "obj", "ccomp", "obl"):
            return CERTAIN
        return 0.6 * _status_word(page, sentence, predicate)
    if link in {"obj", "nsubj:pass"} and _status_word(page, sentence, predicate):
        return 1.0 if definite or not page.is_verb_of("status.rejected", sentence, predicate) else 0.4
    return 0.0


def _status_word(page: Page, sentence: Sentence, position: int) -> bool:
    return any(page.is_verb_of(f"status.{status}", sentence, position) for status in ORDER)


def _extent(sentence: Sentence, head: int) -> tuple[int, ...]:
    """The plan's phrase: the noun with its adjectives and short complements, without article and clauses."""
    kept = {head}
    waiting = [head]
    while waiting:
        for child in sentence.children(waiting.pop()):
            word = sentence.words[child]
            if child < head and base(word) in {"nmod", "flat"} and word.relation != "nmod:poss":
                continue
            if base(word) in {"amod", "nmod", "compound", "flat", "nummod", "case", "fixed", "punct"} and (
                word.upos != "PUNCT" or word.text in "-–‑"
            ):
                kept.add(child)
                waiting.append(child)
            elif word.upos == "DET" and base(word) == "det" and child not in sentence.children(head):
                kept.add(child)
    low = high = head
    while low - 1 in kept and head - low < NAME_WORDS:
        low -= 1
    while high + 1 in kept and high - low < NAME_WORDS:
        high += 1
    while sentence.words[low].upos in {"ADP", "DET"} and low < head:
        low += 1
    while sentence.words[high].upos in {"ADP", "DET", "PUNCT", "CCONJ"} and high > head:
        high -= 1
    return tuple(range(low, high + 1))


def _owners(page: Page, number: int, head: int) -> Iterator[str]:
    """Those whose plan it is by its own phrase ("the American plan", "il piano di Rossi")."""
    scene = page.scene
    for argument in of_noun(scene, number, head):
        direct = scene.sentence(number).words[argument.position].head == head
        by = argument.slot == "agent" and direct  # not "a draft seen by the paper"
        if argument.outer or not (by or argument.slot in {"genitive", "possessive", "adjective"}):
            continue
        mention = scene.headed(number, argument.position)
        place = mention is not None and mention.place is not None and mention.kind != "demonym"
        if argument.slot == "genitive" and place:
            continue  # "a plan for Ukraine", "il piano dell'Ucraina" says less than it seems
        yield from (a for a in actors_at(scene, number, argument.position) if page.is_author(a))
