"""Events in sentences that others coded: which are found, of what type, who takes part, whether they happened.

    python bench/coded_events.py --data ../shared/data

Reads, where they lie under ``--data``: example sentences of PLOVER and of PETRARCH (English, types), a Spanish
chronicle of attacks and threats (types), MEANTIME's factuality (English: happened, did not, uncertain) and the
SemEval-2015 timelines (English, no types). These mark other things than the record does: sayings as events, every
verb, only what befalls one company; so shares of what they have are printed, never what we find beside it.
Each set is cut in two by a hash of its texts: ``read`` shows what is missing, ``check`` is only measured.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
import tarfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

from carsica.extract.reading import read
from carsica.parse.reader import Parser
from carsica.record.reading import Reading
from carsica.record.report import Report

Place = tuple[int, int]
FAMILIES = {
    "02": "REQUEST", "03": "AGREE", "04": "CONSULT", "05": "SUPPORT", "06": "COOPERATE", "07": "AID",
    "08": "CONCEDE", "09": "ACCUSE", "10": "REQUEST", "11": "ACCUSE", "12": "REJECT", "13": "THREATEN",
    "14": "PROTEST", "15": "MOBILIZE", "16": "SANCTION", "17": "COERCE", "18": "ASSAULT", "19": "ASSAULT",
    "20": "ASSAULT",
}  # fmt: skip
"""PLOVER's types by the first two digits of a CAMEO code; 01, a mere statement, has none."""
ALIKE = {"DEMAND": "REQUEST", "FIGHT": "ASSAULT", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE"}
"""Types of earlier drafts of PLOVER."""
NEAR = {frozenset({"RETREAT", "CONCEDE"})}
"""Types that CAMEO has under one number."""
HAPPENED = {"occurred", "ongoing"}


@dataclass(frozen=True)
class Coded:
    """One coded event: where its words stand (nothing: anywhere), its type, its parties, its factuality."""

    words: tuple[Place, ...]
    type: str = ""
    sources: tuple[Place, ...] = ()
    targets: tuple[Place, ...] = ()
    happened: float | None = None


@dataclass(frozen=True)
class Text:
    """A text to read, with what was coded in it."""

    text: str
    language: str
    coded: list[Coded] = field(default_factory=list)

    @property
    def part(self) -> str:
        """The half of its set: ``read`` or ``check``."""
        return "check" if hashlib.sha256(self.text.encode()).digest()[0] % 2 else "read"


# --- the sets


def plover(folder: Path) -> Iterator[Text]:
    """Sentences whose markup names the words of event, source and target."""
    path = folder / "event_plover_gsr" / "PLOVER_GSR_CAMEO.json.txt.gz"
    for row in json.loads(gzip.decompress(path.read_bytes())):
        info = row.get("textInfo", "")
        markup = info.get("markup", "") if isinstance(info, dict) else str(info)
        if "EVT" in markup:
            text, places = _unmarked(markup)
            kind = ALIKE.get(row["event"], row["event"])
            words, sources, targets = (
                tuple(place for label, place in places if part in label) for part in ("EVT", "SRC", "TAR")
            )
            yield Text(text, "en", [Coded(words, kind, sources, targets)])


def _unmarked(markup: str) -> tuple[str, list[tuple[str, Place]]]:
    """A text without its "(EVT: ...)", and where each stood; one may hold another."""
    text, places = "", []
    opened: list[tuple[str, int]] = []
    for piece in re.split(r"(\((?:[A-Z]{3}/?)+: ?|[()])", markup):
        label = re.fullmatch(r"\(([A-Z/]+): ?", piece)
        if label:
            opened.append((label.group(1), len(text)))
        elif piece == ")" and opened and opened[-1][0]:
            name, start = opened.pop()
            places.append((name, (start, len(text))))
        else:
            if piece in {"(", ")"}:
                opened = [*opened, ("", 0)] if piece == "(" else opened[:-1]
            text += piece
    return text, places


def petrarch(folder: Path) -> Iterator[Text]:
    """Made-up sentences with CAMEO codes and no words marked."""
    path = folder / "event_petrarch_unittest" / "PETR.UnitTest.records.xml.gz"
    for row in re.findall(r"<Sentence .*?</Sentence>", gzip.decompress(path.read_bytes()).decode(), re.DOTALL):
        text = re.search(r"<Text>(.*?)</Text>", row, re.DOTALL)
        codes = dict.fromkeys(re.findall(r'eventcode="(\d\d)', row))
        kinds = dict.fromkeys(FAMILIES[code] for code in codes if code in FAMILIES)
        if text and kinds:
            yield Text(" ".join(text.group(1).split()), "en", [Coded((), kind) for kind in kinds])


def chronicle(folder: Path) -> Iterator[Text]:
    """Spanish sentences with the words of events, sources and targets."""
    path = folder / "event_es_fight" / "spanish_fight_reduced_181227v2_validation.xml.gz"
    for row in ElementTree.fromstring(gzip.decompress(path.read_bytes())).iter("Sentence"):
        text = " ".join((row.findtext("Text") or "").rpartition(" | ")[2].split())
        named = {event.get("eid"): event for event in row.iter("EventText")}
        coded = []
        for code in row.iter("EventCoding"):
            event, kind = named.get(code.get("eid")), FAMILIES.get((code.get("eventcode") or "")[:2])
            if event is not None and kind:
                words, source, target = (
                    _where(text, event.get(f"{part}text")) for part in ("event", "source", "target")
                )
                coded.append(Coded(words, kind, source, target))
        yield Text(text, "es", coded)


def _where(text: str, words: str | None) -> tuple[Place, ...]:
    at = text.lower().find(words.lower()) if words else -1
    return ((at, at + len(words)),) if words and at >= 0 else ()


def meantime(folder: Path) -> Iterator[Text]:
    """Sentences with a factuality from -3 (did not happen) to 3 (did) at the words of events."""
    for path in sorted((folder / "fact_en_meantime").glob("*.conll.gz")):
        for block in gzip.decompress(path.read_bytes()).decode().split("\n\n"):
            rows = [line.split("\t") for line in block.splitlines()]
            text, coded = "", []
            for row in rows:
                text += "" if not text or re.match(r"[.,;:?!)%]|'|n't|-$", row[1]) or text[-1] in "($-" else " "
                if row[2] != "_":
                    coded.append(Coded(((len(text), len(text) + len(row[1])),), happened=float(row[2])))
                text += row[1]
            if coded:
                yield Text(text, "en", coded)


def timelines(folder: Path) -> Iterator[Text]:
    """Reports with the words of events in which a given company or person takes part."""
    with tarfile.open(folder / "event_semeval2015t4_trial" / "semeval2015_task4_trial.tar.gz") as files:
        for member in files.getmembers():
            held = files.extractfile(member) if re.search(r"timelines/\d.*\.xml$", member.name) else None
            if held is None:
                continue
            root = ElementTree.fromstring(held.read())
            text, places, last = "", {}, ""
            for token in root.iter("token"):
                word, sentence = token.text or "", token.get("sentence", "")
                text += "\n" if text and sentence != last else " " if text else ""
                places[token.get("t_id")] = (len(text), len(text) + len(word))
                text, last = text + word, sentence
            events = [
                Coded(tuple(places[anchor.get("t_id")] for anchor in mention))
                for mention in root.iter("EVENT_MENTION")
            ]
            yield Text(text, "en", events)


SETS: dict[str, Callable[[Path], Iterator[Text]]] = {
    "plover": plover, "petrarch": petrarch, "chronicle": chronicle, "meantime": meantime, "timelines": timelines,
}  # fmt: skip


# --- the reading beside it


def compare(coded: Coded, reading: Reading) -> Iterator[tuple[str, bool, str]]:
    """(row, right?, what was found) of one coded event."""
    told = [
        (event, [(span.start, span.end) for span in (event.trigger, *event.mentions)]) for event in reading.events
    ]
    here = [event for event, spans in told if not coded.words or _meet(coded.words, spans)]
    alike = [event for event in here if event.type == coded.type or frozenset({event.type, coded.type}) in NEAR]
    got = " ".join(f"{event.type}:{event.mode}:{event.status}" for event in here)
    if coded.words:
        yield "found", bool(here), "nothing"
        cues = [(s.cue.span.start, s.cue.span.end) for s in reading.statements if s.cue]
        yield "found or said", bool(here) or _meet(coded.words, cues), "nothing"
    if coded.type and (here or not coded.words):
        yield "type", bool(alike), got
    chosen = next(iter(alike or here), None)
    if chosen is None:
        return
    if coded.happened is not None and abs(coded.happened) != 1.5:
        happened = {1: chosen.status in HAPPENED, -1: chosen.status in {"denied", "cancelled"}}
        sign = (coded.happened > 2) - (coded.happened < -2)
        yield "status", happened.get(sign, chosen.status not in HAPPENED), f"{chosen.status} for {coded.happened}"
    mentions = {actor.id: actor.mentions for actor in reading.actors} | {p.id: p.mentions for p in reading.places}
    spans = [(m.start, m.end) for p in chosen.participants for m in mentions.get(p.actor, ())]
    for row, wanted in (("source", coded.sources), ("target", coded.targets)):
        if wanted:
            yield row, _meet(wanted, spans), got


def _meet(first: tuple[Place, ...], second: list[Place]) -> bool:
    return any(a < d and c < b for a, b in first for c, d in second)


def main() -> None:
    """Print the shares, by set and half."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", type=Path, required=True, help="the folder of the sets")
    options.add_argument("--sets", nargs="*", choices=SETS, default=list(SETS))
    options.add_argument("--misses", action="store_true", help="what the read halves miss")
    chosen = options.parse_args()
    parser = Parser()
    counts: dict[tuple[str, str, str], list[int]] = defaultdict(lambda: [0, 0])
    for name in chosen.sets:
        for number, one in enumerate(SETS[name](chosen.data)):
            report = Report(f"{name}-{number}", "", one.text, one.language, "outlet", "2016-10-01")
            reading = read(report, parser.parse(one.text, one.language))
            for coded in one.coded:
                for row, right, got in compare(coded, reading):
                    tally = counts[name, one.part, row]
                    tally[0], tally[1] = tally[0] + int(right), tally[1] + 1
                    if chosen.misses and not right and one.part == "read":
                        words = " … ".join(one.text[a:b] for a, b in coded.words)
                        print(f"{name} {row} {coded.type} “{words}” {got} | {one.text[:600]}")
    for (name, part, row), (hits, total) in counts.items():
        print(f"{name:<10} {part:<6} {row:<14} {hits / total:.3f} of {total}")


if __name__ == "__main__":
    main()
