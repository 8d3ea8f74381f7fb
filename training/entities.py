"""Reads the name sets into rows. Owns how each set's own types and habits become PER, ORG, LOC.

A tag is "O", "B-PER" and so on; None means that the set does not say, and the loss skips the word.
"""

from __future__ import annotations

import gzip
import json
import re
import tarfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from xml.etree import ElementTree

from carsica.parse.words import Token, rules, sentences
from training.trees import Row

_MARK = re.compile(r"\[(PER|ORG|LOC) ([^\[\]]+)\]")
_TITLES = frozenset(
    "Mr. Mr Mrs. Mrs Ms. Ms Dr. Dr Sir Lord Lady President Prime Minister Senator Governor Justice Judge "  # noqa: SIM905
    "Secretary General Professor King Queen Prince Princess Pope Captain Colonel Mayor Chief Representative "
    "Congressman Ambassador Director Chancellor Emperor Saint".split()
)
_SMALL = frozenset({"of", "the", "and", "for", "de", "al", "on", "in", "'s", "’s", "-", "&", "."})

Spans = list[tuple[int, int, str | None]]  # characters and kind; kind None: leave open


def tags(tokens: list[Token], spans: Spans, open_capitals: bool = False) -> list[str | None]:
    """A tag for each token. With ``open_capitals`` a capitalised word outside all spans is left open."""
    found: list[str | None] = []
    last: tuple[int, int, str | None] | None = None
    for token in tokens:
        span = next((s for s in spans if s[0] < token.end and token.start < s[1]), None)
        if span and token.text in ("'s", "’s"):
            span = None  # some sets count the clitic in
        if span is None:
            found.append(None if open_capitals and token.text[0].isupper() else "O")
        elif span[2] is None:
            found.append(None)
        else:
            found.append(("I-" if span is last else "B-") + span[2])
        last = span
    return found


def _rows(text: str, language: str, source: str, spans: Spans, open_capitals: bool = False) -> Iterator[Row]:
    for tokens in sentences(text, language):
        yield Row(
            [t.text for t in tokens], language, source, names=tags(tokens, spans, open_capitals)
        )  # fmt: skip


def own(path: Path) -> Iterator[Row]:
    """Our own sentences with inline marks: ``[PER Steve Witkoff] arrived in [LOC Miami]``."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        text, spans, at = "", [], 0
        for mark in _MARK.finditer(line):
            text += line[at : mark.start()]
            spans.append((len(text), len(text) + len(mark[2]), mark[1]))
            text += mark[2]
            at = mark.end()
        yield from _rows(text + line[at:], path.stem, f"own:{path.name}", spans)


def iob(path: Path, language: str, token: int = 1, tag: int = 2, separator: str = "\t") -> Iterator[Row]:
    """A file of one token a line, contractions cut as raw text is; other types than the three become O."""
    closed = rules(language).contractions
    words: list[str] = []
    names: list[str | None] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in [*lines, ""]:
            cells = line.rstrip("\n").split(separator)
            if len(cells) > tag and not line.startswith("# "):
                parts = closed.get(cells[token].lower().replace("’", "'"), [cells[token]])
                words += parts
                names += [cells[tag].replace("PERS", "PER").replace("B-", "I-" if n else "B-")
                          for n in range(len(parts))]  # fmt: skip
            elif words and not line.startswith("#"):
                yield Row(words, language, path.name, names=_three(names))
                words, names = [], []
    if words:
        yield Row(words, language, path.name, names=_three(names))


def _three(names: list[str | None]) -> list[str | None]:
    kept = [n if n and n[2:] in ("PER", "ORG", "LOC") else "O" for n in names]
    return [n.replace("I-", "B-") if n[0] == "I" and (i == 0 or kept[i - 1][2:] != n[2:]) else n
            for i, n in enumerate(kept)]  # fmt: skip


def gum(rows: Iterable[Row]) -> Iterator[Row]:
    """Adds names to GUM rows: the proper-noun core of person, organisation and place entities."""
    kinds = {"person": "PER", "organization": "ORG", "place": "LOC"}
    for row in rows:
        upos, heads = row.upos or [], row.heads or []
        names: list[str | None] = [None if tag == "PROPN" else "O" for tag in upos]
        for first, last, kind in _gum_spans(row.misc):
            inside = range(first, last + 1)
            head = next((i for i in inside if heads[i] - 1 not in inside), first)
            if kind in kinds and upos[head] == "PROPN":
                _core(row, names, (first, last), head, kinds[kind])
        row.names = names
        yield row


def _gum_spans(misc: list[str]) -> list[tuple[int, int, str]]:
    """Entities as (first, last, type), outer before inner."""
    waiting: dict[str, list[tuple[int, str]]] = {}
    found = []
    for i, cell in enumerate(misc):
        entity = next((p[7:] for p in cell.split("|") if p.startswith("Entity=")), "")
        for part in re.findall(r"\([^()]+\)?|\d+\)", entity):
            if part.startswith("("):
                number, kind = part[1:].rstrip(")").split("-")[:2]
                if part.endswith(")"):
                    found.append((i, i, kind))
                else:
                    waiting.setdefault(number, []).append((i, kind))
            elif waiting.get(part[:-1]):
                start, kind = waiting[part[:-1]].pop()
                found.append((start, i, kind))
    return sorted(found, key=lambda s: s[0] - s[1])


def _core(row: Row, names: list[str | None], span: tuple[int, int], head: int, kind: str) -> None:
    upos = row.upos or []
    first = last = head
    while first > span[0] and (upos[first - 1] == "PROPN" or row.words[first - 1] in _SMALL):
        first -= 1
    while last < span[1] and (upos[last + 1] == "PROPN" or row.words[last + 1] in _SMALL):
        last += 1
    while first < head and (upos[first] != "PROPN" or (kind == "PER" and row.words[first] in _TITLES)):
        first += 1
    while last > head and upos[last] != "PROPN":
        last -= 1
    for i in range(first, last + 1):
        names[i] = ("B-" if i == first else "I-") + kind


def re3d(path: Path) -> Iterator[Row]:
    """re3d: capitalised persons, organisations, locations; descriptions ("the camp") are left open."""
    kinds = {"Person": "PER", "Organisation": "ORG", "Location": "LOC"}
    with tarfile.open(path) as archive:
        files = {m.name: archive.extractfile(m) for m in archive.getmembers() if m.name.endswith(".json")}
        texts = {n: s.read().decode("utf-8") for n, s in files.items() if s}
    for name in sorted(n for n in texts if n.endswith("documents.json")):
        marked: dict[str, Spans] = {}
        for line in texts[name.replace("documents", "entities")].splitlines():
            entity = json.loads(line)
            if entity["type"] in kinds:
                start = entity["begin"]
                value = entity["value"]
                if value.lower().startswith("the "):
                    start, value = start + 4, value[4:]
                sure = all(w[0].isupper() or w in _SMALL for w in value.split())
                span = (start, entity["end"], kinds[entity["type"]] if sure else None)
                marked.setdefault(entity["documentId"], []).append(span)
        for line in texts[name].splitlines():
            document = json.loads(line)
            spans = sorted(marked.get(document["_id"], []), key=lambda s: (s[2] is None, s[0] - s[1]))
            yield from _rows(document["text"], "en", "re3d", spans, open_capitals=True)


def geovirus(path: Path) -> Iterator[Row]:
    """GeoVirus: places; every other capitalised word is left open."""
    with gzip.open(path) as source:
        root = ElementTree.parse(source).getroot()
    for article in root.iter("article"):
        text = article.findtext("text") or ""
        spans: Spans = []
        for place in article.iter("location"):
            name, at = place.findtext("name") or "", int(place.findtext("start") or 0)
            # The offsets drift by a few characters: take the name's occurrence nearest to them.
            found = [m.start() for m in re.finditer(re.escape(name), text)] if name else []
            if found:
                start = min(found, key=lambda f: abs(f - at))
                spans.append((start, start + len(name), "LOC"))
        yield from _rows(text, "en", "geovirus", spans, open_capitals=True)


def factrueval(path: Path) -> Iterator[Row]:
    """factRuEval: names of persons, organisations and places as annotated objects."""
    with tarfile.open(path) as archive:
        texts = {m.name: s.read().decode("utf-8") for m in archive.getmembers() if (s := archive.extractfile(m))}
    for name in sorted(n for n in texts if n.endswith(".tokens")):
        stem = name[: -len("tokens")]
        known = _fact_tags(texts[stem + "spans"], texts[stem + "objects"])
        words: list[str] = []
        names: list[str | None] = []
        for line in [*texts[name].splitlines(), ""]:
            cells = line.split(" ")
            if len(cells) >= 4:
                words.append(cells[3])
                names.append(known.get(cells[0], "O"))
            elif words:
                yield Row(words, "ru", "factrueval", names=_begin(names))
                words, names = [], []


def _fact_tags(spans: str, objects: str) -> dict[str, str | None]:
    """Token id to kind (no B- or I- yet); None where only a common noun describes the thing."""
    parts: dict[str, tuple[str, list[str]]] = {}
    for line in spans.splitlines():
        left, _, right = line.partition("#")
        cells = left.split()
        if len(cells) >= 6:
            parts[cells[0]] = (cells[1], right.split()[: int(cells[5])])
    proper = {
        "Person": ("PER", {"name", "surname", "patronymic", "nickname"}),
        "Org": ("ORG", {"org_name"}),
        "Location": ("LOC", {"loc_name"}),
        "LocOrg": ("LOC", {"loc_name"}),
    }
    known: dict[str, str | None] = {}
    for line in sorted(objects.splitlines(), key=lambda x: x.split(" ")[1:2] != ["Org"]):
        cells = line.partition("#")[0].split()
        if len(cells) < 3 or cells[1] not in proper:
            continue
        kind, wanted = proper[cells[1]]
        chosen = [parts[c] for c in cells[2:] if c in parts and parts[c][0] in wanted]
        for _, tokens in chosen:
            known |= {t: f"{kind}" for t in tokens if t not in known}
        if not chosen:
            open_tokens = [t for c in cells[2:] if c in parts and parts[c][0] != "geo_adj" for t in parts[c][1]]
            known |= {t: None for t in open_tokens if t not in known}
    return known


def _begin(names: list[str | None]) -> list[str | None]:
    return [n if n in (None, "O") else ("I-" if i and names[i - 1] == n else "B-") + n
            for i, n in enumerate(names)]  # fmt: skip
