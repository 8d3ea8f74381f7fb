import pytest

from carsica.extract import declension, wordforms
from carsica.extract.actor_words import lines
from carsica.extract.citation_form import citation_form
from carsica.extract.coreference import find_cast
from carsica.extract.declension import Form
from tests.extract.trees import document, report

SURE = {"Nom": 0.05, "Gen": 0.05, "Dat": 0.05, "Acc": 0.05, "Ins": 0.05, "Loc": 0.05}


def in_case(case):
    return {**SURE, case: 0.75}


@pytest.mark.parametrize(
    ("language", "printed", "case", "name"),
    [
        ("ru", "Льва Громова", "Gen", "Лев Громов"),
        ("ru", "Павлу Берегову", "Dat", "Павел Берегов"),
        ("ru", "Марта Ольсен", "Nom", "Марта Ольсен"),
        ("ru", "Карла Линден", "Nom", "Карла Линден"),
        ("ru", "Карла Линдена", "Gen", "Карл Линден"),
        ("ru", "Никите Заречному", "Dat", "Никита Заречный"),
        ("ru", "Анны Ветровой", "Gen", "Анна Ветрова"),
        ("ru", "Игорем Вишневским", "Ins", "Игорь Вишневский"),
        ("ru", "Паоло Бертини", "Gen", "Паоло Бертини"),
        ("ru", "Юрием Яценко", "Ins", "Юрий Яценко"),
        ("uk", "Павла Береженка", "Gen", "Павло Береженко"),
        ("uk", "Ользі Сніжко", "Dat", "Ольга Сніжко"),
        ("uk", "Андрієві Громовому", "Dat", "Андрій Громовий"),
        ("uk", "Марією Лісовською", "Ins", "Марія Лісовська"),
        ("uk", "Миколи Дзвони", "Gen", "Микола Дзвона"),
        ("uk", "Ігоря Кравця", "Gen", "Ігор Кравець"),
        ("uk", "Лука Бертолі", "Nom", "Лука Бертолі"),
    ],
)
def test_a_name_comes_back_to_the_nominative_that_fits_its_case(language, printed, case, name):
    words = printed.split()
    form = Form(dict(enumerate(words)), in_case(case))
    assert " ".join(declension.nominative(words, [form], {}, language)[0]) == name


def test_all_printings_of_a_name_are_weighed_together():
    forms = [
        Form({0: "Орсея", 1: "Квелле"}, in_case("Nom")),
        Form({1: "Квеллы"}, in_case("Gen")),
        Form({0: "Орсее", 1: "Квелле"}, in_case("Dat")),
    ]
    name, gender = declension.nominative(("Орсее", "Квелле"), forms, {"feminine": 1.0}, "ru")
    assert (name, gender) == (("Орсея", "Квелла"), "feminine")


@pytest.mark.parametrize(
    ("language", "word", "gender"),
    [
        ("ru", "Ивановичу", "masculine"),
        ("ru", "Петровной", "feminine"),
        ("uk", "Іванівни", "feminine"),
        ("ru", "Громов", None),
    ],
)
def test_patronymics_show_gender_in_every_case(language, word, gender):
    assert declension.gender_of_word(word, language) == gender


def test_a_preposition_rules_out_the_nominative():
    assert declension.governed(["Від"], "uk") == {"Gen"}
    assert "Nom" not in declension.governed(["с"], "ru")
    assert not declension.governed(["xyz"], "ru")


PHRASES = [
    (
        "uk",
        "помічниці посла",
        """
        1 помічниці помічниця NOUN 0 root Case=Dat|Gender=Fem|Number=Sing
        2 посла посол NOUN 1 nmod Case=Gen|Number=Sing
        """,
        "помічниця посла",
    ),
    (
        "ru",
        "сельским правительством",
        """
        1 сельским сельский ADJ 2 amod Case=Ins
        2 правительством правительство NOUN 0 root Case=Ins|Gender=Masc|Number=Sing
        """,
        "сельское правительство",
    ),
    (
        "ru",
        "местных врачей города",
        """
        1 местных местный ADJ 2 amod Case=Gen
        2 врачей врач NOUN 0 root Case=Gen|Gender=Masc|Number=Plur
        3 города город NOUN 2 nmod Case=Gen|Number=Sing
        """,
        "местные врачи города",
    ),
    (
        "ru",
        "трёх пловцов",
        """
        1 трёх три NUM 2 nummod Case=Gen
        2 пловцов пловец NOUN 0 root Case=Gen|Number=Plur
        """,
        "трёх пловцов",
    ),
]


@pytest.mark.parametrize(("language", "text", "rows", "wanted"), PHRASES)
def test_a_declined_phrase_is_shown_in_the_nominative(language, text, rows, wanted):
    doc = document(language, text, rows)
    sentence = doc.sentences[0]
    assert citation_form(sentence, range(len(sentence.words)), text, language) == wanted


def test_an_owner_between_title_and_name_is_no_part_of_the_name():
    doc = document(
        "ru",
        "Адвокат Орлова Пётр Глухов молчал.",
        """
        1 Адвокат адвокат NOUN 5 nsubj Case=Nom|Number=Sing
        2 Орлова Орлов PROPN 1 nmod Case=Gen|Number=Sing PER
        3 Пётр Пётр PROPN 1 appos Case=Nom|Number=Sing +
        4 Глухов Глухов PROPN 3 flat:name Case=Nom|Number=Sing +
        5 молчал молчать VERB 0 root Number=Sing
        6 . . PUNCT 5 punct
        """,
    )
    names = {actor.name for actor in find_cast(doc, report(doc)).actors}
    assert "Пётр Глухов" in names
    assert "Орлова Пётр Глухов" not in names


def test_nouns_that_share_a_stem_are_told_apart_by_their_lemma():
    doc = document(
        "ru",
        "Ранение пастуха",
        """
        1 Ранение ранение NOUN 0 root Case=Nom|Number=Sing
        2 пастуха пастух NOUN 1 nmod Case=Gen|Number=Sing
        """,
    )
    assert "ранен" not in lines(doc)[0].forms[0]


def test_the_shortest_stem_is_the_same_in_every_run():
    assert wordforms.shortest_stem("Прибою", "uk") == min(
        wordforms.stems("Прибою", "uk", True), key=lambda stem: (len(stem), stem)
    )


def test_a_run_of_many_capitals_ends_in_time():
    words = ["Анны", "Ветровой", "Павлу", "Берегову"] * 6
    form = Form(dict(enumerate(words)), in_case("Gen"))
    found, _ = declension.nominative(words, [form] * 3, {"masculine": 0.0, "feminine": 0.0}, "ru")
    assert len(found) == len(words)
