from dataclasses import replace

from carsica.record.span import Span
from carsica.record.statement import Cue, Source
from tests.annotation.sheets import with_row
from tests.evaluation.comparing import reading, values, with_first


def test_the_annotation_agrees_with_itself() -> None:
    found = values(reading())
    rows = {row: value for row, value in found.items() if row.startswith("silence.")}
    parts = ("about", "apart", "f1", "precision", "recall", "speaker")
    assert rows == {f"silence.{part}": 1.0 for part in parts}


def test_a_silence_that_is_missing_and_one_too_many() -> None:
    whole = reading()
    assert values(replace(whole, silences=()))["silence.f1"] == 0.0
    extra = replace(whole.silences[0], id="q9", cue=Cue("The", Span(0, 3)))
    found = values(replace(whole, silences=(*whole.silences, extra)))
    assert (found["silence.recall"], found["silence.precision"]) == (1.0, 0.5)


def test_another_speaker_and_another_matter() -> None:
    chain = (reading().silences[0].chain[0], Source("state", "Valdoria", "valdoria"))
    assert values(with_first("silences", chain=chain))["silence.speaker"] == 0.0
    assert values(with_first("silences", about="s3"))["silence.about"] == 0.0


def test_an_optional_silence_may_lack() -> None:
    found = values(replace(reading(), silences=()), with_row("silences", 0, optional="yes"))
    assert "silence.recall" not in found


def test_a_refusal_must_not_be_the_cue_of_a_statement() -> None:
    cue = reading().silences[0].cue
    assert values(with_first("statements", 2, cue=cue))["silence.apart"] == 0.0
