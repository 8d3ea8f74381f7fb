import json
from pathlib import Path

import pytest
import yaml

from carsica.cli.main import run
from carsica.record.codec import reading_to_plain
from tests.annotation.sheets import sheet, with_row
from tests.evaluation.comparing import reading


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    reports = tmp_path / "reports"
    reports.mkdir()
    (reports / "doha-1.yaml").write_text(yaml.safe_dump(sheet(), allow_unicode=True), encoding="utf-8")
    return reports


def test_the_built_in_reader_is_scored(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["evaluate", str(folder), "--format", "json", "--by", "hard", "--workers", "1"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["reports"] == 1
    assert found["rows"]["grounding"]["value"] == 1.0
    assert 0 < found["rows"]["statement.recall"]["value"] <= 1
    assert set(found["hard"]) == {"no-comment"}


def test_all_rows_by_group_are_a_line_each_and_fit_a_screen(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    assert run(["evaluate", str(folder), "--by", "language", "--rows", "--workers", "1"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[1].split() == ["row", "all", "en"]
    (grounding,) = [line.split() for line in lines if line.startswith("grounding")]
    assert grounding == ["grounding", "1.00", "1.00"]
    assert max(map(len, lines)) <= 100


def test_other_readings_are_scored(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = tmp_path / "given.jsonl"
    given.write_text(json.dumps(reading_to_plain(reading())) + "\n", encoding="utf-8")
    assert run(["evaluate", str(folder), "--readings", str(given), "--format", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)["rows"]
    assert {row["value"] for row in rows.values()} == {1.0}


def test_a_report_without_a_reading_is_a_miss(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = tmp_path / "none"
    given.mkdir()
    assert run(["evaluate", str(folder), "--readings", str(given), "--misses"]) == 0
    out = capsys.readouterr().out
    assert "statement.recall" in out
    assert "doha-1 report.read: no reading" in out


def test_a_reading_of_another_text_is_none(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plain = reading_to_plain(reading())
    plain["report"]["text"] = "Other words before it. " + plain["report"]["text"]
    (tmp_path / "doha-1.json").write_text(json.dumps(plain), encoding="utf-8")
    given = str(tmp_path / "doha-1.json")
    assert run(["evaluate", str(folder), "--readings", given, "--format", "json", "--misses"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["rows"]["report.read"]["value"] == 0.0
    assert found["rows"]["statement.f1"]["value"] == 0.0
    assert "doha-1 report.read: no reading" in found["misses"]


def test_tables_and_misses(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plain = reading_to_plain(reading())
    plain["statements"] = plain["statements"][:2]
    given = tmp_path / "given.json"
    given.write_text(json.dumps(plain), encoding="utf-8")
    assert run(["evaluate", str(folder), "--readings", str(given), "--by", "language", "--misses"]) == 0
    out = capsys.readouterr().out
    assert "doha-1 statement.recall: missed “We will be there”" in out
    assert "en " in out


def test_nothing_to_evaluate(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["evaluate", str(folder), "--language", "uk"]) == 3
    assert "holds no annotated report that was asked for" in capsys.readouterr().err
    assert run(["evaluate", str(folder), "--split", "dev"]) == 2
    assert "stories.toml" in capsys.readouterr().err


def test_validate_tells_every_problem(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["validate", str(folder)]) == 0
    bad = with_row("statements", 0, content="nowhere")
    bad["figures"][0]["value"] = "many"
    (folder / "doha-2.yaml").write_text(yaml.safe_dump(bad, allow_unicode=True), encoding="utf-8")
    assert run(["validate", str(folder)]) == 3
    err = capsys.readouterr().err
    assert "doha-2.yaml: statements s1: does not occur" in err
    assert "doha-2.yaml: figures f1: no number" in err


def test_validate_shows_what_was_built(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["validate", "--show", str(folder / "doha-1.yaml")]) == 0
    out = capsys.readouterr().out
    assert "statement s1 (indirect, negative, denies s2)" in out
    assert (
        "The Tidewater Post > The Morning Sentinel [The Morning Sentinel] > two officials [two officials]" in out
    )


def test_validate_a_folder_with_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["validate", str(tmp_path)]) == 3
    assert "holds no .yaml file" in capsys.readouterr().err
