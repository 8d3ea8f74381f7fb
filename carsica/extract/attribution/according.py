"""Attribution by phrases: "secondo X", "according to X", "за даними X", "X zufolge", "citing X".

Owns the extent of such a phrase, the source in it, and the clause that it covers.
"""

from __future__ import annotations

from collections.abc import Iterator

from carsica.extract.attribution.covered import (
    agrees,
    beside,
    covered,
    only_points,
    owned,
    told_of_source,
    within_speech,
    without_relative,
)
from carsica.extract.attribution.extents import LONGEST, extent_of, nominal, tells_more
from carsica.extract.attribution.impersonal import NOBODY
from carsica.extract.attribution.judged import for_whom, judgement
from carsica.extract.attribution.lexis import lemma_of, plain
from carsica.extract.attribution.naming import with_own_name
from carsica.extract.attribution.noun_phrase import core
from carsica.extract.attribution.outlets import outlet_at
from carsica.extract.attribution.scene import CERTAIN, Draft, Memory, Scene
from carsica.extract.attribution.sources import can_speak, genitive_after, resolve
from carsica.extract.attribution.subjects import subject_of
from carsica.parse.syntax import Sentence
from carsica.record.statement import Source

_SPEAKING = frozenset({"person", "group", "organisation", "outlet"})


def according_drafts(scene: Scene, number: int, memory: Memory) -> Iterator[Draft]:
    """Drafts of the statements that the according-to phrases of a sentence attribute."""
    sentence = scene.sentence(number)
    if scene.lexis.according.isdisjoint(sentence.vocabulary):
        return
    for position, forms in enumerate(sentence.forms):
        if scene.lexis.according.isdisjoint(forms) or scene.quoted(sentence.words[position].start):
            continue
        last = scene.lexis.phrase_at("according.last", sentence, position)
        if last:
            yield from _by_last(scene, number, frozenset(range(position, position + last)), memory)
            continue
        his = scene.lexis.phrase_at("according.by_him", sentence, position)
        if his:
            yield from _by_him(scene, number, frozenset(range(position, position + his)), memory)
            continue
        own = scene.lexis.phrase_at("according.own", sentence, position)
        if own:
            yield from _by_subject(scene, number, frozenset(range(position, position + own)), memory)
            continue
        size = (
            _before(scene, sentence, position)
            or _before_telling(scene, sentence, position)
            or for_whom(scene, number, position)
        )
        if size and not _other_sense(scene, sentence, position + size):
            draft = _draft(scene, number, (position, position + size), memory)
            if draft is not None:
                yield draft
        elif after := scene.lexis.phrase_at("according.after", sentence, position):
            draft = _postponed(scene, number, (position, position + after), memory)
            if draft is not None:
                yield draft


def _by_last(scene: Scene, number: int, extent: frozenset[int], memory: Memory) -> Iterator[Draft]:
    """The draft of what a phrase without a noun gives to whoever spoke last ("demnach", "à l'en croire")."""
    spans = scene.spans(number, covered(scene, number, extent) - extent)
    links = (_text_before(scene, number, extent, memory) if number else []) or list(memory.speakers[:1])
    if links and spans:
        yield Draft("carried", number, tuple(sorted(extent)), links, spans, min(extent), extent)


def _text_before(scene: Scene, number: int, extent: frozenset[int], memory: Memory) -> list[Source]:
    """The paper that the sentence before tells of, where the phrase may mean one ("demnach"), else nothing."""
    if not scene.lexis.phrase_at("according.last_text", scene.sentence(number), min(extent)):
        return []
    before = scene.sentence(number - 1)
    nouns = (i for i, word in enumerate(before.words) if word.upos == "NOUN" and not scene.quoted(word.start))
    text = next((i for i in nouns if scene.lexis.has("nouns.document", lemma_of(before, i))), None)
    return resolve(scene, number - 1, text, memory, sure=True) if text is not None else []


def _by_him(scene: Scene, number: int, extent: frozenset[int], memory: Memory) -> Iterator[Draft]:
    """The draft of what a phrase with a possessive gives to the subject before it, else to whoever spoke last.

    "Di altro avviso il sindaco Rossi: a suo dire la strada è chiusa": the mayor, not the road.
    """
    sentence, low = scene.sentence(number), min(extent)
    above = [i for i in range(low - 1, -1, -1) if sentence.words[i].relation.startswith(("nsubj", "root"))]
    named = (i for i in above if can_speak(scene, number, i) and not scene.quoted(sentence.words[i].start))
    head = next(named, None)
    links = resolve(scene, number, head, memory) if head is not None else list(memory.speakers[:1])
    spans = scene.spans(number, beside(scene, sentence, extent, covered(scene, number, extent) - extent))
    if links and spans:
        yield Draft("according", number, tuple(sorted(extent)), links, spans, low, extent)


def _by_subject(scene: Scene, number: int, extent: frozenset[int], memory: Memory) -> Iterator[Draft]:
    """The draft of a clause whose own subject is the source ("nach eigenen Angaben")."""
    sentence = scene.sentence(number)
    for verb in (sentence.words[i].head for i in extent):
        if verb < 0 or verb in extent:
            continue
        head = subject_of(scene, number, verb)
        head = next(iter(sentence.children(verb, "nsubj")), None) if head is None else head
        links = resolve(scene, number, head, memory) if head is not None else []
        spans = scene.spans(number, frozenset(sentence.subtree(verb)) - extent)
        if links and spans:
            yield Draft("according", number, tuple(sorted(extent)), links, spans, min(extent), extent)
            return


def _before(scene: Scene, sentence: Sentence, position: int) -> int:
    """The words of a preposition that attributes; 0 for its twin that counts ("il secondo")."""
    size = scene.lexis.phrase_at("according.before", sentence, position)
    word = sentence.words[position]
    if size and agrees(scene, sentence, position, alone=size == 1):
        return 0
    if size != 1:
        return size
    if plain(word.text) not in scene.lexis.sets["according.before"]:
        return 0
    earlier = sentence.words[position - 1] if position else None
    counting = word.relation == "amod" or (earlier is not None and earlier.upos in {"DET", "ADP", "NUM"})
    return 0 if counting else size


def _before_telling(scene: Scene, sentence: Sentence, position: int) -> int:
    """The words of a preposition before a noun of telling ("nach einer Studie der UNO"); 0 when it is none."""
    size = scene.lexis.phrase_at("according.before_telling", sentence, position)
    governor = sentence.words[position].head
    if not size or governor <= position or sentence.words[governor].upos != "NOUN":
        return 0
    lemma = lemma_of(sentence, governor)
    if sentence.words[governor].features.get("Case") == "Acc":
        return 0  # «вибачився за свої слова»
    if scene.lexis.flag("grammar.articles_none") and not owned(scene, sentence, governor):
        return 0
    return size if scene.lexis.has("nouns.telling", lemma) and not scene.lexis.has("nouns.news", lemma) else 0


def cited_sources(scene: Scene, number: int, memory: Memory) -> tuple[list[Source], frozenset[int]]:
    """The source behind the sentence's source ("citing two officials"), and the words of that phrase."""
    sentence = scene.sentence(number)
    for position, size in scene.lexis.phrases_in("according.citing", sentence):
        if not scene.quoted(sentence.words[position].start):
            extent = extent_of(scene, number, (position, position + size))
            sure = _names_somebody(scene, number, extent - set(range(position, position + size)))
            links = _links(scene, number, (position, position + size), extent, memory, sure=sure)
            if links:
                return links, extent
    return [], frozenset()


def _names_somebody(scene: Scene, number: int, phrase: frozenset[int]) -> bool:
    """Has the encoder marked a speaker, persons or a body in a phrase ("unter Berufung auf zwei Teilnehmer")?"""
    return any(
        mark.sure >= CERTAIN and phrase & set(range(*mark.words))
        for mark in scene.marks.get(number, ())
        if mark.layer == "source" or (mark.layer == "mention" and mark.kind in _SPEAKING)
    )


def _other_sense(scene: Scene, sentence: Sentence, following: int) -> bool:
    """Is the word after the marker one with which the marker means something else ("secondo tempo")?"""
    for position in range(following, min(following + 3, len(sentence.words))):
        word = sentence.words[position]
        if word.text.lower() in scene.lexis.sets["according.not_after"] or (
            lemma_of(sentence, position) in scene.lexis.sets["according.not_after"]
        ):
            return True
        if word.upos not in {"DET", "ADJ", "NUM"}:
            return False
    return following >= len(sentence.words)


def _draft(scene: Scene, number: int, marker: tuple[int, int], memory: Memory) -> Draft | None:
    sentence = scene.sentence(number)
    extent = extent_of(scene, number, marker)
    rest = (i for i in range(max(extent) + 1, len(sentence.words)) if sentence.words[i].upos != "PUNCT")
    noun = sentence.words[marker[0]].head
    if noun in extent and next(rest, None) is None and marker[0] == min(extent):
        extent = frozenset(i for i in extent if i <= max(core(sentence, noun)))  # a tree gone wrong
    links = _links(scene, number, marker, extent, memory)
    if not links or _nobodys_view(scene, sentence, extent, links):
        return None
    extent = with_own_name(scene, number, extent, links)
    aside = _said_of_source(scene, sentence, extent) | told_of_source(sentence, extent)
    content = covered(scene, number, extent) - extent - aside
    content = beside(scene, sentence, extent, judgement(scene, sentence, marker, extent) or content)
    spans = scene.spans(number, content)
    if number and content and only_points(scene, sentence, content):
        spans = scene.spans(number - 1, range(len(scene.sentence(number - 1).words)))
    if not spans:
        return None
    if _names_nobody(scene, sentence, extent, links):
        if within_speech(scene, sentence, noun):
            return None
        return Draft("hearsay", number, tuple(sorted(extent)), [NOBODY], spans, marker[0], extent, hearsay=True)
    spans = without_relative(scene, sentence, spans)
    return Draft("according", number, tuple(sorted(extent)), links, spans, marker[0], extent)


def _nobodys_view(scene: Scene, sentence: Sentence, extent: frozenset[int], links: list[Source]) -> bool:
    """Is it a way of looking at things that nobody owns ("aus juristischer Sicht")?"""
    nouns = [i for i in extent if sentence.words[i].upos in {"NOUN", "PROPN"}]
    view = len(nouns) == 1 and scene.lexis.has("nouns.views", lemma_of(sentence, nouns[0]))
    return view and links[-1].kind == "document"


def _said_of_source(scene: Scene, sentence: Sentence, extent: frozenset[int]) -> frozenset[int]:
    """The relative clause on the source after a comma (", who spoke on condition of anonymity")."""
    after = max(extent) + 2
    if after >= len(sentence.words) or sentence.words[after - 1].text != ",":
        return frozenset()
    if not tells_more(scene, sentence, after):
        return frozenset()
    return frozenset(sentence.subtree(sentence.words[after].head)) - extent


def _names_nobody(scene: Scene, sentence: Sentence, extent: frozenset[int], links: list[Source]) -> bool:
    """Does a phrase name what is known so far, and nobody whose finding that is ("по предварительным данным")?"""
    nouns = [i for i in extent if sentence.words[i].upos in {"NOUN", "PROPN"}]
    found = [link.kind for link in links] == ["document"] and links[0].actor is None
    found = found and not any(scene.lexis.has("nouns.official", lemma_of(sentence, i)) for i in extent)
    return found and all(scene.lexis.has("nouns.findings", lemma_of(sentence, i)) for i in nouns)


def _postponed(scene: Scene, number: int, marker: tuple[int, int], memory: Memory) -> Draft | None:
    """The draft of a phrase whose preposition stands last ("X zufolge", "seiner Ansicht nach")."""
    sentence, position = scene.sentence(number), marker[0]
    noun = marker[1] - position > 1
    head = position if noun else sentence.words[position].head
    if head < 0 or head > position:
        head = position - 1
    if head < 0 or (noun and _first_person(scene, sentence, head)):
        return None
    head = head if noun else _telling_above(scene, sentence, head)
    extent = frozenset({*range(min((*sentence.subtree(head), head)), marker[1])})
    if len(extent) > LONGEST:
        extent = frozenset({head, position})
    links = resolve(scene, number, head, memory, sure=True)
    spans = scene.spans(number, covered(scene, number, extent) - extent)
    if not links or not spans:
        return None
    if _names_nobody(scene, sentence, extent, links):
        return Draft("hearsay", number, tuple(sorted(extent)), [NOBODY], spans, position, extent, hearsay=True)
    return Draft("according", number, tuple(sorted(extent)), links, spans, position, extent)


def _telling_above(scene: Scene, sentence: Sentence, head: int) -> int:
    """The noun of telling whose owner a tree took for the source ("Angaben der Bahn zufolge"), else the word."""
    above, word = sentence.words[head].head, sentence.words[head]
    own = word.relation == "nmod" and 0 <= above < head and not sentence.children(head, "case")
    telling = own and scene.lexis.has("nouns.telling", lemma_of(sentence, above))
    return above if telling and genitive_after(sentence, above) in {None, head} else head


def _first_person(scene: Scene, sentence: Sentence, noun: int) -> bool:
    """Is a noun the writer's own ("unserer Meinung nach")?"""
    owners = (sentence.words[i] for i in sentence.children(noun, "det"))
    return any(w.features.get("Person") == "1" or scene.lexis.has("grammar.first_person", w.text) for w in owners)


def _links(
    scene: Scene,
    number: int,
    marker: tuple[int, int],
    extent: frozenset[int],
    memory: Memory,
    *,
    sure: bool = True,
) -> list[Source]:
    """Chain links for the words of a phrase: the agent of a say verb in it, else its noun."""
    sentence = scene.sentence(number)
    says = scene.lexis.sets.get("verbs.say", frozenset()) - scene.lexis.sets.get("verbs.cite", frozenset())
    inside = sorted(extent - set(range(*marker)))
    for position in inside:
        if lemma_of(sentence, position) in says and sentence.words[position].upos in {"VERB", "ADJ", "AUX"}:
            head = subject_of(scene, number, position)
            if head is None or head not in extent:
                head = next((i for i in inside if i > position and nominal(sentence, i)), None)
            if head is not None:
                return resolve(scene, number, head, memory, sure=sure)
    for position in _heads(sentence, marker, inside):
        links = resolve(scene, number, position, memory, sure=sure)
        if links:
            return [*_citing_outlet(scene, number, inside, links), *links]
    return []


def _citing_outlet(scene: Scene, number: int, inside: list[int], links: list[Source]) -> list[Source]:
    """The outlet that cites the phrase's source, wherever the tree hangs it ("funzionari citati da Axios")."""
    sentence = scene.sentence(number)
    cites = scene.lexis.sets.get("verbs.cite", frozenset())
    cited = next((i for i in inside if lemma_of(sentence, i) in cites), None)
    if cited is None or any(link.kind == "outlet" for link in links):
        return []
    outlets = (outlet_at(scene, number, i) for i in inside if i > cited)
    return [outlet for outlet in outlets if outlet is not None][:1]


def _heads(sentence: Sentence, marker: tuple[int, int], inside: list[int]) -> list[int]:
    """Candidates for the noun that names the source, best first."""
    governors = [sentence.words[i].head for i in (marker[1] - 1, marker[0])]
    dependents = [i for i in sentence.children(marker[1] - 1) if i in inside and nominal(sentence, i)]
    nominals = [i for i in inside if nominal(sentence, i)]
    tops = [i for i in nominals if sentence.words[i].head not in nominals]
    nouns = [g for g in governors if g in inside and nominal(sentence, g)]
    return [*dependents, *nouns, *tops, *nominals, *(g for g in governors if g in inside)]
