"""Attribution by nouns: "la tesi di X che ...", "X's claim that ...", "un rapporto dell’Onu secondo cui ...".

Owns the noun with a clause; the noun's owner is the source.
"""

from __future__ import annotations

from collections.abc import Iterator

from carsica.extract.attribution.clauses import said_in
from carsica.extract.attribution.lexis import lemma_of
from carsica.extract.attribution.outlets import outlet_at
from carsica.extract.attribution.scene import Draft, Memory, Scene
from carsica.extract.attribution.sources import can_speak, resolve
from carsica.extract.attribution.subjects import subject_of
from carsica.parse.syntax import Sentence
from carsica.record.statement import Source

NEAR = 8
"""Words at most between a noun and the "according to which" that points back at it."""


def noun_drafts(scene: Scene, number: int, memory: Memory) -> Iterator[Draft]:
    """Drafts of the statements that nouns of a sentence attribute to their owners."""
    sentence = scene.sentence(number)
    which = dict(scene.lexis.phrases_in("nouns.which", sentence))
    for position, word in enumerate(sentence.words):
        clause = word.upos == "NOUN" and scene.lexis.has("nouns.clause", lemma_of(sentence, position))
        if not (clause or position in which) or scene.quoted(word.start):
            continue
        if position in which:
            draft = _told_by_which(scene, number, (position, position + which[position]), memory)
        else:
            draft = _told_by_clause(scene, number, position, memory)
        if draft is not None:
            yield draft


def whom_drafts(scene: Scene, number: int, memory: Memory) -> Iterator[Draft]:
    """Drafts of what follows "for whom" on the word of the one before."""
    for at, size in scene.lexis.phrases_in("nouns.for_whom", scene.sentence(number)):
        draft = _told_by_whom(scene, number, (at, at + size), memory)
        if draft is not None:
            yield draft


def _told_by_clause(scene: Scene, number: int, noun: int, memory: Memory) -> Draft | None:
    """The noun's clause with a "that", on the word of whoever owns the noun; nothing without an owner."""
    sentence = scene.sentence(number)
    pointers = [i for i in sentence.children(noun, "nmod") if sentence.words[i].upos in {"PRON", "DET"}]
    clauses = (c for i in (noun, *pointers) for c in sentence.children(i, "acl", "ccomp"))  # "слух о том, что ..."
    clause = next((c for c in clauses if _that(scene, sentence, c)), None)
    if clause is None or said_in(scene, sentence, noun):
        return None
    links = resolve(scene, number, noun, memory)
    if links and not _owned_here(scene, sentence, noun, links[-1]):
        beside = (outlet_at(scene, number, i) for i in range(noun + 1, min(sentence.subtree(clause))))
        links = [outlet for outlet in beside if outlet is not None][:1]
    if not links or links[-1].kind == "document" or links[-1].actor is None:
        return None
    marks = set(sentence.children(clause, "mark"))
    content = frozenset(sentence.subtree(clause)) - marks
    return Draft("noun", number, (noun,), links, scene.spans(number, content), noun, frozenset({noun}))


def _owned_here(scene: Scene, sentence: Sentence, noun: int, source: Source) -> bool:
    """Is whose telling a noun means named in its sentence, or by a possessive; else it was whoever spoke last."""
    beside = [sentence.words[i] for i in sentence.children(noun, "det", "det:poss", "nmod:poss", "nmod")]
    genders = ("masculine", "feminine", "plural")
    owned = any(
        w.features.get("Poss") == "Yes" or any(scene.lexis.has(f"grammar.{key}", w.text) for key in genders)
        for w in beside
    )
    return owned or (source.span is not None and source.span.start >= sentence.start)


def _that(scene: Scene, sentence: Sentence, clause: int) -> bool:
    """Does a "that" open a noun's clause, whichever verb a tree hung it on?"""
    noun = sentence.words[clause].head
    after = sentence.words[noun + 1] if noun + 1 < len(sentence.words) else sentence.words[noun]
    opened = after.upos == "SCONJ" and scene.lexis.has("grammar.clause_marks", after.text) and clause > noun
    return opened or any(
        scene.lexis.has("grammar.clause_marks", sentence.words[c].text.lower())
        for c in sentence.children(clause, "mark")
    )


def _told_by_whom(scene: Scene, number: int, marker: tuple[int, int], memory: Memory) -> Draft | None:
    """What follows "for whom" right after a comma and one who can speak ("la Voce di X, per la quale ...")."""
    sentence = scene.sentence(number)
    start, _ = marker
    if start < 2 or sentence.words[start - 1].text != "," or scene.quoted(sentence.words[start].start):
        return None
    mention = scene.cast.at(number, start - 2)
    named = mention is not None and mention.actor is not None and mention.kind == "name"
    named = named and mention is not None and sentence.words[mention.words[0] - 1].upos != "ADP"
    for noun in range(start - 2, max(start - NEAR, -1), -1):
        word = sentence.words[noun]
        if (
            named
            and mention is not None
            and noun == mention.head
            and scene.cast.actor_by_id[mention.actor or ""].type == "person"
        ):
            return _for_whom(scene, number, noun, marker, memory)
        if word.upos in {"VERB", "AUX", "SCONJ"} or (word.upos == "PUNCT" and word.text != ","):
            return None
        if sentence.children(noun, "case"):
            continue
        inner = word.head in range(max(start - NEAR, 0), start) and sentence.words[word.head].upos in {
            "NOUN",
            "PROPN",
        }
        if inner or word.upos not in {"NOUN", "PROPN"} or not can_speak(scene, number, noun):
            continue
        return _for_whom(scene, number, noun, marker, memory)
    return None


def _for_whom(scene: Scene, number: int, noun: int, marker: tuple[int, int], memory: Memory) -> Draft | None:
    """The draft of what follows a "for whom", through the outlet that cites the one meant, if one does."""
    sentence, (start, end) = scene.sentence(number), marker
    links = resolve(scene, number, noun, memory)
    above = next(
        (i for i in (noun, *sentence.ancestors(noun)) if sentence.words[i].upos == "VERB" and i < start), None
    )
    citing = above is not None and scene.lexis.has("verbs.cite", lemma_of(sentence, above))
    if (
        citing
        and above is not None
        and (subject := subject_of(scene, number, above)) is not None
        and subject != noun
    ):
        links = [*(o for o in resolve(scene, number, subject, memory) if o not in links), *links]
    stop = next((i for i in range(end, len(sentence.words)) if sentence.words[i].text == ";"), len(sentence.words))
    spans, extent = scene.spans(number, range(end, stop)), frozenset(range(start, end))
    verb = above if citing else start
    return (
        Draft("according", number, tuple(sorted(extent)), links, spans, verb, extent) if links and spans else None
    )


def _named_before(scene: Scene, number: int, marker: int) -> int | None:
    """The head of the name that a comma parts from an "according to which" ("il sito Rotta, secondo cui ...")."""
    if marker < 2 or scene.sentence(number).words[marker - 1].text != ",":
        return None
    words, at = scene.sentence(number).words, marker - 2
    while words[at].relation.split(":")[0] in {"nmod", "flat"} and 0 <= words[at].head < at:
        at = words[at].head  # "the Mail of Lomara": the paper, not the town
    if at < marker - 2 and words[at].upos in {"NOUN", "PROPN"} and can_speak(scene, number, at):
        return at
    mention = scene.cast.at(number, marker - 2)
    named = mention is not None and mention.actor is not None and mention.kind == "name"
    return mention.head if named and mention is not None else None


def _which_clause(sentence: Sentence, end: int) -> frozenset[int]:
    """The clause that an "according to which" opens: to the sentence's end, or to where its main clause begins."""
    clause = sentence.words[end - 1].head
    rest = frozenset(range(end, len(sentence.words)))
    if clause < end or clause == sentence.root:
        return rest
    words = frozenset(i for i in sentence.subtree(clause) if i >= end)
    main = sentence.words[sentence.root].relation == "root" and sentence.root > max(words)
    return words if main else rest


def _told_by_which(scene: Scene, number: int, marker: tuple[int, int], memory: Memory) -> Draft | None:
    """What follows "according to which", on the word of the noun before it or of that noun's owner."""
    sentence = scene.sentence(number)
    known = (
        scene.lexis.sets["nouns.telling"] | scene.lexis.sets["nouns.anonymous"] | scene.lexis.sets["nouns.clause"]
    )
    named = _named_before(scene, number, marker[0])
    for noun in range(marker[0] - 1, max(marker[0] - NEAR, -1), -1):
        plain_noun = sentence.words[noun].upos == "NOUN" and lemma_of(sentence, noun) in known
        if not plain_noun and noun != named:
            continue
        links = resolve(scene, number, noun, memory)
        content = _which_clause(sentence, marker[1])
        spans = scene.spans(number, content)
        if not links or not spans:
            return None
        extent = frozenset(range(noun, marker[1]))
        return Draft("noun", number, tuple(sorted(extent)), links, spans, noun, extent)
    return None
