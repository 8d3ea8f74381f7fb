"""Trains the reader in stages and writes a checkpoint after each. Owns the schedule; exports through export.py.

    python -m training.train --data ../shared/data --out build/training --steps 9000

Killed, it goes on from its last checkpoint when started again with the same arguments.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import torch

from training import original, rows
from training.annotated import corpus_rows
from training.batches import Batcher, labels, vary
from training.model import Reader, losses, take_up
from training.trees import Row

WEIGHTS = {"upos": 1.0, "arcs": 1.0, "relations": 1.0, "names": 1.0}  # features share 1.0 between them
SHOWN = ("upos", "arcs", "relations", "names", "layer:content", "layer:trigger")
FEW = 1.7  # how much oftener the corpus is shown in languages that have few reports
LAYER = 0.7  # weight of each layer of the corpus
HARD = ("layer:trigger", "layer:kind", "layer:content")  # those that --stress weighs more
SEED = 7


def stream(
    batcher: Batcher, parts: list[tuple[list[Row], float]], budget: int, chance: random.Random
) -> Iterator[list[Row]]:
    """Endless batches; each pass takes of every part its share of rows (2.0: everything twice)."""
    while True:
        chosen: list[Row] = []
        for found, share in parts:
            chosen += found * int(share)
            chosen += chance.sample(found, int(len(found) * (share % 1)))
        yield from batcher.batches(chosen, budget, chance)


def rate(step: int, steps: int, warm: int, decay: int) -> float:
    """The share of the full learning rate: up, flat, and down over the last ``decay`` steps."""
    if step < warm:
        return (step + 1) / warm
    return min(1.0, max(0.02, (steps - step) / max(decay, 1)))


def optimiser(reader: Reader, encoder_rate: float, head_rate: float) -> torch.optim.AdamW:
    """Lower layers learn slower: each 0.9 of the one above."""
    depth = len(reader.encoder.layers)
    groups = [{"params": list(layer.parameters()), "full": encoder_rate * 0.9 ** (depth - 1 - n)}
              for n, layer in enumerate(reader.encoder.layers)]  # fmt: skip
    low = [reader.encoder.positions, *reader.encoder.norm.parameters()]
    groups.append({"params": low, "full": encoder_rate * 0.9**depth})
    heads = [p for name, p in reader.named_parameters() if not name.startswith("encoder.")]
    groups.append({"params": heads, "full": head_rate})
    return torch.optim.AdamW(groups, lr=head_rate, betas=(0.9, 0.98), weight_decay=0.01)


def run(
    reader: Reader, batcher: Batcher, parts: list[tuple[list[Row], float]], chosen: argparse.Namespace
) -> None:
    """Train for the chosen number of steps; checkpoints every ``--keep`` steps and at the end."""
    torch.manual_seed(SEED)
    chance = random.Random(SEED)
    optimizer = optimiser(reader, chosen.rate, chosen.head_rate)
    start = resume(reader, optimizer, chosen.out / "checkpoint.pt", chance)
    reader.train()
    began, seen, sums = time.monotonic(), 0, {}
    step = start
    for batch in stream(batcher, parts, chosen.budget, chance):
        if step >= chosen.steps:
            break
        share = rate(step, chosen.steps, chosen.warm, chosen.decay)
        for group in optimizer.param_groups:
            group["lr"] = group["full"] * share
        tensors = batcher.tensors([vary(row, chance) for row in batch])
        with torch.autocast("cpu", dtype=torch.bfloat16):
            out = reader(tensors["vectors"], tensors["mask"], tensors["first"], tensors["last"], chosen.drop)
            found = losses(reader, out, tensors)
        features = [value for name, value in found.items() if name.startswith("feature")]
        total = sum(found[name] * weight for name, weight in WEIGHTS.items()) + sum(features) / 4
        total = total + sum(
            LAYER * (chosen.stress if name in HARD else 1.0) * value
            for name, value in found.items()
            if name.startswith("layer:")
        )
        optimizer.zero_grad()
        total.backward()
        torch.nn.utils.clip_grad_norm_(reader.parameters(), 2.0)
        optimizer.step()
        step += 1
        seen += int(tensors["mask"].sum())
        for name in SHOWN:
            value = found[name].item()
            sums[name] = 0.98 * sums.get(name, value) + 0.02 * value
        if step % 50 == 0:
            shown = " ".join(f"{name} {value:.3f}" for name, value in sums.items())
            print(
                f"step {step}/{chosen.steps} {shown} {seen / (time.monotonic() - began):.0f} pieces/s", flush=True
            )
        if step % chosen.keep == 0:
            save(reader, optimizer, chosen.out / "checkpoint.pt", step, chance)
    save(reader, None, chosen.out / "reader.pt", step, chance)


def save(
    reader: Reader, optimizer: torch.optim.Optimizer | None, path: Path, step: int, chance: random.Random
) -> None:
    """Write a checkpoint beside and rename it, so that an interruption never leaves half a file."""
    beside = path.with_suffix(".part")
    state = {"step": step, "reader": reader.state_dict(), "labels": dataclasses.asdict(reader.labels)}
    if optimizer:
        state |= {"optimizer": optimizer.state_dict(), "chance": chance.getstate(), "torch": torch.get_rng_state()}
    torch.save(state, beside)
    beside.replace(path)


def resume(reader: Reader, optimizer: torch.optim.Optimizer, path: Path, chance: random.Random) -> int:
    """Take up the last checkpoint, if there is one. Returns the step it had reached."""
    if not path.exists():
        return 0
    state = torch.load(path, weights_only=False)  # our own file, written by save()
    reader.load_state_dict(state["reader"])
    optimizer.load_state_dict(state["optimizer"])
    chance.setstate(state["chance"])
    torch.set_rng_state(state["torch"])
    print(f"going on from step {state['step']}", flush=True)
    return int(state["step"])


def arguments(given: list[str] | None = None) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=Path("build/training"))
    parser.add_argument("--vocabulary", type=Path, default=Path("carsica/weights"), help="folder of pieces.json")
    parser.add_argument("--from", dest="start", type=Path, help="reader.pt of the stage before")
    parser.add_argument("--steps", type=int, default=9000)
    parser.add_argument("--warm", type=int, default=200)
    parser.add_argument("--decay", type=int, default=4000)
    parser.add_argument("--budget", type=int, default=2048, help="word pieces a batch, padding included")
    parser.add_argument("--rate", type=float, default=3e-4, help="of the encoder's top layer")
    parser.add_argument("--head-rate", type=float, default=2e-3)
    parser.add_argument("--drop", type=float, default=0.1)
    parser.add_argument("--depth", type=int, default=6)
    parser.add_argument("--keep", type=int, default=250)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--english", type=float, default=0.5, help="share of English tree rows in a pass")
    parser.add_argument("--italian", type=float, default=1.0, help="share of Italian tree rows in a pass")
    parser.add_argument("--others", type=float, default=1.0, help="share of the other tree rows in a pass")
    parser.add_argument("--names", type=float, default=1.0, help="share of rows with names alone in a pass")
    parser.add_argument("--stress", type=float, default=1.0, help="weight of the hardest layers beside the others")
    parser.add_argument("--corpus", type=float, default=0.0, help="share of the corpus's train part in a pass")
    return parser.parse_args(given)


def main(given: list[str] | None = None) -> None:
    """Train one stage."""
    chosen = arguments(given)
    torch.set_num_threads(chosen.threads)
    chosen.out.mkdir(parents=True, exist_ok=True)
    source = original.load(original.fetch())
    tree_rows, name_rows = rows.train_trees(chosen.data), rows.train_names(chosen.data)
    known = labels(tree_rows)
    torch.manual_seed(SEED)
    reader = Reader(source, known, chosen.depth)
    if chosen.start:
        take_up(reader, torch.load(chosen.start, weights_only=True)["reader"])
    english = [r for r in tree_rows if r.language == "en"]
    others = [r for r in tree_rows if r.language not in ("en", "it")]
    italian = [r for r in tree_rows if r.language == "it"]
    own = [r for r in name_rows if r.source.startswith("own:")]
    rest = [r for r in name_rows if not r.source.startswith("own:")]
    share = chosen.others
    names = chosen.names
    parts = [(english, chosen.english), (italian, chosen.italian), (others, share), (own, names), (rest, names)]
    if chosen.corpus:
        reports = corpus_rows("train")
        parts.append(([r for r in reports if r.language in ("it", "en")], chosen.corpus))
        parts.append(([r for r in reports if r.language not in ("it", "en")], chosen.corpus * FEW))
    print(json.dumps({"trees": len(tree_rows), "names": len(name_rows), "own": len(own)}), flush=True)
    run(reader, Batcher(chosen.vocabulary, known), parts, chosen)


if __name__ == "__main__":
    sys.exit(main())
