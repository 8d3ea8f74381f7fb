"""Names of two persons side by side."""

from __future__ import annotations

from types import MappingProxyType

from carsica.parse.beside import apart
from carsica.parse.syntax import Word


def words(*cases: str) -> list[Word]:
    return [Word("Имя", 4 * i, 4 * i + 3, "имя", "PROPN", -1, "root", MappingProxyType({"Case": case}))
            for i, case in enumerate(cases)]  # fmt: skip


def test_a_nominative_after_a_genitive_is_somebody_else() -> None:
    assert list(apart([("PER", 0, 4)], words("Gen", "Gen", "Nom", "Nom"))) == [("PER", 0, 2), ("PER", 2, 4)]


def test_names_of_one_case_stay_one() -> None:
    assert list(apart([("PER", 0, 2), ("ORG", 2, 4)], words("Nom", "Gen", "Gen", "Nom"))) == [
        ("PER", 0, 2),
        ("ORG", 2, 4),
    ]
