"""The encoder's trigger marks as the rules use them: one mark a predicate, on the word that names the event.

Owns which word a mark stands for. Whether a marked word is an event is not decided here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from carsica.extract.events.lexis import EventLexis
from carsica.parse.syntax import Document, Mark, Sentence

HELPING = {"aux", "cop", "expl"}
"""Relations of auxiliaries and reflexives to the verb they belong to."""
BESIDE = {"amod", "compound", "nummod", "det"}
"""Relations of words that only tell which event a noun names ("the second round")."""
FARTHEST = 6
"""Words between an auxiliary and its verb."""


def settled(document: Document, lexis: EventLexis) -> list[Mark]:
    """Trigger marks in text order. A mark on an auxiliary is its verb's; those that name one word are one."""
    found: dict[int, dict[int, Mark]] = {}
    triggers = [m for m in document.marks if m.layer == "trigger"]
    marked = {(m.sentence, i) for m in triggers for i in range(*m.words)}
    for mark in triggers:
        sentence = document.sentences[mark.sentence]
        head = _named(sentence, mark, lexis, marked)
        low, high = min(mark.words[0], head), max(mark.words[1], head + 1)
        start, end = sentence.words[low].start, sentence.words[high - 1].end
        same = (mark.words, mark.start, mark.end) == ((low, high), start, end)
        wide = mark if same else replace(mark, words=(low, high), start=start, end=end)
        here = found.setdefault(mark.sentence, {})
        for key in [first for first, m in here.items() if m.words[1] > low]:
            other = here.pop(key)
            surer = max(wide, other, key=lambda m: m.sure)
            low, high = min(low, other.words[0]), max(high, other.words[1])
            start, end = sentence.words[low].start, sentence.words[high - 1].end
            wide = replace(surer, words=(low, high), start=start, end=end)
        here[low] = wide
    return [mark for here in found.values() for mark in here.values()]


def head_of(sentence: Sentence, mark: Mark) -> int:
    """The word that a mark stands for: a noun or verb that hangs from a word outside, else the first that does."""
    inside = range(*mark.words)
    heads = [i for i in inside if sentence.words[i].head not in inside]
    return next((i for i in heads if sentence.words[i].upos in {"NOUN", "VERB", "PROPN", "ADJ"}), heads[0])


def _named(sentence: Sentence, mark: Mark, lexis: EventLexis, marked: set[tuple[int, int]]) -> int:
    """The position that the mark is about, inside it or the verb or noun that its words only help to name."""
    head = head_of(sentence, mark)
    word = sentence.words[head]
    if word.head < 0 or abs(word.head - head) > FARTHEST:
        return head
    relation = word.relation.partition(":")[0]
    above = sentence.words[word.head]
    if relation in HELPING or (word.upos == "PRON" and word.features.get("Reflex") == "Yes"):
        return word.head if above.upos in {"VERB", "NOUN", "ADJ"} else head
    if relation in BESIDE and above.upos in {"NOUN", "PROPN"} and word.upos != "VERB":
        known = (mark.sentence, word.head) in marked or lexis.nouns.has(above)
        return word.head if known and list(_between(sentence, head, word.head)) == [] else head
    return head


def _between(sentence: Sentence, first: int, second: int) -> Iterator[int]:
    """Verbs between two words, which would make them parts of different clauses."""
    for i in range(min(first, second) + 1, max(first, second)):
        if sentence.words[i].upos == "VERB":
            yield i
