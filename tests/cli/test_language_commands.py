"""The list of languages, and a language that stands in a folder of its own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from importlib import resources
from pathlib import Path

import pytest

from carsica.cli.main import run
from carsica.languages import FILES, codes

SENTENCE = (
    "title: Ponto\noutlet: La Kuriero\ndate: 2025-03-12\nlanguage: eo\n\nKaro Berg said that the bridge is safe.\n"
)


def carsica(arguments: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "CARSICA_LANGUAGES": str(folder)}
    command = [sys.executable, "-m", "carsica", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Esperanto, whose words are the English ones: enough to see that its files are read."""
    for place in FILES.values():
        made = tmp_path / place.format("eo")
        made.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(str(resources.files("carsica").joinpath(place.format("en"))), made)
    parse = tmp_path / FILES["parse"].format("eo")
    parse.write_text(parse.read_text(encoding="utf-8") + '\n[lemmas]\ndictionary = ""\n', encoding="utf-8")
    words = tmp_path / FILES["attribution"].format("eo")
    words.write_text(words.read_text(encoding="utf-8").replace('"say",', '"say", "said",', 1), encoding="utf-8")
    return tmp_path


def test_the_languages_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["languages"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert [line[:2] for line in told] == list(codes())
    assert "pl  Polish (on trial)" in told


def test_what_a_language_lacks(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["languages", "pl"]) == 0
    assert all(":" in line for line in capsys.readouterr().out.splitlines())
    assert run(["languages", "tlh"]) == 3
    assert "language tlh is not read" in capsys.readouterr().err


def test_a_language_of_a_folder_is_read_by_every_worker(folder: Path, tmp_path: Path) -> None:
    reports = tmp_path / "reports"
    reports.mkdir()
    for number in range(8):
        (reports / f"{number}.txt").write_text(SENTENCE.replace("bridge", f"bridge number {number}"))
    done = carsica(["read", str(reports), "--format", "json", "--workers", "2"], folder)
    assert done.returncode == 0, done.stderr
    readings = [json.loads(line) for line in done.stdout.splitlines()]
    assert [reading["report"]["language"] for reading in readings] == ["eo"] * 8
    assert {reading["statements"][0]["chain"][-1]["name"] for reading in readings} == {"Karo Berg"}


def test_what_is_missing_is_told_in_one_line(folder: Path, tmp_path: Path) -> None:
    (folder / FILES["times"].format("eo")).unlink()
    report = tmp_path / "report.txt"
    report.write_text(SENTENCE)
    done = carsica(["read", str(report)], folder)
    assert done.returncode == 8
    assert "extract/lexicon/eo/times.toml: is missing: the language eo needs it" in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_folder_that_is_none_is_refused(tmp_path: Path) -> None:
    done = carsica(["languages"], tmp_path / "nowhere")
    assert done.returncode == 8
    assert "holds no language" in done.stderr
