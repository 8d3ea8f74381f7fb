import pytest
from hypothesis import given
from hypothesis import strategies as st

from carsica.extract import gazetteer, places
from carsica.extract.lexicon import load
from carsica.extract.places import locate_country, locate_region, locate_town
from carsica.extract.reading import read
from carsica.languages import codes
from carsica.parse.reader import Parser
from carsica.record.report import Report


@pytest.fixture(scope="module")
def parser():
    return Parser()


@pytest.mark.parametrize(
    ("printed", "language", "name", "country"),
    [
        ("Leopoli", "it", "Leopoli", "UA"),
        ("Lwów", "en", "Lwów", "UA"),
        ("Львова", "uk", "Львів", "UA"),
        ("Львове", "ru", "Львов", "UA"),
        ("Києва", "uk", "Київ", "UA"),
        ("Киеве", "ru", "Киев", "UA"),
        ("Харкова", "uk", "Харків", "UA"),
        ("Тернополі", "uk", "Тернопіль", "UA"),
        ("Одессы", "ru", "Одесса", "UA"),
        ("Москву", "ru", "Москва", "RU"),
        ("Moskau", "de", "Moskau", "RU"),
        ("Moscou", "fr", "Moscou", "RU"),
        ("Ginevra", "it", "Ginevra", "CH"),
        ("Pekín", "es", "Pekín", "CN"),
        ("Нью-Йорке", "ru", "Нью-Йорк", "US"),
    ],
)
def test_a_town_is_found_by_any_of_its_names(printed, language, name, country):
    found = locate_town(printed, language, frozenset())
    assert (found.name, found.country, found.precision) == (name, country, "city")
    assert found.geonames is not None
    assert found.latitude is not None


def test_one_town_has_one_geonames_id_in_every_script():
    ids = {
        locate_town(n, lang, frozenset()).geonames
        for n, lang in [("Lviv", "en"), ("Leopoli", "it"), ("Львову", "uk")]
    }
    assert ids == {702550}


def test_a_name_of_towns_alike_stays_unknown_until_the_report_names_a_country():
    assert locate_town("Springfield", "en", frozenset({"US"})).precision in {"city", "unknown"}
    vague = locate_town("Springfield", "en", frozenset())
    assert (vague.precision, vague.latitude, vague.geonames) == ("unknown", None, None)


def test_the_country_of_the_report_decides_between_namesakes():
    assert locate_town("Birmingham", "en", frozenset({"GB"})).country == "GB"
    assert locate_town("Birmingham", "en", frozenset({"US"})).country == "US"


@pytest.mark.parametrize("name", ["Qwxzville", "Fondazione", "Ж"])
def test_what_no_gazetteer_knows_stays_unknown(name):
    found = locate_town(name, "it", frozenset({"IT"}))
    assert (found.precision, found.country, found.latitude, found.longitude) == ("unknown", None, None, None)


def test_capitals_stand_for_their_power():
    assert locate_town("Washington", "en", frozenset()).capital_of == "US"
    assert locate_town("Bruxelles", "fr", frozenset()).capital_of == "EU"
    assert locate_town("Kharkiv", "en", frozenset()).capital_of is None


@pytest.mark.parametrize("language", codes())
def test_every_region_of_a_language_is_located(language):
    regions = load(language, "places")["regions"]
    assert len(regions) > 100
    for region in regions:
        found = locate_region(region, language)
        assert found.precision in {"region", "site"}
        assert -90 <= found.latitude <= 90
        assert -180 <= found.longitude <= 180
        assert found.name == regions[region][0]


def test_a_country_has_a_code_and_no_point():
    found = locate_country("UA", "Ucraina")
    assert (found.country, found.latitude, found.precision) == ("UA", None, "country")


@given(st.text(max_size=30))
def test_any_text_can_be_looked_up(name):
    assert all(town.population >= 0 for town in gazetteer.lookup(name))
    assert places.locate_town(name, "uk", frozenset()).precision in {"city", "region", "unknown"}


@given(st.sampled_from(["Київ", "Saint-Denis", "São Paulo", "L’Aquila", "Zürich"]))
def test_case_accents_and_hyphens_do_not_matter(name):
    assert gazetteer.fold(name.upper()) == gazetteer.fold(name.lower()) == gazetteer.fold(name)


@pytest.mark.parametrize(
    ("printed", "language", "country"),
    [
        ("Празі", "uk", "CZ"),
        ("Відні", "uk", "AT"),
        ("Ростові-на-Дону", "uk", "RU"),
        ("Avana", "it", "CU"),
        ("NSW", "en", "AU"),
    ],
)
def test_softened_endings_articles_and_abbreviations(printed, language, country):
    assert locate_town(printed, language, frozenset()).country == country


def test_regions_of_the_world_are_known():
    found = locate_town("Queensland", "en", frozenset())
    assert (found.country, found.precision) == ("AU", "region")
    assert found.geonames is not None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The talks in the Kremlin lasted five hours."),
        ("it", "I colloqui al Cremlino sono durati cinque ore."),
        ("de", "Die Gespräche im Kreml dauerten fünf Stunden."),
        ("fr", "Les discussions au Kremlin ont duré cinq heures."),
        ("es", "La reunión en la Casa Blanca duró dos horas."),
        ("ru", "Переговоры в Кремле продолжались долго."),
        ("uk", "Переговори в Кремлі тривали довго."),
    ],
)
def test_what_happens_at_a_seat_of_power_happens_in_its_capital(parser, language, text):
    report = Report("0" * 64, "", text, language, published="2025-12-03")
    reading = read(report, parser.parse(text, language))
    (event,) = reading.events
    (place,) = (p for p in reading.places if p.id in event.places)
    capital = gazetteer.capital("US" if language == "es" else "RU")
    assert (place.country, place.latitude) == (capital.country, capital.latitude)


def test_who_is_asked_something_at_a_seat_of_power_is_no_place(parser):
    text = "Il ministro ha chiesto al Cremlino di rispondere entro lunedì."
    reading = read(Report("0" * 64, "", text, "it", published="2025-12-03"), parser.parse(text, "it"))
    assert reading.places == ()


@pytest.mark.parametrize(
    ("text", "language", "town"),
    [
        ("Il vit à Ouanquet depuis mars.", "fr", "Ouanquet"),
        ("À Oskrel, bourgade de mille habitants, les grues se sont tues.", "fr", "Oskrel"),
        ("El alcalde de Casaltorre dimitió.", "es", "Casaltorre"),
        ("The mayor of Brackwell Heath resigned.", "en", "Brackwell Heath"),
        ("CASTRONEL (Montelva), 7 oct 2020 (Agence Belmont) - Le barrage a cédé.", "fr", "CASTRONEL"),
    ],
)
def test_words_around_an_unknown_name_show_a_town(parser, text, language, town):
    document = parser.parse(text, language)
    places = read(Report("r", "", text, language, "Gazette", "2026-03-12"), document).places
    assert {p.name: p.precision for p in places}[town] == "city"
