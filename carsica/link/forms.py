"""The names of a case: each distinct one once, with the rows that bear it and the state it is tied to.

Owns what is one name, and of which state a body is that is named without it; must not judge which names mean one
actor.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import lru_cache

from carsica.languages import codes, data
from carsica.link.bodies import kind_of_body, known_body, one_in_a_state
from carsica.link.countries import country_in, country_named
from carsica.link.lexical import together
from carsica.link.names import fold, is_latin, title_key
from carsica.link.shelf import RowKey, Rulings, Shelf
from carsica.record.actor import Actor, ActorType
from carsica.record.reading import Reading

_SENTENCE_ENDS = ".!?\n"
_WORD = re.compile(r"[^\W\d_]+")
_NEXT = re.compile(r"[ \u00a0]?[^\W\d_]*")
_BODY_TYPES = ("organisation", "state", "group")


@dataclass
class Form:
    """One distinct name of one type, and the rows that bear it."""

    type: ActorType
    name: str
    language: str
    alone: bool = False
    """Does it tell nobody, so that the same words elsewhere may mean others ("two officials")?"""
    home: str = ""
    """The state that a body named without one belongs to, where the case tells it."""
    rows: list[RowKey] = field(default_factory=list)
    countries: Counter[str] = field(default_factory=Counter)

    @property
    def country(self) -> str | None:
        """The state that the reports tie the actor to most often."""
        return min(self.countries, key=lambda c: (-self.countries[c], c)) if self.countries else None

    @property
    def body(self) -> tuple[str, ...]:
        """What the name is known as in every language; empty for most names."""
        known = known_body(self.name, self.language)
        kind = kind_of_body(self.name) if self.home and not known else None
        return ("kind", kind, self.home) if kind else known


def forms_of(shelf: Shelf, rulings: Rulings) -> list[Form]:
    """The names of all readings. Unnamed people, and rows that somebody decided about, stay forms of their own."""
    found: dict[tuple[str, ...], Form] = {}
    outlets = {title_key(r.report.outlet, r.report.language) for r in shelf.readings if r.report.outlet}
    known = _states_by_kind(shelf)
    for reading in shelf.readings:
        language = reading.report.language
        ties = _ties(reading.actors)
        for actor in reading.actors:
            row = (reading.report.id, actor.id)
            # What bears the name of an outlet of the case is that outlet, whatever one report takes it for.
            kind: ActorType = "outlet" if title_key(actor.name, language) in outlets else actor.type
            home = _home(reading, actor, known) if kind in _BODY_TYPES else ""
            alone = _alone(kind, actor.name, language)
            own = row if alone or row in rulings.rows else ()
            fresh = Form(kind, actor.name, language, alone, home)
            form = found.setdefault((kind, fold(actor.name), home, *own), fresh)
            form.rows.append(row)
            form.countries.update([home] if home else ties[actor.id])
    return [found[key] for key in sorted(found)]


def _alone(kind: ActorType, name: str, language: str) -> bool:
    """Does a name tell nobody, so that the same words elsewhere may mean others?"""
    if kind == "person":
        return not names_a_person(name)
    return kind == "group" and not known_body(name, language)


@lru_cache(maxsize=16384)
def names_a_person(name: str) -> bool:
    """Is it somebody's name, and no mere description ("senior US official", "fonte vicina al governo")?

    A description may end in the name that it describes ("the American envoy Ann Lee").
    """
    words = name.split()
    if len(words) < 2 or words[0][:1].isupper():
        return bool(words) and words[-1][:1].isupper() and not (len(words) > 1 and country_in(words[0]))
    links = together("scripts")["words"]["links"]
    capital = [word[:1].isupper() for word in words]
    return is_latin(name) and len(words) > 2 and all(capital[-2:]) and fold(words[-3]) not in links


def _ties(actors: Sequence[Actor]) -> dict[str, list[str]]:
    """States that each actor of a reading is tied to: by its name, else by what it is head or member of."""
    found = {}
    for actor in actors:
        code = country_named(actor.name) if actor.type != "person" else None
        code = code or (country_in(actor.name) if actor.type in _BODY_TYPES else None)
        phrases = [f"{role.title} {role.of or ''}" for role in actor.roles if role.current]
        found[actor.id] = [code] if code else [c for p in phrases if (c := country_in(p))][:1]
    return found


def _states_by_kind(shelf: Shelf) -> Mapping[str, Set[str]]:
    """States of which the case names a body of a kind together with its state."""
    found: dict[str, set[str]] = defaultdict(set)
    for reading in shelf.readings:
        for actor in reading.actors:
            known = known_body(actor.name, reading.report.language) if actor.type in _BODY_TYPES else ()
            if known[:1] == ("kind",):
                found[known[1]].add(known[2])
    return found


def _home(reading: Reading, actor: Actor, known: Mapping[str, Set[str]]) -> str:
    """The state of a body that is named without one: of its like in the report, the one named right behind it,
    that of the language, or the only state named around it, if the case speaks of that state's body by name.
    """
    language = reading.report.language
    kind = kind_of_body(actor.name)
    if kind is None or not one_in_a_state(kind) or country_in(actor.name) or known_body(actor.name, language):
        return ""
    like = {
        body[2]
        for other in reading.actors
        if other.type in _BODY_TYPES and (body := known_body(other.name, language))[:2] == ("kind", kind)
    }
    if len(like) == 1:
        return min(like)
    text = reading.report.text
    behind = {code for m in actor.mentions if (code := country_in(_next_word(text, m.end)))}
    if len(behind) == 1:
        return min(behind)
    own: str = data(language, "link").get("home", "") if language in codes() else ""
    if own:
        return own
    states = known.get(kind, frozenset())
    for ends in (_SENTENCE_ENDS, "\n"):
        near = _named_beside(reading, actor, ends)
        if len(near) == 1 and near <= states:
            return min(near)
    return ""


def _named_beside(reading: Reading, actor: Actor, ends: str) -> set[str]:
    """States named in a sentence or passage that mentions the actor; ``ends`` are the characters that end one."""
    text = reading.report.text
    spans = [
        (
            max(text.rfind(mark, 0, mention.start) for mark in ends) + 1,
            min((at for mark in ends if (at := text.find(mark, mention.end)) >= 0), default=len(text)),
        )
        for mention in actor.mentions
    ]
    return {code for start, end in spans for word in _WORD.findall(text[start:end]) if (code := country_in(word))}


def _next_word(text: str, position: int) -> str:
    found = _NEXT.match(text, position)
    return found[0] if found else ""
