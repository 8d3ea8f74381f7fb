"""When do two names mean the same? By every spelling that the annotated report uses for one.

Owns comparing names; must not know layers. A name agrees with another when it is one of its spellings, or when the
words of one are all among the words of the other.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from carsica.annotation.annotated import Annotated
from carsica.record.actor import Actor
from carsica.record.place import Place
from carsica.record.plan import Plan
from carsica.record.statement import Source

UNNAMED = frozenset({"anonymous", "unstated"})
LEAST_LETTERS = 3
"""Letters of a word that can make two names agree; "of the" cannot."""
PRONOUN = 5
"""Letters up to which other words for somebody may be a pronoun, which names nobody."""


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
        common = mine & theirs
        return common in (mine, theirs) and any(len(word) >= LEAST_LETTERS for word in common)

    def is_link(self, link: Source) -> bool:
        """Does a link of a reader's chain mean this source? An unnamed one goes by being unnamed."""
        if self.unnamed:
            return link.kind in UNNAMED or fold(link.name) in self.spellings
        return self.same(link.name)


def known_in(annotated: Annotated) -> Mapping[str, Known]:
    """Every actor, place and plan of an annotated report by id, and its outlet."""
    reading, text = annotated.reading, annotated.reading.report.text
    unnamed = {link.actor for row in reading.statements for link in row.chain if link.kind == "anonymous"}
    rows: list[Actor | Place | Plan] = [*reading.actors, *reading.places, *reading.plans]
    referring = Counter(
        fold(words) for row in rows for words in {m.of(text) for m in annotated.referring.get(row.id, ())}
    )
    found = {"unstated": Known("unstated", frozenset(), unnamed=True)}
    for row in rows:
        named = annotated.named.get(row.id, row.mentions)
        others = [m.of(text) for m in annotated.referring.get(row.id, ())]
        telling = [words for words in others if referring[fold(words)] == 1 and len(words) > PRONOUN]
        found[row.id] = _known(row.name, (*(span.of(text) for span in named), *telling), row.id in unnamed)
    return found


def known_as(key: str, known: Mapping[str, Known]) -> Known:
    """What an id stands for; words in place of an id, as readings may have them, stand for themselves."""
    return known.get(key) or _known(key, (), unnamed=False)


def link_of(source: Source, known: Mapping[str, Known]) -> Known:
    """The known source behind a link of an annotated chain."""
    if source.actor is not None and source.actor in known:
        return known[source.actor]
    return _known(source.name, (), source.kind in UNNAMED)


def _known(name: str, mentions: Iterable[str], unnamed: bool) -> Known:
    return Known(name, frozenset({fold(name), *map(fold, mentions)} - {""}), unnamed)
