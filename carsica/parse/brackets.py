"""Trees of German clauses set right where case and word order leave no doubt. Owns these mends; reads no text.

A verb and the word that stands at its clause's end for a particle ("gab ... bekannt") are one verb, and a noun
whose article is in the accusative or dative is no subject. Only for languages whose file has ``[brackets]``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from carsica.parse.syntax import Word

_ENDS = frozenset({"PUNCT", "CCONJ", "SCONJ"})
_SUBJECTS = ("nsubj", "nsubj:pass")
_OBJECTS = ("obj", "iobj", "obl:arg")


@dataclass(frozen=True)
class Brackets:
    """``parted``: verbs with the words that end their clause as particles; articles that show a case alone.

    ``spans``: nouns that say when, with an article of their own ("letzte Woche").
    """

    parted: Mapping[str, Sequence[str]]
    accusative: frozenset[str]
    dative: frozenset[str]
    spans: frozenset[str] = frozenset()


def mend_brackets(words: list[Word], known: Brackets) -> list[Word]:
    """The words of one sentence with particles below their verbs, and objects that are no subjects.

    Every word keeps one head and no word comes to hang from itself, so the result is a tree where the input is.
    """
    found = list(words)
    for at, word in enumerate(words):
        verb = _verb_of(found, at, known.parted) if word.relation != "compound:prt" else None
        if verb is not None:
            _hang_particle(found, verb, at)
    _tell_auxiliaries(found)
    _tell_objects(found, known)
    _tell_subjects(found)
    _tell_places(found)
    _tell_left_over(found, known)
    return found


def _verb_of(words: Sequence[Word], particle: int, parted: Mapping[str, Sequence[str]]) -> int | None:
    """The verb before a word at its clause's end that is the verb's particle, or the verb right after it."""
    form = words[particle].text.lower()
    verbs = [verb for verb, particles in parted.items() if form in particles]
    if not verbs:
        return None
    after = particle + 1
    if after < len(words) and words[after].lemma in verbs and words[after].upos in {"VERB", "AUX"}:
        return after
    if after < len(words) and words[after].upos not in _ENDS:
        return None
    for position in range(particle - 1, -1, -1):
        word = words[position]
        if word.lemma in verbs and word.features.get("VerbForm") == "Fin":
            return position
        if word.features.get("VerbForm") == "Fin" or word.text in {",", ";", ":"}:
            return None
    return None


def _hang_particle(words: list[Word], verb: int, particle: int) -> None:
    """Make the verb the head of all that hung from its particle, and the particle hang from it."""
    top = words[particle]
    if particle not in _above(words, verb) and verb not in _above(words, particle):
        return
    if verb not in _above(words, particle):
        words[verb] = replace(words[verb], head=top.head, relation=top.relation)
    has_subject = any(w.head == verb and w.relation in _SUBJECTS for w in words)
    for child, word in enumerate(words):
        if word.head == particle and child != verb:
            second = has_subject and word.relation in _SUBJECTS
            words[child] = replace(word, head=verb, relation="obj" if second else word.relation)
    words[particle] = replace(top, head=verb, relation="compound:prt", upos="ADP", lemma=top.text.lower())
    words[verb] = replace(words[verb], upos="VERB")


def _above(words: Sequence[Word], position: int) -> list[int]:
    """The governors of a word up to the root."""
    found: list[int] = []
    head = words[position].head
    while head >= 0 and head not in found:
        found.append(head)
        head = words[head].head
    return found


def _tell_objects(words: list[Word], known: Brackets) -> None:
    """Relations by case: a bare noun in the accusative is an object, one in the dative too; who is left acts."""
    for at, word in enumerate(words):
        if word.upos not in {"NOUN", "PROPN"} or word.relation not in {*_SUBJECTS, "obl:arg"}:
            continue
        below = [w for w in words if w.head == at and w.relation.split(":")[0] in {"det", "case"}]
        if any(w.relation == "case" for w in below) or word.features.get("Number") == "Plur":
            continue
        if word.upos == "PROPN" and any(w.text.istitle() for w in below):
            continue  # "Den Haag"
        forms = {w.text.lower() for w in below}
        if forms & known.accusative:
            words[at] = replace(word, relation="obj")
        elif forms & known.dative and word.relation in _SUBJECTS:
            words[at] = replace(word, relation="obl:arg")
        if words[at].relation != word.relation and word.relation == "nsubj":
            _find_subject(words, word.head, at, known)


def _tell_subjects(words: list[Word]) -> None:
    """Of two subjects of one verb the one whose number the verb does not share is its object."""
    by_verb: dict[int, list[int]] = defaultdict(list)
    for at, word in enumerate(words):
        if word.relation == "nsubj":
            by_verb[word.head].append(at)
    for verb, subjects in by_verb.items():
        if len(subjects) != 2:
            continue
        finite = (words[verb], *(w for w in words if w.head == verb and w.relation == "aux"))
        number = next((w.features.get("Number") for w in finite if w.features.get("VerbForm") == "Fin"), None)
        if number is None or any(w.head in subjects and w.relation == "conj" for w in words):
            continue
        other = [i for i in subjects if words[i].features.get("Number", number) != number]
        if len(other) == 1 and words[other[0]].upos == "NOUN":
            words[other[0]] = replace(words[other[0]], relation="obj")


def _tell_auxiliaries(words: list[Word]) -> None:
    """An auxiliary is no adverb of its verb ("er wollte es nicht sagen")."""
    for at, word in enumerate(words):
        if word.upos == "AUX" and word.relation == "advmod" and word.head >= 0 and words[word.head].upos == "VERB":
            words[at] = replace(word, relation="aux")


def _tell_places(words: list[Word]) -> None:
    """A noun behind a preposition is no subject ("aus dem Amt hieß es"), unless that counts ("über 20 Leute")."""
    for at, word in enumerate(words):
        if word.relation != "nsubj" or word.upos not in {"NOUN", "PROPN"} or words[word.head].upos != "VERB":
            continue
        below = [i for i, w in enumerate(words) if w.head == at]
        counted = any(words[i].upos == "NUM" for i in below)
        cases = [i for i in below if words[i].relation == "case" and words[i].upos == "ADP" and i < at]
        first = min(below, default=at)
        if cases and cases[0] == first and not counted and words[first].text.lower() not in {"als", "wie"}:
            words[at] = replace(word, relation="obl")


def _tell_left_over(words: list[Word], known: Brackets) -> None:
    """The only bare noun of a finite verb without a subject is that ("mochte eine Sprecherin nicht sagen")."""
    for verb, word in enumerate(words):
        below = [i for i, w in enumerate(words) if w.head == verb]
        finite = [i for i in (verb, *below) if words[i].features.get("VerbForm") == "Fin"]
        relations = {words[i].relation.split(":")[0] for i in below}
        own = word.upos == "VERB" and word.relation.split(":")[0] in {"root", "ccomp", "parataxis"}
        if not own or not finite or relations & {"nsubj", "csubj", "expl", "cop", "mark"}:
            continue
        if any(words[i].upos == "PRON" and words[i].text.lower() != "sich" for i in below):
            continue
        bare = [i for i in below if _is_bare(words, i)]
        if len(bare) != 1 or bare[0] < finite[0] or words[finite[0]].features.get("Mood") == "Imp":
            continue
        noun = words[bare[0]]
        articles = {w.text.lower() for w in words if w.head == bare[0] and w.relation.split(":")[0] == "det"}
        one = noun.features.get("Number") != "Plur" and noun.lemma not in known.spans
        agrees = words[finite[0]].features.get("Number") == noun.features.get("Number", "Sing")
        if one and agrees and articles and not articles & (known.accusative | known.dative):
            words[bare[0]] = replace(noun, relation="nsubj")


def _is_bare(words: Sequence[Word], at: int) -> bool:
    """Is a word a noun that no preposition ties to its verb?"""
    word = words[at]
    if word.upos not in {"NOUN", "PROPN"} or word.relation.split(":")[0] not in {"obj", "iobj", "obl"}:
        return False
    return not any(w.head == at and w.relation == "case" for w in words)


def _find_subject(words: list[Word], verb: int, besides: int, known: Brackets) -> None:
    """Make the only other object of a verb its subject where it has none and no case forbids it."""
    siblings = [i for i, w in enumerate(words) if w.head == verb and i != besides]
    if any(words[i].relation.split(":")[0] in {"nsubj", "csubj", "expl"} for i in siblings):
        return
    others = [i for i in siblings if words[i].relation in _OBJECTS and words[i].upos in {"NOUN", "PROPN"}]
    if len(others) != 1:
        return
    articles = {w.text.lower() for w in words if w.head == others[0] and w.relation.startswith("det")}
    if not articles & (known.accusative | known.dative):
        words[others[0]] = replace(words[others[0]], relation="nsubj")
