"""Two persons named side by side where names decline: in "помощник Анны Борис Ли" Anna's helper is Boris Lee.

Owns where such a run of names is cut. Must not find names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from carsica.parse.sequences import Span
from carsica.parse.syntax import Word


def apart(spans: Iterable[Span], words: Sequence[Word]) -> Iterator[Span]:
    """The spans, persons cut where a whole name in the nominative follows one in the genitive."""
    for kind, first, last in spans:
        begin = first
        if kind == "PER":
            for at in range(first + 1, last - 1):
                if [word.features.get("Case") for word in words[at - 1 : at + 2]] == ["Gen", "Nom", "Nom"]:
                    yield kind, begin, at
                    begin = at
        yield kind, begin, last
