"""The way through a tree from one word to another, as a short name that signs are filed under.

Owns the names of ways alone; must not decide anything about events.
"""

from __future__ import annotations

from carsica.extract.events.grammar import base
from carsica.parse.syntax import Sentence

LONGEST = 4
"""Steps of a way that is still told; longer ones are all "far"."""
ALONGSIDE = {"conj", "flat", "appos", "fixed"}
"""Relations of a word to another that it stands beside: left out of the way up."""


def way(sentence: Sentence, start: int, end: int) -> str:
    """Relations from ``start`` up to the word above both, "+", and those down to ``end``.

    "nsubj" is a subject of the word at ``end``, "nsubj+xcomp" the subject of the verb whose infinitive it is,
    "+acl" a noun with the clause at ``end``; "far" is more than four steps, "same" none.
    """
    above = [start, *sentence.ancestors(start)]
    below = [end, *sentence.ancestors(end)]
    shared = next((node for node in above if node in set(below)), None)
    if shared is None:
        return "far"
    up = [base(sentence.words[i]) for i in above[: above.index(shared)]]
    while up and up[0] in ALONGSIDE:
        up.pop(0)
    down = [base(sentence.words[i]) for i in reversed(below[: below.index(shared)])]
    if len(up) + len(down) > LONGEST:
        return "far"
    if not up and not down:
        return "same"
    return ".".join(up) + ("+" + ".".join(down) if down else "")
