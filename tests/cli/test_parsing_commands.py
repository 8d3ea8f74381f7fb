"""``carsica parse`` on own texts, with the shipped weights."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from carsica.cli.main import run

ENGLISH = "The mayor of Trieste spoke. He was tired.\n"
ITALIAN = "Il governo ha parlato della riforma a Milano.\n"


def columns(written: str, *wanted: int) -> list[list[str]]:
    return [[line.split("\t")[i] for i in wanted] for line in written.splitlines() if "\t" in line]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "en.txt").write_text(ENGLISH, encoding="utf-8")
    (tmp_path / "it.txt").write_text(ITALIAN, encoding="utf-8")
    return tmp_path


def test_conllu_has_words_tags_trees_names_and_offsets(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["parse", str(folder / "en.txt"), "--language", "English"]) == 0
    written = capsys.readouterr().out
    assert written.startswith(f"# newdoc id = {folder / 'en.txt'}\n# sent_id = 1\n# text = The mayor of Trieste")
    assert written.count("# sent_id") == 2
    rows = [line.split("\t") for line in written.splitlines() if "\t" in line]
    assert {len(row) for row in rows} == {10}
    (place,) = (row for row in rows if "NER=B-LOC" in row[9])
    misc = dict(pair.split("=") for pair in place[9].split("|"))
    assert ENGLISH[int(misc["start_char"]) : int(misc["end_char"])] == place[1] == "Trieste"
    roots = [row for row in rows if row[6] == "0"]
    assert [row[7] for row in roots] == ["root", "root"]


def test_given_words_ranges_and_comments_are_kept(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["parse", str(folder / "it.txt")]) == 0
    written = capsys.readouterr().out.replace("# sent_id = 1", "# sent_id = my-1\n# genre = news")
    bare = "\n".join(
        "\t".join((*line.split("\t")[:2], *"_" * 7, line.split("\t")[9])) if "\t" in line else line
        for line in written.split("\n")
    )
    (folder / "x.conllu").write_text(bare.replace("1\tIl", "0.1\tx" + "\t_" * 8 + "\n1\tIl"))
    assert run(["parse", str(folder / "x.conllu"), "--input", "conllu", "--language", "it"]) == 0
    again = capsys.readouterr().out
    assert again == written
    assert any("-" in id for (id,) in columns(again, 0))


def test_many_files_come_in_order_from_any_number_of_workers(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = []
    for number in range(12):
        files.append(str(folder / f"{number}.txt"))
        Path(files[-1]).write_text((ENGLISH, ITALIAN)[number % 2] * (1 + number % 3), encoding="utf-8")
    found = []
    for workers in ("1", "2"):
        assert run(["parse", *files, "--workers", workers]) == 0
        found.append(capsys.readouterr().out)
    assert found[0] == found[1]
    assert [line[14:] for line in found[0].splitlines() if line.startswith("# newdoc")] == files


def test_bad_files_are_named_and_the_rest_goes_on(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "empty.txt").write_text("")
    (folder / "binary.bin").write_bytes(bytes(range(256)) * 20)
    names = ("nowhere", "empty.txt", "binary.bin", "it.txt")
    assert run(["parse", *(str(folder / name) for name in names), str(folder), "--format", "json"]) == 3
    told = capsys.readouterr()
    parsed = json.loads(told.out)
    assert (parsed["file"], parsed["language"]) == (str(folder / "it.txt"), "it")
    lines = told.err.splitlines()
    for name, line in zip((*names[:3], ""), lines, strict=False):
        assert line.startswith(f"carsica: {folder / name}: ")
    assert lines[-1] == "carsica: 1 done, 4 failed"


def test_broken_conllu_is_named_with_its_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["parse", str(folder / "it.txt"), "--input", "conllu"]) == 3
    assert capsys.readouterr().err == (
        f"carsica: {folder / 'it.txt'}: is broken CoNLL-U: line 1 does not have 10 columns but 1\n"
    )


def test_a_language_that_is_not_read_ends_it(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["parse", str(folder / "it.txt"), "--language", "klingon"]) == 2
    assert "klingon is not read" in capsys.readouterr().err


def test_standard_input_is_parsed(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(ITALIAN.encode())))
    assert run(["parse", "-", "--format", "json", "--workers", "2"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["file"] == "standard input"
    for name in document["names"]:
        assert ITALIAN[name["start"] : name["end"]] == "Milano"
