from __future__ import annotations

from dataclasses import replace

from starlette.testclient import TestClient

from carsica.dossier.dossier import Dossier
from carsica.serve.app import create_app
from carsica.serve.pages.page import ROWS_A_SHEET, Sheet, cut_sheet
from tests.dossier.sample import sample
from tests.serve.pages import Parsed


def test_rows_are_cut_into_sheets_and_the_nearest_is_shown():
    rows = list(range(2 * ROWS_A_SHEET + 1))
    assert cut_sheet(rows, 1) == (rows[:ROWS_A_SHEET], Sheet(1, 3))
    assert cut_sheet(rows, 3) == (rows[-1:], Sheet(3, 3))
    assert cut_sheet(rows, 99)[1] == cut_sheet(rows, 3)[1]
    assert cut_sheet(rows, 0)[1] == Sheet(1, 3)
    assert cut_sheet([], 1) == ([], Sheet(1, 1))
    assert cut_sheet(rows, None) == (rows, Sheet(1, 1))


def test_a_long_list_leads_from_sheet_to_sheet():
    case = sample()
    many = tuple(replace(case.links.claims[1], id=f"X{n:04}") for n in range(250))
    long = Dossier.of(case.readings, replace(case.links, claims=many))
    browser = TestClient(create_app(lambda: long), base_url="http://localhost")
    seen, address = set(), "/en/claims?status=asserted"
    for number in (1, 2, 3):
        page = Parsed(browser.get(address).text)
        seen |= {link for link in page.links if "/claims/X" in link}
        following = [
            link
            for link in page.links
            if "sheet=" in link and link.startswith("/en/claims?") and f"sheet={number}" not in link
        ]
        address = following[-1]
        assert "status=asserted" in address
    assert len(seen) == 250
    assert following == ["/en/claims?sheet=2&status=asserted"]
    assert browser.get("/en/claims?sheet=-1").status_code == 200
    assert browser.get("/en/claims?sheet=²").status_code == 200
