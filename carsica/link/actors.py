"""Actors across reports, spellings and scripts.

Owns the judgement that two names mean one actor. Each distinct name is compared once, however many reports print
it; persons by how surname and first name sound, states by country, bodies by tables and by kind and country.
Unnamed people ("two officials") never join across reports: that they are the same people is nowhere said.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from carsica.link.bodies import kind_of_body
from carsica.link.clusters import group
from carsica.link.countries import is_state_name
from carsica.link.forms import Form, forms_of, names_a_person
from carsica.link.lexical import together
from carsica.link.names import (
    is_latin,
    readings_of,
    same_given,
    skeleton,
    title_key,
    word_likeness,
    words_of,
)
from carsica.link.scoring import Part, Score
from carsica.link.shelf import RowKey, Rulings, Shelf, stable_id
from carsica.record.actor import Actor, ActorType
from carsica.record.claim import LinkedActor, LinkedRole, Pointer

_MOST_OF_A_BLOCK = 400  # distinct names compared with one another; a larger block says nothing


@dataclass(frozen=True)
class ActorLinks:
    """Linked actors, and which of them each actor of a reading is."""

    actors: tuple[LinkedActor, ...]
    of_row: Mapping[RowKey, str]
    countries: Mapping[str, frozenset[str]]
    """States that a linked actor is, or is tied to by name or role."""
    unnamed: frozenset[str] = frozenset()
    """Linked actors that no report names: "two officials"."""

    def ids(self, report: str, rows: Iterable[str]) -> frozenset[str]:
        """Linked ids of some actors of one reading."""
        return frozenset(self.of_row[report, row] for row in rows if (report, row) in self.of_row)

    def named(self, report: str, rows: Iterable[str]) -> frozenset[str]:
        """Linked ids of those of some actors of one reading whom somebody names."""
        return self.ids(report, rows) - self.unnamed


def link_actors(shelf: Shelf, rulings: Rulings) -> ActorLinks:
    """Group the actors of all readings. Decisions about rows win over any score."""
    rows = {(r.report.id, a.id): a for r in shelf.readings for a in r.actors}
    forms = forms_of(shelf, rulings)
    at = {row: n for n, form in enumerate(forms) for row in form.rows}
    pairs: dict[tuple[int, int], float] = {}
    for block in _blocks(forms):
        for position, i in enumerate(block):
            for j in block[position + 1 :]:
                if (i, j) not in pairs:
                    value = score(forms[i], forms[j]).value
                    if value > 0:
                        pairs[i, j] = value
    groups = group(
        len(forms),
        pairs,
        lambda i, j: score(forms[i], forms[j]).value,
        [(at[a], at[b]) for a, b in rulings.together],
        [(at[a], at[b]) for a, b in rulings.apart],
    )
    linked, of_row, countries = [], {}, {}
    unnamed = set()
    for members in groups:
        found = sorted((row for n in members for row in forms[n].rows), key=shelf.key_order)
        types = Counter(forms[n].type for n in members for _ in forms[n].rows)
        actor = _linked(shelf, found, rows, min(types, key=lambda t: (-types[t], t)))
        linked.append(actor)
        of_row.update(dict.fromkeys(found, actor.id))
        countries[actor.id] = frozenset(c for n in members if (c := forms[n].country))
        if all(forms[n].alone for n in members):
            unnamed.add(actor.id)
    linked.sort(key=lambda a: shelf.key_order((a.mentions[0].report, a.mentions[0].row)))
    return ActorLinks(tuple(linked), of_row, countries, frozenset(unnamed))


def _blocks(forms: Sequence[Form]) -> list[list[int]]:
    """Names worth comparing: equal consonants of some word, or the same known body, country or title."""
    blocks: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for n, form in enumerate(forms):
        for key in _keys(form):
            blocks[key].add(n)
    return [sorted(block) for _, block in sorted(blocks.items()) if 1 < len(block) <= _MOST_OF_A_BLOCK]


def _keys(form: Form) -> Iterable[tuple[str, ...]]:
    if form.type == "person":
        for word in words_of(form.name)[-3:]:
            for reading in readings_of(word, form.language):
                yield ("person", skeleton(reading)[:4])
        return
    if len(words_of(form.name)) > 2:
        for reading in readings_of(words_of(form.name)[-1], form.language):
            yield ("person", skeleton(reading)[:4])
    key = form.body
    if key:
        yield ("body", *key)
    if form.type in ("outlet", "organisation"):
        for word in title_key(form.name, form.language).split():
            yield ("title", skeleton(word)[:5])


def score(one: Form, other: Form) -> Score:
    """How likely two names mean one actor."""
    if "person" in (one.type, other.type):
        if one.type != other.type:
            return _person_inside(one, other) if one.type == "person" else _person_inside(other, one)
        return _persons(one, other)
    known = one.body, other.body
    if known[0] and known[1]:
        if known[0] == known[1]:
            return Score((Part(4.0, f"both are {' '.join(known[0])}"),))
        return Score((Part(-9.0, "two different known bodies"),))
    if "group" in (one.type, other.type):
        return Score((Part(-4.0, "unnamed people"),))
    if bool(known[0]) != bool(known[1]) and kind_of_body(one.name) == kind_of_body(other.name) is not None:
        return Score((Part(-4.0, "one is of no known state"),))
    return _titles(one, other)


def _person_inside(person: Form, phrase: Form) -> Score:
    """A longer phrase that ends in a person's full name is that person ("the American envoy Ann Lee")."""
    name, words = words_of(person.name), words_of(phrase.name)
    links = together("scripts")["words"]["links"]
    fits = 2 <= len(name) < len(words) and words[-len(name) - 1] not in links and is_latin(phrase.name)
    if phrase.type in ("outlet", "state") or not fits:
        return Score((Part(-9.0, "a person and no person"),))
    pairs = zip(name, words[-len(name) :], strict=True)
    alike = min(word_likeness(readings_of(a, person.language), readings_of(b, phrase.language)) for a, b in pairs)
    return Score((Part(3.0 if alike >= 0.85 else -9.0, f"the phrase ends in a name {alike:.2f} alike"),))


def _persons(one: Form, other: Form) -> Score:
    """Surnames must sound alike; first names must not clash."""
    if not (names_a_person(one.name) and names_a_person(other.name)):
        return Score((Part(-9.0, "a description, no name"),))
    a, b = words_of(one.name), words_of(other.name)
    languages = (one.language, other.language)
    shorter, longer = (a, b) if len(a) <= len(b) else (b, a)
    orders = languages if len(a) <= len(b) else languages[::-1]
    if len(shorter) >= 2 and len(longer) > len(shorter):
        hits = [
            max(word_likeness(readings_of(w, orders[0]), readings_of(v, orders[1])) for v in longer)
            for w in shorter
        ]
        if min(hits) >= 0.8:
            return Score((Part(3.0, "one name holds the other"),))
    surname = word_likeness(readings_of(a[-1], languages[0]), readings_of(b[-1], languages[1]))
    parts = [Part((surname - 0.8) * (15 if surname > 0.78 else 60), f"surnames sound {surname:.2f} alike")]
    given = same_given(a[:-1], b[:-1], languages)
    if given is None:
        if min(len(a), len(b)) == 1 and surname >= 0.84:
            parts.append(Part(0.8, "one comes without a first name"))
        else:
            parts.append(Part(-0.5, "no first name to compare"))
    elif given:
        parts.append(Part(1.5, "first names agree"))
    else:
        parts.append(Part(-9.0, "first names differ"))
    if one.country and other.country:
        same = one.country == other.country
        parts.append(Part(0.7 if same else -0.7, f"tied to {one.country} and {other.country}"))
    return Score(tuple(parts))


def _titles(one: Form, other: Form) -> Score:
    """Outlets and other bodies: by the sound of the whole name."""
    keys = title_key(one.name, one.language), title_key(other.name, other.language)
    if keys[0] == keys[1]:
        parts = [Part(4.0, "the same name")]
    else:
        ratio = fuzz.ratio(keys[0].replace(" ", ""), keys[1].replace(" ", "")) / 100.0
        enough = 0.86 if one.type == other.type == "outlet" else 0.92
        long = min(map(len, keys)) >= 6
        parts = [Part((ratio - enough) * 20 if long else -4.0, f"names sound {ratio:.2f} alike")]
    if one.country and other.country and one.country != other.country:
        parts.append(Part(-3.0, f"of {one.country} and of {other.country}"))
    return Score(tuple(parts))


def _linked(shelf: Shelf, found: Sequence[RowKey], rows: Mapping[RowKey, Actor], kind: ActorType) -> LinkedActor:
    counts = Counter(rows[row].name for row in found)
    name = min(counts, key=lambda n: _rank(n, kind, counts[n]))
    names = tuple(sorted(counts, key=lambda n: (-counts[n], n)))
    mentions = tuple(Pointer(report, row, span) for report, row in found for span in rows[report, row].mentions)
    roles = tuple(
        LinkedRole(role.title, role.of, role.current, Pointer(report, row, role.span), _day(shelf, report))
        for report, row in found
        for role in rows[report, row].roles
    )
    return LinkedActor(stable_id("a", found, shelf.order), kind, name, names, mentions, roles)


def _rank(name: str, kind: ActorType, count: int) -> tuple[bool, bool, int, str]:
    """The most frequent full form first, Latin script before others."""
    full = len(words_of(name)) >= 2 if kind == "person" else kind != "state" or is_state_name(name)
    return (not is_latin(name), not full, -count, name)


def _day(shelf: Shelf, report: str) -> str | None:
    published = shelf.report(report).published
    return published[:10] if published else None
