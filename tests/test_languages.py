"""What a language is made of, and what is said when something of it is not there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from carsica import languages
from carsica.errors import InputError, LanguageError
from carsica.languages import FILES, Table, codes, data, lacking


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder laid out as the package is, holding the beginnings of a language, read for one test."""
    monkeypatch.setattr(languages, "_added", [])
    first = tmp_path / FILES["parse"].format("xx")
    first.parent.mkdir(parents=True)
    first.write_text("titles = []\n[writing]\nelides = true\n", encoding="utf-8")
    codes.cache_clear()
    yield tmp_path
    monkeypatch.undo()
    codes.cache_clear()
    data.cache_clear()


@pytest.mark.parametrize("topic", FILES)
def test_every_language_has_every_file(topic: str) -> None:
    for code in codes():
        assert data(code, topic), code


def test_a_language_that_is_not_read_is_named() -> None:
    with pytest.raises(InputError, match=r"tlh: language tlh is not read \(Carsica reads de, en"):
        data("tlh", "times")


def test_a_key_that_is_missing_is_named_with_its_file() -> None:
    table = Table({"verbs": {"say": []}}, "lexicon/xx/attribution.toml")
    assert table["verbs"].get("deny") is None
    with pytest.raises(LanguageError, match=r"xx/attribution\.toml: lacks the key 'deny' of \[verbs\]") as told:
        table["verbs"]["deny"]
    assert told.value.exit_code == 8


def test_a_folder_outside_adds_a_language(folder: Path) -> None:
    assert "xx" not in codes()
    languages.add(folder)
    assert "xx" in codes()
    assert languages.added() == (folder.resolve(),)
    assert data("xx", "parse")["writing"] == {"elides": True}
    with pytest.raises(LanguageError, match=r"extract/lexicon/xx/times\.toml: is missing"):
        data("xx", "times")


def test_what_a_language_lacks_is_listed(folder: Path) -> None:
    languages.add(folder)
    told = lacking("xx")
    assert "parse: abbreviations" in told
    assert "extract/lexicon/xx/times.toml" in told
    assert "parse: titles" not in told


def test_a_broken_file_is_named(folder: Path) -> None:
    languages.add(folder)
    broken = folder / FILES["forms"].format("xx")
    broken.parent.mkdir(parents=True)
    broken.write_text("single = [", encoding="utf-8")
    with pytest.raises(LanguageError, match=r"xx/forms\.toml: cannot be read"):
        data("xx", "forms")


def test_a_folder_without_a_language_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LanguageError, match="holds no language"):
        languages.add(tmp_path)
