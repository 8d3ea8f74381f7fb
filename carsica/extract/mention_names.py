"""Back from the mentions of a cast to the names that the words of a report make.

Owns that way back alone, for rules that walk phrases after coreference. Must not resolve anything.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from carsica.extract.actor_words import Line
from carsica.extract.cast import Cast, Mention
from carsica.extract.named import Named, NameKind

_KINDS: dict[str, NameKind] = {"person": "person", "organisation": "organisation", "outlet": "outlet"}


def names_of(cast: Cast, rows: Sequence[Line]) -> dict[Named, Mention]:
    """The names and demonyms among the mentions of a cast, each with its mention."""
    found = ((_named(mention, cast, rows), mention) for mention in cast.mentions)
    return {name: mention for name, mention in found if name}


def _named(mention: Mention, cast: Cast, rows: Sequence[Line]) -> Named | None:
    if mention.kind not in {"name", "demonym"}:
        return None
    line, span = rows[mention.sentence], mention.span
    row = line.row
    from_it = range(line.unit_of[mention.words[0]], len(row))
    inside = [
        i
        for i in itertools.takewhile(lambda i: row[i].start < span.end, from_it)
        if row[i].start >= span.start and row[i].end <= span.end
    ]
    if not inside:
        return None
    kind, code = _kind(mention, cast)
    units = inside[0], inside[-1] + 1
    return Named(kind, mention.sentence, units, mention.words, mention.span.start, mention.span.end, code)


def _kind(mention: Mention, cast: Cast) -> tuple[NameKind, str]:
    actor = cast.actor_by_id[mention.actor] if mention.actor else None
    place = cast.place_by_id[mention.place] if mention.place else None
    code = cast.countries.get(mention.actor or "", "")
    if mention.kind == "demonym":
        return "demonym", code
    if place:
        is_state = place.precision == "country"
        return ("state" if is_state else "place"), (place.country or "") if is_state else ""
    if actor and actor.type in _KINDS:
        return _KINDS[actor.type], "" if actor.type == "person" else code
    return "seat", code
