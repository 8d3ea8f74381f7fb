"""The weights as shipped: whole, small enough, and refused when they are not what the card names."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from carsica.errors import WeightsError
from carsica.parse.encoder import BUDGET, Encoder, by_length, check, folder
from carsica.parse.reader import Parser


def test_the_shipped_files_are_those_of_the_manifest() -> None:
    check(folder())
    named = json.loads((folder() / "manifest.json").read_text(encoding="utf-8"))
    there = {p.name for p in folder().iterdir() if p.suffix in (".onnx", ".json", ".npy", ".npz")}
    assert set(named) == there - {"manifest.json"}


def test_the_shipped_files_stay_under_sixty_megabytes() -> None:
    assert sum(p.stat().st_size for p in folder().iterdir()) <= 60 * 2**20


def test_no_file_needs_pickle() -> None:
    encoder = Encoder()
    assert {"B-PER", "I-LOC"} < set(encoder.labels["names"])
    assert encoder.pieces(["Zelensky", ""]) == [encoder.pieces(["Zelensky"])[0], [3]]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(folder(), tmp_path / "weights")
    return tmp_path / "weights"


def test_a_changed_file_is_refused_by_name(copy: Path) -> None:
    (copy / "labels.json").write_text("{}", encoding="utf-8")
    with pytest.raises(WeightsError, match=r"labels\.json: .*hash"):
        Parser(weights=copy).parse("Ciao.", "it")


def test_a_missing_file_is_named(copy: Path) -> None:
    (copy / "reader.onnx").unlink()
    with pytest.raises(WeightsError, match=r"reader\.onnx: .*missing"):
        Parser(weights=copy).vectors(["Ciao."])


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(WeightsError, match="manifest"):
        Parser(weights=tmp_path / "none").parse("Ciao.", "it")


def test_batches_hold_like_lengths_within_the_budget() -> None:
    lengths = [5, 200, 7, 256, 6, 30] * 40
    batches = list(by_length(lengths))
    assert sorted(i for batch in batches for i in batch) == list(range(len(lengths)))
    for batch in batches:
        assert len(batch) * max(lengths[i] for i in batch) <= BUDGET


def test_half_a_surrogate_pair_is_a_word_like_another() -> None:
    assert Parser().parse("A \ud83d b.", "en").text == "A \ud83d b."
    assert Parser().vectors(["A \udc00."]).shape == (1, 384)
