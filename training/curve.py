"""The learning curve: does more of the corpus pay? A quarter, a half, three quarters, all of its train part.

    python -m training.curve --from build/training/second/reader.pt

The encoder stays as it is and has never seen the corpus; a recurrent layer and the heads of the reader's layers
are trained on its word states. That converges in minutes, so every point is trained out, and the points differ in
data alone. A smaller part lies inside the larger ones, by story. Prints exact-span F1 a layer on the corpus's dev
part (the share of right tags for kind, status, polarity and hearsay), the mean over seeds.
"""

from __future__ import annotations

import argparse
import json
import random
from dataclasses import replace
from pathlib import Path
from statistics import mean

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from training import original
from training.annotated import LAYERS, corpus_rows
from training.batches import Batcher
from training.export import load
from training.measure import Tally
from training.model import Reader, word_states
from training.trees import Row

SHARES = (0.25, 0.5, 0.75, 1.0)
SIZE = 32
"""Sentences a batch."""
WIDTH = 192

Example = tuple[Row, Tensor, Tensor]
"""A sentence, its word states [words, width], its tags [words, layers]."""


class Probe(nn.Module):
    """One recurrent layer, both ways, and a head a layer of tags."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.recurrent = nn.GRU(width, WIDTH, bidirectional=True, batch_first=True)
        self.heads = nn.Linear(2 * WIDTH + width, sum(map(len, LAYERS.values())))

    def forward(self, states: Tensor) -> Tensor:
        """states [batch, words, width] → scores [batch, words, tags of all layers]."""
        states = F.dropout(states, 0.2, self.training)
        seen, _ = self.recurrent(states)
        return self.heads(F.dropout(torch.cat([seen, states], dim=2), 0.3, self.training))


def examples(reader: Reader, batcher: Batcher, rows: list[Row]) -> list[Example]:
    """The sentences with what the frozen encoder makes of their words."""
    found: list[Example] = []
    ordered = sorted((row for row in rows if batcher.length(row) <= 256), key=batcher.length)
    with torch.no_grad():
        for at in range(0, len(ordered), SIZE):
            batch = ordered[at : at + SIZE]
            tensors = batcher.tensors(batch)
            states = reader.encoder(tensors["vectors"], tensors["mask"])
            words = word_states(states, tensors["first"], tensors["last"])
            for n, row in enumerate(batch):
                kept = slice(1, len(row.words) + 1)
                found.append((row, words[n, kept].clone(), tensors["layers"][n, kept].clone()))
    return found


def part(rows: list[Example], share: float) -> list[Example]:
    """The examples of a share of the stories, in an order that is always the same."""
    names = sorted({story(example) for example in rows})
    random.Random(7).shuffle(names)
    chosen = set(names[: round(share * len(names))])
    return [example for example in rows if story(example) in chosen]


def story(example: Example) -> str:
    """The story that a sentence is from."""
    return example[0].source.rpartition("-")[0]


def train(taken: list[Example], seed: int, epochs: int) -> Probe:
    """A probe trained out on the examples."""
    torch.manual_seed(seed)
    chance = random.Random(seed)
    probe = Probe(taken[0][1].shape[1])
    steps = epochs * -(-len(taken) // SIZE)
    optimizer = torch.optim.AdamW(probe.parameters(), lr=2e-3, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, 2e-3, total_steps=steps)
    probe.train()
    for _ in range(epochs):
        ordered = sorted(taken, key=lambda e: len(e[0].words) * chance.uniform(0.9, 1.1))
        batches = [ordered[at : at + SIZE] for at in range(0, len(ordered), SIZE)]
        chance.shuffle(batches)
        for batch in batches:
            states = nn.utils.rnn.pad_sequence([e[1] for e in batch], batch_first=True)
            gold = nn.utils.rnn.pad_sequence([e[2] for e in batch], batch_first=True, padding_value=-100)
            loss = _loss(probe(states), gold)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(probe.parameters(), 2.0)
            optimizer.step()
            schedule.step()
    return probe.eval()


def _loss(scores: Tensor, gold: Tensor) -> Tensor:
    total, start = scores.new_zeros(()), 0
    for n, tags in enumerate(LAYERS.values()):
        flat = scores[..., start : start + len(tags)].reshape(-1, len(tags))
        start += len(tags)
        wanted = gold[..., n].reshape(-1)
        if (wanted >= 0).any():
            total = total + F.cross_entropy(flat, wanted, ignore_index=-100)
    return total


def measured(probe: Probe, dev: list[Example]) -> dict[str, float]:
    """Layer → its figure on the dev examples."""
    tally = Tally(LAYERS)
    with torch.no_grad():
        for row, states, _ in dev:
            tally.add(row, probe(states[None])[0].numpy())
    return tally.figures()


def main() -> None:
    """Print a line a point."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--from", dest="start", type=Path, required=True, help="reader.pt that knows trees and names"
    )
    parser.add_argument("--vocabulary", type=Path, default=Path("carsica/weights"))
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--seeds", type=int, default=2)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--json", type=Path)
    chosen = parser.parse_args()
    torch.set_num_threads(chosen.threads)
    reader = load(chosen.start, original.load(original.fetch()))
    batcher = Batcher(chosen.vocabulary, replace(reader.labels, layers=LAYERS))
    rows, dev = (examples(reader, batcher, corpus_rows(split)) for split in ("train", "dev"))
    points = []
    for share in SHARES:
        taken = part(rows, share)
        found = [measured(train(taken, seed, chosen.epochs), dev) for seed in range(chosen.seeds)]
        figures = {name: round(mean(f[name] for f in found), 3) for name in LAYERS}
        points.append({"share": share, "reports": len({e[0].source for e in taken}), **figures})
        print(json.dumps(points[-1]), flush=True)
    if chosen.json:
        chosen.json.write_text(json.dumps(points, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
