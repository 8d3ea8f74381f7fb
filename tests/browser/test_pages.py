from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from carsica.serve.reading_page import render_reading
from carsica.serve.single_file import export_html
from carsica.serve.urls import PAGES
from tests.browser.conftest import DESK, PHONE, Watched
from tests.dossier.sample import DRAFTS, PONENTE, TIDE, hostile, sample

ROWS = ("claims/C1", "events/E1", "plans/PL1", "actors/A4", f"reports/{PONENTE.id}", "search?q=truce", "legend")
PATHS = (*("" if name == "brief" else name for name in PAGES), *ROWS)
NO_SIDEWAYS = "document.documentElement.scrollWidth <= window.innerWidth"
LIT = "getComputedStyle(document.querySelector(':target')).backgroundColor"


@pytest.mark.parametrize(("size", "scripts"), [(PHONE, True), (DESK, False)], ids=["phone", "desk, scripts off"])
def test_every_page_opens_without_complaint_and_without_scrolling_sideways(
    watch: Callable[..., Watched], site: str, size: dict, scripts: bool
):
    watched = watch(size, java_script_enabled=scripts)
    for path in PATHS:
        for language in ("en", "it"):
            answer = watched.page.goto(f"{site}/{language}/{path}")
            assert answer.status == 200, path
            assert watched.complaints == [], path
            assert watched.page.locator("h1").count() == 1, path
            assert watched.page.evaluate(NO_SIDEWAYS), path
    assert all(url.startswith((site, "data:")) for url in watched.asked)


def test_following_a_citation_shows_and_lights_the_exact_words(watch: Callable[..., Watched], site: str):
    watched = watch()
    watched.page.goto(f"{site}/en/claims/C1")
    link = watched.page.locator(".statements .words", has_text="Non esiste alcuna bozza")
    link.click()
    target = watched.page.locator(":target")
    assert target.inner_text().startswith("Non esiste alcuna bozza")
    assert target.is_visible()
    assert watched.page.evaluate(LIT) == "rgb(255, 233, 168)"
    assert watched.page.evaluate("document.querySelector(':target').getBoundingClientRect().top < innerHeight")


def test_every_box_of_the_chain_leads_to_its_words(watch: Callable[..., Watched], site: str):
    watched = watch()
    watched.page.goto(f"{site}/en/claims/C1")
    boxes = watched.page.locator(".chain a.box")
    addresses = [boxes.nth(i).get_attribute("href") for i in range(boxes.count())]
    assert len(addresses) == 9
    for address in addresses:
        watched.page.goto(site + address)
        assert watched.page.locator(":target").inner_text().strip(), address


def test_every_span_that_any_page_cites_is_in_its_report(watch: Callable[..., Watched], site: str):
    watched = watch()
    cited: dict[str, set[str]] = {}
    for path in PATHS:
        watched.page.goto(f"{site}/en/{path}")
        for href in watched.page.eval_on_selector_all("a[href*='#s-']", "all => all.map(a => a.href)"):
            page, _, anchor = href.partition("#")
            cited.setdefault(page, set()).add(anchor)
    assert len(cited) == len(DRAFTS)
    for page, anchors in cited.items():
        watched.page.goto(page)
        missing = "names => names.filter(name => !document.getElementById(name))"
        assert watched.page.evaluate(missing, sorted(anchors)) == []


def test_words_cut_in_pieces_light_up_together(watch: Callable[..., Watched], tmp_path: Path):
    reading = PONENTE.reading()
    file = tmp_path / "reading.html"
    crossing = PONENTE.span("il ministro Varga sarebbe slittato al 18 marzo, a Vienna.\nNella notte")
    odd = replace(reading.times[0], span=crossing)
    file.write_text(render_reading(replace(reading, times=(odd, *reading.times))), encoding="utf-8")
    watched = watch()
    anchor = f"s-{crossing.start}-{crossing.end}"
    watched.page.goto(f"{file.as_uri()}#{anchor}")
    pieces = watched.page.locator(f".p-{anchor}")
    assert pieces.count() >= 1
    assert "Nella notte" in " ".join(pieces.all_inner_texts())
    for i in range(pieces.count()):
        assert pieces.nth(i).evaluate("e => getComputedStyle(e).backgroundColor") == "rgb(255, 233, 168)"
    assert watched.complaints == []


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_the_one_file_works_from_disk(watch: Callable[..., Watched], tmp_path: Path, size: dict):
    file = export_html(sample(), tmp_path / "dossier.html", "it")
    watched = watch(size)
    page = watched.page
    page.goto(file.as_uri())
    shown = "() => [...document.querySelectorAll('.page')].filter(p => p.offsetHeight).map(p => p.id)"
    assert page.evaluate(shown) == ["brief"]
    page.locator("nav a", has_text="Affermazioni").click()
    assert page.evaluate(shown) == ["claims"]
    page.locator("#claims .quote a").first.click()
    assert page.evaluate(shown) == ["claims-C1"]
    page.locator("#claims-C1 .statements .words").first.click()
    (report,) = page.evaluate(shown)
    assert report == "r1"
    assert page.locator(":target").inner_text().startswith("Valdora and Kastria are drafting")
    assert page.locator(":target").is_visible()
    for anchor in page.evaluate("[...document.querySelectorAll('.page')].map(p => p.id)"):
        page.goto(f"{file.as_uri()}#{anchor}")
        assert page.evaluate(shown) == [anchor]
        assert page.evaluate(NO_SIDEWAYS), anchor
    assert watched.complaints == []
    assert {url.partition("#")[0] for url in watched.asked} <= {file.as_uri(), "data:,"}


def test_hostile_words_do_nothing(watch: Callable[..., Watched], hostile_site: str, tmp_path: Path):
    watched = watch()
    page = watched.page
    report = hostile().reports[0].id
    file = export_html(hostile(), tmp_path / "dossier.html")
    lone = tmp_path / "reading.html"
    lone.write_text(render_reading(hostile().readings[0]), encoding="utf-8")
    served = [f"{hostile_site}/en/{path}" for path in ("", "claims", "reports", "sources", f"reports/{report}")]
    asked = [
        *served,
        f"{hostile_site}/en/search?q=%3Cscript%3Ealert(1)%3C/script%3E",
        file.as_uri(),
        lone.as_uri(),
    ]
    for address in asked:
        page.goto(address)
        assert page.title() != "owned"
        assert page.locator("script, main img").count() == 0
    assert watched.complaints == []


def test_the_keyboard_reaches_the_content_first(watch: Callable[..., Watched], site: str):
    watched = watch()
    watched.page.goto(f"{site}/en/")
    watched.page.keyboard.press("Tab")
    skip = watched.page.locator(":focus")
    assert skip.get_attribute("class") == "skip"
    assert skip.bounding_box()["x"] >= 0
    watched.page.keyboard.press("Enter")
    assert watched.page.url.endswith("#content")


CONTRAST = """() => {
  const part = v => { v /= 255; return v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4 };
  const light = c => .2126 * part(c[0]) + .7152 * part(c[1]) + .0722 * part(c[2]);
  const rgb = s => s.match(/[\\d.]+/g).map(Number);
  const style = e => getComputedStyle(e);
  const poor = [];
  for (const e of document.querySelectorAll('body *')) {
    if (!e.offsetParent || ![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())) continue;
    let back = e;
    while (back && rgb(style(back).backgroundColor)[3] === 0) back = back.parentElement;
    const ink = light(rgb(style(e).color)), ground = light(rgb(style(back || document.body).backgroundColor));
    const ratio = (Math.max(ink, ground) + .05) / (Math.min(ink, ground) + .05);
    if (ratio < 4.5) poor.push(e.className + ' ' + e.textContent.slice(0, 30) + ' ' + ratio.toFixed(2));
  }
  return poor }"""
SHOWN = ("", "claims/C1", "events/E1", f"reports/{TIDE.id}#s-44-103", f"reports/{PONENTE.id}", "legend", "figures")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_their_ground(watch: Callable[..., Watched], site: str, scheme: str):
    watched = watch(color_scheme=scheme)
    for path in SHOWN:
        watched.page.goto(f"{site}/en/{path}")
        assert watched.page.evaluate(CONTRAST) == [], path
