"""Asides without a verb: ", so der Minister", "“...”, così il primario Luca Sorsi".

Owns the extent of such an aside and the source in it.
"""

from __future__ import annotations

from collections.abc import Iterator

from carsica.extract.attribution.extents import to_comma
from carsica.extract.attribution.scene import Draft, Memory, Scene
from carsica.extract.attribution.sources import resolve


def aside_drafts(scene: Scene, number: int, memory: Memory) -> Iterator[Draft]:
    """Drafts for asides without a verb: ", so der Minister"."""
    sentence = scene.sentence(number)
    asides = scene.lexis.sets.get("according.aside", frozenset())
    if asides.isdisjoint(sentence.vocabulary):
        return
    for position in range(1, len(sentence.words) - 1):
        if sentence.forms[position][0] not in asides:
            continue
        if sentence.words[position - 1].text not in {",", "“", "”", "«", '"', "–", "—"}:
            continue
        extent = frozenset(_with_name(scene, number, to_comma(sentence, position, position + 1)))
        if any(sentence.words[i].upos in {"VERB", "AUX", "SCONJ"} for i in extent):
            continue
        nouns = [i for i in sorted(extent) if sentence.words[i].upos in {"NOUN", "PROPN"}]
        links = resolve(scene, number, nouns[0], memory) if nouns else []
        spans = scene.spans(number, set(range(len(sentence.words))) - extent)
        if links and spans:
            yield Draft("according", number, tuple(sorted(extent)), links, spans, position, extent)


def _with_name(scene: Scene, number: int, extent: set[int]) -> set[int]:
    """The words of an aside with the name that a comma sets beside its noun (", so der Sprecher, Jan Holm")."""
    comma = max(extent) + 1
    mention = scene.cast.at(number, comma + 1)
    named = mention is not None and mention.kind == "name" and mention.actor is not None
    return extent | set(range(comma, mention.words[1])) if named and mention else extent
