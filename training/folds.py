"""Marks of the corpus by readers that never saw them: each part of its stories by heads trained on the rest.

    python -m training.folds --from build/training/second/reader.pt --out build/training/folds.npz

What is learnt from marks beside other signs (``training.signs``) must meet them as uncertain as new reports will
have them; the shipped reader has learnt the corpus's train part by heart. The encoder here has never seen the
corpus, as for the learning curve.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch

from training import original
from training.annotated import LAYERS, corpus_rows
from training.batches import Batcher
from training.curve import Example, Probe, examples, story, train
from training.export import load
from training.folded import Scores, key

PARTS = 3
SEED = 3


def parts(taken: list[Example]) -> Iterator[tuple[list[Example], list[Example]]]:
    """(examples to learn from, examples to mark), by story."""
    names = sorted({story(example) for example in taken})
    random.Random(SEED).shuffle(names)
    for part in range(PARTS):
        held = set(names[part::PARTS])
        yield [e for e in taken if story(e) not in held], [e for e in taken if story(e) in held]


def scores(probe: Probe, held: list[Example]) -> Scores:
    """What a probe gives to sentences."""
    with torch.no_grad():
        return {
            key(row.source.removeprefix("corpus:"), row.words): probe(states[None])[0].numpy().astype(np.float16)
            for row, states, _ in held
        }


def main() -> None:
    """Write the scores of the corpus's train part."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--from", dest="start", type=Path, required=True, help="reader.pt that never saw the corpus"
    )
    parser.add_argument("--vocabulary", type=Path, default=Path("carsica/weights"))
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--out", type=Path, required=True)
    chosen = parser.parse_args()
    torch.set_num_threads(chosen.threads)
    reader = load(chosen.start, original.load(original.fetch()))
    batcher = Batcher(chosen.vocabulary, replace(reader.labels, layers=LAYERS))
    taken = examples(reader, batcher, corpus_rows("train"))
    found: Scores = {}
    for seed, (rest, held) in enumerate(parts(taken)):
        found |= scores(train(rest, seed, chosen.epochs), held)
        print(f"{len(found)} of {len(taken)} sentences", flush=True)
    chosen.out.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(chosen.out, **found)


if __name__ == "__main__":
    main()
