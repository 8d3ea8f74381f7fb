"""Interviews and transcripts: answers and turns, read with the shipped model."""

from __future__ import annotations

import pytest

from carsica.extract.reading import read
from carsica.parse.reader import Parser
from carsica.record.report import Report
from carsica.record.statement import Statement


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser()


def direct(parser: Parser, text: str, language: str) -> list[tuple[str, str, str]]:
    """Speaker, first words and polarity of each direct statement."""
    report = Report("0" * 64, "", text, language, outlet="The Example", published="2025-11-19")
    made = read(report, parser.parse(text, language)).statements
    return [(s.chain[-1].name, _first(s, text), s.polarity) for s in made if s.kind == "direct"]


def _first(statement: Statement, text: str) -> str:
    return " ".join(statement.content[0].of(text).split()[:2])


QUOTED = """Aldo Ferrin parla del ponte
Aldo Ferrin, sindaco di Valmora, ci riceve in municipio.

Quando riaprirà il ponte?
«A maggio. I lavori sono finiti, e io non ho altro da aggiungere sul cantiere.»

Il Corriere di Valmora scrive che lei ha ricevuto denaro dal costruttore.
«No. Ho ricevuto soltanto fatture.»

E adesso?
«Adesso vado a pescare con mio padre.»"""

SCRIPT = """Transcript: the hearing on the ferry
The committee met at nine.

DORA FENWRIGHT (chair): Good morning. We have three questions for you, captain.
PIERS HALLOW: I will answer all of them. My crew told me that the engine was cold.
QUESTION (The Harlow Gazette): Where was the pilot?
HALLOW: On the bridge. I saw him there myself.
We searched the deck until dawn, and I wrote down every name."""

DASHED = """Розмова з Іваном Дорошем
Іван Дорош уже чотири роки будує човни.
– Коли ви почали?
– У березні. Я купив перші дошки за власні гроші.
– Хто вам допомагав?
– Ми з братом усе робили самі.
– Що далі?
– Я хочу спати."""


def test_quoted_answers_are_the_guests_and_a_no_takes_back_what_he_was_told(parser: Parser) -> None:
    assert direct(parser, QUOTED, "it") == [
        ("Aldo Ferrin", "A maggio.", "positive"),
        ("Aldo Ferrin", "No. Ho", "negative"),
        ("Aldo Ferrin", "Adesso vado", "positive"),
    ]


def test_labels_of_a_script_name_the_speakers(parser: Parser) -> None:
    assert [(name.casefold(), words) for name, words, _ in direct(parser, SCRIPT, "en")] == [
        ("dora fenwright", "Good morning."),
        ("piers hallow", "I will"),
        ("piers hallow", "On the"),
    ]


def test_every_second_dash_is_an_answer(parser: Parser) -> None:
    found = direct(parser, DASHED, "uk")
    assert [words for _, words, _ in found] == ["У березні.", "Ми з", "Я хочу"]
    assert all("Дорош" in name for name, _, _ in found)


def test_the_guest_is_who_is_named_not_who_is_only_spoken_of(parser: Parser) -> None:
    text = """"We saw the smoke at three"

Ida Marsh runs the fire unit at Harl. Her deputy, Tom Barrow, called first; he rang the mayor too.

Where were you when he rang?
Asleep. I told him to call the crew, and I drove to the hill.

Did the crew come in time?
They did. I have never seen them so fast, and I thanked each of them."""
    report = Report("0" * 64, "", text, "en", outlet="The Weekly", published="2025-03-12")
    speakers = {s.chain[-1].name for s in read(report, parser.parse(text, "en")).statements if s.kind == "direct"}
    assert speakers == {"Ida Marsh"}


PROSE = """Ada Marlow says the dam will hold.

Who will pay for it?

***

“The dam will hold and the town will pay for it, as it has always done,” she said, adding that “nobody is afraid.”

“Nobody will leave the valley before the spring, and nobody has to,” she told the council, saying “we stay.”"""


def test_prose_with_quotations_and_a_question_is_no_interview(parser: Parser) -> None:
    report = Report("0" * 64, "", PROSE, "en", outlet="The Example", published="2025-11-19")
    made = read(report, parser.parse(PROSE, "en")).statements
    cues = [s.cue.text for s in made if s.cue]
    assert {"said", "adding", "told"} <= set(cues)
    assert not any("***" in span.of(PROSE) or "she" in span.of(PROSE) for s in made for span in s.content)


MET = """«Мост тут ни при чём»: разговор о пожаре
Губернатор Савва Громов объяснил пожар молнией. Мы поговорили с Верой Лунёвой, которая строила мост.

— Вы верите в молнию?
— Нет. Я видела искры, и сосед их видел.

— Что будет с мостом?
— Я думаю, его закроют на месяц."""


def test_the_guest_is_whom_we_spoke_with(parser: Parser) -> None:
    assert {name for name, *_ in direct(parser, MET, "ru")} == {"Вера Лунёва"}
