"""The command line as a whole: help, errors in one line, exit codes, clean ends."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from carsica.cli.main import _COMMANDS, carsica, run
from carsica.cli.outcome import Outcome, printable
from carsica.errors import CarsicaError, FetchError, InputError
from carsica.pipeline import build
from carsica.store.case import Case
from tests.store.fakes import STAGES, report


@pytest.fixture
def case(tmp_path: Path) -> Path:
    made = Case.create(tmp_path / "case")
    for day in range(10, 15):
        lines = ("Ann says the \x1b[31mplan has ten [bold]points", f"Bob says point {day} falls")
        made.add_report(report("Report", *lines, published=f"2025-11-{day}", outlet=f"Post {day % 2}"))
    build(made, stages=STAGES)
    return made.path


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"]) == 0
    shown = capsys.readouterr().out
    for name in _COMMANDS:
        assert re.search(rf"^  {name} ", shown, re.MULTILINE)


@pytest.mark.parametrize("name", list(_COMMANDS))
def test_every_command_explains_itself(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([name, "--help"]) == 0
    assert f"carsica {name}" in capsys.readouterr().out


def test_help_does_not_load_the_reader() -> None:
    code = "from carsica.cli.main import run; import sys; run(['--help']); print(sorted(sys.modules))"
    modules = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    for heavy in ("numpy", "duckdb", "onnxruntime", "rich", "trafilatura"):
        assert f"'{heavy}'" not in modules


@pytest.mark.parametrize(
    ("arguments", "code", "line"),
    [
        (["brief", "no-such-folder"], 5, "carsica: no-such-folder: is not a case"),
        (["no-such-command"], 2, "carsica: No such command 'no-such-command'."),
        (["claims"], 2, "carsica: Missing argument 'CASE'."),
        (["export", "x"], 2, "carsica: export: say what to write"),
    ],
)
def test_an_error_is_one_line_and_a_code(
    arguments: list[str], code: int, line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(arguments) == code
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith(line)


@pytest.mark.parametrize("command", ["claims", "brief"])
def test_words_of_reports_cannot_steer_the_terminal(
    case: Path, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([command, str(case)]) == 0
    shown = capsys.readouterr().out
    assert "plan has ten [bold]points" in shown
    assert "\x1b" not in shown


def test_printable_takes_out_what_steers_or_hides() -> None:
    assert printable("a\x1b[2Jb\r\nc\u202ed\u2028e\u200bf") == "a [2Jb  c d e f"
    assert printable("Львів — l’«été» 日本") == "Львів — l’«été» 日本"


def test_the_code_is_the_highest_and_the_summary_counts(capsys: pytest.CaptureFixture[str]) -> None:
    outcome = Outcome(done=2)
    outcome.fail(FetchError("http://x", "is unreachable"))
    outcome.fail(InputError("y.txt", "is \x1b[1mempty\nnow"))
    assert outcome.close() == 4
    lines = capsys.readouterr().err.splitlines()
    assert lines == [
        "carsica: http://x: is unreachable",
        "carsica: y.txt: is  [1mempty now",
        "carsica: 2 done, 2 failed",
    ]


def test_a_single_error_needs_no_summary(capsys: pytest.CaptureFixture[str]) -> None:
    outcome = Outcome()
    outcome.fail(CarsicaError("x", "went wrong"))
    assert outcome.close() == 1
    assert capsys.readouterr().err == "carsica: x: went wrong\n"


def _started(*arguments: str, **options: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", "from carsica.cli.main import main; main()", *arguments]
    return subprocess.Popen(command, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options)  # type: ignore[call-overload,no-any-return]


def test_a_closed_pipe_ends_quietly(case: Path) -> None:
    process = _started("claims", str(case), "--format", "json")
    process.stdout.close()  # type: ignore[union-attr]
    assert process.wait(60) == 141
    assert process.stderr.read() == ""  # type: ignore[union-attr]


def test_ctrl_c_ends_in_one_line(case: Path) -> None:
    process = _started("add", str(case), "-", stdin=subprocess.PIPE)  # waits for standard input
    deadline = time.monotonic() + 60
    while Path(case, ".lock").read_text() != str(process.pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    time.sleep(0.2)
    os.kill(process.pid, signal.SIGINT)
    _, told = process.communicate(timeout=60)
    assert process.returncode == 130
    assert told == "carsica: interrupted; everything kept so far is kept\n"


def test_commands_and_their_modules_agree() -> None:
    for name in _COMMANDS:
        command = carsica.get_command(None, name)  # type: ignore[arg-type]
        assert command is not None
        assert command.name == name
