"""The JSON Schema that binds a model's answer.

Owns the names and shapes of what is asked for: words of the text, and choices from closed lists. There is no
field for an offset. Bounds keep a model that repeats itself from filling its whole room.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable
from typing import Any, get_args

from carsica.annotation.vocabulary import vocabulary
from carsica.record.actor import ActorType
from carsica.record.event import EventStatus, ParticipantRole
from carsica.record.place import Precision
from carsica.record.plan import PlanStatus
from carsica.record.statement import Certainty, Polarity, SourceKind

LAYERS = ("actors", "places", "times", "statements", "silences", "figures", "events", "relations", "plans")
"""The layers of an answer, in the order in which one leans on another."""
PREDICATES = (
    "president_of", "minister_of", "prime_minister_of", "envoy_of", "spokesperson_of", "ceo_of", "head_of",
    "member_of", "ambassador_of", "adviser_of", "chief_of_staff_of", "secretary_of", "judge_of", "general_of",
    "partner_of", "spouse_of", "relative_of", "ally_of", "owner_of", "part_of", "predecessor_of", "lawyer_of",
    "citizen_of", "deputy_of", "colleague_of", "employee_of",
)  # fmt: skip
MOST_ROWS = 60
"""Rows of one layer in one answer."""
ROWS_LEAST, ROWS_EACH = 4, 2
"""Rows of one layer that a passage may have at all, and more for each of its sentences."""
LONGEST = 1200
"""Characters of a quotation of the text."""
LONGEST_NAME = 160


def _object(**properties: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _list(items: dict[str, Any], most: int) -> dict[str, Any]:
    return {"type": "array", "items": items, "maxItems": most}


def _one_of(choices: Iterable[str]) -> dict[str, Any]:
    return {"type": "string", "enum": list(choices)}


_WORDS = {"type": "string", "maxLength": LONGEST}
_NAME = {"type": "string", "maxLength": LONGEST_NAME}
_YES_NO = {"type": "boolean"}


def most_rows(sentences: int) -> int:
    """Rows of one layer in the answer about so many sentences."""
    return min(MOST_ROWS, ROWS_LEAST + ROWS_EACH * sentences)


@functools.lru_cache(maxsize=MOST_ROWS)
def answer_schema(rows_each: int = MOST_ROWS) -> dict[str, Any]:
    """The schema of one answer with so many rows of a layer at most."""
    role = _object(post=_NAME, of=_NAME, current=_YES_NO)
    source = _object(kind=_one_of(get_args(SourceKind)), name=_NAME, words=_NAME)
    participant = _object(name=_NAME, role=_one_of(get_args(ParticipantRole)))
    rows = {
        "actors": _object(
            name=_NAME, type=_one_of(get_args(ActorType)), other_names=_list(_NAME, 6), roles=_list(role, 4)
        ),
        "places": _object(name=_NAME, precision=_one_of(get_args(Precision))),
        "times": _object(words=_NAME, value=_NAME),
        "statements": _object(
            sources=_list(source, 4),
            cue=_NAME,
            content=_list(_WORDS, 4),
            polarity=_one_of(get_args(Polarity)),
            hearsay=_YES_NO,
            certainty=_one_of(get_args(Certainty)),
            denies=_WORDS,
        ),
        "silences": _object(sources=_list(source, 4), cue=_NAME, about=_WORDS),
        "figures": _object(words=_NAME, value={"type": "number"}, unit=_NAME, what=_NAME),
        "events": _object(
            trigger=_NAME,
            kind=_one_of(vocabulary().kinds),
            status=_one_of(get_args(EventStatus)),
            when=_NAME,
            places=_list(_NAME, 4),
            participants=_list(participant, 8),
        ),
        "relations": _object(subject=_NAME, predicate=_one_of(PREDICATES), object=_NAME, words=_NAME),
        "plans": _object(
            name=_NAME,
            status=_one_of(get_args(PlanStatus)),
            points=_NAME,
            authors=_list(_NAME, 6),
            pillars=_list(_WORDS, 12),
            provisions=_list(_WORDS, 30),
        ),
    }
    return _object(**{layer: _list(rows[layer], rows_each) for layer in LAYERS})
