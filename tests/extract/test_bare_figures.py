"""What bare numbers count: their subject, the figure beside them, a vote, people."""

from __future__ import annotations

import pytest

from carsica.extract.figures import find_figures
from tests.extract.test_figures import flat
from tests.extract.trees import document

ROWS = (
    ("en", "The toll was 340 miners, not 430.", "miner"),
    ("en", "The chamber of Orvane voted 58 to 41.", "vote"),
    ("it", "Ieri sera si sono radunati in quattrocento.", "person"),
    ("uk", "Про це сказали троє.", "person"),
    ("en", "They asked for 600 million.", "money"),
)


@pytest.mark.parametrize(("language", "text", "unit"), ROWS)
def test_bare_number(language: str, text: str, unit: str) -> None:
    found = find_figures(flat(language, text), ())
    assert found[-1].unit == unit


def test_number_said_of_its_subject() -> None:
    """ "Gli accessi erano quattro": the number is said of the plural before it."""
    tree = document(
        "it",
        "I ponti erano quattro.",
        """
        1 I il DET 2 det Number=Plur
        2 ponti ponte NOUN 4 nsubj Number=Plur
        3 erano essere AUX 4 cop VerbForm=Fin
        4 quattro quattro NUM 0 root
        5 . . PUNCT 4 punct
        """,
    )
    (figure,) = find_figures(tree, ())
    assert figure.unit == "bridge"
