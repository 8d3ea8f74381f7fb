"""French and Spanish news sentences by the shipped reader: who is accused, what is over, hours that last."""

from __future__ import annotations

import pytest

from carsica.extract.reading import read
from carsica.record.reading import Reading
from carsica.record.report import Report
from tests.extract.reading_model import parse


def reading(text: str, language: str) -> Reading:
    report = Report("r", "", text, language, "Gazette", "2026-03-12")
    return read(report, parse(text, language))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("La alcaldesa ha sido acusada de robar dinero público.", "es"),
        ("El alcalde estuvo de acuerdo con la oposición en que el puente debe cerrarse.", "es"),
        ("Le député, accusé de « prendre seul les décisions », a quitté la salle.", "fr"),
    ],
)
def test_who_is_accused_or_agreed_with_says_nothing(text: str, language: str) -> None:
    assert not reading(text, language).statements


def test_a_phrase_inside_what_is_said_takes_nothing_from_its_speaker() -> None:
    text = "Naviera Central señaló que, según esas cifras, el puerto supera a sus rivales."
    (statement,) = reading(text, "es").statements
    assert statement.cue is not None
    assert statement.cue.text == "señaló"
    assert not statement.hearsay


@pytest.mark.parametrize(
    ("text", "language", "trigger", "status"),
    [
        (
            "Des soldats annoncent avoir pris le pouvoir à Lomara et suspendu la Constitution.",
            "fr",
            "suspendu",
            "occurred",
        ),
        ("El ejército anunció haber bombardeado el puerto de Lomara.", "es", "haber bombardeado", "occurred"),
    ],
)
def test_what_is_announced_in_the_perfect_has_happened(
    text: str, language: str, trigger: str, status: str
) -> None:
    found = {event.trigger.of(text): event.status for event in reading(text, language).events}
    assert found[trigger] == status


@pytest.mark.parametrize(
    ("text", "language", "words", "value"),
    [
        ("La réunion a pris fin après cinq heures de discussions.", "fr", "cinq heures", "PT5H"),
        (
            "Le maire est arrivé vers cinq heures de l'après-midi.",
            "fr",
            "cinq heures de l'après-midi",
            "2026-03-12T17:00",
        ),
        ("El puente fue cerrado en horas de la mañana.", "es", "horas de la mañana", "2026-03-12TMO"),
    ],
)
def test_hours_that_last_and_hours_of_the_day(text: str, language: str, words: str, value: str) -> None:
    assert [(t.span.of(text), t.value) for t in reading(text, language).times] == [(words, value)]


@pytest.mark.parametrize(
    ("text", "language", "mode"),
    [
        ("Las empresas explotan las autopistas de peaje.", "es", "explosion"),
        ("Des tirs ont été entendus près du palais.", "fr", "investigation"),
        ("La cita con las urnas será el 4 de mayo.", "es", "meeting"),
        ("El grupo atacó a dos personas en el sitio Bellavista.", "es", "siege"),
    ],
)
def test_words_that_tell_of_another_kind_of_event(text: str, language: str, mode: str) -> None:
    found = reading(text, language).events
    assert mode not in {event.mode for event in found}
    assert "sitio" not in {span.of(text) for event in found for span in event.mentions}


def test_a_number_has_the_fate_of_its_own_verb() -> None:
    text = "Dos personas murieron y siete resultaron heridas el lunes en Lorca."
    assert [figure.what for figure in reading(text, "es").figures] == ["killed", "wounded"]


@pytest.mark.parametrize(
    ("text", "language", "speakers"),
    [
        ("De acuerdo a los fiscales, el alcalde envió a su hermano a recoger el dinero.", "es", ["fiscales"]),
        (
            "Según el periodista, la guerra no acabará pronto, y explicó que lo peor está por venir.",
            "es",
            ["periodista", "periodista"],
        ),
        ("Cabe mencionar que la defensa contempla la posibilidad de pagar una fianza.", "es", []),
        ("Le restaurant, selon les mesures en vigueur, devrait être fermé.", "fr", []),
        ("La durée varie selon les écoles.", "fr", []),
    ],
)
def test_phrases_that_name_a_source_and_phrases_that_do_not(text: str, language: str, speakers: list[str]) -> None:
    assert [s.chain[-1].name for s in reading(text, language).statements] == speakers
