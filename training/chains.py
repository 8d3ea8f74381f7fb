"""Learns what tags give to their neighbours, layer by layer, and writes it into labels.json. Owns Chain's numbers.

    python -m training.chains --data ../shared/data

The encoder's heads score each word alone; on sentences of the training parts the chain of tags over these scores
is fitted by maximum likelihood (a conditional random field whose unary scores are given, Lafferty et al. 2001).
The scores are those of the shipped 8-bit graph, since that is what runs.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn
from torch.nn.utils.rnn import pad_sequence

from carsica.parse.encoder import Encoder
from carsica.parse.sequences import NEVER, Chain, impossible
from training import rows
from training.annotated import corpus_rows
from training.export import manifest
from training.trees import Row

Floats = npt.NDArray[np.float32]
Example = tuple[Tensor, Tensor]
"""Scores [words, tags] and the right tags [words] of a sentence."""

CHAINED = ("source", "cue", "content", "inner", "silence", "mention", "post", "point")
"""Layers that gain. Triggers do not (events weigh how sure each is), figures and times are read by rules."""
LEAN = {"names": 0.5, "mention": 0.5, "silence": 0.5, "source": 0.25, "cue": 0.25, "post": 0.25, "point": 0.25}
"""Added to every tag but O: the heads know the sentences that the chain is fitted on, and new ones less surely.
Chosen on the corpus's dev part, that of the names on the sets of names."""
EVERY = 4  # of the sentences with names one is enough
SIZE, RATE, PASSES, SEED = 64, 0.05, 4, 1


def scored(encoder: Encoder, found: Sequence[Row], output: str) -> list[Floats | None]:
    """What the encoder gives to the words of each sentence [words, tags]; None where it needs two windows."""
    pieces = [encoder.pieces(row.words) for row in found]
    fit = [n for n, ids in enumerate(pieces) if 0 < sum(map(len, ids)) <= encoder.room]
    given: list[Floats | None] = [None] * len(found)
    for batch in encoder.read([pieces[n] for n in fit]):
        for at, (position, size) in enumerate(zip(batch.positions, batch.sizes, strict=True)):
            given[fit[position]] = batch.scores[output][at, 1 : size + 1].copy()
    return given


def examples(
    found: Iterable[tuple[Floats | None, Sequence[str | None] | None]], tags: Sequence[str], place: slice
) -> list[Example]:
    """The sentences that are annotated throughout."""
    number = {tag: n for n, tag in enumerate(tags)}
    return [
        (torch.tensor(scores[:, place]), torch.tensor([number[tag] for tag in right if tag is not None]))
        for scores, right in found
        if scores is not None and right is not None and None not in right
    ]


class Fitted(nn.Module):
    """A chain with gradients."""

    def __init__(self, tags: Sequence[str]) -> None:
        super().__init__()
        inside, after = impossible(tags)
        self.scale = nn.Parameter(torch.ones(()))
        self.bias, self.first, self.last = (nn.Parameter(torch.zeros(len(tags))) for _ in range(3))
        self.steps = nn.Parameter(torch.zeros(len(tags), len(tags)))
        self.register_buffer("no_first", torch.tensor(inside) * NEVER)
        self.register_buffer("no_step", torch.tensor(after) * NEVER)

    def forward(self, scores: Tensor, right: Tensor, mask: Tensor) -> Tensor:
        """The negative log likelihood of the right tags; scores [batch, words, tags], mask [batch, words]."""
        weighed = scores * self.scale + self.bias
        steps, first = self.steps + self.no_step, self.first + self.no_first
        sums = weighed[:, 0] + first
        for word in range(1, scores.shape[1]):
            after = torch.logsumexp(sums[:, :, None] + steps, dim=1) + weighed[:, word]
            sums = torch.where(mask[:, word, None], after, sums)
        picked = weighed.gather(2, right[:, :, None])[:, :, 0]
        stepped = steps[right[:, :-1], right[:, 1:]]
        ends = right.gather(1, mask.sum(1, keepdim=True) - 1)[:, 0]
        path = (picked * mask).sum(1) + (stepped * mask[:, 1:]).sum(1) + first[right[:, 0]] + self.last[ends]
        return (torch.logsumexp(sums + self.last, dim=1) - path).mean()

    def chain(self, lean: float) -> Chain:
        """The numbers, rounded; ``lean`` is added to every tag but the first."""
        bias = self.bias.detach() + lean
        bias[0] -= lean
        given = (self.scale.detach(), bias, self.first.detach(), self.last.detach(), self.steps.detach())
        return Chain(*(np.round(one.double().numpy(), 3).tolist() for one in given))


def fit(taken: list[Example], tags: Sequence[str]) -> Fitted:
    """The chain that makes the right tags most likely."""
    torch.manual_seed(SEED)
    fitted, chance = Fitted(tags), random.Random(SEED)
    optimizer = torch.optim.Adam(fitted.parameters(), lr=RATE)
    ordered = sorted(taken, key=lambda example: len(example[1]))
    batches = [ordered[at : at + SIZE] for at in range(0, len(ordered), SIZE)]
    for _ in range(PASSES):
        for batch in chance.sample(batches, len(batches)):
            scores = pad_sequence([one for one, _ in batch], batch_first=True)
            right = pad_sequence([tags for _, tags in batch], batch_first=True)
            sizes = torch.tensor([len(tags) for _, tags in batch])
            loss = fitted(scores, right, torch.arange(scores.shape[1]) < sizes[:, None])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return fitted


def learn(encoder: Encoder, data: Path) -> dict[str, Chain]:
    """Inventory of tags → its chain."""
    reports = corpus_rows("train")
    named = (rows.train_names(data) + reports)[::EVERY]
    tags = encoder.labels["names"]
    given = zip(scored(encoder, named, "names"), [row.names for row in named], strict=True)
    found = {"names": fit(examples(given, tags, slice(None)), tags).chain(LEAN["names"])}
    marks, start = scored(encoder, reports, "layers"), 0
    for layer, tags in encoder.labels["layers"].items():
        place = slice(start, start + len(tags))
        start += len(tags)
        if layer in CHAINED:
            wanted = [(row.layers or {}).get(layer) for row in reports]
            taken = examples(zip(marks, wanted, strict=True), tags, place)
            found[layer] = fit(taken, tags).chain(LEAN.get(layer, 0.0))
            print(layer, len(taken), flush=True)
    return found


def main() -> None:
    """Write the chains beside the labels."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--weights", type=Path, default=Path("carsica/weights"))
    parser.add_argument("--threads", type=int, default=2)
    chosen = parser.parse_args()
    torch.set_num_threads(chosen.threads)
    encoder = Encoder(chosen.weights)
    chains = learn(encoder, chosen.data)
    labels = {**encoder.labels, "chains": {name: asdict(chain) for name, chain in chains.items()}}
    (chosen.weights / "labels.json").write_text(json.dumps(labels, indent=1) + "\n", encoding="utf-8")
    manifest(chosen.weights)


if __name__ == "__main__":
    main()
