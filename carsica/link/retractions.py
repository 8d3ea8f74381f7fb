"""Retractions: what an outlet told and later takes back in its own pages.

Owns the finding of passages that take something back, and of the statements they mean. Must not set a status.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from carsica.link.meaning import Vectors, meanings
from carsica.link.parties import Parties
from carsica.link.shelf import RowKey
from carsica.link.views import StatementView, takes_back

_SENTENCES = re.compile(r"(?<=[.!?…])\s+")
_MEANT = 0.5  # likeness in meaning of a taken-back sentence and the statement that it means


def retracted(views: Sequence[StatementView], parties: Parties, vectors: Vectors) -> frozenset[RowKey]:
    """Statements that a later report of the same outlet takes back in a passage that tells them again."""
    told: dict[str, list[StatementView]] = defaultdict(list)
    for view in views:
        told[parties.outlet(view.key[0]).key].append(view)
    found: set[RowKey] = set()
    for reading in parties.shelf.readings:
        report = reading.report
        earlier = [
            view
            for view in told.get(parties.outlet(report.id).key, ())
            if parties.shelf.order[view.key[0]] < parties.shelf.order[report.id] and report.outlet
        ]
        passages = [p for p in report.text.split("\n") if takes_back(p, report.language)] if earlier else []
        sentences = [s for passage in passages for s in _SENTENCES.split(passage) if s]
        if not sentences:
            continue
        texts = [*sentences, *(view.text for view in earlier)]
        languages = [*(report.language for _ in sentences), *(view.language for view in earlier)]
        rows = meanings(texts, languages, vectors)
        likeness = rows[: len(sentences)] @ rows[len(sentences) :].T
        found |= {view.key for view, best in zip(earlier, likeness.max(axis=0), strict=True) if best >= _MEANT}
    return frozenset(found)
