"""Refusals to answer, read with the shipped model; the rows live in cases/silences.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from carsica.extract.reading import read
from carsica.record.reading import Reading
from carsica.record.report import Report
from carsica.record.statement import Silence
from tests.extract.reading_model import parse

CASES = tomllib.loads((Path(__file__).parent / "cases" / "silences.toml").read_text(encoding="utf-8"))["case"]
INTERVIEW = """Interview with the engineer Petra Vallin

What broke the pump?
I think that we saw the cracks too late, and I regret it.
Will you resign?
I will not comment on that.
Who pays for the repair?
We pay for it ourselves, I said so on Monday."""


def reading_of(text: str, language: str) -> Reading:
    report = Report("0" * 64, "", text, language, outlet="The Example", published="2025-11-19")
    return read(report, parse(text, language))


def fits(reading: Reading, silence: Silence, wanted: dict[str, Any]) -> bool:
    cue = silence.cue.text
    named = wanted["who"].casefold() in silence.chain[-1].name.casefold()
    about = next((s for s in reading.statements if s.id == silence.about), None)
    told = "".join(span.of(reading.report.text) for span in about.content) if about else ""
    return named and (wanted["cue"] in cue or cue in wanted["cue"]) and wanted.get("about", "") in told


@pytest.mark.parametrize("case", CASES, ids=[f"{c['language']}: {c['text'][:50]}" for c in CASES])
def test_case(case: dict[str, Any]) -> None:
    reading = reading_of(case["text"], case["language"])
    told = [([link.name for link in s.chain], s.cue.text, s.about) for s in reading.silences]
    assert len(reading.silences) == len(case["silences"]), told
    for silence, wanted in zip(reading.silences, case["silences"], strict=True):
        assert fits(reading, silence, wanted), told
        assert silence.cue.text == silence.cue.span.of(case["text"])
        assert not [s for s in reading.statements if s.chain[-1].name == silence.chain[-1].name]


def test_an_answer_that_is_only_a_refusal_is_the_silence_of_who_is_asked() -> None:
    (silence,) = reading_of(INTERVIEW, "en").silences
    assert (silence.id, silence.chain[-1].name, silence.cue.text) == ("q1", "Petra Vallin", "will not comment")


def test_what_somebody_else_tells_of_a_refusal_has_him_in_its_chain() -> None:
    reading = reading_of("The Harlow Gazette writes that the ministry refused to comment.", "en")
    (relay,) = reading.silences[0].chain[1:-1]
    assert "Harlow Gazette" in relay.name
