"""Who brought the news: "A rivelarlo è X", "Ne ha dato notizia X", "La notizia è stata confermata da X".

Owns sentences that do no more than name the source of what stands before them, or after their colon. Must not
judge what verbs of saying govern.
"""

from __future__ import annotations

from collections.abc import Iterator

from carsica.extract.attribution.contents import told_before
from carsica.extract.attribution.lexis import lemma_of
from carsica.extract.attribution.scene import Draft, Memory, Scene
from carsica.extract.attribution.sources import resolve
from carsica.parse.syntax import Sentence
from carsica.record.span import Span

NEAR = 6
"""Words at most between what opens such a sentence and its verb, and between the verb and its source."""


def bearer_drafts(scene: Scene, number: int, memory: Memory) -> Iterator[Draft]:
    """The draft of what a sentence says who made known, if it says no more than that."""
    for rule in (_cleft, _given, _news_of, _what, _verdict):
        found = rule(scene, scene.sentence(number))
        if found is None:
            continue
        cue, head = found
        links = resolve(scene, number, head, memory, sure=True)
        spans = _of_what(scene, number) if rule is _news_of else ()
        spans = spans or _told(scene, number, max(*cue, head))
        if links and spans:
            back = spans[0].start < scene.sentence(number).start
            yield Draft("verb", number, cue, links, spans, cue[-1], frozenset(cue), back=back)
            return


def _told(scene: Scene, number: int, after: int) -> tuple[Span, ...]:
    """What stands after the colon that follows a word, else what the sentences before tell."""
    sentence = scene.sentence(number)
    colon = next((i for i in range(after, len(sentence.words)) if sentence.words[i].text == ":"), None)
    if colon is not None and not scene.quoted(sentence.words[colon].start):
        return scene.spans(number, range(colon + 1, len(sentence.words)))
    return told_before(scene, number)


def _cleft(scene: Scene, sentence: Sentence) -> tuple[tuple[int, ...], int] | None:
    """ "A renderlo noto è stato il ministro": the words up to the copula, and the noun after it."""
    words = sentence.words
    if not scene.lexis.has("bearing.to", words[0].text) or len(words) <= NEAR // 2:
        return None
    if words[1].features.get("VerbForm") == "Fin" or not _makes_known(scene, sentence, 1):
        return None
    copula = next((i for i in range(2, min(NEAR, len(words))) if _is_copula(scene, sentence, i)), None)
    if copula is None or any(words[i].upos == "PUNCT" for i in range(copula)):
        return None
    while copula + 1 < len(words) and _is_copula(scene, sentence, copula + 1):
        copula += 1
    head = _noun_after(sentence, copula)
    return (tuple(range(copula + 1)), head) if head is not None else None


def _makes_known(scene: Scene, sentence: Sentence, verb: int) -> bool:
    """Is an infinitive one of saying with a pronoun for what is said, or one of giving the news?"""
    form, lemma = sentence.words[verb].text.lower(), lemma_of(sentence, verb)
    said = form.endswith(tuple(scene.lexis.sets.get("bearing.it", ())))
    following = range(verb + 1, min(verb + NEAR // 2, len(sentence.words)))
    after = {f for i in following for f in (lemma_of(sentence, i), sentence.words[i].text.lower())}
    if scene.lexis.has("bearing.give", lemma):
        return any(scene.lexis.has("bearing.news", word) for word in after)
    return said and (
        scene.lexis.has("verbs.say", lemma)
        or any((lemma, word) in scene.lexis.phrases.get("verbs.phrases", ()) for word in after)
    )


def _is_copula(scene: Scene, sentence: Sentence, position: int) -> bool:
    return scene.lexis.has("bearing.copula", lemma_of(sentence, position))


def _given(scene: Scene, sentence: Sentence) -> tuple[tuple[int, ...], int] | None:
    """ "Ne ha dato notizia X": the verb of giving with the news it gives, and its subject."""
    words = sentence.words
    if not scene.lexis.has("bearing.of_it", words[0].text):
        return None
    verb = next((i for i in range(1, min(NEAR, len(words))) if words[i].upos == "VERB"), None)
    if verb is None or not scene.lexis.has("bearing.give", lemma_of(sentence, verb)):
        return None
    news = next(
        (i for i in range(verb + 1, min(verb + 3, len(words))) if _is_news(scene, sentence, i)),
        None,
    )
    subjects = [i for i in sentence.children(verb, "nsubj") if news is not None and i > news]
    if news is None or not subjects:
        return None
    auxiliaries = [i for i in sentence.children(verb, "aux") if i < verb]
    return tuple(range(min([verb, *auxiliaries]), news + 1)), subjects[0]


def _news_of(scene: Scene, sentence: Sentence) -> tuple[tuple[int, ...], int] | None:
    """ "La notizia è stata confermata da X", "L'annuncio è arrivato da X": the verb, and who stands behind it."""
    words = sentence.words
    news = next((i for i in range(min(3, len(words))) if words[i].upos == "NOUN"), None)
    if news is None or not _is_news(scene, sentence, news) or not _told_of(scene, sentence, news):
        return None
    verb = words[news].head
    if not news < verb <= news + NEAR or words[news].relation not in {"nsubj", "nsubj:pass"}:
        return None
    lemma = lemma_of(sentence, verb)
    auxiliaries = sentence.children(verb, "aux", "aux:pass")
    passive = any(_is_copula(scene, sentence, i) for i in auxiliaries) and (
        scene.lexis.has("verbs.say", lemma) or scene.lexis.has("bearing.give", lemma)
    )
    if not passive and not scene.lexis.has("bearing.come", lemma):
        return None
    head = _from(scene, sentence, verb)
    return (tuple(range(min((verb, *auxiliaries)), verb + 1)), head) if head is not None else None


def _what(scene: Scene, sentence: Sentence) -> tuple[tuple[int, ...], int] | None:
    """ "È quanto emerge da X", "È quanto si apprende da X": the words up to the verb, and who stands behind it."""
    words = sentence.words
    if len(words) <= NEAR // 2 or not _is_copula(scene, sentence, 0):
        return None
    if not scene.lexis.has("grammar.what", words[1].text):
        return None
    verb = next((i for i in range(2, min(NEAR, len(words))) if words[i].upos == "VERB"), None)
    if verb is None or not scene.lexis.has("bearing.come", lemma_of(sentence, verb)):
        return None
    head = _from(scene, sentence, verb)
    return (tuple(range(verb + 1)), head) if head is not None else None


def _verdict(scene: Scene, sentence: Sentence) -> tuple[tuple[int, ...], int] | None:
    """ "È la denuncia di X", "È l'allarme lanciato da X", "Queste le parole di X": the noun, and whose it is."""
    words = sentence.words
    noun = next((i for i in range(1, min(NEAR, len(words))) if words[i].upos == "NOUN"), None)
    opens = _is_copula(scene, sentence, 0) or scene.lexis.has("bearing.these", words[0].text)
    if noun is None or not opens or words[noun].head > noun or any(w.upos == "VERB" for w in words[:noun]):
        return None
    if not scene.lexis.has("bearing.verdicts", lemma_of(sentence, noun)):
        return None
    given = [i for i in sentence.children(noun, "acl") if words[i].features.get("VerbForm") == "Part"]
    by = _from(scene, sentence, given[0]) if given else None
    if by is not None:
        return tuple(range(given[0] + 1)), by
    for child in sentence.children(noun, "nmod"):
        of = any(scene.lexis.has("grammar.about", words[i].text) for i in sentence.children(child, "case"))
        if of and words[child].upos in {"NOUN", "PROPN"} and _may_tell(scene, sentence, child):
            return tuple(range(noun + 1)), child
    return None


def _may_tell(scene: Scene, sentence: Sentence, noun: int) -> bool:
    """May a noun tell something: a name, somebody, a paper?"""
    lemma = lemma_of(sentence, noun)
    known = scene.lexis.has("nouns.telling", lemma) or scene.lexis.may_speak(
        lemma, sentence.words[noun].text.lower()
    )
    return known or sentence.words[noun].upos == "PROPN"


def _from(scene: Scene, sentence: Sentence, verb: int) -> int | None:
    """The noun behind a verb by whom or from whom it is told."""
    for child in sentence.children(verb, "obl:agent", "obl"):
        cases = sentence.children(child, "case")
        if child > verb and any(scene.lexis.has("grammar.agent", lemma_of(sentence, i)) for i in cases):
            return child
    return None


def _is_news(scene: Scene, sentence: Sentence, position: int) -> bool:
    return scene.lexis.has("bearing.news", lemma_of(sentence, position))


def _told_of(scene: Scene, sentence: Sentence, noun: int) -> bool:
    """Does a noun mean the news just told, having an article and no more, or the news of a thing?"""
    definite = any(sentence.words[i].features.get("Definite") == "Def" for i in sentence.children(noun, "det"))
    more = sentence.children(noun, "nmod", "acl", "acl:relcl", "amod", "appos")
    return definite and (not more or list(more[:1]) == _things(scene, sentence, noun)[:1])


def _things(scene: Scene, sentence: Sentence, noun: int) -> list[int]:
    """What the news is of ("la notizia dello sciopero"); persons, whose news it would be, are none."""
    return [
        i
        for i in sentence.children(noun, "nmod")
        if sentence.words[i].upos == "NOUN"
        and any(scene.lexis.has("grammar.about", sentence.words[c].text) for c in sentence.children(i, "case"))
        and not scene.lexis.may_speak(lemma_of(sentence, i))
    ]


def _of_what(scene: Scene, number: int) -> tuple[Span, ...]:
    """The words for what the news at the head of a sentence is of; nothing where it is bare."""
    sentence = scene.sentence(number)
    news = next(i for i, word in enumerate(sentence.words) if word.upos == "NOUN")
    things = _things(scene, sentence, news)[:1]
    words = {i for thing in things for i in sentence.subtree(thing)}
    fused = {sentence.words[c].start for thing in things for c in sentence.children(thing, "case")}
    return scene.spans(number, (i for i in words if sentence.words[i].start not in fused))


def _noun_after(sentence: Sentence, position: int) -> int | None:
    """The noun that heads the phrase right after a word, names and their titles in one."""
    for at in range(position + 1, min(position + NEAR, len(sentence.words))):
        word = sentence.words[at]
        if word.upos in {"NOUN", "PROPN"}:
            above = word.head
            inner = above > at and sentence.words[above].upos == "PROPN" and above < at + 3
            return above if inner else at
        if word.upos in {"PUNCT", "ADP", "VERB"}:
            return None
    return None
