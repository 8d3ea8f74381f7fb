"""Is what a word tells an event, rather than talk of such events or something only wished, feared or negated?

Owns the signs for and against; what the rules alone would say is one of them.
"""

from __future__ import annotations

from carsica.extract.events.grammar import base, group, is_noun
from carsica.extract.events.scene import Draft, Scene
from carsica.extract.events.weighing import Signs, log_odds, weigh

DECISION = "stands"
COMPLEMENTS = ("nsubj", "obj", "iobj", "obl", "nmod", "amod", "acl", "xcomp", "ccomp")
LEAST, LEAST_BY_RULE = -0.4, -0.7
"""Log-odds from which an event stands; under 0, for one that is missed costs more than one too many.

The lower one holds for what the rules too take for an event: news is told in plainer words than the reports that
the weights were learnt on.
"""
HOPELESS = -2.0
"""Log-odds under which a single telling is none, so that it adds nothing to an event told before."""


def may_stand(scene: Scene, draft: Draft) -> bool:
    """May one telling be of an event at all, whatever other tellings there are?"""
    return not scene.marks_triggers or weigh(DECISION, signs(scene, draft)) > HOPELESS


def stands(scene: Scene, event: Draft) -> bool:
    """Is it one event that the report tells of?"""
    if event.supposed:
        return False
    if not scene.marks_triggers:
        return _by_rule(scene, event)
    found = signs(scene, event)
    least = LEAST_BY_RULE if "by rule" in found else LEAST
    return weigh(DECISION, found) > least or {"unmarked, told in full", "dated"} <= found.keys()


def signs(scene: Scene, event: Draft) -> Signs:
    """What speaks for and against an event, its further tellings taken in."""
    sentence = scene.sentence(event.number)
    word = sentence.words[event.head]
    part = "noun" if event.entry.noun else "verb"
    kind = event.entry.kind.mode
    ruled = _by_rule(scene, event)
    found: Signs = {
        part: 1,
        f"kind {kind}": 1,
        f"{part} {event.status}": 1,
        f"told {min(1 + len(event.mentions), 4)}": 1,
        f"who {min(len(event.participants), 3)}": 1,
        f"relation {base(word)}": 1,
        "by rule" if ruled else "not by rule": 1,
        "dated" if event.start else "undated": 1,
    }
    if event.noted is None:
        found |= {"unmarked": 1, f"unmarked {part} that needs {event.entry.need or 'nothing'}": 1}
    else:
        found |= {"marked": 1, "sure": log_odds(event.sure), f"sure {part}": log_odds(event.sure)}
        found["marked alone" if event.learned else "marked and listed"] = 1
    if event.noted not in {None, event.status}:
        found["noted otherwise"] = 1
    if not event.learned:
        found[f"needs {event.entry.need or 'nothing'}"] = 1
    if event.learned:
        found[f"listed {event.listed}" if event.listed else "unlisted"] = 1
    for name, there in (
        ("placed", bool(event.own)),
        ("unmarked, told in full", event.noted is None and bool(event.own and event.participants) and ruled),
        ("kind agreed", event.agreed),
        ("title", event.title),
        ("title alone", event.title and not event.mentions),
        ("points back", event.anaphoric),
        ("new", event.novel),
        ("negated", event.negated),
        ("possible", event.possible),
        ("counted", event.counted),
        ("said", bool(scene.saying(event.span))),
        ("a question", sentence.words[-1].text.startswith("?")),
        ("inside a name", scene.inside_name(event.number, event.head)),
        ("noun read as a verb", event.entry.noun != is_noun(sentence, event.head)),
    ):
        if there:
            found[name] = 1
    for name in (*_shape(scene, event), *_company(scene, event)):
        found[name] = 1
    return found


def _company(scene: Scene, event: Draft) -> list[str]:
    """What the word has beside it: complements, another event's word above or below it, a cue around it."""
    sentence = scene.sentence(event.number)
    part = "noun" if event.entry.noun else "verb"
    around = [i for i in sentence.children(event.head, *COMPLEMENTS) if i not in event.words]
    found = [f"{part} with {min(len(around), 3)} beside"]
    above = sentence.words[event.head].head
    if above >= 0 and scene.eventful(event.number, above):
        found.append(f"{part} {base(sentence.words[event.head])} of an event")
    for child in around:
        if scene.eventful(event.number, child):
            found.append(f"{part} with an event as {base(sentence.words[child])}")
    for key in ("attend", "hold", "work", "want"):
        if part == "verb" and scene.lexis.has(f"status.{key}", sentence.words[event.head]):
            found.append(f"verb of {key}")
    if scene.cued_at(event.span):
        found += ["a cue", f"a cue of {event.entry.kind.mode}"]
    return found


def _shape(scene: Scene, event: Draft) -> list[str]:
    """Number of a noun, and what article it has; form, tense and mood of a verb."""
    sentence = scene.sentence(event.number)
    word = sentence.words[event.head]
    if event.entry.noun:
        determiners = [sentence.words[i] for i in sentence.children(event.head, "det")]
        article = next((d.features.get("Definite", "other") for d in determiners), "none")
        number = word.features.get("Number", "none")
        bare = number == "Plur" and article == "none" and not event.start and not event.own and not event.counted
        return [f"noun {number}", f"article {article}", *(["bare plural"] if bare else [])]
    words = [sentence.words[i] for i in group(sentence, event.head)]
    finite = next((w for w in words if w.features.get("VerbForm") == "Fin"), None)
    form = word.features.get("VerbForm", "none")
    if finite is None:
        return [f"verb {form} alone"]
    tense, mood = finite.features.get("Tense", "none"), finite.features.get("Mood", "none")
    return [f"verb {form} in {tense}", f"mood {mood}", f"person {finite.features.get('Person', 'none')}"]


def _told(scene: Scene, event: Draft) -> bool:
    """Is it a verb in the past, rather than what somebody might do ("if the troops withdraw")?"""
    sentence = scene.sentence(event.number)
    words = [sentence.words[i] for i in group(sentence, event.head)]
    past = any(w.features.get("Tense") == "Past" or w.features.get("VerbForm") == "Part" for w in words)
    return past and not event.entry.noun


def _by_rule(scene: Scene, event: Draft) -> bool:
    """What the rules alone say: one event told of, rather than talk of such events or something only negated?"""
    if event.negated and event.status not in {"cancelled", "postponed", "denied"}:
        return False
    bare = not event.mentions and event.start is None and len(event.participants) < (1 if event.entry.noun else 2)
    if event.negated and bare and event.status == "cancelled":
        return False
    settled = bool(event.start) or bool(event.own)
    if event.entry.kind.vague and not event.start:
        return event.status == "occurred" and bool(event.participants) and _told(scene, event)
    word = scene.sentence(event.number).words[event.head]
    plural = event.entry.noun and word.features.get("Number") == "Plur"
    if plural and not event.entry.kind.plural:
        return event.counted or (settled and (bool(event.participants) or bool(event.start)))
    if event.title and not event.mentions and not event.participants:
        return False
    if event.entry.kind.family == "consult":
        told = bool(event.participants) and (bool(event.mentions) or (event.marked and event.status != "occurred"))
        firm = event.marked and not event.negated and event.status in {"ongoing", "cancelled", "postponed"}
        return len(event.participants) > 1 or settled or told or (firm and not event.title)
    if event.entry.kind.scheme == "visit":
        return bool(event.participants)
    return bool(event.participants) or settled or (event.counted and event.entry.kind.scheme == "seize")
