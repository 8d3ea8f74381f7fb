"""How well the encoder's marks agree with the corpus, layer by layer. Owns the card's table of layers.

Words are given; spans count when they are exact. A trigger's kind, its status, a cue's polarity, a content's
hearsay and certainty count over the spans that are found.
"""

from __future__ import annotations

from collections import Counter, defaultdict

from carsica.parse.reader import Parser
from carsica.parse.syntax import Mark
from carsica.parse.tags import KINDS, NOTES, WORDS
from training.measure import spans
from training.trees import Row

Rows = list[tuple[Row, list[Mark]]]


def marked(parser: Parser, found: list[Row]) -> Rows:
    """Rows of one or more languages, each with what the encoder marks in it."""
    by_language: dict[str, list[Row]] = defaultdict(list)
    for row in found:
        by_language[row.language].append(row)
    pairs: Rows = []
    for language, rows in by_language.items():
        document = parser.parse_words([row.words for row in rows], language)
        marks: dict[int, list[Mark]] = defaultdict(list)
        for mark in document.marks:
            marks[mark.sentence].append(mark)
        pairs += [(row, marks[number]) for number, row in enumerate(rows)]
    return pairs


def agreement(pairs: Rows) -> dict[str, dict[str, float]]:
    """Layer → precision, recall and F1 of exact spans, and the share of right notes, in percent."""
    right: Counter[str] = Counter()
    guessed: Counter[str] = Counter()
    true: Counter[str] = Counter()
    noted: dict[str, list[bool]] = defaultdict(list)
    for row, marks in pairs:
        layers = row.layers or {}
        for layer in layers.keys() - {*KINDS.values(), *NOTES.values()}:
            own = [m for m in marks if m.layer == layer]
            gold = spans(layers[layer])
            typed = layer == WORDS or any(kind for *_, kind in gold)
            found = {(*m.words, m.kind if typed or layer == "mention" else "") for m in own}
            right[layer] += len(gold & found)
            guessed[layer] += len(found)
            true[layer] += len(gold)
            for mark in own:
                if (*mark.words, "") in gold:
                    _note(layer, mark, layers, noted)
    figures = {
        layer: {
            "P": 100 * right[layer] / max(guessed[layer], 1),
            "R": 100 * right[layer] / max(true[layer], 1),
            "F1": 200 * right[layer] / max(guessed[layer] + true[layer], 1),
            "spans": float(true[layer]),
        }
        for layer in sorted(true)
    }
    notes = {name: {"right": 100 * sum(h) / len(h), "spans": float(len(h))} for name, h in sorted(noted.items())}
    return figures | notes


def _note(layer: str, mark: Mark, layers: dict[str, list[str | None]], noted: dict[str, list[bool]]) -> None:
    for names, told in ((KINDS, mark.kind), (NOTES, mark.note)):
        name = names.get(layer)
        gold = layers[name][mark.words[0]] if name else None
        if name and gold is not None:
            noted[name].append(gold == told)
