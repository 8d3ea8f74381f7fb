"""Nesting: what one source says that another said, put into one chain.

Owns the order of links where cues stand inside what others attribute. Must not look for cues.
"""

from __future__ import annotations

from carsica.extract.attribution.inserted import inserted, segment
from carsica.extract.attribution.scene import Draft, Scene, cut, same_source
from carsica.extract.factuality import principal_verbs
from carsica.record.span import Span


def nested(scene: Scene, found: list[Draft]) -> list[Draft]:
    """Put the chain of the statement around a cue before the cue's own; drop what only wraps another."""
    cues = [Span(*scene.sentence(d.sentence).span(d.cue)) for d in found]
    outer: dict[int, int] = {}
    for i, cue in enumerate(cues):
        around = [
            j
            for j, d in enumerate(found)
            if j != i and any(s.covers(cue) for s in d.content) and not _rejects(scene, d, found[i])
        ]
        around = [j for j in around if outer.get(j) != i]
        if around:
            outer[i] = min(around, key=lambda j: sum(s.end - s.start for s in found[j].content))
    chains = [list(d.links) for d in found]
    for i in outer:
        chain, j = list(chains[i]), outer.get(i)
        seen = {i}
        while j is not None and j not in seen:
            seen.add(j)
            chain = [*(s for s in chains[j] if not same_source(s, chain)), *chain]
            j = outer.get(j)
        found[i].links = chain
    for i, j in outer.items():
        _without_aside(scene, found[i], found[j])
    wrapping = {j for i, j in outer.items() if _only_wraps(scene, found[j], found[i])}
    wrapping |= {i for i, j in outer.items() if j not in wrapping and _adds_nobody(found[i])}
    return [d for j, d in enumerate(found) if j not in wrapping]


def _without_aside(scene: Scene, inner: Draft, outer: Draft) -> None:
    """Cuts off who passes a phrase's words on ("according to police, the road is shut, Roe writes")."""
    if inner.kind != "according" or outer.verb is None or inserted(scene, outer.sentence, outer.verb) is None:
        return
    sentence = scene.sentence(outer.sentence)
    low, high = segment(scene, sentence, outer.verb)
    aside = Span(sentence.words[low].start, sentence.words[min(high, len(sentence.words)) - 1].end)
    if not any(aside.overlaps(Span(*sentence.span((i,)))) for i in inner.cue):
        inner.content = tuple(part for span in inner.content for part in cut(span, aside, scene))


def _adds_nobody(inner: Draft) -> bool:
    """Does a phrase put into what somebody says name nobody else ("sagte, nach ersten Angaben sei ...")?"""
    return inner.kind == "hearsay" and bool(inner.links) and inner.links[-1].kind == "unstated"


def _only_wraps(scene: Scene, outer: Draft, inner: Draft) -> bool:
    """Does the outer content hold nothing but the inner reporting act, which somebody does?"""
    if inner.links and inner.links[-1].kind == "unstated":
        return False
    covered = set(range(len(scene.sentence(inner.sentence).words)))
    words = scene.sentence(inner.sentence).words
    held = {i for i in covered if any(s.start <= words[i].start < s.end for s in outer.content)}
    rest = [
        i
        for i in held
        if not any(s.start <= words[i].start < s.end for s in inner.content)
        and i not in inner.cue
        and words[i].upos in {"VERB", "AUX"}
    ]
    tops = principal_verbs(scene.sentence(inner.sentence), held)
    return not rest or (inner.verb is not None and tops[:1] == [inner.verb])


def _rejects(scene: Scene, outer: Draft, inner: Draft) -> bool:
    """Does a denial hold what others say, so that it is no word of the one who denies?"""
    words = scene.sentence(inner.sentence).words
    relative = inner.verb is not None and words[inner.verb].relation.startswith("acl")
    told = inner.kind in {"noun", "according"} or (inner.kind == "verb" and relative)
    return outer.negative and told
