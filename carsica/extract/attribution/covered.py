"""What an according-to phrase covers: the clause around it, up to where others speak.

Owns the extent of that content. Must not look for phrases or sources.
"""

from __future__ import annotations

from carsica.extract.attribution.lexis import lemma_of
from carsica.extract.attribution.scene import CERTAIN, Scene
from carsica.parse.syntax import Sentence
from carsica.record.span import Span

OPENED = 2
"""Words before a phrase among which an "and" or a semicolon opens the clause that it belongs to."""
AGREEING = 3
"""Words before a phrase among which the verb stands that makes it one of agreeing."""
BOUNDARY = {"ccomp", "acl", "advcl", "csubj"}
"""Relations at which the clause that a phrase covers ends."""


def covered(scene: Scene, number: int, extent: frozenset[int]) -> frozenset[int]:
    """The clause that a phrase covers: up the tree to a clause boundary, or the whole sentence."""
    sentence = scene.sentence(number)
    outside = [sentence.words[i].head for i in extent if sentence.words[i].head not in extent]
    governor = next((h for h in outside if h >= 0), -1)
    if _says_of_source(sentence, governor, extent):
        governor = sentence.words[governor].head
    if governor < 0:
        return frozenset(range(len(sentence.words)))
    top = governor
    for position in (governor, *sentence.ancestors(governor)):
        top = position
        if sentence.words[position].relation.split(":")[0] in BOUNDARY:
            break
        if _inserted_speech(scene, sentence, position) or _second_clause(sentence, position, extent):
            break
    return frozenset(sentence.subtree(top)) - _said_further(scene, sentence, top, max(extent))


def _said_further(scene: Scene, sentence: Sentence, top: int, after: int) -> frozenset[int]:
    """What the source says by a verb of its own behind an "and" ("Según X, A, y explicó que B")."""
    found: set[int] = set()
    for verb in sentence.children(top, "conj"):
        says = lemma_of(sentence, verb) in scene.lexis.reporting and bool(sentence.children(verb, "ccomp"))
        if says and verb > max(top, after) and not sentence.children(verb, "nsubj"):
            found.update(sentence.subtree(verb))
    return frozenset(found)


def _says_of_source(sentence: Sentence, governor: int, extent: frozenset[int]) -> bool:
    """Does a bare participle behind a comma tell of the source ("the ministry, run by X, ...")?"""
    high = max(extent)
    if governor < 0 or governor != high + 2 or sentence.words[high + 1].text != ",":
        return False
    word = sentence.words[governor]
    alone = not sentence.children(governor, "aux", "cop", "nsubj", "nsubj:pass")
    return alone and word.features.get("VerbForm") == "Part" and word.head > governor


def told_of_source(sentence: Sentence, extent: frozenset[int]) -> frozenset[int]:
    """A bare participle that tells of the source behind a comma, with all that hangs from it; else nothing."""
    after = max(extent) + 2
    found = after < len(sentence.words) and _says_of_source(sentence, after, extent)
    return frozenset(sentence.subtree(after)) if found else frozenset()


def _second_clause(sentence: Sentence, position: int, extent: frozenset[int]) -> bool:
    """Is the word a verb with a subject of its own, joined to an earlier clause that ends before the phrase?"""
    word = sentence.words[position]
    if word.relation.split(":")[0] not in {"conj", "parataxis"} or word.upos not in {"VERB", "AUX", "ADJ", "NOUN"}:
        return False
    low = min(extent)
    opened = any(w.upos == "CCONJ" or w.text == ";" for w in sentence.words[max(low - OPENED, 0) : low])
    return opened and word.head < low < position and bool(sentence.children(position, "nsubj"))


def _inserted_speech(scene: Scene, sentence: Sentence, position: int) -> bool:
    """Is the word joined to a governor that is itself a say verb ("X ha detto A e, secondo Y, B")?"""
    word = sentence.words[position]
    says = scene.lexis.sets.get("verbs.say", frozenset()) - scene.lexis.sets.get(
        "verbs.only_with_quote", frozenset()
    )
    return word.relation in {"conj", "parataxis"} and word.head >= 0 and lemma_of(sentence, word.head) in says


def beside(scene: Scene, sentence: Sentence, extent: frozenset[int], content: frozenset[int]) -> frozenset[int]:
    """A content without what stands before a colon before the phrase, and what a comma sets beside its source."""
    low, high = min(extent), max(extent)
    if low and sentence.words[low - 1].text == ":":
        content = frozenset(i for i in content if i > low)
    semicolon = next((i for i in range(low, 0, -1) if sentence.words[i].text == ";"), None)
    part = {i for i in content if semicolon is not None and i > semicolon}
    if any(i > high or sentence.words[i].upos not in {"ADV", "CCONJ", "PUNCT"} for i in part):
        content = frozenset(part)
    rest = range(high + 2, len(sentence.words))
    closing = any(sentence.words[i].text == "," for i in extent)  # the comma after it ends what it opened
    apposed = high + 1 < len(sentence.words) and sentence.words[high + 1].text == "," and not closing
    bare = all(sentence.words[i].upos not in {"VERB", "AUX"} for i in rest)
    if apposed and bare and any(i < low for i in content):
        content = frozenset(i for i in content if i < low)
    return content


def only_points(scene: Scene, sentence: Sentence, content: frozenset[int]) -> bool:
    """Is a content no more than a pronoun for the sentence before ("That is according to X")?"""
    words = [sentence.words[i] for i in content if sentence.words[i].upos not in {"PUNCT", "AUX", "ADV"}]
    return bool(words) and all(w.upos == "PRON" and scene.lexis.has("grammar.it_all", w.text) for w in words)


def agrees(scene: Scene, sentence: Sentence, position: int, *, alone: bool) -> bool:
    """Is a phrase what a verb needs, not whence a clause is known ("está de acuerdo con X", "varie selon l’âge")?

    ``alone``: the preposition is one word, which does not make a verb one of agreeing.
    """
    near = range(max(0, position - AGREEING), position)
    behind = next((i for i in reversed(near) if sentence.words[i].upos != "ADV"), None)
    if behind is None:
        return False
    lemma = lemma_of(sentence, behind)
    return (not alone and scene.lexis.has("according.not_behind", lemma)) or scene.lexis.has(
        "according.varying", lemma
    )


def within_speech(scene: Scene, sentence: Sentence, position: int) -> bool:
    """Does a word stand in a clause that a verb of saying governs, whose speaker says it?"""
    clauses = [i for i in (position, *sentence.ancestors(position)) if sentence.words[i].relation == "ccomp"]
    return any(lemma_of(sentence, sentence.words[i].head) in scene.lexis.reporting for i in clauses)


def without_relative(scene: Scene, sentence: Sentence, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """ "Per X, che era a Roma, «...»": a content that begins by telling of its source is what is quoted after."""
    first = next((w for w in sentence.words if spans and w.start >= spans[0].start), None)
    told_of = first is not None and scene.document.text[: first.start].rstrip().endswith(",")
    if first is None or first.upos != "PRON" or not told_of:
        return spans
    quoted = [q for q in scene.quotations_at((first.end, sentence.end)) if q.start > first.end]
    return tuple(scene.trimmed(q) for q in quoted) or spans


def owned(scene: Scene, sentence: Sentence, noun: int) -> bool:
    """Has a noun of telling somebody whose words it means, or is it one for what is known («по заявлениям»)?"""
    if scene.lexis.has("nouns.findings", lemma_of(sentence, noun)):
        return True
    words = sentence.words
    behind = noun + 1 < len(words) and words[noun + 1].features.get("Case") == "Gen"
    described = any(words[i].upos == "ADJ" for i in sentence.children(noun, "amod"))
    return behind or not described or bool(sentence.children(noun, "det", "nmod", "appos", "flat", "acl"))


def before_content(scene: Scene, number: int, whole: set[int], end: int) -> set[int]:
    """The phrase up to what is certainly said, where no comma parts them ("secondo il capo la diga è rotta")."""
    marks = scene.marks.get(number, ())
    said = {m.words[0] for m in marks if m.layer == "content" and m.sure >= CERTAIN}
    named = {m.words[1] for m in marks if m.layer == "source" and m.sure >= CERTAIN and m.words[0] >= end}
    first = min((i for i in whole & said & named if i > end), default=None)
    return whole if first is None else {i for i in whole if i < first}
