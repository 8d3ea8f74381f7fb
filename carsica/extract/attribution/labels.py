"""Labels of a script: the name before a colon that says whose words a line holds ("ROSSI (Verdi): ...", "Q: ...").

Owns the recognition of a label and whom it names. Must not decide whether a text is a script (turns.py).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from carsica.extract.attribution.lexis import plain
from carsica.extract.attribution.scene import Scene
from carsica.extract.attribution.source_kinds import KINDS
from carsica.record.actor import Actor
from carsica.record.span import Span
from carsica.record.statement import Source

LABEL = re.compile(
    r"^[–—-]?\s*(?P<name>[^:\n(«“\"]{1,90}?)\s*(?P<note>\([^)\n]{1,80}\))?(?:\s*[:：]\s+(?=\S)|\s[–—]\s(?=[«“„\"]))"
)
LONGEST = 14
"""Words in the longest label believed."""
OUTLET_LETTERS = 4
"""Letters at least in the word by which a label gives an outlet's name in short."""
ALIKE = 0.85
"""Likeness from which two spellings of a surname are one."""


@dataclass(frozen=True)
class Label:
    """Who speaks in a line: ``end`` is where the words begin. A question's speaker is left out.

    ``strong`` says that the label can be nothing else: in capitals, or a word for question or answer.
    """

    end: int
    speaker: Source | None
    question: bool = False
    answer: bool = False
    strong: bool = False


def label_of(scene: Scene, line: Span) -> Label | None:
    """The label that a line begins with, or None."""
    text = line.of(scene.document.text)
    found = LABEL.match(text)
    if found is None or len(found["name"].split()) > LONGEST:
        return None
    end, name = line.start + found.end(), found["name"].strip()
    first = plain(re.split(r"[\s.,]", name)[0])
    if scene.lexis.has("turns.question", first) and (len(name.split()) <= 2 or name.isupper()):
        return Label(end, None, question=True, strong=True)
    if scene.lexis.has("turns.answer", first) and len(name.split()) == 1:
        return Label(end, None, answer=True, strong=True)
    if asks_for_outlet(scene, name):
        return Label(end, None, question=True, strong=True)
    capitals = name.isupper() and sum(c.isalpha() for c in name) > 2
    speaker = _named(scene, Span(line.start + found.start("name"), line.start + found.end("name")))
    speaker = speaker or _alike(scene, name)
    if speaker is None and found["note"]:
        speaker = _named(scene, Span(line.start + found.start("note"), line.start + found.end("note") - 1))
    bare = name.split(",", maxsplit=1)[0]
    again = scene.document.text.count(f"{bare.split()[-1]}:") > 1
    if speaker is None and capitals and (bare != name or again):
        speaker = Source("person", bare.title())
    if speaker is None:
        return None
    return Label(end, speaker, strong=capitals)


def asks_for_outlet(scene: Scene, name: str) -> bool:
    """Is a label the name of the report's own outlet, or the end of it, which asks in an interview?"""
    own, given = plain(scene.outlet.name).split(), plain(name).split()
    return bool(given) and len(given[-1]) >= OUTLET_LETTERS and own[-len(given) :] == given


def _named(scene: Scene, span: Span) -> Source | None:
    """The person named at the end of a label without a verb, or at its head before a comma."""
    for mention in reversed(scene.cast.within(span)):
        actor = scene.cast.actor_by_id.get(mention.actor or "")
        ends = mention.span.end == span.end or scene.document.text[mention.span.end] == ","
        if actor is not None and actor.type == "person" and mention.kind == "name" and ends:
            first = scene.document.text[span.start : mention.span.start]
            verbs = any(
                w.upos in {"VERB", "AUX"} and not w.text[:1].isupper()
                for w in scene.sentence(mention.sentence).words
                if span.start <= w.start < mention.span.start
            )
            inside = "," in first and not first.rstrip().endswith(",")
            return None if verbs or inside else _link(actor, mention.span)
    return None


def _alike(scene: Scene, name: str) -> Source | None:
    """The person of the cast whose surname a label spells, in capitals or with a slip of the pen."""
    words = re.split(r"[\s.]+", name.split(",", maxsplit=1)[0].strip())
    last = words[-1].casefold()
    if len(last) < 4 or not name[:1].isupper():
        return None
    best: tuple[float, Actor] | None = None
    for actor in scene.cast.actors:
        if actor.type != "person":
            continue
        short = len(actor.name.split()) == 1 and len(words) > 1
        likeness = SequenceMatcher(None, last, actor.name.split()[-1].casefold()).ratio()
        if short and likeness < 1:
            continue
        if likeness >= ALIKE and (best is None or likeness > best[0]):
            best = likeness, actor
    return _link(best[1], None) if best and (name.isupper() or len(name.split()) <= 3) else None


def _link(actor: Actor, span: Span | None) -> Source:
    return Source(KINDS[actor.type], actor.name, actor.id, span)
