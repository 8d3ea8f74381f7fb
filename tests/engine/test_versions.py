"""A version changes with every file of a package, and with nothing else."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from carsica.engine.versions import version_of


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "versioned_package"
    (folder / "words").mkdir(parents=True)
    (folder / "__init__.py").write_text("")
    (folder / "rules.py").write_text("A = 1\n")
    (folder / "words" / "it.toml").write_text("x = 1\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    sys.modules.pop("versioned_package", None)
    return folder


def test_the_same_files_give_the_same_version(package: Path) -> None:
    before = version_of("versioned_package")
    (package / "__pycache__").mkdir()
    (package / "__pycache__" / "rules.pyc").write_bytes(b"x")
    (package / ".hidden").write_text("x")
    assert version_of("versioned_package") == before
    assert len(before) == 16


@pytest.mark.parametrize("file", ["rules.py", "words/it.toml", "words/new.toml"])
def test_any_changed_file_gives_another(package: Path, file: str) -> None:
    before = version_of("versioned_package")
    (package / file).write_text("changed")
    assert version_of("versioned_package") != before


def test_a_renamed_file_gives_another(package: Path) -> None:
    before = version_of("versioned_package")
    (package / "rules.py").rename(package / "laws.py")
    assert version_of("versioned_package") != before
