"""Does a predicate tell what lies ahead, is wanted or may be, rather than what has happened?

Owns that question alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from carsica.extract.events.grammar import base, group
from carsica.extract.plans.page import Page
from carsica.parse.syntax import Sentence, Word

AHEAD = ("status.future", "status.must", "status.plan", "status.want", "status.may")
DENIED = {"xcomp", "ccomp", "advcl", "acl"}
ABOVE = {"xcomp", "advcl", "acl", "ccomp", "csubj"}


def is_announced(page: Page, number: int, predicate: int) -> bool:
    """Future, conditional, or under a modal or a verb of planning; "avrebbe firmato" is none of these."""
    sentence = page.scene.sentence(number)
    head = sentence.words[predicate]
    words = [sentence.words[i] for i in group(sentence, predicate) if i != predicate]
    perfect = any(page.scene.lexis.has("auxiliaries.active", w) and base(w) == "aux" for w in words)
    if perfect and head.features.get("VerbForm") == "Part":
        return False
    if any(_features_ahead(w) for w in (*words, head)) or any(page.words.has("plan.would", w) for w in words):
        return True
    if any(page.scene.lexis.has(key, w) for w in words for key in AHEAD if w.relation != "aux:pass"):
        return True
    passive = head.features.get("VerbForm") == "Part" or head.features.get("Voice") == "Pass"
    if passive and page.scene.lexis.has("status.plan", head):
        return True  # "the signing is scheduled for March"
    return any(page.scene.lexis.has(key, w) for w in _over(sentence, predicate) for key in AHEAD)


def _over(sentence: Sentence, predicate: int) -> Iterator[Word]:
    """The verbs above an infinitive with their auxiliaries, up to the first finite one ("must meet to sign")."""
    word = sentence.words[predicate]
    while word.head >= 0 and base(word) in ABOVE and word.features.get("VerbForm") != "Fin":
        above = word.head
        word = sentence.words[above]
        yield word
        yield from (sentence.words[i] for i in sentence.children(above, "aux"))


def is_ahead(page: Page, number: int, predicate: int) -> bool:
    """Announced, or a bare infinitive, which tells nothing that has happened."""
    sentence = page.scene.sentence(number)
    bare = len(group(sentence, predicate)) == 1
    infinitive = sentence.words[predicate].features.get("VerbForm") == "Inf"
    return (infinitive and bare) or is_announced(page, number, predicate)


def is_denied(page: Page, sentence: Sentence, predicate: int) -> bool:
    """Does somebody deny that it happened ("denies having received the plan")? That tells nothing of the plan."""
    word = sentence.words[predicate]
    while word.head >= 0 and base(word) in DENIED:
        word = sentence.words[word.head]
        if any(page.scene.speech.has("verbs.deny", form) for form in (word.lemma, word.text)):
            return True
    return False


def _features_ahead(word: Word) -> bool:
    return word.features.get("Tense") == "Fut" or word.features.get("Mood") == "Cnd"
