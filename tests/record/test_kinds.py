"""The kinds of events add up, and a lexicon that names another is told so."""

from __future__ import annotations

import importlib
from typing import Any

import pytest

from carsica.errors import LanguageError
from carsica.record.kinds import event_kinds

lexis = importlib.import_module("carsica.extract.events.lexis")


def test_every_kind_has_a_plover_type_and_a_mode() -> None:
    for name, kind in event_kinds().items():
        assert kind.name == name == name.lower()
        assert kind.type.isupper()
        assert kind.told


def test_what_is_left_out_is_a_family_of_its_own() -> None:
    vote = event_kinds()["vote"]
    assert (vote.told, vote.linked, vote.compared, vote.lasting) == ("vote", None, None, False)


def test_a_lexicon_that_names_no_kind_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def load(language: str, topic: str) -> dict[str, Any]:
        return {"further": {}, "schemes": {}} if language == "shared" else {"carnival": {"nouns": ["parade"]}}

    monkeypatch.setattr(lexis, "load", load)
    lexis.kinds.cache_clear()
    with pytest.raises(LanguageError, match=r"xx/events\.toml: \[carnival\] is no kind of event"):
        lexis.lexis("xx")
    monkeypatch.undo()
    lexis.kinds.cache_clear()
    lexis.lexis.cache_clear()
