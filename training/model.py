"""The reader as a PyTorch module: the encoder and its heads. Owns shapes and losses; reads no files."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from training.original import Original, Quarter

ARC, RELATION = 256, 192


@dataclass(frozen=True)
class Labels:
    """What the heads can say. Index 0 of every feature means that the word does not have it."""

    upos: tuple[str, ...]
    features: dict[str, tuple[str, ...]]
    relations: tuple[str, ...]
    names: tuple[str, ...]
    layers: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def sizes(self) -> list[int]:
        """Widths of the tag head's parts: parts of speech, then each feature."""
        return [len(self.upos), *(len(values) for values in self.features.values())]


class Layer(nn.Module):
    """One transformer layer, normalised after each half as in BERT."""

    def __init__(self, width: int, heads: int, inner: int, epsilon: float) -> None:
        super().__init__()
        self.heads = heads
        self.mix = nn.Linear(width, 3 * width)  # queries, keys, values in one product
        self.out = nn.Linear(width, width)
        self.mixed = nn.LayerNorm(width, eps=epsilon)
        self.grow = nn.Linear(width, inner)
        self.shrink = nn.Linear(inner, width)
        self.grown = nn.LayerNorm(width, eps=epsilon)

    def forward(self, x: Tensor, mask: Tensor, drop: float) -> Tensor:
        """x [batch, pieces, width]; mask [batch, 1, 1, pieces], 0 or very negative, is added."""
        batch, pieces, width = x.shape
        q, k, v = self.mix(x).view(batch, pieces, 3, self.heads, -1).permute(2, 0, 3, 1, 4)
        # Written out: on short sentences the fused attention's backward pass is slower on a CPU.
        scores = (q * (width // self.heads) ** -0.5) @ k.transpose(2, 3) + mask
        seen = torch.softmax(scores, dim=-1) @ v
        x = self.mixed(x + self.out(seen.transpose(1, 2).reshape(batch, pieces, width)))
        grown = self.shrink(F.gelu(self.grow(x)))
        return self.grown(x + F.dropout(grown, drop, self.training))


class Encoder(nn.Module):
    """The first ``depth`` layers of the original; takes word-piece vectors, not ids."""

    def __init__(self, original: Original, depth: int) -> None:
        super().__init__()
        width = original.width
        self.positions = nn.Parameter(torch.zeros(512, width))
        self.norm = nn.LayerNorm(width, eps=original.epsilon)
        self.layers = nn.ModuleList(
            Layer(width, original.heads, original.inner, original.epsilon) for _ in range(depth)
        )
        self._fill(original)

    def _fill(self, original: Original) -> None:
        def tensor(name: str) -> Tensor:
            found = original.tensors[name]
            return torch.tensor(found.full() if isinstance(found, Quarter) else found)

        width = original.width
        with torch.no_grad():
            kind = tensor("emb.type")[:width]
            self.positions.copy_(tensor("emb.pos").view(-1, width)[:512] + kind)
            self.norm.weight.copy_(tensor("emb.ln.w"))
            self.norm.bias.copy_(tensor("emb.ln.b"))
            for n, layer in enumerate(self.layers):
                layer.mix.weight.copy_(torch.cat([tensor(f"l{n}.{p}.w") for p in "qkv"]))
                layer.mix.bias.copy_(torch.cat([tensor(f"l{n}.{p}.b") for p in "qkv"]))
                for part, name in (("out", "ao"), ("grow", "fi"), ("shrink", "fo")):
                    getattr(layer, part).weight.copy_(tensor(f"l{n}.{name}.w"))
                    getattr(layer, part).bias.copy_(tensor(f"l{n}.{name}.b"))
                for part, name in (("mixed", "aln"), ("grown", "oln")):
                    getattr(layer, part).weight.copy_(tensor(f"l{n}.{name}.w"))
                    getattr(layer, part).bias.copy_(tensor(f"l{n}.{name}.b"))

    def forward(self, vectors: Tensor, mask: Tensor, drop: float = 0.0) -> Tensor:
        """vectors [batch, pieces, width], mask [batch, pieces] → states of the same shape."""
        x = self.norm(vectors + self.positions[: vectors.shape[1]])
        x = F.dropout(x, drop, self.training)
        wide = torch.zeros_like(mask, dtype=x.dtype).masked_fill(~mask, -1e4)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, wide, drop)
        return x


class Reader(nn.Module):
    """Encoder and heads. Word 0 of every sentence is the root: the state of the start piece."""

    def __init__(self, original: Original, labels: Labels, depth: int = 6) -> None:
        super().__init__()
        width = original.width
        self.labels = labels
        self.encoder = Encoder(original, depth)
        self.tags = nn.Linear(width, sum(labels.sizes))
        self.names = nn.Linear(width, len(labels.names))
        self.layers = nn.Linear(width, sum(map(len, labels.layers.values())))
        self.arc_dependent = nn.Linear(width, ARC)
        self.arc_governor = nn.Linear(width, ARC)
        self.arc = nn.Linear(ARC, ARC, bias=False)
        self.relation_dependent = nn.Linear(width, RELATION)
        self.relation_governor = nn.Linear(width, RELATION)
        self.relation = nn.Linear(RELATION, len(labels.relations))
        nn.init.normal_(self.arc.weight, std=0.02)

    def forward(
        self, vectors: Tensor, mask: Tensor, first: Tensor, last: Tensor, drop: float = 0.0
    ) -> dict[str, Tensor]:
        """first, last [batch, words]: each word's first and last piece (0 for the root)."""
        states = self.encoder(vectors, mask, drop)
        words = word_states(states, first, last)
        words = F.dropout(words, 2 * drop, self.training)
        dependent = F.dropout(F.gelu(self.arc_dependent(words)), drop, self.training)
        governor = F.dropout(F.gelu(self.arc_governor(words)), drop, self.training)
        return {
            "tags": self.tags(words),
            "names": self.names(words),
            "layers": self.layers(words),
            "arcs": self.arc(dependent) @ governor.transpose(1, 2) / math.sqrt(ARC),
            "dependents": F.gelu(self.relation_dependent(words)),
            "governors": F.gelu(self.relation_governor(words)),
        }


def word_states(states: Tensor, first: Tensor, last: Tensor) -> Tensor:
    """The state of each word: the mean of those of its first and last piece; first, last [batch, words]."""
    return (_pick(states, first) + _pick(states, last)) * 0.5


def _pick(states: Tensor, index: Tensor) -> Tensor:
    return torch.gather(states, 1, index[:, :, None].expand(-1, -1, states.shape[2]))


def losses(reader: Reader, out: dict[str, Tensor], gold: dict[str, Tensor]) -> dict[str, Tensor]:
    """Loss of each head; -100 in the gold marks what is not annotated (the root word always)."""
    found = {}
    start = 0
    for number, size in enumerate(reader.labels.sizes):
        scores = out["tags"][:, :, start : start + size].float()
        start += size
        value = _entropy(scores, gold["tags"][:, :, number])
        found["upos" if number == 0 else f"feature{number}"] = value
    arcs = out["arcs"].float().masked_fill(~gold["present"][:, None, :], -1e4)
    found["arcs"] = _entropy(arcs, gold["heads"])
    heads = gold["heads"].clamp(min=0)
    pairs = out["dependents"] * _pick(out["governors"], heads)
    found["relations"] = _entropy(reader.relation(pairs).float(), gold["relations"])
    found["names"] = _entropy(out["names"].float(), gold["names"])
    start = 0
    for number, (name, tags) in enumerate(reader.labels.layers.items()):
        scores = out["layers"][:, :, start : start + len(tags)].float()
        start += len(tags)
        found[f"layer:{name}"] = _entropy(scores, gold["layers"][:, :, number])
    return found


def take_up(reader: Reader, state: dict[str, Tensor]) -> None:
    """Load an earlier stage's weights; a head it had not yet stays as it is. RuntimeError for anything else."""
    own = reader.state_dict()
    kept = {name: w for name, w in state.items() if not name.startswith("layers.") or w.shape == own[name].shape}
    missing, unexpected = reader.load_state_dict(kept, strict=False)
    if unexpected or any(not name.startswith("layers.") for name in missing):
        raise RuntimeError(f"weights of another model: {missing} {unexpected}")


def _entropy(scores: Tensor, gold: Tensor) -> Tensor:
    flat, target = scores.reshape(-1, scores.shape[-1]), gold.reshape(-1)
    total = F.cross_entropy(flat, target, ignore_index=-100, reduction="sum")
    return total / (target != -100).sum().clamp(min=1)
