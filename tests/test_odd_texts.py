"""Whatever the text: no crash, spans inside the text, words of the text, JSON as the contract has it.

The texts are those of ``bench/odd_texts.py``, which ``bench/fuzz.py`` runs for hours; here a few of them.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from bench.odd_texts import ODD, odd_text
from carsica.errors import CarsicaError, InputError
from carsica.extract.reading import read
from carsica.ingest.settings import IngestSettings
from carsica.ingest.sources import read_bytes
from carsica.languages import codes
from carsica.parse.reader import Parser
from carsica.parse.syntax import Document
from carsica.record.codec import reading_to_plain
from carsica.record.reading import Reading
from carsica.record.report import Report, identity
from carsica.record.soundness import flaws

CONTRACT = Draft202012Validator(json.loads(Path("docs/reading.schema.json").read_text(encoding="utf-8")))
PARSER = Parser()  # opens nothing until the first text
PIECES = st.binary(min_size=4, max_size=48)
MARKUP = st.sampled_from(
    (
        "<article>",
        "</article>",
        "<p>",
        "</p",
        "<h1>",
        "</h1>",
        "<title>",
        "<meta charset=utf-16>",
        "<!--",
        "<td",
        "&#xd800;",
        "&",
    )
)


def few(examples: int) -> settings:
    """So many examples, the same in every run; what fails is made smaller, and nothing is kept between runs."""
    quiet = [HealthCheck.too_slow, HealthCheck.data_too_large]
    phases = (Phase.explicit, Phase.generate, Phase.shrink)
    return settings(
        max_examples=examples,
        derandomize=True,
        database=None,
        phases=phases,
        suppress_health_check=quiet,
    )


def check_reading(reading: Reading) -> None:
    assert flaws(reading) == []
    text = json.dumps(reading_to_plain(reading), ensure_ascii=True)
    assert [error.message for error in CONTRACT.iter_errors(json.loads(text))] == []


def check_document(document: Document, text: str) -> None:
    end = 0
    for sentence in document.sentences:
        assert end <= sentence.start < sentence.end <= len(text)
        end = sentence.end
        for word in sentence.words:
            assert sentence.start <= word.start < word.end <= sentence.end
    for found in (*document.names, *document.marks):
        assert 0 <= found.start < found.end <= len(text)


def report_of(text: str, language: str) -> Report:
    return Report(
        identity(text.encode("utf-8", "replace").decode()), text[:20], text, language, "The Odd", "2025-11-19"
    )


@pytest.mark.parametrize("language", codes())
@few(8)
@given(data=PIECES)
def test_any_text_is_read(language: str, data: bytes) -> None:
    text = odd_text(data, language, 300)
    document = PARSER.parse(text, language)
    check_document(document, text)
    reading = read(report_of(text, language), document)
    check_reading(reading)


@pytest.mark.parametrize(
    ("name", "language"), [("cited-relative-pronoun", "it"), ("quotation-open-at-the-end", "fr")]
)
def test_what_fuzzing_found_stays_mended(name: str, language: str) -> None:
    data = (Path(__file__).parent / "found" / f"{name}.bin").read_bytes()
    text = odd_text(data[1:], language)
    check_reading(read(report_of(text, language), PARSER.parse(text, language)))


@pytest.mark.parametrize("odd", ODD)
def test_each_oddity_between_words_and_inside_one(odd: str) -> None:
    text = (
        f"The {odd} mayor, Ann Ro{odd}e, said{odd} on Monday that “at least 16{odd} people” died.{odd}\n{odd}{odd}"
    )
    check_reading(read(report_of(text, "en"), PARSER.parse(text, "en")))


@few(25)
@given(data=PIECES, suffix=st.sampled_from(("txt", "html", "md", "json", "jsonl", "")))
def test_any_bytes_give_reports_whose_spans_hold(data: bytes, suffix: str) -> None:
    raw = odd_text(data, "it", 400).encode("utf-8", "surrogatepass")
    for item in read_bytes(raw, f"odd.{suffix}", settings=IngestSettings()):
        if isinstance(item, Report):
            check_reading(Reading(item))
            assert item.language in codes()
        else:
            assert isinstance(item, CarsicaError)


@few(25)
@given(pieces=st.lists(st.tuples(MARKUP, PIECES), min_size=1, max_size=6))
def test_broken_html_gives_reports_whose_spans_hold(pieces: list[tuple[str, bytes]]) -> None:
    page = "<html><body>" + "".join(tag + odd_text(data, "en", 200) for tag, data in pieces)
    for item in read_bytes(page.encode("utf-8", "surrogatepass"), "odd.html", settings=IngestSettings()):
        if isinstance(item, Report):
            check_reading(Reading(item))
            check_reading(read(item, PARSER.parse(item.text, item.language)))


def test_a_language_that_is_not_read_is_an_error_of_the_input() -> None:
    text = "The mayor said no."
    parsed = PARSER.parse(text, "en")
    with pytest.raises(InputError, match="tlh: language tlh is not read"):
        PARSER.parse(text, "tlh")
    unknown = Document(text, "tlh", parsed.sentences, parsed.names, parsed.marks)
    with pytest.raises(InputError, match="language tlh is not read"):
        read(report_of(text, "tlh"), unknown)


@pytest.mark.parametrize("letter", ["a", "И", ".", "«", "\u0301", "7", "—", "👩\u200d", "ß", "\n", "'"])
def test_one_character_thousands_of_times(letter: str) -> None:
    text = "Anna Rossi ha detto: " + letter * 1500 + " fine."
    document = PARSER.parse(text, "it")
    check_document(document, text)
    reading = read(report_of(text, "it"), document)
    check_reading(reading)
