"""Turns rows into padded tensors. Owns labels, augmentation and batching by length."""

from __future__ import annotations

import dataclasses
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from training.annotated import LAYERS
from training.model import Labels
from training.original import Quarter
from training.substitute import substitute
from training.trees import Row

FEATURES = (
    "Number", "Gender", "Case", "PronType", "VerbForm", "Person", "Tense", "Definite", "Mood", "Degree",
    "Voice", "Aspect", "NumType", "Poss", "Polarity", "Reflex", "Animacy", "Foreign", "Clitic",
)  # fmt: skip
UPOS = (
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT",
    "SCONJ", "SYM", "VERB", "X",
)  # fmt: skip
NAMES = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")
LEAST = 20  # a value or relation rarer than this is not learned
LONGEST = 256
QUOTES = (("«", "»"), ("“", "”"), ("„", "“"), ('"', '"'), ("‘", "’"), ("'", "'"))


def labels(rows: list[Row]) -> Labels:
    """The inventory of labels that the training rows hold often enough."""
    values: dict[str, Counter[str]] = {name: Counter() for name in FEATURES}
    relations: Counter[str] = Counter()
    for row in rows:
        relations.update(row.relations or [])
        for features in row.features or []:
            for name in FEATURES:
                if name in features:
                    values[name][features[name]] += 1
    base = {r.split(":")[0] for r in relations}
    return Labels(
        UPOS,
        {n: ("", *sorted(v for v, c in values[n].items() if c >= LEAST)) for n in FEATURES},
        tuple(sorted({r for r, c in relations.items() if c >= LEAST} | base)),
        NAMES,
        LAYERS,
    )


def vary(row: Row, chance: random.Random) -> Row:
    """One copy of a row as pages may print it: clitics whole, other quotes, other case."""
    if row.whole and chance.random() < 0.5:
        row = row.whole
    if row.source.startswith("own:"):
        row = substitute(row, chance)
    words = row.words
    if chance.random() < 0.3:
        words = _quotes(words, chance)
    draw = chance.random()
    if draw < 0.02:
        words = [w.upper() for w in words]
    elif draw < 0.05 and row.language == "en":
        words = [w if w[0].isupper() else w.capitalize() for w in words]
    if len(words) > 4 and words[-1] == "." and chance.random() < 0.05:
        return _headline(row, words[:-1])
    if words is row.words:
        return row
    return dataclasses.replace(row, words=words, whole=None)


def _headline(row: Row, words: list[str]) -> Row:
    """The row without its full stop, as headlines and list items end."""
    size = len(words)
    if row.heads and (size + 1 in row.heads or row.heads[-1] == 0):
        return row  # something hangs from the full stop
    parts = (row.upos, row.features, row.heads, row.relations, row.names)
    cut = Row(words, row.language, row.source, *(p[:size] if p else None for p in parts))
    cut.layers = {name: tags[:size] for name, tags in row.layers.items()} if row.layers else None
    return cut


def _quotes(words: list[str], chance: random.Random) -> list[str]:
    opening, closing = chance.choice(QUOTES)
    apostrophe = chance.choice("'’")
    changed, inside = [], False
    for word in words:
        if word in ('"', "“", "”", "«", "»", "„", "''", "``"):
            inside = not inside
            changed.append(opening if inside else closing)
        elif word in ("-", "—", "–", "--"):
            changed.append(chance.choice(("-", "—", "–")) if word != "-" else word)
        else:
            changed.append(word.replace("'", apostrophe).replace("’", apostrophe) if len(word) > 1 else word)
    return changed


def _round(size: int) -> int:
    """Few shapes: every new one costs the CPU kernels a compilation."""
    return -(-size // 8) * 8


class Batcher:
    """Builds batches of rows as tensors."""

    def __init__(self, weights: Path, known: Labels) -> None:
        self.pieces = Tokenizer.from_file(str(weights / "pieces.json"))
        words = Quarter(np.load(weights / "words.npy"), np.load(weights / "words-scales.npy"))
        self.words = torch.tensor(words.full())
        self.known = known
        self.cache: dict[str, list[int]] = {}
        self.index = {
            "upos": {tag: i for i, tag in enumerate(known.upos)},
            "relations": {tag: i for i, tag in enumerate(known.relations)},
            "names": {tag: i for i, tag in enumerate(known.names)},
            **{name: {v: i for i, v in enumerate(values)} for name, values in known.features.items()},
        }
        self.layer_index = {name: {t: i for i, t in enumerate(tags)} for name, tags in known.layers.items()}

    def ids(self, word: str) -> list[int]:
        """The pieces of a word; never empty."""
        found = self.cache.get(word)
        if found is None:
            found = self.pieces.encode(word, add_special_tokens=False).ids[:16] or [3]
            self.cache[word] = found
        return found

    def length(self, row: Row) -> int:
        """Pieces of a row with its start and end."""
        return 2 + sum(len(self.ids(w)) for w in row.words)

    def batches(self, rows: list[Row], budget: int, chance: random.Random) -> Iterator[list[Row]]:
        """Rows in random batches of about equal length, ``budget`` pieces each with padding."""
        sized = [(self.length(r) * chance.uniform(0.93, 1.07), n) for n, r in enumerate(rows)]
        batches: list[list[Row]] = []
        current: list[Row] = []
        longest = 0
        for _, n in sorted(sized):
            size = _round(self.length(rows[n]))
            if size > LONGEST:
                continue
            if current and max(longest, size) * (len(current) + 1) > budget:
                batches.append(current)
                current, longest = [], 0
            current.append(rows[n])
            longest = max(longest, size)
        batches.append(current)
        chance.shuffle(batches)
        yield from batches

    def tensors(self, rows: list[Row]) -> dict[str, Tensor]:
        """Inputs and gold of a batch; word 0 is the root."""
        widest = _round(max(self.length(r) for r in rows))
        longest = _round(1 + max(len(r.words) for r in rows))
        ids = np.ones((len(rows), widest), np.int64)
        first = np.zeros((len(rows), longest), np.int64)
        last = np.zeros((len(rows), longest), np.int64)
        present = np.zeros((len(rows), longest), bool)
        gold = {name: np.full((len(rows), longest), -100, np.int64) for name in ("heads", "relations", "names")}
        tags = np.full((len(rows), longest, len(self.known.sizes)), -100, np.int64)
        layers = np.full((len(rows), longest, len(self.known.layers)), -100, np.int64)
        for b, row in enumerate(rows):
            ids[b, 0] = 0
            at = 1
            for w, word in enumerate(row.words, 1):
                pieces = self.ids(word)
                ids[b, at : at + len(pieces)] = pieces
                first[b, w], last[b, w] = at, at + len(pieces) - 1
                at += len(pieces)
            ids[b, at] = 2
            present[b, : len(row.words) + 1] = True
            self._gold(row, b, gold, tags)
            self._layer_gold(row, b, layers)
        found = {
            "mask": ids != 1,
            "first": first,
            "last": last,
            "present": present,
            "tags": tags,
            "layers": layers,
            **gold,
        }
        tensors = {name: torch.from_numpy(array) for name, array in found.items()}
        tensors["vectors"] = self.words[torch.from_numpy(ids)]
        return tensors

    def _gold(self, row: Row, b: int, gold: dict[str, np.ndarray], tags: np.ndarray) -> None:
        size = len(row.words)
        if row.upos and row.features is not None and row.heads and row.relations:
            tags[b, 1 : size + 1, 0] = [self.index["upos"].get(t, -100) for t in row.upos]
            for n, name in enumerate(self.known.features, 1):
                index = self.index[name]
                tags[b, 1 : size + 1, n] = [index.get(f.get(name, ""), -100) for f in row.features]
            gold["heads"][b, 1 : size + 1] = row.heads
            relations = self.index["relations"]
            gold["relations"][b, 1 : size + 1] = [
                relations.get(r, relations.get(r.split(":")[0], -100)) for r in row.relations
            ]
        if row.names:
            gold["names"][b, 1 : size + 1] = [-100 if n is None else self.index["names"][n] for n in row.names]

    def _layer_gold(self, row: Row, b: int, layers: np.ndarray) -> None:
        for n, (name, index) in enumerate(self.layer_index.items()):
            if row.layers and name in row.layers:
                found = [-100 if tag is None else index[tag] for tag in row.layers[name]]
                layers[b, 1 : len(row.words) + 1, n] = found
