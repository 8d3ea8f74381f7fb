"""A layer as JSON text: the shapes of "The case, as JSON".

Owns this one format; the rows come from ``layers``.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from carsica.dossier.export.layers import Layer, rows
from carsica.record.claim import Links
from carsica.record.reading import Reading


def to_json(layer: Layer, links: Links, readings: Sequence[Reading]) -> str:
    """A JSON list, one object a row, indented by two, in UTF-8 letters, with a newline at the end."""
    return json.dumps(rows(layer, links, readings), ensure_ascii=False, indent=2) + "\n"
