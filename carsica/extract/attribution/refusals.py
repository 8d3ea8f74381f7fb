"""Where a sentence says that somebody does not answer: "declined to comment", "né conferma né smentisce".

Owns the words of refusing, in the tree's terms. Must not decide who refuses.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from carsica.extract.attribution.clauses import is_passive, negated
from carsica.extract.attribution.lexis import lemma_of, plain
from carsica.extract.attribution.scene import Scene
from carsica.parse.syntax import Sentence

PAIR_NEAR = 7
"""Words at most between confirming and denying in "neither confirm nor deny"."""
NEGATION_NEAR = 4
"""Words at most between a negation and the first verb of such a pair."""
NEGATING = {"advmod", "cc", "mark", "discourse", "det"}
"""Relations by which a negation hangs from a verb."""
COMPLEMENT = ("xcomp", "ccomp", "csubj", "advcl", "obl", "acl")
"""Relations by which what is refused or not wanted hangs from the verb that says so."""


@dataclass(frozen=True)
class Refusal:
    """Words that refuse an answer: ``cue`` holds them, ``verb`` heads them.

    ``human`` says that only somebody who speaks can refuse so; a thing may be said not to respond.
    """

    verb: int
    cue: frozenset[int]
    human: bool = True


def refusals(scene: Scene, sentence: Sentence) -> Iterator[Refusal]:
    """The refusals of a sentence, each once, in text order."""
    taken: set[int] = set()
    refusing = scene.lexis.refusing
    if refusing.isdisjoint(sentence.vocabulary) and refusing.isdisjoint(sentence.lemmas):
        return
    for position, forms in enumerate(sentence.forms):
        if refusing.isdisjoint((*forms, plain(sentence.lemmas[position]))) or position in taken:
            continue
        for rule in (_pair, _phrase, _verb, _noun, _together):
            cue = rule(scene, sentence, position)
            if cue and taken.isdisjoint(cue):
                taken.update(cue)
                yield Refusal(_top(sentence, cue), cue, not _of_things(scene, sentence, cue))
                break


def _of_things(scene: Scene, sentence: Sentence, cue: frozenset[int]) -> bool:
    """Is nothing but a verb of answering or being silent in a cue?"""
    full = [i for i in cue if sentence.words[i].upos in {"VERB", "NOUN"}]
    return all(_has(scene, "answer", sentence, i) or _has(scene, "silent", sentence, i) for i in full)


def answers(scene: Scene, sentence: Sentence, words: Iterable[int]) -> bool:
    """Is it a refusal that is itself denied ("did not decline to comment")?"""
    return any(_has(scene, "refuse", sentence, i) and negated(scene, sentence, i) for i in words)


def refusals_in_turn(scene: Scene, sentence: Sentence) -> Iterator[Refusal]:
    """The first words of refusing in an answer that is nothing else ("preferisco non", "not our question")."""
    for position, size in scene.lexis.phrases_in("turns.refusal", sentence):
        cue = frozenset(range(position, position + size))
        yield Refusal(_top(sentence, cue), cue)
        return


def _top(sentence: Sentence, cue: frozenset[int]) -> int:
    """The word of a cue that governs the others."""
    return next((i for i in sorted(cue) if sentence.words[i].head not in cue), min(cue))


def _has(scene: Scene, key: str, sentence: Sentence, position: int) -> bool:
    return scene.lexis.has(f"silence.{key}", lemma_of(sentence, position))


def _negation(scene: Scene, sentence: Sentence, position: int) -> bool:
    word = sentence.words[position]
    return scene.lexis.has("grammar.negation", word.text) or word.features.get("Polarity") == "Neg"


def _phrase(scene: Scene, sentence: Sentence, position: int) -> frozenset[int]:
    size = scene.lexis.phrase_at("silence.phrases", sentence, position)
    return frozenset(range(position, position + size))


def _pair(scene: Scene, sentence: Sentence, position: int) -> frozenset[int]:
    """Confirming and denying side by side, both negated."""
    orders = (("confirm", "deny"), ("deny", "confirm"))
    for first, second in orders:
        if not _has(scene, first, sentence, position):
            continue
        for other in range(position + 1, min(position + PAIR_NEAR, len(sentence.words))):
            if not _has(scene, second, sentence, other):
                continue
            between = range(position + 1, other)
            before = range(max(position - NEGATION_NEAR, 0), position)
            joined = any(
                _negation(scene, sentence, i) or scene.lexis.has("silence.nor", sentence.words[i].text)
                for i in between
            )
            nots = [i for i in before if _not(scene, sentence, i)]
            if joined and nots:
                return frozenset(range(_start(sentence, position, nots), other + 1))
    return frozenset()


def _not(scene: Scene, sentence: Sentence, position: int) -> bool:
    return _negation(scene, sentence, position) or scene.lexis.has("silence.none", sentence.words[position].text)


def _start(sentence: Sentence, verb: int, nots: list[int]) -> int:
    """Where the words of a negated verb begin: at its auxiliary or its first negation."""
    auxiliaries = [i for i in sentence.children(verb, "aux") if i < verb]
    return min([*auxiliaries, *nots, verb])


def _verb(scene: Scene, sentence: Sentence, position: int) -> frozenset[int]:
    """A verb of answering or telling that is negated, declined, or not wanted."""
    answers = any(_has(scene, key, sentence, position) for key in ("comment", "answer"))
    tells = _has(scene, "tell", sentence, position) and not is_passive(sentence, position)
    if not (answers or tells) or sentence.words[position].upos in {"NOUN", "PROPN", "ADJ"}:
        return frozenset()
    return _withheld(scene, sentence, position, bare=answers)


def _withheld(scene: Scene, sentence: Sentence, verb: int, *, bare: bool) -> frozenset[int]:
    """The words by which somebody declines or is not willing to do what a verb says; empty when none do.

    ``bare`` says that a negation alone will do.
    """
    own = _group(scene, sentence, verb)
    denied = any(_negation(scene, sentence, i) for i in own)
    bare = bare and not _infinitive(sentence, verb)
    wanted = any(_has(scene, "willing", sentence, i) for i in own)
    governor = _governor(sentence, verb)
    if governor is not None:
        outer = negated(scene, sentence, governor)
        both = own | _group(scene, sentence, governor)
        if _has(scene, "refuse", sentence, governor):
            return frozenset() if outer else both
        if _has(scene, "prefer", sentence, governor) and (denied or outer):
            return both
        if _has(scene, "willing", sentence, governor) and (denied or outer):
            return both
    return own if denied and (bare or wanted) else frozenset()


def _governor(sentence: Sentence, position: int) -> int | None:
    word = sentence.words[position]
    if word.head >= 0 and word.relation.split(":")[0] in COMPLEMENT:
        return word.head
    return None


def _group(scene: Scene, sentence: Sentence, verb: int) -> frozenset[int]:
    """A verb with its auxiliaries and their negations; a verb of wanting before it is one in any tree."""
    found = {verb}
    for child in sentence.children(verb):
        relation = sentence.words[child].relation.split(":")[0]
        wants = relation in {"ccomp", "xcomp"} and child < verb and _has(scene, "willing", sentence, child)
        wants = wants and all(sentence.words[i].upos != "PUNCT" for i in range(child, verb))
        if relation in {"aux", "compound", "expl"} or wants:
            found |= {child, *(i for i in sentence.children(child) if _negation(scene, sentence, i))}
            found |= set(sentence.children(child, "aux")) if wants else set()
        elif _negation(scene, sentence, child) and relation in NEGATING:
            found.add(child)
    return frozenset(found)


def _infinitive(sentence: Sentence, verb: int) -> bool:
    """Is a verb, with its auxiliaries, told as a mere notion ("tacere", "aver taciuto")?"""
    forms = [sentence.words[i].features.get("VerbForm") for i in (verb, *sentence.children(verb, "aux"))]
    return "Inf" in forms and "Fin" not in forms


def _noun(scene: Scene, sentence: Sentence, position: int) -> frozenset[int]:
    """A noun for an answer that there is none of, or that somebody declines to give."""
    word = sentence.words[position]
    if not _has(scene, "nouns", sentence, position) or word.upos not in {"NOUN", "PROPN"}:
        return frozenset()
    nones = {
        i
        for i in sentence.children(position, "det", "case", "advmod", "cc")
        if scene.lexis.has("silence.none", sentence.words[i].text)
        or scene.lexis.has("silence.none", sentence.words[i].lemma)
    }
    verb = word.head
    if verb >= 0 and sentence.words[verb].upos in {"VERB", "AUX"}:
        if _has(scene, "refuse", sentence, verb) and not negated(scene, sentence, verb):
            return _group(scene, sentence, verb) | {position} | set(sentence.children(position, "case"))
        if _has(scene, "give", sentence, verb):
            withheld = _withheld(scene, sentence, verb, bare=True)
            if nones or withheld:
                return (withheld or _group(scene, sentence, verb)) | nones | {position}
        if not nones or word.relation.split(":")[0] not in {"nsubj", "parataxis", "obj"}:
            return frozenset()
    return frozenset({position, *nones}) if nones else frozenset()


def _together(scene: Scene, sentence: Sentence, position: int) -> frozenset[int]:
    """A verb of keeping silent, or one that is a silence with a word below it."""
    if _has(scene, "silent", sentence, position):
        told = sentence.words[position].upos == "VERB" and not _infinitive(sentence, position)
        bare = told and not negated(scene, sentence, position)
        return _group(scene, sentence, position) if bare else frozenset()
    lemma = lemma_of(sentence, position)
    for key, wanted in (("pairs", False), ("negated_pairs", True)):
        for first, *rest in scene.lexis.phrases.get(f"silence.{key}", ()):
            second = "".join(rest)  # an entry is cut at its apostrophe, a word of the text is not
            if first != lemma or negated(scene, sentence, position) != wanted:
                continue
            for child in sentence.children(position):
                forms = {plain(sentence.words[child].text), plain(sentence.words[child].lemma)}
                if second in forms:
                    return _group(scene, sentence, position) | {child}
    return frozenset()
