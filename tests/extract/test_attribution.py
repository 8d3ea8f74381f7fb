"""Attribution on whole sentences, read with the shipped model; the rows live in cases/attribution*.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from carsica.extract.reading import read
from carsica.parse.reader import Parser
from carsica.record.reading import Reading
from carsica.record.report import Report

CASES = [
    case
    for file in sorted((Path(__file__).parent / "cases").glob("attribution*.toml"))
    for case in tomllib.loads(file.read_text(encoding="utf-8"))["case"]
]


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser()


def reading_of(parser: Parser, text: str, language: str) -> Reading:
    report = Report("0" * 64, "", text, language, outlet="The Example", published="2025-11-19")
    return read(report, parser.parse(text, language))


def found(reading: Reading, wanted: dict[str, Any]) -> bool:
    text = reading.report.text
    start = text.index(wanted["holds"])
    end = start + len(wanted["holds"])
    for statement in reading.statements:
        names = [link.name for link in statement.chain[1:]]
        if len(names) != len(wanted["chain"]) or not all(
            part.casefold() in name.casefold() for part, name in zip(wanted["chain"], names, strict=True)
        ):
            continue
        held = sum(min(s.end, end) - max(s.start, start) for s in statement.content if s.overlaps((start, end)))
        if held < 0.8 * (end - start):
            continue
        if any(wanted["not_holds"] in s.of(text) for s in statement.content if "not_holds" in wanted):
            continue
        if "hearsay" in wanted and statement.hearsay != wanted["hearsay"]:
            continue
        if (statement.polarity == "negative") == wanted.get("negative", False):
            return True
    return False


@pytest.mark.parametrize("case", CASES, ids=[f"{c['language']}: {c['text'][:50]}" for c in CASES])
def test_case(parser: Parser, case: dict[str, Any]) -> None:
    reading = reading_of(parser, case["text"], case["language"])
    told = [
        ([k.name for k in s.chain], [c.of(case["text"]) for c in s.content], s.hearsay, s.polarity)
        for s in reading.statements
    ]
    missing = [wanted for wanted in case["statements"] if not found(reading, wanted)]
    assert not missing, f"missing {missing}; read {told}"
    assert len(reading.statements) == len(case["statements"]), told


def test_a_body_that_publishes_the_report_is_no_source_behind_itself(parser: Parser) -> None:
    text = "La Prefettura comunica che il ponte di Molo riapre lunedì. Il Comune smentisce che vi siano ritardi."
    report = Report("0" * 64, "", text, "it", outlet="Prefettura di Valmora", published="2025-11-19")
    chains = [[link.name for link in s.chain] for s in read(report, parser.parse(text, "it")).statements]
    assert chains == [["Prefettura di Valmora"], ["Prefettura di Valmora", "Comune"]]


def test_what_a_state_calls_itself_makes_no_other_body_of_its_embassy(parser: Parser) -> None:
    text = "L’Ambasciata della Repubblica del Kenya comunica che gli sportelli restano chiusi lunedì."
    report = Report("0" * 64, "", text, "it", outlet="Ambasciata del Kenya a Roma", published="2025-11-19")
    chains = [[link.name for link in s.chain] for s in read(report, parser.parse(text, "it")).statements]
    assert chains == [["Ambasciata del Kenya a Roma"]]


def test_a_saying_that_lost_all_its_words_shares_none_with_another(parser: Parser) -> None:
    text = (
        "Secondo Gazzetta, che cita funzionari, incontrato l'inviato a maggio; dilanciati due firmeremo», ha detto"
    )
    report = Report("0" * 64, "", text, "it", outlet="The Example", published="2025-11-19")
    assert all(s.content for s in read(report, parser.parse(text, "it")).statements)


def test_what_a_thing_is_for_one_is_not_what_it_is_for_the_next(parser: Parser) -> None:
    text = "Per Oslo la bozza «esiste», per Mosca è un'invenzione."
    report = Report("0" * 64, "", text, "it", outlet="The Example", published="2025-11-19")
    told = [(s.chain[-1].name, s.content[0].of(text)) for s in read(report, parser.parse(text, "it")).statements]
    assert ("Mosca", "la bozza «esiste»") not in told
