"""Marks of the corpus by readers that never saw them: each part of its stories by a reader trained on the rest.

    python -m training.folds --from build/training/second/reader.pt --out build/training/folds.npz

What is learnt from marks beside other signs (``training.signs``) must meet them as uncertain as new reports will
have them; the shipped reader has learnt the corpus's train part by heart. Whole readers are trained, encoder and
all: heads on a frozen encoder mark far less than the reader that ships. Killed, it goes on from a checkpoint.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch

from training import original, train
from training.annotated import LAYERS, corpus_rows
from training.batches import Batcher, Labels
from training.export import load
from training.folded import Scores, key
from training.model import Reader, take_up
from training.trees import Row

PARTS = 3
SEED = 3
SIZE = 32
"""Sentences a batch when a part is marked."""


def story(row: Row) -> str:
    """The story that a sentence is from."""
    return row.source.rpartition("-")[0]


def parts(rows: list[Row]) -> Iterator[tuple[list[Row], list[Row]]]:
    """(sentences to learn from, sentences to mark), by story."""
    names = sorted({story(row) for row in rows})
    random.Random(SEED).shuffle(names)
    for part in range(PARTS):
        held = set(names[part::PARTS])
        yield [row for row in rows if story(row) not in held], [row for row in rows if story(row) in held]


def taught(
    start: Path,
    source: original.Original,
    known: Labels,
    batcher: Batcher,
    rest: list[Row],
    chosen: argparse.Namespace,
) -> Reader:
    """A reader that has learnt these sentences alone, from ``start`` on; its checkpoints lie in ``chosen.out``."""
    reader = Reader(source, known, chosen.depth)
    take_up(reader, torch.load(start, weights_only=True)["reader"])
    chosen.out.mkdir(parents=True, exist_ok=True)
    many = [row for row in rest if row.language in ("it", "en")]
    few = [row for row in rest if row.language not in ("it", "en")]
    train.run(reader, batcher, [(many, 1.0), (few, train.FEW)], chosen)
    return reader.eval()


def scores(reader: Reader, batcher: Batcher, held: list[Row]) -> Scores:
    """What a reader gives to sentences."""
    found: Scores = {}
    ordered = sorted((row for row in held if batcher.length(row) <= 256), key=batcher.length)
    with torch.no_grad():
        for at in range(0, len(ordered), SIZE):
            batch = ordered[at : at + SIZE]
            tensors = batcher.tensors(batch)
            out = reader(tensors["vectors"], tensors["mask"], tensors["first"], tensors["last"])
            for row, given in zip(batch, out["layers"].float().numpy(), strict=True):
                words = given[1 : len(row.words) + 1].astype(np.float16)
                found[key(row.source.removeprefix("corpus:"), row.words)] = words
    return found


def main() -> None:
    """Write the scores of the corpus's train part."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--from", dest="start", type=Path, required=True, help="reader.pt that never saw the corpus"
    )
    parser.add_argument("--vocabulary", type=Path, default=Path("carsica/weights"))
    parser.add_argument("--steps", type=int, default=700, help="of each part's reader")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--out", type=Path, required=True)
    chosen = parser.parse_args()
    torch.set_num_threads(chosen.threads)
    source = original.load(original.fetch())
    known = replace(load(chosen.start, source).labels, layers=LAYERS)
    batcher = Batcher(chosen.vocabulary, known)
    taken = corpus_rows("train")
    found: Scores = {}
    for number, (rest, held) in enumerate(parts(taken)):
        steps = ["--steps", str(chosen.steps), "--warm", "80", "--decay", str(chosen.steps * 3 // 4)]
        schedule = train.arguments([*steps, "--out", str(chosen.out.with_suffix("") / str(number))])
        found |= scores(taught(chosen.start, source, known, batcher, rest, schedule), batcher, held)
        print(f"{len(found)} of {len(taken)} sentences", flush=True)
    chosen.out.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(chosen.out, **found)


if __name__ == "__main__":
    main()
