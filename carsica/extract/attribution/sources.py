"""Sources: from the words that name a speaker to the links of a source chain.

Owns the resolution of named, unnamed, possessed and relayed sources. Must not look for cues.
"""

from __future__ import annotations

from dataclasses import replace

from carsica.extract.attribution.again import person_again
from carsica.extract.attribution.implied import by_pronoun, fits, gender_meant, subject_before, whose
from carsica.extract.attribution.lexis import lemma_of, plain
from carsica.extract.attribution.naming import is_possessor, named_beside, named_by_child, set_off, with_name
from carsica.extract.attribution.noun_phrase import core
from carsica.extract.attribution.outlets import body_again, outlet_again, outlet_at, piece_of
from carsica.extract.attribution.scene import Memory, Scene
from carsica.extract.attribution.source_kinds import BODIES, KINDS, PERSONS
from carsica.extract.cast import Mention
from carsica.parse.syntax import Sentence, Word
from carsica.record.span import Span
from carsica.record.statement import Source, SourceKind

NOUN_BEFORE = 2
"""Words before a name among which a noun says that it is an outlet."""


def resolve(
    scene: Scene, number: int, head: int, memory: Memory, depth: int = 0, *, sure: bool = False
) -> list[Source]:
    """Chain links, outermost first, for the noun phrase that a word heads; empty when nobody can be meant.

    ``memory`` holds who spoke before, for pronouns that the cast leaves open. ``sure`` says that the words'
    place alone shows a speaker ("secondo X"), so that any noun will do.
    """
    sentence = scene.sentence(number)
    word = sentence.words[head]
    if depth > 3 or (word.upos in {"PUNCT", "SYM", "NUM"} and not sentence.children(head)):
        return []
    lemma = lemma_of(sentence, head)
    if scene.lexis.has("grammar.latter", word.text) and (latter := person_again(scene, number, head, memory)):
        return [latter]
    if word.features.get("PronType") == "Rel" and word.upos in {"PRON", "DET"}:
        governor = antecedent(sentence, head)
        return resolve(scene, number, governor, memory, depth + 1) if governor is not None else []
    if word.upos == "PRON" and scene.lexis.has("grammar.third_person", word.text.lower()):
        subject = subject_before(scene, number, head)
        if subject is not None and fits(scene, subject, gender_meant(scene, word)):
            return [subject]
    if scene.lexis.has("nouns.telling", lemma) and word.upos in {"NOUN", "PROPN"}:
        owner = _owner(scene, number, head, memory, depth) or _same_speech(scene, lemma, word, memory)
        owner = owner or piece_of(scene, number, head)
        owner = owner or _document(scene, number, head, sure=sure)
        party = lemma in scene.lexis.sets.get("nouns.parties", ()) or scene.lexis.has("nouns.outlet", lemma)
        if owner or not party:
            return owner
    apart = set_off(scene, number, head)
    if apart is not None:
        return resolve(scene, number, apart, memory, depth + 1)
    mention = scene.mention(number, head)
    named = named_by_child(scene, number, head)
    renamed = named is not None and mention is not None and _renames(scene, mention, lemma, named < head)
    if mention is not None and mention.actor is not None and not renamed:
        return _by_mention(scene, mention, number, head, memory)
    named = named_beside(scene, number, head)
    if named is not None:
        return resolve(scene, number, named, memory, depth + 1)
    return _without_name(scene, number, head, memory, sure=sure)


def _without_name(scene: Scene, number: int, head: int, memory: Memory, *, sure: bool) -> list[Source]:
    """Links for a word that names no actor of the cast: a number, a pronoun, a noun for somebody."""
    sentence = scene.sentence(number)
    word = sentence.words[head]
    if word.upos in {"PRON", "NUM", "DET"} and sentence.children(head, "nmod"):
        beside = next((i for i in sentence.children(head, "appos") if can_speak(scene, number, i)), None)
        if beside is not None:  # "one of the five, a clerk in the ministry"
            return resolve(scene, number, beside, memory, 1, sure=True)
        one = memory.of_kind(frozenset({"anonymous"}))
        one = one if one is not None and _out_of_those(sentence, head, one) else None
        words = Span(*sentence.span(core(sentence, head)))
        return [one or Source("anonymous", words.of(scene.document.text), None, words)]
    if word.features.get("PronType") == "Dem" and sentence.children(head, "amod", "acl"):
        words = Span(*sentence.span(core(sentence, head)))  # "those close to the talks", "those who fled"
        return [Source("anonymous", words.of(scene.document.text), None, words)]
    if word.upos == "PRON":
        return by_pronoun(scene, number, word, memory)
    if word.upos not in {"NOUN", "PROPN", "ADJ"} or scene.timed(word.start):
        return []
    if word.upos == "NOUN" and not sure and not _may_speak(scene, lemma_of(sentence, head), word):
        return []
    return _by_noun(scene, number, head, memory)


def _out_of_those(sentence: Sentence, head: int, before: Source) -> bool:
    """Is "one of them" or "one of the officials" out of those who spoke before, and not "one of his aides"?"""
    out_of = [i for i in sentence.children(head, "nmod") if sentence.words[i].upos == "NOUN"]
    named = before.name.casefold()
    return all(any(f in named for f in (sentence.words[i].text.casefold(), lemma_of(sentence, i))) for i in out_of)


def _by_noun(scene: Scene, number: int, head: int, memory: Memory) -> list[Source]:
    """Links for a noun that is no actor of the cast: the report's body, whom it takes up, or an unnamed one."""
    sentence = scene.sentence(number)
    if _own_body(scene, sentence, head):
        return [scene.outlet]
    again = outlet_at(scene, number, head) or outlet_again(scene, number, head, memory)
    again = again or _spoke_before(scene, number, head, memory)
    again = again or body_again(scene, number, head, memory) or person_again(scene, number, head, memory)
    if again is not None:
        return [again]
    unnamed = _unnamed(scene, number, head, lemma_of(sentence, head))
    return [*_relaying_outlet(scene, number, head, memory), unnamed]


def _by_mention(scene: Scene, mention: Mention, number: int, head: int, memory: Memory) -> list[Source]:
    """Links for an actor of the cast: the outlet that relays it, itself, and whom it cites."""
    assert mention.actor is not None
    sentence, actor = scene.sentence(number), scene.cast.actor_by_id[mention.actor]
    if mention.kind != "name" and not with_name(scene, mention):
        before = _spoke_before(scene, number, head, memory)
        if before is not None and before.actor is None:
            return [before]
    unnamed = actor.type == "group" and scene.lexis.has("nouns.anonymous", lemma_of(sentence, head))
    count = _count(sentence, head) if actor.type == "group" else None
    kind = KINDS[actor.type]
    called = (
        kind in {"organisation", "person"} and mention.kind == "name" and _called_outlet(scene, number, mention)
    )
    if called or actor.id in scene.papers:
        kind = "outlet"
    name = actor.name
    if actor.type == "state" and mention.kind == "name" and name not in scene.document.text:
        name = mention.span.of(scene.document.text)
    own = Source(kind, name, None if unnamed else actor.id, mention.span, count)
    works = actor.type == "person"  # "the editor of the Gazette, Ann Roe": her paper relays nothing
    relayed = [] if actor.type == "outlet" else _relaying_outlet(scene, number, head, memory, cited=works)
    return [*(o for o in relayed if o.actor != actor.id), own, *_cited(scene, number, head, memory)]


def _called_outlet(scene: Scene, number: int, mention: Mention) -> bool:
    """Does a noun for an outlet stand right before a name ("il quotidiano Lakpur Standard")?"""
    sentence = scene.sentence(number)
    if is_possessor(scene, sentence, mention.head) and not scene.quoted(mention.span.start):
        return False
    before = range(max(mention.words[0] - NOUN_BEFORE, 0), mention.words[0])
    return any(
        scene.lexis.has("nouns.outlet", lemma_of(sentence, i)) and sentence.words[i].upos == "NOUN" for i in before
    ) and not any(sentence.words[i].upos in {"PUNCT", "VERB", "ADP"} for i in before[1:])


def antecedent(sentence: Sentence, position: int) -> int | None:
    """The noun that the relative clause around a word modifies, or None."""
    for governor in (position, *sentence.ancestors(position)):
        if sentence.words[governor].relation.startswith("acl") and sentence.words[governor].head >= 0:
            return sentence.words[governor].head
    return None


def _spoke_before(scene: Scene, number: int, head: int, memory: Memory) -> Source | None:
    """The unnamed speaker that "the officer" or "le stesse fonti" takes up, or None."""
    sentence = scene.sentence(number)
    speaker = memory.of_kind(frozenset({"anonymous"}))
    if speaker is None:
        return None
    beside = sentence.children(head, "det", "amod")
    articles = [sentence.words[i] for i in beside]
    same = any(  # "the same officials", not "the agency itself" ("l'agenzia stessa")
        i < head
        and (
            scene.lexis.has("grammar.same", sentence.words[i].lemma)
            or scene.lexis.has("grammar.same", sentence.words[i].text)
        )
        for i in beside
    )
    definite = any(a.features.get("Definite") == "Def" for a in articles)
    told = (i for i in sentence.children(head, "acl", "acl:relcl"))
    aside = all(
        sentence.words[min(sentence.subtree(i)) - 1].text == "," for i in told
    )  # "Il tecnico, che ora ..."
    plain_noun = aside and not sentence.children(head, "nmod", "nummod", "compound", "amod")
    stem = plain(sentence.words[head].text)[:5]
    again = any(plain(part).startswith(stem) for part in speaker.name.split())
    return speaker if same or (again and definite and plain_noun) else None


def can_speak(scene: Scene, number: int, position: int) -> bool:
    """Is a word an actor of the cast, a proper noun, or a noun for a person or a body?"""
    word = scene.sentence(number).words[position]
    mention = scene.mention(number, position)
    named = mention is not None and mention.actor is not None
    return named or word.upos == "PROPN" or _may_speak(scene, lemma_of(scene.sentence(number), position), word)


def _may_speak(scene: Scene, lemma: str, word: Word) -> bool:
    """Is a noun one for a person or a body? Time, things and abstractions say nothing, whatever a tree claims."""
    form = plain(word.text)
    return scene.lexis.may_speak(lemma, form, *form.split("-"))


def _renames(scene: Scene, mention: Mention, lemma: str, before: bool) -> bool:
    """Does the name beside a noun say who speaks better than the noun does ("Reuters news agency")?"""
    if mention.kind != "nominal" or not before:
        return mention.kind == "demonym"
    return scene.lexis.has("nouns.outlet", lemma)


def _own_body(scene: Scene, sentence: Sentence, head: int) -> bool:
    """Does a bare noun in a communiqué stand for the body that publishes it ("Il Ministero", of Ministero X)?"""
    word = sentence.words[head]
    if sentence.children(head, "nmod", "acl", "nummod", "amod", "appos", "flat"):
        return False
    first = plain(scene.outlet.name).split()[0]
    return first in scene.lexis.sets["nouns.bodies"] and plain(word.text) == first


def _unnamed(scene: Scene, number: int, head: int, lemma: str) -> Source:
    sentence = scene.sentence(number)
    positions = core(sentence, head)
    span = Span(*sentence.span(positions))
    kind: SourceKind = "anonymous"
    if scene.lexis.has("nouns.document", lemma):
        kind = "document"
    elif scene.lexis.has("nouns.bodies", lemma):
        kind = "organisation"
    return Source(
        kind, span.of(scene.document.text), None, span, _count(sentence, head) if kind == "anonymous" else None
    )


def _document(scene: Scene, number: int, head: int, *, sure: bool = False) -> list[Source]:
    """What is told without an owner, as a paper: any noun of telling where its place shows a source."""
    if not sure and not scene.lexis.has("nouns.document", lemma_of(scene.sentence(number), head)):
        return []
    paper = _unnamed(scene, number, head, lemma_of(scene.sentence(number), head))
    return [replace(paper, kind="document")]


def _same_speech(scene: Scene, lemma: str, word: Word, memory: Memory) -> list[Source]:
    """Whoever spoke last, for a noun of speech that names nobody ("the statement says")."""
    one = word.features.get("Number") != "Plur" and word.features.get("Case") != "Gen"
    speaker = memory.of_kind(PERSONS | BODIES) if one and scene.lexis.has("nouns.speech", lemma) else None
    return [speaker] if speaker is not None else []


_OWNERS = ("nmod", "compound", "flat", "amod", "det", "appos", "obl", "acl")
"""Relations through which a noun of telling has whose account it is."""


def _owner(scene: Scene, number: int, head: int, memory: Memory, depth: int) -> list[Source]:
    """Whose account it is: "il resoconto di Kiev", "his words", "the ministry's tally", "riferito da X"."""
    sentence = scene.sentence(number)
    beside = (head - 1,) if head and _possessive(scene, sentence.words[head - 1]) else ()  # "за його словами"
    for child in (*beside, *sentence.children(head, *_OWNERS)):
        word = sentence.words[child]
        mention = scene.mention(number, child)
        if mention is not None and mention.actor is not None and mention.head != head:
            return resolve(scene, number, child, memory, depth + 1)
        if word.upos in {"NOUN", "PROPN"} and scene.lexis.has("nouns.anonymous", lemma_of(sentence, child)):
            return resolve(scene, number, child, memory, depth + 1)
        if word.relation == "nmod" and word.upos == "NOUN" and word.features.get("Case") == "Gen" and child > head:
            told = scene.lexis.has("nouns.telling", lemma_of(sentence, child))
            if not told and _may_speak(scene, lemma_of(sentence, child), word):
                return resolve(scene, number, child, memory, depth + 1)
        if word.features.get("Poss") == "Yes" or _possessive(scene, word):
            speaker = whose(scene, number, child, memory)
            if speaker is not None:
                return [speaker]
        aside = sentence.words[max(min(sentence.subtree(child)) - 1, 0)].text == ","
        paper = scene.lexis.has("nouns.document", lemma_of(sentence, head))
        if word.relation.startswith("acl") and not sentence.children(child, "mark") and not (aside and paper):
            agent = next((a for a in sentence.children(child, "obl", "nsubj") if scene.mention(number, a)), None)
            if agent is not None:
                return resolve(scene, number, agent, memory, depth + 1)
    behind = genitive_after(sentence, head)
    if behind is not None:
        return resolve(scene, number, behind, memory, depth + 1)
    for child in sentence.children(head, "nmod"):
        inner = sentence.words[child]
        if inner.upos in {"NOUN", "PROPN"} and scene.lexis.has("nouns.telling", lemma_of(sentence, child)):
            return _owner(scene, number, child, memory, depth + 1)
    return []


def genitive_after(sentence: Sentence, head: int) -> int | None:
    """The noun in the genitive right behind another, wherever the tree hangs it ("Angaben seines Sprechers")."""
    at = head + 1
    words = sentence.words
    while at < len(words) and words[at].upos in {"DET", "ADJ"} and words[at].features.get("Case") == "Gen":
        at += 1
    if at >= len(words) or words[at].features.get("Case") != "Gen" or words[at].upos not in {"NOUN", "PROPN"}:
        return None
    return at if at > head + 1 and words[at].head != head else None


def _possessive(scene: Scene, word: Word) -> bool:
    """Is a word a form that stands for somebody, in a language whose lexicon tells genders?"""
    return word.upos in {"PRON", "DET"} and any(
        scene.lexis.has(f"grammar.{key}", word.text) for key in ("masculine", "feminine", "plural")
    )


def _relaying_outlet(scene: Scene, number: int, head: int, memory: Memory, *, cited: bool = False) -> list[Source]:
    """The outlet that an unnamed source spoke to ("Axios's sources"); with ``cited`` only one said to cite it."""
    sentence = scene.sentence(number)
    for child in sentence.children(head, "acl", *(() if cited else ("nmod", "compound", "amod"))):
        candidates = [child]
        if sentence.words[child].relation.startswith("acl"):
            candidates = list(sentence.children(child, "obl", "nsubj", "nmod", "obj"))
        for candidate in candidates:
            if _is_owned(scene, sentence, candidate):
                continue
            outlet = outlet_at(scene, number, candidate) or outlet_again(scene, number, candidate, memory)
            if outlet is not None:
                return [outlet]
    return []


def _is_owned(scene: Scene, sentence: Sentence, position: int) -> bool:
    """Is a noun of a relative clause a thing of the one whom the clause is on ("whose newspaper X was closed")?"""
    of_it = (sentence.words[i].features.get("PronType", "") for i in sentence.children(position, "det", "nmod"))
    clause = sentence.words[position].head
    first = (sentence.words[i] for i in sentence.subtree(clause)) if clause >= 0 else iter(())
    opening = next((word for word in first if word.upos != "PUNCT"), None)
    whose = opening is not None and scene.lexis.has("grammar.whose", opening.text)
    return whose or any("Rel" in kind for kind in of_it)


def _cited(scene: Scene, number: int, head: int, memory: Memory) -> list[Source]:
    """Sources behind a source, in a clause on its name: "Axios, che cita due funzionari"."""
    sentence = scene.sentence(number)
    for child in sentence.children(head, "acl", "advcl", "parataxis"):
        passive = sentence.words[child].features.get("VerbForm") == "Part" or sentence.children(child, "aux")
        if scene.lexis.has("verbs.cite", lemma_of(sentence, child)) and not passive:
            for thing in sentence.children(child, "obj", "obl"):
                if sentence.words[thing].features.get("PronType") == "Rel":
                    continue  # it stands for the source itself
                inner = resolve(scene, number, thing, memory, 1)
                if inner:
                    return inner
    return []


def _count(sentence: Sentence, head: int) -> int | None:
    for child in sentence.children(head, "nummod", "det"):
        text = sentence.words[child].text
        if text.isdecimal():
            return int(text)
    return None
