"""Tense and mood of an event's predicate: future, duty, possibility, hearsay, and plans in the making.

Owns the reading of auxiliaries and endings; what other words around the event say is status.py's.
"""

from __future__ import annotations

from carsica.extract.events.grammar import base, clause, group
from carsica.extract.events.scene import Draft, Scene
from carsica.parse.syntax import Sentence, Word
from carsica.record.event import EventStatus


def phrased(scene: Scene, key: str, sentence: Sentence, predicate: int, head: int) -> bool:
    """Does a phrase of the set stand in the predicate's clause, apart from the event's own word?"""
    table = scene.lexis.sets.tables.get(key)
    if table is None:
        return False
    for position in clause(sentence, predicate):
        size = table.phrases_at(sentence, position)[0]
        if size and not position <= head < position + size:
            return True
    return False


def by_tense(scene: Scene, draft: Draft, predicate: int) -> EventStatus | None:
    """Planned for the future and for duties, hypothetical for possibilities, ongoing for what is under way."""
    sentence = scene.sentence(draft.number)
    words = [sentence.words[i] for i in group(sentence, predicate)]
    perfect = _perfect(sentence, predicate, words)
    if (
        draft.entry.kind.name == "proposal"
        and not draft.entry.noun
        and _in_the_making(scene, sentence, predicate, words)
    ):
        return "ongoing"
    for word in words:
        if scene.lexis.has("status.must", word) and (
            word.lemma != sentence.words[predicate].lemma or sentence.children(predicate, "xcomp")
        ):
            return "planned"
        if scene.lexis.has("status.may", word) and word.lemma != sentence.words[predicate].lemma and not perfect:
            draft.possible = True
            return "hypothetical"
    if any(scene.lexis.has("status.want", w) for w in words if base(w) == "aux"):
        return "planned"
    if any(_future(scene, word) for word in words if word.relation != "aux:pass"):
        return "planned"
    if sentence.words[predicate].features.get("VerbForm") == "Inf" and len(words) == 1:
        return "planned" if base(sentence.words[predicate]) in {"root", "conj", "parataxis"} else None
    nominal = bool(sentence.children(predicate, "cop"))
    if nominal and phrased(scene, "status.ongoing", sentence, predicate, draft.head):
        return "ongoing"
    if any(w.features.get("Mood") == "Cnd" or scene.lexis.has_form("forms.conditional", w) for w in words):
        lasting = draft.entry.kind.lasting or draft.entry.noun
        return "occurred" if perfect else None if lasting else "planned"
    if phrased(scene, "status.ongoing", sentence, predicate, draft.head):
        return "ongoing"
    if draft.entry.kind.lasting and any(w.features.get("Tense") == "Past" for w in words):
        return "occurred" if scene.lexis.has("status.over", sentence.words[predicate]) else None
    return None


def _in_the_making(scene: Scene, sentence: Sentence, predicate: int, words: list[Word]) -> bool:
    """A plan that is being worked on, not one that was put forward."""
    head = sentence.words[predicate]
    if scene.lexis.has("status.work", head):
        return True
    progressive = head.features.get("VerbForm") == "Ger" or (
        head.features.get("Tense") == "Pres" and head.features.get("VerbForm") == "Part" and len(words) > 1
    )
    present = all(
        w.features.get("Tense", "Pres") == "Pres" and w.features.get("VerbForm", "Fin") == "Fin" for w in words
    )
    conditional = any(
        w.features.get("Mood") == "Cnd" or scene.lexis.has_form("forms.conditional", w) for w in words
    )
    future = any(_future(scene, w) for w in words)
    return progressive or (not future and (present or conditional) and not _perfect(sentence, predicate, words))


def _perfect(sentence: Sentence, predicate: int, words: list[Word]) -> bool:
    return len(words) > 1 and sentence.words[predicate].features.get("VerbForm") != "Inf"


def _future(scene: Scene, word: Word) -> bool:
    if word.features.get("Tense") == "Fut" or scene.lexis.has("status.future", word):
        return True
    if not scene.lexis.flag("grammar.perfective_future") or word.upos != "VERB":
        return False
    present = word.features.get("VerbForm", "Fin") == "Fin" and not scene.lexis.has_form("status.past_forms", word)
    return present and not scene.lexis.has_form("status.imperfective", word)


def past(scene: Scene, sentence: Sentence, verb: int) -> bool:
    """Is a verb in the past, by itself or by an auxiliary?"""
    words = [sentence.words[i] for i in group(sentence, verb)]
    if any(w.features.get("Mood") == "Sub" and w.features.get("VerbForm", "Fin") == "Fin" for w in words):
        return False
    return any(w.features.get("Tense") in {"Past", "Imp"} for w in words)


def perfect_infinitive(sentence: Sentence, verb: int) -> bool:
    """Is a verb an infinitive of what is over ("annoncent avoir pris", "asegura haber derribado")?"""
    helping = [sentence.words[i] for i in sentence.children(verb, "aux")]
    participle = sentence.words[verb].features.get("VerbForm") != "Inf"
    return participle and any(w.features.get("VerbForm") == "Inf" and w.relation != "aux:pass" for w in helping)


def purpose(scene: Scene, sentence: Sentence, verb: int) -> bool:
    """Does a word of purpose open the clause of a verb?"""
    return any(
        scene.lexis.has("grammar.purpose", sentence.words[i])
        for i in sentence.children(verb, "mark", "case", "aux")
    )


def conditional_clause(scene: Scene, sentence: Sentence, verb: int) -> bool:
    """Does a word of condition open the clause of a verb?"""
    return any(
        scene.lexis.phrase("grammar.condition", sentence, i) for i in sentence.children(verb, "mark", "advmod")
    )


def forms(scene: Scene, draft: Draft) -> list[str]:
    """Tense and mood of a verb, or of the verb that a noun hangs from."""
    sentence = scene.sentence(draft.number)
    head = draft.head
    if draft.entry.noun:
        above = sentence.words[head].head
        if above < 0 or sentence.words[above].upos not in {"VERB", "AUX"}:
            return ["no verb"]
        head = above
    words = [sentence.words[i] for i in group(sentence, head)]
    helping = [w for w in words if base(w) == "aux"]
    finite = next((w for w in words if w.features.get("VerbForm") == "Fin"), words[0])
    tense = finite.features.get("Tense", "none")
    return [f"{tense} {'with' if helping else 'without'} auxiliary", f"{finite.features.get('Mood', 'no')} mood"]
