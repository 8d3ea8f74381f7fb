"""Attribution in English news beside PolNeAR's annotation: exact spans of sources, cues and contents.

    python bench/polnear.py --data ../shared/data/attr_en_polnear/polnear_dev.tar.gz

PolNeAR states no licence: it is measured and never trained on. Its spans follow other conventions than the
record's: contents keep their "that" and their quotation marks, sources their article and all that hangs from the
name. Both are printed: spans as the record has them, and the same widened to those conventions by the tree.
"""

from __future__ import annotations

import argparse
import re
import tarfile
from collections import defaultdict
from pathlib import Path

from carsica.extract.reading import read
from carsica.parse.reader import Parser
from carsica.parse.syntax import Document
from carsica.record.reading import Reading
from carsica.record.report import Report

LAYERS = ("source", "cue", "content")
Spans = dict[str, set[tuple[int, int]]]
_BEFORE = re.compile(r"(?:\bthat,?\s+)?[“\"'‘”]*$")
_AFTER = re.compile(r"[.,?!]?[”\"'’]+|[.,?!]+(?=[”\"'’])")


def documents(archive: Path) -> list[tuple[str, Spans]]:
    """Texts with their annotated spans; of a span in pieces, from the first character to the last."""
    with tarfile.open(archive) as files:
        held = {m.name: f.read().decode("utf-8") for m in files.getmembers() if (f := files.extractfile(m))}
    texts = {Path(name).stem: text for name, text in held.items() if name.endswith(".txt")}
    found = []
    for name in sorted(n for n in held if n.endswith(".ann")):
        text = texts.get(Path(name).stem.rpartition("_")[0])
        if text is not None:
            found.append((text, _spans(held[name])))
    return found


def _spans(annotation: str) -> Spans:
    found: Spans = {layer: set() for layer in LAYERS}
    for line in annotation.splitlines():
        if line.startswith("T"):
            kind, _, where = line.split("\t")[1].partition(" ")
            ends = [int(number) for number in re.findall(r"\d+", where)]
            if kind.lower() in found:
                found[kind.lower()].add((min(ends), max(ends)))
    return found


def plain(reading: Reading) -> Spans:
    """Spans as the record has them."""
    found: Spans = {layer: set() for layer in LAYERS}
    for statement in reading.statements:
        found["content"].add((statement.content[0].start, statement.content[-1].end))
        if statement.cue:
            found["cue"].add((statement.cue.span.start, statement.cue.span.end))
        found["source"] |= {(link.span.start, link.span.end) for link in statement.chain if link.span}
    return found


def widened(spans: Spans, document: Document) -> Spans:
    """The same spans as PolNeAR would draw them."""
    text = document.text
    contents = set()
    for start, end in spans["content"]:
        before = _BEFORE.search(text[max(0, start - 12) : start])
        after = _AFTER.match(text, end)
        contents.add((start - len(before.group()) if before else start, after.end() if after else end))
    return {
        "source": {_phrase(document, span) for span in spans["source"]},
        "cue": {_with_adverb(document, span) for span in spans["cue"]},
        "content": contents,
    }


def _phrase(document: Document, span: tuple[int, int]) -> tuple[int, int]:
    """All that hangs from the head of a source."""
    number = document.sentence_at(span[0])
    if number is None:
        return span
    sentence = document.sentences[number]
    inside = [i for i, word in enumerate(sentence.words) if span[0] <= word.start < span[1]]
    heads = [i for i in inside if sentence.words[i].head not in inside]
    if len(heads) != 1:
        return span
    whole = [i for i in sentence.subtree(heads[0]) if sentence.words[i].relation not in {"case", "cc"}]
    while whole and sentence.words[whole[0]].upos == "PUNCT":
        whole.pop(0)
    return sentence.span(tuple(whole)) if whole else span


def _with_adverb(document: Document, span: tuple[int, int]) -> tuple[int, int]:
    """A cue with the adverb that stands before its verb ("also said")."""
    number = document.sentence_at(span[0])
    words = document.sentences[number].words if number is not None else ()
    at = next((i for i, word in enumerate(words) if word.start == span[0]), 0)
    if at and words[at - 1].upos == "ADV" and words[at - 1].relation == "advmod":
        return words[at - 1].start, span[1]
    return span


def main() -> None:
    """Print exact-span precision, recall and F1."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--weights", type=Path, help="another folder than the package's")
    chosen = options.parse_args()
    parser = Parser(weights=chosen.weights)
    counts: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0, 0])
    for text, gold in documents(chosen.data):
        document = parser.parse(text, "en")
        spans = plain(read(_report(text), document))
        for convention, found in (("record", spans), ("widened", widened(spans, document))):
            for layer in LAYERS:
                tally = counts[convention, layer]
                tally[0] += len(gold[layer] & found[layer])
                tally[1] += len(found[layer])
                tally[2] += len(gold[layer])
    for (convention, layer), (right, guessed, true) in sorted(counts.items()):
        precision, recall = right / max(guessed, 1), right / max(true, 1)
        f1 = 2 * right / max(guessed + true, 1)
        print(f"{convention:<8} {layer:<8} P {precision:.3f} R {recall:.3f} F1 {f1:.3f} of {true}")


def _report(text: str) -> Report:
    return Report("polnear", "", text, "en", "outlet", "2016-10-01")


if __name__ == "__main__":
    main()
