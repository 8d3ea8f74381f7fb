"""Which kind of event a marked word names: the encoder's, one that the lexicon lists, or the one by the rules.

Owns the signs and the choice. Which words name events at all is the business of triggers.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from carsica.extract.events.grammar import base
from carsica.extract.events.lexis import Entry, Kind, kinds
from carsica.extract.events.scene import Draft, Scene
from carsica.extract.events.weighing import Signs, log_odds, weigh

DECISION = "kind"
FURTHER = {"exchange": "prisoner_exchange"}
"""Kinds that the encoder's labels call otherwise than the lexicon."""
SURER = 1.0
"""Log-odds by which another kind has to be likelier than the one that a draft has."""
BELOW = ("nsubj", "obj", "iobj", "obl", "nmod", "amod", "compound")
"""Relations of the words beside a trigger that tell its kind."""


def marked_kind(scene: Scene, number: int, position: int) -> Kind | None:
    """The kind that the encoder gave to the trigger which holds a word; None for no trigger."""
    noted = scene.noted_kind(number, position)
    return kinds().get(FURTHER.get(noted, noted)) if noted else None


def choose(scene: Scene, draft: Draft, listed: Sequence[Entry]) -> None:
    """Gives a marked draft the kind that most speaks for, where that is clear; else it keeps the one it has."""
    found = candidates(scene, draft, listed)
    if len(found) < 2:
        return
    own = draft.entry.kind.mode
    odds = {mode: weigh(DECISION, signs(scene, draft, listed, mode)) for mode in found}
    best = max(found, key=lambda mode: odds[mode])
    if odds[best] - odds[own] <= SURER:
        return
    entry = next((entry for entry in listed if entry.kind.mode == best), None)
    draft.entry = entry or replace(draft.entry, kind=found[best], need="")
    if draft.learned:
        draft.listed = "under its kind" if entry else "under another" if listed else ""


def candidates(scene: Scene, draft: Draft, listed: Sequence[Entry]) -> dict[str, Kind]:
    """The kinds that a marked word may name, by mode; only its own where the encoder did not mark it."""
    noted = marked_kind(scene, draft.number, draft.head)
    found = {draft.entry.kind.mode: draft.entry.kind}
    if noted is not None:
        found.setdefault(noted.mode, noted)
        for entry in listed:
            found.setdefault(entry.kind.mode, entry.kind)
    return found


def signs(scene: Scene, draft: Draft, listed: Sequence[Entry], mode: str) -> Signs:
    """What speaks for and against one kind of a marked word."""
    noted = marked_kind(scene, draft.number, draft.head)
    part = "noun" if draft.entry.noun else "verb"
    found: Signs = {mode: 1, f"{part} {mode}": 1}
    if noted is not None and noted.mode == mode:
        found |= {"marked so": 1, f"marked {mode}": 1, "marked so, sure": log_odds(draft.sure)}
    elif noted is not None:
        found |= {f"marked {noted.mode}: {mode}": 1}
    if draft.entry.kind.mode == mode:
        how = "learned" if draft.learned else draft.entry.need or "nothing needed"
        found |= {"by rule": 1, f"by rule, {how}": 1}
    for entry in listed:
        if entry.kind.mode == mode:
            found[f"listed, {entry.need or 'nothing needed'}"] = 1
    if listed and listed[0].kind.mode == mode:
        found["listed first"] = 1
    lemma = scene.sentence(draft.number).words[draft.head].lemma.casefold()
    found[f"{scene.document.language} {lemma}: {mode}"] = 1
    for beside in _beside(scene, draft):
        found[f"{beside}: {mode}"] = 1
    return found


def _beside(scene: Scene, draft: Draft) -> set[str]:
    """What stands beside a trigger: actors, places, words of the lexicon's sets, clauses, by their relation."""
    sentence = scene.sentence(draft.number)
    found = set()
    for i in sentence.children(draft.head, *BELOW):
        word = sentence.words[i]
        relation = base(word)
        mention = scene.headed(draft.number, i)
        if mention is not None and mention.actor is not None:
            found.add(f"{relation} {scene.cast.actor_by_id[mention.actor].type}")
        elif mention is not None and mention.place is not None:
            found.add(f"{relation} place")
        keys = (key for key in scene.lexis.sets.holding(word) if key.startswith("words."))
        found.update(f"{relation} of {key.removeprefix('words.')}" for key in keys)
    if sentence.children(draft.head, "ccomp", "xcomp"):
        found.add("a clause")
    return found
