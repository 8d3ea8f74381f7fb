"""Simple search: rows whose words hold all the words asked for.

Owns the matching of words (case and accents do not count, the beginning of a word is enough); search by meaning
belongs elsewhere.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from carsica.dossier.dossier import Cite, Dossier
from carsica.dossier.parties import Party, outlet_party, party
from carsica.record.claim import Claim, LinkedActor
from carsica.record.report import Report

MOST_FOUND = 200
"""Statements that a search shows; the rest are counted."""
MOST_WORDS = 12
"""Words of a query that count; more are not looked at."""

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class StatementHit:
    """A statement that holds the words, its speaker, and the claim it belongs to, if any."""

    cite: Cite
    speaker: Party
    claim: Claim | None


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found, a kind at a time; each in the order of the dossier."""

    query: str
    words: tuple[str, ...]
    claims: tuple[Claim, ...] = ()
    statements: tuple[StatementHit, ...] = ()
    actors: tuple[LinkedActor, ...] = ()
    reports: tuple[Report, ...] = ()
    left_out: int = 0

    @property
    def total(self) -> int:
        """How many rows were found."""
        return len(self.claims) + len(self.statements) + len(self.actors) + len(self.reports) + self.left_out


def fold(text: str) -> str:
    """Text without case and accents, one character for one, so that offsets stay true."""
    return "".join(_fold_character(c) for c in text)


def _fold_character(character: str) -> str:
    base = unicodedata.normalize("NFD", character)[0].casefold()
    return base if len(base) == 1 else character


def query_words(query: str) -> tuple[str, ...]:
    """The folded words of a query."""
    return tuple(_WORD.findall(fold(query)))[:MOST_WORDS]


def search(dossier: Dossier, query: str) -> Found:
    """Claims, statements, actors and reports that hold every word of the query."""
    words = query_words(query)
    if not words:
        return Found(query, ())
    statements = tuple(_statements(dossier, words))
    return Found(
        query,
        words,
        tuple(c for c in dossier.links.claims if _holds(words, [c.summary, *(s.text for s in c.statements)])),
        statements[:MOST_FOUND],
        tuple(a for a in dossier.links.actors if _holds(words, [a.name, *a.names])),
        tuple(r for r in dossier.reports if _holds(words, [r.title, r.outlet or ""])),
        len(statements[MOST_FOUND:]),
    )


def _statements(dossier: Dossier, words: tuple[str, ...]) -> Iterable[StatementHit]:
    for reading in dossier.readings:
        report = reading.report
        for statement in reading.statements:
            if not _holds(words, [" ".join(span.of(report.text) for span in statement.content)]):
                continue
            claims = dossier.claims_of(report.id, statement.id)
            yield StatementHit(
                dossier.cite(report.id, statement.content[0]),
                party(dossier, report.id, statement.chain[-1]) if statement.chain else outlet_party(report.outlet),
                claims[0] if claims else None,
            )


def _holds(words: tuple[str, ...], texts: list[str]) -> bool:
    return any(
        all(any(token.startswith(word) for token in tokens) for word in words)
        for tokens in (_WORD.findall(fold(text)) for text in texts)
    )


def matches(words: tuple[str, ...], text: str) -> tuple[tuple[int, int], ...]:
    """Where the words stand in a text, as half-open character ranges in order."""
    return tuple(
        found.span() for found in _WORD.finditer(fold(text)) if any(found[0].startswith(w) for w in words)
    )
