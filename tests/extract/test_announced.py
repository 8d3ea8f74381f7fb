"""Whom a headline's title, a far apposition or a prize stands for."""

from __future__ import annotations

import pytest

from carsica.extract.reading import read
from carsica.record.report import Report
from tests.extract.reading_model import parse


def speakers(text: str, language: str) -> list[str]:
    """The last speaker of each statement."""
    found = read(Report("r", "", text, language, "The Test Post", "2026-03-12"), parse(text, language))
    return [statement.chain[-1].name for statement in found.statements]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A Ukrainian general warns of losses\n\nGeneral Rick Stott said on Tuesday that losses had risen."),
        (
            "fr",
            "Un sénateur réclame la démission du ministre\n\nLe sénateur Rick Stott a dit qu'il devait partir.",
        ),
        ("it", 'Generale ucraino: "Mancano uomini"\n\nIl generale Rick Stott ha detto che mancano anche i mezzi.'),
        ("es", 'Senador: "Nadie escucha"\n\nEl senador Rick Stott dijo el martes que nadie escucha.'),
    ],
)
def test_a_title_in_the_headline_is_that_of_the_person_named_below(language: str, text: str) -> None:
    assert speakers(text, language) == ["Rick Stott", "Rick Stott"]


def test_a_title_that_two_people_bear_is_nobodys() -> None:
    text = "A senator warns of losses\n\nSenator Rick Stott spoke to Senator Ann Lee on Tuesday."
    assert "Rick Stott" not in speakers(text, "en")


def test_another_partys_senator_is_not_meant() -> None:
    text = "Republican senator warns of losses\n\nThe Democratic senator Ann Lee spoke on Tuesday."
    assert "Ann Lee" not in speakers(text, "en")


def test_a_name_between_commas_far_behind_its_title() -> None:
    text = (
        "El periodista ruso laureado con el último premio Aurora de la Paz, Iván Pastor, denunció la guerra. "
        "El periodista ruso, cuyo periódico Nuevo Faro cerró, advirtió que nadie escucha."
    )
    assert speakers(text, "es") == ["Iván Pastor", "Iván Pastor"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "El Nobel de la Paz, Iván Pastor, advirtió que habrá guerra."),
        ("it", "Il premio Nobel per la pace, Ivan Pastor, ha avvertito che ci sarà la guerra."),
    ],
)
def test_who_won_a_prize_speaks_and_not_the_prize(language: str, text: str) -> None:
    assert speakers(text, language) == ["Iván Pastor" if language == "es" else "Ivan Pastor"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("it", "Secondo il premier ucraino la strada è aperta. Il primo ministro ucraino ha detto che è sicura."),
        ("en", "The Ukrainian prime minister said the road was open. The Ukrainian premier said it was safe."),
    ],
)
def test_a_country_has_one_head_of_government_whatever_the_title(language: str, text: str) -> None:
    first, second = speakers(text, language)
    assert first == second


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "fr",
            "Le ministre de la Santé Roman Prym sortait. Le ministre de l'Intérieur Jan Hamak est parti. "
            "Il pleut. Personne ne vient. Rien ne bouge. « Je n'ai rien fait », a dit le ministre de la Santé.",
        ),
        (
            "it",
            "Il ministro della Salute Roman Prym era al ristorante. Il ministro dell'Interno Jan Hamak è partito. "
            "Piove. Nessuno viene. Tutto tace. «Non ho fatto nulla», ha detto il ministro della Salute.",
        ),
        (
            "de",
            "Gesundheitsminister Roman Prym ging aus. Innenminister Jan Hamak reiste ab. Es regnet. "
            'Niemand kommt. Alles schweigt. "Ich habe nichts getan", sagte der Gesundheitsminister.',
        ),
    ],
)
def test_a_minister_is_known_by_his_office_however_far_the_name(language: str, text: str) -> None:
    assert speakers(text, language) == ["Roman Prym"]


def test_the_minister_of_another_office_is_somebody_else() -> None:
    text = "The interior minister, Jan Hamak, left. The finance minister said he would wait."
    assert speakers(text, "en") == ["finance minister"]
