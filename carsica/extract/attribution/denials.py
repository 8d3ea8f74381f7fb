"""Denials: what a verb of rejecting rejects, apart from the words with which its speaker answers.

Owns "rejected the report as «a fairy tale»" (the report is denied), "smentisce: «Eravamo a casa»" (the quotation
is a statement of its own), and "X denies" (what was claimed before is denied).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from carsica.extract.attribution.clauses import negated, object_content, pronoun_named
from carsica.extract.attribution.contents import governed
from carsica.extract.attribution.lexis import lemma_of
from carsica.extract.attribution.scene import Draft, Scene
from carsica.parse.syntax import Sentence, Word
from carsica.record.span import Span
from carsica.record.statement import Statement

SHORT = 4
"""Words at the head of a bare answer among which it calls something untrue."""


def rejected(scene: Scene, number: int, verb: int, quotes: Sequence[Span]) -> frozenset[int]:
    """The object that a verb rejects where it is called something in quotation marks after it; else nothing."""
    sentence = scene.sentence(number)
    for thing in sentence.children(verb, "obj"):
        words = _plain(scene, sentence, thing)
        after = [i for q in quotes for i, w in enumerate(sentence.words) if w.start == q.start and i > max(words)]
        as_what = (i for i in range(max(words) + 1, min(after, default=0)))
        if any(scene.lexis.has("according.as", sentence.words[i].text) for i in as_what):
            return words
    return frozenset()


def called_untrue(scene: Scene, sentence: Sentence, verb: int, content: frozenset[int]) -> frozenset[int]:
    """What a verb of naming calls untrue ("called the report nonsense"); nothing where it calls it otherwise.

    A claim is called untrue by whatever it is called, unless that approves of it ("called the charge insulting").
    """
    if not scene.lexis.has("verbs.call", lemma_of(sentence, verb)):
        return frozenset()
    if scene.lexis.has("verbs.about", lemma_of(sentence, verb)):
        return _spoken_of(scene, sentence, content)
    head, thing = _thing(scene, sentence, verb)
    if not thing:
        return frozenset()
    rest = [i for i in content if i not in thing] + list(sentence.children(verb, "xcomp"))
    rest += [i for i in sentence.children(head, "amod", "appos", "nmod") if i > head]
    words = {form for i in rest for form in (lemma_of(sentence, i), sentence.words[i].text)}
    if any(scene.lexis.has("nouns.untrue", form) for form in words):
        return thing
    claim = scene.lexis.has("nouns.claims", lemma_of(sentence, head)) and bool(rest)
    return thing if claim and not any(scene.lexis.has("nouns.approving", form) for form in words) else frozenset()


def _thing(scene: Scene, sentence: Sentence, verb: int) -> tuple[int, frozenset[int]]:
    """The head of what a verb of naming names, and its words: a pronoun right behind the verb, else its object."""
    if pronoun_named(scene, sentence, verb):
        return verb + 1, frozenset({verb + 1})
    things = sentence.children(verb, "obj", "iobj", "nsubj:pass")
    if not things:
        return verb, frozenset()
    head = things[0]
    own = (i for i in sentence.subtree(head) if not _called(scene, sentence, head, i))
    return head, frozenset(i for i in own if sentence.words[i].upos != "PUNCT")


def _spoken_of(scene: Scene, sentence: Sentence, content: frozenset[int]) -> frozenset[int]:
    """What somebody speaks of, where its noun says that a claim is untrue ("parla di «una fantasia»")."""
    cases = {c for i in content for c in sentence.children(i, "case") if c == min(content)}
    nouns = (i for i in sorted(content) if sentence.words[i].upos in {"NOUN", "ADJ"})
    first = next(nouns, None)
    untrue = first is not None and any(
        scene.lexis.has("nouns.untrue", form) for form in (lemma_of(sentence, first), sentence.words[first].text)
    )
    return content - cases if untrue else frozenset()


def _called(scene: Scene, sentence: Sentence, thing: int, position: int) -> bool:
    """Is a word quoted after a thing that is not, so that it is what the thing is called?"""
    words = sentence.words
    return thing < position and scene.quoted(words[position].start) and not scene.quoted(words[thing].start)


def _plain(scene: Scene, sentence: Sentence, thing: int) -> frozenset[int]:
    """A noun with its words, up to the "as" that says what it is called."""
    words = sorted(sentence.subtree(thing))
    ends = (i for i in words if i > thing and scene.lexis.has("according.as", sentence.words[i].text))
    end = next(ends, None)
    return frozenset(i for i in words if end is None or i < end)


def parted(scene: Scene, draft: Draft) -> Iterator[Draft]:
    """A denial, and the quotation after its colon as a statement of its own, which is none."""
    sentence = scene.sentence(draft.sentence)
    colon = next((w for w in sentence.words[(draft.verb or 0) :] if w.text == ":"), None)
    answers = [q for q in draft.quotes if colon is not None and q.start > colon.start]
    if colon is None and draft.negative and draft.verb is not None:
        colon = _behind_pronoun(scene, sentence, draft.verb)
    if draft.negative and draft.verb is not None and colon is not None and not answers:
        yield from _clause_answers(scene, draft, draft.verb, colon)
        return
    if not draft.negative or draft.verb is None or colon is None or not answers:
        yield draft
        return
    rest, empty = _before_answer(scene, draft.sentence, draft.verb, colon.start)
    quoted = tuple(scene.trimmed(q) for q in answers)
    kept = [q for q in draft.quotes if q not in answers]
    yield replace(draft, content=rest, quotes=kept, back=empty or draft.back, empty=empty)
    yield replace(draft, cue=(), content=quoted, quotes=answers, negative=False, links=list(draft.links))


def _behind_pronoun(scene: Scene, sentence: Sentence, verb: int) -> Word | None:
    """The comma behind a pronoun that is all that is denied, before a clause ("bestreitet das, er sei ...")."""
    words = sentence.words[verb + 1 : verb + 4]
    if len(words) < 3 or words[1].text != "," or not scene.lexis.has("grammar.it_all", words[0].text):
        return None
    opens = words[2].upos in {"SCONJ", "CCONJ"} or "Rel" in words[2].features.get("PronType", "")
    return None if opens else words[1]


def _clause_answers(scene: Scene, draft: Draft, verb: int, colon: Word) -> Iterator[Draft]:
    """A denial with an object, and the clause after its colon ("dementierte den Verkauf: Es gebe ...")."""
    sentence = scene.sentence(draft.sentence)
    after = Span(colon.end, sentence.words[-1].end)
    told = any(w.features.get("VerbForm") == "Fin" for w in sentence.words if w.start >= after.start)
    answer = (scene.trimmed(after),) if told else ()
    claim = {
        i
        for thing in sentence.children(verb, "obj", "iobj", "obl:arg")
        for i in sentence.subtree(thing)
        if sentence.words[i].start < colon.start
    }
    named = any(sentence.words[i].upos in {"NOUN", "PROPN"} for i in claim) or colon.text == ","
    if not answer or not named or any(word.text == ":" for word in sentence.words[:verb]):
        yield draft
        return
    yield replace(draft, content=scene.spans(draft.sentence, claim))
    links = list(draft.links)
    yield replace(draft, kind="carried", cue=(), content=answer, negative=False, back=False, links=links)


def _before_answer(scene: Scene, number: int, verb: int, end: int) -> tuple[tuple[Span, ...], bool]:
    """What a denial names before its colon, else its own clause; and whether it names nothing."""
    sentence = scene.sentence(number)
    for named in (governed(scene, number, verb), object_content(scene, number, verb)):
        claim = {i for i in named if sentence.words[i].start < end}
        if claim:
            return scene.spans(number, claim), False
    marks = [m for m in scene.marks.get(number, ()) if m.layer == "content" and m.start > sentence.words[verb].end]
    marked = next((m for m in marks if m.end <= end), None)
    if marked is not None:
        return (scene.trimmed(Span(marked.start, marked.end)),), False
    own = [i for i, w in enumerate(sentence.words) if w.start < end]
    return scene.spans(number, own), not sentence.children(verb, "obj", "nsubj:pass")


def of_claim(denial: Statement, denied: Statement | None) -> Statement:
    """A denial without an object with the words of the claim that it denies as its content."""
    if denied is None or denial.cue is None or not any(s.covers(denial.cue.span) for s in denial.content):
        return denial
    return replace(denial, content=denied.content)


def calls_false(scene: Scene, sentence: Sentence, verb: int, content: frozenset[int]) -> bool:
    """Does somebody say of a claim, or of what a pronoun stands for, no more than that it is untrue?

    "Said the charge was a fairy tale", "says that is nonsense", "says: nonsense".
    """
    if not content or not scene.lexis.has("verbs.say", lemma_of(sentence, verb)):
        return False
    inside = sorted(i for i in content if sentence.words[i].upos != "PUNCT")
    verbs = [i for i in inside if sentence.words[i].upos in {"VERB", "AUX"}]
    if not verbs:
        return any(scene.lexis.has("nouns.untrue", lemma_of(sentence, i)) for i in inside[:SHORT])
    head = next((i for i in inside if sentence.words[i].head not in content), inside[0])
    if not sentence.children(head, "cop") or negated(scene, sentence, head):
        return False
    subjects = sentence.children(head, "nsubj")
    about = any(
        scene.lexis.has("grammar.it_all", sentence.words[i].text)
        or any(scene.lexis.has(key, lemma_of(sentence, i)) for key in ("nouns.claims", "nouns.telling"))
        for i in subjects
    )
    called = (head, *sentence.children(head, "amod", "compound", "conj"))
    forms = (form for i in called for form in (lemma_of(sentence, i), sentence.words[i].text))
    return about and any(scene.lexis.has("nouns.untrue", form) for form in forms)
