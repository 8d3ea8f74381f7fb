from dataclasses import replace

from carsica.record.span import Span
from carsica.record.statement import Source
from tests.annotation.sheets import with_row
from tests.evaluation.comparing import reading, values, with_first


def test_the_annotation_agrees_with_itself() -> None:
    found = values(reading())
    assert {row: value for row, value in found.items() if value != 1.0} == {}
    assert found["statement.whole.f1"] == found["event.f1"] == found["figure.f1"] == 1.0


def test_a_statement_that_is_missing() -> None:
    whole = reading()
    found = values(replace(whole, statements=whole.statements[:2]))
    assert found["statement.recall"] == 0.667
    assert found["statement.precision"] == 1.0
    assert found["statement.f1"] == 0.8


def test_a_statement_too_many() -> None:
    whole = reading()
    extra = replace(whole.statements[0], id="s9", content=(Span(0, 24),))
    found = values(replace(whole, statements=(*whole.statements, extra)))
    assert (found["statement.recall"], found["statement.precision"]) == (1.0, 0.75)


def test_half_of_the_shorter_span_is_enough() -> None:
    content = reading().statements[2].content[0]
    assert (
        values(with_first("statements", 2, content=(Span(content.start, content.end + 12),)))["statement.f1"]
        == 1.0
    )
    assert (
        values(with_first("statements", 2, content=(Span(content.end - 4, content.end + 30),)))["statement.f1"] < 1
    )


def test_another_speaker() -> None:
    chain = (reading().statements[0].chain[0], Source("state", "Valdoria", "valdoria"))
    found = values(with_first("statements", 0, chain=chain))
    assert found["statement.speaker"] == found["statement.chain"] == found["statement.whole.recall"] == 0.667


def test_a_link_too_few_is_no_whole_chain() -> None:
    outlet, _, officials = reading().statements[1].chain
    found = values(with_first("statements", 1, chain=(outlet, officials)))
    assert found["statement.speaker"] == 1.0
    assert found["statement.chain"] == 0.667


def test_chains_that_are_as_right() -> None:
    outlet, sentinel, _ = reading().statements[1].chain
    assert values(with_first("statements", 1, chain=(outlet, sentinel)))["statement.chain"] == 1.0


def test_another_unnamed_source_is_right_by_being_unnamed() -> None:
    outlet, sentinel, _ = reading().statements[1].chain
    chain = (outlet, sentinel, Source("anonymous", "sources"))
    assert values(with_first("statements", 1, chain=chain))["statement.chain"] == 1.0


def test_a_carried_source_that_lacks_is_half_right() -> None:
    raw = with_row("statements", 1, chain=["outlet", "sentinel", {"officials": "two officials"}], also_chains=None)
    outlet, _, officials = reading().statements[1].chain
    found = values(with_first("statements", 1, chain=(outlet, officials)), raw)
    assert found["statement.chain"] == 0.833


def test_only_a_carried_source_may_lack() -> None:
    raw = with_row(
        "statements", 1, chain=["outlet", {"sentinel": "The Morning Sentinel"}, "officials"], also_chains=None
    )
    outlet, _, officials = reading().statements[1].chain
    assert values(with_first("statements", 1, chain=(outlet, officials)), raw)["statement.chain"] == 0.667


def test_a_pronoun_is_no_name() -> None:
    chain = (reading().statements[2].chain[0], Source("person", "she"))
    assert values(with_first("statements", 2, chain=chain))["statement.speaker"] == 0.667


def test_an_unnamed_source_is_not_the_state_that_its_words_name() -> None:
    raw = with_row("actors", 3, name="two Valdoria officials")
    chain = (*reading().statements[1].chain[:2], Source("state", "Valdoria", "valdoria"))
    assert values(with_first("statements", 1, chain=chain), raw)["statement.speaker"] == 0.667


def test_polarity_and_hearsay() -> None:
    assert values(with_first("statements", 0, polarity="positive", denies=None))["statement.polarity"] == 0.667
    assert values(with_first("statements", 0, hearsay=True))["statement.hearsay"] == 0.667


def test_an_optional_statement_may_lack() -> None:
    whole = reading()
    raw = with_row("statements", 2, optional="yes")
    found = values(replace(whole, statements=whole.statements[:2]), raw)
    assert found["statement.recall"] == 1.0
    assert values(whole, raw)["statement.precision"] == 1.0


def test_an_agency_may_go_without_saying() -> None:
    raw = with_row("actors", 2, agency="yes")
    raw["statements"][1]["chain"] = [
        "outlet",
        {"sentinel": "The Morning Sentinel"},
        {"officials": "two officials"},
    ]
    outlet, _, officials = reading().statements[1].chain
    assert values(with_first("statements", 1, chain=(outlet, officials)), raw)["statement.chain"] == 1.0
