"""Where the corpus lies, and its reports loaded.

Owns the paths. An error in any report stops whoever asks: the corpus has to be clean.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from carsica.annotation.annotated import Annotated
from carsica.errors import CarsicaError
from carsica.evaluation.collection import Story, load_collection, load_stories

HERE = Path(__file__).parent
REPORTS = HERE / "reports"
SECOND = HERE / "second"
"""Reports annotated again by somebody who had not seen the first annotation."""


def annotated_reports(folder: Path = REPORTS) -> list[Annotated]:
    """Every report of a folder, by id. Raises CarsicaError for one that does not build."""
    found: list[Annotated] = []
    for item in load_collection([folder]):
        if isinstance(item, CarsicaError):
            raise item
        found.append(item)
    return sorted(found, key=lambda annotated: annotated.id)


def stories() -> Mapping[str, Story]:
    """Every story with its split and topic."""
    return load_stories(HERE / "stories.toml")
