"""What every page has: its template, its place in the navigation and its title.

Owns the base of page contexts.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class Page:
    """A page's context. ``anchor`` is the id of its section where all pages stand in one file."""

    template: ClassVar[str]
    nav: ClassVar[str]
    title: str
    anchor: str
