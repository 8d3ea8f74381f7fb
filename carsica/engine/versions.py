"""What a stage is made of, as one short hash: its code, its lexicons, its weights.

Owns the hashing. Two readings made by the same version are the same, so a version decides what is read again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from importlib import resources
from importlib.resources.abc import Traversable

from carsica.languages import added

_LEFT_ASIDE = ("__pycache__",)


def version_of(*packages: str) -> str:
    """Sixteen hex digits over every file of the given packages and of added languages, names and contents."""
    digest = hashlib.sha256()
    places: list[tuple[str, Traversable]] = [(package, resources.files(package)) for package in packages]
    for start, place in [*places, *(("languages", folder) for folder in added())]:
        for name, file in _files(start, place):
            digest.update(f"{name}\0".encode())
            digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()[:16]


def _files(name: str, place: Traversable) -> Iterable[tuple[str, Traversable]]:
    if place.is_file():
        yield name, place
        return
    for inside in sorted(place.iterdir(), key=lambda entry: entry.name):
        if inside.name not in _LEFT_ASIDE and not inside.name.startswith("."):
            yield from _files(f"{name}/{inside.name}", inside)
