"""Reads CoNLL-U treebanks into rows. Owns the choice of which contractions stay cut and which are made whole.

Raw text is cut by closed tables (see carsica/parse/words.py); every other multiword token ("dirlo", "des")
reaches the model whole, so training shows it whole in part of the copies.
"""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from carsica.parse.words import rules


@dataclass
class Row:
    """One training sentence; ``None`` marks what this set does not annotate, None inside a list is unknown."""

    words: list[str]
    language: str
    source: str
    upos: list[str] | None = None
    features: list[dict[str, str]] | None = None
    heads: list[int] | None = None  # 0 is the root, n the n-th word
    relations: list[str] | None = None
    names: list[str | None] | None = None
    whole: Row | None = None  # the same sentence with clitics left on their verbs
    misc: list[str] = field(default_factory=list)
    layers: dict[str, list[str | None]] | None = None  # further tags, see annotated.py


def held_out(key: str, share: int = 15) -> bool:
    """Whether a sentence belongs to the development part, by the hash of its key (share in percent)."""
    return int(hashlib.sha256(key.encode()).hexdigest(), 16) % 100 < share


def read(path: Path, language: str) -> Iterator[Row]:
    """The sentences of a CoNLL-U file (gzip or plain)."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        block: list[list[str]] = []
        for line in lines:
            if line.startswith("#"):
                continue
            if line.strip():
                block.append(line.rstrip("\n").split("\t"))
            elif block:
                yield _row(block, language, path.name)
                block = []
        if block:
            yield _row(block, language, path.name)


def _row(block: list[list[str]], language: str, source: str) -> Row:
    words = [c for c in block if c[0].isdigit()]
    spans = [(*map(int, c[0].split("-")), c[1]) for c in block if "-" in c[0]]
    row = Row(
        [c[1] for c in words], language, source,
        [c[3] for c in words],
        [dict(f.split("=", 1) for f in c[5].split("|")) if c[5] != "_" else {} for c in words],
        [int(c[6]) if c[6].isdigit() else 0 for c in words],
        [c[7] for c in words],
        misc=[c[9] for c in words],
    )  # fmt: skip
    closed = rules(language).contractions
    loose = [s for s in spans if s[2].lower().replace("’", "'") not in closed]
    if loose and language != "en":
        row.whole = collapse(row, loose)
    return row


def collapse(row: Row, spans: list[tuple[int, int, str]]) -> Row:
    """The row with each span (first, last, surface) as one word: its governor's tags, all its dependents."""
    if not (row.upos and row.features and row.heads and row.relations):
        raise ValueError(f"a row of {row.source} without a tree")
    place: dict[int, int] = {0: 0}  # old position to new
    kept: list[tuple[int, str | None]] = []  # old position of the word kept, surface when it was made whole
    starts = {first: (last, surface) for first, last, surface in spans}
    position = 1
    while position <= len(row.words):
        last, surface = starts.get(position, (position, None))
        inside = range(position, last + 1)
        lead = next((i for i in inside if row.heads[i - 1] not in inside), position)
        kept.append((lead, surface))
        place.update({i: len(kept) for i in inside})
        position = last + 1
    pick = [lead - 1 for lead, _ in kept]
    return Row(
        [surface or row.words[lead - 1] for lead, surface in kept], row.language, row.source,
        [row.upos[i] for i in pick], [row.features[i] for i in pick],
        [place[row.heads[i]] for i in pick], [row.relations[i] for i in pick],
        names=[row.names[i] for i in pick] if row.names else None,
    )  # fmt: skip
