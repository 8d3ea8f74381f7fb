"""What newspapers print and a careless reader gets wrong: words inside quotations, nouns that are nobody."""

from __future__ import annotations

import pytest

from carsica.extract.reading import read
from carsica.record.reading import Reading
from carsica.record.report import Report
from tests.extract.reading_model import parse


def reading(text: str, language: str) -> Reading:
    report = Report("r", "", text, language, "The Test Post", "2026-03-12")
    return read(report, parse(text, language))


def told(text: str, language: str) -> list[tuple[str, list[str]]]:
    """Of each statement the last speaker and the contents."""
    found = reading(text, language).statements
    return [(s.chain[-1].name, [span.of(text) for span in s.content]) for s in found]


INSIDE = [
    (
        "« Absurde. Ce procédé est la norme, explique Antoine Faure, toxicologue, ancien de l’Agence. Les études "
        "doivent être fournies par les entreprises. »",
        "fr",
        "Antoine Faure",
        ["Absurde. Ce procédé est la norme", "Les études doivent être fournies par les entreprises"],
    ),
    (
        "«Usciamo da qui più forti - continua il ministro Paolo Verri - e abbiamo lavorato un anno. Il governo ci "
        "crede».",
        "it",
        "Paolo Verri",
        ["Usciamo da qui più forti", "e abbiamo lavorato un anno. Il governo ci crede"],
    ),
    (
        "«Usciamo più forti – ha detto Verri –. Noi ci crediamo».",
        "it",
        "Verri",
        ["Usciamo più forti", "Noi ci crediamo"],
    ),
    (
        '"Es una catástrofe —dijo el alcalde Luis Mora—. Lo perdimos todo".',
        "es",
        "Luis Mora",
        ["Es una catástrofe", "Lo perdimos todo"],
    ),
]


@pytest.mark.parametrize(("text", "language", "speaker", "content"), INSIDE)
def test_the_reporters_words_inside_a_quotation(
    text: str, language: str, speaker: str, content: list[str]
) -> None:
    assert told(text, language) == [(speaker, content)]


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("The guard was hit in the head with a bottle. The door was cut.", "en", "head"),
        ("La media delle piogge è salita.", "it", "media delle piogge"),
        ("La politica repressiva del governo è stata criticata.", "it", "politica repressiva del governo"),
        ("Le bilan du projet-pilote est faible.", "fr", "projet-pilote"),
        ("La intervención militar de Moravia continúa.", "es", "militar de Moravia"),
    ],
)
def test_nouns_that_are_nobody(text: str, language: str, name: str) -> None:
    assert name not in [actor.name for actor in reading(text, language).actors]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("So far, no armed group has claimed responsibility for the attack.", "en"),
        ("Nessun gruppo ha rivendicato l'attacco.", "it"),
    ],
)
def test_what_nobody_says_is_no_statement(text: str, language: str) -> None:
    assert told(text, language) == []


def test_a_short_name_in_brackets_is_the_body_before_it() -> None:
    text = "Il gruppo armato Movimento per il Nord (Mopen) ha rivendicato l'attacco. Il Mopen colpirà ancora."
    names = [actor.name for actor in reading(text, "it").actors]
    assert "Movimento per il Nord" in names
    assert "Mopen" not in names


def test_a_title_after_and_is_that_of_the_person_named_behind_it() -> None:
    text = (
        "Tanto la ministra, Irene Salas, como el subsecretario de la misma cartera, Manuel Moreno, deben cumplir."
    )
    titles = {actor.name: [role.title for role in actor.roles] for actor in reading(text, "es").actors}
    assert titles["Manuel Moreno"] == ["subsecretario"]
    assert "subsecretario" not in titles["Irene Salas"]


def test_winds_and_list_marks_are_no_figures() -> None:
    assert [
        f.span.of(t) for t in ["Venti di Maestrale soffieranno sul mare."] for f in reading(t, "it").figures
    ] == []
    text = "Les mesures :\n\n1-aider les ports.\n\n2- payer les dockers."
    assert reading(text, "fr").figures == ()


def test_a_mark_that_stands_twice_parts_thousands() -> None:
    found = reading("El puerto pagó 73,320,000 lempiras y otros 1.500.000 dólares.", "es").figures
    assert [f.low for f in found] == [73_320_000, 1_500_000]


def test_initials_stand_for_the_person() -> None:
    text = "El expresidente Julio Otero Haro fue detenido. JOH negó los cargos."
    names = [actor.name for actor in reading(text, "es").actors if actor.type == "person"]
    assert names == ["Julio Otero Haro"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("La Ville a constaté que les ponts étaient fermés.", "fr"),
        ("Selon la Ville, les ponts étaient fermés.", "fr"),
    ],
)
def test_a_town_that_speaks_is_no_person(text: str, language: str) -> None:
    assert [actor.type for actor in reading(text, language).actors] != ["person"]


@pytest.mark.parametrize(
    ("text", "language", "speaker", "content"),
    [
        (
            "Les bacs sont interdits. C'est ce qu'a annoncé Luc Morel.",
            "fr",
            "Luc Morel",
            "Les bacs sont interdits",
        ),
        ("El puente está cerrado. Eso es lo que dijo Luis Mora.", "es", "Luis Mora", "El puente está cerrado"),
        ("The bridge is closed. That is what Ann Lee said.", "en", "Ann Lee", "The bridge is closed"),
    ],
)
def test_that_is_what_somebody_says(text: str, language: str, speaker: str, content: str) -> None:
    assert told(text, language) == [(speaker, [content])]


def test_a_verb_of_protest_that_only_says_is_no_protest() -> None:
    assert reading('"Seguimos mirando", manifestó el funcionario.', "es").events == ()


def test_a_great_city_is_not_mistaken_for_a_town_of_its_name_in_a_country_spoken_of() -> None:
    text = "Il presidente americano ha parlato della guerra in Iraq. A Genova ci sono stati scontri."
    places = {place.name: place.country for place in reading(text, "it").places}
    assert places["Genova"] == "IT"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("it", "L'aeronautica sostiene di aver abbattuto 83 dei 111 droni lanciati dal nemico."),
        ("es", "La Fuerza Aérea aseguró haber derribado 83 de los 111 drones lanzados por el enemigo."),
        ("en", "Air defences shot down 83 of the 111 drones launched overnight."),
        ("fr", "L'armée dit avoir abattu 83 drones sur 111."),
    ],
)
def test_a_share_was_shot_down_of_all_that_were_launched(language: str, text: str) -> None:
    assert [(f.low, f.what) for f in reading(text, language).figures] == [(83, "intercepted"), (111, "launched")]


def test_a_name_behind_a_comma_bears_the_outer_title_alone() -> None:
    text = (
        "«È stata una conversazione utile e costruttiva, ma un compromesso sui territori ancora non c'è», ha "
        "riferito il consigliere diplomatico del presidente russo, Igor Lenski."
    )
    found = reading(text, "it")
    titles = {actor.name: [role.title for role in actor.roles] for actor in found.actors}
    assert titles["Igor Lenski"] == ["consigliere"]
    assert not any("diplomatico" in name for name in titles)


@pytest.mark.parametrize(
    ("language", "text", "content"),
    [
        ("en", "Today, said Dr. Jan Verri, the head of the port, there are ten ships.", "there are ten ships"),
        ("it", "Oggi, ha detto Jan Verri, capo del porto, ci sono dieci navi.", "ci sono dieci navi"),
        ("es", "Hoy, dijo el doctor Jan Verri, jefe del puerto, hay diez barcos.", "hay diez barcos"),
        ("de", "Heute, sagte Jan Verri, Leiter des Hafens, seien zehn Schiffe da.", "seien zehn Schiffe da"),
        ("ru", "Сегодня, сказал врач Ян Верри, директор порта, там стоят десять судов.", "там стоят десять судов"),
    ],
)
def test_what_is_told_of_a_speaker_in_an_aside_is_not_said(language: str, text: str, content: str) -> None:
    ((speaker, said),) = told(text, language)
    assert speaker == ("Ян Верри" if language == "ru" else "Jan Verri")
    assert said[-1] == content


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("Secondo il premier iracheno la strada è aperta.", "premier iracheno", "la strada è aperta"),
        (
            "Secondo il ministro ucraino i russi hanno colpito la diga.",
            "ministro ucraino",
            "i russi hanno colpito la diga",
        ),
    ],
)
def test_a_source_without_a_comma_after_it(text: str, speaker: str, content: str) -> None:
    assert told(text, "it") == [(speaker, [content])]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "es",
            "Kevin Pastor: el juicio sigue el lunes\n\nEl juicio contra Kevin Pastor sigue. Llueve. Nadie vino.",
        ),
        ("en", "Zelmar: trial to resume on Monday\n\nThe trial of Ivan Zelmar resumes. It rains. Nobody came."),
    ],
)
def test_who_is_the_topic_of_a_headline_says_nothing(language: str, text: str) -> None:
    assert told(text, language) == []


def test_who_speaks_below_a_headline_speaks_in_it() -> None:
    text = "Zelmar: pronti a trattare\n\nIl capo Ivan Zelmar ha detto che il paese è pronto. Piove. Nessuno viene."
    assert told(text, "it")[0] == ("Ivan Zelmar", ["pronti a trattare"])


def test_what_is_said_at_a_news_conference_is_said_through_no_outlet() -> None:
    text = (
        "In an interview with the Northern Courier, Roman Prym said he was ready to go. At a news conference he "
        "said he would stay."
    )
    chains = [[link.name for link in s.chain[1:]] for s in reading(text, "en").statements]
    assert chains == [["Northern Courier", "Roman Prym"], ["Roman Prym"]]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("The jets dropped 2,000-pound bombs on the camp.", "pound"),
        ("They used 500 pounds of explosives.", "pound"),
        ("Police seized 475 pounds (215.5 kilos) of cocaine.", "pound"),
        ("Britain sent 20 million pounds of aid.", "GBP"),
        ("He paid a 500-pound fine.", "GBP"),
    ],
)
def test_pounds_weigh_things_or_pay_for_them(text: str, unit: str) -> None:
    assert reading(text, "en").figures[0].unit == unit


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The vice-chancellors say ministers pushed them.", "vice-chancellors"),
        ("Tass-Nord reported that the bridge fell.", "Tass-Nord"),
    ],
)
def test_a_hyphen_is_a_part_of_the_speakers_name(text: str, speaker: str) -> None:
    assert [name for name, _ in told(text, "en")] == [speaker]


def test_what_is_told_to_a_body_is_said_by_who_spoke_before() -> None:
    text = "Hugo Bastos habló el lunes. “Eso es imposible”, aseguró a la red Unitela."
    (statement,) = reading(text, "es").statements
    assert [link.name for link in statement.chain[1:]] == ["Unitela", "Hugo Bastos"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Opposition leaders called for the minister's resignation."),
        ("it", "Il presidente ha chiesto il ritiro delle truppe."),
        ("fr", "L'ONU a demandé la libération des otages."),
    ],
)
def test_what_is_asked_for_has_not_happened(language: str, text: str) -> None:
    found = {event.mode: event.status for event in reading(text, language).events}
    assert found.pop("request") == "occurred"
    assert "occurred" not in found.values()


def test_a_day_behind_a_station_is_no_outlet() -> None:
    text = "A nurse noticed that boxes were gone, and the hospital reported it to the police station Monday."
    assert all(link.name != "Monday" for s in reading(text, "en").statements for link in s.chain)


def test_a_post_that_opens_with_a_paragraph_has_no_headline() -> None:
    text = (
        "Selva brucia. Ivan Zelmar: nella notte oltre 470 droni. I pompieri lavorano.\n\nAltri droni sono attesi."
    )
    assert told(text, "it") == [("Ivan Zelmar", ["nella notte oltre 470 droni"])]


@pytest.mark.parametrize(
    "text", ["Les prix changent selon les régions.", "C'est réduit selon qu'il s'agit de villes."]
)
def test_what_things_depend_on_says_nothing(text: str) -> None:
    assert told(text, "fr") == []


def test_a_list_beside_a_question_is_no_conversation() -> None:
    text = (
        "Who pays for the harbour? Ann Lee, the mayor, spoke on Monday.\n\n- Two pumps for the dock\n\n"
        "- Four lamps for the pier\n\n- A new crane\n\n- Ropes and chains"
    )
    assert told(text, "en") == []
