"""Where the places of a report lie: each name looked up in the light of all the others.

Owns what a report says about where its places are: the countries and regions it speaks of, and what stands right
behind a name ("Paris, Texas"; "Tripoli, in Libano"). Must not weigh candidates (place_choice.py).
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from carsica.extract import gazetteer, places, wordforms
from carsica.extract.actor_words import Line
from carsica.extract.named import Named
from carsica.extract.place_choice import Context, PlaceKind
from carsica.extract.place_nouns import is_vessel, kind_of, nouns, says_town
from carsica.extract.places import Located

CODED = frozenset({"state", "demonym", "seat"})
WELL_KNOWN = 20
"""Names and scripts from which a place is one that everybody knows."""
BEHIND = 4
"""Units between a place and the one that it lies in ("Tripoli, nel nord del Libano")."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """A name of a place with the kind its noun gives it and its words without that noun."""

    name: Named
    kind: PlaceKind | None
    text: str


class Atlas:
    """Locates the places among the names of one report."""

    def __init__(self, rows: Sequence[Line], language: str, text: str) -> None:
        self.rows, self.language, self.text = rows, language, text

    def locate_all(self, names: Sequence[Named]) -> dict[Named, Located]:
        """Every name of a place to what is known of it, in the order of the names."""
        asked = self._asked_all(names)
        context = self._context(names, asked)
        within = self._within(names)
        kinds = self._kinds(asked)
        asked = [self._sorted_out(ask, kinds) for ask in asked]
        located = self._located(asked, context, within)
        return {ask.name: found for ask, found in zip(asked, located, strict=True)}

    def _kinds(self, asked: Sequence[_Asked]) -> dict[str, PlaceKind]:
        """The kind that any mention gives a name, the first that does; else what its prepositions say."""
        found: dict[str, PlaceKind] = {}
        for ask in asked:
            if ask.kind in ("town", "village", "nature"):
                found.setdefault(self._key(ask), ask.kind)
        for ask in asked:
            if ask.kind is None and says_town(self.rows[ask.name.sentence], ask.name, self.language):
                found.setdefault(self._key(ask), "town")
        return found

    def _sorted_out(self, ask: _Asked, kinds: Mapping[str, PlaceKind]) -> _Asked:
        return replace(ask, kind=kinds.get(self._key(ask))) if ask.kind is None else ask

    def _asked_all(self, names: Sequence[Named]) -> list[_Asked]:
        """The names of places, but for those that some mention shows to be a ship's."""
        asked = [self._asked(n) for n in names if n.kind == "place"]
        ships = {self._key(a) for a in asked if is_vessel(self.rows[a.name.sentence], a.name, self.language)}
        return [a for a in asked if self._key(a) not in ships]

    def _asked(self, name: Named) -> _Asked:
        line = self.rows[name.sentence]
        kind, units = kind_of(line, name, self.language)
        return _Asked(name, kind, self.text[line.row[units[0]].start : line.row[units[1] - 1].end])

    @staticmethod
    def _key(ask: _Asked) -> str:
        return wordforms.fold(ask.text)

    def _located(
        self, asked: Sequence[_Asked], context: Context, within: Mapping[str, frozenset[str | int]]
    ) -> list[Located]:
        """What is known of each place; a name that is asked in the same words again is not weighed again."""
        known: dict[tuple[str, ...], Located] = {}
        found = []
        for ask in asked:
            key = (ask.name.key, self.text[ask.name.start : ask.name.end], ask.text, ask.kind or "")
            if key not in known:
                known[key] = self._locate(ask, context, within)
            found.append(known[key])
        return found

    def _locate(self, ask: _Asked, context: Context, within: Mapping[str, frozenset[str | int]]) -> Located:
        if ask.name.key:
            return places.locate_region(ask.name.key, self.language)
        inside = within.get(self._key(ask), frozenset())
        around = Context(context.countries, context.regions, inside)
        whole = self.text[ask.name.start : ask.name.end]
        if whole != ask.text or ask.kind == "site":
            found = places.locate(whole, self.language, around)
            if found.latitude is not None:
                return found
        found = places.locate(ask.text, self.language, around, ask.kind)
        return replace(found, name=whole) if ask.kind in ("site", "nature") else found

    # -- what the report speaks of ----------------------------------------------------------------------------

    def _context(self, names: Sequence[Named], asked: Sequence[_Asked]) -> Context:
        """Countries by how often the report speaks of them, and regions, by the names that leave no doubt."""
        spoken = Counter(n.code for n in names if n.kind in CODED and len(n.code) == 2 and n.code != "EU")
        first = Context(_shares(spoken))
        regions: set[int] = set()
        for ask, found in zip(asked, self._located(asked, first, {}), strict=True):
            if found.country and (found.country in first.countries or ask.name.key or self._is_famous(found)):
                spoken[found.country] += 1
                if found.geonames and found.precision == "region":
                    regions.add(found.geonames)
        return Context(_shares(spoken), frozenset(regions))

    @staticmethod
    def _is_famous(found: Located) -> bool:
        """Is a place so well known that its bare name says which country is spoken of?"""
        known = gazetteer.place(found.geonames) if found.geonames else None
        return known is not None and known.fame >= WELL_KNOWN

    # -- what stands right behind a name ----------------------------------------------------------------------

    def _within(self, names: Sequence[Named]) -> dict[str, frozenset[str | int]]:
        """The countries and regions that follow a place after a comma, a bracket or a preposition, by its name.

        Only where a place of that name lies there, and not in a row of places ("Ohio, Washington, West Virginia").
        """
        found: dict[str, frozenset[str | int]] = {}
        ordered = sorted((n for n in names if n.kind in {"place", "state"}), key=lambda n: n.start)
        in_row = False
        for name, following in itertools.pairwise(ordered):
            if name.sentence != following.sentence or not self._leads(name, following):
                in_row = False
                continue
            asked, holders = self._asked(name), self._holders(following)
            other = self._key(asked) != self._key(self._asked(following))
            inside = name.kind == "place" and other and places.may_lie_in(asked.text, self.language, holders)
            if inside and not in_row:
                found.setdefault(self._key(asked), holders)
            in_row = not inside
        return found

    def _leads(self, name: Named, following: Named) -> bool:
        line = self.rows[name.sentence]
        between = range(name.units[1], following.units[0])
        if not 0 < len(between) <= BEHIND:
            return False
        return all(self._links(line, at) for at in between)

    def _links(self, line: Line, at: int) -> bool:
        """May the unit stand between a place and what it lies in: a comma, a preposition, its article, a noun?"""
        upos = line.sentence.words[line.row[at].first].upos
        if upos == "DET":
            return line.sentence.words[line.row[at - 1].first].upos == "ADP"
        return (
            line.row[at].text in {",", "("}
            or upos == "ADP"
            or nouns(self.language).match(line.forms, at) is not None
        )

    def _holders(self, name: Named) -> frozenset[str | int]:
        """The country and the regions that a name may stand for."""
        if name.kind == "state":
            text = self.text[name.start : name.end]
            return frozenset({name.code, *(r.geonames for r in gazetteer.lookup_regions(text))})
        if name.key:
            number = places.locate_region(name.key, self.language).geonames
            return frozenset({number}) if number else frozenset()
        ask = self._asked(name)
        full = places.full_name(ask.text, self.language)
        return frozenset(r.geonames for r in gazetteer.lookup_regions(full))


def _shares(spoken: Counter[str]) -> dict[str, float]:
    most = max(spoken.values(), default=0)
    return {code: count / most for code, count in spoken.items()}
