import json
from pathlib import Path

import pytest
import yaml

from carsica.annotation.annotated import Annotated
from carsica.errors import CarsicaError, InputError, UsageError
from carsica.evaluation.collection import load_collection, load_readings, load_stories
from carsica.record.codec import reading_to_plain
from tests.annotation.sheets import sheet
from tests.evaluation.comparing import reading


def store(folder: Path, name: str, **changes: str) -> None:
    (folder / f"{name}.yaml").write_text(
        yaml.safe_dump(sheet(id=name, text=f"{sheet()['text']}\n{name}", **changes), allow_unicode=True),
        encoding="utf-8",
    )


def ids(folder: Path, split: str | None = None) -> list[str]:
    return [item.id if isinstance(item, Annotated) else item.cause for item in load_collection([folder], split)]


def test_reports_of_a_split(tmp_path: Path) -> None:
    store(tmp_path, "a-1", story="a")
    store(tmp_path, "b-1", story="b")
    (tmp_path / "stories.toml").write_text(
        'a = {split = "dev", topic = "x"}\nb = {split = "train", topic = "y"}\n'
    )
    assert ids(tmp_path) == ["a-1", "b-1"]
    assert ids(tmp_path, "dev") == ["a-1"]
    assert ids(tmp_path, "test") == []


def test_a_broken_sheet_does_not_stop_the_others(tmp_path: Path) -> None:
    store(tmp_path, "a-1")
    (tmp_path / "b-1.yaml").write_text("id: [")
    first, second = load_collection([tmp_path])
    assert isinstance(first, Annotated)
    assert isinstance(second, CarsicaError)
    assert second.where.endswith("b-1.yaml")


def test_splits_need_their_list(tmp_path: Path) -> None:
    store(tmp_path, "a-1")
    with pytest.raises(UsageError, match=r"stories\.toml"):
        list(load_collection([tmp_path], "dev"))


def test_a_folder_with_nothing(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no annotated report"):
        list(load_collection([tmp_path]))


def test_a_list_of_stories_that_is_none(tmp_path: Path) -> None:
    file = tmp_path / "stories.toml"
    for text in ("a = [", "a = 1", 'a = {split = "dev"}'):
        file.write_text(text)
        with pytest.raises(InputError):
            load_stories(file)


def test_readings_as_annotation(tmp_path: Path) -> None:
    file = tmp_path / "mine.jsonl"
    file.write_text(json.dumps(reading_to_plain(reading())) + "\n", encoding="utf-8")
    (annotated,) = load_collection([file])
    assert isinstance(annotated, Annotated)
    assert annotated.reading == reading()


@pytest.mark.parametrize("name", ["one.json", "many.jsonl", "list.json"])
def test_readings_in_every_form(tmp_path: Path, name: str) -> None:
    plain = json.dumps(reading_to_plain(reading()))
    text = {"one.json": plain, "many.jsonl": f"{plain}\n\n{plain}\n", "list.json": f"[{plain}]"}[name]
    (tmp_path / name).write_text(text, encoding="utf-8")
    found = list(load_readings(tmp_path))
    assert {stem.partition("#")[0] for stem, _ in found} == {name.split(".", maxsplit=1)[0]}
    assert all(given == reading() for _, given in found)


def test_a_report_that_is_there_twice_is_refused(tmp_path: Path) -> None:
    store(tmp_path, "a-1")
    (tmp_path / "b-1.yaml").write_bytes((tmp_path / "a-1.yaml").read_bytes())
    _, second = load_collection([tmp_path])
    assert isinstance(second, CarsicaError)
    assert "again" in second.cause


def test_a_line_may_hold_a_line_separator(tmp_path: Path) -> None:
    plain = reading_to_plain(reading())
    plain["report"]["title"] = "one\u2028two"
    line = json.dumps(plain, ensure_ascii=False)
    (tmp_path / "x.jsonl").write_text(f"{line}\n{line}\n", encoding="utf-8")
    assert len(list(load_readings(tmp_path))) == 2


def test_files_that_are_no_text(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_bytes(b"\xff\xfe{")
    (tmp_path / "deep.json").write_text("[" * 200_000)
    (tmp_path / "folder.json").mkdir()
    for name in ("x.json", "deep.json"):
        with pytest.raises(InputError, match="is no JSON"):
            list(load_readings(tmp_path / name))
    store(tmp_path, "a-1")
    assert sum(isinstance(item, Annotated) for item in load_collection([tmp_path])) == 1


@pytest.mark.parametrize(
    "change", [{"report": None}, {"statements": None}, {"statements": [{"chain": []}]}, {"actors": [{"id": "a"}]}]
)
def test_readings_of_another_shape(tmp_path: Path, change: dict[str, object]) -> None:
    (tmp_path / "x.json").write_text(json.dumps({**reading_to_plain(reading()), **change}))
    with pytest.raises(InputError, match="holds no reading"):
        list(load_readings(tmp_path / "x.json"))


@pytest.mark.parametrize("text", ["", "{", "[1]", "{}", '{"report": 3}'])
def test_what_holds_no_reading(tmp_path: Path, text: str) -> None:
    file = tmp_path / "x.json"
    file.write_text(text)
    with pytest.raises(InputError, match=r"x\.json"):
        list(load_readings(file))


def test_readings_that_are_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="does not exist"):
        list(load_readings(tmp_path / "none"))
