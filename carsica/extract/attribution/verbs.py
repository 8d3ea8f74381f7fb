"""Attribution by verbs: "X ha detto che ...", "“...”, said X", "X denies ...".

Owns the decision whether a verb attributes here, and what it attributes.
"""

from __future__ import annotations

from collections.abc import Iterator

from carsica.extract.attribution.clauses import is_deed, negated, part_of_phrase, subject_of
from carsica.extract.attribution.contents import (
    Content,
    after_quotation,
    governed,
    introduced,
    plain_content,
    said_before,
)
from carsica.extract.attribution.impersonal import NOBODY, impersonal, told_by_nobody, written_in
from carsica.extract.attribution.implied import implied_speaker
from carsica.extract.attribution.inserted import Aside, inserted
from carsica.extract.attribution.lexis import lemma_of
from carsica.extract.attribution.outlets import outlet_again, outlet_at
from carsica.extract.attribution.scene import Draft, Memory, Scene
from carsica.extract.attribution.sources import resolve
from carsica.extract.attribution.written import is_written, text_of
from carsica.extract.factuality import hearsay_verb
from carsica.parse.syntax import Sentence, Word
from carsica.record.span import Span
from carsica.record.statement import Source

KINDS = ("say", "think", "call", "urge", "object", "accuse", "about")
COMPLEMENT_NEAR = 3
"""Words at most between a verb and the complement in which it quotes."""
QUOTE_GAP = 3
"""Words at most between a quotation and a verb that means speaking only beside one."""
QUOTE_WORDS = 3
"""A quotation of fewer words is a term or a nickname, not something said."""


def verb_drafts(scene: Scene, number: int, memory: Memory) -> Iterator[Draft]:
    """Drafts of the statements that the verbs of a sentence attribute, verbs of according-to phrases left out."""
    sentence = scene.sentence(number)
    for position in range(len(sentence.words)):
        draft = _draft(scene, number, position, memory)
        if draft is not None:
            yield draft


def _draft(scene: Scene, number: int, verb: int, memory: Memory) -> Draft | None:
    sentence = scene.sentence(number)
    negative = scene.lexis.has("verbs.deny", lemma_of(sentence, verb))
    if not _says(scene, number, verb, negative):
        return None
    aside = inserted(scene, number, verb)
    leads_to = introduced(scene, sentence, verb)
    clause = frozenset() if leads_to else aside.content if aside else governed(scene, number, verb)
    quotes = [leads_to] if leads_to else _quotes(scene, number, verb, scene.spans(number, clause))
    if not _beside_quote(scene, sentence, verb, quotes):
        return None
    if not quotes and _repeated(scene, sentence, verb):
        return None
    if aside is not None and quotes:
        clause = _said_aside(scene, sentence, verb, aside)
    elif quotes and not clause and not leads_to:
        clause = _around_quotation(scene, sentence, verb, quotes)
    content = Content(clause, scene.spans(number, clause))
    if not clause and not quotes:
        plain = plain_content(scene, number, verb, negative=negative)
        if plain is None:
            return None
        content = plain
    by_tree = is_written(scene, number, verb) or scene.lexis.has("verbs.quote", lemma_of(sentence, verb))
    head = aside.speaker if aside and not by_tree else _speaker(scene, number, verb)
    if head is None and not _inverted_pronoun(scene, sentence, verb):
        head = _loose_subject(scene, number, verb, bool(quotes))
    if head is None:
        head = scene.marked_speaker(number, verb)
    if head is not None and head in content.words and not content.back:
        return None
    head = scene.named_in_source(number, head) if head is not None else None
    links = _links(scene, number, verb, (head, aside is not None), memory, content.bare)
    if links is None:
        return None
    cue = _cue(scene, sentence, verb)
    merged = _merge(scene, content.spans, quotes)
    extent = frozenset(range(len(sentence.words))) - content.words
    return Draft("verb", number, cue, links, merged, verb, extent, negative, quotes=quotes, back=content.back)


def _says(scene: Scene, number: int, verb: int, negative: bool) -> bool:
    """Is a word a verb by which somebody says something here?"""
    sentence = scene.sentence(number)
    if not _is_verb(sentence.words[verb]):
        return False
    if not _speaks(scene, sentence, verb, negative) or not _asserted(scene, sentence, verb):
        return False
    return not is_deed(scene, sentence, verb) and not _unread(scene, number, verb)


def _unread(scene: Scene, number: int, verb: int) -> bool:
    """Is a verb one of saying only where a text is named in which it is to be read, and none is?"""
    lemma = lemma_of(scene.sentence(number), verb)
    return scene.lexis.has("verbs.only_in_text", lemma) and text_of(scene, number, verb) is None


def _is_verb(word: Word) -> bool:
    return word.upos in {"VERB", "AUX"} or "VerbForm" in word.features


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


def _beside_quote(scene: Scene, sentence: Sentence, verb: int, quotes: list[Span]) -> bool:
    """Does a quotation stand right before or after a verb that means speaking only there?"""
    word = sentence.words[verb]
    if not scene.lexis.has("verbs.only_with_quote", lemma_of(sentence, verb)):
        return True
    return any(
        len(scene.document.text[q.end : word.start].split()) <= QUOTE_GAP
        if q.end <= word.start
        else ":" in scene.document.text[word.end : q.start] or q.start - word.end <= QUOTE_GAP
        for q in quotes
    )


def _repeated(scene: Scene, sentence: Sentence, verb: int) -> bool:
    """Is the saying itself told as hearsay ("avrebbe promesso", "allegedly told"), so that it is content?"""
    if scene.lexis.flag("hearsay.conditional"):
        return hearsay_verb(scene.lexis, sentence, verb)
    near = sentence.children(verb, "advmod")
    return any(scene.lexis.has("hearsay.words", sentence.words[i].text) for i in near)


def _said_aside(scene: Scene, sentence: Sentence, verb: int, aside: Aside) -> frozenset[int]:
    """The words that an aside is put into, without what is told of its speaker after it.

    Where all that stands before the aside is quoted, only quoted words after it are said too.
    """
    before = [i for i in aside.content if i < verb and sentence.words[i].upos != "PUNCT"]
    if before and all(scene.quoted(sentence.words[i].start) for i in before):
        return frozenset(i for i in aside.content if scene.quoted(sentence.words[i].start))
    told = set(sentence.subtree(aside.speaker)) if aside.speaker is not None else set()
    return frozenset(i for i in aside.content if i < verb or i not in told)


def _around_quotation(scene: Scene, sentence: Sentence, verb: int, quotes: list[Span]) -> frozenset[int]:
    """The complement that a quotation is part of ("promette una decisione «a testa fredda» entro mercoledì")."""
    for child in sentence.children(verb, "obj", "xcomp", "ccomp", "advcl", "obl"):
        words = [i for i in sentence.subtree(child) if i > verb and sentence.words[i].upos != "PUNCT"]
        inside = [i for i in words if any(q.start <= sentence.words[i].start < q.end for q in quotes)]
        open_words = [i for i in words if i not in inside]
        near = words and words[0] <= verb + COMPLEMENT_NEAR
        if inside and open_words and near and not scene.quoted(sentence.words[words[0]].start):
            cases = set(sentence.children(child, "case", "mark"))
            return frozenset(i for i in words if i not in cases)
    return frozenset()


def _speaks(scene: Scene, sentence: Sentence, verb: int, negative: bool) -> bool:
    word = sentence.words[verb]
    lemma = lemma_of(sentence, verb)
    if scene.quoted(word.start) or (
        scene.lexis.has("verbs.think", lemma) and not sentence.children(verb, "ccomp", "parataxis")
    ):
        return False
    if scene.lexis.has("verbs.cite", lemma) and word.features.get("VerbForm") in {"Part", "Ger"}:
        return False
    participle = word.features.get("VerbForm") == "Part" and word.features.get("Tense") != "Pres"
    if participle and word.relation.startswith("acl") and not sentence.children(verb, "aux"):
        return bool(sentence.children(verb, "obl:agent"))
    if word.upos not in {"VERB", "AUX"} and word.features.get("VerbForm") not in {"Fin", "Part", "Ger"}:
        return False
    if word.head >= 0 and word.features.get("VerbForm") == "Inf":
        governor = lemma_of(sentence, word.head)
        raised = scene.lexis.has("verbs.raising", governor) and scene.lexis.has("verbs.say", lemma)
        return raised or (governor, lemma) in scene.lexis.phrases.get("verbs.phrases", ())
    if scene.lexis.has("verbs.impersonal", lemma):
        return True
    known = any(scene.lexis.has(f"verbs.{kind}", lemma) for kind in KINDS)
    known = known or (scene.lexis.has("verbs.read", lemma) and impersonal(scene, sentence, verb))
    if negative or known or any(part_of_phrase(scene, sentence, verb, i) for i in sentence.children(verb)):
        return True
    return word.upos == "VERB" and (
        after_quotation(scene, sentence, verb) or introduced(scene, sentence, verb) is not None
    )


def _asserted(scene: Scene, sentence: Sentence, verb: int) -> bool:
    """Is the speech reported as having taken place: not negated, not commanded, not the writer's own?"""
    word = sentence.words[verb]
    features = [word.features, *(sentence.words[i].features for i in sentence.children(verb, "aux"))]
    if any(f.get("Mood") == "Imp" or f.get("Person") == "1" for f in features):
        return False
    if word.features.get("VerbForm") == "Inf" and (word.head < 0 or _own_voice(scene, sentence, verb)):
        return False
    return not negated(scene, sentence, verb)


def _own_voice(scene: Scene, sentence: Sentence, verb: int) -> bool:
    """Is an infinitive what the writer says is to be said ("cabe recordar", "il faut rappeler")?"""
    above = {sentence.words[verb].head, *sentence.children(verb, "aux")}
    return any(
        scene.lexis.has("verbs.own_voice", lemma_of(sentence, i))
        or scene.lexis.has("verbs.own_voice", sentence.words[i].text)
        for i in above
    )


def _quotes(scene: Scene, number: int, verb: int, spans: tuple[Span, ...]) -> list[Span]:
    """Quotations that the verb's speaker says: in its clause, or in its sentence outside other verbs' clauses."""
    sentence = scene.sentence(number)
    found = []
    for quote in scene.quotations:
        short = len(quote.of(scene.document.text).split()) < QUOTE_WORDS
        if short and not said_before(scene, sentence, verb, quote):
            continue
        inside = any(span.overlaps(quote) for span in spans)
        touching = quote.overlaps((sentence.start, sentence.end)) and _nearest_verb(scene, sentence, quote) == verb
        if inside or touching:
            found.append(quote)
    return found


def _nearest_verb(scene: Scene, sentence: Sentence, quote: Span) -> int | None:
    """The say verb outside quotations that stands nearest to a quotation of its sentence."""
    says = scene.lexis.reporting
    best: tuple[int, int] | None = None
    for position, word in enumerate(sentence.words):
        if (
            scene.quoted(word.start)
            or lemma_of(sentence, position) not in says
            or word.upos not in {"VERB", "AUX"}
        ):
            continue
        distance = max(quote.start - word.end, word.start - quote.end)
        if best is None or distance < best[0]:
            best = distance, position
    return best[1] if best else None


def _speaker(scene: Scene, number: int, verb: int) -> int | None:
    """The word that heads the speaker: the verb's subject, or what an impersonal verb comes from."""
    sentence = scene.sentence(number)
    if scene.lexis.has("verbs.impersonal", lemma_of(sentence, verb)):
        return next(
            (i for i in sentence.children(verb, "obl", "nmod") if not scene.timed(sentence.words[i].start)), None
        )
    if is_written(scene, number, verb):
        return text_of(scene, number, verb)
    subject = subject_of(scene, number, verb)
    if subject is None or _disagrees(scene, sentence, verb, subject):
        inside = _in_body(scene, number, verb)
        return inside if inside is not None else subject
    return subject


def _plural_form(sentence: Sentence, position: int) -> bool:
    return sentence.words[position].features.get("Number") == "Plur"


def _disagrees(scene: Scene, sentence: Sentence, verb: int, subject: int) -> bool:
    """Is a verb in the plural given one body or person as its subject, where verbs agree with theirs?"""
    if not scene.lexis.flag("grammar.verbs_show_gender") or sentence.children(subject, "conj", "nmod", "nummod"):
        return False
    return _plural_form(sentence, verb) and sentence.words[subject].features.get("Number") == "Sing"


def _in_body(scene: Scene, number: int, verb: int) -> int | None:
    """The body in which a verb without a subject is said ("В МИД опровергли"), in languages that put it so."""
    sentence = scene.sentence(number)
    for child in sentence.children(verb, "obl"):
        cases = sentence.children(child, "case")
        mention = scene.mention(number, child)
        body = mention is not None and mention.actor is not None
        unnamed = scene.lexis.flag("grammar.articles_none") and _plural_form(sentence, verb)
        body = body or (unnamed and scene.lexis.has("nouns.bodies", lemma_of(sentence, child)))
        if body and any(scene.lexis.has("grammar.body", sentence.words[c].text) for c in cases):
            return child
    return None


def _inverted_pronoun(scene: Scene, sentence: Sentence, verb: int) -> bool:
    """Does the verb end in its own pronoun, as French inverts it ("a-t-il confié")?"""
    forms = [sentence.words[i].text.lower() for i in (verb, *sentence.children(verb, "aux"))]
    return any(scene.lexis.has("grammar.third_person", form.rpartition("-")[2]) for form in forms if "-" in form)


def _loose_subject(scene: Scene, number: int, verb: int, quoting: bool) -> int | None:
    """A named speaker right beside a say verb that the tree ties to it in another way ("...”, ha detto X")."""
    if not quoting:
        return None
    sentence = scene.sentence(number)
    for position in (
        *range(verb + 1, min(verb + 5, len(sentence.words))),
        *range(verb - 1, max(verb - 5, -1), -1),
    ):
        if scene.quoted(sentence.words[position].start) or sentence.words[position].upos == "PUNCT":
            if position > verb:
                continue
            break
        mention = scene.cast.at(number, position)
        if mention is not None and mention.actor is not None and mention.kind in {"name", "nominal"}:
            return mention.head
    return None


def _links(
    scene: Scene, number: int, verb: int, speaker: tuple[int | None, bool], memory: Memory, bare: bool
) -> list[Source] | None:
    """Chain links for a say verb; None when the verb has no speaker that the record can name.

    ``speaker`` is the word that heads the speaker, and whether its place alone shows that it speaks.
    """
    sentence = scene.sentence(number)
    head, sure = speaker
    if head is None:
        finite = sentence.words[verb].features.get("Person", "3") == "3"
        if _nobody_stated(scene, sentence, verb):
            return [NOBODY]
        if told_by_nobody(scene, sentence, verb):
            return written_in(scene, number, verb, memory)
        last = implied_speaker(scene, number, verb, memory)
        silent = (
            scene.lexis.flag("grammar.prodrop")
            or _inverted_pronoun(scene, sentence, verb)
            or scene.lexis.has("verbs.impersonal", lemma_of(sentence, verb))
        )
        if last is None or bare or not finite or not silent:
            return None
        links = [last]
    else:
        links = resolve(scene, number, head, memory, sure=sure)
        links = [*links, *(one for one in _whose_words(scene, number, verb, memory) if one not in links)]
        if not links or (bare and links[-1].actor is None and links[-1].kind == "document"):
            return None
    relay = _addressed_outlet(scene, number, verb, memory)
    if relay is not None and all(link.actor != relay.actor for link in links):
        links = [relay, *links]
    return links


def _whose_words(scene: Scene, number: int, verb: int, memory: Memory) -> list[Source]:
    """Who is quoted by the subject of a verb of quoting ("приводит его слова агентство")."""
    sentence = scene.sentence(number)
    if not scene.lexis.has("verbs.quote", lemma_of(sentence, verb)):
        return []
    quoted = (resolve(scene, number, i, memory) for i in sentence.children(verb, "obj"))
    return next((links[-1:] for links in quoted if links and links[-1].kind != "document"), [])


def _nobody_stated(scene: Scene, sentence: Sentence, verb: int) -> bool:
    """Is it a plural at the head of its clause, which names nobody ("говорят, что", "dicono che")?"""
    word = sentence.words[verb]
    if word.features.get("Number") != "Plur" or word.features.get("Tense") != "Pres" or word.head >= 0:
        return False
    before = (w for w in sentence.words[:verb] if w.upos not in {"ADV", "CCONJ", "PUNCT", "SCONJ", "PART"})
    return scene.lexis.flag("grammar.prodrop") and next(before, None) is None


def _addressed_outlet(scene: Scene, number: int, verb: int, memory: Memory) -> Source | None:
    """The outlet that a speaker spoke to: "told Reuters", "in un’intervista ad Axios"."""
    sentence = scene.sentence(number)
    addressed = ["obl", "iobj", "nmod", "nsubj"] if scene.lexis.flag("grammar.verbs_show_gender") else None
    for child in sentence.children(verb, *(addressed or ("obl", "iobj", "obj", "nmod"))):
        if sentence.words[child].relation == "nsubj" and not _disagrees(scene, sentence, verb, child):
            continue
        outlet = outlet_at(scene, number, child) or outlet_again(scene, number, child, memory)
        if outlet is not None and not _about_outlet(scene, sentence, child):
            return outlet
    for position, word in enumerate(sentence.words):
        if word.upos == "NOUN" and scene.lexis.has("nouns.interview", lemma_of(sentence, position)):
            for inner in sentence.subtree(position):
                outlet = outlet_at(scene, number, inner)
                if outlet is not None:
                    return outlet
    return None


def _about_outlet(scene: Scene, sentence: Sentence, position: int) -> bool:
    """Does a preposition say that a noun is spoken about rather than spoken to?"""
    cases = [sentence.words[c] for c in sentence.children(position, "case")]
    agent, about = scene.lexis.sets["grammar.agent"], scene.lexis.sets["grammar.about"]
    return any(c.text.lower() in about or c.lemma.lower() in agent for c in cases)


def _merge(scene: Scene, spans: tuple[Span, ...], quotes: list[Span]) -> tuple[Span, ...]:
    """Clause and quotations as content, each stretch once, in text order."""
    merged: list[Span] = []
    for span in sorted({*spans, *(scene.trimmed(q) for q in quotes)}):
        if merged and span.start <= merged[-1].end + 2:
            merged[-1] = Span(merged[-1].start, max(span.end, merged[-1].end))
        else:
            merged.append(span)
    return tuple(merged)
