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


def sayings(text: str, language: str) -> list[tuple[list[str], str]]:
    """Chain behind the outlet and content of each statement."""
    found = reading(text, language).statements
    return [([link.name for link in s.chain[1:]], " … ".join(c.of(text) for c in s.content)) for s in found]


def test_a_quotation_that_is_thought_is_not_said_again() -> None:
    text = "El alcalde Pedro Morales opinó que la obra “no acabará pronto”, aunque agregó que “faltan los planos”."
    assert [content for _, content in sayings(text, "es")] == ["la obra “no acabará pronto”", "faltan los planos"]


def test_whose_paper_is_shut_does_not_speak_through_it() -> None:
    text = "Le journaliste, dont le journal La Vigie a fermé, a affirmé que la guerre serait longue."
    assert sayings(text, "fr") == [(["journaliste"], "la guerre serait longue")]


def test_who_writes_a_paper_says_what_stands_in_it() -> None:
    text = "El obispo Berrío emitió un comunicado en el que expresó que colaborará con los fiscales."
    assert sayings(text, "es") == [(["Berrío"], "colaborará con los fiscales")]


def test_a_clause_with_its_own_subject_and_object_is_no_aside() -> None:
    text = (
        "Jan Morava avait affirmé qu'il était prêt à partir, il a rejeté cette éventualité en début d'après-midi."
    )
    assert sayings(text, "fr") == [
        (["Jan Morava"], "il était prêt à partir"),
        (["Jan Morava"], "cette éventualité"),
    ]


def test_as_somebody_had_told_it_means_the_clause_before() -> None:
    text = "El alcalde dimitió el lunes, como lo había anunciado El Correo."
    assert sayings(text, "es") == [(["El Correo"], "El alcalde dimitió el lunes")]


def test_a_typed_mark_closes_what_a_printed_one_opens() -> None:
    text = (
        '“El contrato es legal", dijo el secretario Luis Prado en la radio. Y remató: "Nosotros ganamos el voto".'
    )
    assert [content for _, content in sayings(text, "es")] == ["El contrato es legal", "Nosotros ganamos el voto"]


def test_a_name_in_quotation_marks_behind_the_speaker_is_not_said() -> None:
    text = '"Nosotros trabajamos juntos", remarcó la alcaldesa Ana Prado, en el marco del plan "capitales vivas".'
    assert [content for _, content in sayings(text, "es")] == ["Nosotros trabajamos juntos"]


def test_a_line_that_ends_in_the_noun_of_a_body_is_read() -> None:
    assert reading("Des tensions avec la présidence de l’université", "fr").statements == ()


@pytest.mark.parametrize(
    ("text", "language", "speaker"),
    [
        (
            '"No soy el dueño". Con esas palabras, el alcalde Luis Prado respondió a los críticos.',
            "es",
            "Luis Prado",
        ),
        ("« Nous partons ». Avec ces mots, le maire Paul Morel a répondu à ses détracteurs.", "fr", "Paul Morel"),
        ("«Partiamo domani». Con queste parole il sindaco Luca Neri ha risposto ai critici.", "it", "Luca Neri"),
    ],
)
def test_these_words_are_those_just_quoted(text: str, language: str, speaker: str) -> None:
    (statement,) = reading(text, language).statements
    assert statement.chain[-1].name == speaker
    assert statement.kind == "direct"
