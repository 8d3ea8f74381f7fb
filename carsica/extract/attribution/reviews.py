"""Press reviews: what a speaker says in the item on a paper, he says through that paper.

Owns what makes a report a review of the press, and the papers it puts before speakers. Must not look for cues.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from carsica.extract.attribution.lexis import plain
from carsica.extract.attribution.outlets import outlet_at
from carsica.extract.attribution.press import paragraphs
from carsica.extract.attribution.scene import Draft, Scene, same_source
from carsica.record.span import Span
from carsica.record.statement import Source

PRESS = frozenset({"outlet", "agency"})
TOLD = frozenset({"person", "anonymous", "document"})
"""Kinds of speakers whose words a review has from the paper that it is on; bodies and states speak to all."""
PAPERS = 3
"""Papers, and paragraphs on them, that make a report a press review."""
SHARE = 0.5
"""Share of the paragraphs that say something which name a paper, in a press review."""


def through_papers(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts of a press review, each through the paper that its paragraph is on; others as they are.

    Who denies speaks for himself, and so he does in what he says next.
    """
    lines = [line for line in paragraphs(scene) if any(line.covers(_at(d)) for d in drafts if d.content)]
    papers = {line: list(_papers(scene, line)) for line in lines}
    known = {paper.actor for found in papers.values() for _, paper in found}
    on_papers = sum(1 for found in papers.values() if found)
    if not scene.papers and (len(known) < PAPERS or on_papers < max(PAPERS, SHARE * len(lines))):
        return list(drafts)
    made: list[Draft] = []
    for draft in drafts:
        line = next((line for line in lines if draft.content and line.covers(_at(draft))), None)
        before = [paper for at, paper in papers[line] if at <= draft.start] if line else []
        denied = any(d.negative and same_source(d.links[-1], draft.links[-1:]) for d in made[-2:] if d.links)
        if before and line is not None and _from_elsewhere(scene, draft, line):
            made.append(replace(draft, links=[before[-1]]))
        else:
            made.append(_through(scene, draft, before[-1]) if before and not denied else draft)
    return made


def _from_elsewhere(scene: Scene, draft: Draft, line: Span) -> bool:
    """Is whoever speaks carried over from another item, which names him and this one does not?"""
    if draft.kind == "turn" or not draft.links or draft.links[-1].kind == "unstated":
        return False
    link = draft.links[-1]
    if link.span is not None and line.covers(link.span):
        return False
    verb = scene.sentence(draft.sentence).words[draft.verb].end if draft.verb is not None else line.end
    before = scene.cast.within((line.start, max(verb, draft.start)))
    return link.actor is None or all(mention.actor != link.actor for mention in before)


def _through(scene: Scene, draft: Draft, paper: Source) -> Draft:
    links = draft.links
    if links and links[-1].actor is None and _is_editorial(scene, links[-1]):  # the paper itself
        return replace(draft, links=[paper])
    if not links or any(link.kind in PRESS for link in links) or draft.negative or draft.kind == "turn":
        return draft
    nobody = links[-1].kind == "unstated" and draft.kind == "hearsay"
    itself = links[0].actor is None and scene.lexis.has("nouns.outlet", links[0].name.split()[0])
    if nobody or itself:  # "the Hamburg daily" is the paper itself
        return replace(draft, links=[paper, *links[1:]])
    return replace(draft, links=[paper, *links]) if links[0].kind in TOLD else draft


def _is_editorial(scene: Scene, source: Source) -> bool:
    """Is a source a piece in which a paper speaks for itself?"""
    return any(scene.lexis.has("nouns.editorial", plain(word)) for word in source.name.split())


def _at(draft: Draft) -> Span:
    return Span(draft.start, draft.start + 1)


def _papers(scene: Scene, line: Span) -> Iterator[tuple[int, Source]]:
    """The papers that a paragraph names, each with where it does."""
    for mention in scene.cast.within(line):
        paper = outlet_at(scene, mention.sentence, mention.head)
        if paper is not None and mention.kind == "name":
            yield mention.span.start, paper
