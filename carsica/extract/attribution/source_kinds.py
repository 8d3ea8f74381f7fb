"""Which kinds of actors make which kinds of sources, and which of them a word that points back may mean.

Owns these tables. Must not hold rules.
"""

from __future__ import annotations

from carsica.record.actor import ActorType
from carsica.record.statement import SourceKind

KINDS: dict[ActorType, SourceKind] = {
    "person": "person",
    "organisation": "organisation",
    "state": "state",
    "group": "anonymous",
    "outlet": "outlet",
}
PERSONS = frozenset({"person"})
BODIES = frozenset({"organisation", "state", "outlet", "agency", "document"})
MANY = frozenset({"anonymous", "organisation"})
