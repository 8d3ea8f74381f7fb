"""The shipped encoder: hash-checked weights, word pieces, ONNX sessions. The only module that uses ONNX Runtime.

Turns words into raw scores and texts into vectors; what the scores mean is decided elsewhere.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnxruntime
from tokenizers import Tokenizer

from carsica.errors import WeightsError

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

START, PAD, END, UNKNOWN = 0, 1, 2, 3
WINDOW = 256  # pieces in one pass, start and end included
BUDGET = 384  # pieces in one batch, padding included: more does not fit the processor's caches
PADDING = 96  # pieces of padding that cost about as much as another batch; the graph pads attention alone
SLOW = ["BiasGeluFusion"]  # graph rewriting that the runtime had better leave: its fused operator is the slower
WORD_PIECES = 16  # of one word; an address or a hash is cut
KEPT_WORDS = 100_000  # in the cache of pieces


@dataclass(frozen=True)
class Batch:
    """Raw scores of some windows: positions in the input, number of words each, arrays by output name.

    Word 0 of each window is the root.
    """

    positions: list[int]
    sizes: list[int]
    scores: dict[str, Floats]


def folder() -> Path:
    """Where the shipped weights are."""
    return Path(str(resources.files("carsica") / "weights"))


def check(weights: Path) -> None:
    """Compare every file with the manifest that ships beside it."""
    manifest = weights / "manifest.json"
    try:
        expected: dict[str, str] = json.loads(manifest.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise WeightsError(str(manifest), f"the list of weight files cannot be read ({error})") from error
    for name, digest in expected.items():
        try:
            with (weights / name).open("rb") as opened:
                found = hashlib.file_digest(opened, "sha256").hexdigest()
        except OSError as error:
            raise WeightsError(str(weights / name), f"a weights file is missing ({error.strerror})") from error
        if found != digest:
            raise WeightsError(
                str(weights / name), "this is not the file that the model card names (hash differs)"
            )


class Encoder:
    """Opens the weights on first use. One session for reading, one for sentence vectors."""

    room = WINDOW - 2  # pieces of words in one pass

    def __init__(self, weights: Path | None = None, threads: int = 1) -> None:
        self.weights = weights or folder()
        self.threads = threads
        self._pieces_of: dict[str, list[int]] = {}

    @cached_property
    def _checked(self) -> Path:
        check(self.weights)
        return self.weights

    @cached_property
    def labels(self) -> dict[str, Any]:
        """The labels behind the scores."""
        found: dict[str, Any] = json.loads((self._checked / "labels.json").read_text(encoding="utf-8"))
        return found

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        return Tokenizer.from_file(str(self._checked / "pieces.json"))

    @cached_property
    def _words(self) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.float16]]:
        return tuple(
            np.load(self._checked / name, mmap_mode="r", allow_pickle=False)
            for name in ("words.npy", "words-scales.npy")
        )

    @cached_property
    def _reader(self) -> onnxruntime.InferenceSession:
        return self._session("reader.onnx")

    @cached_property
    def _relations(self) -> onnxruntime.InferenceSession:
        return self._session("relations.onnx")

    @cached_property
    def _sentence(self) -> onnxruntime.InferenceSession:
        return self._session("vectors.onnx")

    def _session(self, name: str) -> onnxruntime.InferenceSession:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = self.threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        # Batches differ in shape; what was planned for one is of no use to the next.
        options.enable_mem_pattern = False
        try:
            return onnxruntime.InferenceSession(
                str(self._checked / name), options, providers=["CPUExecutionProvider"], disabled_optimizers=SLOW
            )
        except Exception as error:  # the runtime raises its own kinds, not documented
            raise WeightsError(str(self.weights / name), f"the model cannot be opened ({error})") from error

    def pieces(self, words: Sequence[str]) -> list[list[int]]:
        """The piece ids of each word; never empty."""
        new = list({word for word in words if word not in self._pieces_of})
        if len(self._pieces_of) + len(new) > KEPT_WORDS:
            self._pieces_of.clear()
            new = list(set(words))
        if new:
            for word, ids in zip(new, self._ids(new), strict=True):
                self._pieces_of[word] = ids[:WORD_PIECES] or [UNKNOWN]
        return [self._pieces_of[word] for word in words]

    def _ids(self, texts: Sequence[str]) -> list[list[int]]:
        """The piece ids of texts; halves of surrogate pairs are no characters, and the tokenizer refuses them."""
        whole = [text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8") for text in texts]
        return [encoded.ids for encoded in self._tokenizer.encode_batch(whole, add_special_tokens=False)]

    def _embed(self, ids: Ints) -> Floats:
        """Vectors of piece ids; the matrix is kept in 4 bits, so only the rows in use are unpacked."""
        unique, place = np.unique(ids, return_inverse=True)
        nibbles, scales = self._words
        packed = nibbles[unique].reshape(len(unique), scales.shape[1], -1)
        values = np.concatenate([packed & 0x0F, packed >> 4], axis=2).astype(np.float32)
        values -= 8.0
        values *= scales[unique].astype(np.float32)[:, :, None]
        return values.reshape(len(unique), -1)[place.reshape(ids.shape)]

    def read(self, windows: Sequence[Sequence[Sequence[int]]]) -> Iterator[Batch]:
        """Raw scores of windows, each a list of words given as piece ids; batched by length."""
        lengths = [2 + sum(map(len, window)) for window in windows]
        for positions in by_length(lengths):
            chosen = [windows[i] for i in positions]
            ids, first, last = _arrays(chosen, [lengths[i] for i in positions])
            mask = (ids != PAD).astype(np.float32)
            feeds = {"vectors": self._embed(ids), "mask": mask, "first": first, "last": last}
            names = [output.name for output in self._reader.get_outputs()]
            scores = dict(zip(names, self._reader.run(names, feeds), strict=True))
            yield Batch(positions, [len(window) for window in chosen], scores)

    def relations(self, dependents: Floats, governors: Floats) -> list[str]:
        """The relation of each pair of a word and its governor, never "root"; both [words, width]."""
        names: list[str] = self.labels["relations"]
        (scores,) = self._relations.run(None, {"dependents": dependents, "governors": governors})
        scores[:, names.index("root")] = -np.inf
        return [names[pick] for pick in scores.argmax(axis=1)]

    def vectors(self, texts: Sequence[str]) -> Floats:
        """Sentence vectors [texts, width] of unit length, from the original encoder."""
        width = 2 * self._words[0].shape[1]
        found = np.zeros((len(texts), width), np.float32)
        ids = [pieces[: WINDOW - 2] for pieces in self._ids([f"query: {text}" for text in texts])]
        lengths = [len(i) + 2 for i in ids]
        for positions in by_length(lengths):
            padded = np.full((len(positions), max(lengths[i] for i in positions)), PAD, np.int64)
            for row, i in enumerate(positions):
                padded[row, : lengths[i]] = [START, *ids[i], END]
            mask = (padded != PAD).astype(np.float32)
            found[positions] = self._sentence.run(None, {"vectors": self._embed(padded), "mask": mask})[0]
        return found


def by_length(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Positions in batches of about equal length, none above the budget unless alone."""
    batch: list[int] = []
    longest = 0
    for i in sorted(range(len(lengths)), key=lambda i: lengths[i]):
        full = lengths[i] * (len(batch) + 1) > BUDGET
        if batch and (full or (lengths[i] - longest) * len(batch) > PADDING):
            yield batch
            batch = []
        longest = lengths[i]
        batch.append(i)
    if batch:
        yield batch


def _arrays(windows: Sequence[Sequence[Sequence[int]]], lengths: Sequence[int]) -> tuple[Ints, Ints, Ints]:
    longest = 1 + max(map(len, windows))
    ids = np.full((len(windows), max(lengths)), PAD, np.int64)
    first = np.zeros((len(windows), longest), np.int64)
    last = np.zeros((len(windows), longest), np.int64)
    for row, window in enumerate(windows):
        flat = [START]
        for number, pieces in enumerate(window, 1):
            first[row, number] = len(flat)
            flat += pieces
            last[row, number] = len(flat) - 1
        flat.append(END)
        ids[row, : len(flat)] = flat
    return ids, first, last
