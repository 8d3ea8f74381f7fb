"""Statements that no rule finds, from what the encoder marked as content, cue and source.

Owns their way from marks to drafts. Must not touch what rules found: a mark counts only where they found nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from carsica.extract.attribution.clauses import is_deed, is_passive, negated
from carsica.extract.attribution.impersonal import NOBODY, told_by_nobody, written_in
from carsica.extract.attribution.implied import implied_speaker
from carsica.extract.attribution.inversion import by_inversion
from carsica.extract.attribution.judged import further_view
from carsica.extract.attribution.known import is_known, rejected, tells_already
from carsica.extract.attribution.lexis import lemma_of
from carsica.extract.attribution.misplaced import of_noun
from carsica.extract.attribution.noun_phrase import core
from carsica.extract.attribution.pieces import only_names
from carsica.extract.attribution.pleading import speaks_before
from carsica.extract.attribution.quoting import QUOTE_WORDS
from carsica.extract.attribution.requests import is_asked, leaves_open
from carsica.extract.attribution.saying import PASSIVE, accused_by_nobody
from carsica.extract.attribution.scene import CERTAIN, Draft, Memory, Scene
from carsica.extract.attribution.sources import resolve
from carsica.extract.attribution.speakers import in_body, through_outlet
from carsica.extract.attribution.subjects import subject_of
from carsica.extract.factuality import hearsay_words, principal_verbs, rumour_phrases, rumoured
from carsica.parse.syntax import Mark, Sentence, Word
from carsica.record.span import Span
from carsica.record.statement import Source

SAID, CUED, ALONE = 0.65, 0.8, 0.9
"""How sure the encoder must be of a content: beside a cue and a source that are certain, beside a cue, alone."""

QUESTION_NEAR = 3
"""Words at most between "asked" and what is asked."""
OWNED = 3
"""Words in the longest cue that a possessive owns ("a suo avviso")."""


def marked_drafts(
    scene: Scene, number: int, found: Sequence[Draft], memory: Memory, last: Sequence[Source]
) -> Iterator[Draft]:
    """A draft for each marked content of a sentence that has a source, and that no draft holds yet."""
    marks, text = scene.marks.get(number, ()), scene.document.text
    for content in (mark for mark in marks if mark.layer == "content"):
        span = scene.trimmed(Span(content.start, content.end))
        if is_known(scene, span, found) or _asked(scene, content) or _is_relative(scene, content):
            continue
        part = _part_of(scene, span, [d for d in found if d.sentence == number])
        if part is not None:
            part.content = (span,)
            continue
        cue = _nearest(content, [m for m in marks if m.layer == "cue" and not _inside(m, content)])
        if cue is not None and (tells_already(cue, span, found) or _says_nothing(scene, cue)):
            continue
        if cue is not None and (_own_words(scene, cue) or _unsaid(scene, cue)):
            continue
        if content.sure < _least(content, cue, marks) or (cue and _not_by_it(scene, cue, content)):
            continue
        if cue is None and (_nobody_said(scene, content) or _writers_words(scene, content)):
            continue
        if cue is not None and rejected(cue, found):
            continue  # what a claim is called by whoever rejects it
        own = _of_cue(scene, cue, span, [d for d in found if d.sentence == number])
        if own is not None:
            own.content = tuple(sorted((*own.content, span)))
            continue
        if cue is not None and (_of_phrase_read(cue, number, found) or only_names(scene, content, cue, found)):
            continue
        links, span = by_inversion(scene, cue, span, memory)
        links = links or _links(scene, content, cue or content, memory)
        if not links and cue is None and scene.lexis.flag("hearsay.subjunctive"):
            links = [] if _said_before(scene, number, found) else speaks_before(scene, number, memory)
        links = links or _unmarked(scene, number, cue, memory, last)
        if not links:
            continue
        verb = _verb(scene.sentence(number), cue) if cue is not None else None
        links = links if verb is None else through_outlet(scene, number, verb, links, memory, None)
        span = of_noun(scene.sentence(number), cue, span)
        quotes = [q for q in scene.quotations_at(span) if len(q.of(text).split()) >= QUOTE_WORDS]
        words = tuple(range(*cue.words)) if cue else ()
        yield Draft(
            "verb" if cue else "carried",
            number,
            words,
            links,
            (span,),
            negative=cue is not None and cue.note == "negative" and not _allows(scene, cue),
            hearsay=content.note == "yes",
            quotes=quotes,
        )


def _not_by_it(scene: Scene, cue: Mark, content: Mark) -> bool:
    """Is a content not what its cue tells: who is informed, or, before "for Y", what a thing is "for X"?"""
    before = content.end <= cue.start and further_view(scene, scene.sentence(cue.sentence), cue.words[0])
    return before or _only_informed(scene, cue, content)


def _said_before(scene: Scene, number: int, found: Sequence[Draft]) -> bool:
    """Does somebody say something in the sentence before, so that this one goes on with it?"""
    return any(draft.sentence in {number - 1, number} for draft in found)


def _of_cue(scene: Scene, cue: Mark | None, span: Span, found: Sequence[Draft]) -> Draft | None:
    """The draft whose content the same cue cuts in two ("Rossi, aggiunge, partirà domani")."""
    words = set(range(*cue.words)) if cue else set()
    for draft in found:
        whole = draft.kind in {"verb", "according"} and not draft.negative and bool(draft.content)
        if cue is None or not whole or not words & set(draft.cue):
            continue
        before, after = Span(draft.start, draft.content[-1].end), span
        if span.end <= cue.start:
            before, after = after, before
        around = before.end <= cue.start and cue.end <= after.start
        held = [w for w in scene.sentence(cue.sentence).words if before.start <= w.start < cue.start]
        if around and all(w.upos not in {"VERB", "AUX"} or w.start >= before.end for w in held):
            return draft
    return None


def _of_phrase_read(cue: Mark, number: int, found: Sequence[Draft]) -> bool:
    """Does a cue belong to an "according to" phrase whose clause is known?"""
    words = set(range(*cue.words))
    return any(d.kind == "according" and d.sentence == number and words <= set(d.cue) for d in found)


def _part_of(scene: Scene, span: Span, found: Sequence[Draft]) -> Draft | None:
    """The draft whose cue stands outside a content, and that holds but its beginning ("un train | sur trois")."""
    for draft in found:
        if draft.kind != "verb" or draft.verb is None or draft.quotes or draft.back:
            continue
        if scene.quotations_at(span):
            continue
        verb = scene.sentence(draft.sentence).words[draft.verb]
        outside = verb.end <= span.start or span.end <= verb.start
        if outside and all(span.covers(own) for own in draft.content) and draft.start == span.start:
            return draft
    return None


def _is_relative(scene: Scene, content: Mark) -> bool:
    """Is a content a relative clause, which tells more of who speaks ("l'ONU, qui s'appuie sur ...")?"""
    words = scene.sentence(content.sentence).words
    inside = (words[i] for i in range(*content.words) if words[i].upos != "PUNCT")
    first = next(inside, words[content.words[0]])
    if _told_of_place(words, content):
        return True
    relative = "Rel" in first.features.get("PronType", "").split(",") and first.upos in {"PRON", "DET"}
    return (
        relative
        and first.relation.startswith(("nsubj", "expl", "det", "nmod:poss"))
        and not scene.quoted(first.start)
    )


def _told_of_place(words: Sequence[Word], content: Mark) -> bool:
    """Does a content begin with, or right after, a "where" that tells more of a place named before it?"""
    for at in range(max(content.words[0] - 1, 1), content.words[0] + 1):
        word = words[at]
        if word.upos == "ADV" and "Rel" in word.features.get("PronType", "").split(",") and word.head >= 0:
            clause = words[word.head]
            return words[at - 1].text == "," and clause.relation.startswith("acl")
    return False


def _nobody_said(scene: Scene, content: Mark) -> bool:
    """Is a content without a cue what others say, what is worth saying, or nothing that can be said?"""
    said = _tells(scene, content) and not leaves_open(scene, scene.sentence(content.sentence), content.words)
    return not said or _others_words(scene, content) or _worth_saying(scene, content)


def _tells(scene: Scene, content: Mark) -> bool:
    """Does a content hold a verb or words quoted? A bare noun without a cue says nothing ("эти сведения")."""
    words = scene.sentence(content.sentence).words[slice(*content.words)]
    return any(w.upos in {"VERB", "AUX"} or "VerbForm" in w.features or scene.quoted(w.start) for w in words)


def _writers_words(scene: Scene, content: Mark) -> bool:
    """Does a content outside quotations speak of an "I", who is the writer ("I think they are wrong")?"""
    words = scene.sentence(content.sentence).words[slice(*content.words)]
    return any(
        w.features.get("Person") == "1" and w.features.get("Number") == "Sing" and not scene.quoted(w.start)
        for w in words
    )


def _worth_saying(scene: Scene, content: Mark) -> bool:
    """Does a content hang from an infinitive of saying that nobody does ("it should be noted that")?"""
    sentence = scene.sentence(content.sentence)
    inside = range(*content.words)
    for verb in {sentence.words[i].head for i in inside} - set(inside):
        if verb < 0 or verb > content.words[0] or lemma_of(sentence, verb) not in scene.lexis.reporting:
            continue
        above = sentence.words[verb].head
        nobody = above < 0 or not sentence.children(above, "nsubj", "iobj", "obl")
        if sentence.words[verb].features.get("VerbForm") == "Inf" and nobody:
            return not sentence.children(verb, "nsubj")
    return False


def _asked_for(scene: Scene, sentence: Sentence, content: Mark) -> bool:
    """Is a content an act that a verb above it asks of somebody ("ha chiesto a X di recarsi sul posto")?"""
    inside = range(*content.words)
    above = {sentence.words[i].head for i in inside} - set(inside)
    return any(i >= 0 and scene.lexis.has("verbs.request", lemma_of(sentence, i)) for i in above)


def _allows(scene: Scene, cue: Mark) -> bool:
    """Is a cue the denial of a denial or of hiding ("не виключає, що ...", "no ocultó que ...")?"""
    sentence = scene.sentence(cue.sentence)
    verb = _verb(sentence, cue)
    return (
        verb is not None
        and negated(scene, sentence, verb)
        and any(scene.lexis.has(f"verbs.{kind}", lemma_of(sentence, verb)) for kind in ("deny", "hide"))
    )


def _asked(scene: Scene, content: Mark) -> bool:
    """Is a content what somebody is asked ("Asked whether the road was closed, she laughed")?"""
    sentence, first = scene.sentence(content.sentence), content.words[0]
    act = any(
        sentence.words[i].features.get("VerbForm") == "Inf" for i in range(first, min(first + 2, content.words[1]))
    )
    return (
        any(
            is_asked(scene, sentence, i) or (act and scene.lexis.has("verbs.request", lemma_of(sentence, i)))
            for i in range(max(first - QUESTION_NEAR, 0), first)
        )
        or (act and _asked_for(scene, sentence, content))
        or is_asked(scene, sentence, first)
    )


def _unsaid(scene: Scene, cue: Mark) -> bool:
    """Is a cue a verb of saying that is negated, and no denial ("эту информацию не подтвердили")?"""
    sentence = scene.sentence(cue.sentence)
    verb = _verb(sentence, cue)
    known = verb is not None and lemma_of(sentence, verb) in scene.lexis.reporting
    return known and verb is not None and cue.note != "negative" and negated(scene, sentence, verb)


def _others_words(scene: Scene, content: Mark) -> bool:
    """Does a content without a cue mark by a word or a modal that others say so, none of whom spoke before?"""
    sentence = scene.sentence(content.sentence)
    inside = range(*content.words)
    return bool(hearsay_words(scene.lexis, sentence, inside)) or any(
        rumoured(scene.lexis, sentence, verb) for verb in principal_verbs(sentence, inside)
    )


def _own_words(scene: Scene, cue: Mark) -> bool:
    """Is a cue the report's own word to its readers ("Напомним, что ..."), or a conjunction, or expected?"""
    sentence = scene.sentence(cue.sentence)
    lemmas = [lemma_of(sentence, i) for i in range(*cue.words)]
    expected = any(scene.lexis.has(key, one) for one in lemmas for key in ("verbs.expected", "verbs.own_voice"))
    first = cue.words[0]
    joins = any(scene.lexis.phrase_at("grammar.no_cues", sentence, i) for i in (first, first - 1) if i >= 0)
    rumours = (set(range(at, at + size)) for at, size in rumour_phrases(scene.lexis, sentence))
    verbs = {i for i in range(*cue.words) if sentence.words[i].upos in {"VERB", "AUX"}}
    joins = joins or any(first in rumour and rumour >= verbs for rumour in rumours)
    return (joins or expected) or any(
        word.features.get("Person") == "1" and not scene.quoted(word.start)
        for word in sentence.words[slice(*cue.words)]
    )


def _least(content: Mark, cue: Mark | None, marks: Sequence[Mark]) -> float:
    """How sure the encoder must be of a content, by what it marked around it."""
    if cue is None:
        return ALONE
    said = any(m.layer == "source" and m.sure >= CERTAIN and not _inside(m, content) for m in marks)
    return SAID if said and cue.sure >= CERTAIN else CUED


def _links(scene: Scene, content: Mark, anchor: Mark, memory: Memory) -> list[Source]:
    """The chain of the marked source that stands nearest to the cue, else to the content, outside the content."""
    marks = scene.marks.get(content.sentence, ())
    source = _nearest(anchor, [m for m in marks if m.layer == "source" and not _inside(m, content)])
    return resolve(scene, content.sentence, scene.head_of(source), memory, sure=True) if source else []


def _unmarked(scene: Scene, number: int, cue: Mark | None, memory: Memory, last: Sequence[Source]) -> list[Source]:
    """The chain where no source is marked: what the tree gives the cue, or whoever spoke before.

    A subject that cannot speak says nothing ("the results confirm", "ciò dimostra"), whoever spoke before.
    """
    if cue is None:
        return list(last)
    sentence = scene.sentence(number)
    verb = _verb(sentence, cue)
    if verb is None or _possessed(sentence, cue):
        return _of_phrase(scene, number, cue, memory, last)
    if told_by_nobody(scene, sentence, verb):
        return written_in(scene, number, verb, memory)
    subject = _subject(scene, number, verb)
    subject = in_body(scene, number, verb) if subject is None else subject
    if subject is not None:
        named = resolve(scene, number, subject, memory) or _somebody(scene, number, subject)
        return named or (list(last) if _set_off(scene, sentence, subject, verb) else [])
    helping = [sentence.words[i] for i in (verb, *sentence.children(verb, "aux"))]
    forms = [word.features for word in helping if not scene.quoted(word.start)]
    if any(f.get("Person") == "1" for f in forms):
        return [NOBODY]
    if not scene.lexis.flag("grammar.prodrop") or is_passive(sentence, verb):
        return []
    before = implied_speaker(scene, number, verb, memory)
    return [before] if before else list(last)


def _verb(sentence: Sentence, cue: Mark) -> int | None:
    """The verb of a cue, that which its auxiliary belongs to; None for a phrase without one."""
    verb = next((i for i in range(*cue.words) if sentence.words[i].upos in {"VERB", "AUX"}), None)
    while verb is not None and sentence.words[verb].upos == "AUX" and sentence.words[verb].head >= 0:
        verb = sentence.words[verb].head
    return verb


def _says_nothing(scene: Scene, cue: Mark) -> bool:
    """Does a cue tell a deed, or that somebody is accused by nobody who is named?"""
    sentence = scene.sentence(cue.sentence)
    verb = _verb(sentence, cue)
    return verb is not None and (is_deed(scene, sentence, verb) or accused_by_nobody(scene, sentence, verb))


def _only_informed(scene: Scene, cue: Mark, content: Mark) -> bool:
    """Is somebody told of a thing ("è stato informato dell'esito"), so that nothing is said of it?"""
    sentence = scene.sentence(cue.sentence)
    verb, words = _verb(sentence, cue), sentence.words[slice(*content.words)]
    if verb is None or sentence.children(verb, "obl:agent"):
        return False
    helped = any(lemma_of(sentence, i) in PASSIVE for i in sentence.children(verb, "aux"))
    told = is_passive(sentence, verb) or helped
    first = content.words[0]
    of = any(sentence.words[i].upos == "ADP" for i in (first, max(first - 1, 0)))
    return told and of and all(w.upos not in {"VERB", "AUX"} for w in words)


def _subject(scene: Scene, number: int, verb: int) -> int | None:
    """The subject of a verb or of the one that it is joined to; none where commas set the verb in alone."""
    sentence = scene.sentence(number)
    own = sentence.children(verb, "nsubj", "nsubj:pass")
    joined = sentence.words[verb].relation.split(":")[0] in {"conj", "acl", "advcl", "xcomp"}
    first, words = min(sentence.subtree(verb)), sentence.words
    alone = first > 0 and words[first - 1].text == "," and verb + 1 < len(words) and words[verb + 1].text == ","
    return subject_of(scene, number, verb) if own or (joined and not alone) else None


def _set_off(scene: Scene, sentence: Sentence, subject: int, verb: int) -> bool:
    """Is a subject that cannot speak parted from the verb by a comma or a quotation's end, so that it is said?"""
    words = sentence.words
    first = min((verb, *sentence.children(verb, "aux")))
    quoted = scene.quoted(words[subject].start) and not scene.quoted(words[verb].start)
    return subject < first and (quoted or words[first - 1].text == ",")


def _possessed(sentence: Sentence, cue: Mark) -> bool:
    """Is the cue a word beside a possessive that is its source ("a suo dire", "in his view")?"""
    beside = range(max(cue.words[0] - 1, 0), cue.words[1])
    owned = any(sentence.words[i].features.get("Poss") == "Yes" for i in beside)
    return owned and cue.words[1] - cue.words[0] <= OWNED


def _somebody(scene: Scene, number: int, subject: int) -> list[Source]:
    """Whom a pronoun or number leaves unnamed ("qualcuno", "two of them", "all")."""
    sentence = scene.sentence(number)
    word = sentence.words[subject]
    loose = word.upos == "NUM" or word.features.get("PronType") in {"Ind", "Tot"}
    if not loose:
        return []
    span = Span(*sentence.span(core(sentence, subject)))
    return [Source("anonymous", span.of(scene.document.text), None, span)]


def _of_phrase(scene: Scene, number: int, cue: Mark, memory: Memory, last: Sequence[Source]) -> list[Source]:
    """The source of a phrase without a verb: the noun of its preposition, or whose judgement it is."""
    sentence = scene.sentence(number)
    inside = range(*cue.words)
    if _possessed(sentence, cue):
        named = [m for m in scene.cast.within((sentence.start, cue.start)) if m.kind == "name"]
        persons = [m for m in named if m.actor and scene.cast.actor_by_id[m.actor].type == "person"]
        return resolve(scene, number, persons[-1].head, memory) if persons else list(last)
    preposition = next((i for i in inside if sentence.words[i].upos == "ADP"), None)
    governor = sentence.words[preposition].head if preposition is not None else -1
    return resolve(scene, number, governor, memory) if governor > inside[0] else []


def _inside(mark: Mark, other: Mark) -> bool:
    return other.start <= mark.start and mark.end <= other.end


def _nearest(content: Mark, marks: Sequence[Mark]) -> Mark | None:
    return min(
        marks, key=lambda m: max(m.words[0] - content.words[1], content.words[0] - m.words[1], 0), default=None
    )
