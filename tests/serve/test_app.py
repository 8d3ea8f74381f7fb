from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urldefrag, urljoin

import pytest
from starlette.testclient import TestClient

from carsica.dossier.dossier import Dossier
from carsica.dossier.wording import LANGUAGES
from carsica.errors import CaseError, UsageError
from carsica.record.claim import Links
from carsica.serve.app import create_app
from carsica.serve.urls import PAGES
from tests.dossier.sample import DRAFTS, PONENTE, TIDE, hostile, sample
from tests.serve.pages import Parsed

BASE = "http://localhost"


def client(load: Callable[[], Dossier] = sample, language: str = "en") -> TestClient:
    return TestClient(create_app(load, language), base_url=BASE, follow_redirects=True)


def crawl(browser: TestClient, start: str) -> dict[str, Parsed]:
    """Every page that links lead to from the first, by its address without the anchor."""
    seen: dict[str, Parsed] = {}
    waiting = [start]
    while waiting:
        address = waiting.pop()
        if address in seen:
            continue
        answer = browser.get(address)
        assert answer.status_code == 200, address
        if not answer.headers["content-type"].startswith("text/html"):
            continue
        page = seen[address] = Parsed(answer.text)
        for link in page.links:
            target = urldefrag(urljoin(address, link))[0]
            if target.startswith(BASE):
                waiting.append(target)
    return seen


@pytest.mark.parametrize("load", [sample, hostile], ids=["sample", "hostile"])
def test_every_link_and_every_anchor_resolves_and_every_page_is_whole(load: Callable[[], Dossier]):
    pages = crawl(client(load), f"{BASE}/en/")
    anchored = 0
    for address, page in pages.items():
        assert page.unclosed == [], address
        assert len(page.ids) == len(set(page.ids)), address
        for link in page.links:
            target, anchor = urldefrag(urljoin(address, link))
            if anchor and target in pages:
                assert anchor in pages[target].ids, (address, link)
                anchored += "-s-" in f"-{anchor}"
    assert anchored > 5


def test_crawling_meets_every_page_and_every_row():
    found = crawl(client(), f"{BASE}/en/")
    paths = {urldefrag(address)[0].removeprefix(BASE) for address in found}
    case = sample()
    assert {f"/en/{'' if name == 'brief' else name}" for name in PAGES} <= paths
    assert {f"/en/reports/{d.id}" for d in DRAFTS} <= paths
    assert {f"/en/claims/{c.id}" for c in case.links.claims} <= paths
    assert {f"/en/events/{e.id}" for e in case.links.events} <= paths
    assert {f"/en/actors/{a.id}" for a in case.links.actors} <= paths
    assert {f"/it/plans/{p.id}" for p in case.links.plans} <= paths


@pytest.mark.parametrize(
    "path", ["/en/", "/it/claims", f"/en/reports/{TIDE.id}", "/static/carsica.css", "/en/nothing"]
)
def test_headers_are_strict_everywhere(path: str):
    headers = client().get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src" not in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-frame-options"] == "DENY"


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
@pytest.mark.parametrize("path", ["/en/", "/en/claims", "/en/export/claims.json"])
def test_nothing_can_be_written(method: str, path: str):
    assert getattr(client(), method)(path).status_code == 405


def test_a_name_that_is_not_ours_is_refused():
    browser = TestClient(create_app(sample), base_url="http://rebound.example")
    assert browser.get("/en/").status_code == 400


def test_addresses_without_a_language_lead_to_the_default_one():
    answer = client(language="it").get(f"/reports/{PONENTE.id}?x=1")
    assert str(answer.url) == f"{BASE}/it/reports/{PONENTE.id}?x=1"
    assert str(client().get("/").url) == f"{BASE}/en/"
    assert str(client().get("//elsewhere.example/").url).startswith(BASE)


@pytest.mark.parametrize("path", ["claims/none", "reports/0", "events/x", "plans/x", "actors/x", "nothing/at/all"])
def test_what_is_not_there_is_not_found(path: str):
    assert client().get(f"/en/{path}").status_code == 404


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_speak_the_interface_language_and_reports_their_own(language: str):
    page = Parsed(client().get(f"/{language}/reports/{PONENTE.id}").text)
    languages = [value for tag, name, value in page.attributes if name == "lang"]
    assert languages[0] == language
    assert "it" in languages[1:]
    words = {"en": "How to read this", "it": "Come si legge"}[language]
    assert words in page.text


def test_every_page_has_one_heading_of_the_first_rank_and_its_landmarks():
    for address, page in crawl(client(), f"{BASE}/it/").items():
        assert page.tags.count("h1") == 1, address
        for landmark in ("header", "nav", "main", "footer"):
            assert page.tags.count(landmark) == 1, address
        assert "script" not in page.tags


def test_claims_can_be_filtered_by_status():
    text = Parsed(client().get("/en/claims?status=disputed").text).text
    assert "12-point truce" in text
    assert "Dana Kolar" not in text
    assert "Dana Kolar" in Parsed(client().get("/en/claims?status=nonsense").text).text


def test_the_search_form_finds_statements():
    page = Parsed(client().get("/en/search", params={"q": "bozza"}).text)
    assert "Non esiste alcuna bozza" in page.text
    assert any(link.startswith(f"/en/reports/{PONENTE.id}#s-") for link in page.links)
    assert "“<b>”" in Parsed(client().get("/en/search", params={"q": "<b>"}).text).text


def test_the_brief_takes_its_limits_and_refuses_bad_ones():
    assert "Left out" not in client().get("/en/?since=2026-03-12").text
    assert client().get("/en/?since=soon").status_code == 400


def test_layers_can_be_taken_home():
    answer = client().get("/en/export/claims.json")
    assert answer.json()[0]["id"] == "C1"
    assert "attachment" in answer.headers["content-disposition"]
    assert client().get("/en/export/events.csv").text.startswith("event,")
    assert client().get("/en/export/../secret.json").status_code == 404
    assert client().get("/en/export/claims.exe").status_code == 404


def test_hostile_words_are_shown_as_words():
    browser = client(hostile)
    for address, page in crawl(browser, f"{BASE}/en/").items():
        assert "script" not in page.tags, address
        assert "img" not in page.tags, address
        assert not any(name.startswith("on") for _, name, _ in page.attributes), address
        assert not any(link.lower().startswith(("javascript:", "data:", "//")) for link in page.links), address
    page = Parsed(browser.get(f"/en/reports/{hostile().reports[0].id}").text)
    assert "<script>document.title = 'owned' + 1</script>" in page.text


def test_a_case_that_cannot_be_read_is_told_in_a_line():
    def broken() -> Dossier:
        raise CaseError("case", "the dossier is damaged")

    answer = client(broken).get("/en/")
    assert (answer.status_code, answer.text) == (503, "case: the dossier is damaged\n")


def test_an_empty_case_has_pages():
    browser = client(lambda: Dossier.of((), Links()))
    for name in PAGES:
        path = "" if name == "brief" else name
        assert browser.get(f"/en/{path}").status_code == 200


def test_an_unknown_interface_language_is_refused():
    with pytest.raises(UsageError):
        create_app(sample, "xx")


def test_a_role_in_the_same_words_is_one_line_and_former_ones_are_called_so():
    text = Parsed(client().get("/en/actors/A4").text).text
    assert "current foreign minister of Valdora" in text
    assert "former foreign minister" in text
    assert "former ambassador" in text


def test_the_plan_board_sets_pillars_and_provisions_under_their_version():
    text = Parsed(client().get("/en/plans/PL1").text).text
    first, second, third = (text.index(f"Version {n}") for n in (1, 2, 3))
    assert first < text.index("a ceasefire along the Sarn") < second
    assert second < text.index("ein Abzug schwerer Waffen") < third
    assert text.index("It is a surrender paper") > third
