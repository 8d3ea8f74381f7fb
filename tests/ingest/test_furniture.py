"""Lines around a report that are none of it, and lines that look like them and are."""

from __future__ import annotations

import pytest

from carsica.ingest.furniture import is_furniture, read_signature
from tests.ingest.samples import BODIES, TITLES, report_of


@pytest.mark.parametrize(
    "line",
    [
        "Photo: Jane Doe/Reuters",
        "(Foto d'archivio)",
        "AP Photo/Jane Doe",
        "Crédit photo : AFP",
        "Imagen: Cortesía",
        "Фото: Укрінформ",
        "— The Harbour Post (@harbourpost) May 5, 2024",
        "#PortStrike #Harbour",
        "pic.twitter.com/abc123",
        "También puede leer: El puerto cierra",
        "Continua a leggere",
        "Cet article est réservé aux abonnés.",
        "Already a subscriber? Log in",
        "Updated 3 hours ago",
        "Publié hier à 18:10, mis à jour hier à 19:00",
        "Tags: harbour, strike",
    ],
)
def test_what_sites_put_around_a_report(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "Photo evidence shows two damaged piers, the harbour master said.",
        "Foto di gruppo al vertice dei porti",
        "Credit Suisse",
        "Vom 3. bis 5. Mai",
        "Video shows a crane falling, dockers say",
        "Abbonati in calo, dice l'azienda",
    ],
)
def test_the_reports_own_words_stay(line: str) -> None:
    assert not is_furniture(line)


@pytest.mark.parametrize(
    ("line", "credits"),
    [
        ("– David Harrow", ["David Harrow"]),
        ("(Con información de AFP, EFE y Reuters)", []),
        ("Reporting by Jane Doe in Kyiv; Editing by John Roe", []),
        ("Agencia EFE", ["Agencia EFE"]),
    ],
)
def test_signatures(line: str, credits: list[str]) -> None:
    signed = read_signature(line)
    assert signed is not None
    assert not credits or signed.credits == credits


@pytest.mark.parametrize("line", ["Kharkiv", "The talks go on", "Harrow said so on Monday.", "Ukraine"])
def test_no_signatures(line: str) -> None:
    assert read_signature(line) is None


def test_a_signature_at_the_end_is_a_byline_and_no_text() -> None:
    report = report_of(f"{TITLES['en']}\n\n{BODIES['en']}\n\n– David Harrow\n", "a.txt")
    assert report.byline == ("David Harrow",)
    assert any(span.of(report.text) == "– David Harrow" for span in report.header)


def test_a_title_that_ends_in_the_sites_name_is_printed_once() -> None:
    page = (
        "<html lang='it'><head><title>Porto, riprende la trattativa sul molo - Il Molo</title></head>"
        "<body><article>"
        f"<p>Porto, riprende la trattativa sul molo</p><p>{BODIES['it']}</p><p>{BODIES['it']} E altro.</p>"
        "</article></body></html>"
    )
    report = report_of(page, "a.html")
    assert report.text.count("riprende la trattativa sul molo") == 1


def test_a_title_cut_off_in_the_head_is_whole_in_the_text_and_printed_once() -> None:
    page = (
        '<html lang="it"><head><title>Porto, il ministro definisce i portuali </title></head><body><article>'
        f"<p>Economia</p><p>Porto, il ministro definisce i portuali “eroi”</p><p>{BODIES['it']}</p>"
        f"<p>{BODIES['it']} E altro.</p></article></body></html>"
    )
    report = report_of(page, "a.html")
    assert report.title == "Porto, il ministro definisce i portuali “eroi”"
    assert report.text.count("il ministro definisce") == 1
