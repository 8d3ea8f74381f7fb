"""The learning curve: the reader trained on a quarter, a half, three quarters and all of the corpus's train part.

    python -m training.curve --from build/training/first/reader.pt [--steps 400]

Every point starts from the same weights and takes the same steps; a smaller part lies inside the larger ones, by
story. Prints exact-span F1 a layer on the corpus's dev part, and writes it as JSON where ``--json`` says.
"""

from __future__ import annotations

import argparse
import json
import random
from pathlib import Path

import torch

from training import original
from training.annotated import corpus_rows
from training.batches import Batcher, labels, vary
from training.measure import measure
from training.model import Reader, losses, take_up
from training.rows import train_trees
from training.train import SEED, optimiser, rate, save, stream
from training.trees import Row

SHARES = (0.25, 0.5, 0.75, 1.0)


def part(rows: list[Row], share: float) -> list[Row]:
    """The rows of a share of the stories, in an order that the seed fixes."""
    stories = sorted({_story(row) for row in rows})
    random.Random(SEED).shuffle(stories)
    chosen = set(stories[: round(share * len(stories))])
    return [row for row in rows if _story(row) in chosen]


def _story(row: Row) -> str:
    return row.source.rpartition("-")[0]


def train(reader: Reader, batcher: Batcher, rows: list[Row], chosen: argparse.Namespace) -> None:
    """Fine-tune on the rows' layers and names."""
    torch.manual_seed(SEED)
    chance = random.Random(SEED)
    optimizer = optimiser(reader, chosen.rate, chosen.head_rate)
    reader.train()
    batches = stream(batcher, [(rows, 1.0)], chosen.budget, chance)
    for step, batch in zip(range(chosen.steps), batches, strict=False):
        for group in optimizer.param_groups:
            group["lr"] = group["full"] * rate(step, chosen.steps, chosen.steps // 20, chosen.steps)
        tensors = batcher.tensors([vary(row, chance) for row in batch])
        with torch.autocast("cpu", dtype=torch.bfloat16):
            out = reader(tensors["vectors"], tensors["mask"], tensors["first"], tensors["last"], 0.1)
            found = losses(reader, out, tensors)
        total = found["names"] + sum(value for name, value in found.items() if name.startswith("layer:"))
        optimizer.zero_grad()
        total.backward()
        torch.nn.utils.clip_grad_norm_(reader.parameters(), 2.0)
        optimizer.step()


def main() -> None:
    """Print a line a point."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--from", dest="start", type=Path, required=True, help="reader.pt that knows trees and names"
    )
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--vocabulary", type=Path, default=Path("carsica/weights"))
    parser.add_argument("--steps", type=int, default=400)
    parser.add_argument("--budget", type=int, default=2048)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--head-rate", type=float, default=2e-3)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--keep", type=Path, help="write the last point's weights here")
    chosen = parser.parse_args()
    torch.set_num_threads(chosen.threads)
    source = original.load(original.fetch())
    known = labels(train_trees(chosen.data))
    batcher = Batcher(chosen.vocabulary, known)
    rows, dev = corpus_rows("train"), corpus_rows("dev")
    points = []
    for share in SHARES:
        torch.manual_seed(SEED)
        reader = Reader(source, known)
        take_up(reader, torch.load(chosen.start, weights_only=True)["reader"])
        taken = part(rows, share)
        train(reader, batcher, taken, chosen)
        found = measure(reader, batcher, dev)
        reports = len({row.source for row in taken})
        points.append({"share": share, "reports": reports, **{k: round(v, 3) for k, v in found.items()}})
        print(json.dumps(points[-1]), flush=True)
        if chosen.keep:
            save(reader, None, chosen.keep, chosen.steps, random.Random(SEED))
    if chosen.json:
        chosen.json.write_text(json.dumps(points, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
