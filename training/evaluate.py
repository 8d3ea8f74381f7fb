"""Measures the shipped weights through the package's own parser. Owns the figures of the model card.

    python -m training.evaluate --data ../shared/data

Trees: words given; LAS compares universal relations (subtypes dropped), punctuation counted, as the CoNLL 2018
scorer does. Names: strict F1, exact words and kind; predictions on words that the gold leaves open do not count.
"""

from __future__ import annotations

import argparse
import gc
import json
import resource
import time
from collections import defaultdict
from pathlib import Path

from carsica.parse.reader import Parser
from carsica.parse.syntax import Document
from training import rows
from training.annotated import corpus_rows
from training.marks import agreement, marked
from training.trees import Row


def trees(parser: Parser, found: list[Row]) -> dict[str, float]:
    """UPOS, UAS, LAS and exact features of a set, in percent."""
    document = parser.parse_words([r.words for r in found], found[0].language)
    right: dict[str, int] = defaultdict(int)
    total = 0
    for row, sentence in zip(found, document.sentences, strict=True):
        upos, heads, relations = row.upos or [], row.heads or [], row.relations or []
        for i, word in enumerate(sentence.words):
            total += 1
            head = word.head + 1 == heads[i]
            right["UPOS"] += word.upos == upos[i]
            right["UAS"] += head
            right["LAS"] += head and word.relation.split(":")[0] == relations[i].split(":")[0]
    return {name: 100 * count / total for name, count in right.items()}


def _gold(row: Row) -> set[tuple[str, int, int]]:
    spans: list[tuple[str, int, int]] = []
    for i, tag in enumerate(row.names or []):
        if tag and tag[0] == "B":
            spans.append((tag[2:], i, i + 1))
        elif tag and tag[0] == "I" and spans and spans[-1][2] == i:
            spans[-1] = (spans[-1][0], spans[-1][1], i + 1)
    return set(spans)


def names(parser: Parser, found: list[Row]) -> dict[str, float]:
    """Strict precision, recall and F1 of a set, and F1 by kind, in percent."""
    document = parser.parse_words([r.words for r in found], found[0].language)
    by_sentence = _by_sentence(document)
    counts = {kind: [0, 0, 0] for kind in ("all", "PER", "ORG", "LOC")}  # right, predicted, gold
    for number, row in enumerate(found):
        gold = _gold(row)
        unknown = {i for i, tag in enumerate(row.names or []) if tag is None}
        predicted = {p for p in by_sentence[number] if not unknown & set(range(p[1], p[2]))}
        for kind, tally in counts.items():
            g = {s for s in gold if kind in ("all", s[0])}
            p = {s for s in predicted if kind in ("all", s[0])}
            tally[0] += len(g & p)
            tally[1] += len(p)
            tally[2] += len(g)
    right, guessed, true = counts["all"]
    result = {"P": 100 * right / max(guessed, 1), "R": 100 * right / max(true, 1)}
    return result | {k if k != "all" else "F1": 200 * r / max(p + g, 1) for k, (r, p, g) in counts.items()}


def _by_sentence(document: Document) -> dict[int, list[tuple[str, int, int]]]:
    found: dict[int, list[tuple[str, int, int]]] = defaultdict(list)
    for name in document.names:
        found[name.sentence].append((name.kind, *name.words))
    return found


def speed(parser: Parser, found: list[Row]) -> dict[str, float]:
    """Words a second from raw text, and the process's peak memory."""
    text = "\n".join(" ".join(r.words) for r in found * 2)
    parser.parse("Una frase.", "it")
    gc.collect()
    began = time.process_time()  # the processor's own time: other programs do not count
    document = parser.parse(text, found[0].language)
    took = time.process_time() - began
    words = sum(len(s.words) for s in document.sentences)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"words/s": words / took, "peak MB": peak}


def main() -> None:
    """Print every figure of the card."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--weights", type=Path, default=None, help="another folder than the package's")
    parser.add_argument("--json", type=Path, help="write the figures there too")
    parser.add_argument("--quick", action="store_true", help="at most 300 sentences a set")
    chosen = parser.parse_args()
    began = time.perf_counter()
    reader = Parser(weights=chosen.weights)
    reader.parse("Una frase.", "it")
    print(f"load {time.perf_counter() - began:.2f} s")
    figures: dict[str, dict[str, float]] = {}
    most = 300 if chosen.quick else None
    for name, found in rows.dev_trees(chosen.data).items():
        figures[name] = trees(reader, found[:most])
        _show(name, len(found[:most]), figures[name])
    for name, found in rows.dev_names(chosen.data).items():
        figures[name] = names(reader, found[:most])
        _show(name, len(found[:most]), figures[name])
    for layer, found_figures in agreement(marked(reader, corpus_rows("dev"))).items():
        figures[f"corpus dev, {layer}"] = found_figures
        _show(f"corpus dev, {layer}", int(found_figures.pop("spans")), found_figures)
    italian = rows.dev_trees(chosen.data)["it_isdt dev, measured only"]
    figures["speed"] = speed(reader, italian)
    _show("speed, Italian, one core", len(italian), figures["speed"])
    if chosen.json:
        chosen.json.write_text(json.dumps(figures, indent=1), encoding="utf-8")


def _show(name: str, size: int, figures: dict[str, float]) -> None:
    shown = "  ".join(f"{k} {v:5.1f}" for k, v in figures.items())
    print(f"{name:<44} {size:>5}  {shown}", flush=True)


if __name__ == "__main__":
    main()
