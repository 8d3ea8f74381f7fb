"""Writes the trained modules as ONNX graphs. Owns the graph's shape: inputs, outputs, names.

Built node by node: the graph is small, and this way it holds nothing but what the reader needs. Matrix products
run in 8 bits: weights with one scale a column, activations with one scale a word piece. The usual one scale a
batch would make a sentence's tree depend on the sentences that happen to share its batch.
"""

from __future__ import annotations

import math

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor, nn

from training.model import ARC, Encoder, Layer, Reader

OPSET = 20
WEIGHT_PEAK = 127


class Graph:
    """Collects nodes and weights; every method returns the name of its result."""

    def __init__(self, small: bool) -> None:
        self.small = small
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []
        self.packed: dict[str, tuple[str, str]] = {}

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
        matrix = module.weight.detach().float().numpy().T
        product = self._product8(x, matrix) if self.small else self.add("MatMul", x, self.weight(matrix))
        return product if module.bias is None else self.add("Add", product, self.weight(module.bias))

    def _product8(self, x: str, matrix: np.ndarray) -> str:
        zero = self.weight(np.array(128, np.uint8), "zero")
        step = self.weight(np.array(1 / 127, np.float32), "step")
        if x not in self.packed:
            peak = self.add("ReduceMax", self.add("Abs", x), self.ints(-1), keepdims=1)
            peak = self.add("Max", peak, self.weight(np.float32([1e-6])))
            self.packed[x] = peak, self.add("QuantizeLinear", self.add("Div", x, peak), step, zero)
        peak, packed = self.packed[x]
        scales = np.maximum(np.abs(matrix).max(axis=0), 1e-8) / WEIGHT_PEAK
        whole = np.round(matrix / scales).astype(np.int8)
        product = self.add(
            "MatMulIntegerToFloat", packed, self.weight(whole, "matrix"), step,
            self.weight(scales.astype(np.float32)), zero, domain="com.microsoft",
        )  # fmt: skip
        return self.add("Mul", product, peak)

    def norm(self, x: str, module: nn.LayerNorm) -> str:
        """Layer normalisation over the last axis."""
        return self.add("LayerNormalization", x, self.weight(module.weight), self.weight(module.bias),
                        axis=-1, epsilon=float(module.eps))  # fmt: skip

    def ints(self, *values: int) -> str:
        """A constant vector of whole numbers."""
        return self.weight(np.array(values, np.int64), "ints")

    def encoder(self, module: Encoder, vectors: str, mask: str) -> str:
        """States [batch, pieces, width] from vectors and a mask of 0.0 and 1.0."""
        size = self.add("Shape", vectors, start=1, end=2)
        places = self.add("Slice", self.weight(module.positions), self.ints(0), size, self.ints(0))
        x = self.norm(self.add("Add", vectors, places), module.norm)
        gap = self.add("Sub", mask, self.weight(np.float32([1.0])))
        gap = self.add("Mul", gap, self.weight(np.float32([1e4])))
        gap = self.add("Unsqueeze", gap, self.ints(1, 2))
        for layer in module.layers:
            x = self._layer(layer, x, gap)
        return x

    def _layer(self, layer: Layer, x: str, gap: str) -> str:
        heads, width = layer.heads, layer.out.in_features
        mixed = self.linear(x, layer.mix)
        split = [f"mix{len(self.nodes)}{part}" for part in "qkv"]
        self.nodes.append(helper.make_node("Split", [mixed], split, axis=-1, num_outputs=3))
        shape = self.ints(0, 0, heads, width // heads)
        q, k, v = (self.add("Reshape", part, shape) for part in split)
        q = self.add("Transpose", q, perm=[0, 2, 1, 3])
        k = self.add("Transpose", k, perm=[0, 2, 3, 1])
        v = self.add("Transpose", v, perm=[0, 2, 1, 3])
        q = self.add("Mul", q, self.weight(np.float32([1 / math.sqrt(width // heads)])))
        scores = self.add("Softmax", self.add("Add", self.add("MatMul", q, k), gap), axis=-1)
        seen = self.add("Transpose", self.add("MatMul", scores, v), perm=[0, 2, 1, 3])
        seen = self.linear(self.add("Reshape", seen, self.ints(0, 0, width)), layer.out)
        x = self.norm(self.add("Add", x, seen), layer.mixed)
        grown = self.add("Gelu", self.linear(x, layer.grow))
        return self.norm(self.add("Add", x, self.linear(grown, layer.shrink)), layer.grown)

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


def reader_graph(reader: Reader, small: bool = True) -> onnx.ModelProto:
    """vectors, mask, first, last → tags, names, layers, arcs, dependents, governors; word 0 is the root."""
    graph = Graph(small)
    states = graph.encoder(reader.encoder, "vectors", "mask")
    ends = []
    for index in ("first", "last"):
        wide = graph.add("Unsqueeze", index, graph.ints(2))
        ends.append(graph.add("GatherND", states, wide, batch_dims=1))
    words = graph.add("Mul", graph.add("Add", *ends), graph.weight(np.float32([0.5])))
    dependent = graph.add("Gelu", graph.linear(words, reader.arc_dependent))
    governor = graph.add("Gelu", graph.linear(words, reader.arc_governor))
    governor = graph.add("Transpose", governor, perm=[0, 2, 1])
    arcs = graph.add("MatMul", graph.linear(dependent, reader.arc), governor)
    outputs = {
        "tags": graph.linear(words, reader.tags),
        "names": graph.linear(words, reader.names),
        "layers": graph.linear(words, reader.layers),
        "arcs": graph.add("Mul", arcs, graph.weight(np.float32([1 / math.sqrt(ARC)]))),
        "dependents": graph.add("Gelu", graph.linear(words, reader.relation_dependent)),
        "governors": graph.add("Gelu", graph.linear(words, reader.relation_governor)),
    }
    index = (TensorProto.INT64, ["batch", "words"])
    return graph.model({**VECTORS, "first": index, "last": index}, outputs)


def vectors_graph(encoder: Encoder, small: bool = True) -> onnx.ModelProto:
    """vectors, mask → sentence: the mean of the states, of unit length."""
    graph = Graph(small)
    states = graph.encoder(encoder, "vectors", "mask")
    wide = graph.add("Unsqueeze", "mask", graph.ints(2))
    total = graph.add("ReduceSum", graph.add("Mul", states, wide), graph.ints(1), keepdims=0)
    length = graph.add("ReduceL2", total, graph.ints(1), keepdims=1)
    return graph.model(VECTORS, {"sentence": graph.add("Div", total, length)})


def relations_graph(reader: Reader) -> onnx.ModelProto:
    """dependents, governors [words, width], a row a pair → scores of every relation."""
    graph = Graph(small=False)
    pairs = graph.add("Mul", "dependents", "governors")
    shape = (TensorProto.FLOAT, ["words", reader.relation.in_features])
    return graph.model({"dependents": shape, "governors": shape}, {"scores": graph.linear(pairs, reader.relation)})
