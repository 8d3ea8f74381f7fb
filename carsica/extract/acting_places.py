"""Countries and regions that act: "Altamar asks for more", where the report has no actor but only the place.

Owns which places take part in events by what the reader marks. Which state a capital speaks for where the text
shows it by its words alone is the business of geography.py.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from carsica.extract.cast import Cast, Mention
from carsica.parse.syntax import Document, Sentence
from carsica.record.actor import Actor

ACTING = frozenset({"agent", "participant", "addressee", "target"})
"""Parts in an event that a state may have, as the reader marks them."""
WIDE = frozenset({"country", "region", "unknown"})
"""How exact a place may be known that acts as a state; a town or building is one side only if it is a capital."""
LEAST = 0.6
"""How sure the reader has to be."""
PLAIN = frozenset({"nsubj", "obj", "iobj"})
"""Relations in which the name of a place that acts elsewhere means the state again."""


def cast_with_acting_places(cast: Cast, document: Document) -> Cast:
    """The cast with each place that acts as a state, under the state's actor or under one of its own."""
    acting = _acting(cast, document)
    if not acting:
        return cast
    owner: dict[str, str] = {}
    actors, countries = [*cast.actors], dict(cast.countries)
    for place in acting:
        known = cast.state_of(place) if cast.place_by_id[place].precision == "country" else None
        owner[place] = known or f"a{len(actors) + 1}"
        if known is None:
            one = cast.place_by_id[place]
            actors.append(Actor(owner[place], "state", one.name, one.mentions))
            if one.precision == "country" and one.country:
                countries[owner[place]] = one.country
    mentions = tuple(
        replace(m, actor=owner[m.place]) if m.place in owner and _means_state(m, acting, document) else m
        for m in cast.mentions
    )
    return replace(cast, actors=tuple(actors), mentions=mentions, countries=countries)


def _acting(cast: Cast, document: Document) -> dict[str, list[Mention]]:
    """The places that no actor stands for somewhere, though the reader marks them there as a side of an event."""
    starts = {
        (mark.sentence, mark.words[0])
        for mark in document.marks
        if mark.layer == "part" and mark.kind in ACTING and mark.sure >= LEAST
    }
    triggers = {(m.sentence, i) for m in document.marks if m.layer == "trigger" for i in range(*m.words)}
    found: dict[str, list[Mention]] = {}
    for mention in _unowned(cast):
        place = cast.place_by_id.get(mention.place or "")
        if place is None or place.precision not in WIDE:
            continue
        marked = any((mention.sentence, position) in starts for position in range(*mention.words))
        if marked or _does(mention, document.sentences[mention.sentence], triggers):
            found.setdefault(place.id, []).append(mention)
    return found


def _does(mention: Mention, sentence: Sentence, triggers: set[tuple[int, int]]) -> bool:
    """Is the place the subject, or one of several, of a verb that the reader marks as an event?"""
    word = sentence.words[mention.head]
    if word.relation == "conj" and word.head >= 0:
        word = sentence.words[word.head]
    does = word.relation == "nsubj" and word.head >= 0 and sentence.words[word.head].upos == "VERB"
    return does and (mention.sentence, word.head) in triggers


def _unowned(cast: Cast) -> Iterable[Mention]:
    return (m for m in cast.mentions if m.kind == "name" and m.place is not None and m.actor is None)


def _means_state(mention: Mention, acting: dict[str, list[Mention]], document: Document) -> bool:
    """Does the name stand for the state here: where it is marked so, and as a subject or object elsewhere?"""
    if mention.kind != "name" or mention.actor is not None or mention.place is None:
        return False
    if mention in acting[mention.place]:
        return True
    word = document.sentences[mention.sentence].words[mention.head]
    return word.relation.partition(":")[0] in PLAIN
