"""Unnamed speakers as actors: "two diplomats", "una fonte della procura" belong to the cast once they speak.

Owns their entry into the list of actors. Must not change chains: an unnamed source stays without an actor there,
since nobody can say that two such phrases mean the same people.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from carsica.extract import wordforms
from carsica.extract.attribution.lexis import lexis
from carsica.extract.cast import Cast
from carsica.extract.party_words import collectives
from carsica.parse.syntax import Document, Word
from carsica.record.actor import Actor, ActorType
from carsica.record.span import Span
from carsica.record.statement import Source, Statement


def actors_with_unnamed(cast: Cast, statements: Sequence[Statement], document: Document) -> tuple[Actor, ...]:
    """The cast's actors, and one more for each unnamed speaker; one person is a person, several are a group."""
    single = _single(cast, document)
    actors = [replace(a, type="person") if a.type == "group" and a.id in single else a for a in cast.actors]
    known = {actor.name.casefold() for actor in actors}
    taken = {span for actor in actors for span in actor.mentions}
    for name, sources in _by_name(statements).items():
        spans = tuple(dict.fromkeys(s.span for s in sources if s.span is not None))
        if name in known or not spans or any(span in taken for span in spans):
            continue
        first = sources[0]
        if first.kind == "anonymous" and _abstract(spans[0], document):
            continue
        kind: ActorType = "organisation" if first.kind == "organisation" else _number(spans[0], document)
        actors.append(Actor(f"a{len(actors) + 1}", kind, first.name, spans))
    return tuple(actors)


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


def _number(span: Span, document: Document) -> ActorType:
    """A person for words headed by a singular noun, a group otherwise."""
    word = _head(span, document)
    if word and word.features.get("Number") == "Sing" and not _collective(word, document.language):
        return "person"
    return "group"


def _head(span: Span, document: Document) -> Word | None:
    """The word that governs the others of a span."""
    for sentence in document.sentences:
        if span.overlaps((sentence.start, sentence.end)):
            inside = {i for i, w in enumerate(sentence.words) if span.start <= w.start and w.end <= span.end}
            head = next((i for i in sorted(inside) if sentence.words[i].head not in inside), None)
            return sentence.words[head] if head is not None else None
    return None


def _abstract(span: Span, document: Document) -> bool:
    """Is the governing noun an abstract one that nobody is ("the accusation"), by its ending?"""
    word, names = _head(span, document), lexis(document.language)
    lemma = word.lemma.lower() if word else ""
    endings = tuple(names.sets.get("nouns.abstract_endings", ()))
    known = names.has("nouns.speakers", lemma) or bool(word and _collective(word, document.language))
    return bool(endings) and lemma.endswith(endings) and not known


def _collective(word: Word, language: str) -> bool:
    """Does a noun mean several people even in the singular ("the press", "la population")?"""
    return wordforms.fold(word.lemma) in collectives(language)
