"""Who a report names late: "an official, later identified as Ann Lee", "a technician named Lars Boe".

Owns the words and the tree by which a noun is given a name. Must not decide what the noun is (posts.py).
"""

from __future__ import annotations

from carsica.extract import wordforms
from carsica.extract.named import Named
from carsica.extract.noun_phrase import Phrases

_CLAUSES = ("acl", "acl:relcl")
_NAMES = ("obl", "xcomp", "obj", "nmod", "advcl", "appos")


def after_called(phrases: Phrases, at: int, called: frozenset[str]) -> int:
    """The unit after words such as "named", "di nome", "по имени" that begin at a unit; else the unit itself."""
    row = phrases.line.row
    for size in (2, 1):
        words = " ".join(wordforms.fold(unit.text) for unit in row[at : at + size])
        if words in called:
            return at + size
    return at


def identified(phrases: Phrases, head: int, around: dict[str, frozenset[str]]) -> Named | None:
    """The person whose name a clause about the noun, or the verb that it is subject of, says to be its own."""
    sentence = phrases.line.sentence
    clauses = list(sentence.children(head, *_CLAUSES))
    word = sentence.words[head]
    if word.relation.startswith("nsubj") and word.head >= 0:
        clauses.append(word.head)
    for verb in clauses:
        if wordforms.fold(sentence.words[verb].lemma) not in around.get("identify", ()):
            continue
        for child in sentence.children(verb, *_NAMES):
            marks = {wordforms.fold(sentence.words[c].lemma) for c in sentence.children(child, "case", "mark")}
            name = phrases.naming.names[phrases.line.unit_of[child]]
            if name and name.kind == "person" and marks & around.get("as", frozenset()):
                return name
    return None
