"""Attribution in German news beside the quotation annotation of German Wikinews articles.

    python bench/german_quotations.py --data german_wikinews_quotes_dev.tar.gz

The set is licensed for non-commercial use: it is measured and never trained on. Its rows are quotations of five
types (Direct, Indirect, FreeIndirect, IndirectFreeIndirect, Reported), each with a speaker and, but for the free
and the merely reported ones, a cue and a frame. Its spans follow other conventions than the record's: quotations
keep their "dass" and their quotation marks; speakers keep article, title, modifiers and the noun of telling
("Angaben der Polizei"); cues leave the source out, join the parts of a verb and take its "es"; words quoted within
what is told indirectly are rows of their own. Both are printed: spans as the record has them, and widened to those
conventions.
"""

from __future__ import annotations

import argparse
import json
import re
import tarfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from carsica.extract.attribution.quotations import find_quotations
from carsica.extract.reading import read
from carsica.parse.reader import Parser
from carsica.parse.syntax import Document, Sentence
from carsica.record.reading import Reading
from carsica.record.report import Report
from carsica.record.statement import Source, Statement

Extent = tuple[int, int]
TYPES = ("Direct", "Indirect", "FreeIndirect", "IndirectFreeIndirect", "Reported")
_BEFORE = re.compile(r"(?:\b(?:dass|daß|ob|wonach),?\s+)?[„“”»«\"']*$")
_AFTER = re.compile(r"[.,?!]?[“”«»\"']+")
_TELLING = re.compile(r"\w*(?:gaben?|sagen?|sicht|inung|zung|richten?|orten?|ellung|tionen|inden)", re.IGNORECASE)
_PHRASE = re.compile(r"laut|nach|gemäß|zufolge|wonach|so|aus|für", re.IGNORECASE)
_OUTSIDE = {"cc", "parataxis", "dep", "punct", "mark", "nsubj", "cop", "advmod", "case", "acl", "discourse"}


@dataclass(frozen=True, slots=True)
class Quotation:
    """One row of the set, or one statement in its terms; of a span in pieces, from first to last character.

    ``speakers`` are all places where the speaker is named; empty when nobody is.
    """

    kind: str
    quote: Extent
    cue: Extent | None
    speaker: Extent | None
    speakers: tuple[Extent, ...] = ()


def documents(archive: Path) -> list[tuple[str, list[Quotation]]]:
    """Texts with their annotated rows, in the order of the members' names."""
    with tarfile.open(archive) as files:
        members = sorted((m for m in files.getmembers() if m.name.endswith(".json")), key=lambda m: m.name)
        held = [json.load(f) for m in members if (f := files.extractfile(m))]
    return [(article["originalText"], list(_rows(article["annotations"]))) for article in held]


def _rows(annotations: Sequence[Mapping[str, Any]]) -> Iterator[Quotation]:
    for row in annotations:
        quote = _extent(row["quote"])
        if quote is not None:
            speaker = _extent(row["speaker"])
            yield Quotation(row["type"], quote, _extent(row["cue"]), speaker, (speaker,) if speaker else ())


def _extent(part: Mapping[str, Any]) -> Extent | None:
    spans = part["spans"]
    return (min(s["charBegin"] for s in spans), max(s["charEnd"] for s in spans)) if spans else None


def plain(reading: Reading) -> list[Quotation]:
    """Statements with spans as the record has them."""
    return [_quotation(reading, statement) for statement in reading.statements]


def _quotation(reading: Reading, statement: Statement) -> Quotation:
    last = statement.chain[-1]
    speaker = (last.span.start, last.span.end) if last.span else None
    content = (statement.content[0].start, statement.content[-1].end)
    cue = (statement.cue.span.start, statement.cue.span.end) if statement.cue else None
    return Quotation(statement.kind, content, cue, speaker, tuple(_places(reading, last)))


def _places(reading: Reading, source: Source) -> Iterator[Extent]:
    """Everywhere that a source is named."""
    if source.span:
        yield source.span.start, source.span.end
    for actor in reading.actors:
        if actor.id == source.actor:
            yield from ((span.start, span.end) for span in actor.mentions)


def widened(reading: Reading, document: Document) -> list[Quotation]:
    """The same statements as the set would draw them; looks at our spans, the text and its trees alone."""
    found: list[Quotation] = []
    for statement in reading.statements:
        row = _quotation(reading, statement)
        speaker = _phrase(document, row.speaker) if row.speaker else None
        cue = _as_cue(document, row.cue, speaker) if row.cue else None
        quote = _with_marks(document.text, row.quote)
        free = statement.hearsay and (row.cue is None or row.quote[0] <= row.cue[0] < row.quote[1])
        if free or (statement.kind == "indirect" and not _told(document, row.quote)):
            cue, quote = None, _sentence(document, row.quote)
        whole = Quotation(row.kind, quote, cue, speaker, row.speakers)
        if free and found and _goes_on(document, found[-1], whole):
            found[-1] = replace(found[-1], quote=(found[-1].quote[0], quote[1]))
            continue
        found.append(whole)
        if statement.kind == "mixed":
            inside = (q for q in find_quotations(document.text) if q.overlaps(row.quote))
            found.extend(Quotation("direct", (q.start - 1, q.end + 1), cue, speaker, row.speakers) for q in inside)
    return found


def _goes_on(document: Document, before: Quotation, here: Quotation) -> bool:
    """Is free indirect speech the next sentence of the row before, by the same speaker?"""
    between = document.text[before.quote[1] : here.quote[0]]
    return before.cue is None and before.speakers == here.speakers and not between.strip() and "\n" not in between


def _told(document: Document, quote: Extent) -> bool:
    """Is what is said a clause of its own rather than a thing that a sentence says somebody speaks of?"""
    number = document.sentence_at(quote[0])
    words = document.sentences[number].words if number is not None else ()
    return any(w.upos in {"VERB", "AUX"} for w in words if quote[0] <= w.start < quote[1])


def _sentence(document: Document, quote: Extent) -> Extent:
    """The sentence that a quote stands in, for the rows that the set draws as whole sentences."""
    number = document.sentence_at(quote[0])
    if number is None:
        return quote
    sentence = document.sentences[number]
    return sentence.start, max(quote[1], sentence.end)


def _with_marks(text: str, quote: Extent) -> Extent:
    """A content with its "dass" and its quotation marks, and the stop before the closing one."""
    start, end = quote
    before = _BEFORE.search(text[max(0, start - 12) : start])
    after = _AFTER.match(text, end)
    return start - len(before.group()) if before else start, after.end() if after else end


def _phrase(document: Document, span: Extent) -> Extent:
    """A speaker with article, title, modifiers and appositions, and the noun of telling that it owns."""
    number = document.sentence_at(span[0])
    if number is None:
        return span
    sentence = document.sentences[number]
    inside = [i for i, word in enumerate(sentence.words) if span[0] <= word.start < span[1]]
    heads = [i for i in inside if sentence.words[i].head not in inside]
    if len(heads) != 1:
        return span
    top = _telling(sentence, heads[0])
    whole = sorted({*inside, *_kept(sentence, top)})
    while sentence.words[whole[0]].upos in {"PUNCT", "ADP", "CCONJ"} and len(whole) > 1:
        whole.pop(0)
    while sentence.words[whole[-1]].upos == "PUNCT" and len(whole) > 1:
        whole.pop()
    return sentence.words[whole[0]].start, sentence.words[whole[-1]].end


def _telling(sentence: Sentence, head: int) -> int:
    """The noun of telling right above a speaker ("Angaben der Polizei"), or the speaker."""
    governor = sentence.words[head].head
    above = governor >= 0 and sentence.words[governor].upos == "NOUN"
    return governor if above and _TELLING.fullmatch(sentence.words[governor].text) else head


def _kept(sentence: Sentence, head: int) -> Iterator[int]:
    yield head
    for child in sentence.children(head):
        relation = sentence.words[child].relation.split(":")[0]
        if relation not in _OUTSIDE and not (relation == "obl" and child > head):
            yield from _kept(sentence, child)


def _as_cue(document: Document, span: Extent, speaker: Extent | None) -> Extent:
    """A verb with its particles, auxiliaries and "es"; a phrase without its source."""
    number = document.sentence_at(span[0])
    if number is None:
        return span
    sentence = document.sentences[number]
    phrase = _PHRASE.match(document.text[span[0] : span[1]])
    inside = [i for i, word in enumerate(sentence.words) if span[0] <= word.start < span[1]]
    verb = next((i for i in inside if sentence.words[i].upos in {"VERB", "AUX"}), None)
    if verb is None:
        alone = phrase is not None and speaker is not None and speaker[0] < span[1]
        postponed = sentence.words[inside[-1]] if inside else None
        if postponed is not None and postponed.text.lower() == "zufolge":
            return postponed.start, postponed.end
        return (span[0], span[0] + phrase.end()) if alone and phrase else span
    own = {verb, *sentence.children(verb, "compound", "aux", "expl")}
    own.update(i for i in sentence.children(verb) if sentence.words[i].text.lower() == "es")
    return sentence.span(tuple(sorted({*own, *inside})))


@dataclass
class Tally:
    """Counts of one row: right, found, true."""

    right: int = 0
    found: int = 0
    true: int = 0

    def __str__(self) -> str:
        """Precision, recall and F1; recall alone where nothing was counted that only we have."""
        if not self.found:
            return f"R {self.right / max(self.true, 1):.3f} of {self.true}"
        precision, recall = self.right / max(self.found, 1), self.right / max(self.true, 1)
        f1 = 2 * self.right / max(self.found + self.true, 1)
        return f"P {precision:.3f} R {recall:.3f} F1 {f1:.3f} of {self.true}"


def paired(gold: Sequence[Extent], found: Sequence[Extent]) -> list[tuple[int, int]]:
    """Pairs of spans that share most of the shorter one's characters, one to one, the longest shared first."""
    shared = sorted(
        (
            (min(a[1], b[1]) - max(a[0], b[0]), -abs(a[0] - b[0]) - abs(a[1] - b[1]), i, j)
            for i, a in enumerate(gold)
            for j, b in enumerate(found)
            if 2 * (min(a[1], b[1]) - max(a[0], b[0])) >= min(a[1] - a[0], b[1] - b[0])
        ),
        reverse=True,
    )
    pairs: dict[int, int] = {}
    for _, _, i, j in shared:
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return sorted(pairs.items())


def tally(gold: Sequence[Quotation], found: Sequence[Quotation], counts: dict[str, Tally]) -> None:
    """Add one text to the counts."""
    for layer in ("quote", "cue", "speaker"):
        true = sorted({span for row in gold if (span := getattr(row, layer))})
        ours = sorted({span for row in found if (span := getattr(row, layer))})
        _add(counts[f"{layer} exact"], len(set(true) & set(ours)), len(ours), len(true))
        _add(counts[f"{layer} overlap"], len(paired(true, ours)), len(ours), len(true))
    pairs = paired([row.quote for row in gold], [row.quote for row in found])
    met = {i for i, _ in pairs}
    for kind in TYPES:
        rows = [i for i, row in enumerate(gold) if row.kind == kind]
        _add(counts[f"recall {kind}"], len(met.intersection(rows)), 0, len(rows))
    right = sum(_same_speaker(gold[i], found[j]) for i, j in pairs)
    _add(counts["speaker right of quotes found"], right, len(pairs), len(pairs))


def _same_speaker(gold: Quotation, found: Quotation) -> bool:
    if gold.speaker is None:
        return not found.speakers
    return any(min(gold.speaker[1], s[1]) > max(gold.speaker[0], s[0]) for s in found.speakers)


def _add(count: Tally, right: int, found: int, true: int) -> None:
    count.right += right
    count.found += found
    count.true += true


def main() -> None:
    """Print precision, recall, F1 of quotes, cues and speakers; recall by type; speakers of quotes found."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", type=Path, required=True, nargs="+")
    options.add_argument("--weights", type=Path, help="another folder than the package's")
    chosen = options.parse_args()
    parser = Parser(weights=chosen.weights)
    counts: dict[str, dict[str, Tally]] = defaultdict(lambda: defaultdict(Tally))
    for text, gold in (row for archive in chosen.data for row in documents(archive)):
        document = parser.parse(text, "de")
        reading = read(Report("wikinews", "", text, "de", "Wikinews", "2010-01-01"), document)
        tally(gold, plain(reading), counts["record"])
        tally(gold, widened(reading, document), counts["widened"])
    for convention, rows in counts.items():
        for row, count in rows.items():
            print(f"{convention:<8} {row:<30} {count}")


if __name__ == "__main__":
    main()
