"""How often Python looks for garbage that counting references has not freed.

Owns that setting for processes that are ours: a command, a worker. Never set when Carsica is imported, since the
process is then somebody else's.
"""

from __future__ import annotations

import gc

OBJECTS = 50_000
"""New objects between two searches. Reading makes many that live for one report and free themselves; at Python's
700, searching takes a twentieth of the time of reading and more."""


def collect_seldom() -> None:
    """Search for garbage after many objects more than Python does by itself."""
    gc.set_threshold(OBJECTS, 20, 50)
