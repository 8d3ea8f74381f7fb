"""HTML pages, with the furniture that sites put around reports; all pages are made here."""

from __future__ import annotations

import json

import pytest

from tests.ingest.samples import BODIES, TITLES, error_of, report_of

FURNITURE = [
    "Usiamo i cookie per migliorare",
    "Home Esteri Sport",
    "Leggi anche",
    "Dieci porti da vedere",
    "Condividi su Facebook",
    "Ultimissimo commento di un lettore",
    "Iscriviti alla newsletter",
    "2.317 visualizzazioni",
    "aggiornato alle",
    "Tutti i diritti riservati",
    "Le notizie più lette del giorno",
]
PAGE = f"""<!DOCTYPE html>
<html lang="it-IT"><head><meta charset="utf-8">
<title>{TITLES["it"]} | Gazzetta del Molo</title>
<meta property="og:site_name" content="Gazzetta del Molo">
<meta property="og:title" content="{TITLES["it"]}">
<meta property="og:url" content="https://molo.example/esteri/porto">
<meta property="article:published_time" content="2025-12-03T14:05:30+01:00">
<meta property="article:modified_time" content="2025-12-03T18:00:00+01:00">
<meta name="author" content="Anna Neri">
</head><body>
<div class="cookie-banner" id="cookie"><p>Usiamo i cookie per migliorare la tua esperienza.</p></div>
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/e">Esteri</a></li><li>Sport</li></ul></nav></header>
<main><article>
<h1>{TITLES["it"]}</h1>
<p class="meta">Di Anna Neri - <time>3 dicembre 2025</time> (aggiornato alle <time>18:00</time>)</p>
<div class="share-buttons"><a href="#">Condividi su Facebook</a></div>
<p>{BODIES["it"]} I lavoratori del porto restano in assemblea permanente fino a lunedì mattina.</p>
<p>Leggi anche: <a href="/dieci">Dieci porti da vedere</a></p>
<h2>La trattativa</h2>
<p>{BODIES["it"]} La sigla più grande non esclude un nuovo sciopero di quarantotto ore.</p>
<ul><li>Primo punto della bozza sul tavolo</li><li>Secondo punto della bozza sul tavolo</li></ul>
<blockquote><p>«Vogliamo un testo firmato», ha detto la portavoce.</p></blockquote>
<p>2.317 visualizzazioni</p>
</article></main>
<aside class="related-articles"><h3>Le notizie più lette del giorno</h3><a href="/x">Altro</a></aside>
<section id="comments" class="comments"><p>Ultimissimo commento di un lettore arrabbiato.</p></section>
<form class="newsletter"><p>Iscriviti alla newsletter</p></form>
<footer><p>© 2025 Gazzetta del Molo. Tutti i diritti riservati</p></footer>
</body></html>"""


def test_page_with_furniture() -> None:
    report = report_of(PAGE, "a.html")
    assert (report.title, report.outlet, report.byline) == (TITLES["it"], "Gazzetta del Molo", ("Anna Neri",))
    assert (report.published, report.updated) == ("2025-12-03T14:05:30+01:00", "2025-12-03T18:00:00+01:00")
    assert (report.url, report.language) == ("https://molo.example/esteri/porto", "it")
    assert report.text.startswith(f"{TITLES['it']}\n\nIl ministro ha incontrato ieri")
    assert [section.title for section in report.sections] == ["La trattativa"]
    assert "\n\n- Primo punto della bozza sul tavolo\n\n- Secondo punto" in report.text
    assert "«Vogliamo un testo firmato», ha detto la portavoce." in report.text
    assert report.text.count(TITLES["it"]) == 1
    assert [piece for piece in FURNITURE if piece in report.text] == []


def linked_page(data: object, language: str = "en", head: str = "") -> str:
    return (
        f"<html lang='{language}'><head><title>x</title>{head}"
        f"<script type='application/ld+json'>{json.dumps(data)}</script></head><body><article>"
        f"<p>{BODIES['en']}</p><p>{BODIES['en']} More is to follow in the evening, a spokesman added.</p>"
        "</article></body></html>"
    )


def test_json_ld_gives_title_date_outlet_and_authors() -> None:
    article = {
        "@type": ["NewsArticle"],
        "headline": TITLES["en"],
        "datePublished": "2025-12-03T09:15:00Z",
        "author": [{"@type": "Person", "name": "Jane Doe"}, {"name": "Marit Oldervik"}],
        "publisher": {"@id": "#org"},
    }
    graph = {"@graph": [{"@id": "#org", "@type": "Organization", "name": "The Quay Post"}, article]}
    report = report_of(linked_page(graph))
    assert (report.title, report.outlet) == (TITLES["en"], "The Quay Post")
    assert (report.published, report.updated) == ("2025-12-03T09:15:00Z", None)
    assert report.byline == ("Jane Doe", "Marit Oldervik")


@pytest.mark.parametrize(
    "data", [[], {"@type": 5}, {"@graph": {"@graph": []}}, {"author": [[["x"]]], "@type": "NewsArticle"}]
)
def test_odd_json_ld_does_no_harm(data: object) -> None:
    assert report_of(linked_page(data)).language == "en"


def test_site_name_stands_before_the_company() -> None:
    data = {"@type": "NewsArticle", "headline": TITLES["en"], "publisher": {"name": "Quay Holding plc"}}
    page = linked_page(data, head='<meta property="og:site_name" content="The Quay Post">')
    assert report_of(page).outlet == "The Quay Post"


def test_a_page_that_gives_its_title_as_its_site_is_of_no_outlet_by_that_name() -> None:
    data = {"@type": "NewsArticle", "headline": TITLES["en"]}
    page = linked_page(data, head=f'<meta property="og:site_name" content="{TITLES["en"]}">')
    assert report_of(page).outlet != TITLES["en"]


def test_visible_date_and_title_suffix_when_the_head_says_nothing() -> None:
    page = (
        f"<html><head><title>{TITLES['fr']} - Le Courrier du Quai</title></head><body><article>"
        f"<h1>{TITLES['fr']}</h1>"
        f"<p>Publié le 3 décembre 2025 à 14h05</p><p>{BODIES['fr']}</p><p>{BODIES['fr']} Le port reste fermé.</p>"
        "</article></body></html>"
    )
    report = report_of(page, "a.html")
    assert (report.title, report.outlet, report.published) == (
        TITLES["fr"],
        "Le Courrier du Quai",
        "2025-12-03T14:05",
    )
    assert report.language == "fr"
    assert "Publié le" not in report.text


def test_a_template_language_is_overruled_by_clear_words() -> None:
    assert report_of(linked_page({}, language="it")).language == "en"


def test_declared_charset_is_obeyed() -> None:
    page = PAGE.replace('charset="utf-8"', 'charset="iso-8859-15"').replace("©", "")
    report = report_of(page.encode("iso-8859-15", errors="xmlcharrefreplace"), "a.html")
    assert report.text.startswith(f"{TITLES['it']}\n\nIl ministro ha incontrato ieri")
    assert "riprenderà la settimana" in report.text


def test_broken_html_is_read_as_far_as_it_goes() -> None:
    broken = PAGE.replace("</p>", "").replace("</article>", "</b></div>").replace("</html>", "<div class='")
    report = report_of(broken, "a.html")
    assert BODIES["it"] in report.text


@pytest.mark.parametrize(
    ("page", "cause"),
    [
        ("<html></html>", "is HTML without any text"),
        ("<!doctype html><html><body><script>var a = 1</script></body></html>", "without"),
        ("<html><body><nav><a href=x>Home</a></nav></body></html>", "is a page without an article text"),
        ("<?xml version='1.0'?><rss version='2.0'><channel></channel></rss>", "is a feed"),
        ("<?xml version='1.0'?><catalog><book/></catalog>", "is XML, not a page"),
        ("<html><body>" + "<p>word</p>" * 60_000, "more than 50,000 elements"),
    ],
)
def test_pages_without_a_report(page: str, cause: str) -> None:
    assert cause in error_of(page, "a.html").cause


@pytest.mark.parametrize("tag", ["div", "blockquote", "b", "ul><li", "table><tr><td", "span"])
@pytest.mark.timeout(60)
def test_deep_nesting_neither_crashes_nor_hangs(tag: str) -> None:
    for depth in (100, 230, 20_000):
        error_or_report = f"<html><body>{f'<{tag}>' * depth}<p>{BODIES['en'] * 3}</p></body></html>"
        from carsica.ingest.sources import read_bytes  # noqa: PLC0415
        from tests.ingest.samples import SETTINGS  # noqa: PLC0415

        assert len(read_bytes(error_or_report.encode(), "deep.html", settings=SETTINGS)) == 1
