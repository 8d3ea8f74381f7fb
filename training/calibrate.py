"""What numbers the products of a module see, so that 8 bits can be laid out over them beforehand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import numpy as np
import torch
from torch import Tensor, nn

from training.batches import Batcher
from training.columns import Range
from training.trees import Row

QUERY = "query:"


Ranges = Mapping[nn.Linear, Range]


def ranges(module: nn.Module, inputs: Iterable[tuple[Tensor, ...]]) -> dict[nn.Linear, Range]:
    """Run the module over the inputs and note what its linear parts are given."""
    found: dict[nn.Linear, Range] = {}

    def note(part: nn.Linear, given: tuple[Tensor, ...], _: Tensor) -> None:
        rows = given[0].reshape(-1, given[0].shape[-1])
        low, high = rows.amin(dim=0).numpy(), rows.amax(dim=0).numpy()
        before = found.get(part, Range(low, high))
        found[part] = Range(np.minimum(low, before.low), np.maximum(high, before.high))

    hooks = [part.register_forward_hook(note) for part in module.modules() if isinstance(part, nn.Linear)]
    with torch.inference_mode():
        for given in inputs:
            module(*given)
    for hook in hooks:
        hook.remove()
    return found


def inputs(batcher: Batcher, rows: Iterable[Row]) -> Iterator[tuple[Tensor, ...]]:
    """What the reader takes, a sentence at a time and without padding: vectors, mask, first, last."""
    for row in rows:
        size = batcher.length(row)
        batch = batcher.tensors([row])
        yield batch["vectors"][:, :size], batch["mask"][:, :size], batch["first"], batch["last"]


def queries(batcher: Batcher, rows: Iterable[Row]) -> Iterator[tuple[Tensor, ...]]:
    """What the encoder of sentence vectors takes: vectors, mask."""
    for row in rows:
        asked = Row([QUERY, *row.words], row.language, row.source)
        yield next(inputs(batcher, [asked]))[:2]
