"""Numbers in digits and words, with their bounds. Rows: language, text, words of the number, low, high."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carsica.extract.number_words import parse_digits, parse_word, split_prefix
from carsica.extract.numbers import find_numerals
from carsica.languages import codes

ROWS = [
    # digits, grouped as each language groups
    ("it", "Costa 1.500,5 euro.", "1.500,5", 1500.5, 1500.5),
    ("it", "Sono 12 mila firme.", "12 mila", 12_000, 12_000),
    ("it", "Circa 35mila utenti al buio.", "Circa 35mila", 35_000, 35_000),
    ("it", "Vale 12 trilioni.", "12 trilioni", 12e12, 12e12),
    ("it", "Un prestito da 1,5 miliardi.", "1,5 miliardi", 1.5e9, 1.5e9),
    ("en", "It cost 1,500.5 dollars.", "1,500.5", 1500.5, 1500.5),
    ("en", "A fund of 12 billion.", "12 billion", 12e9, 12e9),
    ("fr", "Il reste 1 500 lits.", "1 500", 1500, 1500),
    ("es", "Fueron 600.000 votos.", "600.000", 600_000, 600_000),
    ("es", "Un fondo de 1.500 millones.", "1.500 millones", 1.5e9, 1.5e9),
    ("de", "Es kostete 1,5 Milliarden.", "1,5 Milliarden", 1.5e9, 1.5e9),
    ("ru", "Собрали 5 тыс. подписей.", "5 тыс", 5000, 5000),
    ("uk", "Витратили 2 млрд гривень.", "2 млрд", 2e9, 2e9),
    # words
    ("it", "Ne restano quarantadue.", "quarantadue", 42, 42),
    ("it", "Vivono in duecentocinquantamila.", "duecentocinquantamila", 250_000, 250_000),
    ("it", "Un milione e duecentomila firme.", "Un milione e duecentomila", 1_200_000, 1_200_000),
    ("it", "Due milioni e mezzo di tessere.", "Due milioni e mezzo", 2_500_000, 2_500_000),
    ("en", "Forty-two lamps burned.", "Forty-two", 42, 42),
    ("en", "Two hundred and five steps.", "Two hundred and five", 205, 205),
    ("en", "Half a million leaflets.", "Half a million", 500_000, 500_000),
    ("fr", "Quatre-vingt-dix-sept wagons.", "Quatre-vingt-dix-sept", 97, 97),
    ("fr", "Vingt et un ponts.", "Vingt et un", 21, 21),
    ("es", "Cuarenta y dos barcas.", "Cuarenta y dos", 42, 42),
    ("es", "Dos mil millones de pesos.", "Dos mil millones", 2e9, 2e9),
    ("es", "Hay mil cien sillas.", "mil cien", 1100, 1100),
    ("de", "Zweiundvierzig Boote.", "Zweiundvierzig", 42, 42),
    ("de", "Dreihundertfünfundzwanzig Briefe.", "Dreihundertfünfundzwanzig", 325, 325),
    ("ru", "Сорок два вагона.", "Сорок два", 42, 42),
    ("ru", "Нет двухсот пятидесяти рублей.", "двухсот пятидесяти", 250, 250),
    ("ru", "Полтора миллиона писем.", "Полтора миллиона", 1_500_000, 1_500_000),
    ("uk", "Сорок два вагони.", "Сорок два", 42, 42),
    ("uk", "Прийшли п’ятнадцятеро учнів.", "п’ятнадцятеро", 15, 15),
    # bounds
    ("it", "Oltre 90 barche.", "Oltre 90", 90, None),
    ("it", "Almeno dodici case.", "Almeno dodici", 12, None),
    ("it", "Fino a 100 posti.", "Fino a 100", None, 100),
    ("it", "Tra 30 e 40 carri.", "Tra 30 e 40", 30, 40),
    ("en", "More than 90 boats.", "More than 90", 90, None),
    ("en", "Up to 40 seats.", "Up to 40", None, 40),
    ("en", "Between 30 and 40 carts.", "Between 30 and 40", 30, 40),
    ("en", "Queues of 30-40 carts.", "30-40", 30, 40),
    ("fr", "Plus de 90 bateaux.", "Plus de 90", 90, None),
    ("fr", "Jusqu’à 40 places.", "Jusqu’à 40", None, 40),
    ("es", "Más de 90 barcos.", "Más de 90", 90, None),
    ("es", "Hasta 40 plazas.", "Hasta 40", None, 40),
    ("de", "Mehr als 90 Boote.", "Mehr als 90", 90, None),
    ("de", "Bis zu 40 Plätze.", "Bis zu 40", None, 40),
    ("de", "Kosten von 3 bis 4 Millionen.", "von 3 bis 4 Millionen", 3e6, 4e6),
    ("ru", "Более 90 лодок.", "Более 90", 90, None),
    ("ru", "От 30 до 40 телег.", "От 30 до 40", 30, 40),
    ("uk", "Понад 90 човнів.", "Понад 90", 90, None),
    ("uk", "Щонайменше 12 хат.", "Щонайменше 12", 12, None),
    # quantities
    ("it", "Decine di barche.", "Decine", 20, None),
    ("it", "Centinaia di barche.", "Centinaia", 200, None),
    ("it", "Decine di migliaia di firme.", "Decine di migliaia", 20_000, None),
    ("it", "Una decina di barche.", "Una decina", 10, 10),
    ("en", "Dozens of boats.", "Dozens", 20, None),
    ("en", "Two dozen boats.", "Two dozen", 24, 24),
    ("en", "Tens of thousands of letters.", "Tens of thousands", 20_000, None),
    ("fr", "Une quarantaine de bateaux.", "Une quarantaine", 40, 40),
    ("es", "Decenas de barcos.", "Decenas", 20, None),
    ("de", "Dutzende Boote.", "Dutzende", 20, None),
    ("de", "Zehntausende Briefe.", "Zehntausende", 20_000, None),
    ("ru", "Десятки тысяч писем.", "Десятки тысяч", 20_000, None),
    ("uk", "Сотні листів.", "Сотні", 200, None),
]

NO_NUMBER = [
    ("en", "An F-16 and an S-300 at the G20."),
    ("en", "They came 3rd."),
    ("it", "Il 40° parallelo."),
    ("ru", "Самолёт Су-35 и ракета Х-101."),
    ("it", "Mila legge."),
]


@pytest.mark.parametrize(("language", "text", "words", "low", "high"), ROWS)
def test_number(language: str, text: str, words: str, low: float | None, high: float | None) -> None:
    (found,) = [n for n in find_numerals(text, language) if n.kind != "article"]
    assert (text[found.start : found.end], found.low, found.high) == (words, low, high)


@pytest.mark.parametrize(("language", "text"), NO_NUMBER)
def test_no_number(language: str, text: str) -> None:
    assert [n for n in find_numerals(text, language) if n.kind != "article"] == []


def test_a_rise_names_two_numbers_not_a_range() -> None:
    text = "The count rose from 19 to 25."
    assert [(n.low, n.high) for n in find_numerals(text, "en")] == [(19, 19), (25, 25)]


def test_a_verb_of_rise_takes_the_upper_bound_away() -> None:
    (found,) = find_numerals("Кількість листів зросла до 25.", "uk")
    assert (found.low, found.high) == (25, 25)


def test_approximate_numbers_say_so() -> None:
    (about,) = find_numerals("circa 40 barche", "it")
    (plain,) = find_numerals("40 barche", "it")
    assert (about.approximate, about.low, about.high) == (True, 40, 40)
    assert plain.exact


@pytest.mark.parametrize(
    ("language", "word", "expected"),
    [
        ("de", "neunstöckiges", (9, "stöckiges")),
        ("ru", "девятиэтажный", (9, "этажный")),
        ("uk", "дев’ятиповерхівка", (9, "поверхівка")),
        ("uk", "28-пунктний", None),
    ],
)
def test_compounds_are_taken_apart(language: str, word: str, expected: tuple[float, str] | None) -> None:
    assert split_prefix(word, language) == expected


ITALIAN_UNITS = ["", "uno", "due", "tre", "quattro", "cinque", "sei", "sette", "otto", "nove"]
ITALIAN_TEENS = "dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove".split()  # noqa: SIM905
ITALIAN_TENS = "venti trenta quaranta cinquanta sessanta settanta ottanta novanta".split()  # noqa: SIM905
GERMAN_UNITS = ["", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun"]
GERMAN_TEENS = "zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn".split()  # noqa: SIM905
GERMAN_TENS = "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig".split()  # noqa: SIM905


def italian(number: int) -> str:
    """The Italian word for 1 to 999 999."""
    if number >= 1000:
        thousands = number // 1000
        return ("mille" if thousands == 1 else italian(thousands) + "mila") + (
            italian(number % 1000) if number % 1000 else ""
        )
    if number >= 100:
        hundreds = "" if number < 200 else ITALIAN_UNITS[number // 100]
        return hundreds + "cento" + (italian(number % 100) if number % 100 else "")
    if number >= 20:
        tens, unit = ITALIAN_TENS[number // 10 - 2], number % 10
        return (tens[:-1] if unit in (1, 8) else tens) + ITALIAN_UNITS[unit]
    return ITALIAN_TEENS[number - 10] if number >= 10 else ITALIAN_UNITS[number]


def german(number: int) -> str:
    """The German word for 1 to 999 999."""
    if number >= 1000:
        return german(number // 1000) + "tausend" + (german(number % 1000) if number % 1000 else "")
    if number >= 100:
        return GERMAN_UNITS[number // 100] + "hundert" + (german(number % 100) if number % 100 else "")
    if number >= 20:
        unit = GERMAN_UNITS[number % 10]
        return (unit + "und" if unit else "") + GERMAN_TENS[number // 10 - 2]
    return GERMAN_TEENS[number - 10] if number >= 10 else GERMAN_UNITS[number]


@given(st.integers(1, 999_999))
def test_italian_number_words_round_trip(number: int) -> None:
    assert parse_word(italian(number), "it") == number


@given(st.integers(1, 999_999))
def test_german_number_words_round_trip(number: int) -> None:
    assert parse_word(german(number), "de") == number


@given(
    st.integers(0, 10**12), st.sampled_from([("it", "."), ("en", ","), ("fr", " "), ("de", "."), ("uk", "\u00a0")])
)
def test_grouped_digits_round_trip(number: int, form: tuple[str, str]) -> None:
    language, group = form
    written = f"{number:,}".replace(",", group)
    assert parse_digits(written, language) == number
    (found,) = find_numerals(f"{written} x", language)
    assert (found.low, found.start, found.end) == (number, 0, len(written))


@given(st.text(max_size=60), st.sampled_from(codes()))
def test_any_text_gives_spans_inside_it_in_order(text: str, language: str) -> None:
    end = 0
    for numeral in find_numerals(text, language):
        assert end <= numeral.core[0] < numeral.core[1] <= len(text)
        assert numeral.start <= numeral.core[0]
        assert numeral.core[1] <= numeral.end
        end = numeral.core[1]
