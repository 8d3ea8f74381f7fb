"""Carsica: a sourced record of news reports.

    >>> import carsica
    >>> reading = carsica.read_text("The mayor said on Monday that nine people were killed.", language="en")
    >>> [statement.chain[-1].name for statement in reading.statements]
    ['mayor']

The public names, each loaded when it is first asked for:

``read(*sources)``     readings of files, folders and addresses, one by one; errors in their place
``read_text(text)``    the reading of one text
``Case``               a folder that keeps everything about one story: ``Case.create``, ``Case.open``
``build(case)``        read what is new in a case, link it, and make its dossier
``Report``             one published news text
``Reading``            what one report says
``Claim``              statements, across reports and languages, that say the same thing
``Decision``           what a person decided about the record
``CarsicaError``       the base of all errors that Carsica raises on purpose
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from carsica.errors import CarsicaError as CarsicaError
    from carsica.pipeline import build as build
    from carsica.pipeline import read as read
    from carsica.pipeline import read_text as read_text
    from carsica.record.claim import Claim as Claim
    from carsica.record.decision import Decision as Decision
    from carsica.record.reading import Reading as Reading
    from carsica.record.report import Report as Report
    from carsica.store.case import Case as Case

_HOME = {
    "read": "carsica.pipeline",
    "read_text": "carsica.pipeline",
    "build": "carsica.pipeline",
    "Case": "carsica.store.case",
    "Report": "carsica.record.report",
    "Reading": "carsica.record.reading",
    "Claim": "carsica.record.claim",
    "Decision": "carsica.record.decision",
    "CarsicaError": "carsica.errors",
}

__all__ = list(_HOME)


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
