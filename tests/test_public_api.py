"""The public names: at most ten, each documented, each loaded when it is asked for; the README's example runs."""

from __future__ import annotations

import doctest
import re
import subprocess
import sys
from pathlib import Path

import pytest

import carsica

README = Path(__file__).parent.parent / "README.md"
NAMES = ["read", "read_text", "build", "Case", "Report", "Reading", "Claim", "Decision", "CarsicaError"]


def test_these_names_are_public_and_no_others() -> None:
    assert carsica.__all__ == NAMES
    assert len(NAMES) <= 10


@pytest.mark.parametrize("name", NAMES)
def test_every_public_name_is_documented(name: str) -> None:
    assert getattr(carsica, name).__doc__
    assert f"``{name}" in (carsica.__doc__ or "")
    assert name in dir(carsica)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'truth'"):
        _ = carsica.truth


def test_importing_is_light() -> None:
    code = "import carsica, sys; print([m for m in sys.modules if m.startswith('carsica.')])"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert loaded.strip() == "[]"


def test_the_readme_example_runs(tmp_path: Path) -> None:
    (example,) = re.findall(r"```python\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    reports = README.parent / "examples"
    (tmp_path / "examples").symlink_to(reports, target_is_directory=True)
    done = subprocess.run(
        [sys.executable, "-c", example], cwd=tmp_path, capture_output=True, text=True, check=False, timeout=240
    )
    assert done.returncode == 0, done.stderr
    shown = re.findall(r"^# (.*)$", example, re.MULTILINE)
    assert shown
    for line in shown:
        assert line in done.stdout


def test_the_example_of_the_docstring_runs() -> None:
    results = doctest.testmod(carsica)
    assert (results.attempted > 0, results.failed) == (True, 0)
