"""Unnamed speakers as actors: "two diplomats", "una fonte della procura" belong to the cast once they speak.

Owns their entry into the cast. Must not change chains: an unnamed source stays without an actor there, since
nobody can say that two such phrases mean the same people.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from carsica.extract import wordforms
from carsica.extract.attribution.lexis import lexis
from carsica.extract.cast import Cast, Mention
from carsica.extract.party_words import collectives, party_words
from carsica.parse.syntax import Document, Word
from carsica.record.actor import Actor, ActorType
from carsica.record.span import Span
from carsica.record.statement import Source, Statement


def cast_with_unnamed(cast: Cast, statements: Sequence[Statement], document: Document) -> Cast:
    """The cast with each unnamed speaker among its actors; one person is a person, several are a group.

    A phrase that goes on where one of an unnamed actor of the cast breaks off ("a person" "familiar with the
    talks") is another of that actor's, not one of a second. Sentences are numbered as in ``document``.
    """
    single = _single(cast, document)
    actors = {a.id: replace(a, type="person") if a.type == "group" and a.id in single else a for a in cast.actors}
    named = {mention.actor for mention in cast.mentions if mention.kind == "name"}
    known = {actor.name.casefold() for actor in cast.actors}
    taken = {span for actor in cast.actors for span in actor.mentions}
    mentions: list[Mention] = []
    for name, sources in _by_name(statements).items():
        found = [m for m in (_mention(s.span, document) for s in sources if s.span is not None) if m]
        found = [*dict.fromkeys(found)]
        if name in known or not found or any(m.span in taken for m in found):
            continue
        first = sources[0]
        if first.kind == "anonymous" and _abstract(_head(found[0], document), document.language):
            continue
        same = next((a for m in found if (a := _begun(m, cast)) and a not in named), None)
        if same is None:
            same = f"a{len(actors) + 1}"
            like_body = first.kind == "organisation" or _looks_like_name(found[0], document)
            body = like_body and not _of_people(found[0], document)
            kind: ActorType = "organisation" if body else _number(found[0], document)
            actors[same] = Actor(same, kind, first.name, ())
        actors[same] = _told_by(actors[same], first.name, found)
        mentions.extend(replace(m, actor=same) for m in found)
    return replace(cast, actors=tuple(actors.values()), mentions=(*cast.mentions, *mentions))


def _told_by(actor: Actor, name: str, mentions: Sequence[Mention]) -> Actor:
    """The actor with further mentions, under the longer name of two."""
    spans = (*actor.mentions, *(m.span for m in mentions))
    fullest = max(actor.name, name, key=len)
    return replace(actor, name=fullest, mentions=tuple(sorted(dict.fromkeys(spans))))


def _begun(mention: Mention, cast: Cast) -> str | None:
    """The actor that a shorter phrase of the same governing word stands for."""
    other = cast.headed_by(mention.sentence, mention.head)
    return other.actor if other and mention.span.covers(other.span) else None


def _mention(span: Span, document: Document) -> Mention | None:
    """The words of a span as a mention of nobody yet; its head governs the others."""
    number = document.sentence_at(span.start)
    if number is None:
        return None
    words = document.sentences[number].words
    inside = [i for i, w in enumerate(words) if span.start <= w.start and w.end <= span.end]
    if not inside:
        return None
    head = next((i for i in inside if words[i].head not in inside), inside[0])
    return Mention(span, number, (inside[0], inside[-1] + 1), head, "nominal")


def _by_name(statements: Sequence[Statement]) -> dict[str, list[Source]]:
    found: dict[str, list[Source]] = {}
    for statement in statements:
        for link in statement.chain:
            if link.actor is None and link.span is not None and link.kind in {"anonymous", "organisation"}:
                found.setdefault(link.name.casefold(), []).append(link)
    return found


def _single(cast: Cast, document: Document) -> set[str]:
    """Ids of the groups that every mention puts in the singular."""
    numbers: dict[str, set[str]] = {}
    for mention in cast.mentions:
        if mention.actor is not None and cast.actor_by_id[mention.actor].type == "group":
            word = document.sentences[mention.sentence].words[mention.head]
            number = "" if _collective(word, document.language) else word.features.get("Number", "")
            numbers.setdefault(mention.actor, set()).add(number)
    return {id_ for id_, found in numbers.items() if found == {"Sing"}}


def _head(mention: Mention, document: Document) -> Word:
    return document.sentences[mention.sentence].words[mention.head]


def _looks_like_name(mention: Mention, document: Document) -> bool:
    """Is a source one word with a capital inside its sentence, the name of a town or a body ("la Ville")?"""
    words = document.sentences[mention.sentence].words
    word = words[mention.head]
    small = word.upos == "NOUN" and wordforms.has(document.language, "capital_nouns")
    first = mention.head == 0 or words[mention.head - 1].upos == "PUNCT"
    alone = mention.words[1] - mention.words[0] == 1
    return alone and word.text[:1].isupper() and not small and not first


def _of_people(mention: Mention, document: Document) -> bool:
    """Is the governing noun one for people, whatever body the phrase names ("a volunteer with the group X")?"""
    lemma = _head(mention, document).lemma.lower()
    found = party_words(document.language).match((frozenset({wordforms.fold(lemma)}),), 0)
    return found is not None and found[1] == "person"


def _number(mention: Mention, document: Document) -> ActorType:
    """A person for words headed by a singular noun, a group otherwise."""
    word = _head(mention, document)
    if word.features.get("Number") == "Sing" and not _collective(word, document.language):
        return "person"
    return "group"


def _abstract(word: Word, language: str) -> bool:
    """Is a governing noun an abstract one that nobody is ("the accusation"), by its ending?"""
    names, lemma = lexis(language), word.lemma.lower()
    endings = tuple(names.sets.get("nouns.abstract_endings", ()))
    known = names.has("nouns.speakers", lemma) or _collective(word, language)
    return bool(endings) and lemma.endswith(endings) and not known


def _collective(word: Word, language: str) -> bool:
    """Does a noun mean several people even in the singular ("the press", "la population")?"""
    return wordforms.fold(word.lemma) in collectives(language)
