"""Name rows: marks, foreign tag sets, and names put in place of others."""

from __future__ import annotations

import random
from pathlib import Path

from training.entities import gum, own
from training.substitute import substitute
from training.trees import Row


def marked(tmp_path: Path, line: str) -> list[Row]:
    path = tmp_path / "it.txt"
    path.write_text(f"# Licence: ours\n{line}\n", encoding="utf-8")
    return list(own(path))


def test_marks_become_tags_on_words(tmp_path: Path) -> None:
    (row,) = marked(tmp_path, "Il capo dell’[ORG Unione europea] e [PER Ursula von der Leyen].")
    assert " ".join(row.words) == "Il capo di l' Unione europea e Ursula von der Leyen ."
    assert row.names == ["O", "O", "O", "O", "B-ORG", "I-ORG", "O", "B-PER", "I-PER", "I-PER", "I-PER", "O"]
    assert row.language == "it"


def test_our_sentences_have_balanced_marks() -> None:
    folder = Path(__file__).parents[2] / "training" / "names"
    for path in sorted(folder.glob("*.txt")):
        for row in own(path):
            assert not {"[PER", "[ORG", "[LOC", "]"} & set(row.words), " ".join(row.words)


def test_substituted_names_keep_the_sentence_and_its_kinds(tmp_path: Path) -> None:
    (row,) = marked(tmp_path, "[PER Anna Neri] lascia la [ORG Rai] per [LOC Roma].")
    changed = substitute(row, random.Random(1), share=1.0)
    assert changed.words != row.words
    assert [n for n in changed.names or [] if n and n[0] == "B"] == ["B-PER", "B-ORG", "B-LOC"]
    frame = [w for w, n in zip(changed.words, changed.names or [], strict=True) if n == "O"]
    assert frame == ["lascia", "la", "per", "."]


def test_ukrainian_sentences_keep_their_inflected_names() -> None:
    row = Row(["у", "Києві"], "uk", "own:uk.txt", names=["O", "B-LOC"])
    assert substitute(row, random.Random(1), share=1.0) is row


def test_gum_names_are_the_proper_nouns_of_an_entity() -> None:
    misc = ["Entity=(1-person-x", "_", "_", "Entity=1)", "_"]
    words = ["former", "President", "Jane", "Roe", "spoke"]
    upos = ["ADJ", "PROPN", "PROPN", "PROPN", "VERB"]
    row = Row(words, "en", "gum", upos, [{}] * 5, [3, 3, 5, 3, 0], ["x"] * 5, misc=misc)
    (found,) = gum([row])
    assert found.names == ["O", None, "B-PER", "I-PER", "O"]
