"""Attribution by punctuation: a name and a colon before what is said ("Rutte: «...»").

Owns the forms of headlines and scripts. Must not look for verbs.
"""

from __future__ import annotations

from carsica.extract.attribution.scene import Draft, Memory, Scene
from carsica.extract.attribution.sources import core, resolve


def colon_draft(scene: Scene, number: int) -> Draft | None:
    """A headline's or a script's attribution: a name, a colon, what is said ("Rutte: «...»")."""
    sentence = scene.sentence(number)
    words = sentence.words
    colon = next((i for i, word in enumerate(words[:9]) if word.text == ":"), None)
    if not colon or colon + 3 >= len(words):
        return None
    if any(word.upos in {"VERB", "AUX"} for word in words[:colon]):
        return None
    mentions = [scene.cast.at(number, i) for i in range(colon)]
    last = next((m for m in reversed(mentions) if m is not None and m.actor is not None), None)
    if (
        last is None
        or last.words[1] != colon
        or any(word.upos in {"ADP", "PUNCT"} for word in words[: last.words[0]])
    ):
        return None
    links = resolve(scene, number, last.head, Memory())
    speaks = links and (links[-1].kind != "state" or scene.quoted(words[colon + 2].start))
    if not speaks:
        return None
    rest = frozenset(range(colon + 1, len(words)))
    cue = tuple(core(sentence, last.head)) or (colon,)
    return Draft("colon", number, (colon,), links, scene.spans(number, rest), None, frozenset(cue))
