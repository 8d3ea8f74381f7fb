"""When do two names mean the same? By every spelling that the annotated report uses for one.

Owns comparing names; must not know layers. A name agrees with another when it is one of its spellings, or when the
words of one are all among the words of the other.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from carsica.annotation.annotated import Annotated
from carsica.record.actor import Actor
from carsica.record.place import Place
from carsica.record.plan import Plan
from carsica.record.statement import Source

UNNAMED = frozenset({"anonymous", "unstated"})


def fold(text: str) -> str:
    """Lower case, no accents, no punctuation, single spaces."""
    text = unicodedata.normalize("NFKD", text).casefold()
    text = "".join(c for c in text if not unicodedata.combining(c))
    return re.sub(r"[\W_]+", " ", text).strip()


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody or something as an annotated report names it; ``unnamed`` if the report withholds who it is."""

    name: str
    spellings: frozenset[str]
    unnamed: bool = False

    def same(self, name: str) -> bool:
        """Does a name that a reader gives mean this one?"""
        given = fold(name)
        if given in self.spellings:
            return True
        mine, theirs = set(fold(self.name).split()), set(given.split())
        return bool(mine and theirs) and (mine <= theirs or theirs <= mine)

    def is_link(self, link: Source) -> bool:
        """Does a link of a reader's chain mean this source? An unnamed one goes by being unnamed."""
        return (self.unnamed and link.kind in UNNAMED) or self.same(link.name)


def known_in(annotated: Annotated) -> Mapping[str, Known]:
    """Every actor, place and plan of an annotated report by id, and its outlet."""
    reading, text = annotated.reading, annotated.reading.report.text
    unnamed = {link.actor for row in reading.statements for link in row.chain if link.kind == "anonymous"}
    rows: list[Actor | Place | Plan] = [*reading.actors, *reading.places, *reading.plans]
    found = {row.id: _known(row.name, (span.of(text) for span in row.mentions), row.id in unnamed) for row in rows}
    found["unstated"] = Known("unstated", frozenset(), unnamed=True)
    return found


def link_of(source: Source, known: Mapping[str, Known]) -> Known:
    """The known source behind a link of an annotated chain."""
    if source.actor is not None and source.actor in known:
        return known[source.actor]
    return _known(source.name, (), source.kind in UNNAMED)


def _known(name: str, mentions: Iterable[str], unnamed: bool) -> Known:
    return Known(name, frozenset({fold(name), *map(fold, mentions)} - {""}), unnamed)
