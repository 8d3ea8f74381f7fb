"""Attribution in English news beside PolNeAR's annotation: exact spans of sources, cues and contents.

    python bench/polnear.py --data ../shared/data/attr_en_polnear/polnear_dev.tar.gz

PolNeAR states no licence: it is measured and never trained on. Its spans follow other conventions than the
record's: contents keep their "that" and their quotation marks, sources their article, modifiers and appositions,
cues their adverbs and colons but never the source; a relative pronoun is the source of its clause, an outlet that
is spoken to is none. Both are printed: spans as the record has them, and widened to those conventions.
"""

from __future__ import annotations

import argparse
import re
import tarfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from carsica.extract.reading import read
from carsica.parse.reader import Parser
from carsica.parse.syntax import Document, Sentence, Word
from carsica.record.reading import Reading
from carsica.record.report import Report
from carsica.record.span import Span

LAYERS = ("source", "cue", "content")
Spans = dict[str, set[tuple[int, int]]]
_BEFORE = re.compile(r"(?:\bthat,?\s+)?[“\"'‘”]*$")
_PHRASE = re.compile(r"according to|per\b|in the words of|by \w+ own account", re.IGNORECASE)
_OUTSIDE = {"case", "cc", "parataxis", "dep", "punct", "mark", "nsubj", "cop", "advmod", "obl", "discourse"}
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
        if re.match(r"T\d+\t", line):
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


def widened(reading: Reading, document: Document) -> Spans:
    """The same statements as PolNeAR would draw them; looks at our spans and the text alone."""
    found: Spans = {layer: set() for layer in LAYERS}
    for statement in reading.statements:
        content = (statement.content[0].start, statement.content[-1].end)
        found["content"].add(_with_marks(document.text, content))
        cue = (statement.cue.span.start, statement.cue.span.end) if statement.cue else None
        if cue:
            found["cue"].add(_as_cue(document, cue, content))
        last = statement.chain[-1].span
        if last:
            found["source"].add(_relative(document, cue, last) or _phrase(document, (last.start, last.end)))
    return found


def _with_marks(text: str, content: tuple[int, int]) -> tuple[int, int]:
    """A content with its "that" and its quotation marks, and the stop before the closing one."""
    start, end = content
    before = _BEFORE.search(text[max(0, start - 12) : start])
    after = _AFTER.match(text, end)
    return start - len(before.group()) if before else start, after.end() if after else end


def _relative(document: Document, cue: tuple[int, int] | None, source: Span) -> tuple[int, int] | None:
    """The pronoun that speaks in a relative clause on the source ("Roe, who said ...")."""
    number = document.sentence_at(cue[0]) if cue else None
    if cue is None or number is None or not source.end <= cue[0]:
        return None
    sentence = document.sentences[number]
    for verb in (i for i, word in enumerate(sentence.words) if cue[0] <= word.start < cue[1]):
        for child in sentence.children(verb, "nsubj"):
            word = sentence.words[child]
            if word.text.lower() in {"who", "that", "which"} and sentence.start <= source.start < word.start:
                return word.start, word.end
    return None


def _phrase(document: Document, span: tuple[int, int]) -> tuple[int, int]:
    """A source with its article, modifiers and appositions, without clauses behind a comma."""
    number = document.sentence_at(span[0])
    if number is None:
        return span
    sentence = document.sentences[number]
    inside = [i for i, word in enumerate(sentence.words) if span[0] <= word.start < span[1]]
    heads = [i for i in inside if sentence.words[i].head not in inside]
    if len(heads) != 1:
        return span
    whole = sorted({*inside, *_kept(sentence, heads[0])})
    while sentence.words[whole[0]].upos in {"PUNCT", "ADP", "CCONJ"} and len(whole) > 1:
        whole.pop(0)
    while sentence.words[whole[-1]].text in {",", ":", ";", "-", "–", "—"} and len(whole) > 1:
        whole.pop()
    last = whole[-1] + 1
    apart = any(sentence.words[i].text == "," for i in range(heads[0], last))
    if apart and last < len(sentence.words) - 1 and sentence.words[last].text == ",":
        whole.append(last)
    return sentence.words[whole[0]].start, sentence.words[whole[-1]].end


def _kept(sentence: Sentence, head: int) -> Iterator[int]:
    """Words of a noun phrase, clauses behind a comma and what belongs to the sentence left out."""
    yield head
    for child in sentence.children(head):
        relation = sentence.words[child].relation.split(":")[0]
        if relation in _OUTSIDE:
            continue
        below = sentence.subtree(child)
        relative = sentence.words[child].relation.endswith("relcl")
        opened = {sentence.words[i].text for i in (min(below), min(below) - 1)}
        if relation in {"acl", "advcl"} and child > head and opened & {",", "-", "–"} and not relative:
            continue
        yield from _kept(sentence, child) if relation in {"nmod", "conj", "appos"} else below


def _as_cue(document: Document, span: tuple[int, int], content: tuple[int, int]) -> tuple[int, int]:
    """A cue with adverbs beside it, its colon, the preposition before its content; a phrase without its source."""
    start, end = span
    phrase = _PHRASE.match(document.text[start:end])
    if phrase:
        return start, start + phrase.end()
    number = document.sentence_at(start)
    words = document.sentences[number].words if number is not None else ()
    first = next((i for i, word in enumerate(words) if word.start == start), None)
    last = next((i for i, word in enumerate(words) if word.end == end), None)
    if first is None or last is None:
        return span
    if first and words[first - 1].relation == "advmod" and words[first - 1].upos == "ADV":
        first -= 1
    while last + 1 < len(words) and _belongs(words, first, last + 1, content):
        last += 1
    return words[first].start, words[last].end


def _belongs(words: Sequence[Word], first: int, at: int, content: tuple[int, int]) -> bool:
    """Does the word after a cue belong to it: an adverb or particle of its verb, a colon, a preposition?"""
    word = words[at]
    if word.start == content[0]:
        return False
    if word.upos in {"ADV", "ADP"} and word.head in range(first, at):
        return word.relation.split(":")[0] in {"advmod", "compound"}
    leads = at + 1 < len(words) and abs(words[at + 1].start - content[0]) <= 2
    return word.text == ":" or (word.upos == "ADP" and word.relation == "case" and leads)


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
        reading = read(_report(text), document)
        for convention, found in (("record", plain(reading)), ("widened", widened(reading, document))):
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
