"""Writes the trained modules as ONNX graphs. Owns the graph's shape: inputs, outputs, names.

Built node by node: the graph is small, and this way it holds nothing but what the reader needs. Matrix products
run in 8 bits: weights with one scale a column, activations with a scale fixed beforehand (by ``calibrate.py``). A
scale found anew for every batch would cost a pass over the numbers, and make a sentence's tree depend on the
sentences that happen to share its batch.

All but attention runs on packed rows: the pieces of all sentences in one matrix, without padding. Rows are in the
order of positions first, sentences second, so that heads need no transposition before they are multiplied.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor, nn

from training.calibrate import Ranges
from training.columns import Range, evened
from training.model import ARC, Encoder, Layer, Reader

OPSET = 20
INT64 = TensorProto.INT64
WEIGHT_PEAK = 127
STEPS = 255


class Packed(NamedTuple):
    """States of word pieces [rows, width], and the row of each position of a batch [pieces, batch]."""

    states: str
    rows: str


class Rows8(NamedTuple):
    """Rows in 8 bits: their name, scale and zero, and what each column was divided by [width]."""

    name: str
    scale: str
    zero: str
    columns: np.ndarray


class Graph:
    """Collects nodes and weights; every method returns the name of its result.

    ``ranges``: what the left side of each product held in calibration; without, products run in 32 bits.
    """

    def __init__(self, ranges: Ranges | None = None) -> None:
        self.ranges = ranges
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []
        self.packed: dict[str, Rows8] = {}

    def weight(self, value: Tensor | np.ndarray, name: str = "w") -> str:
        """A constant."""
        array = value.detach().float().numpy() if isinstance(value, Tensor) else value
        name = f"{name}{len(self.weights)}"
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def add(self, kind: str, *inputs: str, **attributes: object) -> str:
        """One node with one output."""
        name = f"{kind}{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [name], name=name, **attributes))
        return name

    def linear(self, x: str, module: nn.Linear) -> str:
        """x W + b."""
        return self.product(x, module, module.weight, module.bias)

    def product(self, x: str, module: nn.Linear, weight: Tensor, bias: Tensor | None) -> str:
        """x W + b of rows x [rows, width]; ``weight`` and ``bias`` are the module's or a part of them."""
        matrix = weight.detach().float().numpy().T
        if self.ranges is not None:
            return self._product8(x, self.ranges[module], matrix, bias)
        product = self.add("MatMul", x, self.weight(matrix))
        return product if bias is None else self.add("Add", product, self.weight(bias))

    def _product8(self, x: str, seen: Range, matrix: np.ndarray, bias: Tensor | None) -> str:
        if x not in self.packed:
            self.packed[x] = self._pack(x, seen)
        rows = self.packed[x]
        matrix = matrix * rows.columns[:, None]
        scales = np.maximum(np.abs(matrix).max(axis=0), 1e-8) / WEIGHT_PEAK
        whole = self.weight(np.round(matrix / scales).astype(np.int8), "matrix")
        inputs = [rows.name, whole, rows.scale, self.weight(scales.astype(np.float32)), rows.zero]
        if bias is not None:
            inputs += ["", self.weight(bias)]
        return self.add("MatMulIntegerToFloat", *inputs, domain="com.microsoft")

    def _pack(self, x: str, seen: Range) -> Rows8:
        """The rows x [rows, width] in 8 bits, columns with high peaks made smaller before."""
        columns = evened(seen)
        low, high = min((seen.low / columns).min(), 0.0), max((seen.high / columns).max(), 1e-6)
        if (columns != 1).any():
            x = self.add("Mul", x, self.weight((1 / columns).astype(np.float32)))
        scale = self.weight(np.array((high - low) / STEPS, np.float32))
        zero = self.weight(np.array(round(-low / (high - low) * STEPS), np.uint8), "zero")
        return Rows8(self.add("QuantizeLinear", x, scale, zero), scale, zero, columns)

    def gelu(self, x: str) -> str:
        """Gaussian error linear units of every number."""
        return self.add("Gelu", x)

    def norm(self, x: str, module: nn.LayerNorm) -> str:
        """Layer normalisation over the last axis."""
        return self.add("LayerNormalization", x, self.weight(module.weight), self.weight(module.bias),
                        axis=-1, epsilon=float(module.eps))  # fmt: skip

    def ints(self, *values: int) -> str:
        """A constant vector of whole numbers."""
        return self.weight(np.array(values, np.int64), "ints")

    def encoder(self, module: Encoder, vectors: str, mask: str) -> Packed:
        """States from vectors [batch, pieces, width] and a mask [batch, pieces] of 0.0 and 1.0."""
        size = self.add("Shape", vectors, start=1, end=2)
        places = self.add("Slice", self.weight(module.positions), self.ints(0), size, self.ints(0))
        vectors = self.add("Transpose", self.add("Add", vectors, places), perm=[1, 0, 2])
        turned = self.add("Transpose", mask, perm=[1, 0])
        flat = self.add("Reshape", turned, self.ints(-1))
        kept = self.add("Reshape", self.add("NonZero", flat), self.ints(-1))
        rows = self.add("Cast", self.add("CumSum", flat, self.weight(np.array(0, np.int64), "axis")), to=INT64)
        rows = self.add("Max", self.add("Sub", rows, self.ints(1)), self.ints(0))
        rows = self.add("Reshape", rows, self.add("Shape", turned))
        width = module.positions.shape[1]
        x = self.norm(self.add("Gather", self.add("Reshape", vectors, self.ints(-1, width)), kept), module.norm)
        gap = self._gap(mask, module.layers[0].heads)
        for layer in module.layers:
            x = self._layer(layer, x, rows, kept, gap)
        return Packed(x, rows)

    def _gap(self, mask: str, heads: int) -> str:
        """What is added to attention's scores [batch x heads, pieces, pieces]: 0, or very little for padding."""
        gap = self.add("Sub", mask, self.weight(np.float32([1.0])))
        gap = self.add("Mul", gap, self.weight(np.float32([1e4])))
        gap = self.add("Tile", self.add("Unsqueeze", gap, self.ints(1)), self.ints(1, heads, 1))
        shape = self.add("Concat", self.ints(-1, 1), self.add("Shape", mask, start=1, end=2), axis=0)
        return self.add("Reshape", gap, shape)

    def _layer(self, layer: Layer, x: str, rows: str, kept: str, gap: str) -> str:
        seen = self.linear(self._attention(layer, x, rows, kept, gap), layer.out)
        x = self.norm(self.add("Add", x, seen), layer.mixed)
        grown = self.gelu(self.linear(x, layer.grow))
        return self.norm(self.add("Add", x, self.linear(grown, layer.shrink)), layer.grown)

    def _attention(self, layer: Layer, x: str, rows: str, kept: str, gap: str) -> str:
        """What each row sees of its sentence [rows, width]."""
        width = layer.out.in_features
        size = width // layer.heads
        heads = []
        for weight, bias in zip(layer.mix.weight.chunk(3), layer.mix.bias.chunk(3), strict=True):
            padded = self.add("Gather", self.product(x, layer.mix, weight, bias), rows)  # [pieces, batch, width]
            heads.append(self.add("Reshape", padded, self.ints(0, -1, size)))
        query, key, value = heads
        scores = self.add("FusedMatMul", query, key, domain="com.microsoft", alpha=1 / math.sqrt(size),
                          transBatchA=1, transBatchB=1, transB=1)  # fmt: skip
        scores = self.add("Softmax", self.add("Add", scores, gap), axis=-1)
        seen = self.add("FusedMatMul", scores, value, domain="com.microsoft", transBatchB=1)
        seen = self.add("Reshape", self.add("Transpose", seen, perm=[1, 0, 2]), self.ints(-1, width))
        return self.add("Gather", seen, kept)

    def model(self, inputs: dict[str, tuple[int, list[str | int]]], outputs: dict[str, str]) -> onnx.ModelProto:
        """The finished model; outputs maps public names to results."""
        for name, result in outputs.items():
            self.nodes.append(helper.make_node("Identity", [result], [name]))
        graph = helper.make_graph(
            self.nodes, "carsica",
            [helper.make_tensor_value_info(n, kind, shape) for n, (kind, shape) in inputs.items()],
            [helper.make_tensor_value_info(n, TensorProto.FLOAT, None) for n in outputs],
            self.weights,
        )  # fmt: skip
        made = helper.make_model(
            graph, opset_imports=[helper.make_opsetid("", OPSET), helper.make_opsetid("com.microsoft", 1)]
        )
        made.ir_version = 9
        return made


VECTORS = {
    "vectors": (TensorProto.FLOAT, ["batch", "pieces", 384]),
    "mask": (TensorProto.FLOAT, ["batch", "pieces"]),
}


def reader_graph(reader: Reader, ranges: Ranges | None = None) -> onnx.ModelProto:
    """vectors, mask, first, last → tags, names, layers, arcs, dependents, governors; word 0 is the root."""
    graph = Graph(ranges)
    packed = graph.encoder(reader.encoder, "vectors", "mask")
    by_sentence = graph.add("Transpose", packed.rows, perm=[1, 0])
    ends = []
    for index in ("first", "last"):
        rows = graph.add("GatherElements", by_sentence, index, axis=1)
        ends.append(graph.add("Gather", packed.states, graph.add("Reshape", rows, graph.ints(-1))))
    words = graph.add("Mul", graph.add("Add", *ends), graph.weight(np.float32([0.5])))
    dependent = graph.gelu(graph.linear(words, reader.arc_dependent))
    governor = graph.gelu(graph.linear(words, reader.arc_governor))
    rows_of = {
        "tags": graph.linear(words, reader.tags),
        "names": graph.linear(words, reader.names),
        "layers": graph.linear(words, reader.layers),
        "dependents": graph.gelu(graph.linear(words, reader.relation_dependent)),
        "governors": graph.gelu(graph.linear(words, reader.relation_governor)),
        "arc": graph.linear(dependent, reader.arc),
        "head": governor,
    }
    shape = graph.add("Concat", graph.add("Shape", "first"), graph.ints(-1), axis=0)
    outputs = {name: graph.add("Reshape", rows, shape) for name, rows in rows_of.items()}
    outputs["arcs"] = graph.add("FusedMatMul", outputs.pop("arc"), outputs.pop("head"), domain="com.microsoft",
                                transB=1, alpha=1 / math.sqrt(ARC))  # fmt: skip
    index = (TensorProto.INT64, ["batch", "words"])
    return graph.model({**VECTORS, "first": index, "last": index}, outputs)


def vectors_graph(encoder: Encoder, ranges: Ranges | None = None) -> onnx.ModelProto:
    """vectors, mask → sentence: the mean of the states, of unit length."""
    graph = Graph(ranges)
    packed = graph.encoder(encoder, "vectors", "mask")
    states = graph.add("Gather", packed.states, graph.add("Transpose", packed.rows, perm=[1, 0]))
    wide = graph.add("Unsqueeze", "mask", graph.ints(2))
    total = graph.add("ReduceSum", graph.add("Mul", states, wide), graph.ints(1), keepdims=0)
    length = graph.add("ReduceL2", total, graph.ints(1), keepdims=1)
    return graph.model(VECTORS, {"sentence": graph.add("Div", total, length)})


def relations_graph(reader: Reader) -> onnx.ModelProto:
    """dependents, governors [words, width], a row a pair → scores of every relation."""
    graph = Graph()
    pairs = graph.add("Mul", "dependents", "governors")
    shape = (TensorProto.FLOAT, ["words", reader.relation.in_features])
    return graph.model({"dependents": shape, "governors": shape}, {"scores": graph.linear(pairs, reader.relation)})
