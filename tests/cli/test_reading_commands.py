"""``carsica read`` and ``carsica parse`` on own texts, with the real reader."""

from __future__ import annotations

import io
import json
from pathlib import Path

import jsonschema
import pytest

from carsica.cli.main import run

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "reading.schema.json").read_text(encoding="utf-8"))

ITALIAN = """title: Il ministro smentisce l'incontro
outlet: La Voce di Prova
date: 2025-05-07

Secondo la Gazzetta, che cita due funzionari, il ministro Aldo Ferri avrebbe incontrato l'inviato a Ginevra il \
3 maggio. «Non ho visto nessuno», ha detto Ferri. L'attacco di lunedì ha ucciso almeno 12 persone a Trieste.
"""
ENGLISH = """title: Mayor counts the drones
outlet: The Trial Gazette
date: 2025-05-08

More than 40 drones were launched overnight, the mayor said on Thursday. The army denied that the bridge was hit.
The energy ministry declined to comment.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "it.txt").write_text(ITALIAN, encoding="utf-8")
    (tmp_path / "en.txt").write_text(ENGLISH, encoding="utf-8")
    return tmp_path


def test_json_obeys_the_contract_one_object_a_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["read", str(folder / "it.txt"), str(folder / "en.txt"), "--format", "json"]) == 0
    readings = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [reading["report"]["outlet"] for reading in readings] == ["La Voce di Prova", "The Trial Gazette"]
    for reading in readings:
        jsonschema.validate(reading, SCHEMA, format_checker=jsonschema.FormatChecker())
        text = reading["report"]["text"]
        for statement in reading["statements"]:
            if statement["cue"]:
                start, end = statement["cue"]["span"]
                assert text[start:end] == statement["cue"]["text"]
        for time in reading["times"]:
            assert text[slice(*time["span"])] == time["text"]


def test_the_table_says_who_does_not_answer(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["read", str(folder / "en.txt")]) == 0
    shown = capsys.readouterr().out
    assert "No answer" in shown
    assert "declined to comment" in shown


def test_the_table_says_who_says_what(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["read", str(folder / "it.txt")]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("Il ministro smentisce l'incontro\nLa Voce di Prova · 7 May 2025 · Italian\n")
    assert "Gazzetta" in shown
    assert "hearsay" in shown
    assert "at least 12" in shown
    assert "3 May 2025" in shown


def test_html_marks_the_text(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["read", str(folder / "en.txt"), "--format", "html", "--lang", "it"]) == 0
    page = capsys.readouterr().out
    assert page.lstrip().lower().startswith("<!doctype html>")
    assert 'lang="it"' in page
    assert "More than 40" in page


def test_several_pages_go_into_a_folder(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    both = [str(folder / "it.txt"), str(folder / "en.txt")]
    assert run(["read", *both, "--format", "html"]) == 2
    capsys.readouterr()
    assert run(["read", *both, "--format", "html", "--output", str(folder / "pages")]) == 0
    assert len(list((folder / "pages").glob("*.html"))) == 2
    assert run(["read", *both, "--format", "json", "--output", "x"]) == 2


def test_bad_input_is_named_and_the_rest_is_read(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "empty.txt").write_text("")
    (folder / "binary.bin").write_bytes(bytes(range(256)) * 20)
    (folder / "future.txt").write_text(ENGLISH.replace("2025-05-08", "2999-01-01"))
    (folder / "dutch.txt").write_text(
        "title: Nee\n\n" + "De premier zei gisteren dat de regering het plan niet verandert. " * 5
    )
    names = ("nowhere.txt", "empty.txt", "binary.bin", "future.txt", "dutch.txt", "en.txt")
    assert run(["read", *(str(folder / name) for name in names), "--format", "json"]) == 3
    told = capsys.readouterr()
    assert len(told.out.splitlines()) == 1
    lines = told.err.splitlines()
    for name, line in zip(names[:5], lines, strict=False):
        assert line.startswith(f"carsica: {folder / name}: ")
    assert lines[-1] == "carsica: 1 done, 5 failed"


def test_addresses_of_this_machine_are_not_fetched(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["read", "http://127.0.0.1:9/x"]) == 4
    assert "loopback" in capsys.readouterr().err


def test_what_a_report_lacks_is_told(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    given = io.TextIOWrapper(
        io.BytesIO(b"The mayor said that the bridge had been closed for repairs since winter.")
    )
    monkeypatch.setattr("sys.stdin", given)
    assert run(["read", "-", "--format", "json"]) == 0
    told = capsys.readouterr()
    assert "warning: no date and no outlet found" in told.err
    assert json.loads(told.out)["report"]["published"] is None
