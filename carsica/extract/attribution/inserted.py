"""Asides that attribute: ", riferisce la Tass, ...", ", the ministry said, ...", "... – сообщает Reuters".

Owns the recognition of such an aside by its punctuation, which holds where trees often fail.
"""

from __future__ import annotations

from dataclasses import dataclass

from carsica.extract.attribution.lexis import lemma_of
from carsica.extract.attribution.scene import Scene
from carsica.extract.attribution.sources import can_speak
from carsica.parse.syntax import Sentence

OPENING = {",", "—", "–", "-", "(", "”", "»", "“", '"', "’"}
CLOSING = {",", "—", "–", "-", ")", ".", ";", ":", "“", "«", "„", '"', "!", "?"}
NAME_WORDS = 4
LONGEST = 12
"""Words in the longest aside believed."""


@dataclass(frozen=True)
class Aside:
    """The word that heads the speaker (None: whoever spoke before), and the words that the aside is put into."""

    speaker: int | None
    content: frozenset[int]


def inserted(scene: Scene, number: int, verb: int) -> Aside | None:
    """The aside that a say verb forms with its speaker, or None.

    The verb comes first in it ("riferisce la Tass"), or last after the speaker ("the ministry said").
    """
    sentence = scene.sentence(number)
    if _is_participle(scene, sentence, verb):
        return None  # "..., hoping for more": what follows is its object
    quoting = bool(scene.quotations_at((sentence.start, sentence.end)))
    low, high = segment(scene, sentence, verb)
    if high + 1 < len(sentence.words) and scene.lexis.has(
        "grammar.clause_marks", sentence.words[high + 1].text.lower()
    ):
        return None  # the clause after the comma is the verb's own
    leads_up = _own_clause_after(scene, sentence, verb, high) or _opens_speech(scene, sentence, high)
    if low == 0 or high - low > LONGEST or leads_up or _after_circumstance(scene, sentence, verb, (low, high)):
        return None
    inside = range(low, high)
    parting = _is_finite(sentence, verb) and _parts_subject(scene, sentence, low, high)
    whole = frozenset(_stretch(scene, sentence, low)) - frozenset(inside)
    pronoun = _said_by_pronoun(scene, sentence, verb, inside)
    if pronoun or _alone(scene, sentence, verb, inside, parting=parting):
        return Aside(low if pronoun else None, whole)
    if any(
        sentence.words[i].upos in {"SCONJ", "CCONJ"} or sentence.words[i].features.get("PronType") == "Rel"
        for i in inside
    ) or _is_relative(sentence, verb, low):
        return None
    before = [i for i in inside if i < verb and sentence.words[i].upos in {"NOUN", "PROPN", "NUM", "ADJ"}]
    auxiliaries = sentence.children(verb, "aux")
    first = low in {verb, sentence.words[verb].head, *auxiliaries} or sentence.words[low].upos in {
        "AUX",
        "ADV",
        "PRON",
    }
    if first and not before:
        candidates = [i for i in inside if i > verb]
    elif before and _comes_last(scene, sentence, verb, (low, high), parting=parting):
        candidates = [i for i in inside if i < verb]
    else:
        return None
    candidates = [i for i in candidates if not scene.timed(sentence.words[i].start)]
    read = scene.lexis.has("verbs.read", lemma_of(sentence, verb))  # "..., si legge in una nota, ..."
    speaker = next((i for i in candidates if _heads(sentence, i, inside, placed=read)), None)
    if speaker is None or not _beside(sentence, verb, speaker) or _is_object(scene, sentence, verb, speaker):
        return Aside(None, whole) if parting and first and scene.lexis.flag("grammar.prodrop") else None
    if _subject_elsewhere(scene, number, verb, speaker, inside):
        return None
    asked = scene.lexis.has("verbs.request", lemma_of(sentence, verb)) and not can_speak(scene, number, speaker)
    if asked or (first and scene.lexis.has("verbs.addressed", lemma_of(sentence, verb))):
        return None  # "who has asked for anonymity", "told the paper"
    weak = not quoting and scene.lexis.has("verbs.only_with_clause", lemma_of(sentence, verb))
    if weak and not (first and can_speak(scene, number, speaker)):
        return None
    return Aside(speaker, whole - frozenset(range(high, _apposed(sentence, speaker, high))))


def _apposed(sentence: Sentence, speaker: int, end: int) -> int:
    """Where an aside with what is told of its speaker ends (", said Ann Lee, head of X, ..."), else ``end``.

    Only where a further comma follows: without one the tree may have taken what is said for an apposition.
    """
    if end >= len(sentence.words) or sentence.words[end].text != ",":
        return end
    for child in sentence.children(speaker, "appos"):
        inside = [i for i in sentence.subtree(child) if sentence.words[i].text != ","]
        after = max(inside) + 1
        closed = after < len(sentence.words) and sentence.words[after].text == ","
        if min(inside) == end + 1 and len(inside) == after - min(inside) and closed:
            return after
    return end


def _said_by_pronoun(scene: Scene, sentence: Sentence, verb: int, inside: range) -> bool:
    """Is the aside no more than a pronoun and its verb ("the road, they said, regards nobody")?"""
    words = sentence.words
    alone = verb == inside.stop - 1 == inside.start + 1 and scene.lexis.flag("grammar.aside_verb_last")
    closed = inside.stop < len(words) and words[inside.stop].text == ","
    return alone and closed and scene.lexis.has("grammar.third_person", words[inside.start].text)


def _comes_last(scene: Scene, sentence: Sentence, verb: int, aside: tuple[int, int], *, parting: bool) -> bool:
    """Does the verb come last in an aside, but for when and where it is said at the end of the sentence?

    "A truce is near, the ministry said on Wednesday."
    """
    low, high = aside
    if verb == high - 1:
        return parting or scene.lexis.flag("grammar.aside_verb_last")
    if not scene.lexis.flag("grammar.aside_verb_last") or any(w.upos != "PUNCT" for w in sentence.words[high:]):
        return False
    first, tail = sentence.words[verb + 1], sentence.words[verb + 1 : high]
    placed = scene.timed(first.start) or first.upos == "ADV" or (first.upos == "ADP" and first.relation == "case")
    told = any(word.features.get("VerbForm") == "Fin" for word in sentence.words[: low - 1])
    return placed and told and all(w.upos not in {"VERB", "AUX", "SCONJ", "PRON", "CCONJ"} for w in tail)


def _is_relative(sentence: Sentence, verb: int, low: int) -> bool:
    """Does a pronoun open the clause after the mark, which is one on a noun (", che esclude un guasto")?"""
    relative = sentence.words[verb].relation.startswith("acl") and sentence.words[low].head == verb
    return relative and sentence.words[low].upos == "PRON" and sentence.words[low].relation.startswith("nsubj")


def _is_finite(sentence: Sentence, verb: int) -> bool:
    """Has a verb a tense, its own or an auxiliary's? "Il razzo, abbattuto nella notte, ..." has none."""
    return any(
        sentence.words[i].features.get("VerbForm") == "Fin" for i in (verb, *sentence.children(verb, "aux"))
    )


def _parts_subject(scene: Scene, sentence: Sentence, low: int, high: int) -> bool:
    """Do two commas set an aside between a noun and its verb ("la legge, spiega alla radio, resta in vigore")?

    All that stands before it, back to a colon or a semicolon, is a noun with its words; a finite verb follows.
    """
    words, clauses = sentence.words, ("acl", "appos", "parataxis")
    if low < 2 or high + 1 >= len(words) or words[low - 1].text != "," or words[high].text != ",":
        return False
    before = [i for i in range(_stretch(scene, sentence, low).start, low - 1) if words[i].upos != "PUNCT"]
    nouns = [i for i in before if words[i].upos in {"NOUN", "PROPN"} and words[i].relation.startswith("nsubj")]
    finite = (i for i in before if words[i].features.get("VerbForm") == "Fin")
    if (
        not nouns
        or any(not words[i].relation.startswith(clauses) for i in finite)
        or scene.quoted(words[low].start)
    ):
        return False
    passed = {"ADV", "PRON", "PART", "PUNCT"}
    after = next((word for word in words[high + 1 :] if word.upos not in passed), None)
    return after is not None and after.features.get("VerbForm") == "Fin"


def _is_participle(scene: Scene, sentence: Sentence, verb: int) -> bool:
    """Is a verb a gerund or a present participle; where asides put their verb last, one that shows no tense?"""
    form = sentence.words[verb].features
    tense = form.get("Tense", "Pres" if scene.lexis.flag("grammar.aside_verb_last") else "")
    return form.get("VerbForm") == "Ger" or (form.get("VerbForm"), tense) == ("Part", "Pres")


def _is_object(scene: Scene, sentence: Sentence, verb: int, speaker: int) -> bool:
    """Is a noun beside a plural verb one thing in the singular, which it confirms ("confirmaron una orden")?"""
    forms = [sentence.words[i].features.get("Number") for i in (verb, *sentence.children(verb, "aux"))]
    one = sentence.words[speaker].features.get("Number") == "Sing" and not sentence.children(speaker, "conj")
    object_ = sentence.words[speaker].relation == "obj" and sentence.words[speaker].head == verb
    return scene.lexis.flag("grammar.prodrop") and "Plur" in forms and one and object_


def _after_circumstance(scene: Scene, sentence: Sentence, verb: int, aside: tuple[int, int]) -> bool:
    """Does a verb close a sentence that opens with a clause on when or why ("Obwohl ..., bestritt er die Tat")?"""
    low, high = aside
    if any(w.upos != "PUNCT" for w in sentence.words[high:]) or scene.quoted(sentence.words[0].start):
        return False
    opening = (i for i in sentence.children(verb, "advcl") if i < low and min(sentence.subtree(i)) == 0)
    return sentence.words[0].upos == "SCONJ" and any(0 in sentence.children(i, "mark") for i in opening)


def _opens_speech(scene: Scene, sentence: Sentence, position: int) -> bool:
    """Is a word the colon before a quotation, so that only what follows is said ("Asked why, X said: “...”")?"""
    if position + 1 >= len(sentence.words) or sentence.words[position].text != ":":
        return False
    start = sentence.words[position + 1].start
    return not scene.opening.isdisjoint(range(start, start + 3))


def _own_clause_after(scene: Scene, sentence: Sentence, verb: int, end: int) -> bool:
    """Does the tree give the verb a clause with a "that" after the mark ("X reports, citing Y, that ...")?"""
    clauses = (i for i in sentence.children(verb, "ccomp") if i > end)
    return any(
        scene.lexis.has("grammar.clause_marks", sentence.words[c].text) and c > end
        for i in clauses
        for c in sentence.children(i, "mark")
    )


def _beside(sentence: Sentence, verb: int, speaker: int) -> bool:
    """Do verb and speaker stand together, with no verb between them but a participle on the speaker?"""
    low, high = sorted((verb, speaker))
    told = {i for c in sentence.children(speaker, "acl") if c > speaker for i in sentence.subtree(c)}
    between = (i for i in range(low + 1, high) if i not in told)
    return not any(sentence.words[i].upos in {"VERB", "AUX", "SCONJ", "PUNCT"} for i in between)


def _ends(scene: Scene, sentence: Sentence, position: int) -> bool:
    """Does a mark end what came before it: a semicolon or a colon outside quotations?"""
    word = sentence.words[position]
    return word.text in {":", ";"} and not scene.quoted(word.start)


def _stretch(scene: Scene, sentence: Sentence, position: int) -> range:
    """The words around a position between semicolons and colons: an aside attributes no more than that."""
    low = high = position
    while low > 0 and not _ends(scene, sentence, low - 1):
        low -= 1
    while high < len(sentence.words) and sentence.words[high].text != ";":
        high += 1
    return range(low, high)


def _alone(scene: Scene, sentence: Sentence, verb: int, inside: range, *, parting: bool) -> bool:
    """Is the aside a bare verb (", aggiunge, ") whose speaker the language leaves out?"""
    others = [i for i in inside if i != verb and sentence.words[i].upos not in {"ADV", "AUX"}]
    closed = inside.stop < len(sentence.words) - 1 and sentence.words[inside.stop].text in OPENING
    unnamed = parting or not sentence.children(verb, "nsubj")
    return scene.lexis.flag("grammar.prodrop") and closed and not others and unnamed


def _subject_elsewhere(scene: Scene, number: int, verb: int, speaker: int, inside: range) -> bool:
    """Does the tree give the verb a subject outside the aside, and the word beside it another part or no voice?"""
    sentence = scene.sentence(number)
    subjects = [i for i in sentence.children(verb, "nsubj") if i not in inside]
    word = sentence.words[speaker]
    if word.relation == "obj" and any(i in inside and i < verb for i in sentence.children(verb, "nsubj")):
        return True  # ", il a rejeté cette idée, ..."
    told = any(w.upos in {"VERB", "AUX"} for w in sentence.words[inside.stop :])
    if not told and any(
        i < inside.start and {*range(inside.start - 1)} <= {*sentence.subtree(i)} for i in subjects
    ):
        return True  # "Der Senator, Jan Ebel (SPD), warnte die Partei": all that stands before is who speaks
    other = word.head != verb or word.relation in {"obj", "iobj"}
    return bool(subjects) and (other or not can_speak(scene, number, speaker))


def segment(scene: Scene, sentence: Sentence, verb: int) -> tuple[int, int]:
    """The words around the verb between two marks; 0 as its start when nothing precedes it."""
    low = verb
    while low > 0 and sentence.words[low - 1].text not in OPENING:
        low -= 1
    high = verb
    while high < len(sentence.words) and (
        sentence.words[high].text not in CLOSING or _names_outlet(scene, sentence, high)
    ):
        high += 1
    return low, high


def _names_outlet(scene: Scene, sentence: Sentence, position: int) -> bool:
    """Is a mark the beginning or the end of a short quotation, as round an outlet's name?"""
    at = sentence.words[position].start
    return any(
        at in (start - 1, end) and len(scene.document.text[start:end].split()) <= NAME_WORDS
        for start, end in scene.quotations_at((at - 1, at + 2))
    )


def _behind_preposition(sentence: Sentence, position: int) -> bool:
    """Does a preposition stand before a noun, wherever a tree hung it ("сообщила по телефону")?"""
    before = position - 1
    while before > 0 and sentence.words[before].upos in {"ADJ", "DET"}:
        before -= 1
    word = sentence.words[max(before, 0)]
    return word.upos == "ADP" and word.head >= 0 and sentence.words[word.head].upos == "VERB"


def _heads(sentence: Sentence, position: int, inside: range, *, placed: bool = False) -> bool:
    word = sentence.words[position]
    if word.upos not in {"NOUN", "PROPN"}:
        return False
    if (sentence.children(position, "case") or _behind_preposition(sentence, position)) and not placed:
        return False
    if word.features.get("Case", "Nom") not in {"Nom", "Acc"}:
        return False
    return word.head not in inside or sentence.words[word.head].upos in {"VERB", "AUX"}
