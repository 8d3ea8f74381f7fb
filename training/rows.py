"""Gathers the training and development rows. Owns which set feeds what; the licence rule is kept here.

Only sets of class open or sharealike feed training. The others may be named in MEASURE_* alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from training import entities, trees
from training.trees import Row, held_out

TREES = (  # folder, file, language
    ("ud_it_markit", "it_markit-ud-train.conllu.gz", "it"),
    ("ud_it_markit", "it_markit-ud-dev.conllu.gz", "it"),
    ("ud_it_parlamint", "it_parlamint-ud-train.conllu.gz", "it"),
    ("ud_en_ewt", "en_ewt-ud-train.from-sources.conllu.gz", "en"),
    ("ud_fr_sequoia", "fr_sequoia-ud-train.conllu.gz", "fr"),
    ("ud_ru_taiga", "ru_taiga-ud-train.conllu.gz", "ru"),
    ("ud_uk_parlamint", "uk_parlamint-ud-train.conllu.gz", "uk"),
)
CUT = (  # only a dev part is free: cut our own train and dev from it
    ("ud_es_ancora_dev", "es_ancora-ud-dev.conllu.gz", "es"),
    ("ud_es_gsd_dev", "es_gsd-ud-dev.conllu.gz", "es"),
    ("ud_de_gsd_dev", "de_gsd-ud-dev.conllu.gz", "de"),
    ("ud_fr_gsd_dev", "fr_gsd-ud-dev.conllu.gz", "fr"),
    ("ud_ru_gsd_dev", "ru_gsd-ud-dev.conllu.gz", "ru"),
)
DEV_TREES = (
    ("ud_en_ewt", "en_ewt-ud-dev.conllu.gz", "en"),
    ("ud_fr_sequoia", "fr_sequoia-ud-dev.conllu.gz", "fr"),
    ("ud_ru_taiga", "ru_taiga-ud-dev.conllu.gz", "ru"),
    ("ud_uk_parlamint", "uk_parlamint-ud-dev.conllu.gz", "uk"),
)
MEASURE_TREES = (  # non-commercial licences: measured, never trained on
    ("ud_it_isdt_dev", "it_isdt-ud-dev.conllu.gz", "it"),
    ("ud_it_vit_dev", "it_vit-ud-dev.conllu.gz", "it"),
    ("ud_uk_iu_dev", "uk_iu-ud-dev.conllu.gz", "uk"),
)
MEASURE_NAMES = (  # the same
    ("ner_it_kind", "WN_train.tsv.gz", "it", (0, 1, "\t")),
    ("ner_wikineural_val", "it_val.conllu.gz", "it", (1, 2, "\t")),
    ("ner_wikineural_val", "en_val.conllu.gz", "en", (1, 2, "\t")),
    ("ner_wikineural_val", "fr_val.conllu.gz", "fr", (1, 2, "\t")),
    ("ner_wikineural_val", "es_val.conllu.gz", "es", (1, 2, "\t")),
    ("ner_wikineural_val", "de_val.conllu.gz", "de", (1, 2, "\t")),
    ("ner_wikineural_val", "ru_val.conllu.gz", "ru", (1, 2, "\t")),
    ("ner_uk_nerukv2", "train.iob.gz", "uk", (0, 1, " ")),
)
OWN_NAMES = Path(__file__).parent / "names"


def _key(row: Row) -> str:
    return " ".join(row.words)


def train_trees(data: Path) -> list[Row]:
    """Rows with trees that may feed the weights; GUM's carry names too."""
    rows: list[Row] = []
    for folder, name, language in TREES:
        rows += trees.read(data / folder / name, language)
    for folder, name, language in CUT:
        rows += (r for r in trees.read(data / folder / name, language) if not held_out(_key(r)))
    gum = data / "gum_open"
    rows += entities.gum(trees.read(gum / "gum_train_open.conllu.gz", "en"))
    return rows


def _names(data: Path) -> Iterator[Row]:
    yield from entities.iob(data / "ner_en_uner_ewt_dev" / "en_ewt-ud-dev.iob2.gz", "en")
    yield from entities.factrueval(data / "ner_ru_factrueval" / "factrueval2016_devset.tar.gz")
    for path in sorted(OWN_NAMES.glob("*.txt")):
        yield from entities.own(path)


def train_names(data: Path) -> list[Row]:
    """Rows with names only; our own sentences count twice, for five languages have no other open set."""
    rows = [r for r in _names(data) if not held_out(_key(r))]
    rows += [r for r in rows if r.source.startswith("own:")]
    rows += entities.re3d(data / "ner_re3d" / "re3d_open.tar.gz")
    rows += entities.geovirus(data / "geo_en_geovirus" / "GeoVirus.xml.gz")
    return [r for r in rows if any(n is not None for n in r.names or [])]


def dev_trees(data: Path) -> dict[str, list[Row]]:
    """Development trees by set."""
    found = {name.split("-ud-")[0] + " dev": list(trees.read(data / folder / name, language))
             for folder, name, language in DEV_TREES}  # fmt: skip
    for folder, name, language in CUT:
        rows = [r for r in trees.read(data / folder / name, language) if held_out(_key(r))]
        found[name.split("-ud-")[0] + " own dev"] = rows
    for folder, name, language in MEASURE_TREES:
        rows = list(trees.read(data / folder / name, language))
        found[name.split("-ud-")[0] + " dev, measured only"] = rows
    return found


def dev_names(data: Path) -> dict[str, list[Row]]:
    """Development names by set; the own sentences by language."""
    found: dict[str, list[Row]] = {}
    for row in _names(data):
        if held_out(_key(row)):
            found.setdefault(row.source, []).append(row)
    for folder, name, language, (token, tag, separator) in MEASURE_NAMES:
        rows = list(entities.iob(data / folder / name, language, token, tag, separator))
        sample = [r for r in rows if held_out(_key(r), 20)]
        found[f"{folder} {language}, measured only"] = sample
    return found
