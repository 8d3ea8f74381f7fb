"""What feeds the weights: only sets that anyone may use, and sentences as raw text would give them."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from training import rows

INDEX = Path(__file__).parents[3] / "shared" / "data" / "INDEX.tsv"


@pytest.mark.skipif(not INDEX.exists(), reason="the data sets are not beside this checkout")
def test_only_open_and_sharealike_sets_are_trained_on() -> None:
    with INDEX.open(encoding="utf-8") as opened:
        licence = {r["folder"]: r["licence_class"] for r in csv.DictReader(opened, delimiter="\t")}
    trained = {folder for folder, *_ in (*rows.TREES, *rows.CUT)}
    trained |= {"gum_open", "ner_en_uner_ewt_dev", "ner_ru_factrueval", "ner_re3d", "geo_en_geovirus"}
    for folder in trained:
        assert licence[folder].startswith(("open", "sharealike")), folder
    assert not trained & {folder for folder, *_ in (*rows.MEASURE_TREES, *rows.MEASURE_NAMES)}


def test_development_files_are_not_trained_on() -> None:
    trained = {name for _, name, _ in rows.TREES}
    assert not trained & {name for _, name, _ in (*rows.DEV_TREES, *rows.MEASURE_TREES)}
