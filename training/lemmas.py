"""Learns from the open treebanks where the dictionary's lemma is wrong. Owns weights/lemmas.json.

The dictionary gives one lemma a form ("detto": dettare); the treebanks say which one a part of speech
takes (dire).
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter, defaultdict
from pathlib import Path

from carsica.parse.lemmas import looked_up
from training.rows import CUT, DEV_TREES, TREES

TAGS = frozenset({"ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "NOUN", "PRON", "SCONJ", "VERB"})


def learn(data: Path) -> dict[str, dict[str, str]]:
    """Language to "form UPOS" to lemma, where the treebanks' usual lemma is not the dictionary's."""
    seen: dict[str, dict[tuple[str, str], Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    gum = (("gum_open", "gum_train_open.conllu.gz", "en"),)
    skipped = {name for _, name, _ in DEV_TREES}
    for folder, name, language in (*TREES, *CUT, *gum):
        if name in skipped:
            continue
        with gzip.open(data / folder / name, "rt", encoding="utf-8") as lines:
            for line in lines:
                cells = line.split("\t")
                if len(cells) == 10 and cells[0].isdigit() and cells[3] in TAGS and cells[2] != "_":
                    seen[language][cells[1].lower().replace("’", "'"), cells[3]][cells[2].lower()] += 1
    found: dict[str, dict[str, str]] = {}
    for language, forms in sorted(seen.items()):
        usual = {key: lemmas.most_common(1)[0][0] for key, lemmas in forms.items()}
        found[language] = {
            f"{form} {tag}": lemma
            for (form, tag), lemma in sorted(usual.items())
            if lemma.isprintable() and looked_up(form, language) != lemma
        }
    return found


def main() -> None:
    """Write the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--weights", type=Path, default=Path("carsica/weights"))
    chosen = parser.parse_args()
    text = json.dumps(learn(chosen.data), ensure_ascii=False, indent=0)
    (chosen.weights / "lemmas.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
