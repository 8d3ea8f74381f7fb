"""Writes what ships: quantised graphs, labels, manifest with hashes. Owns the files of carsica/weights/.

python -m training.export --out build/training --weights carsica/weights
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
from pathlib import Path

import onnx
import torch

from training import calibrate, graph, original
from training.annotated import corpus_rows
from training.batches import Batcher
from training.model import Encoder, Labels, Reader, take_up

EVERY = 40  # of the corpus's sentences one is enough to calibrate
SHIPPED = (".onnx", ".json", ".npy", ".npz")


def load(path: Path, source: original.Original, depth: int = 6) -> Reader:
    """The trained reader from its checkpoint."""
    state = torch.load(path, weights_only=True)
    found = state["labels"]
    known = Labels(tuple(found["upos"]), {k: tuple(v) for k, v in found["features"].items()},
                   tuple(found["relations"]), tuple(found["names"]),
                   {k: tuple(v) for k, v in found.get("layers", {}).items()})  # fmt: skip
    reader = Reader(source, known, depth)
    take_up(reader, state["reader"])
    return reader.eval()


def write(reader: Reader, source: original.Original, vocabulary: Path, weights: Path, full: bool = False) -> None:
    """Write every shipped file and the manifest. ``full``: leave the graphs unquantised, to measure the loss."""
    batcher = Batcher(vocabulary, reader.labels)
    sentences = corpus_rows("train")[::EVERY]
    encoder = Encoder(source, source.layers).eval()
    weights.mkdir(parents=True, exist_ok=True)
    for name in ("pieces.json", "words.npy", "words-scales.npy", "lemmas.json"):
        if (vocabulary / name).resolve() != (weights / name).resolve():
            shutil.copyfile(vocabulary / name, weights / name)
    reading = None if full else calibrate.ranges(reader, calibrate.inputs(batcher, sentences))
    vectors = None if full else calibrate.ranges(encoder, calibrate.queries(batcher, sentences))
    onnx.save(graph.reader_graph(reader, reading), weights / "reader.onnx")
    onnx.save(graph.vectors_graph(encoder, vectors), weights / "vectors.onnx")
    onnx.save(graph.relations_graph(reader), weights / "relations.onnx")
    known = reader.labels
    shown = {"upos": known.upos, "features": known.features, "relations": known.relations, "names": known.names,
             "layers": known.layers}  # fmt: skip
    (weights / "labels.json").write_text(json.dumps(shown, indent=1) + "\n", encoding="utf-8")
    manifest(weights)


def manifest(weights: Path) -> None:
    """Write the hash of every file that the package loads."""
    files = sorted(p for p in weights.iterdir() if p.suffix in SHIPPED and p.name != "manifest.json")
    hashes = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
    (weights / "manifest.json").write_text(json.dumps(hashes, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Export the finished training."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("build/training"))
    parser.add_argument("--weights", type=Path, default=Path("carsica/weights"))
    parser.add_argument("--vocabulary", type=Path, default=Path("carsica/weights"), help="folder of pieces.json")
    parser.add_argument("--from", dest="checkpoint", default="reader.pt")
    parser.add_argument("--full", action="store_true", help="float32 graphs, to measure what int8 costs")
    chosen = parser.parse_args()
    source = original.load(original.fetch())
    write(load(chosen.out / chosen.checkpoint, source), source, chosen.vocabulary, chosen.weights, chosen.full)


if __name__ == "__main__":
    main()
