"""Scores of the sentences of the corpus that ``training.folds`` writes, and the marks they give; without torch."""

from __future__ import annotations

import functools
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from carsica.parse.syntax import Document, Mark
from carsica.parse.tags import Layers
from training.annotated import LAYERS

WEIGHTS = Path("carsica/weights")
Scores = dict[str, npt.NDArray[np.float16]]
"""A sentence, as ``key`` names it → the scores of its words [words, tags of all layers]."""


def key(report: str, words: list[str]) -> str:
    """The name of a sentence: its report and its words."""
    return f"{report} {' '.join(words)}"


@functools.cache
def _chains() -> dict[str, Any]:
    """What the tags of each layer give to their neighbours in the shipped reader."""
    found: dict[str, Any] = json.loads((WEIGHTS / "labels.json").read_text(encoding="utf-8"))["chains"]
    return found


def marked(document: Document, report: str, found: Scores) -> Document:
    """The document with the marks that the scores give, in place of its own."""
    layers = Layers(LAYERS, _chains())
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
