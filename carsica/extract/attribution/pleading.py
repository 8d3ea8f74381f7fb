"""Who speaks in a sentence that gives nothing of what is said, so that the next one does ("Er plädierte auf ...").

Owns the way from free indirect speech back to the sentence before it. Must not look for cues.
"""

from __future__ import annotations

from carsica.extract.attribution.scene import Memory, Scene
from carsica.extract.attribution.sources import can_speak, resolve
from carsica.extract.attribution.subjects import subject_of
from carsica.record.statement import Source

SPOKE = 0.6
"""How sure the encoder must be that somebody spoke of whose words a sentence tells none."""


def speaks_before(scene: Scene, number: int, memory: Memory) -> list[Source]:
    """Who speaks in the sentence before, by the encoder's marks or as its subject; nobody in another paragraph."""
    return _pleaded(scene, number, memory) or _acted_before(scene, number, memory)


def _pleaded(scene: Scene, number: int, memory: Memory) -> list[Source]:
    """Who spoke in the sentence before, of whose words that one told none ("Er plädierte auf Freispruch")."""
    before, here = scene.sentence(max(number - 1, 0)), scene.sentence(number)
    if number == 0 or "\n" in scene.document.text[before.end : here.start]:
        return []
    found = scene.marks.get(number - 1, ())
    marks = [m for m in found if m.layer == "source" and m.sure >= SPOKE]
    if any(m.layer == "content" for m in found):
        return []
    return resolve(scene, number - 1, scene.head_of(marks[0]), memory) if len(marks) == 1 else []


def _acted_before(scene: Scene, number: int, memory: Memory) -> list[Source]:
    """Who does something in the sentence before, so that this one gives the words ("Wendt bedauerte das")."""
    before, here = scene.sentence(max(number - 1, 0)), scene.sentence(number)
    if number == 0 or "\n" in scene.document.text[before.end : here.start]:
        return []
    subject = subject_of(scene, number - 1, before.root)
    if subject is None or scene.quoted(before.words[subject].start) or not can_speak(scene, number - 1, subject):
        return []
    return resolve(scene, number - 1, subject, memory)
