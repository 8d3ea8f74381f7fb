"""Statements that only the encoder marks: whose word they stand on, and how sure it must be. Own sentences."""

from __future__ import annotations

from dataclasses import replace

from carsica.extract.reading import read
from carsica.parse.syntax import Document, Mark
from carsica.record.reading import Reading
from carsica.record.report import Report
from tests.extract.reading_model import parse

TEXT = "Ada Renn blurted that Lowfield would pay twice."


def marked(document: Document, *marks: tuple[str, str, float]) -> Document:
    """The document with these marks alone: layer, words, how sure."""
    found = []
    sentence = document.sentences[0]
    for layer, words, sure in marks:
        start = document.text.index(words)
        inside = [i for i, w in enumerate(sentence.words) if start <= w.start < start + len(words)]
        span = (inside[0], inside[-1] + 1)
        found.append(Mark(layer, "", "", sure, start, start + len(words), 0, span))
    return replace(document, marks=tuple(found))


def reading(*marks: tuple[str, str, float]) -> Reading:
    report = Report("0" * 64, "", TEXT, "en", outlet="The Example", published="2025-11-19")
    return read(report, marked(parse(TEXT, "en"), *marks))


def test_the_source_beside_the_cue_speaks_not_the_one_beside_the_content() -> None:
    (statement,) = reading(
        ("source", "Ada Renn", 0.99),
        ("cue", "blurted", 0.99),
        ("source", "Lowfield", 0.6),
        ("content", "would pay twice", 0.85),
    ).statements
    assert statement.chain[-1].name == "Ada Renn"
    assert [span.of(TEXT) for span in statement.content] == ["would pay twice"]
    assert statement.cue is not None
    assert statement.cue.text == "blurted"


def test_a_content_counts_by_what_is_sure_around_it() -> None:
    certain = (("source", "Ada Renn", 0.99), ("cue", "blurted", 0.99))
    doubtful = (("source", "Ada Renn", 0.7), ("cue", "blurted", 0.7))
    assert reading(*certain, ("content", "Lowfield would pay twice", 0.7)).statements
    assert not reading(*doubtful, ("content", "Lowfield would pay twice", 0.7)).statements
    assert not reading(("content", "Lowfield would pay twice", 0.85)).statements


def of_sentence(language: str, text: str, *marks: tuple[str, str, float]) -> Reading:
    report = Report("0" * 64, "", text, language, outlet="The Example", published="2025-11-19")
    return read(report, marked(parse(text, language), *marks))


def test_what_a_phrase_cuts_in_two_is_one_content() -> None:
    text = "Их первой жертвой, по словам президента, становится реформа больниц."
    (statement,) = of_sentence(
        "ru",
        text,
        ("source", "президента", 0.99),
        ("cue", "по словам", 0.99),
        ("content", "Их первой жертвой", 0.9),
        ("content", "становится реформа больниц", 0.99),
    ).statements
    assert [span.of(text) for span in statement.content] == ["Их первой жертвой", "становится реформа больниц"]


def test_what_is_worth_noting_is_the_writers_word() -> None:
    text = "Надо отметить, что дорога закрыта."
    assert not of_sentence("ru", text, ("content", "дорога закрыта", 0.99)).statements


def test_what_is_called_a_fairy_tale_is_denied() -> None:
    text = "Сухарев назвал публикацию «сказкой»."
    (statement,) = of_sentence("ru", text).statements
    assert statement.polarity == "negative"


def test_whoever_refuses_to_act_denies_nothing() -> None:
    assert not of_sentence("ru", "Трое пострадавших отказались от осмотра.").statements


def test_whose_statement_it_is_that_words_stand_in() -> None:
    (statement,) = of_sentence("uk", "«Міст закриють», – йдеться в заяві міністерства.").statements
    assert statement.chain[-1].name.startswith("міністерств")


def test_excuses_for_ones_words_are_no_source() -> None:
    assert not of_sentence("uk", "Актор вибачився за свої слова про президента.").statements


def test_nobodys_scandalous_statements_are_no_source() -> None:
    assert not of_sentence("ru", "Его работа запомнилась по одиозным заявлениям и скандалам.").statements


def test_the_paper_that_quotes_is_no_part_of_what_is_said() -> None:
    text = "«Здесь будет мост», — уточнил Иван Лосев, которого цитирует «Росбалт»."
    (statement,) = of_sentence("ru", text).statements
    assert [span.of(text) for span in statement.content] == ["Здесь будет мост"]
