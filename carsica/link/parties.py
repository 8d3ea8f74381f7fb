"""The parties behind statements: who speaks, through which outlets, and which report of the case an outlet is.

Owns the identity of sources across reports; must not judge claims.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz

from carsica.link.actors import ActorLinks
from carsica.link.countries import country_in
from carsica.link.lexical import together, words_of
from carsica.link.names import cyrillic_languages, fold, stem, title_key
from carsica.link.shelf import RowKey, Shelf
from carsica.record.claim import LinkedActor
from carsica.record.statement import Source, SourceKind, Statement

_UNNAMED: tuple[SourceKind, ...] = ("anonymous", "unstated")
_RELAYS: tuple[SourceKind, ...] = ("outlet", "agency")
_COMPOUND = re.compile(r"-\w+")
_LONG = 5  # letters of a word that can stand for a whole title
_SAME_TITLE = 86.0  # of 100, between the sounds of two outlets' names


def means_an_outlet(name: str, language: str) -> bool:
    """Is it a mere noun for an outlet, whatever state it is of ("the German paper")?"""
    nouns, articles = words_of(language, "outlets"), together("scripts")["words"]["articles"]
    words = [word for word in name.lower().split() if word not in articles]
    rest = [word for word in words if stem(word, language) not in {stem(noun, language) for noun in nouns}]
    return bool(words) and len(rest) < len(words) and all(country_in(word.capitalize()) for word in rest)


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody who speaks. ``key`` is equal for the same party in any report and language."""

    key: str
    kind: SourceKind
    name: str

    @property
    def unnamed(self) -> bool:
        """Is it only said that somebody speaks, not who?"""
        return self.kind in _UNNAMED

    @property
    def relays(self) -> bool:
        """Is it an outlet or an agency, which passes on what others say?"""
        return self.kind in _RELAYS


@dataclass(frozen=True)
class Parties:
    """Answers who the links of source chains are, over all readings."""

    shelf: Shelf
    actors: ActorLinks

    @cached_property
    def by_id(self) -> Mapping[str, LinkedActor]:
        """Linked actors by id."""
        return {actor.id: actor for actor in self.actors.actors}

    @cached_property
    def _titles(self) -> Mapping[str, str]:
        """Sounds of the names of linked outlets, and which actor each is."""
        found: dict[str, str] = {}
        for actor in self.actors.actors:
            if actor.type in ("outlet", "organisation"):
                for name in actor.names:
                    for language in cyrillic_languages():
                        found.setdefault(title_key(name, language), actor.id)
        return found

    @cached_property
    def _outlets(self) -> Mapping[str, Party]:
        """The outlet behind each report, as a party; reports of one outlet share it."""
        found: dict[str, Party] = {}
        known: dict[str, Party] = {}
        for reading in self.shelf.readings:
            report = reading.report
            name = report.outlet or ""
            if name not in known:
                known[name] = self._titled(name, report.language, known)
            found[report.id] = known[name]
        return found

    def _titled(self, name: str, language: str, known: Mapping[str, Party]) -> Party:
        if not name:
            return Party("outlet:", "outlet", "")
        key = title_key(name, language)
        actor = self._titles.get(key)
        if actor is None:
            near = [(fuzz.ratio(key, other), other) for other in self._titles if len(other) > 5]
            best = max(near, default=(0.0, ""))
            actor = self._titles[best[1]] if best[0] >= _SAME_TITLE else None
        return Party(actor or f"outlet:{key}", "outlet", name)

    @cached_property
    def _outlet_titles(self) -> Mapping[str, Party]:
        """Outlets of the case by the sound of their names, for sources that a report takes for something else."""
        found: dict[str, Party] = {}
        for reading in self.shelf.readings:
            if reading.report.outlet:
                key = title_key(reading.report.outlet, reading.report.language)
                found.setdefault(key, self._outlets[reading.report.id])
        return found

    @cached_property
    def _short_titles(self) -> Mapping[str, Party]:
        """Outlets of the case by one long word of their name that no other of them has ("la Bussola")."""
        found: dict[str, set[str]] = defaultdict(set)
        for key in self._outlet_titles:
            for word in key.split():
                if len(word) >= _LONG:
                    found[word].add(key)
        return {word: self._outlet_titles[next(iter(keys))] for word, keys in found.items() if len(keys) == 1}

    def outlet(self, report: str) -> Party:
        """The outlet that published a report."""
        return self._outlets[report]

    @cached_property
    def reports_of(self) -> Mapping[str, tuple[str, ...]]:
        """Reports of the case by the key of their outlet, in order of publication."""
        found: dict[str, list[str]] = defaultdict(list)
        for reading in self.shelf.readings:
            found[self._outlets[reading.report.id].key].append(reading.report.id)
        return {key: tuple(reports) for key, reports in found.items()}

    @cached_property
    def outlets_named_in(self) -> Mapping[str, Mapping[str, tuple[int, ...]]]:
        """For each report the outlets of the case that it names (by key), and where."""
        found: dict[str, dict[str, tuple[int, ...]]] = {}
        for reading in self.shelf.readings:
            own = self.outlet(reading.report.id).key
            named: dict[str, tuple[int, ...]] = {}
            for actor in reading.actors:
                key = self.actors.of_row.get((reading.report.id, actor.id), "")
                if key in self.reports_of and key != own:
                    named[key] = tuple(sorted((*named.get(key, ()), *(m.start for m in actor.mentions))))
            found[reading.report.id] = named
        return found

    def party(self, report: str, source: Source) -> Party:
        """A link of a source chain. An unnamed source is a party of its report alone."""
        if source.kind in _UNNAMED:
            return Party(f"{report}:{fold(source.name)}", source.kind, source.name)
        people = self._people_of(report, source)
        if people:
            return Party(f"{report}:{fold(people)}", "anonymous", people)
        short = self._short_titles.get(title_key(source.name, self.shelf.report(report).language))
        if short is not None and source.kind in ("outlet", "organisation"):
            return short
        row = self.actors.of_row.get((report, source.actor)) if source.actor else None
        if row is None and source.kind in _RELAYS:
            row = self._titles.get(title_key(source.name, self.shelf.report(report).language))
        if row is not None:
            actor = self.by_id[row]
            kind = "outlet" if actor.type == "outlet" and source.kind != "agency" else source.kind
            return Party(row, kind, actor.name)
        own = self._outlet_titles.get(title_key(source.name, self.shelf.report(report).language))
        if own is not None:
            return own
        if source.kind in _RELAYS:
            return Party(
                f"outlet:{title_key(source.name, self.shelf.report(report).language)}", source.kind, source.name
            )
        if source.kind in ("organisation", "person") and source.name == source.name.lower():
            # No actor and no capital letter: words such as "three sources" describe somebody and name nobody.
            return Party(f"{report}:{fold(source.name)}", "anonymous", source.name)
        return Party(f"{source.kind}:{fold(source.name)}", source.kind, source.name)

    def _people_of(self, report: str, source: Source) -> str | None:
        """The unnamed people whom a compound makes of a body's name ("EU-Diplomaten"), where a source is one."""
        whole = self.shelf.report(report)
        tails = words_of(whole.language, "people_of")
        if source.span is None or not tails:
            return None
        start = whole.text.find(source.name, source.span.start, source.span.end + len(source.name))
        found = _COMPOUND.match(whole.text, start + len(source.name)) if start >= 0 else None
        fits = found is not None and any(found[0][1:].casefold().startswith(tail) for tail in tails)
        return f"{source.name}{found[0]}" if found is not None and fits else None

    @cached_property
    def _relays_in(self) -> Mapping[str, tuple[tuple[int, Party], ...]]:
        """Where each report names outlets that it passes on, other than by a noun such as "the paper"."""
        found: dict[str, tuple[tuple[int, Party], ...]] = {}
        for reading in self.shelf.readings:
            rows = []
            for statement in reading.statements:
                for source in statement.chain[1:]:
                    if (
                        source.kind in _RELAYS
                        and source.span
                        and not means_an_outlet(source.name, reading.report.language)
                    ):
                        rows.append((source.span.start, self.party(reading.report.id, source)))
            found[reading.report.id] = tuple(sorted(rows, key=lambda row: row[0]))
        return found

    def _meant(self, report: str, source: Source) -> Party | None:
        """The outlet that "the paper" means: the one named last before it, else the first after."""
        if source.kind == "person" or not means_an_outlet(source.name, self.shelf.report(report).language):
            return None
        named = self._relays_in[report]
        at = source.span.start if source.span else 0
        before = [party for start, party in named if start < at]
        return before[-1] if before else next((party for _, party in named), None)

    def chain(self, key: RowKey, statement: Statement) -> tuple[Party, ...]:
        """The parties behind a statement past its own outlet, outermost first; who is not stated is left out."""
        own = self.outlet(key[0])
        parties: list[Party] = []
        for source in statement.chain[1:]:
            one = self._meant(key[0], source) or self.party(key[0], source)
            if one.kind != "unstated" and one.key != own.key and one.key not in {p.key for p in parties}:
                parties.append(one)
        return tuple(parties)

    def speaker(self, key: RowKey, statement: Statement) -> Party:
        """Whose word a statement is: the innermost of its chain, else the outlet."""
        chain = self.chain(key, statement)
        return chain[-1] if chain else self.outlet(key[0])

    @cached_property
    def _ties(self) -> Mapping[str, frozenset[str]]:
        """For each linked actor the linked actors that its roles and relations name as what it belongs to."""
        names: dict[str, str] = {}
        for actor in self.actors.actors:
            for name in actor.names:
                names.setdefault(fold(name), actor.id)
        found: dict[str, set[str]] = defaultdict(set)
        for actor in self.actors.actors:
            for role in actor.roles:
                if role.current and role.of and fold(role.of) in names:
                    found[actor.id].add(names[fold(role.of)])
        for body, person in self._offices():
            found[body].add(person)
        for reading in self.shelf.readings:
            for relation in reading.relations:
                pair = [
                    self.actors.of_row.get((reading.report.id, a)) for a in (relation.subject, relation.object)
                ]
                if relation.current and pair[0] and pair[1]:
                    found[pair[0]].add(pair[1])
        return {actor: frozenset(tied) for actor, tied in found.items()}

    def _offices(self) -> Iterator[tuple[str, str]]:
        """Bodies with the person whose surname, if nobody else has it, is in their name ("Kim's office")."""
        people: dict[str, set[str]] = defaultdict(set)
        for actor in self.actors.actors:
            if actor.type == "person" and actor.id not in self.actors.unnamed:
                for name in actor.names:
                    people[fold(name).split()[-1]].add(actor.id)
        for actor in self.actors.actors:
            if actor.type in ("organisation", "group"):
                for name in actor.names:
                    for word in {w for w in fold(name).split() if len(people.get(w, ())) == 1}:
                        yield actor.id, min(people[word])

    def _own_voice(self, key: str) -> bool:
        """Does somebody speak for himself, by every post that the reports give him (a senator, an expert)?"""
        actor = self.by_id.get(key)
        titles = (
            [(r.title, self.shelf.report(r.pointer.report).language) for r in actor.roles if r.current]
            if actor
            else []
        )
        return bool(titles) and all(
            any(
                stem(word, language) in {stem(w, language) for w in words_of(language, "own_voice")}
                for word in fold(title).split()
            )
            for title, language in titles
        )

    def stands_for(self, key: str) -> frozenset[str]:
        """An actor with what it speaks for: the bodies of its roles, and its country ("country:US")."""
        if self._own_voice(key):
            return frozenset({key})
        tied = self._ties.get(key, frozenset())
        lands = {f"country:{c}" for actor in (key, *tied) for c in self.actors.countries.get(actor, ())}
        return frozenset({key, *tied, *lands})
