"""Pronouns that stand for a plan told just before: "it was shown to X", "lo ha respinto", "lehnte ihn ab".

Owns which pronouns those are. Must not decide what their clauses say of the plan.
"""

from __future__ import annotations

from collections.abc import Iterator

from carsica.extract.events.grammar import passive, predicate_of
from carsica.extract.plans.draft import Draft, Found
from carsica.extract.plans.page import Page
from carsica.parse.syntax import Sentence, Word
from carsica.record.span import Span

TOLD = (
    "positions.accepts", "positions.rejects", "positions.open", "shown.verbs", "shown.sees", "authors.verbs",
    "status.amended", "status.discussed",
)  # fmt: skip
"""What is done to papers."""


def find_pronouns(page: Page) -> Iterator[tuple[Draft, Found]]:
    """Pronouns in the sentence that names a plan, behind it, or in the next one, where that names none."""
    for number, sentence in enumerate(page.scene.document.sentences):
        for position, word in enumerate(sentence.words):
            if word.upos != "PRON" or not _may_stand_for_paper(word) or page.scene.mention(number, position):
                continue
            plan = page.spoken_of(number, word.start)
            named = _last_before(plan, word) if plan else None
            if plan is None or named is None or number - named.number > 1:
                continue
            if _agrees(page, named, word) and _undergoes(page, sentence, position):
                span = Span(word.start, word.end)
                yield plan, Found(number, position, span, 0.0, definite=True, counter=False, back=True)


def _last_before(plan: Draft, word: Word) -> Found | None:
    return max((m for m in plan.mentions if m.span.start < word.start), default=None, key=lambda m: m.span.start)


def _may_stand_for_paper(word: Word) -> bool:
    """A personal pronoun of the third person, one thing."""
    told = word.features
    if told.get("Reflex") == "Yes" or told.get("PronType", "Prs") != "Prs":
        return False
    return told.get("Person", "3") == "3" and told.get("Number", "Sing") == "Sing" and told.get("Case") != "Dat"


def _agrees(page: Page, named: Found, word: Word) -> bool:
    """Have the pronoun and the plan's noun one gender, as far as both tell it?"""
    noun = page.scene.sentence(named.number).words[named.head].features.get("Gender")
    own = word.features.get("Gender")
    return own == noun if noun and own else own in (None, "Neut") or noun is not None


def _undergoes(page: Page, sentence: Sentence, position: int) -> bool:
    """Is something done to it that is done to papers?"""
    predicate, link, between = predicate_of(sentence, position)
    if predicate is None or between:
        return False
    turned = link == "nsubj:pass" or (link == "nsubj" and passive(sentence, predicate, transitive=True))
    if link not in {"obj", "iobj", "expl"} and not turned:
        return False
    verbs = (predicate, *sentence.children(predicate, "xcomp"))
    return any(page.is_verb_of(key, sentence, verb) for key in TOLD for verb in verbs)
