"""Exports of a dossier: one module a format, the same rows in each.

``to_json`` and ``to_csv`` turn a layer (claims, events, figures, actors, plans, places) into text; the same links
and readings give the same bytes.
"""

from __future__ import annotations

from carsica.dossier.export.csv_file import to_csv
from carsica.dossier.export.json_file import to_json
from carsica.dossier.export.layers import LAYERS, Layer

__all__ = ["LAYERS", "Layer", "to_csv", "to_json"]
