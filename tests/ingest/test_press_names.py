"""Outlets and days in the lines that agencies and papers of several languages print. Own names."""

from __future__ import annotations

import pytest

from carsica.ingest.draft import finish
from carsica.ingest.plain import read_plain
from carsica.ingest.settings import IngestSettings

BODY = "Der Rat trat am Abend zusammen. Er beriet lange über die Brücke und vertagte sich dann auf Montag."
HEADS = [
    ("«Нижній вісник», 4 червня 2025 року", "Нижній вісник", "2025-06-04"),
    ("Агенція «Степ», 12 вересня 2025", "Агенція «Степ»", "2025-09-12"),
    ("Речной обозреватель, 26 августа 2025 года", "Речной обозреватель", "2025-08-26"),
    ("El Faro de Ostra, martes 8 de abril de 2025", "El Faro de Ostra", "2025-04-08"),
    ("Novaria Wochenblatt, 3. März 2025", "Novaria Wochenblatt", "2025-03-03"),
]
OPENINGS = [
    ("Puerto Hondo, 31 jul 2025 (Agencia Bahía).- ", "Agencia Bahía", "2025-07-31"),
    ("ЛУКОМОРСК, 22 июля 2025. /Агентство «Маяк»/. ", "Агентство «Маяк»", "2025-07-22"),
]


@pytest.mark.parametrize(("line", "outlet", "day"), HEADS)
def test_a_line_under_the_title_gives_outlet_and_day(line: str, outlet: str, day: str) -> None:
    report = finish(read_plain(f"Rat vertagt sich erneut\n{line}\n\n{BODY}"), "x", IngestSettings())
    assert (report.outlet, report.published) == (outlet, day)


@pytest.mark.parametrize(("opening", "outlet", "day"), OPENINGS)
def test_a_place_line_gives_agency_and_day(opening: str, outlet: str, day: str) -> None:
    report = finish(read_plain(f"Rat vertagt sich erneut\n\n{opening}{BODY}"), "x", IngestSettings())
    assert (report.outlet, report.published) == (outlet, day)
