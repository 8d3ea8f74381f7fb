"""Events that somebody only asks for: "called for his resignation" tells of a request, and of none who resigned.

Owns the tie between a verb of asking and the noun for what is asked.
"""

from __future__ import annotations

from carsica.extract.events.grammar import base, is_verb
from carsica.extract.events.scene import Draft, Scene

ASKED = frozenset({"obj", "obl", "xcomp"})
"""Relations in which what is asked for hangs from the verb."""
REQUEST = "request"


def asks(scene: Scene, draft: Draft) -> bool:
    """Is a trigger a verb of asking, by the lexicon or by the encoder?"""
    word = scene.sentence(draft.number).words[draft.head]
    told = scene.lexis.has("status.request", word) or scene.noted_kind(draft.number, draft.head) == REQUEST
    return told and is_verb(word)


def asked(scene: Scene, draft: Draft) -> bool:
    """Is the event a noun for what a verb of asking in the same clause asks for?"""
    sentence = scene.sentence(draft.number)
    word = sentence.words[draft.head]
    if not draft.entry.noun or draft.entry.kind.mode == REQUEST or word.head < 0 or base(word) not in ASKED:
        return False
    verb = sentence.words[word.head]
    noted = scene.noted_kind(draft.number, word.head) == REQUEST
    finite = bool(sentence.children(draft.head, "aux"))  # a participle that looks like the noun ("telefonata")
    return is_verb(verb) and noted and not finite
