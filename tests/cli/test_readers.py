"""``--reader``: the remote reader on the command line, against a server on this machine."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from carsica.cli.main import run
from tests.annotation.sheets import sheet
from tests.remote.fake_server import FakeServer, answers, recorded, sends, serving
from tests.remote.samples import TEXT


@pytest.fixture
def fake() -> Iterator[FakeServer]:
    with serving() as server:
        server.replies = [answers(recorded("doha"))]
        yield server


@pytest.fixture
def settled(fake: FakeServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder whose settings name the server."""
    monkeypatch.chdir(tmp_path)
    lines = ["[reader]", f'url = "{fake.url}"', "pause = 0.0", "attempts = 1", "price_in = 1.0", "price_out = 2.0"]
    (tmp_path / "carsica.toml").write_text("\n".join(lines), encoding="utf-8")
    return tmp_path


def put(folder: Path, name: str, text: str = TEXT) -> str:
    title, day, body = text.split("\n", 2)
    head = f"title: {title}\noutlet: The Tidewater Post\ndate: 2025-03-10\n\n"
    (folder / name).write_text(head + body, encoding="utf-8")
    assert day
    return str(folder / name)


def test_no_server_no_remote_reader(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["read", put(tmp_path, "one.txt"), "--reader", "remote"]) == 2
    assert "reader.url: is not set" in capsys.readouterr().err


def test_reading_tells_where_text_goes_and_what_was_dropped(
    settled: Path, fake: FakeServer, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = recorded("doha")
    answer["places"].append({"name": "Atlantis", "precision": "city"})
    fake.replies = [answers(answer)]
    assert run(["read", put(settled, "one.txt"), "--reader", "remote", "--format", "json"]) == 0
    out, err = capsys.readouterr()
    assert len(json.loads(out)["statements"]) == 3
    assert f"the text of the reports goes to {fake.url}, on this machine" in err
    assert "1 reports, 1 requests, 700 tokens in, 300 out" in err
    assert "dropped 1 places: its name is not in the text" in err
    assert "cost 0.0013" in err


def test_a_failure_costs_its_report_alone(
    settled: Path, fake: FakeServer, capsys: pytest.CaptureFixture[str]
) -> None:
    fake.replies = [sends("out of memory", 500), answers(recorded("doha"))]
    other = TEXT.replace("Ferry talks", "Fishing talks")
    assert run(["read", put(settled, "a.txt", other), put(settled, "b.txt"), "--reader", "remote"]) == 7
    out, err = capsys.readouterr()
    assert f"carsica: model server {fake.url}: answered 500 Internal Server Error: out of memory; not read:" in err
    assert "1 done, 1 failed" in err
    assert "Ferry talks in Doha called off" in out


@pytest.fixture
def sheets(settled: Path) -> str:
    (settled / "reports").mkdir()
    (settled / "reports" / "doha-1.yaml").write_text(yaml.safe_dump(sheet(), allow_unicode=True), encoding="utf-8")
    return str(settled / "reports")


def for_the_sheet() -> dict[str, Any]:
    """The recorded answer in the words of the sheet's text."""
    plain = json.dumps(recorded("doha")).replace("the ferry talks", "the talks").replace("More than", "At least")
    found: dict[str, Any] = json.loads(plain)
    return found


def test_readers_are_scored_side_by_side(
    sheets: str, fake: FakeServer, capsys: pytest.CaptureFixture[str]
) -> None:
    fake.replies = [answers(for_the_sheet())]
    both = ["--reader", "remote", "--reader", "built-in"]
    assert run(["evaluate", sheets, *both, "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)["readers"]
    assert found["remote"]["rows"]["statement.recall"]["value"] == 1.0
    assert found["remote"]["taken"]["tokens_in"] == 700
    assert found["remote"]["taken"]["cost"] == pytest.approx(0.0013)
    assert found["built-in"]["taken"]["seconds"] > 0
    assert "tokens_in" not in found["built-in"]["taken"]
    assert run(["evaluate", sheets, *both, "--misses"]) == 0
    out = capsys.readouterr().out
    assert "remote" in out
    assert "rows dropped" in out or "rows kept" in out
    assert "tokens out" in out


def test_a_reader_that_fails_scores_nothing_and_says_why(
    sheets: str, fake: FakeServer, capsys: pytest.CaptureFixture[str]
) -> None:
    fake.replies = [sends("gone", 404)]
    assert run(["evaluate", sheets, "--reader", "remote", "--format", "json"]) == 7
    out, err = capsys.readouterr()
    assert json.loads(out)["rows"]["statement.f1"]["value"] == 0.0
    assert "answered 404 Not Found: gone" in err


def test_so_many_reports(sheets: str, fake: FakeServer, capsys: pytest.CaptureFixture[str]) -> None:
    fake.replies = [answers(for_the_sheet())]
    assert run(["evaluate", sheets, "--reader", "remote", "--limit", "3", "--by", "language"]) == 0
    assert "by language" in capsys.readouterr().out
