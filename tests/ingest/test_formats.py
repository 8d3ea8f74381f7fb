"""Key-value headers, Markdown with front matter, JSON in its shapes."""

from __future__ import annotations

import json

import pytest

from carsica.errors import InputError
from carsica.ingest.sources import read_bytes
from carsica.record.report import Report
from tests.ingest.samples import BODIES, SETTINGS, TITLES, check_spans, error_of, report_of

KEYS = {
    "it": ("titolo", "testata", "data", "autore", "lingua"),
    "en": ("Title", "Outlet", "Date", "Byline", "Language"),
    "fr": ("titre", "média", "date", "auteur", "langue"),
    "es": ("título", "medio", "fecha", "autor", "idioma"),
    "de": ("Titel", "Zeitung", "Datum", "Autorin", "Sprache"),
    "uk": ("заголовок", "видання", "дата", "автор", "мова"),
    "ru": ("заголовок", "издание", "дата", "автор", "язык"),
}


@pytest.mark.parametrize("language", list(KEYS))
def test_key_value_header_in_every_language(language: str) -> None:
    title, outlet, day, author, tongue = KEYS[language]
    text = f"{title}: {TITLES[language]}\n{outlet}: Ravello 24\n{day}: 03.12.2025 14:05\n{author}: Vera Lindholt\n"
    report = report_of(f"{text}{tongue}: {language}\n\n{BODIES[language]}")
    assert report.text == f"{TITLES[language]}\n\n{BODIES[language]}"
    assert (report.title, report.outlet, report.published) == (TITLES[language], "Ravello 24", "2025-12-03T14:05")
    assert (report.byline, report.language, report.header) == (("Vera Lindholt",), language, ())


def test_key_value_fields_of_other_kinds() -> None:
    report = report_of(
        f"title: {TITLES['en']}\nurl: https://quay.example/a\nupdated: 2025-12-04\nviews: 1,020\n"
        f"x-unknown: whatever\nauthor: By Jane Doe\n\n{BODIES['en']}"
    )
    assert (report.url, report.updated, report.views) == ("https://quay.example/a", "2025-12-04", 1020)
    assert (report.outlet, report.byline) == ("quay.example", ("Jane Doe",))


def test_a_title_with_a_colon_is_no_header() -> None:
    report = report_of(f"Data: the ministry's new oil\n\n{BODIES['en']}")
    assert report.title == "Data: the ministry's new oil"


MARKDOWN = f"""---
title: "{TITLES["de"]}"
outlet: Hafenkurier
date: 2025-12-03
author: [Hedda Voss, Jens Kolb]
tags: [Hafen, Streik]
---

# {TITLES["de"]}

{BODIES["de"]} Mehr **dazu** im [Bericht](https://quay.example/x "Titel").

## Was *jetzt* folgt

{BODIES["de"]}

3. Dritter Punkt
4. Vierter Punkt

- Ohne Zahl

![Bild](https://quay.example/x.png)

Lesen Sie auch: Zehn Häfen

### Stimmen

> „Wir warten“, sagte die Sprecherin.
"""


def test_markdown_with_front_matter() -> None:
    report = report_of(MARKDOWN, "report.md")
    assert (report.title, report.outlet, report.published) == (TITLES["de"], "Hafenkurier", "2025-12-03")
    assert (report.byline, report.language) == (("Hedda Voss", "Jens Kolb"), "de")
    assert [section.title for section in report.sections] == ["Was jetzt folgt", "Stimmen"]
    assert report.text.count(TITLES["de"]) == 1
    assert "Mehr dazu im Bericht." in report.text
    assert "3. Dritter Punkt\n\n4. Vierter Punkt\n\n- Ohne Zahl" in report.text
    assert report.text.endswith("„Wir warten“, sagte die Sprecherin.")
    assert not any(mark in report.text for mark in ("**", "](", "quay.example", "Lesen Sie auch", "##"))


def test_markdown_without_front_matter_prints_its_facts_under_the_title() -> None:
    report = report_of(
        f"# {TITLES['it']}\n\n*Di Gazzetta del Molo*\n\n3 dicembre 2025\n\n{BODIES['it']}\n", "a.md"
    )
    assert (report.title, report.outlet, report.published) == (TITLES["it"], "Gazzetta del Molo", "2025-12-03")
    assert report.text == f"{TITLES['it']}\n\n{BODIES['it']}"


def test_front_matter_is_known_without_the_suffix_and_in_toml() -> None:
    assert report_of(MARKDOWN, "report.txt").outlet == "Hafenkurier"
    toml = f'+++\ntitle = "{TITLES["en"]}"\ndate = "2025-12-03"\n+++\n{BODIES["en"]}'
    assert report_of(toml, "a.md").published == "2025-12-03"


def test_front_matter_whose_title_has_a_bare_colon() -> None:
    report = report_of(f"---\ntitle: Geneva: an answer\noutlet: The Quay Post\n---\n\n{BODIES['en']}")
    assert (report.title, report.outlet) == ("Geneva: an answer", "The Quay Post")


def test_hostile_front_matter_runs_nothing_and_ends() -> None:
    tagged = f"---\ntitle: !!python/object/apply:os.system ['exit 3']\n---\n\n{BODIES['en']}"
    assert report_of(tagged).title == "exit 3"  # a list of words, nothing more
    bomb = "a: &a [x, x, x, x, x, x, x]\n" + "".join(
        f"{chr(98 + i)}: &{chr(98 + i)} [{', '.join(['*' + chr(97 + i)] * 7)}]\n" for i in range(14)
    )
    assert report_of(f"---\n{bomb}title: *o\n---\n\n{BODIES['en']}").language == "en"
    assert "front matter" in error_of(f"---\nkey: [\n}}\n---\n\n{BODIES['en']}").cause


def test_json_lines_with_a_bad_line_go_on() -> None:
    lines = [
        {
            "id": 7,
            "url": "https://quay.example/7",
            "title": TITLES["en"],
            "content": BODIES["en"],
            "published": "2025-12-03",
        },
        {"channel": "Молo", "text": BODIES["uk"], "date": "2025-12-03T10:00:00+02:00", "language": "uk"},
        {"outlet": "X", "text": "   "},
        {
            "source": {"name": "Le Quai"},
            "title": TITLES["fr"],
            "body": f"<p>{BODIES['fr']}</p><p>Fin &amp; suite.</p>",
        },
    ]
    rows = [json.dumps(line, ensure_ascii=False) for line in lines]
    rows.insert(1, '{"title": "cut off')
    items = read_bytes("\n".join(rows).encode(), "feed.jsonl", settings=SETTINGS)
    assert [type(item) for item in items] == [Report, InputError, Report, InputError, Report]
    first, bad, second, empty, third = items
    assert isinstance(first, Report)
    assert isinstance(second, Report)
    assert isinstance(third, Report)
    for report in (first, second, third):
        check_spans(report)
    assert first.text == f"{TITLES['en']}\n\n{BODIES['en']}"
    assert (first.outlet, first.published, first.url) == ("quay.example", "2025-12-03", "https://quay.example/7")
    assert str(bad).startswith("feed.jsonl, line 2: is not valid JSON")
    assert (second.title_span, second.published) == (None, "2025-12-03T10:00:00+02:00")
    assert second.title == BODIES["uk"].split(". ")[0] + "."
    assert "line 4" in str(empty)
    assert "has no text" in str(empty)
    assert third.outlet == "Le Quai"
    assert third.text.endswith("Fin & suite.")
    assert "<p>" not in third.text


def test_json_array_and_chat_export() -> None:
    array = json.dumps([{"title": TITLES["it"], "text": BODIES["it"]}, 5])
    good, bad = read_bytes(array.encode(), "a.json", settings=SETTINGS)
    assert isinstance(good, Report)
    assert str(bad) == "a.json, item 2: is not a JSON object"
    export = {
        "name": "Molo Live",
        "type": "public_channel",
        "messages": [
            {"id": 1, "type": "service", "action": "create_channel", "text": ""},
            {"id": 2, "date": "2025-12-03T11:00:00", "date_unixtime": "1764756000",
             "text": [BODIES["it"][:40], {"type": "bold", "text": BODIES["it"][40:]}]},
        ],
    }  # fmt: skip
    report = report_of(json.dumps(export), "result.json")
    assert (report.outlet, report.published, report.text) == ("Molo Live", "2025-12-03T10:00:00Z", BODIES["it"])


@pytest.mark.parametrize(
    "text", ['{"text": ', "[[[[", '{"a": 1}', "[]", '"words"', '{"messages": []}', '{"text": ' + "[" * 99999]
)
def test_json_that_holds_no_report_is_an_error(text: str) -> None:
    assert isinstance(error_of(text, "x.json"), InputError)
