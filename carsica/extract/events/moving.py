"""An event moved to another day: "the meeting planned for 15 May has been moved to the 20th".

Owns the words of moving and the new day, which is the event's day from there on.
"""

from __future__ import annotations

from collections.abc import Iterator

from carsica.extract.events.grammar import governing, governors, group, joined, passive
from carsica.extract.events.scene import Draft, Scene
from carsica.record.time import TimeExpression

DAYS = {"time", "part_of_day", "day", "week", "month"}


def moved_to(scene: Scene, number: int, predicate: int) -> TimeExpression | None:
    """The day that a verb or noun of moving says something is moved to; None where it says none."""
    sentence = scene.sentence(number)
    word, whole = sentence.words[predicate], joined(sentence, predicate)
    if not any(scene.lexis.has(f"status.{key}", w) for key in ("move", "postpone") for w in (word, whole)):
        return None
    helping = [sentence.words[i] for i in (*group(sentence, predicate), sentence.words[predicate].head) if i >= 0]
    if any(scene.lexis.has("status.may", w) for w in helping):
        return None
    return next(_onto(scene, number, predicate), None)


def moves(scene: Scene, number: int, predicate: int) -> bool:
    """Does a verb that has other senses too ("move") move something to another day here?"""
    return moved_to(scene, number, predicate) is not None


def only_changes(scene: Scene, number: int, verb: int) -> bool:
    """Does a verb only plan, put off or call off another event, which is the one to be told of?"""
    sentence = scene.sentence(number)
    words = sentence.words[verb], joined(sentence, verb)
    said = {key for key in ("plan", "cancel", "postpone") for w in words if scene.lexis.has(f"status.{key}", w)}
    if "plan" in said and any(scene.eventful(number, i) for i in sentence.children(verb, "xcomp")):
        return True
    if not said & {"cancel", "postpone"} and not moves(scene, number, verb):
        return False
    about = sentence.children(verb, *(("nsubj",) if passive(sentence, verb) else ("obj",)))
    return all(sentence.words[i].upos in {"PRON", "DET"} or scene.eventful(number, i) for i in about)


def new_day(scene: Scene, draft: Draft) -> TimeExpression | None:
    """The day that an event is moved to by the verb it is the subject of, or by one that it hangs from."""
    if draft.status != "postponed":
        return None
    predicate, _, between = governing(scene, draft.number, draft.head)
    above = [head for _, head in governors(scene.sentence(draft.number), draft.head)]
    for position in (draft.head, *between, *([] if predicate is None else [predicate]), *above):
        found = moved_to(scene, draft.number, position)
        if found is not None:
            return found
    return None


def _onto(scene: Scene, number: int, predicate: int) -> Iterator[TimeExpression]:
    """Times after the verb, or between it and its auxiliary, that hang from it with one of the words for "to"."""
    sentence = scene.sentence(number)
    for time, head in scene.times.get(number, ()):
        hangs = sentence.words[head].head in {predicate, *sentence.children(predicate, "xcomp")}
        cased = any(scene.lexis.has("grammar.onto", sentence.words[i]) for i in scene.case_words(number, head))
        dated = time.start is not None and time.granularity in DAYS
        if hangs and cased and dated and head > min(group(sentence, predicate)):
            yield time
