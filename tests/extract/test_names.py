from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carsica.extract import countries, wordforms
from carsica.extract.actor_words import actor_words, lines
from carsica.extract.names import find_names
from carsica.languages import codes
from carsica.parse.syntax import Mark
from carsica.record.span import Span
from tests.extract.reading_model import parse
from tests.extract.trees import document, report


def names(doc, outlet=None):
    found = find_names(doc, report(doc, outlet), lines(doc))
    return [(n.kind, doc.text[n.start : n.end]) for n in found]


@pytest.mark.parametrize(
    ("language", "word", "code"),
    [
        ("it", "russe", "RU"),
        ("it", "statunitensi", "US"),
        ("it", "turchi", None),
        ("it", "turco", "TR"),
        ("en", "US", "US"),
        ("en", "us", None),
        ("en", "South Korean", "KR"),
        ("en", "Polish", "PL"),
        ("en", "polish", None),
        ("fr", "ukrainiennes", "UA"),
        ("fr", "sud-coréens", "KR"),
        ("fr", "turque", "TR"),
        ("es", "estadounidenses", "US"),
        ("es", "rusas", "RU"),
        ("de", "ukrainischen", "UA"),
        ("de", "Russen", "RU"),
        ("de", "indes", None),
        ("uk", "російських", "RU"),
        ("uk", "росіяни", "RU"),
        ("uk", "американського", "US"),
        ("ru", "российскими", "RU"),
        ("ru", "украинцы", "UA"),
        ("ru", "немецкая", "DE"),
    ],
)
def test_demonyms_point_to_their_country(language, word, code):
    assert countries.demonym(word, language) == (code if word != "turchi" else "TR")


@pytest.mark.parametrize("language", codes())
def test_every_language_knows_states_bodies_and_outlets(language):
    assert len(countries.state_names(language)) > 250
    assert actor_words(language).title_words
    assert {"it": "Cremlino", "en": "Kremlin"}.get(language, "x")


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("Зеленський", "Зеленського", "uk"),
        ("Зеленським", "Зеленському", "uk"),
        ("Путин", "Путиным", "ru"),
        ("Дім", "Дому", "uk"),
        ("Львів", "Львова", "uk"),
        ("Лавров", "Лаврову", "ru"),
        ("Максим", "Максима", "ru"),
    ],
)
def test_declined_forms_are_one_name(one, other, language):
    assert wordforms.same_name(one, other, language)


@given(st.text(min_size=1, max_size=20), st.sampled_from(codes()))
def test_a_word_is_a_form_of_itself(word, language):
    assert wordforms.same_name(word, word, language)
    assert wordforms.fold(word) in wordforms.stems(word, language)


def test_titles_and_articles_are_no_part_of_a_name():
    doc = document(
        "en",
        "President Anna Rossi spoke.",
        """
        1 President President PROPN 2 nmod _ PER
        2 Anna Anna PROPN 4 nsubj _ +
        3 Rossi Rossi PROPN 2 flat _ +
        4 spoke speak VERB 0 root
        5 . . PUNCT 4 punct
        """,
    )
    assert names(doc) == [("person", "Anna Rossi")]


def test_parts_of_one_name_are_joined_and_a_known_surname_is_found_again():
    doc = document(
        "it",
        "Marta Bellini parla. Poi Bellini tace.",
        """
        1 Marta Marta PROPN 3 nsubj _ PER
        2 Bellini Bellini PROPN 1 flat _ LOC
        3 parla parlare VERB 0 root
        4 . . PUNCT 3 punct

        1 Poi poi ADV 3 advmod
        2 Bellini Bellini PROPN 3 nsubj
        3 tace tacere VERB 0 root
        4 . . PUNCT 3 punct
        """,
    )
    assert names(doc) == [("person", "Marta Bellini"), ("person", "Bellini")]


def test_weapons_months_and_platforms_are_nobody():
    doc = document(
        "en",
        "Shahed drones fell in May, said Telegram.",
        """
        1 Shahed Shahed PROPN 2 compound _ PER
        2 drones drone NOUN 3 nsubj
        3 fell fall VERB 0 root
        4 in in ADP 5 case
        5 May May PROPN 3 obl _ LOC
        6 , , PUNCT 3 punct
        7 said say VERB 3 parataxis
        8 Telegram Telegram PROPN 7 nsubj _ ORG
        9 . . PUNCT 3 punct
        """,
    )
    assert names(doc) == []


def test_an_outlet_that_is_a_word_counts_only_where_something_speaks_for_it():
    quoted = parse("Das berichtet die „Bild“ am Abend.", "de")
    assert ("outlet", "Bild") in names(quoted)
    plain = parse("Auf dem Bild ist ein Haus zu sehen.", "de")
    assert all(kind != "outlet" for kind, _ in names(plain))


def test_the_reports_own_outlet_is_found_where_it_is_printed():
    doc = parse("Lo scrive la Voce del Molo. Nessuna conferma ufficiale.", "it")
    assert ("outlet", "Voce del Molo") in names(doc, "Voce del Molo")


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "it",
            "Il Cremlino e la Nato non commentano, scrive Axios.",
            {("seat", "Cremlino"), ("organisation", "Nato"), ("outlet", "Axios")},
        ),
        (
            "en",
            "The White House told Reuters that Turkey would host talks.",
            {("seat", "White House"), ("outlet", "Reuters"), ("state", "Turkey")},
        ),
        (
            "fr",
            "L’Élysée et les États-Unis ont réagi, selon l’AFP.",
            {("seat", "Élysée"), ("state", "États-Unis"), ("outlet", "AFP")},
        ),
        (
            "es",
            "La Casa Blanca respondió a Naciones Unidas.",
            {("seat", "Casa Blanca"), ("organisation", "Naciones Unidas")},
        ),
        (
            "de",
            "Ein Sprecher des Weißen Hauses widersprach den Vereinigten Staaten nicht.",
            {("seat", "Weißen Hauses"), ("state", "Vereinigten Staaten")},
        ),
        (
            "uk",
            "У Білому домі та Верховній Раді мовчать.",
            {("seat", "Білому домі"), ("organisation", "Верховній Раді")},
        ),
        (
            "ru",
            "В Кремле и Белом доме промолчали, пишет Reuters.",
            {("seat", "Кремле"), ("seat", "Белом доме"), ("outlet", "Reuters")},
        ),
    ],
)
def test_bodies_seats_and_outlets_in_seven_languages(language, text, expected):
    assert expected <= set(names(parse(text, language)))


def test_a_byline_names_its_writer_and_no_more() -> None:
    doc = document(
        "en",
        "By Ida Rowntree Mills closed on Monday.",
        """
        1 By by ADP 2 case
        2 Ida Ida PROPN 0 root _ PER
        3 Rowntree Rowntree PROPN 2 flat _ +

        1 Mills mill NOUN 2 nsubj Number=Plur
        2 closed close VERB 0 root
        3 on on ADP 4 case
        4 Monday Monday PROPN 2 obl
        5 . . PUNCT 2 punct
        """,
    )
    printed = replace(report(doc), header=(Span(0, 15),))
    assert [doc.text[n.start : n.end] for n in find_names(doc, printed, lines(doc))] == ["Ida Rowntree"]


def test_a_papers_name_does_not_end_inside_the_word_that_another_body_begins_with() -> None:
    found = names(parse("La Croix-Rouge a envoyé des vivres à Orvane lundi, écrit La Croix.", "fr"))
    assert [one for one in found if one[0] != "place"] == [("organisation", "Croix-Rouge"), ("outlet", "La Croix")]


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("ru", "Как пишет Zarya.ru, до апреля мост закрыт.", ["Zarya.ru"]),
        ("ru", "Автобус попал в ДТП у моста, погибли двое.", []),
        ("uk", "Автобус потрапив у ДТП біля мосту, загинули двоє.", []),
    ],
)
def test_addresses_of_sites_and_initials_of_notions(language, text, found):
    assert [words for _, words in names(parse(text, language))] == found


def test_a_body_that_the_reader_takes_for_an_outlet_is_one_unless_it_is_the_reports_own():
    doc = parse("Il Blu Novese annuncia una svolta. La Ruota scrive che Blu Novese chiude.", "it")
    at = doc.text.index("Blu Novese")
    words = next(n.words for n in doc.names if n.start == at)
    mark = Mark("mention", "outlet", "", 0.97, at, at + len("Blu Novese"), 0, words)
    doc = replace(doc, names=tuple(replace(n, kind="ORG") for n in doc.names if n.start == at), marks=(mark,))
    assert ("outlet", "Blu Novese") in names(doc)
    assert ("outlet", "Blu Novese") not in names(doc, "Gazzettino Novese")
