"""Which kind of event a marked word names. Own sentences, with weights of the tests' own."""

from __future__ import annotations

import pytest

from carsica.extract.events import naming
from carsica.extract.events.weighing import Signs
from tests.extract.casts import CastMaker
from tests.extract.test_event_marks import CLOSED, marked, read


def kind_of_closing(weights: dict[str, float], monkeypatch: pytest.MonkeyPatch) -> str | None:
    """The kind of "closed a bridge", marked as a protest, under some weights."""

    def weigh(decision: str, signs: Signs) -> float:
        assert decision == naming.DECISION
        return sum(weights.get(name, 0.0) * strength for name, strength in signs.items())

    monkeypatch.setattr(naming, "weigh", weigh)
    doc = marked(CLOSED, ("closed", "protest", "occurred", 0.9))
    (event,) = read(doc, CastMaker(doc).actor("council", "organisation", mention="nominal").make())
    return event.mode


def test_a_word_keeps_its_kind_where_nothing_speaks_for_another(monkeypatch: pytest.MonkeyPatch) -> None:
    assert kind_of_closing({}, monkeypatch) == kind_of_closing({"by rule": 1.0}, monkeypatch)


def test_the_encoders_kind_counts_as_much_as_its_weight(monkeypatch: pytest.MonkeyPatch) -> None:
    assert kind_of_closing({"marked so": 2.5, "by rule": 1.0}, monkeypatch) == "protest"


def test_a_listed_kind_may_outweigh_the_encoders(monkeypatch: pytest.MonkeyPatch) -> None:
    weights = {"listed, marked": 3.0, "verb restriction": 2.0, "marked so": 1.0}
    assert kind_of_closing(weights, monkeypatch) == "restriction"


def test_what_stands_beside_a_word_tells_its_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    assert kind_of_closing({"nsubj organisation: protest": 3.0}, monkeypatch) == "protest"
    assert kind_of_closing({"nsubj organisation: restriction": 3.0}, monkeypatch) == "restriction"
