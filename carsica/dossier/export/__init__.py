"""Exports of a dossier: one module a format, the same rows in each.

Each turns a layer (claims, events, figures, actors, plans, places) into text; the same links and readings give the
same bytes. The command line and the server offer the ``FORMATS`` that stand here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from carsica.dossier.export.csv_file import to_csv
from carsica.dossier.export.json_file import to_json
from carsica.dossier.export.layers import LAYERS, Layer
from carsica.record.claim import Links
from carsica.record.reading import Reading

__all__ = ["FORMATS", "LAYERS", "Format", "Layer", "to_csv", "to_json"]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: what writes a layer in it, and its media type."""

    write: Callable[[Layer, Links, Sequence[Reading]], str]
    media: str


FORMATS: Mapping[str, Format] = {
    "csv": Format(to_csv, "text/csv"),
    "json": Format(to_json, "application/json"),
}
"""Formats by the name that follows ``--format`` and the dot of an address."""
