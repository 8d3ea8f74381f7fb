"""Attribution by verbs: "X ha detto che ...", "“...”, said X", "X denies ...".

Owns the draft of a statement that a verb attributes, put together of cue, speaker and content.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from carsica.extract.attribution.agreement import said_by_none
from carsica.extract.attribution.citing import cited_by, citing_verb, quoted_by, quotes_somebody
from carsica.extract.attribution.clauses import part_of_phrase
from carsica.extract.attribution.contents import Content, governed, introduced, plain_content, points_back
from carsica.extract.attribution.denials import called_untrue, calls_false, rejected
from carsica.extract.attribution.impersonal import held_against, told_by_nobody
from carsica.extract.attribution.inserted import Aside, inserted
from carsica.extract.attribution.learnt import learnt_from, said_by_anybody
from carsica.extract.attribution.lexis import lemma_of
from carsica.extract.attribution.preceding import closed_before
from carsica.extract.attribution.quoting import (
    announced,
    around_quotation,
    beside_quote,
    is_term,
    put_together,
    quotes_of,
)
from carsica.extract.attribution.requests import is_asked, tells_nothing
from carsica.extract.attribution.saying import denies_alone, is_verb, repeated, says
from carsica.extract.attribution.scene import Draft, Memory, Scene
from carsica.extract.attribution.speakers import (
    inverted_pronoun,
    links_of,
    loose_subject,
    speaker_of,
    spoken_with,
    told_body,
)
from carsica.extract.attribution.told_outlets import teller
from carsica.extract.attribution.written import is_written
from carsica.parse.syntax import Sentence
from carsica.record.span import Span


def verb_drafts(scene: Scene, number: int, memory: Memory) -> Iterator[Draft]:
    """Drafts of the statements that the verbs of a sentence attribute, verbs of according-to phrases left out."""
    sentence = scene.sentence(number)
    for position, word in enumerate(sentence.words):
        says_it = is_verb(word) or denies_alone(scene, sentence, position)
        draft = _draft(scene, number, position, memory) if says_it else None
        if draft is not None:
            yield draft


def _draft(scene: Scene, number: int, verb: int, memory: Memory) -> Draft | None:
    sentence = scene.sentence(number)
    negative = scene.lexis.has("verbs.deny", lemma_of(sentence, verb))
    if not says(scene, number, verb, negative) or quotes_somebody(scene, number, verb):
        return None
    said = _said(scene, number, verb, negative)
    if said is None:
        return None
    content, quotes, aside = said
    untrue = called_untrue(scene, scene.sentence(number), verb, content.words)
    if untrue:
        content, quotes, negative = Content(untrue, scene.spans(number, untrue)), [], True
    negative = negative or calls_false(scene, sentence, verb, content.words)
    head = _speaker(scene, number, verb, aside)
    if head is None and not told_by_nobody(scene, sentence, verb) and not held_against(scene, sentence, verb):
        head = scene.marked_speaker(number, verb)
        if head is not None and told_body(scene, number, head):
            head = None
    if head is None and not inverted_pronoun(scene, sentence, verb):
        head = loose_subject(scene, number, verb, bool(quotes))
    head = teller(scene, number, verb, head)
    if head is not None and head in content.words and not content.back:
        return None
    if head is not None and quotes and aside is None:
        head = _outside_quotation(scene, sentence, verb, head)
    if head is not None and said_by_none(sentence, head):
        return None
    citing = citing_verb(scene, number, verb)
    head = quoted_by(sentence, citing, verb) if citing is not None else scene.named_in_source(number, head)
    links = links_of(
        scene,
        number,
        verb,
        (head, aside is not None or said_by_anybody(scene, sentence, verb) or _marked(scene, number, verb, head)),
        memory,
        content.bare,
    )
    if links is None:
        return None
    links = [*cited_by(scene, number, citing, memory, links), *links]
    if introduced(scene, sentence, verb) is not None:
        links = [*links, *spoken_with(scene, number, verb, links, memory)]
    cue = _cue(scene, sentence, verb if citing is None else citing)
    merged = put_together(scene, content.spans, quotes)
    extent = frozenset(range(len(sentence.words))) - content.words
    draft = Draft("verb", number, cue, links, merged, verb, extent, negative, quotes=quotes, back=content.back)
    return replace(draft, empty=content.bare and content.back)


def _said(scene: Scene, number: int, verb: int, negative: bool) -> tuple[Content, list[Span], Aside | None] | None:
    """What a verb attributes, the quotations in it, and the aside that the verb forms; None for nothing said."""
    sentence = scene.sentence(number)
    if is_asked(scene, sentence, verb):
        return None
    aside = _before_relative(sentence, verb, inserted(scene, number, verb))
    leads_to = introduced(scene, sentence, verb)
    clause = frozenset() if leads_to else aside.content if aside else _governed(scene, number, verb)
    quotes = [leads_to] if leads_to else quotes_of(scene, number, verb, scene.spans(number, clause))
    speech = announced(scene, number, verb) if not quotes and not aside else None
    if speech is None and not (clause or quotes or aside):
        speech = closed_before(scene, number, verb)
    if speech is not None:
        clause, quotes = frozenset(), [speech]
    if aside is not None and len(quotes) > 1:
        quotes = [q for q in quotes if not is_term(scene, sentence, verb, q)] or quotes
    if not beside_quote(scene, sentence, verb, quotes):
        return None
    if not quotes and repeated(scene, sentence, verb):
        return None
    thing = rejected(scene, number, verb, quotes) if negative and not aside and not leads_to else frozenset()
    clause = _within_quotation(scene, sentence, verb, clause, quotes)
    if thing:
        clause, quotes = thing, []
    elif aside is not None and quotes:
        clause = _said_aside(scene, sentence, verb, aside)
    elif quotes and not clause and not leads_to:
        clause = around_quotation(scene, sentence, verb, quotes)
    content = Content(clause, scene.spans(number, clause))
    if not clause and not quotes:
        plain = plain_content(scene, number, verb, negative=negative)
        if plain is None:
            return None
        content = plain
    if not quotes and tells_nothing(scene, sentence, verb, content):
        return None
    return _with_pointed_at(scene, number, verb, content, quotes, negative=negative), quotes, aside


def _governed(scene: Scene, number: int, verb: int) -> frozenset[int]:
    """What a verb governs, without a clause on its speaker ("Lo scrive X, secondo cui ...", "che cita Y")."""
    clause, sentence = governed(scene, number, verb), scene.sentence(number)
    opening = ("nouns.which", "according.citing")
    by_others = bool(clause) and any(scene.lexis.phrase_at(key, sentence, min(clause)) for key in opening)
    first = sentence.words[min(clause)] if clause else None
    by_others = by_others or (first is not None and first.upos == "PRON" and first.relation.startswith("nsubj"))
    return frozenset() if by_others and points_back(scene, sentence, verb) else clause


def _with_pointed_at(
    scene: Scene, number: int, verb: int, content: Content, quotes: list[Span], *, negative: bool
) -> Content:
    """A quotation after a colon with the sentence before, where that is said too ("Lo comunica X: «...»")."""
    sentence = scene.sentence(number)
    if negative or not quotes or number == 0 or not points_back(scene, sentence, verb):
        return content
    between = scene.document.text[sentence.words[verb].end : quotes[0].start]
    before = scene.sentence(number - 1)
    if ":" not in between or "\n" in scene.document.text[before.end : sentence.start]:
        return content
    return replace(content, spans=(*scene.spans(number - 1, range(len(before.words))), *content.spans))


def _within_quotation(
    scene: Scene, sentence: Sentence, verb: int, clause: frozenset[int], quotes: list[Span]
) -> frozenset[int]:
    """A clause that begins in a quotation before its verb, without the words that a tree took in after its end."""
    first = min(clause, default=verb)
    around = next((q for q in quotes if q.start <= sentence.words[first].start < q.end), None)
    if around is None or sentence.words[verb].start < around.end:
        return clause
    return frozenset(i for i in clause if i > verb or scene.quoted(sentence.words[i].start))


def _speaker(scene: Scene, number: int, verb: int, aside: Aside | None) -> int | None:
    """The word that heads the speaker of a verb: whence it was learnt, in its aside, by the tree."""
    learnt = learnt_from(scene, number, verb)
    if learnt is not None:
        return learnt
    lemma = lemma_of(scene.sentence(number), verb)
    by_tree = is_written(scene, number, verb) or scene.lexis.has("verbs.quote", lemma)
    return aside.speaker if aside and not by_tree else speaker_of(scene, number, verb)


def _outside_quotation(scene: Scene, sentence: Sentence, verb: int, head: int) -> int:
    """The speaker where a tree took a word of the quotation for it: the pronoun that stands beside the verb."""
    words = sentence.words
    if not scene.quoted(words[head].start) or scene.quoted(words[verb].start):
        return head
    beside = (
        i for i in (verb - 1, verb + 1) if 0 <= i < len(words) and words[i].features.get("PronType") == "Prs"
    )
    return next((i for i in beside if not scene.quoted(words[i].start)), head)


def _marked(scene: Scene, number: int, verb: int, head: int | None) -> bool:
    """Is the encoder sure that a noun speaks, and does its verb tell words rather than thoughts?"""
    lemma = lemma_of(scene.sentence(number), verb)
    return not scene.lexis.has("verbs.think", lemma) and scene.speaks(number, head)


def _cue(scene: Scene, sentence: Sentence, verb: int) -> tuple[int, ...]:
    """The verb with its auxiliaries and the word that makes it one of saying ("ha fatto sapere", "rende noto")."""
    particles = (i for i in sentence.children(verb, "compound:prt") if i == verb + 1)
    found = {verb, *sentence.children(verb, "aux"), *particles}
    found.update(i for i in sentence.children(verb) if part_of_phrase(scene, sentence, verb, i))
    governor = sentence.words[verb].head
    phrases = scene.lexis.phrases.get("verbs.phrases", ())
    if governor >= 0 and (lemma_of(sentence, governor), lemma_of(sentence, verb)) in phrases:
        found.update((governor, *sentence.children(governor, "aux")))
    return tuple(sorted(found))


def _before_relative(sentence: Sentence, verb: int, aside: Aside | None) -> Aside | None:
    """An aside without the relative clause after it, which tells more of the speaker (", a dit X, qui ...")."""
    if aside is None:
        return None
    aside = replace(aside, content=aside.content - _more_of_speaker(sentence, verb, aside))
    after = [i for i in sorted(aside.content) if i > verb and sentence.words[i].upos != "PUNCT"]
    if not after:
        return aside
    word = sentence.words[after[0]]
    relative = "Rel" in word.features.get("PronType", "").split(",") and word.upos in {"PRON", "DET"}
    if not relative or not word.relation.startswith("nsubj"):
        return aside
    return replace(aside, content=frozenset(i for i in aside.content if i < verb))


def _more_of_speaker(sentence: Sentence, verb: int, aside: Aside) -> frozenset[int]:
    """What commas set beside the speaker behind the verb: a name, what is told of it (", a dit X, qui ...")."""
    if aside.speaker is None or aside.speaker < verb:
        return frozenset()
    beside = [i for i in sentence.children(aside.speaker, "appos", "acl", "acl:relcl") if i in aside.content]
    words = frozenset(i for child in beside for i in sentence.subtree(child) if i > aside.speaker)
    rest = [i for i in aside.content if i > aside.speaker and sentence.words[i].upos != "PUNCT"]
    named = any(sentence.words[i].relation == "appos" and sentence.words[i].upos == "PROPN" for i in beside)
    return words if (named and rest and rest[0] in words) or set(rest) <= words else frozenset()


def _said_aside(scene: Scene, sentence: Sentence, verb: int, aside: Aside) -> frozenset[int]:
    """The words that an aside is put into, without what is told of its speaker after it.

    Where all that stands before the aside is quoted, only quoted words after it are said too.
    """
    before = [i for i in aside.content if i < verb and sentence.words[i].upos != "PUNCT"]
    if before and all(scene.quoted(sentence.words[i].start) for i in before):
        terms = [
            q for q in scene.quotations_at((sentence.start, sentence.end)) if is_term(scene, sentence, verb, q)
        ]
        inside = (i for i in aside.content if scene.quoted(sentence.words[i].start))
        return frozenset(i for i in inside if not any(sentence.words[i].start in range(*q) for q in terms))
    told = set(sentence.subtree(aside.speaker)) if aside.speaker is not None else set()
    return frozenset(i for i in aside.content if i < verb or i not in told)
