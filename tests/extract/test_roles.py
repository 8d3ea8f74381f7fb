import pytest

from carsica.extract.coreference import find_cast
from carsica.extract.roles import find_roles
from tests.extract.reading_model import parse
from tests.extract.trees import document, report


def roles_of(doc):
    cast, relations = find_roles(doc, find_cast(doc, report(doc)))
    names = {a.id: a.name for a in cast.actors}
    ties = {(names.get(r.subject, r.subject), r.predicate, names.get(r.object, r.object)) for r in relations}
    return cast, relations, ties


def held(cast, name):
    actor = next(a for a in cast.actors if a.name == name)
    return [(r.title, r.of, r.current) for r in actor.roles]


APPOSITION = """
    1 Aino Aino PROPN 12 nsubj _ PER
    2 Korpi Korpi PROPN 1 flat _ +
    3 , , PUNCT 4 punct
    4 portavoce portavoce NOUN 1 appos Number=Sing
    5-6 della
    5 di di ADP 7 case
    6 la il DET 7 det
    7 Nato Nato PROPN 4 nmod _ ORG
    8 ed e CCONJ 10 cc
    9 ex ex ADJ 10 amod
    10 sindaca sindaco NOUN 4 conj Number=Sing
    11 , , PUNCT 4 punct
    12 tace tacere VERB 0 root
    13 . . PUNCT 12 punct
"""


def test_appositions_of_hand_made_trees():
    doc = document("it", "Aino Korpi, portavoce della Nato ed ex sindaca, tace.", APPOSITION)
    cast, relations, ties = roles_of(doc)
    assert held(cast, "Aino Korpi") == [("portavoce", "Nato", True), ("ex sindaca", None, False)]
    assert ("Aino Korpi", "spokesperson_of", "Nato") in ties
    spokesperson = next(r for r in relations if r.predicate == "spokesperson_of")
    assert spokesperson.span.of(doc.text) == "Aino Korpi, portavoce della Nato"


@pytest.mark.parametrize(
    ("language", "text", "name", "title", "of", "current"),
    [
        ("it", "Il presidente greco Nikos Pappas è partito.", "Nikos Pappas", "presidente", "Grecia", True),
        (
            "it",
            "Anna Conti, inviata speciale del ministro Luca Riva, ha parlato.",
            "Anna Conti",
            "inviata speciale",
            "Luca Riva",
            True,
        ),
        (
            "it",
            "Luca Riva, ex ministro della Difesa, ha negato tutto.",
            "Luca Riva",
            "ex ministro della Difesa",
            None,
            False,
        ),
        (
            "it",
            "Luca Riva, che è amministratore delegato di Gazprom, ha smentito.",
            "Luca Riva",
            "amministratore delegato",
            "Gazprom",
            True,
        ),
        (
            "it",
            "La portavoce del Cremlino, Olga Serova, ha smentito.",
            "Olga Serova",
            "portavoce",
            "Cremlino",
            True,
        ),
        (
            "en",
            "Brazil’s foreign minister Paulo Lima left Geneva.",
            "Paulo Lima",
            "foreign minister",
            "Brazil",
            True,
        ),
        (
            "en",
            "Clara Hughes, a former prosecutor, denied the claims.",
            "Clara Hughes",
            "former prosecutor",
            None,
            False,
        ),
        ("fr", "Le ministre chilien Pablo Rojas est arrivé à Lima.", "Pablo Rojas", "ministre", "Chili", True),
        ("fr", "L’ancien président Jean Morel a été entendu.", "Jean Morel", "ancien président", None, False),
        ("es", "El portavoz del Kremlin, Iván Petrov, lo negó.", "Iván Petrov", "portavoz", "Kremlin", True),
        (
            "de",
            "Der frühere Außenminister Karl Brandt reiste nach Wien.",
            "Karl Brandt",
            "frühere Außenminister",
            None,
            False,
        ),
        (
            "de",
            "Die norwegische Ministerpräsidentin Ingrid Dahl sagte ab.",
            "Ingrid Dahl",
            "Ministerpräsidentin",
            "Norwegen",
            True,
        ),
        (
            "uk",
            "Президент Туреччини Кемаль Йилдиз прибув до Риму.",
            "Кемаль Йилдиз",
            "Президент",
            "Туреччина",
            True,
        ),
        (
            "uk",
            "Колишній міністр оборони Олександр Гайдай подав позов.",
            "Олександр Гайдай",
            "Колишній міністр оборони",
            None,
            False,
        ),
        (
            "ru",
            "Пресс-секретарь Белого дома Мария Уинстон опровергла это.",
            "Мария Уинстон",
            "Пресс-секретарь",
            "Белый дом",
            True,
        ),
    ],
)
def test_titles_in_seven_languages(language, text, name, title, of, current):
    cast, _, _ = roles_of(parse(text, language))
    assert (title, of, current) in held(cast, name)


@pytest.mark.parametrize(
    ("language", "text", "tie"),
    [
        (
            "it",
            "Marta Bellini, moglie del sindaco Paolo Neri, ha parlato.",
            ("Marta Bellini", "spouse_of", "Paolo Neri"),
        ),
        ("it", "Ugo Sala, socio commerciale di Paolo Neri, è fuggito.", ("Ugo Sala", "partner_of", "Paolo Neri")),
        (
            "en",
            "Tom Hale, a lawyer for Clara Hughes, declined to comment.",
            ("Tom Hale", "lawyer_of", "Clara Hughes"),
        ),
        ("de", "Putins Berater Juri Falkow reiste ab.", ("Juri Falkow", "adviser_of", "Putin")),
        ("ru", "Спецпосланник Дональда Трампа Джон Мейсон прибыл.", ("Джон Мейсон", "envoy_of", "Дональд Трамп")),
    ],
)
def test_ties_between_persons(language, text, tie):
    _, _, ties = roles_of(parse(text, language))
    subjects = {(s, p) for s, p, _ in ties}
    assert tie[:2] in subjects
    assert any(tie[2].split()[-1][:5] in o for s, p, o in ties if (s, p) == tie[:2])


def test_a_possessive_ties_to_the_person_coordinated_before():
    text = "Anna Rossi ha visto il presidente Marco Bianchi e il suo capo di gabinetto Luca Verdi."
    _, _, ties = roles_of(parse(text, "it"))
    assert ("Luca Verdi", "chief_of_staff_of", "Marco Bianchi") in ties


def test_years_of_a_post():
    cast, _, _ = roles_of(parse("Laura Conti, consigliera comunale dal 2019, ha votato contro.", "it"))
    actor = next(a for a in cast.actors if a.name == "Laura Conti")
    assert [r.since for r in actor.roles] == ["2019"]


def test_a_title_told_in_the_past_is_not_current():
    cast, _, _ = roles_of(parse("Laura Conti was the mayor of Verona.", "en"))
    assert [r.current for r in next(a for a in cast.actors if a.name == "Laura Conti").roles] == [False]


def test_an_outlet_has_the_role_that_the_report_calls_it():
    cast, _, _ = roles_of(parse("Lo scrive il sito americano Axios.", "it"))
    assert held(cast, "Axios") == [("sito", None, True)]


def test_spans_are_the_words_of_the_role():
    doc = parse("Il presidente greco Nikos Pappas è partito.", "it")
    cast, relations, _ = roles_of(doc)
    role = next(a for a in cast.actors if a.name == "Nikos Pappas").roles[0]
    assert role.span.of(doc.text) == "presidente greco"
    assert relations[0].span.of(doc.text) == "presidente greco Nikos Pappas"


@pytest.mark.parametrize(
    ("language", "text", "name", "title", "of", "current"),
    [
        ("it", "Per l’allevatrice Gina Sordi il prezzo è basso.", "Gina Sordi", "allevatrice", None, True),
        ("en", "Rosa Delgado, a beekeeper from Tarragona, left.", "Rosa Delgado", "beekeeper", None, True),
        ("de", "Die Imkerin Ute Lang aus Kiel widersprach.", "Ute Lang", "Imkerin", None, True),
        ("uk", "Пасічник Олександр Гайдай виступив.", "Олександр Гайдай", "Пасічник", None, True),
        ("es", "Juan Roca, apicultor de Lugo y exalcalde, votó.", "Juan Roca", "exalcalde", None, False),
        ("uk", "Експрезидент Кемаль Йилдиз виступив.", "Кемаль Йилдиз", "Експрезидент", None, False),
        ("ru", "Экс-министр Олег Белов промолчал.", "Олег Белов", "Экс-министр", None, False),
        (
            "en",
            "Peter Hallam, formerly a judge and now an adviser to the World Bank, disagreed.",
            "Peter Hallam",
            "adviser",
            "World Bank",
            True,
        ),
        (
            "it",
            "Marta Bellini, fino a giugno direttrice del museo, ha taciuto.",
            "Marta Bellini",
            "direttrice",
            "museo",
            False,
        ),
    ],
)
def test_posts_and_trades_that_no_list_holds(language, text, name, title, of, current):
    cast, _, _ = roles_of(parse(text, language))
    assert (title, of, current) in held(cast, name)


@pytest.mark.parametrize(
    ("language", "text", "ties"),
    [
        (
            "en",
            "The presidents of Peru and Chile, Juan Rojas and Pablo Lima, met in Quito.",
            {("Juan Rojas", "president_of", "Peru"), ("Pablo Lima", "president_of", "Chile")},
        ),
        (
            "ru",
            "Встреча президентов Турции и Египта Кемаля Йилдиза и Омара Хассана перенесена.",
            {("Кемаль Йилдиз", "president_of", "Турция"), ("Омар Хассан", "president_of", "Египта")},
        ),
    ],
)
def test_a_plural_title_is_dealt_out(language, text, ties):
    assert ties <= roles_of(parse(text, language))[2]


def test_a_thing_beside_a_name_is_no_post():
    cast, _, _ = roles_of(parse("Tom Hale, the car and the dog were found.", "en"))
    assert held(cast, "Tom Hale") == []


@pytest.mark.parametrize(
    ("language", "text", "name", "body"),
    [
        ("en", "Clara Hughes, who runs the World Bank, will travel to Delhi.", "Clara Hughes", "World Bank"),
        ("ru", "Иван Громов, который возглавляет Роснефть, приехал.", "Иван Громов", "Роснефть"),
    ],
)
def test_a_verb_ties_and_is_no_post(language, text, name, body):
    cast, _, ties = roles_of(parse(text, language))
    assert (name, "head_of", body) in ties
    assert held(cast, name) == []


@pytest.mark.parametrize(
    ("language", "text", "name", "role"),
    [
        (
            "en",
            "The European Union's foreign policy chief, Elsa Norden, warned on Friday.",
            "Elsa Norden",
            ("foreign policy chief", "European Union", True),
        ),
        (
            "en",
            "The World Bank's deputy managing director, Claire Dumas, met him.",
            "Claire Dumas",
            ("deputy managing director", "World Bank", True),
        ),
        (
            "en",
            "A cousin of the rebel commander Ivan Kron, Petro Hulak, told the paper.",
            "Petro Hulak",
            ("cousin", "Ivan Kron", True),
        ),
        (
            "en",
            "A senior official, later identified as Pavlo Krut, told the paper.",
            "Pavlo Krut",
            ("senior official", None, True),
        ),
        ("en", "The files came from a technician named Lars Boll.", "Lars Boll", ("technician", None, True)),
        ("it", "Un medico di nome Aldo Serri ha parlato.", "Aldo Serri", ("medico", None, True)),
        (
            "fr",
            "Jean Morel a été libéré. Son épouse, l’avocate Sonia Morel, parle.",
            "Sonia Morel",
            ("épouse", "Jean Morel", True),
        ),
    ],
)
def test_who_holds_a_title_named_further_off(language, text, name, role):
    assert role in held(roles_of(parse(text, language))[0], name)


def test_a_post_within_a_post_is_nobody_elses():
    cast, _, _ = roles_of(parse("El enviado del presidente, Óscar Lemos, viajó a Quito.", "es"))
    assert [title for title, _, _ in held(cast, "Óscar Lemos")] == ["enviado"]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "Tom Hale, whose wife is a judge, said nothing.", "Tom Hale"),
        ("de", "Ulla Thoma, deren Mann Arzt in Bremen ist, bat um Spenden.", "Ulla Thoma"),
    ],
)
def test_whose_wife_is_somebody_else(language, text, name):
    assert held(roles_of(parse(text, language))[0], name) == []


def test_whose_is_said_of_what_stands_right_before():
    text = "Tom Hale testified before the Security Council, whose chairman, Nils Holm, is a lawyer."
    assert ("chairman", "Security Council", True) in held(roles_of(parse(text, "en"))[0], "Nils Holm")


@pytest.mark.parametrize(
    ("language", "text", "tie"),
    [
        ("de", "Innenminister Ralf Kessel (SPD) sagte ab.", ("Ralf Kessel", "member_of", "SPD")),
        ("en", "Jon Krag of the Green Alliance resigned.", ("Jon Krag", "member_of", "Green Alliance")),
        ("en", "Ann Lee, a photographer at Reuters, was hurt.", ("Ann Lee", "employee_of", "Reuters")),
        (
            "it",
            "Anna Riva, moglie dell’ex sindaco Paolo Ferri, tace.",
            ("Anna Riva", "spouse_of", "Paolo Ferri"),
        ),
    ],
)
def test_ties_that_stand_behind_a_name(language, text, tie):
    assert tie in roles_of(parse(text, language))[2]


def test_a_title_for_women_is_not_recalled_for_a_man():
    text = "Der Chef der Partei, Markus Heiler, war wütend. Die Chefin der Hilfsorganisation bat um Geld."
    assert [title for title, _, _ in held(roles_of(parse(text, "de"))[0], "Markus Heiler")] == ["Chef"]


@pytest.mark.parametrize(
    ("language", "text", "tie"),
    [
        (
            "it",
            "Lo dice l’Osservatorio siriano per i diritti umani, diretto da Rami Abdel.",
            ("Rami Abdel", "head_of", "Osservatorio siriano per i diritti umani"),
        ),
        (
            "it",
            "Il presidente della commissione Esteri del Parlamento europeo, lo spagnolo Joaquín Soler, è partito.",
            ("Joaquín Soler", "president_of", "commissione Esteri del Parlamento europeo"),
        ),
    ],
)
def test_ties_to_a_body_told_at_length(language, text, tie):
    assert tie in roles_of(parse(text, language))[2]


def test_a_town_between_a_title_and_its_holder_is_the_town():
    cast, _, _ = roles_of(parse("Мер Чугуєва Павло Зот скасував свято.", "uk"))
    assert [a.name for a in cast.actors if a.type == "person"] == ["Павло Зот"]


def test_a_colleague_is_a_role_as_well_as_a_tie():
    doc = parse("Anna Conti ha incontrato il suo collega francese, Étienne Morel.", "it")
    assert [title for title, _, _ in held(roles_of(doc)[0], "Étienne Morel")] == ["collega"]


def test_a_noun_and_the_name_behind_it_are_the_named_body():
    cast, _, _ = roles_of(parse("Álvaro Quintana, líder del partido Nueva Patria, dimitió.", "es"))
    assert held(cast, "Álvaro Quintana") == [("líder", "Nueva Patria", True)]


@pytest.mark.parametrize(
    ("language", "text", "name", "titles"),
    [
        (
            "ru",
            "Иван Лосев был назначен министром, а в мае стал главой штаба.",
            "Иван Лосев",
            ["министром", "главой"],
        ),
        ("ru", "Президент назначил Петра Гусева губернатором области.", "Петр Гусев", ["губернатором"]),
        ("ru", "Павел Гусев занимает должность директора завода.", "Павел Гусев", ["директора"]),
        (
            "uk",
            "Іван Лось працює директором заводу й обіймає посаду голови ради.",
            "Іван Лось",
            ["директором", "голови"],
        ),
        ("ru", "В зале играл скрипач Иван Лосев.", "Иван Лосев", ["скрипач"]),
        (
            "ru",
            "Выступили тренер Петр Гусев, координатор движения «Левый берег» Иван Лосев.",
            "Петр Гусев",
            ["тренер"],
        ),
        ("ru", "У памятника Юрию Долгорукову собрались люди.", "Юрий Долгоруков", []),
        ("ru", "Приехал Иван Лосев, а также главы городов и депутаты.", "Иван Лосев", []),
        (
            "ru",
            "Задержан член совета района, секретарь партии «Заря» Лев Гусев.",
            "Лев Гусев",
            ["член", "секретарь"],
        ),
    ],
)
def test_titles_of_declined_persons(language, text, name, titles):
    """Verbs of being and appointing, living beings before a name, titles in a row; things and crowds hold none."""
    doc = parse(text, language)
    cast, _, _ = roles_of(doc)
    assert [title for title, _, _ in held(cast, name)] == titles


def test_ages_and_words_of_another_case_are_no_part_of_a_title():
    text = "94-летнего политика Ивана Лосева встретили. Речь, начатую президентом Орловой, прервали."
    cast, _, _ = roles_of(parse(text, "ru"))
    assert {role.title for actor in cast.actors for role in actor.roles} == {"политика", "президентом"}


def test_of_titles_joined_by_and_a_name_bears_its_own():
    text = "Премьер-министр и мисс Орлова поблагодарили врачей."
    cast, _, _ = roles_of(parse(text, "ru"))
    assert [title for title, _, _ in held(cast, "Орлова")] == ["мисс"]
