from __future__ import annotations

import pytest

from carsica.annotation.values import period
from carsica.record.report import Report, identity
from carsica.record.span import Span
from carsica.remote.grounds import trimmed
from carsica.remote.reader import RemoteReader
from carsica.remote.values import borne_out
from tests.remote.fake_server import FakeServer, answers


@pytest.mark.parametrize(
    ("words", "value", "fits"),
    [
        ("17 novembre", "2025-11-17", True),
        ("17 novembre", "2025-11-18", False),
        ("17 November 2019", "2019-11-17", True),
        ("17 November", "2019-11-17", False),
        ("3 days ago", "2025-11-16", True),
        ("3 days ago", "2025-11-11", False),
        ("2 weeks ago", "2025-11-05", True),
        ("6 pm", "2025-11-19T18:00", True),
        ("the 1990s", "199", True),
        ("the 1990s", "198", False),
        ("Monday", "2025-11-17", True),
        ("Monday", "1925-11-16", False),
        ("for 3 days", "P3D", True),
        ("for 3 days", "P4D", False),
        ("dal 24 al 26 ottobre", "2025-10-24/2025-10-26", True),
        ("1 January '24", "2024-01-01", True),
        ("17/11/25", "2025-11-17", True),
        ("19 November", "2019-11-05", False),
        ("ora", "PRESENT_REF", True),
    ],
)
def test_what_words_bear_out(words: str, value: str, fits: bool) -> None:
    assert borne_out(words, period(value), "2025-11-19") is fits


def test_without_a_date_of_the_report_numbers_alone_count() -> None:
    assert borne_out("Monday", period("1925-11-16"), None)
    assert not borne_out("17 November", period("2025-11-18"), None)


@pytest.mark.parametrize(
    ("text", "words", "value", "bounds"),
    [
        ("Oltre 470 droni hanno colpito il porto.", "470 droni", 470, (470.0, None)),
        ("Servono 3,5 milioni di euro.", "3,5 milioni di euro", 3_500_000, (3_500_000.0, 3_500_000.0)),
        ("Quarantasette voti su cento.", "Quarantasette voti", 47, (47.0, 47.0)),
        ("Tra 30 e 40 persone.", "Tra 30 e 40 persone", 40, (30.0, 40.0)),
        ("Servono 3,5 milioni di euro.", "3,5 milioni di euro", 3.5, None),
    ],
)
def test_bounds_are_those_that_code_reads(
    fake: FakeServer, text: str, words: str, value: float, bounds: tuple[float, float | None] | None
) -> None:
    row = {"words": words, "value": value, "unit": "thing", "what": "counted"}
    fake.replies = [answers({"figures": [row]})]
    found = RemoteReader(fake.settings())(Report(identity(text), text, text, "it"))
    assert [(f.low, f.high) for f in found.reading.figures] == ([bounds] if bounds else [])
    assert bool(found.account.dropped) is (bounds is None)


@pytest.mark.parametrize(
    ("text", "kept"),
    [("“Enough.”", "Enough"), (" it is over, ", "it is over"), ("the U.S.", "the U.S."), ("wait...", "wait...")],
)
def test_edges_of_a_content(text: str, kept: str) -> None:
    assert trimmed(text, Span(0, len(text))).of(text) == kept
