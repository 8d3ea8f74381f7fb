import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carsica.extract.coreference import find_cast
from carsica.parse.syntax import Document
from tests.extract.reading_model import parse
from tests.extract.trees import document, report


def cast_of(text, language, outlet=None):
    doc = parse(text, language)
    return find_cast(doc, report(doc, outlet))


def words(cast, doc_text, actor):
    return [m.of(doc_text) for m in actor.mentions]


def actor(cast, name):
    return next(a for a in cast.actors if a.name == name)


HELSINKI = """
    1 La il DET 2 det Definite=Def
    2 ministra ministro NOUN 6 nsubj Gender=Fem|Number=Sing
    3 finlandese finlandese ADJ 2 amod
    4 Aino Aino PROPN 2 appos _ PER
    5 Korpi Korpi PROPN 4 flat _ +
    6 parla parlare VERB 0 root
    7 . . PUNCT 6 punct

    1 La il DET 2 det Definite=Def
    2 ministra ministro NOUN 4 nsubj Gender=Fem|Number=Sing
    3 finlandese finlandese ADJ 2 amod
    4 insiste insistere VERB 0 root
    5 . . PUNCT 4 punct

    1 Korpi Korpi PROPN 2 nsubj
    2 tace tacere VERB 0 root
    3 . . PUNCT 2 punct
"""


def test_name_title_and_surname_are_one_person_by_hand_made_trees():
    doc = document(
        "it", "La ministra finlandese Aino Korpi parla. La ministra finlandese insiste. Korpi tace.", HELSINKI
    )
    cast = find_cast(doc, report(doc))
    person = actor(cast, "Aino Korpi")
    assert person.type == "person"
    assert words(cast, doc.text, person) == [
        "ministra finlandese Aino Korpi",
        "Aino Korpi",
        "ministra finlandese",
        "Korpi",
    ]
    assert cast.headed_by(0, 1).actor == person.id
    assert cast.at(0, 4).actor == person.id
    assert cast.countries[person.id] == "FI"


def test_two_persons_of_one_surname_stay_apart():
    text = "Marta Bellini e Paolo Bellini sono arrivati. Marta Bellini ha parlato."
    cast = cast_of(text, "it")
    people = {a.name: words(cast, text, a) for a in cast.actors if a.type == "person"}
    assert people == {"Marta Bellini": ["Marta Bellini", "Marta Bellini"], "Paolo Bellini": ["Paolo Bellini"]}


@pytest.mark.parametrize(
    ("language", "text", "name", "count"),
    [
        (
            "uk",
            "Президент Олександр Гайдай приїхав. Зустріч із Гайдаєм відбулася. Усі подякували Гайдаю.",
            "Олександр Гайдай",
            3,
        ),
        (
            "ru",
            "Встречу с Анатолием Громовым отменили. Громов отказался. Громову позвонили.",
            "Анатолий Громов",
            3,
        ),
        ("de", "Die Kanzlerin traf Karl Brandt. Brandts Sprecher schwieg. Brandt reiste ab.", "Karl Brandt", 3),
    ],
)
def test_declined_names_are_one_person_named_in_the_nominative(language, text, name, count):
    cast = cast_of(text, language)
    person = actor(cast, name)
    named = [m for m in cast.mentions if m.actor == person.id and m.kind == "name"]
    assert len(named) == count


@pytest.mark.parametrize(
    ("language", "text", "state", "country"),
    [
        ("it", "Secondo Kiev l’attacco è fallito. L’Ucraina chiede aiuto.", "Ucraina", "UA"),
        ("en", "Kyiv rejected the offer. Ukraine wants guarantees.", "Ukraine", "UA"),
        ("fr", "Moscou a refusé. La Russie veut des garanties.", "Russie", "RU"),
        ("es", "Moscú rechazó el plan. Rusia quiere garantías.", "Rusia", "RU"),
        ("de", "Moskau lehnte ab. Russland will Garantien.", "Russland", "RU"),
        ("uk", "Москва відмовилася. Росія хоче гарантій.", "Росія", "RU"),
        ("ru", "Киев отказался. Украина хочет гарантий.", "Украина", "UA"),
    ],
)
def test_a_capital_that_acts_is_its_state_and_a_place(language, text, state, country):
    cast = cast_of(text, language)
    found = actor(cast, state)
    assert (found.type, cast.countries[found.id]) == ("state", country)
    capital = next(m for m in cast.mentions if m.actor == found.id and m.place and m.sentence == 0)
    assert cast.place_by_id[capital.place].precision == "city"
    assert cast.state_by_country[country] == found.id


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("it", "La delegazione è arrivata a Kiev."),
        ("en", "The delegation arrived in Kyiv."),
        ("fr", "La délégation est arrivée à Kiev."),
        ("uk", "Делегація прибула в Київ."),
    ],
)
def test_a_capital_where_something_is_acts_not(language, text):
    cast = cast_of(text, language)
    assert [p.country for p in cast.places] == ["UA"]
    assert all(a.type != "state" for a in cast.actors)


@pytest.mark.parametrize(
    ("language", "text", "kind", "name"),
    [
        ("it", "La marina greca ha fermato la nave.", "organisation", "marina greca"),
        ("it", "L’amministrazione Bellini lavora a una riforma.", "organisation", "amministrazione Bellini"),
        ("it", "Due funzionari statunitensi lo confermano.", "group", "funzionari statunitensi"),
        ("it", "Lo dicono le fonti citate da Reuters.", "group", "fonti citate da Reuters"),
        ("en", "The Norwegian air force sent two jets.", "organisation", "Norwegian air force"),
        ("en", "Three Canadian diplomats left the city.", "group", "Canadian diplomats"),
        ("fr", "Le ministère grec de la Défense a démenti.", "organisation", "ministère grec de la Défense"),
        ("es", "El gobierno chileno presentó una protesta.", "organisation", "gobierno chileno"),
        ("de", "Die polnische Luftwaffe startete zwei Jets.", "organisation", "polnische Luftwaffe"),
        ("uk", "Польські дипломати залишили місто.", "group", "Польські дипломати"),
        ("ru", "Турецкие военные начали учения.", "group", "Турецкие военные"),
    ],
)
def test_noun_phrases_with_a_side_are_actors(language, text, kind, name):
    cast = cast_of(text, language)
    assert (kind, name) in {(a.type, a.name) for a in cast.actors}


def test_nouns_without_a_side_are_nobody():
    cast = cast_of("Il governo ha parlato e alcuni funzionari hanno protestato.", "it")
    assert cast.actors == ()


def test_a_bare_noun_is_the_body_named_before():
    text = "Il governo norvegese ha protestato. Il governo chiede scuse."
    cast = cast_of(text, "it")
    assert words(cast, text, actor(cast, "governo norvegese")) == ["governo norvegese", "governo"]


def test_an_acronym_in_brackets_belongs_to_the_name_before_it():
    text = "L’Agenzia nazionale del mare (ANM) ha chiuso il porto. La ANM non commenta."
    cast = cast_of(text, "it")
    assert sum("ANM" in words(cast, text, a) for a in cast.actors) <= 1


@pytest.mark.parametrize(
    ("language", "text", "pronoun", "name"),
    [
        ("en", "Clara Hughes arrived late. She refused to comment.", "She", "Clara Hughes"),
        ("de", "Karl Brandt kam spät. Er schwieg.", "Er", "Karl Brandt"),
        ("uk", "Президент Олександр Гайдай приїхав. Він мовчав.", "Він", "Олександр Гайдай"),
        ("ru", "Министр Анатолий Громов приехал. Он молчал.", "Он", "Анатолий Громов"),
    ],
)
def test_a_clear_pronoun_is_the_person_before(language, text, pronoun, name):
    cast = cast_of(text, language)
    found = [m for m in cast.mentions if m.kind == "pronoun" and text[m.span.start : m.span.end] == pronoun]
    assert [cast.actor_by_id[m.actor].name for m in found] == [name]


def test_a_pronoun_that_two_persons_fit_is_left_alone():
    cast = cast_of("Karl Brandt met Peter Holm in a garden near the house of John Mason. And he smiled.", "en")
    he = [m for m in cast.mentions if m.kind == "pronoun"]
    assert len(he) <= 1


def test_the_possessor_is_the_person_coordinated_before():
    text = "Anna Rossi ha visto il presidente Marco Bianchi e il suo consigliere Luca Verdi."
    cast = cast_of(text, "it")
    his = next(m for m in cast.mentions if text[m.span.start : m.span.end] == "suo")
    assert cast.actor_by_id[his.actor].name == "Marco Bianchi"


def test_the_reports_outlet_is_an_actor_only_where_printed():
    assert actor(cast_of("Lo scrive il Molo Nuovo.", "it", "Molo Nuovo"), "Molo Nuovo").type == "outlet"
    assert cast_of("Lo scrive un altro giornale.", "it", "Molo Nuovo").actors == ()


@settings(max_examples=25)
@given(st.text(alphabet="AaBb .,’'«»-Іі", max_size=60), st.sampled_from(["it", "en", "uk"]))
def test_any_text_gives_grounded_mentions(text, language):
    doc = parse(text, language) if text.strip() else Document(text, language, (), ())
    cast = find_cast(doc, report(doc))
    for mention in cast.mentions:
        assert text[mention.span.start : mention.span.end].strip()
    assert all(a.mentions for a in cast.actors)
    assert [a.id for a in cast.actors] == [f"a{i + 1}" for i in range(len(cast.actors))]


def test_a_national_body_without_its_country_belongs_to_the_one_the_report_speaks_of():
    text = "Chile held a vote on Monday. Chile has waited for years. Chilean towns were calm. The army denied it."
    cast = cast_of(text, "en")
    army = next(a for a in cast.actors if a.type == "organisation")
    assert (army.name, cast.countries[army.id]) == ("army", "CL")


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("Anton Podbor lost to Jelka Podbor. “I hug you,” said Ms Podbor. Mr Podbor slept.", "en", "Anton Podbor"),
        ("Stavros Kallir is the mayor; Nikos Kallir led the police. Mayor Kallir slept.", "en", "Stavros Kallir"),
        (
            "Stavros Kallir è il sindaco, Nikos Kallir no. Il sindaco Kallir dorme.",
            "it",
            "Stavros Kallir",
        ),
    ],
)
def test_of_namesakes_title_and_address_tell_who_is_meant(text, language, name):
    found = cast_of(text, language)
    short = name.split()[-1]
    assert words(found, text, actor(found, name)).count(short) == 1


def test_a_known_agency_is_named_without_the_noun_before_it():
    found = cast_of("Die Nachrichtenagentur Reuters meldete, der Plan stehe.", "de")
    assert [a.name for a in found.actors if a.type == "outlet"] == ["Reuters"]


@pytest.mark.parametrize(
    ("language", "text", "name", "mentions"),
    [
        ("ru", "Лидер Ким Чен Ын уехал. С Ким Чен Ыном говорили, Ким Чен Ына ждут.", "Ким Чен Ын", 4),
        ("ru", "На встрече был Иван Лосев (Ivan Losev). Лосев молчал.", "Иван Лосев", 3),
        ("ru", "Представители Южной Кореи прибыли.", "Южная Корея", 1),
    ],
)
def test_short_parts_other_letters_and_states_in_the_nominative(language, text, name, mentions):
    """One actor, named in the nominative, whatever the case and the letters."""
    assert len(actor(cast_of(text, language), name).mentions) == mentions


@pytest.mark.parametrize(
    ("language", "text", "name", "again"),
    [
        (
            "ru",
            "Губернатор Тюмени Валентина Орлик приехала утром. Губернатор Тюмени подчеркнула, что мост цел.",
            "Валентина Орлик",
            "Губернатор Тюмени",
        ),
        (
            "ru",
            "Певица Дарина заболела. 61-летняя певица заявила об этом в четверг.",
            "Дарина",
            "61-летняя певица",
        ),
        (
            "uk",
            "Співачка Дарина Лоза захворіла. 50-річна співачка повідомила про це у четвер.",
            "Дарина Лоза",
            "50-річна співачка",
        ),
    ],
)
def test_a_post_or_trade_without_a_name_is_who_was_given_it_before(language, text, name, again):
    cast = cast_of(text, language)
    assert again in words(cast, text, actor(cast, name))


def test_a_name_behind_a_body_in_the_accusative_is_whoever_heads_it():
    text = "Медведев уволил главу Газпрома Лосева и назначил Мишарина. Иван Лосев уехал."
    cast = cast_of(text, "ru")
    assert "главу Газпрома Лосева" in words(cast, text, actor(cast, "Иван Лосев"))


def test_two_names_side_by_side_are_two_persons():
    text = "Білл Ровен приїхав. В інтерв'ю з президентом Дональдом Лозою Білл Ровен назвав його другом."
    people = [a.name for a in cast_of(text, "uk").actors if a.type == "person"]
    assert "Білл Ровен" in people
    assert len(people) == 2


def test_a_bare_title_is_the_one_person_whose_post_is_never_said():
    text = "Лосев пообещал новый мост. Премьер рассказал, что стройка начнётся в мае."
    cast = cast_of(text, "ru")
    assert "Премьер" in words(cast, text, actor(cast, "Лосев"))


def test_letters_before_a_name_are_the_body_whose_post_it_is():
    cast = cast_of("Представниця ДКСУ Ніна Лоза твердить, що гроші є.", "uk")
    assert {a.name for a in cast.actors} >= {"Ніна Лоза", "ДКСУ"}
