"""Sets of texts whose time expressions others have marked, read into one form.

Owns the formats: token rows with BIO types (MEANTIME in two languages), inline TIMEX3 (WikiWarsUA), and test cases
in JSON (the DateTime specs of Recognizers-Text). Must not know what Carsica finds.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import tarfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

_OPENING = re.compile(r"\*!-DCTVALUE=\"([^\"]*)\"-!\*")
_TIGHT_BEFORE = re.compile(r"[.,;:!?)\]%»”]+|'s|n't|’s|''")
_TIGHT_AFTER = frozenset(("(", "[", "«", "“", "``", "`", "$", "£", "US$"))
_TIMEX = re.compile(r"<TIMEX3([^>]*)>(.*?)</TIMEX3>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_KINDS = {"date", "daterange", "time", "timerange", "datetime", "datetimerange", "duration"}
"""Types of the specs that the record has too; sets and alternatives are none of its."""
_SPECS = (
    "DateTimeModel", "DateParser", "DatePeriodParser", "TimeParser", "TimePeriodParser", "DateTimeParser",
    "DateTimePeriodParser", "DurationParser",
)  # fmt: skip


class Marked(NamedTuple):
    """A time expression that others have marked; of ``values`` any is right."""

    start: int
    end: int
    values: tuple[str, ...]
    kind: str


@dataclass(frozen=True, slots=True)
class Text:
    """A text with its language, its ISO day of publication and its time expressions, in text order."""

    text: str
    language: str
    published: str
    marked: tuple[Marked, ...]

    @property
    def half(self) -> str:
        """The half that the text falls in, by its words alone: "a" is for reading misses, "b" for checking."""
        return "ab"[hashlib.sha256(self.text.encode("utf-8")).digest()[0] % 2]


def meantime(path: Path, language: str) -> list[Text]:
    """Documents of token rows, joined to running text: a sentence a line."""
    rows = gzip.decompress(path.read_bytes()).decode("utf-8").split("\n")
    documents: list[tuple[str, list[list[str]]]] = []
    for row in rows:
        opening = _OPENING.match(row)
        if opening:
            documents.append((opening.group(1), []))
        elif documents:
            documents[-1][1].append(row.split("\t"))
    return [_joined(rows_, language, day) for day, rows_ in documents]


def _joined(rows: Sequence[Sequence[str]], language: str, day: str) -> Text:
    text, marked, before = "", list[Marked](), "\n"
    for row in rows:
        if len(row) < 3:
            text, before = text.rstrip() + "\n" if text else "", "\n"
            continue
        word, tag, value = row
        if before != "\n" and before not in _TIGHT_AFTER and not _TIGHT_BEFORE.fullmatch(word):
            text += " "
        if tag.startswith("B-"):
            marked.append(Marked(len(text), len(text) + len(word), (_value(value),), tag[2:]))
        elif tag.startswith("I-") and marked:
            marked[-1] = marked[-1]._replace(end=len(text) + len(word))
        text, before = text + word, word
    return Text(text, language, day, tuple(marked))


def wikiwars(path: Path, language: str = "uk") -> list[Text]:
    """Articles with TIMEX3 marks in their lines; the day of the article is its DATETIME."""
    texts = []
    with tarfile.open(path) as files:
        for member in sorted(files.getmembers(), key=lambda m: m.name):
            held = files.extractfile(member) if "keyinline" in member.name and member.isfile() else None
            if held:
                texts.append(_inline(held.read().decode("utf-8"), language))
    return texts


def _inline(article: str, language: str) -> Text:
    head, _, body = article.partition("<TEXT>")
    day = re.search(r"\d{4}-\d\d-\d\d", head.partition("<DATETIME>")[2])
    text, marked, position = "", list[Marked](), 0
    for found in _TIMEX.finditer(body):
        text += _TAG.sub("", body[position : found.start()])
        words, position = _TAG.sub("", found.group(2)), found.end()
        said = dict(re.findall(r"(\w+)=\"([^\"]*)\"", found.group(1)))
        marked.append(Marked(len(text), len(text) + len(words), (_value(said.get("value", "")),), said["type"]))
        text += words
    return Text(text + _TAG.sub("", body[position:]), language, day.group() if day else "", tuple(marked))


def _value(written: str) -> str:
    """A TIMEX3 value in capitals, without places that say nothing ("2011-06-XX")."""
    return re.sub(r"(-XX)+$", "", written.upper()) or written


def specs(archive: Path, language: str) -> list[Text]:
    """Sentences of the DateTime specs with those of their results that are of the record's kinds."""
    found: dict[tuple[str, str], dict[tuple[int, int], Marked]] = {}
    with tarfile.open(archive) as files:
        for member in sorted(files.getmembers(), key=lambda m: _rank(m.name)):
            held = files.extractfile(member) if _rank(member.name) < len(_SPECS) else None
            for case in json.loads(held.read().decode("utf-8-sig")) if held else ():
                day = case.get("Context", {}).get("ReferenceDateTime", "")[:10]
                for marked in _results(case):
                    kept = found.setdefault((case["Input"], day), {})
                    if all(marked.end <= start or end <= marked.start for start, end in kept):
                        kept[marked.start, marked.end] = marked
    return [Text(said, language, day, tuple(sorted(kept.values()))) for (said, day), kept in found.items() if day]


def _rank(name: str) -> int:
    """Place of a file of specs among those that are read; behind the last for any other."""
    return _SPECS.index(Path(name).stem) if "DateTime/" in name and Path(name).stem in _SPECS else len(_SPECS)


def _results(case: Mapping[str, Any]) -> Iterator[Marked]:
    for result in case["Results"]:
        kind = (result.get("TypeName") or result.get("Type") or "").removeprefix("datetimeV2.")
        values = tuple(dict.fromkeys(_resolved(result, kind)))
        start = case["Input"].lower().find(result["Text"].lower())
        if kind in _KINDS and values and start >= 0:
            yield Marked(start, start + len(result["Text"]), values, kind)


def _resolved(result: Mapping[str, Any], kind: str) -> Iterator[str]:
    """Days and moments in ISO form, "start/end" with the end left out of the stretch, or a TIMEX3 duration."""
    for value in result.get("Resolution", {}).get("values", ()):
        if kind == "duration":
            yield value["timex"]
        elif {"start", "end"} <= value.keys():
            yield f"{value['start']}/{value['end']}".replace(" ", "T")
        elif value.get("value", "not resolved") != "not resolved":
            yield value["value"].replace(" ", "T")
    parsed = result.get("Value")
    if not isinstance(parsed, dict):
        return
    for name in ("FutureResolution", "PastResolution"):
        ends = list(parsed.get(name, {}).values())
        if ends and all(isinstance(e, str) for e in ends):
            yield parsed["Timex"] if kind == "duration" else "/".join(ends).replace(" ", "T")
