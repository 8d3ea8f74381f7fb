from pathlib import Path

import pytest
import yaml

from carsica.annotation.sheet import load_sheet
from carsica.errors import InputError
from tests.annotation.sheets import sheet


def written(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "a.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def test_every_value_is_a_string(tmp_path: Path) -> None:
    text = yaml.safe_dump(sheet(), allow_unicode=True).replace("notes", "") + "notes: no\n"
    raw = load_sheet(written(tmp_path, text))
    assert raw["published"] == "2025-03-10"
    assert raw["notes"] == "no"


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("", "holds no annotated report"),
        ("- a\n- b\n", "holds no annotated report"),
        ("id: [a\n", "is no YAML"),
        ("id: a\nid: b\n", "'id' is given twice"),
        ("id: a\n", "lacks 'language'"),
        ("id: a\nmood: glum\n", "unknown key 'mood'"),
        ("id: a\nevents: none\n", "events is no list"),
        ("id: a\nevents: [none]\n", "events 1 is no mapping"),
        ("id: a\nactors: [{id: x, type: person, name: x, names: [{a: b}]}]\n", "names holds something else"),
        ("id: a\nevents: [{id: e1, kind: talks}]\n", "events e1 lacks 'status'"),
        (
            "id: a\nfigures: [{id: f1, words: w, value: 1, unit: u, what: x, colour: red}]\n",
            "unknown key 'colour'",
        ),
    ],
)
def test_a_file_that_is_no_sheet_is_refused(tmp_path: Path, text: str, cause: str) -> None:
    file = written(tmp_path, text)
    with pytest.raises(InputError, match=cause) as caught:
        load_sheet(file)
    assert caught.value.where == str(file)


def test_a_file_that_is_not_there_or_no_text(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="No such file"):
        load_sheet(tmp_path / "none.yaml")
    file = tmp_path / "b.yaml"
    file.write_bytes(b"id: \xff\xfe")
    with pytest.raises(InputError, match="is no YAML"):
        load_sheet(file)
