"""Plain text with printed header lines, in the shapes that news sites save."""

from __future__ import annotations

import pytest

from tests.ingest.samples import BODIES, TITLES, report_of

HEADERS = {
    "it": ("- Postato il 3 dicembre 2025", "- Di Gazzetta del Molo", "- 1.204 Visualizzazioni"),
    "en": ("- Posted on 3 December 2025", "- By The Quay Post", "- 1,204 views"),
    "fr": ("- Publié le 3 décembre 2025", "- Par Le Courrier du Quai", "- 1 204 vues"),
    "es": ("- Publicado el 3 de diciembre de 2025", "- Por El Diario del Muelle", "- 1.204 visitas"),
    "de": ("- Veröffentlicht am 3. Dezember 2025", "- Von Hafenkurier", "- 1.204 Aufrufe"),
    "uk": ("- Опубліковано 3 грудня 2025", "- Автор: Вісник Причалу", "- 1204 переглядів"),
    "ru": ("- Опубликовано 3 декабря 2025", "- Автор: Вестник Причала", "- 1204 просмотров"),
}
OUTLETS = {
    "it": "Gazzetta del Molo",
    "en": "The Quay Post",
    "fr": "Le Courrier du Quai",
    "es": "El Diario del Muelle",
    "de": "Hafenkurier",
    "uk": "Вісник Причалу",
    "ru": "Вестник Причала",
}


@pytest.mark.parametrize("language", list(HEADERS))
def test_header_lines_in_every_language(language: str) -> None:
    header = HEADERS[language]
    text = "\n".join([TITLES[language], *header, "", BODIES[language]])
    report = report_of(text)
    assert (report.title, report.outlet, report.published) == (TITLES[language], OUTLETS[language], "2025-12-03")
    assert (report.views, report.language, report.byline) == (1204, language, ())
    assert report.text == text
    assert tuple(span.of(report.text) for span in report.header) == header


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Updated: 4 December 2025, 09:15 GMT", {"updated": "2025-12-04T09:15Z"}),
        ("Dernière mise à jour : 4 décembre 2025 à 9h15", {"updated": "2025-12-04T09:15"}),
        ("Aggiornato il 4 dicembre 2025 alle 9:15", {"updated": "2025-12-04T09:15"}),
        ("Оновлено 4 грудня 2025, 9:15", {"updated": "2025-12-04T09:15"}),
        ("3 December 2025 | 5 min read | 12K views", {"published": "2025-12-03", "views": 12000}),
        ("By Jane Doe, The Quay Post", {"byline": ("Jane Doe",), "outlet": "The Quay Post"}),
        ("By Jane Doe | The Quay Post | 3 December 2025", {"byline": ("Jane Doe",), "published": "2025-12-03"}),
        ("By Jane Doe and John Roe in Geneva", {"byline": ("Jane Doe", "John Roe"), "outlet": None}),
        ("Di Anna Neri e Paolo Bianchi", {"byline": ("Anna Neri", "Paolo Bianchi"), "outlet": None}),
        ("Von Jürgen Habicht, 3. Dezember 2025", {"byline": ("Jürgen Habicht",), "published": "2025-12-03"}),
        ("Автор: Оксана Береза", {"byline": ("Оксана Береза",), "outlet": None}),
        ("Fuente: Agencia Faro", {"outlet": "Agencia Faro"}),
        ("Переглядів: 815", {"views": 815}),
        ("25/12/2025", {"published": "2025-12-25"}),
        ("5:12 PM EST, November 19, 2025", {"published": "2025-11-19T17:12-05:00"}),
        (
            "Published: 14:30 BST, 3 June 2025 | Updated: 15:10 BST, 3 June 2025",
            {"published": "2025-06-03T14:30+01:00", "updated": "2025-06-03T15:10+01:00"},
        ),
        (
            "Publié le 19/11/2025 à 08:25, mis à jour le 19/11/2025 à 09:00",
            {"published": "2025-11-19T08:25", "updated": "2025-11-19T09:00"},
        ),
        ("14:30 19.11.2025 (обновлено: 15:00)", {"published": "2025-11-19T14:30", "updated": None}),
        ("19 ноября 2025, 14:30 Источник: ТАСС", {"published": "2025-11-19T14:30", "outlet": "ТАСС"}),
        ("Juan Pérez | Ginebra | 19/11/2025", {"byline": ("Juan Pérez",), "outlet": None}),
        ("November 19, 2025 / 5:00 PM / Quay News", {"published": "2025-11-19T17:00", "outlet": "Quay News"}),
        ("Par Le Journal du Quai avec AFP", {"outlet": "Le Journal du Quai", "byline": ()}),
        ("Di Anna Neri, inviata a Ginevra", {"outlet": None, "byline": ("Anna Neri",)}),
        ("By JANE DOE", {"byline": ("JANE DOE",), "outlet": None}),
        ("Scritto da Redazione il 19 novembre 2025", {"byline": ("Redazione",), "published": "2025-11-19"}),
        ("Autore: Redazione", {"byline": ("Redazione",), "outlet": None}),
        ("Tempo di lettura: 3 minuti", {"views": None}),
    ],
)
def test_other_header_lines(line: str, expected: dict[str, object]) -> None:
    report = report_of(f"{TITLES['en']}\n{line}\n\n{BODIES['en']}")
    assert {name: getattr(report, name) for name in expected} == expected
    assert [span.of(report.text) for span in report.header] == [line]


def test_a_bare_bulleted_name_between_header_lines_is_the_outlet() -> None:
    report = report_of(
        f"{TITLES['uk']}\n- Опубліковано 3 грудня 2025\n- Вісник Причалу\n- 5 переглядів\n\n{BODIES['uk']}"
    )
    assert report.outlet == "Вісник Причалу"


def test_known_names_and_bare_counters_beside_a_date_line() -> None:
    report = report_of(f"{TITLES['uk']}\n3 грудня 2025, 14:30\nОлена Береза\n2345\n\n{BODIES['uk']}")
    assert (report.byline, report.published, len(report.header)) == (("Олена Береза",), "2025-12-03T14:30", 3)
    report = report_of(f"{TITLES['es']}\nEFE\nGinebra 3 DIC 2025 - 14:30 CET\n\n{BODIES['es']}")
    assert (report.outlet, report.published) == ("EFE", "2025-12-03T14:30+01:00")


def test_date_and_outlet_above_the_title() -> None:
    report = report_of(f"3 dicembre 2025, 10:20\nTestata: Eco del Faro\n\n{TITLES['it']}\n\n{BODIES['it']}")
    assert (report.title, report.outlet, report.published) == (TITLES["it"], "Eco del Faro", "2025-12-03T10:20")


def test_a_body_that_opens_like_a_marker_stays_body() -> None:
    body = "Di fronte alla crisi il governo ha scelto di non rispondere.\n" + BODIES["it"]
    report = report_of(f"{TITLES['it']}\n- Postato il 3 dicembre 2025\n\n{body}")
    assert len(report.header) == 1
    assert report.outlet is None


def test_unclear_date_is_header_without_a_date_in_english_and_read_elsewhere() -> None:
    english = report_of(f"{TITLES['en']}\nPosted on 03/04/2025\n\n{BODIES['en']}")
    assert english.published is None
    assert len(english.header) == 1
    assert report_of(f"{TITLES['it']}\nPostato il 03/04/2025\n\n{BODIES['it']}").published == "2025-04-03"


def test_headings_between_paragraphs_become_sections() -> None:
    text = f"{TITLES['it']}\n- Postato il 3 dicembre 2025\n\n{BODIES['it']}\nLa trattativa\n{BODIES['it']}\n"
    text += f"\n{BODIES['it']}"
    text += f"\n\nChe cosa succede ora?\n{BODIES['it']}"
    report = report_of(text)
    assert [section.title for section in report.sections] == ["La trattativa", "Che cosa succede ora?"]
    first, second = report.sections
    assert first.span.of(report.text).count(BODIES["it"]) == 2
    assert second.span.end == len(report.text)


def test_lists_and_interview_questions_are_no_headings() -> None:
    body = BODIES["en"]
    listed = f"{TITLES['en']}\n\n{body}\n- First point\n{body}\n1. Second point\n{body}"
    assert report_of(listed).sections == ()
    asked = f"{TITLES['en']}\n\n{body}\n" + "".join(
        f"What about {what}?\n{body}\n" for what in ("wages", "hours", "rent")
    )
    assert report_of(asked).sections == ()


def test_text_without_a_title_takes_its_first_sentence() -> None:
    report = report_of(BODIES["fr"])
    assert (
        report.title
        == "Le ministre a rencontré hier à Genève la délégation des dockers et a promis une réponse écrite."
    )
    assert report.title_span is None
    assert report.text == BODIES["fr"]


def test_short_first_sentence_takes_the_next_with_it() -> None:
    assert report_of("Genf. Der Minister spricht heute mit den Hafenarbeitern über Löhne.").title.startswith(
        "Genf. Der"
    )


def test_furniture_lines_are_marked_and_not_body() -> None:
    text = f"{TITLES['it']}\n\n{BODIES['it']}\nLeggi anche: Dieci porti da vedere\n{BODIES['it']}\n"
    text += "Riproduzione riservata"
    report = report_of(text)
    marked = [span.of(report.text) for span in report.header]
    assert marked == ["Leggi anche: Dieci porti da vedere", "Riproduzione riservata"]
    assert report.sections == ()


def test_normal_form_of_the_text() -> None:
    raw = (
        "\ufeffPerche\u0301 no\r\n\r\nL\u2019e\u0301tat\u200b de\u00ad s lieux \x07 \r\n" + BODIES["fr"] + "  \r\n"
    )
    report = report_of(raw)
    assert report.text == "Perché no\n\nL’état de s lieux\n" + BODIES["fr"]


def test_same_words_same_identity_another_title_another() -> None:
    text = f"{TITLES['en']}\n\n{BODIES['en']}"
    assert report_of(text).id == report_of(text.replace("\n", "\r\n") + "\n\n").id
    assert report_of(text).id != report_of(text.replace("Minister", "Ministers", 1)).id
    assert len(report_of(text).id) == 64


@pytest.mark.parametrize(
    ("opening", "agency"),
    [
        ("GENEVA, 3 Dec (Beacon Wire) — ", "Beacon Wire"),
        ("(Agenzia Faro) - GINEVRA, 3 DIC - ", "Agenzia Faro"),
        ("Genf (hpa) - ", None),
        ("The minister (left) - ", None),
    ],
)
def test_dateline_gives_the_outlet_when_nothing_else_does(opening: str, agency: str | None) -> None:
    assert report_of(f"{TITLES['en']}\n\n{opening}{BODIES['en']}").outlet == agency
    assert report_of(f"{TITLES['en']}\n- By The Quay Post\n\n{opening}{BODIES['en']}").outlet == "The Quay Post"


@pytest.mark.parametrize(
    "outlet", ["Il Messaggero della Costa", "Harbour Wire", "Der Hafenbote", "Le Courrier du Quai"]
)
def test_an_outlet_over_its_date_and_the_title_below(outlet: str) -> None:
    text = f"{outlet}\n12 March 2025\n\n{TITLES['en']}\n\n{BODIES['en']}"
    report = report_of(text)
    assert (report.title, report.outlet, report.published) == (TITLES["en"], outlet, "2025-03-12")
    assert tuple(span.of(text) for span in report.header) == (outlet, "12 March 2025")


def test_a_title_of_names_over_its_date_stays_the_title() -> None:
    report = report_of(f"Anna Roe in Geneva\n12 March 2025\n\n{BODIES['en']}")
    assert (report.title, report.outlet) == ("Anna Roe in Geneva", None)
