"""Contents: which words a say verb attributes, in all the ways that news puts them.

Owns the choice between clause, plain object, "of" and "about", names in quotation marks, and what points back at
the sentence before. Must not ask who speaks.
"""

from __future__ import annotations

from dataclasses import dataclass

from carsica.extract.attribution.clauses import (
    apart,
    clausal_content,
    named_content,
    object_content,
    without_joined_verbs,
)
from carsica.extract.attribution.lexis import lemma_of
from carsica.extract.attribution.scene import Scene
from carsica.parse.syntax import Sentence
from carsica.record.span import Span

NEAR = 2
"""Words at most between a quotation's end and a verb that takes it up."""


@dataclass(frozen=True)
class Content:
    """Words of the verb's sentence that are content, and their spans.

    ``bare`` says that no clause or quotation shows speech, only an object; ``back`` that the spans are not the
    verb's own but those that it points back to.
    """

    words: frozenset[int]
    spans: tuple[Span, ...]
    bare: bool = False
    back: bool = False


def governed(scene: Scene, number: int, verb: int) -> frozenset[int]:
    """Words that a say verb governs: its clause, what it names or accuses of, the clause that it is put into."""
    lemma = lemma_of(scene.sentence(number), verb)
    if scene.lexis.has("verbs.accuse", lemma):
        return _complements(scene, scene.sentence(number), verb)
    if scene.lexis.has("verbs.set_at", lemma):
        return _set_at(scene, scene.sentence(number), verb) or clausal_content(scene, number, verb)
    if scene.lexis.has("verbs.call", lemma):
        named = named_content(scene, number, verb)
        if named or not any(scene.lexis.has(f"verbs.{kind}", lemma) for kind in ("say", "urge")):
            return named
    return clausal_content(scene, number, verb) or _host_clause(scene, number, verb)


def plain_content(scene: Scene, number: int, verb: int, *, negative: bool) -> Content | None:
    """The content of a verb without clause and quotation, or None when it attributes nothing."""
    sentence = scene.sentence(number)
    if points_back(scene, sentence, verb):
        if as_clause(scene, sentence, verb):
            words = _clause_before(scene, sentence, verb)
            return Content(words, scene.spans(number, words)) if words else None
        return _pointed_at(scene, number, verb, negative=negative)
    words = _about(scene, sentence, verb)
    if not words and takes_object(scene, sentence, verb):
        words = object_content(scene, number, verb)
    if not words and negative and not sentence.children(verb, "obj", "advcl", "ccomp", "xcomp"):
        return Content(
            _own_clause(sentence, verb), scene.spans(number, _own_clause(sentence, verb)), bare=True, back=True
        )
    spans = scene.spans(number, words)
    return Content(words, spans, bare=True) if spans else None


def _complements(scene: Scene, sentence: Sentence, verb: int) -> frozenset[int]:
    """An accusing verb's object and what it is accused of, which trees at times hang on the object."""
    parts = [
        c
        for c in sentence.children(verb, "obj", "obl", "advcl", "xcomp", "ccomp", "iobj")
        if c > verb and not (lemma_of(sentence, c) in scene.lexis.reporting and sentence.children(c, "ccomp"))
    ]
    clause = any(sentence.words[c].relation.split(":")[0] in {"xcomp", "ccomp"} for c in parts)
    whole = (
        len(parts) > 1
        or (clause and scene.lexis.has("verbs.held_against", lemma_of(sentence, verb)))
        or any(sentence.children(deed, "mark", "case") for c in parts for deed in sentence.children(c, "acl"))
        or any(_whose_deed(scene, sentence, c) for c in parts)
    )
    return frozenset(i for c in parts for i in sentence.subtree(c) if i > verb) if whole else frozenset()


def _whose_deed(scene: Scene, sentence: Sentence, thing: int) -> bool:
    """Does a tree hang on a deed to whom it is put down ("attribuisce l'attacco ai ribelli")?"""
    return any(
        scene.lexis.has("grammar.addressee", lemma_of(sentence, case)) and case == min(sentence.subtree(i))
        for i in sentence.children(thing, "nmod")
        for case in sentence.children(i, "case")
    )


def _set_at(scene: Scene, sentence: Sentence, verb: int) -> frozenset[int]:
    """What a verb sets at a number, and the number ("puts the toll at 12"), wherever the tree hangs the number."""
    things = [c for c in sentence.children(verb, "obj") if c > verb]
    below = set(sentence.subtree(verb))
    for at in (i for i in sorted(below) if things and i > things[0]):
        number = sentence.words[at].head
        if not scene.lexis.has("grammar.set_at", sentence.words[at].text) or number not in below or number < at:
            continue
        words = [i for i in sentence.subtree(number) if i >= at]
        counted = any(sentence.words[i].upos == "NUM" for i in words)
        if counted or (words and scene.lexis.has("numbers.shares", sentence.words[number].text)):
            return frozenset(range(min(sentence.subtree(things[0])), max(words) + 1))
    return frozenset()


def _about(scene: Scene, sentence: Sentence, verb: int) -> frozenset[int]:
    """What a verb speaks "of" or "about"."""
    if not scene.lexis.has("verbs.about", lemma_of(sentence, verb)):
        return frozenset()
    for child in sentence.children(verb, "obl", "nmod", "obj"):
        cases = sentence.children(child, "case")
        about = any(scene.lexis.has("grammar.about", sentence.words[c].text) for c in cases)
        if about and child < verb and _is_relative(sentence, child):
            return _antecedent_phrase(scene, sentence, min((child, *cases)))
        placed = child > verb or (sentence.words[child].upos != "PRON" and _fronted(scene, sentence, verb))
        if about and placed and not scene.timed(sentence.words[child].start):
            return frozenset(i for i in without_joined_verbs(sentence, child) if i not in cases)
    return frozenset()


def _is_relative(sentence: Sentence, position: int) -> bool:
    """Is a word a relative pronoun ("la chiusura, di cui aveva parlato X")?"""
    word = sentence.words[position]
    return word.upos in {"PRON", "DET"} and "Rel" in word.features.get("PronType", "").split(",")


def _antecedent_phrase(scene: Scene, sentence: Sentence, start: int) -> frozenset[int]:
    """The noun phrase right before a relative clause, where somebody says or denies it; else nothing."""
    words = sentence.words
    end = start - 1 if start and words[start - 1].text == "," else start
    noun = end - 1
    while noun >= 0 and words[noun].upos in {"ADJ", "PROPN"}:
        noun -= 1
    if noun < 0 or words[noun].upos != "NOUN":
        return frozenset()
    while words[noun].relation == "nmod" and words[noun].head >= 0 and words[words[noun].head].upos == "NOUN":
        noun = words[noun].head
    if words[noun].head < 0 or lemma_of(sentence, words[noun].head) not in scene.lexis.reporting:
        return frozenset()
    left = [i for i in sentence.subtree(noun) if i < noun and words[i].relation in {"det", "amod", "nummod"}]
    return frozenset(range(min(left, default=noun), end))


def _fronted(scene: Scene, sentence: Sentence, verb: int) -> bool:
    """May what a verb speaks of stand before it, because its subject stands behind («О пожаре сообщил мэр»)?"""
    return scene.lexis.flag("grammar.articles_none") and any(i > verb for i in sentence.children(verb, "nsubj"))


def _pointed_at(scene: Scene, number: int, verb: int, *, negative: bool) -> Content | None:
    """What "lo ha scritto X" stands for: the words before the colon, or the sentence before.

    Of a denial the pronoun is kept ("Oehlmann bestritt das"); what it denies is another statement.
    """
    sentence = scene.sentence(number)
    if negative:
        own = frozenset(_pointers(scene, sentence, verb))
        return Content(own, scene.spans(number, own), bare=False, back=True)
    colon = next((i for i in range(verb, 0, -1) if sentence.words[i].text == ":"), None)
    if colon:
        words = frozenset(range(colon))
        return Content(words, scene.spans(number, words))
    spans = told_before(scene, number)
    return Content(frozenset(), spans, back=True) if number else None


def told_before(scene: Scene, number: int) -> tuple[Span, ...]:
    """The sentence before, past those that only say whose word it is; nothing before the first."""
    told = number - 1
    while told > 0 and _only_points(scene, scene.sentence(told)):
        told -= 1
    return scene.spans(told, range(len(scene.sentence(told).words))) if number else ()


def _only_points(scene: Scene, sentence: Sentence) -> bool:
    """Does a sentence do no more than say whose word the one before is («Об этом сообщил X.»)?"""
    root = next(i for i, word in enumerate(sentence.words) if word.head < 0)
    saying = lemma_of(sentence, root) in scene.lexis.reporting and bool(_pointers(scene, sentence, root))
    return saying and not sentence.children(root, "ccomp", "conj", "parataxis", "advcl")


def _own_clause(sentence: Sentence, verb: int) -> frozenset[int]:
    """A verb with what hangs from it, other clauses beside it left out."""
    beside = {*sentence.children(verb, "parataxis", "conj")}
    beside |= {c for c in sentence.children(verb) if apart(sentence, verb, c)}
    others = {i for c in beside for i in sentence.subtree(c)}
    return frozenset(sentence.subtree(verb)) - others


def _host_clause(scene: Scene, number: int, verb: int) -> frozenset[int]:
    """The clause that a say verb is put into: "la riunione, ha detto X, è annullata"; "as X reports, ..."."""
    sentence = scene.sentence(number)
    word = sentence.words[verb]
    if word.head < 0 or apart(sentence, verb, word.head):
        return frozenset()
    own_object = any(sentence.words[i].upos == "NOUN" for i in sentence.children(verb, "obj"))
    joined = word.relation.split(":")[0] == "parataxis" and not (own_object and sentence.children(verb, "cc"))
    if as_clause(scene, sentence, verb):
        joined = not scene.lexis.has("verbs.deny", lemma_of(sentence, verb))
        if joined and scene.lexis.has("verbs.deny", lemma_of(sentence, word.head)):
            return _denied_before(scene, number, word.head, verb)
    elif word.relation.startswith("advcl"):
        return frozenset()
    if not joined or _is_told(scene, sentence, verb) or _is_topic(sentence, verb):
        return frozenset()
    return frozenset(sentence.subtree(word.head)) - frozenset(sentence.subtree(verb))


def _is_topic(sentence: Sentence, verb: int) -> bool:
    """Is what a verb hangs on no clause but the topic before a headline's colon ("Sudan: army claims ...")?"""
    head = sentence.words[verb].head
    named = sentence.words[head].upos not in {"VERB", "AUX"} and not sentence.children(head, "nsubj", "cop")
    between = [i for i in range(head + 1, verb) if sentence.words[i].text == ":"]
    return named and bool(between) and all(sentence.words[i].upos != "VERB" for i in range(between[0]))


def as_clause(scene: Scene, sentence: Sentence, verb: int) -> bool:
    """Is a verb that of a clause with an "as" beside another ("..., as Y had written")?"""
    things = [i for i in sentence.children(verb, "obj") if i not in _pointers(scene, sentence, verb)]
    if sentence.words[verb].relation.split(":")[0] not in {"advcl", "parataxis"} or things:
        return False  # "cringe as they recall the past"
    first = next(i for i in sentence.subtree(verb) if sentence.words[i].upos != "PUNCT")
    return scene.lexis.has("according.as", sentence.words[first].text)


def _clause_before(scene: Scene, sentence: Sentence, verb: int) -> frozenset[int]:
    """The clause that somebody says right before an "as" clause ("X said that he saw it, as Y had told him")."""
    first = next(i for i in sentence.subtree(verb) if sentence.words[i].upos != "PUNCT")
    said = (
        clause
        for i in range(first)
        if lemma_of(sentence, i) in scene.lexis.attributing
        for clause in sentence.children(i, "ccomp")
        if i < clause < first
    )
    last = max(said, default=None)
    if last is None:
        return frozenset()
    marks = {*sentence.children(last, "mark")}
    return frozenset(i for i in sentence.subtree(last) if i < first and i not in marks)


def _denied_before(scene: Scene, number: int, denial: int, verb: int) -> frozenset[int]:
    """What a verb before an "as" clause denies, which is what the clause's speaker had claimed."""
    denied = clausal_content(scene, number, denial) or object_content(scene, number, denial)
    return denied - frozenset(scene.sentence(number).subtree(verb))


def _is_told(scene: Scene, sentence: Sentence, verb: int) -> bool:
    """Is a verb rather what the verb of saying after it tells ("X объявил голодовку, рассказала его жена")?"""
    head = sentence.words[verb].head
    says = scene.lexis.has("verbs.say", lemma_of(sentence, head))
    own = any(i < verb for i in sentence.children(verb, "nsubj"))
    return verb < head and own and says and any(i > head for i in sentence.children(head, "nsubj"))


def points_back(scene: Scene, sentence: Sentence, verb: int) -> bool:
    """Does the verb's object or subject stand for what was said before ("Lo ha scritto Axios", "Das sagte X")?"""
    return bool(_pointers(scene, sentence, verb)) or _is_what(scene, sentence, verb)


def _is_what(scene: Scene, sentence: Sentence, verb: int) -> bool:
    """Is the sentence no more than "that is what X says" ("È quanto riferiscono i vigili del fuoco")?"""
    above = sentence.words[verb].head
    if above < 0 or sentence.words[above].head >= 0 or not sentence.words[verb].relation.startswith("acl"):
        return False
    what = scene.lexis.has("grammar.what", sentence.words[above].text)
    subjects = (sentence.words[i].text for i in sentence.children(above, "nsubj"))
    pointing = all(scene.lexis.has("grammar.what_subjects", subject) for subject in subjects)
    return what and bool(sentence.children(above, "cop")) and pointing


def _pointers(scene: Scene, sentence: Sentence, verb: int) -> list[int]:
    """The pronouns beside a verb that stand for what was said before."""
    if scene.lexis.has("verbs.set_at", lemma_of(sentence, verb)):
        return []  # "puts it differently"
    relative = sentence.words[verb].relation == "acl:relcl"
    named = [
        i
        for i in sentence.children(verb, "obj", "nsubj:pass")
        if sentence.words[i].upos in {"PRON", "DET"}
        and scene.lexis.has("grammar.it_all", sentence.words[i].text)
        and not (relative and i == min(sentence.subtree(verb)))
    ]
    subjects = sentence.children(verb, "nsubj")
    if not named and len(subjects) > 1 and any(sentence.words[i].upos in {"NOUN", "PROPN"} for i in subjects):
        named = [  # "Das berichtete X", where the tree sees two subjects
            i
            for i in subjects
            if sentence.words[i].upos == "PRON" and scene.lexis.has("grammar.it_all", sentence.words[i].text)
        ]
    if not named and scene.lexis.has("verbs.written", lemma_of(sentence, verb)):
        named = [i for i in subjects if scene.lexis.has("grammar.it_all", sentence.words[i].text)]
    if not named and scene.lexis.has("verbs.deny", lemma_of(sentence, verb)):
        kinds = ("grammar.it_all", "expl", "iobj"), ("grammar.all_of_it", "obj")
        for key, *relations in kinds:
            below = sentence.children(verb, *relations)
            named += [i for i in below if scene.lexis.has(key, sentence.words[i].text)]
    oblique = sentence.children(verb, "obl", "advmod")
    return named or [i for i in oblique if scene.lexis.has("grammar.it_all_oblique", sentence.words[i].text)]


def takes_object(scene: Scene, sentence: Sentence, verb: int) -> bool:
    """May the verb say something with a plain object, in the form that it has here?"""
    if not scene.lexis.has("verbs.object", lemma_of(sentence, verb)):
        return False
    if sentence.words[verb].features.get("VerbForm") != "Part" or sentence.children(verb, "aux"):
        return True
    heads = sentence.words[verb].head < 0 and bool(sentence.children(verb, "nsubj"))
    return heads and scene.lexis.has("verbs.deny", lemma_of(sentence, verb))  # its "has" hangs elsewhere


def introduced(scene: Scene, sentence: Sentence, verb: int) -> Span | None:
    """The quotation that a verb's clause leads up to with a colon, so that whatever it means it says it.

    "X minimizza: «...»". Only the topmost verb before the colon does so, where none there is a verb of saying.
    """
    words = sentence.words
    colon = next((i for i in range(verb + 1, len(words)) if words[i].text == ":"), None)
    if colon is None or scene.quoted(words[verb].start) or words[verb].upos != "VERB":
        return None
    if any(i < colon and words[i].upos == "VERB" for i in sentence.ancestors(verb)):
        return None
    if any(lemma_of(sentence, i) in scene.lexis.reporting for i in range(colon) if words[i].upos == "VERB"):
        return None
    for quote in scene.quotations_at((words[colon].start, words[colon].end + NEAR + 2)):
        gap = scene.document.text[words[colon].end : quote.start] if quote.start > words[colon].start else "x" * 9
        if len(gap) <= NEAR + 1 and len(quote.of(scene.document.text).split()) > 3:
            return quote
    return None


def after_quotation(scene: Scene, sentence: Sentence, verb: int) -> bool:
    """Does a verb stand right after a quotation that closes, so that whatever it means it says it ("glisse X")?"""
    at = sentence.words[verb].start
    for quote in scene.quotations_at((at - 24, at)):
        between = scene.document.text[quote.end : at] if quote.end <= at else "x" * 99
        if len(quote.of(scene.document.text).split()) > 3 and len(between) < 24 and len(between.split()) <= NEAR:
            return sentence.start < quote.end
    return False


def said_before(scene: Scene, sentence: Sentence, verb: int, quote: Span) -> bool:
    """Does a quotation of any length close with a comma right before a verb ("«fantasie», taglia corto X")?"""
    between = scene.document.text[quote.end : sentence.words[verb].start] if quote.end > sentence.start else ""
    near = sentence.words[verb].start > quote.end and len(between) < 24
    return near and between[:2].rstrip().endswith(",") and len(between[2:].split()) <= 1
