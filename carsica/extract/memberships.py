"""Ties that stand right behind a person's name: "Ralf Keller (SPD)", "Jon Krag of the Green Alliance".

Owns what the few words after a name say of its bearer. Posts and their ties are found in roles.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from carsica.extract import wordforms
from carsica.extract.actor_words import Line, actor_words
from carsica.extract.cast import Cast, Mention
from carsica.record.actor import Relation
from carsica.record.span import Span

_BODIES = frozenset({"organisation", "outlet"})


def memberships(cast: Cast, rows: Sequence[Line], language: str) -> Iterator[Relation]:
    """The persons whose name a body follows, in brackets or in the genitive, each tied to that body."""
    genitive = actor_words(language).grammar.get("genitive", [])
    bodies = {(m.sentence, m.words[0]): m for m in cast.mentions if m.kind == "name" and _is(cast, m, _BODIES)}
    for mention in cast.mentions:
        if mention.kind != "name" or not _is(cast, mention, frozenset({"person"})):
            continue
        body = _behind(rows[mention.sentence], mention, bodies, genitive)
        if body and mention.actor and body.actor:
            span = Span(mention.span.start, body.span.end)
            yield Relation(mention.actor, "member_of", body.actor, True, span)


def _is(cast: Cast, mention: Mention, kinds: frozenset[str]) -> bool:
    actor = cast.actor_by_id.get(mention.actor or "")
    return actor is not None and actor.type in kinds


def _behind(
    line: Line, person: Mention, bodies: dict[tuple[int, int], Mention], genitive: Sequence[str]
) -> Mention | None:
    words = line.sentence.words
    at = person.words[1]
    if at + 1 >= len(words):
        return None
    bracket = words[at].text == "("
    if not bracket and wordforms.fold(words[at].lemma) not in genitive:
        return None
    at += 1
    if words[at].upos == "DET" and not bracket and at + 1 < len(words):
        at += 1
    body = bodies.get((line.number, at))
    if body is None or not bracket:
        return body
    closes = body.words[1] < len(words) and words[body.words[1]].text in {")", ",", "-", "–", "/"}
    return body if closes else None
