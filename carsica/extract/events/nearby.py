"""Who takes part in an event whose own slots name nobody, and where it was: those around it in its sentence.

Owns this last resort, for triggers that the encoder marked. The slots themselves are read by participants.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from carsica.extract.attribution.lexis import lemma_of
from carsica.extract.events.arguments import actors_at
from carsica.extract.events.asides import in_aside_of, is_aside, outside
from carsica.extract.events.grammar import base, is_verb, subject_of, tree_distance
from carsica.extract.events.scene import Draft, Scene
from carsica.parse.syntax import Sentence
from carsica.record.event import ParticipantRole

NEAR = 3
"""Steps in the tree within which a place may be where an event was."""
TOLD = {"ccomp", "parataxis"}
"""Relations of a clause to the verb that tells it: the subject of that verb is who speaks, not who acts."""


def around(scene: Scene, draft: Draft) -> dict[str, ParticipantRole]:
    """Those below a marked trigger, else the subject of a verb above it; empty for other triggers."""
    if draft.noted is None or is_aside(scene, draft):
        return {}
    slots = scene.lexis.schemes[draft.entry.kind.scheme]
    below = slots.get("genitive" if draft.entry.noun else "object") or slots.get("subject", "participant")
    for positions, role in (
        (_below(scene, draft), below),
        (_above(scene, draft), slots.get("subject", "participant")),
    ):
        found = _first(scene, draft, positions)
        if found:
            return dict.fromkeys(found, role)
    return {}


def place_near(scene: Scene, draft: Draft) -> tuple[str, ...]:
    """The town, region or site nearest to a marked trigger in the tree; countries are parties more often."""
    if draft.noted is None:
        return ()
    sentence = scene.sentence(draft.number)
    found: list[tuple[int, int, str]] = []
    for position, word in enumerate(sentence.words):
        mention = scene.headed(draft.number, position)
        if mention is None or mention.place is None or mention.kind == "demonym":
            continue
        if scene.cast.place_by_id[mention.place].precision == "country":
            continue
        tied = base(word) in {"obl", "nmod", "appos", "flat", "compound", "advmod"}
        steps = tree_distance(sentence, draft.head, position)
        if in_aside_of(scene, draft, position) or outside(scene, draft, position):
            continue
        if tied and steps <= NEAR and not scene.has_case("from", draft.number, position):
            found.append((steps, abs(position - draft.head), mention.place))
    return (min(found)[2],) if found else ()


def _first(scene: Scene, draft: Draft, positions: Iterable[int]) -> list[str]:
    """Actors of the first of the words that stands for one."""
    for position in positions:
        found = [a for a in actors_at(scene, draft.number, position) if _may_act(scene, a)]
        if found:
            return found
    return []


def _may_act(scene: Scene, actor: str) -> bool:
    known = scene.cast.actor_by_id.get(actor)
    return known is not None and known.type != "outlet"


def _below(scene: Scene, draft: Draft) -> Iterator[int]:
    """Words in the trigger's phrase or clause, nearest first, outside the clauses about something else."""
    sentence = scene.sentence(draft.number)
    waiting = [i for i in draft.words if i < len(sentence.words)]
    seen = set(waiting)
    while waiting:
        for child in sentence.children(waiting.pop(0)):
            word = sentence.words[child]
            if child in seen or word.relation == "acl:relcl" or base(word) in {"conj", "advcl", *TOLD}:
                continue
            seen.add(child)
            if not scene.lexis.nouns.has(word):
                yield child
                waiting.append(child)


def _above(scene: Scene, draft: Draft) -> Iterator[int]:
    """Subjects of the verbs above the trigger, as far as the clause is not one that somebody tells."""
    sentence = scene.sentence(draft.number)
    current = draft.head
    for above in sentence.ancestors(draft.head):
        relation = base(sentence.words[current])
        if relation in TOLD and not _without_subject(sentence, current):
            return
        if relation == "parataxis" or (relation == "nsubj" and _speech(scene, sentence, above)):
            return
        if is_verb(sentence.words[above]):
            yield from (i for i in subject_of(sentence, above) if i not in draft.words and i != current)
        elif base(sentence.words[current]) in {"acl", "appos"}:
            yield above
        current = above


def _without_subject(sentence: Sentence, verb: int) -> bool:
    return not sentence.children(verb, "nsubj", "csubj")


def _speech(scene: Scene, sentence: Sentence, position: int) -> bool:
    lemma = lemma_of(sentence, position)
    return scene.speech.has("verbs.say", lemma) or scene.speech.has("verbs.deny", lemma)
