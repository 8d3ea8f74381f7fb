"""Trees for the event rules: what governs a word, which words form its clause, who its subject is.

Owns the walk over trees; knows the lexicon's word sets, not the kinds of events.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import replace

from carsica.extract.events.scene import Scene
from carsica.extract.lexicon import load
from carsica.languages import codes
from carsica.parse.syntax import Sentence, Word

CLAUSES = {"ccomp", "advcl", "acl", "parataxis", "csubj"}
"""Relations that open another clause."""
UPWARD = {"xcomp", "advcl", "conj", "acl", "ccomp", "csubj", "parataxis"}


def base(word: Word) -> str:
    """A relation without its subtype."""
    return word.relation.partition(":")[0]


def joined(sentence: Sentence, position: int) -> Word:
    """A verb with its separable prefix put back into the lemma ("nahm ... fest": festnehmen); else as it is."""
    word = sentence.words[position]
    for child in sentence.children(position):
        if sentence.words[child].relation == "compound:prt":
            return replace(word, lemma=sentence.words[child].text.lower() + word.lemma.lower())
    return word


def is_noun(sentence: Sentence, position: int) -> bool:
    """Is a word a noun, by its tag or by an article of its own ("il colloquio", tagged a verb)?"""
    if sentence.words[position].upos in {"NOUN", "PROPN"}:
        return True
    articles = sentence.children(position, "det")
    return bool(articles) and any(sentence.words[i].features.get("PronType") == "Art" for i in articles)


def is_verb(word: Word) -> bool:
    """Is the word a verb or a participle that stands as a predicate?"""
    return word.upos in {"VERB", "AUX"} or word.features.get("VerbForm") in {"Part", "Fin", "Inf", "Ger", "Conv"}


def predicate_of(sentence: Sentence, noun: int) -> tuple[int | None, str, tuple[int, ...]]:
    """What a noun depends on: its predicate, the relation to it, and the nouns in between.

    The predicate is None for a noun that stands alone.
    """
    between: list[int] = []
    current, seen = noun, {noun}
    while True:
        word = sentence.words[current]
        if word.head < 0 or word.head in seen:
            return None, "root", tuple(between)
        head = sentence.words[word.head]
        relation = base(word)
        if relation in {"nsubj", "csubj", "dislocated"} or (
            is_verb(head) and head.upos != "NOUN" and relation in {"obj", "obl", "iobj", "nmod", "xcomp"}
        ):
            held_by = word.head if base(head) not in {"aux", "cop"} or head.head < 0 else head.head
            return held_by, word.relation, tuple(between)
        if relation in {"conj", "appos", "flat", "compound"}:
            current = word.head
        elif relation in {"nmod", "obl", "obj", "amod"}:
            between.append(word.head)
            current = word.head
        else:
            return word.head, word.relation, tuple(between)
        seen.add(current)


def governing(scene: Scene, number: int, noun: int) -> tuple[int | None, str, tuple[int, ...]]:
    """The same as ``predicate_of``, with nouns of number and sequence left out ("a round of talks")."""
    sentence = scene.sentence(number)
    predicate, link, between = predicate_of(sentence, noun)
    kept = tuple(i for i in between if not scene.lexis.has("grammar.transparent", sentence.words[i]))
    return predicate, link, kept


def group(sentence: Sentence, predicate: int) -> tuple[int, ...]:
    """A predicate with its auxiliaries, copula, particles."""
    parts = [
        i
        for i in sentence.children(predicate)
        if base(sentence.words[i]) in {"aux", "cop"} or sentence.words[i].relation == "compound:prt"
    ]
    return tuple(sorted([predicate, *parts]))


def clause(sentence: Sentence, predicate: int) -> tuple[int, ...]:
    """Words of a predicate's own clause, without the clauses below it."""
    found, waiting = [predicate], [predicate]
    while waiting:
        for child in sentence.children(waiting.pop()):
            word = sentence.words[child]
            relation = base(word)
            verbal = is_verb(word) and word.upos not in {"NOUN", "PROPN", "ADJ"}
            if relation in CLAUSES or (relation in {"conj", "xcomp"} and verbal):
                continue
            found.append(child)
            waiting.append(child)
    return tuple(sorted(found))


@functools.cache
def _auxiliaries(voice: str) -> frozenset[str]:
    """Lemmas of the auxiliaries of all languages; no two languages have one that helps in another way."""
    return frozenset(lemma for language in codes() for lemma in load(language, "events")["auxiliaries"][voice])


def passive(sentence: Sentence, verb: int, transitive: bool = False) -> bool:
    """Is the verb in the passive: by its auxiliary, by its subject, or as a bare participle?

    ``transitive``: the verb is known to have an object in the active, so that "è stato colpito" is a passive
    whatever the reader calls the auxiliary.
    """
    word = sentence.words[verb]
    children = [sentence.words[i] for i in sentence.children(verb)]
    if _between_two(sentence, verb):
        return False
    if any(c.relation in {"aux:pass", "nsubj:pass", "expl:pass", "obl:agent"} for c in children):
        return True
    auxiliaries = [c for c in children if base(c) == "aux"]
    if _twice_helped(word, auxiliaries):
        return True
    if any(c.lemma.lower() in _auxiliaries("active") for c in auxiliaries):
        return False
    if any(c.features.get("Reflex") == "Yes" or c.relation in {"expl", "expl:pv"} for c in children):
        return False  # "si è dimesso"
    if transitive and word.features.get("VerbForm") == "Part":
        return not auxiliaries or any(c.lemma.lower() in _auxiliaries("passive") for c in auxiliaries)
    if word.features.get("Voice") == "Pass":
        return True
    return not auxiliaries and word.features.get("VerbForm") == "Part" and word.features.get("Voice") != "Act"


def _twice_helped(word: Word, auxiliaries: list[Word]) -> bool:
    """ "Sono stati uccisi", "han sido heridos": a participle helps, beside another auxiliary."""
    past = word.features.get("VerbForm") == "Part" and word.features.get("Tense") != "Pres"
    helped = [w for w in auxiliaries if w.features.get("VerbForm") == "Part"]
    return past and len(auxiliaries) > 1 and any(w.lemma.lower() in _auxiliaries("passive") for w in helped)


def _between_two(sentence: Sentence, verb: int) -> bool:
    """ "Police detained the captain": a subject before it, an object behind it and no auxiliary make it active."""
    if base(sentence.words[verb]) in {"acl", "amod", "advcl"} or sentence.children(verb, "aux"):
        return False
    before = any(i < verb for i in sentence.children(verb, "nsubj")) or bool(_bare(sentence, verb, before=True))
    behind = any(i > verb and not sentence.children(i, "case") for i in sentence.children(verb, "obj"))
    counted = any(sentence.words[i].upos == "NUM" for i in _bare(sentence, verb, before=False))
    return before and (behind or counted)


def _bare(sentence: Sentence, verb: int, before: bool) -> tuple[int, ...]:
    """Complements without preposition before or behind a verb; before it only the one that touches it."""
    bare = [i for i in sentence.children(verb, "obl") if sentence.words[i].relation == "obl:unmarked"]
    if before:
        return tuple(i for i in bare if i == verb - 1 and sentence.words[i].upos in {"NOUN", "PROPN"})
    return tuple(i for i in bare if i > verb)


def negated(scene: Scene, number: int, predicate: int) -> bool:
    """Does a negation hang from the predicate, its auxiliaries or its subject's determiner?"""
    sentence = scene.sentence(number)
    near = list(sentence.children(predicate, "advmod", "aux", "cc", "discourse", "mark", "cop"))
    for i in sentence.children(predicate, "aux", "cop"):
        near.extend(sentence.children(i, "advmod"))
    for i in sentence.children(predicate, "nsubj"):
        near.extend(sentence.children(i, "det"))
    return any(
        scene.lexis.has("grammar.negation", sentence.words[i])
        and not scene.lexis.has("grammar.not_negation", sentence.words[min(i + 1, len(sentence.words) - 1)])
        for i in near
    )


def subjects(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """A verb's subjects; a relative pronoun gives its antecedent."""
    behind = objects_behind(sentence, verb)
    found = tuple(resolve(sentence, i) for i in sentence.children(verb, "nsubj") if i not in behind)
    bare = () if found or not sentence.children(verb, "obj") else _bare(sentence, verb, before=True)
    return found or bare  # "Police detained the captain", read as if it said when or how


def objects_behind(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """ "The blast killed two workers": a second subject, behind a verb with another before it, is its object."""
    found = [i for i in sentence.children(verb, "nsubj") if not sentence.children(i, "case")]
    before = [i for i in found if i < verb and sentence.words[i].features.get("PronType") is None]
    nominal = {"NOUN", "PROPN", "NUM"}
    behind = tuple(i for i in found if i > verb and sentence.words[i].upos in nominal)
    closed = sentence.children(verb, "obj") or sentence.children(verb, "cop")
    return behind if before and not closed else ()


def resolve(sentence: Sentence, position: int) -> int:
    """The antecedent of a relative pronoun; any other word as it is."""
    word = sentence.words[position]
    if word.features.get("PronType") not in {"Rel", "Int,Rel", "Int"} and word.upos != "PRON":
        return position
    if word.features.get("PronType") not in {"Rel", "Int,Rel", "Int"}:
        return position
    for above in sentence.ancestors(position):
        if base(sentence.words[above]) == "acl" and 0 <= sentence.words[above].head < position:
            return sentence.words[above].head
    return position


def subject_of(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """Subjects of a verb, its own or those it shares with the verb above; empty when the sentence has none."""
    seen: set[int] = set()
    while verb not in seen:
        seen.add(verb)
        word = sentence.words[verb]
        own = subjects(sentence, verb)
        if own:
            return own
        if word.head < 0 or base(word) not in UPWARD:
            return ()
        above = sentence.words[word.head]
        if base(word) == "acl" and above.upos in {"NOUN", "PROPN", "PRON"}:
            return (word.head,) if word.features.get("VerbForm") in {"Part", "Ger"} else ()
        finite = any(sentence.words[i].features.get("VerbForm") == "Fin" for i in group(sentence, verb))
        if base(word) in {"ccomp", "parataxis", "csubj"} and finite:
            return ()
        if base(word) == "xcomp":
            objects = sentence.children(word.head, "obj", "iobj")
            persons = [i for i in objects if sentence.words[i].upos in {"PROPN"}]
            if persons and not subjects(sentence, word.head):
                return (persons[0],)
        verb = word.head
    return ()


def governors(sentence: Sentence, verb: int) -> Iterator[tuple[int, int]]:
    """(word, its governor) from a verb upward through clauses."""
    current, seen = verb, {verb}
    while True:
        word = sentence.words[current]
        if word.head < 0 or word.head in seen or base(word) not in UPWARD:
            return
        yield current, word.head
        current = word.head
        seen.add(current)


def tree_distance(sentence: Sentence, a: int, b: int) -> int:
    """Number of steps between two words of a tree."""
    up = {a: 0, **{node: i + 1 for i, node in enumerate(sentence.ancestors(a))}}
    if b in up:
        return up[b]
    for steps, node in enumerate(sentence.ancestors(b), 1):
        if node in up:
            return up[node] + steps
    return len(sentence.words)
