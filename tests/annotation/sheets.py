"""A small sheet that adds up, for tests to change."""

from __future__ import annotations

import copy
from typing import Any

TEXT = """Talks in Doha called off
10 March 2025

The foreign minister of Valdoria, Ada Renn, denied on Monday that the talks due on 12 March in Doha had been off.
The Morning Sentinel had reported, citing two officials, that the talks would not take place.
"We will be there," she said. The army declined to comment. At least 40 delegates were expected.
"""
SHEET: dict[str, Any] = {
    "id": "doha-1",
    "language": "en",
    "genre": "wire",
    "story": "doha",
    "outlet": "The Tidewater Post",
    "published": "2025-03-10",
    "text": TEXT,
    "header": ["10 March 2025"],
    "actors": [
        {"id": "valdoria", "type": "state", "name": "Valdoria", "names": ["Valdoria"]},
        {
            "id": "renn",
            "type": "person",
            "name": "Ada Renn",
            "names": ["Ada Renn"],
            "refers": ["[she] said"],
            "roles": [{"post": "foreign minister", "of": "valdoria"}],
        },
        {"id": "sentinel", "type": "outlet", "name": "The Morning Sentinel", "names": ["Morning Sentinel"]},
        {
            "id": "officials",
            "type": "group",
            "name": "two officials",
            "anonymous": "2",
            "refers": ["two officials"],
        },
        {"id": "army", "type": "organisation", "name": "the army", "refers": ["army"]},
    ],
    "places": [{"id": "doha", "name": "Doha", "names": ["Doha"], "precision": "city"}],
    "statements": [
        {
            "id": "s1",
            "chain": ["outlet", {"renn": "Ada Renn"}],
            "cue": "denied",
            "content": "the talks due on 12 March in Doha had been off",
            "polarity": "negative",
            "denies": "s2",
        },
        {
            "id": "s2",
            "chain": ["outlet", {"sentinel": "The Morning Sentinel"}, {"officials": "two officials"}],
            "cue": "had reported",
            "content": "the talks would not take place",
            "also_chains": [["sentinel"]],
        },
        {
            "id": "s3",
            "chain": ["outlet", {"renn": "she"}],
            "cue": "said",
            "content": "We will be there",
            "kind": "direct",
        },
    ],
    "silences": [{"chain": ["outlet", {"army": "The army"}], "cue": "declined to comment", "about": "s2"}],
    "events": [
        {
            "id": "e1",
            "kind": "talks",
            "status": "denied",
            "trigger": "the [talks] due",
            "again": ["the [talks] would"],
            "start": "2025-03-12",
            "end": "2025-03-12",
            "places": ["doha"],
            "participants": ["valdoria"],
            "by": "s2",
            "figures": ["f1"],
        }
    ],
    "figures": [
        {
            "id": "f1",
            "words": "At least 40 delegates",
            "value": ">=40",
            "unit": "delegate",
            "what": "expected",
            "event": "e1",
        }
    ],
    "times": [
        {"words": "10 March 2025", "value": "2025-03-10", "optional": "yes"},
        {"words": "Monday", "value": "2025-03-10"},
        {"words": "12 March", "value": "2025-03-12"},
    ],
    "relations": [
        {
            "subject": "renn",
            "predicate": "minister_of",
            "object": "valdoria",
            "words": "foreign minister of Valdoria",
        }
    ],
    "hard": {"no-comment": ["declined to comment"]},
}


def sheet(**changes: Any) -> dict[str, Any]:
    """A copy of the sheet with some keys replaced."""
    return {**copy.deepcopy(SHEET), **changes}


def with_row(layer: str, number: int, **changes: Any) -> dict[str, Any]:
    """A copy of the sheet with some keys of one row replaced; None takes a key away."""
    changed = sheet()
    changed[layer][number].update(changes)
    changed[layer][number] = {key: value for key, value in changed[layer][number].items() if value is not None}
    return changed
