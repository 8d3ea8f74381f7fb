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


SHARES = (
    ("en", "Two in three trains stood still.", 66.7),
    ("it", "Oggi chiude un forno su cinque.", 20),
    ("es", "Cuatro de cada cinco hogares.", 80),
    ("fr", "Quatre foyers sur cinq.", 80),
)


@pytest.mark.parametrize(("language", "text", "share"), SHARES)
def test_share_told_by_part_and_whole(language: str, text: str, share: float) -> None:
    (figure,) = find_figures(flat(language, text), ())
    assert (figure.unit, figure.low) == ("percent", share)


def test_a_letter_behind_a_sum_is_its_scale() -> None:
    (paid,) = find_figures(flat("en", "They paid $12.5m."), ())
    assert (paid.low, paid.unit) == (12.5e6, "USD")
