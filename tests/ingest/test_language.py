from __future__ import annotations

import pytest

from carsica.errors import InputError
from carsica.ingest.language import code_of, settle_language
from carsica.languages import codes
from tests.ingest.samples import BODIES, TITLES, error_of, report_of


@pytest.mark.parametrize("language", list(BODIES))
def test_languages_are_told_by_their_words(language: str) -> None:
    assert settle_language(BODIES[language], "x") == language
    assert settle_language(BODIES[language].upper(), "x") == language
    assert settle_language(BODIES[language][:70], "x") == language


@pytest.mark.parametrize("language", list(TITLES))
def test_short_texts(language: str) -> None:
    assert settle_language(TITLES[language], "x") == language


@pytest.mark.parametrize(
    ("text", "language"),
    [("Вибух у Києві", "uk"), ("Взрывы в Одессе: четыре раненых", "ru"), ("Її немає", "uk"), ("Новый удар", "ru")],
)
def test_letters_tell_ukrainian_from_russian(text: str, language: str) -> None:
    assert settle_language(text, "x") == language


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (
            "De minister sprak gisteren met de havenarbeiders in Genève en beloofde een schriftelijk antwoord.",
            "nl",
        ),
        ("O ministro reuniu-se ontem em Genebra com os estivadores e prometeu uma resposta por escrito.", "pt"),
        ("Министърът се срещна вчера в Женева с делегация на докерите и обеща писмен отговор до края.", "bg"),
        ("Міністр учора сустрэўся ў Жэневе з дэлегацыяй портавікоў і паабяцаў пісьмовы адказ для ўсіх.", "be"),
    ],
)
def test_other_languages_are_refused_by_name(text: str, code: str) -> None:
    error = error_of(text, "x.txt")
    assert isinstance(error, InputError)
    assert error.cause == f"language {code} is not read (Carsica reads {', '.join(codes())})"


def test_labels() -> None:
    labels = {"it-IT": "it", "EN_us": "en", "Italiano": "it", "українська": "uk", "deu": "de", "pt-BR": "pt"}
    assert {label: code_of(label) for label in labels} == labels
    assert code_of("") is None
    assert code_of("somewhere") is None


def test_a_given_language_wins_over_the_words() -> None:
    assert report_of(f"title: {TITLES['it']}\nlanguage: en\n\n{BODIES['it']}").language == "en"
    assert "language nl" in error_of(f"title: {TITLES['it']}\nlanguage: nl\n\n{BODIES['it']}").cause
    assert report_of(f"title: {TITLES['it']}\nlanguage: ???\n\n{BODIES['it']}").language == "it"
