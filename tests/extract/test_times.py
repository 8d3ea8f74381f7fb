"""Time expressions. Rows: language, text, words, value, start, end; the report is of Wednesday 19 November."""

from __future__ import annotations

import re
import time
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carsica.extract.times import find_times
from carsica.extract.times.grammar import grammar
from carsica.languages import codes
from carsica.parse.syntax import Document, Sentence
from carsica.record.report import Report
from carsica.record.span import Span
from carsica.record.time import TimeExpression
from tests.extract.trees import document

DAY = "2025-11-19"


EVE = """
    1 Riga Riga PROPN 3 nsubj
    2 avait avoir AUX 3 aux Tense=Imp
    3 levé lever VERB 0 root Tense=Past|VerbForm=Part
    4 son son DET 5 det
    5 veto veto NOUN 3 obj
    6 la le DET 7 det
    7 veille veille NOUN 3 obl
"""
SET_FOR = """
    1 Il il DET 2 det
    2 voto voto NOUN 4 nsubj
    3 era essere AUX 4 aux Tense=Imp
    4 chiesto chiedere VERB 0 root Tense=Past|VerbForm=Part
    5 per per ADP 6 case
    6 venerdì venerdì NOUN 4 obl
"""


def flat(language: str, text: str) -> Document:
    """A document without words or trees: one sentence a line."""
    sentences = tuple(Sentence(m.start(), m.end(), ()) for m in re.finditer(r"[^\n]+", text))
    return Document(text, language, sentences, ())


def times_of(
    doc: Document, published: str | None = DAY, header: tuple[Span, ...] = ()
) -> tuple[TimeExpression, ...]:
    return find_times(doc, Report("0", "", doc.text, doc.language, published=published, header=header))


ABSOLUTE = [
    ("it", "Firmato il 3 maggio 2024.", "il 3 maggio 2024", "2024-05-03"),
    ("it", "Visto mercoledì 19 novembre.", "mercoledì 19 novembre", "2025-11-19"),
    ("de", "Am 1. Mai vergangenen Jahres fiel es.", "1. Mai vergangenen Jahres", "2024-05-01"),
    ("ru", "В прошлое воскресенье голосовали.", "прошлое воскресенье", "2025-11-16"),
    ("fr", "Requises: vendredi cinq peines.", "vendredi", "2025-11-21"),
    ("it", "Oggi, mercoledì 19 novembre, piove.", "Oggi, mercoledì 19 novembre", "2025-11-19"),
    ("it", "Era il 1° settembre 2025.", "il 1° settembre 2025", "2025-09-01"),
    ("it", "Era il due agosto.", "il due agosto", "2025-08-02"),
    ("it", "In data 19/11/2025.", "19/11/2025", "2025-11-19"),
    ("it", "\nDue giorni dopo il voto si tratta.", "Due giorni dopo", "2025-11-19"),
    ("fr", "\nTrois jours après le vote, on négocie.", "Trois jours après", "2025-11-19"),
    ("de", "Vor dem morgigen Gipfel.", "morgigen", "2025-11-20"),
    ("en", "Signed on May 3, 2024.", "May 3, 2024", "2024-05-03"),
    ("en", "Signed on 3 May 2024.", "3 May 2024", "2024-05-03"),
    ("en", "Seen on Wednesday, November 19.", "Wednesday, November 19", "2025-11-19"),
    ("en", "Filed 11/19/2025.", "11/19/2025", "2025-11-19"),
    ("en", "Filed 2025-11-19.", "2025-11-19", "2025-11-19"),
    ("fr", "Signé le 3 mai 2024.", "le 3 mai 2024", "2024-05-03"),
    ("fr", "Depuis le 1er septembre 2025.", "le 1er septembre 2025", "2025-09-01"),
    ("es", "Firmado el 3 de mayo de 2024.", "el 3 de mayo de 2024", "2024-05-03"),
    ("es", "Hoy miércoles llueve.", "Hoy miércoles", "2025-11-19"),
    ("es", "Abrió el lunes de la semana pasada.", "el lunes de la semana pasada", "2025-11-10"),
    ("es", "Foto del 18 FEB 2024.", "18 FEB 2024", "2024-02-18"),
    ("fr", "Publié le 17 avr 2023.", "le 17 avr 2023", "2023-04-17"),
    ("fr", "Ouvert mardi de la semaine dernière.", "mardi de la semaine dernière", "2025-11-11"),
    ("de", "Offen am Mittwoch vergangener Woche.", "Mittwoch vergangener Woche", "2025-11-12"),
    ("de", "Unterzeichnet am 3. Mai 2024.", "3. Mai 2024", "2024-05-03"),
    ("de", "Gesehen am Mittwoch, dem 19. November.", "Mittwoch, dem 19. November", "2025-11-19"),
    ("de", "Gesehen am 19.11.", "19.11.", "2025-11-19"),
    ("ru", "Подписан 3 мая 2024 года.", "3 мая 2024 года", "2024-05-03"),
    ("ru", "Это было 17 ноября.", "17 ноября", "2025-11-17"),
    ("uk", "Підписано 3 травня 2024 року.", "3 травня 2024 року", "2024-05-03"),
    ("uk", "Це було 17 листопада.", "17 листопада", "2025-11-17"),
]

QUARTER = ("2024-01-01", "2024-03-31")
RANGES = [
    ("it", "Riuniti dal 24 al 26 ottobre scorsi.", "dal 24 al 26 ottobre scorsi", "2025-10-24", "2025-10-26"),
    ("it", "Chiuso dal 28 ottobre al 2 novembre.", "dal 28 ottobre al 2 novembre", "2025-10-28", "2025-11-02"),
    ("it", "Aperto da lunedì a venerdì.", "da lunedì a venerdì", "2025-11-17", "2025-11-21"),
    ("it", "In carica tra il 2014 e il 2022.", "tra il 2014 e il 2022", "2014-01-01", "2022-12-31"),
    ("en", "Held from 24 to 26 October.", "from 24 to 26 October", "2025-10-24", "2025-10-26"),
    ("en", "Held October 24-26.", "October 24-26", "2025-10-24", "2025-10-26"),
    ("en", "In office from 2014 to 2022.", "from 2014 to 2022", "2014-01-01", "2022-12-31"),
    ("fr", "Réunis du 24 au 26 octobre.", "du 24 au 26 octobre", "2025-10-24", "2025-10-26"),
    ("es", "Reunidos del 24 al 26 de octubre.", "del 24 al 26 de octubre", "2025-10-24", "2025-10-26"),
    (
        "es",
        "Cerrado desde enero hasta marzo de 2024.",
        "desde enero hasta marzo de 2024",
        "2024-01-01",
        "2024-03-31",
    ),
    ("fr", "Fermé entre janvier et mars 2024.", "entre janvier et mars 2024", *QUARTER),
    ("de", "Vom 24. bis 26. Oktober.", "Vom 24. bis 26. Oktober", "2025-10-24", "2025-10-26"),
    ("ru", "Встречались с 24 по 26 октября.", "с 24 по 26 октября", "2025-10-24", "2025-10-26"),
    ("uk", "Зустрічалися з 24 по 26 жовтня.", "з 24 по 26 жовтня", "2025-10-24", "2025-10-26"),
]

NIGHTS = [  # all of them the night from the 18th to the 19th
    ("it", "Questa notte ha nevicato."),
    ("it", "Nella notte ha nevicato."),
    ("it", "Nella notte tra martedì e mercoledì."),
    ("it", "Nella notte tra il 18 e il 19 novembre."),
    ("en", "It snowed overnight."),
    ("en", "It snowed last night."),
    ("en", "It snowed in the night from Tuesday to Wednesday."),
    ("fr", "Il a neigé dans la nuit."),
    ("fr", "Dans la nuit de mardi à mercredi."),
    ("es", "Nevó en la noche del martes al miércoles."),
    ("es", "Nevó anoche."),
    ("de", "In der Nacht zum Mittwoch schneite es."),
    ("de", "In der Nacht vom 18. auf den 19. November."),
    ("ru", "Снег шёл в ночь на 19 ноября."),
    ("ru", "В ночь на среду шёл снег."),
    ("uk", "Сніг падав у ніч проти 19 листопада."),
    ("uk", "Вночі падав сніг."),
]

RELATIVE = [
    ("fr", "En mai de l'an dernier, il partit.", "2024-05"),
    ("es", "En mayo del año pasado dimitió.", "2024-05"),
    ("ru", "Весной следующего года откроют.", "2026-SP"),
    ("uk", "Це було у травні торік.", "2024-05"),
    ("ru", "Начнут в среду в шесть часов вечера.", "2025-11-19T18:00"),
    ("uk", "Завтра о дев'ятій ранку почнуть.", "2025-11-20T09:00"),
    ("uk", "Почалося о третій ночі.", "2025-11-19T03:00"),
    ("it", "Ieri sera.", "2025-11-18TEV"),
    ("it", "La settimana scorsa.", "2025-W46"),
    ("it", "Lo scorso ottobre.", "2025-10"),
    ("it", "L’anno scorso.", "2024"),
    ("it", "Tre giorni fa.", "2025-11-16"),
    ("it", "Alle 4 del mattino.", "2025-11-19T04:00"),
    ("it", "Lunedì alle 15.", "2025-11-17T15:00"),
    ("it", "L’imminente stagione invernale.", "2025-WI"),
    ("it", "Negli anni Novanta.", "199"),
    ("en", "Late on Tuesday.", "2025-11-18TEV"),
    ("en", "Last month.", "2025-10"),
    ("en", "In two days’ time.", "2025-11-21"),
    ("en", "At 8:30 p.m. on Monday.", "2025-11-17T20:30"),
    ("en", "In the third quarter of 2025.", "2025-Q3"),
    ("fr", "Avant-hier.", "2025-11-17"),
    ("fr", "Il y a trois jours.", "2025-11-16"),
    ("fr", "Fin octobre.", "2025-10"),
    ("fr", "À 20h30.", "2025-11-19T20:30"),
    ("es", "Hace tres días.", "2025-11-16"),
    ("es", "A finales de octubre.", "2025-10"),
    ("es", "La semana pasada.", "2025-W46"),
    ("de", "Vor drei Tagen.", "2025-11-16"),
    ("de", "Am Dienstagabend.", "2025-11-18TEV"),
    ("de", "Um 20:30 Uhr.", "2025-11-19T20:30"),
    ("de", "Im vergangenen Jahr.", "2024"),
    ("ru", "Три дня назад.", "2025-11-16"),
    ("ru", "На прошлой неделе.", "2025-W46"),
    ("ru", "Во вторник вечером.", "2025-11-18TEV"),
    ("ru", "В конце октября.", "2025-10"),
    ("uk", "Три дні тому.", "2025-11-16"),
    ("uk", "Минулого тижня.", "2025-W46"),
    ("uk", "Торік.", "2024"),
    ("uk", "Учора о 22:00.", "2025-11-18T22:00"),
]

DURATIONS = [
    ("it", "Restò tre giorni interi.", "P3D"),
    ("it", "Parlò per due ore.", "PT2H"),
    ("en", "It lasted for six months.", "P6M"),
    ("en", "A two-hour talk.", "PT2H"),
    ("fr", "Cela dura deux heures.", "PT2H"),
    ("es", "Duró casi cuatro años.", "P4Y"),
    ("de", "Es dauerte drei Tage lang.", "P3D"),
    ("de", "Er wartet seit Wochen.", "PXW"),
    ("ru", "Это длилось почти четыре года.", "P4Y"),
    ("uk", "Це тривало три дні.", "P3D"),
]

REFERENCES = [
    ("it", "Attualmente piove.", "PRESENT_REF"),
    ("it", "Nei prossimi giorni.", "FUTURE_REF"),
    ("it", "Nei giorni scorsi.", "PAST_REF"),
    ("en", "It rained recently.", "PAST_REF"),
    ("en", "In the coming days.", "FUTURE_REF"),
    ("fr", "Actuellement il pleut.", "PRESENT_REF"),
    ("es", "En los próximos días.", "FUTURE_REF"),
    ("de", "In den kommenden Tagen.", "FUTURE_REF"),
    ("ru", "Сейчас идёт дождь.", "PRESENT_REF"),
    ("uk", "Найближчими днями.", "FUTURE_REF"),
]

NO_TIMES = [
    ("it", "La bozza in 28 punti."),
    ("en", "They may march."),
    ("en", "The 45-year-old driver."),
    ("fr", "Il a été tué."),
    ("es", "Los 150 obreros del mar."),
    ("es", "Los veinte presos."),
    ("de", "Die 28 Punkte."),
    ("it", "All’ultimo minuto."),
    ("it", "Il 31 giugno 2025."),
]


@pytest.mark.parametrize(("language", "text", "words", "value"), ABSOLUTE)
def test_day(language: str, text: str, words: str, value: str) -> None:
    (found,) = times_of(flat(language, text))
    assert (found.text, found.value, found.start, found.end, found.granularity) == (
        words,
        value,
        value,
        value,
        "day",
    )
    assert found.span.of(text) == words


@pytest.mark.parametrize(("language", "text", "words", "start", "end"), RANGES)
def test_range(language: str, text: str, words: str, start: str, end: str) -> None:
    (found,) = times_of(flat(language, text))
    assert (found.text, found.start, found.end) == (words, start, end)


@pytest.mark.parametrize(("language", "text"), NIGHTS)
def test_a_night_begins_on_the_evening_before(language: str, text: str) -> None:
    (found,) = times_of(flat(language, text))
    assert (found.start, found.end, found.granularity) == ("2025-11-18", "2025-11-19", "part_of_day")
    assert (found.value or "").endswith("TNI")


@pytest.mark.parametrize(("language", "text", "value"), [*RELATIVE, *DURATIONS, *REFERENCES])
def test_value(language: str, text: str, value: str) -> None:
    (found,) = times_of(flat(language, text))
    assert found.value == value


@pytest.mark.parametrize(("language", "text"), NO_TIMES)
def test_no_time(language: str, text: str) -> None:
    assert times_of(flat(language, text)) == ()


def test_durations_have_no_days_and_weeks_have_seven() -> None:
    duration, week = times_of(flat("it", "Restò tre giorni.\nFu la settimana scorsa."))
    assert (duration.start, duration.end, duration.granularity) == (None, None, "duration")
    assert (week.start, week.end, week.granularity) == ("2025-11-10", "2025-11-16", "week")


def test_the_next_day_counts_from_the_day_last_spoken_of() -> None:
    text = "Il 10 novembre tutto tace.\nIl giorno dopo ricomincia.\nLo stesso giorno piove."
    assert [t.value for t in times_of(flat("it", text))] == ["2025-11-10", "2025-11-11", "2025-11-11"]


def test_a_year_later_counts_from_the_year_last_spoken_of() -> None:
    text = "Empezó en 2009.\nUn año después terminó."
    assert [t.value for t in times_of(flat("es", text))] == ["2009", "2010"]


def test_the_eve_without_a_day_in_its_sentence_is_the_reports() -> None:
    text = "С 24 по 26 октября шёл снег.\nНакануне было тихо."
    assert [t.start for t in times_of(flat("ru", text))] == ["2025-10-24", "2025-11-18"]


def test_without_a_publication_date_open_dates_stay_open() -> None:
    day, yesterday, full = times_of(flat("it", "Il 17 novembre.\nIeri.\nIl 3 maggio 2024."), published=None)
    assert (day.value, day.start) == ("XXXX-11-17", None)
    assert (yesterday.value, yesterday.start) == (None, None)
    assert full.start == "2024-05-03"


def test_a_year_named_before_holds_for_the_rest_of_the_sentence() -> None:
    text = "Il 24 febbraio 2022 entrarono e il 2 aprile uscirono.\nIl 2 aprile nevicava."
    assert [t.value for t in times_of(flat("it", text))] == ["2022-02-24", "2022-04-02", "2025-04-02"]


def test_the_printed_date_is_found_in_the_header() -> None:
    text = "Titolo\n- Postato il 19 novembre 2025\nCorpo."
    doc = Document(text, "it", (Sentence(0, 6, ()), Sentence(37, 43, ())), ())
    (found,) = times_of(doc, header=(Span(7, 36),))
    assert found.text == "il 19 novembre 2025"


PAST = """
    1 Il il DET 2 det
    2 ministro ministro NOUN 4 nsubj
    3 ha avere AUX 4 aux Tense=Pres|VerbForm=Fin
    4 parlato parlare VERB 0 root Tense=Past|VerbForm=Part
    5 venerdì venerdì NOUN 4 obl
"""
FUTURE = """
    1 Il il DET 2 det
    2 ministro ministro NOUN 3 nsubj
    3 parlerà parlare VERB 0 root Tense=Fut|VerbForm=Fin
    4 venerdì venerdì NOUN 3 obl
"""
EXPECTED = """
    1 Il il DET 2 det
    2 ministro ministro NOUN 4 nsubj
    3 era essere AUX 4 aux Tense=Imp|VerbForm=Fin
    4 atteso attendere VERB 0 root Tense=Past|VerbForm=Part
    5 venerdì venerdì NOUN 4 obl
"""


@pytest.mark.parametrize(
    ("text", "rows", "value"),
    [
        ("Il ministro ha parlato venerdì", PAST, "2025-11-14"),
        ("Il ministro parlerà venerdì", FUTURE, "2025-11-21"),
        ("Il ministro era atteso venerdì", EXPECTED, "2025-11-21"),
    ],
)
def test_the_tense_of_the_clause_chooses_the_week(text: str, rows: str, value: str) -> None:
    (found,) = times_of(document("it", text, rows))
    assert found.value == value


@pytest.mark.parametrize("language", codes())
def test_every_month_and_weekday_of_a_language_is_known(language: str) -> None:
    words = grammar(language).values
    assert set(words["month"].values()) == set(range(1, 13))
    assert set(words["weekday"].values()) == set(range(1, 8))
    assert {-2, -1, 0, 1, 2} <= set(words["deictic"].values())
    assert {"minute", "hour", "day", "week", "month", "year"} <= set(words["unit"].values())


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.sampled_from(codes()))
def test_iso_dates_keep_their_value(day: date, language: str) -> None:
    (found,) = times_of(flat(language, f"({day.isoformat()})"))
    assert found.value == found.start == found.end == day.isoformat()


@given(st.data(), st.sampled_from(codes()))
def test_any_words_give_ordered_spans_and_no_error(data: st.DataObject, language: str) -> None:
    words = grammar(language)
    vocabulary = [w for table in words.values.values() for w in table]
    pieces = data.draw(
        st.lists(
            st.one_of(st.sampled_from(vocabulary), st.integers(0, 2100).map(str), st.sampled_from(",-.:()'")),
            max_size=12,
        )
    )
    text = " ".join(pieces)
    end = 0
    for found in times_of(
        flat(language, text), published=data.draw(st.sampled_from([DAY, None, "9999-12-31", "0001-01-01"]))
    ):
        assert end <= found.span.start < found.span.end <= len(text)
        assert found.text == text[found.span.start : found.span.end]
        assert found.start is None or found.end is None or found.start <= found.end
        end = found.span.end


def test_thousands_of_words_a_second() -> None:
    line = "Il ministro, che lunedì 17 novembre era a Roma, ha parlato per due ore con i colleghi della Difesa.\n"
    doc = flat("it", line * 300)
    times_of(flat("it", line))  # the grammar is compiled once
    begin = time.perf_counter()
    found = times_of(doc)
    assert len(found) == 600
    assert len(doc.text.split()) / (time.perf_counter() - begin) > 2000


def test_the_eve_of_a_day_told_before() -> None:
    first = "Vote lundi 17 novembre. "
    later = document("fr", "Riga avait levé son veto la veille", EVE)
    (sentence,) = later.sentences
    moved = tuple(replace(w, start=w.start + len(first), end=w.end + len(first)) for w in sentence.words)
    second = replace(sentence, start=len(first), end=len(first) + sentence.end, words=moved)
    doc = Document(first + later.text, "fr", (Sentence(0, len(first) - 1, ()), second), ())
    assert [t.value for t in times_of(doc)] == ["2025-11-17", "2025-11-16"]


def test_what_is_set_for_a_weekday_lies_ahead() -> None:
    (found,) = times_of(document("it", "Il voto era chiesto per venerdì", SET_FOR))
    assert found.value == "2025-11-21"


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("it", "Durò più di un’ora.", "PT1H"),
        ("it", "Estratti in ventiquattr’ore.", "PT24H"),
        ("ru", "За ночь сбиты дроны.", "2025-11-19TNI"),
        ("uk", "За ніч збито дрони.", "2025-11-19TNI"),
        ("ru", "Отложено на полгода.", "P6M"),
        ("uk", "Розмова тривала півгодини.", "PT30M"),
    ],
)
def test_nights_and_short_durations(language: str, text: str, value: str) -> None:
    assert [t.value for t in times_of(flat(language, text))] == [value]


def test_a_sum_is_no_decade() -> None:
    assert times_of(flat("es", "Costarán los 1.500 millones de dólares.")) == ()
