"""Outlets and bodies that words name, or point back to: "Reuters", "the newspaper", "в ведомстве".

Owns these two ways. Must not resolve persons.
"""

from __future__ import annotations

from carsica.extract.attribution.lexis import lemma_of, plain
from carsica.extract.attribution.naming import named_by_child
from carsica.extract.attribution.scene import Memory, Scene
from carsica.extract.lexicon import load
from carsica.parse.syntax import Sentence
from carsica.record.span import Span
from carsica.record.statement import Source

LEAST_WORD = 4
"""Letters of the words that tell bodies apart; articles and prepositions have fewer."""


def outlet_again(scene: Scene, number: int, position: int, memory: Memory) -> Source | None:
    """The outlet that "the newspaper" or "l’agenzia" without a name points back to, or None."""
    sentence = scene.sentence(number)
    if _is_own(scene, number, position):
        return scene.outlet
    mention = scene.mention(number, position)
    known = mention is not None and (mention.actor is not None or mention.place is not None)
    if not scene.lexis.has("nouns.outlet", lemma_of(sentence, position)) or known:
        return None
    articles = [sentence.words[i] for i in sentence.children(position, "det", "nummod", "amod")]
    if any(a.features.get("Definite") == "Ind" or a.upos == "NUM" for a in articles):
        return None
    definite = any(a.upos == "DET" for a in articles) or scene.lexis.flag("grammar.articles_none")
    if any(a.upos == "ADJ" for a in articles) and not definite:
        return None
    if _plural(scene, sentence, position):
        return None
    return _outlet_before(scene, number, position) or memory.of_kind(frozenset({"outlet"}))


def _plural(scene: Scene, sentence: Sentence, position: int) -> bool:
    """Is a noun in the plural, and no genitive whose end shows the singular («за даними газети»)?"""
    singular = tuple(scene.lexis.sets.get("grammar.singular_genitive", ()))
    word = sentence.words[position]
    owner = word.relation == "nmod" and not sentence.children(position, "case")
    genitive = owner or word.features.get("Case") == "Gen"
    one = genitive and bool(singular) and word.text.lower().endswith(singular)
    return word.features.get("Number") == "Plur" and not one


def _is_own(scene: Scene, number: int, position: int) -> bool:
    """Does a phrase that ends at a word mean the outlet that publishes the report ("este diario")?"""
    sentence = scene.sentence(number)
    ours = (sentence.words[i] for i in sentence.children(position, "det", "det:poss", "nmod:poss", "amod"))
    if (
        scene.lexis.has("nouns.outlet", lemma_of(sentence, position))
        and not scene.quoted(sentence.words[position].start)
        and any(w.features.get("Poss") == "Yes" and w.features.get("Person") == "1" for w in ours)
    ):
        return True
    phrases = scene.lexis.phrases_in("nouns.own_outlet", sentence)
    return any(start + size - 1 == position for start, size in phrases)


def body_again(scene: Scene, number: int, head: int, memory: Memory) -> Source | None:
    """The body that a noun for any body ("the agency", "в ведомстве") without a word more takes up, or None."""
    sentence = scene.sentence(number)
    if not scene.lexis.has("nouns.any_body", lemma_of(sentence, head)):
        return None
    if sentence.children(head, "nmod", "acl", "nummod", "amod", "appos", "flat"):
        return None
    return memory.of_kind(frozenset({"organisation"}))


def _outlet_before(scene: Scene, number: int, position: int) -> Source | None:
    """The last outlet that the text names before a word, in its own or the two sentences before."""
    at = scene.sentence(number).words[position].start
    first = scene.sentence(max(number - 2, 0)).start
    for mention in reversed(scene.cast.within((first, at))):
        outlet = outlet_at(scene, mention.sentence, mention.head)
        if outlet is not None:
            return outlet
    return None


def piece_of(scene: Scene, number: int, position: int) -> list[Source]:
    """The outlet in which "the same article" stands: the last one named in the paragraph, else the report's own.

    Only in a report that speaks of itself, as corrections do, is it the report's own.
    """
    sentence = scene.sentence(number)
    articles = [sentence.words[i] for i in sentence.children(position, "det", "amod")]
    if not scene.lexis.has("nouns.piece", lemma_of(sentence, position)) or not articles:
        return []
    before = _outlet_before(scene, number, position)
    if before is not None:
        return [before]
    return [scene.outlet] if speaks_of_itself(scene) else []


def speaks_of_itself(scene: Scene) -> bool:
    """Does a report say "we wrote" outside quotations?"""
    return any(
        (lemma_of(sentence, i) in scene.lexis.reporting or scene.lexis.has("verbs.amend", lemma_of(sentence, i)))
        and not scene.quoted(word.start)
        and any(
            sentence.words[c].features.get("Person") == "1" and sentence.words[c].features.get("Number") == "Plur"
            for c in (i, *sentence.children(i, "nsubj", "aux"))
        )
        for sentence in scene.document.sentences
        for i, word in enumerate(sentence.words)
        if word.upos == "VERB"
    )


def outlet_at(scene: Scene, number: int, position: int) -> Source | None:
    """The outlet other than the report's own that a word names, as a chain link; None when it names none."""
    named = named_by_child(scene, number, position)
    mention = scene.mention(number, position if named is None else named)
    if mention is None or mention.actor is None:
        return _unlisted(scene, number, position) if mention is None or mention.place is None else None
    actor = scene.cast.actor_by_id[mention.actor]
    called = named is not None and actor.type == "organisation" and _only_outlets(scene, number, position)
    if (actor.type != "outlet" and actor.id not in scene.papers and not called) or actor.id == scene.outlet.actor:
        return None
    return Source("outlet", actor.name, actor.id, mention.span)


def _only_outlets(scene: Scene, number: int, position: int) -> bool:
    """Is a word a noun that means outlets and no other bodies ("il sito", not "l'agenzia")?"""
    lemma = lemma_of(scene.sentence(number), position)
    return scene.lexis.has("nouns.outlet", lemma) and not scene.lexis.has("nouns.bodies", lemma)


def _unlisted(scene: Scene, number: int, position: int) -> Source | None:
    """The outlet that a noun for one names right behind itself, unknown to the cast ("il sito Golfo 24")."""
    sentence, words = scene.sentence(number), scene.sentence(number).words
    if words[position].upos != "NOUN" or not scene.lexis.has("nouns.outlet", lemma_of(sentence, position)):
        return None
    end = position + 1
    while end < len(words) and (words[end].upos == "PROPN" or (end > position + 1 and words[end].upos == "NUM")):
        end += 1
    mentions = (scene.cast.at(number, i) for i in range(position + 1, end))
    if end == position + 1 or any(m is not None and (m.actor or m.place) for m in mentions):
        return None
    if scene.timed(words[position + 1].start):
        return None  # "to the police station Monday"
    span = Span(words[position + 1].start, words[end - 1].end)
    return Source("outlet", span.of(scene.document.text), None, span)


def issues(scene: Scene, source: Source) -> bool:
    """Is a source the body that publishes the report ("the Prefecture" in a note of the Prefecture of Molo)?

    It may go by fewer words of its name, the first among them; newspapers and agencies are known by other rules.
    """
    if source.kind not in {"organisation", "anonymous"}:
        return False
    whole, named = _content_words(scene.outlet.name), _content_words(source.name)
    if not whole or not named or named[0] != whole[0] or any(scene.lexis.has("nouns.outlet", w) for w in whole):
        return False
    return set(named) <= set(whole)


def _content_words(name: str) -> list[str]:
    """The words of a body's name without articles, prepositions and what its state calls itself, folded."""
    unspecific = load("shared", "outlets")["unspecific"]
    words = (plain(word) for word in name.replace("’", "'").replace("'", " ").split())
    return [word for word in words if len(word) >= LEAST_WORD and word not in unspecific]
