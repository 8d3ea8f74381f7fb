"""Settings: the environment before the file, both before what holds otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest

from carsica.config import Settings, load_settings, worker_count
from carsica.errors import UsageError


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_without_file_and_environment_the_defaults_hold() -> None:
    assert load_settings({}) == Settings()


def test_the_environment_goes_before_the_file(folder: Path) -> None:
    (folder / "carsica.toml").write_text('workers = 3\nlanguage = "it"\ntimeout = 5\n')
    settings = load_settings({"CARSICA_WORKERS": "2", "CARSICA_ALLOW_PRIVATE": "yes"})
    assert (settings.workers, settings.language, settings.timeout, settings.allow_private) == (2, "it", 5.0, True)


def test_the_file_may_be_named(folder: Path) -> None:
    (folder / "other.toml").write_text("port = 9000")
    assert load_settings({"CARSICA_CONFIG": str(folder / "other.toml")}).port == 9000


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("colour = 1", "has no setting 'colour'"),
        ('workers = "two"', "workers must be a whole number"),
        ("allow_private = 1", "allow_private must be true or false"),
        ("workers =", "is not TOML"),
    ],
)
def test_a_wrong_file_is_named(folder: Path, text: str, cause: str) -> None:
    (folder / "carsica.toml").write_text(text)
    with pytest.raises(UsageError, match=cause):
        load_settings({})


@pytest.mark.parametrize(("name", "text"), [("WORKERS", "two"), ("ALLOW_PRIVATE", "perhaps"), ("TIMEOUT", "soon")])
def test_a_wrong_variable_is_named(name: str, text: str) -> None:
    with pytest.raises(UsageError, match=f"CARSICA_{name}: must be"):
        load_settings({f"CARSICA_{name}": text})


def test_the_table_of_the_reader(folder: Path) -> None:
    assert load_settings({}).reader.url == ""
    (folder / "carsica.toml").write_text('[reader]\nurl = "http://127.0.0.1:1/v1"\ntimeout = 5\ncontext = 9000\n')
    reader = load_settings({"CARSICA_READER_KEY": "hush", "CARSICA_READER_CONTEXT": "5000"}).reader
    assert (reader.url, reader.timeout, reader.context, reader.key) == ("http://127.0.0.1:1/v1", 5.0, 5000, "hush")


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("reader = 1", "reader must be a table"),
        ("[reader]\nport = 1", "has no setting 'reader.port'"),
        ("[reader]\nurl = 1", "reader.url must be a text"),
        ('[reader]\nkey = "hush"', "must not hold the server's key; put it into CARSICA_READER_KEY"),
    ],
)
def test_a_wrong_table_of_the_reader_is_named(folder: Path, text: str, cause: str) -> None:
    (folder / "carsica.toml").write_text(text)
    with pytest.raises(UsageError, match=cause):
        load_settings({})


def test_a_missing_file_that_was_named_is_an_error() -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        load_settings({"CARSICA_CONFIG": "nowhere.toml"})


def test_workers_are_the_cores_unless_said_otherwise() -> None:
    assert worker_count(Settings(workers=7)) == 7
    assert worker_count(Settings()) >= 1
