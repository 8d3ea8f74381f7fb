"""Speakers of verbs of saying: the word that heads the speaker, and the chain of sources it opens.

Owns the way from a verb to its sources; must not decide what is said.
"""

from __future__ import annotations

from carsica.extract.attribution.agreement import plural_form
from carsica.extract.attribution.impersonal import NOBODY, told_by_nobody, written_in
from carsica.extract.attribution.implied import implied_speaker
from carsica.extract.attribution.learnt import outlet_told
from carsica.extract.attribution.lexis import lemma_of
from carsica.extract.attribution.noun_phrase import core
from carsica.extract.attribution.outlets import outlet_again, outlet_at
from carsica.extract.attribution.scene import Memory, Scene, same_source
from carsica.extract.attribution.sources import can_speak, resolve
from carsica.extract.attribution.subjects import subject_of
from carsica.extract.attribution.written import is_written, text_of
from carsica.parse.syntax import Sentence
from carsica.record.span import Span
from carsica.record.statement import Source


def speaker_of(scene: Scene, number: int, verb: int) -> int | None:
    """The word that heads the speaker: the verb's subject, or what an impersonal verb comes from."""
    sentence = scene.sentence(number)
    if scene.lexis.has("verbs.impersonal", lemma_of(sentence, verb)):
        return next(
            (
                i
                for i in sentence.children(verb, "obl", "nmod")
                if not scene.timed(sentence.words[i].start)
                and not scene.lexis.has("grammar.goes_on", sentence.words[i].text)
            ),
            None,
        )
    if is_written(scene, number, verb):
        return text_of(scene, number, verb)
    subject = subject_of(scene, number, verb)
    if subject is None or _disagrees(scene, sentence, verb, subject):
        inside = in_body(scene, number, verb)
        return inside if inside is not None else subject
    return subject


def _disagrees(scene: Scene, sentence: Sentence, verb: int, subject: int) -> bool:
    """Is a verb in the plural given one body or person as its subject, where verbs agree with theirs?"""
    if not scene.lexis.flag("grammar.verbs_show_gender") or sentence.children(subject, "conj", "nmod", "nummod"):
        return False
    return plural_form(scene, sentence, verb) and sentence.words[subject].features.get("Number") == "Sing"


def in_body(scene: Scene, number: int, verb: int) -> int | None:
    """The body in which a verb without a subject is said ("В МИД опровергли"), in languages that put it so."""
    sentence = scene.sentence(number)
    for child in sentence.children(verb, "obl"):
        cases = sentence.children(child, "case")
        mention = scene.mention(number, child)
        body = mention is not None and mention.actor is not None
        unnamed = scene.lexis.flag("grammar.articles_none") and plural_form(scene, sentence, verb)
        lemma = lemma_of(sentence, child)
        known = any(scene.lexis.has(key, lemma) for key in ("nouns.bodies", "nouns.any_body"))
        body = body or (unnamed and (known or sentence.words[child].text.isupper()))
        if body and any(scene.lexis.has("grammar.body", sentence.words[c].text) for c in cases):
            return child
    return None


def inverted_pronoun(scene: Scene, sentence: Sentence, verb: int) -> bool:
    """Does the verb end in its own pronoun, as French inverts it ("a-t-il confié")?"""
    forms = [sentence.words[i].text.lower() for i in (verb, *sentence.children(verb, "aux"))]
    return any(scene.lexis.has("grammar.third_person", form.rpartition("-")[2]) for form in forms if "-" in form)


def loose_subject(scene: Scene, number: int, verb: int, quoting: bool) -> int | None:
    """A named speaker right beside a say verb that the tree ties to it in another way ("...”, ha detto X")."""
    if not quoting:
        return None
    sentence = scene.sentence(number)
    after = range(verb + 1, min(verb + 5, len(sentence.words)))
    named_after = not scene.lexis.has("verbs.addressed", lemma_of(sentence, verb))
    for position in (*(after if named_after else ()), *range(verb - 1, max(verb - 5, -1), -1)):
        if scene.quoted(sentence.words[position].start) or sentence.words[position].upos == "PUNCT":
            if position > verb:
                continue
            break
        mention = scene.cast.at(number, position)
        if mention is not None and mention.actor is not None and mention.kind in {"name", "nominal"}:
            if _spoken_to(scene, sentence, mention.head):
                continue
            return mention.head
    return None


def _spoken_to(scene: Scene, sentence: Sentence, head: int) -> bool:
    """Does a preposition make a name whom a speaker speaks to ("dice al giornale di Selvara")?"""
    top = head
    while sentence.words[top].relation.split(":")[0] in {"nmod", "flat", "appos", "compound"} and top >= 0:
        top = sentence.words[top].head
    cases = sentence.children(top, "case")
    return any(scene.lexis.has("grammar.addressee", sentence.words[i].text) for i in cases)


def told_body(scene: Scene, number: int, head: int) -> bool:
    """Is it a body that somebody tells, named no more where subjects are left out ("dijo a la red X")?"""
    mention = scene.mention(number, head)
    actor = scene.cast.actor_by_id.get(mention.actor or "") if mention is not None else None
    body = actor is not None and actor.type in {"organisation", "outlet"}
    return body and scene.lexis.flag("grammar.prodrop") and _spoken_to(scene, scene.sentence(number), head)


def links_of(
    scene: Scene, number: int, verb: int, speaker: tuple[int | None, bool], memory: Memory, bare: bool
) -> list[Source] | None:
    """Chain links for a say verb; None when the verb has no speaker that the record can name.

    ``speaker`` is the word that heads the speaker, and whether its place alone shows that it speaks.
    """
    sentence = scene.sentence(number)
    head, sure = speaker
    if head is None:
        finite = sentence.words[verb].features.get("Person", "3") == "3"
        if _goes_on_saying(scene, sentence, verb) and memory.speakers:
            return [memory.speakers[0]]
        if _nobody_stated(scene, sentence, verb):
            return [NOBODY]
        if told_by_nobody(scene, sentence, verb):
            return written_in(scene, number, verb, memory)
        last = implied_speaker(scene, number, verb, memory)
        silent = (
            scene.lexis.flag("grammar.prodrop")
            or inverted_pronoun(scene, sentence, verb)
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
    return through_outlet(scene, number, verb, links, memory, head)


def through_outlet(
    scene: Scene, number: int, verb: int, links: list[Source], memory: Memory, head: int | None
) -> list[Source]:
    """The links of a speaker, whom ``head`` heads, behind the outlet that he spoke to, if he spoke to one."""
    relay = _addressed_outlet(scene, number, verb, memory, head)
    return [relay, *links] if relay is not None and not same_source(relay, links) else links


def _goes_on_saying(scene: Scene, sentence: Sentence, verb: int) -> bool:
    """Does a verb without a person say more of what somebody said right before ("Zur Begründung hieß es")?"""
    if not scene.lexis.has("verbs.impersonal", lemma_of(sentence, verb)):
        return False
    beside = sentence.children(verb, "advmod", "obl")
    return any(scene.lexis.has("grammar.goes_on", sentence.words[i].text) for i in beside)


def spoken_with(scene: Scene, number: int, verb: int, links: list[Source], memory: Memory) -> list[Source]:
    """With whom an outlet spoke whose words follow a colon ("L’Eco ha parlato con una vedova: «...»")."""
    sentence = scene.sentence(number)
    if links[-1].kind not in {"outlet", "agency"}:
        return []
    for child in sentence.children(verb, "obl", "obj", "iobj"):
        owner = _whose_reply(scene, number, child)
        if owner is not None and child > verb:
            return resolve(scene, number, owner, memory, sure=True)
        cases = sentence.children(child, "case")
        beside = not cases or any(scene.lexis.has("grammar.addressee", sentence.words[i].text) for i in cases)
        if (
            beside
            and child > verb
            and not scene.quoted(sentence.words[child].start)
            and can_speak(scene, number, child)
        ):
            return [link for link in resolve(scene, number, child, memory) if link.actor != links[-1].actor]
    return []


def _whose_words(scene: Scene, number: int, verb: int, memory: Memory) -> list[Source]:
    """Who is quoted by the subject of a verb of quoting ("приводит его слова агентство")."""
    sentence = scene.sentence(number)
    if not scene.lexis.has("verbs.quote", lemma_of(sentence, verb)):
        return []
    for thing in sentence.children(verb, "obj"):
        owner = _whose_reply(scene, number, thing)
        links = resolve(scene, number, thing if owner is None else owner, memory)
        if links and links[-1].kind != "document":
            return links[-1:]
    return []


def _whose_reply(scene: Scene, number: int, noun: int) -> int | None:
    """Who it is whose reply or outburst a noun names ("lo sfogo di X"), or None."""
    sentence = scene.sentence(number)
    forms = lemma_of(sentence, noun), sentence.words[noun].text  # "smentita" may be taken for a participle
    if not any(scene.lexis.has("nouns.replies", form) for form in forms):
        return None
    return next((i for i in sentence.children(noun, "nmod") if can_speak(scene, number, i)), None)


def _nobody_stated(scene: Scene, sentence: Sentence, verb: int) -> bool:
    """Is it a plural at the head of its clause, which names nobody ("говорят, что", "dicono che")?"""
    word = sentence.words[verb]
    if word.features.get("Number") != "Plur" or word.features.get("Tense") != "Pres" or word.head >= 0:
        return False
    before = (w for w in sentence.words[:verb] if w.upos not in {"ADV", "CCONJ", "PUNCT", "SCONJ", "PART"})
    return scene.lexis.flag("grammar.prodrop") and next(before, None) is None


def _addressed_outlet(scene: Scene, number: int, verb: int, memory: Memory, head: int | None) -> Source | None:
    """The outlet that a speaker spoke to: "told Reuters", "in un’intervista ad Axios"."""
    sentence = scene.sentence(number)
    addressed = ["obl", "iobj", "nmod", "nsubj"] if scene.lexis.flag("grammar.verbs_show_gender") else None
    spoken_to = scene.lexis.has("verbs.addressed", lemma_of(sentence, verb))
    for child in sentence.children(verb, *(addressed or ("obl", "iobj", "obj", "nmod"))):
        if sentence.words[child].relation == "obj" and not spoken_to and child > verb:
            continue  # "described the paper as ..."
        speaks = child == head or (head is None and not _disagrees(scene, sentence, verb, child))
        if sentence.words[child].relation == "nsubj" and speaks:
            continue
        outlet = outlet_at(scene, number, child) or outlet_again(scene, number, child, memory)
        if outlet is not None and not _about_outlet(scene, sentence, child):
            return outlet
    told = outlet_told(scene, number, verb) or _told_at_once(scene, number, verb, memory)
    told = told or _reached_by(scene, number, verb, head, memory)
    if told is not None:
        return told
    for position, word in enumerate(sentence.words):
        if word.upos == "NOUN" and scene.lexis.has("nouns.interview", lemma_of(sentence, position)):
            telling = (i for i in sentence.ancestors(position) if lemma_of(sentence, i) in scene.lexis.reporting)
            if next(telling, verb) != verb:
                continue  # said in an interview that another verb tells of
            for inner in sentence.subtree(position):
                outlet = outlet_at(scene, number, inner)
                if outlet is not None:
                    return outlet
    return None


def _reached_by(scene: Scene, number: int, verb: int, head: int | None, memory: Memory) -> Source | None:
    """The outlet that asked a speaker, or that he talks to as he says it ("raggiunto dal Molo, X nega")."""
    sentence = scene.sentence(number)
    beside = [*sentence.children(verb, "advcl", "obl", "acl", "xcomp", "nmod")]
    named = () if head is None else (head, *sentence.children(head, "appos", "flat"))
    beside += [i for noun in named for i in sentence.children(noun, "acl", "advcl", "amod")]
    for participle in beside:
        form, lemma = sentence.words[participle].features.get("VerbForm"), lemma_of(sentence, participle)
        finite = sentence.words[participle].upos != "VERB" or sentence.children(participle, "aux", "nsubj")
        asked = form == "Part" and scene.lexis.has("verbs.reached", lemma)
        talking = form in {"Ger", "Part"} and scene.lexis.has("verbs.about", lemma)
        if finite or not (asked or talking):
            continue
        for child in sentence.children(participle, "obl", "obl:agent", "nmod"):
            outlet = outlet_at(scene, number, child) or outlet_again(scene, number, child, memory)
            if outlet is not None and (asked or not _about_outlet(scene, sentence, child)):
                return outlet
    return None


def _told_at_once(scene: Scene, number: int, verb: int, memory: Memory) -> Source | None:
    """The outlet whose name or kind stands right after a verb of telling ("told a local radio"), or None."""
    sentence = scene.sentence(number)
    if not scene.lexis.has("verbs.addressed", lemma_of(sentence, verb)) or verb + 1 >= len(sentence.words):
        return None
    mention = scene.cast.at(number, verb + 1)
    if mention is not None and mention.kind == "name":
        return outlet_at(scene, number, mention.head)
    for position in range(verb + 1, _phrase_end(sentence, verb + 1)):
        outlet = outlet_at(scene, number, position) or outlet_again(scene, number, position, memory)
        if outlet is not None:
            return outlet
    for child in sentence.children(verb, "iobj", "obj", "obl"):
        unnamed = scene.lexis.has("nouns.outlet", lemma_of(sentence, child)) and not sentence.children(
            child, "case"
        )
        articles = [sentence.words[i] for i in sentence.children(child, "det", "nmod:poss")]
        one = sentence.words[child].features.get("Number") != "Plur"
        if unnamed and one and all(a.features.get("Definite") == "Ind" for a in articles):
            span = Span(*sentence.span(core(sentence, child)))
            return Source("outlet", span.of(scene.document.text), None, span)
    return None


def _phrase_end(sentence: Sentence, start: int) -> int:
    """Where the noun phrase that begins at a word ends, whatever the tree makes of its parts."""
    end = start
    while end < len(sentence.words) and sentence.words[end].upos in {"DET", "ADJ", "NOUN", "PROPN"}:
        end += 1
    return end


def _about_outlet(scene: Scene, sentence: Sentence, position: int) -> bool:
    """Does a preposition say that a noun is spoken about rather than spoken to?"""
    cases = [sentence.words[c] for c in sentence.children(position, "case")]
    agent, about = scene.lexis.sets["grammar.agent"], scene.lexis.sets["grammar.about"]
    return any(c.text.lower() in about or c.lemma.lower() in agent for c in cases)
