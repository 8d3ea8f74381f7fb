"""Marks of the corpus by readers that never saw them: each part of its stories by heads trained on the rest.

    python -m training.folds --from build/training/second/reader.pt --out build/training/folds.npz

What is learnt from marks beside other signs (``training.signs``) must meet them as uncertain as new reports will
have them; the shipped reader has learnt the corpus's train part by heart. The encoder here has never seen the
corpus, as for the learning curve.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch

from carsica.parse.syntax import Document, Mark
from carsica.parse.tags import Layers
from training import original
from training.annotated import LAYERS, corpus_rows
from training.batches import Batcher
from training.curve import Example, Probe, examples, story, train
from training.export import load

PARTS = 3
SEED = 3
Scores = dict[str, npt.NDArray[np.float16]]
"""A sentence, as ``key`` names it → the scores of its words [words, tags of all layers]."""


def key(report: str, words: list[str]) -> str:
    """The name of a sentence: its report and its words."""
    return f"{report} {' '.join(words)}"


def parts(taken: list[Example]) -> Iterator[tuple[list[Example], list[Example]]]:
    """(examples to learn from, examples to mark), by story."""
    names = sorted({story(example) for example in taken})
    random.Random(SEED).shuffle(names)
    for part in range(PARTS):
        held = set(names[part::PARTS])
        yield [e for e in taken if story(e) not in held], [e for e in taken if story(e) in held]


def scores(probe: Probe, held: list[Example]) -> Scores:
    """What a probe gives to sentences."""
    with torch.no_grad():
        return {
            key(row.source.removeprefix("corpus:"), row.words): probe(states[None])[0].numpy().astype(np.float16)
            for row, states, _ in held
        }


def marked(document: Document, report: str, found: Scores) -> Document:
    """The document with the marks that the scores give, in place of its own."""
    layers = Layers(LAYERS)
    marks: list[Mark] = []
    for number, sentence in enumerate(document.sentences):
        given = found.get(key(report, [word.text for word in sentence.words]))
        if given is None:
            continue
        (spans,) = layers.marks_of(given.astype(np.float32)[None], [len(sentence.words)])
        for layer, kind, note, sure, first, last in spans:
            start, end = sentence.words[first].start, sentence.words[last - 1].end
            marks.append(Mark(layer, kind, note, sure, start, end, number, (first, last)))
    return replace(document, marks=tuple(marks))


def main() -> None:
    """Write the scores of the corpus's train part."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--from", dest="start", type=Path, required=True, help="reader.pt that never saw the corpus"
    )
    parser.add_argument("--vocabulary", type=Path, default=Path("carsica/weights"))
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--out", type=Path, required=True)
    chosen = parser.parse_args()
    torch.set_num_threads(chosen.threads)
    reader = load(chosen.start, original.load(original.fetch()))
    batcher = Batcher(chosen.vocabulary, replace(reader.labels, layers=LAYERS))
    taken = examples(reader, batcher, corpus_rows("train"))
    found: Scores = {}
    for seed, (rest, held) in enumerate(parts(taken)):
        found |= scores(train(rest, seed, chosen.epochs), held)
        print(f"{len(found)} of {len(taken)} sentences", flush=True)
    chosen.out.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(chosen.out, **found)


if __name__ == "__main__":
    main()
