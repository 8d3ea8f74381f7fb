"""Facts in Russian news beside what others annotated: posts (factRuEval, NEREL) and events (NEREL).

    python -m bench.russian_facts --factrueval factrueval2016_devset.tar.gz
    python -m bench.russian_facts --nerel nerel-v1.1_dev.tar.gz
    python -m bench.russian_facts --factrueval factrueval2016_devset.tar.gz --show   # roles of no fact, to be read

A person is found if a mention of an actor overlaps one of the person's; a post if a role of that actor overlaps
its words or begins with the same letters. NEREL counts more kinds of events than the record has (births, weddings,
wars by name), so its slots are looked at in those events that Carsica has too. NEREL's texts print no date: the
first full date in a text stands for the day of publication. NEREL states no licence: measured, never trained on.
"""

from __future__ import annotations

import argparse
import re
import tarfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from carsica.extract.reading import read
from carsica.parse.reader import Parser
from carsica.record.actor import Actor, Role
from carsica.record.event import Event
from carsica.record.reading import Reading
from carsica.record.report import Report, identity
from carsica.record.span import Span

MONTHS = (
    *("января", "февраля", "марта", "апреля", "мая", "июня"),
    *("июля", "августа", "сентября", "октября", "ноября", "декабря"),
)
_DAY = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(MONTHS)}) (\d{{4}})")
SHARES = (
    ("person found", "posts"),
    ("person and title found", "posts"),
    ("its where too", "found, with a where"),
    ("answered by a post", "roles"),
    ("event found", "events"),
    ("participant found", "participants of events found"),
    ("place found", "places of events found"),
    ("start found", "starts of events found"),
)
_WORD = re.compile(r"\w{3,}")
_STEM = 4
"""Letters at the start of a word that two of its cases share, as far as it matters here."""


@dataclass(frozen=True, slots=True)
class Post:
    """Somebody's post as annotated: where the person and the post are named, the words for where it is held."""

    person: tuple[Span, ...]
    title: Span
    where: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Slot:
    """A tie of an event: its kind ("participant", "place", "start") and where the other end stands."""

    event: Span
    kind: str
    other: Span


@dataclass(frozen=True, slots=True)
class Annotated:
    """A text and the facts that others found in it."""

    name: str
    text: str
    posts: tuple[Post, ...]
    events: tuple[Span, ...] = ()
    slots: tuple[Slot, ...] = field(default=())


# -- the formats --------------------------------------------------------------------------------------------------


def _held(archive: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """Names of documents with the text of each of their files, by suffix."""
    documents: dict[str, dict[str, str]] = {}
    with tarfile.open(archive) as files:
        for member in files.getmembers():
            stream = files.extractfile(member)
            if stream is not None:
                path = Path(member.name)
                documents.setdefault(path.stem, {})[path.suffix] = stream.read().decode("utf-8-sig")
    yield from sorted(documents.items())


def factrueval(archive: Path) -> list[Annotated]:
    """Documents of factRuEval with their Occupation facts that name a position."""
    return [
        Annotated(name, held[".txt"], tuple(occupations(held)))
        for name, held in _held(archive)
        if ".facts" in held and ".txt" in held
    ]


def occupations(held: dict[str, str]) -> Iterator[Post]:
    """The posts of one document, from the text of its .spans, .objects, .coref and .facts."""
    spans = {}
    for line in held[".spans"].splitlines():
        number, _, start, length, *_ = line.split()
        spans[number] = Span(int(start), int(start) + int(length))
    objects = {}
    for line in held[".objects"].splitlines():
        number, _, *rest = line.partition("#")[0].split()
        objects[number] = [spans[n] for n in rest if n in spans]
    mentions: dict[str, list[Span]] = {}
    words: dict[str, list[str]] = {}
    for block in re.split(r"\n\s*\n", held[".coref"]):
        head, *attributes = block.strip().splitlines() or [""]
        number, *members = head.split() or [""]
        mentions[number] = [span for n in members for span in objects.get(n, ())]
        words[number] = [line.partition(" ")[2] for line in attributes if not line.startswith("wikidata")]
    for block in re.split(r"\n\s*\n", held[".facts"]):
        head, *rows = block.strip().splitlines() or [""]
        if not head.endswith("Occupation"):
            continue
        slots = [(row.split()[0], row.split()[1]) for row in rows if len(row.split()) > 1]
        people = [mentions.get(value.removeprefix("obj"), []) for kind, value in slots if kind == "Who"]
        titles = [
            spans[value.removeprefix("span")] for kind, value in slots if kind == "Position" and "span" in value
        ]
        where = [w for kind, value in slots if kind == "Where" for w in words.get(value.removeprefix("obj"), ())]
        for person in people:
            yield from (Post(tuple(person), title, tuple(where)) for title in titles if person)


def nerel(archive: Path) -> list[Annotated]:
    """Documents of NEREL with the professions of persons and the ties of events."""
    return [
        brat(name, held[".txt"], held[".ann"])
        for name, held in _held(archive)
        if ".ann" in held and ".txt" in held and held[".ann"].strip()
    ]


def brat(name: str, text: str, annotation: str) -> Annotated:
    """A text with its annotation in the format of brat; pieces of a span and what lies between are one span."""
    kinds: dict[str, str] = {}
    spans: dict[str, Span] = {}
    relations = []
    for line in annotation.splitlines():
        key, _, rest = line.partition("\t")
        if key.startswith("T"):
            kinds[key], _, where = rest.partition("\t")[0].partition(" ")
            ends = [int(number) for number in re.findall(r"\d+", where)]
            spans[key] = Span(min(ends), max(ends))
        elif key.startswith("R"):
            kind, first, second = rest.split()[:3]
            relations.append((kind, first.partition(":")[2], second.partition(":")[2]))
    posts = [
        Post((spans[first],), spans[second])
        for kind, first, second in relations
        if kind == "WORKS_AS" and kinds[first] == "PERSON" and kinds[second] == "PROFESSION"
    ]
    slots = []
    for kind, first, second in relations:
        if kind == "PARTICIPANT_IN" and kinds[second] == "EVENT":
            slots.append(Slot(spans[second], "participant", spans[first]))
        elif kind in {"TAKES_PLACE_IN", "POINT_IN_TIME"} and kinds[first] == "EVENT":
            slots.append(Slot(spans[first], "place" if kind == "TAKES_PLACE_IN" else "start", spans[second]))
    events = tuple(spans[key] for key in kinds if kinds[key] == "EVENT")
    return Annotated(name, text, tuple(posts), events, tuple(slots))


# -- comparing ----------------------------------------------------------------------------------------------------


def likened(first: str, second: str) -> bool:
    """Do two phrases share a word, whatever its case?"""
    stems = [{w.casefold().replace("ё", "е")[:_STEM] for w in _WORD.findall(words)} for words in (first, second)]
    return bool(stems[0] & stems[1])


def held_by(reading: Reading, post: Post) -> list[Actor]:
    """Actors with a mention where the annotated person is named."""
    return [a for a in reading.actors if any(m.overlaps(span) for m in a.mentions for span in post.person)]


def has_post(text: str, role: Role, post: Post) -> bool:
    """Is the role the annotated post, at the same place or in the same words elsewhere?"""
    return role.span.overlaps(post.title) or likened(role.title, post.title.of(text))


def count_posts(reading: Reading, annotated: Annotated, counts: Counter[str]) -> None:
    """Add what was found of the posts of one text to counts: of, person, title, where of those with a title."""
    for post in annotated.posts:
        actors = held_by(reading, post)
        roles = [r for a in actors for r in a.roles if has_post(annotated.text, r, post)]
        counts["posts"] += 1
        counts["person found"] += bool(actors)
        counts["person and title found"] += bool(roles)
        if roles and post.where:
            counts["found, with a where"] += 1
            owners = [role.of or role.span.of(annotated.text) for role in roles]
            counts["its where too"] += any(likened(o, w) for o in owners for w in post.where)


def triggered(reading: Reading, span: Span) -> list[Event]:
    """Our events one of whose tellings overlaps the span."""
    return [e for e in reading.events if any(m.overlaps(span) for m in (e.trigger, *e.mentions))]


def has_slot(reading: Reading, event: Event, slot: Slot) -> bool:
    """Has the event the annotated participant, place or day?"""
    if slot.kind == "start":
        days = [t.value for t in reading.times if t.span.overlaps(slot.other) and t.value]
        start = event.start
        return start is not None and any(start.startswith(day[:10]) or day.startswith(start) for day in days)
    ids = {p.actor for p in event.participants} if slot.kind == "participant" else set(event.places)
    rows = [*((a.id, a.mentions) for a in reading.actors), *((p.id, p.mentions) for p in reading.places)]
    return any(m.overlaps(slot.other) for key, mentions in rows if key in ids for m in mentions)


def count_events(reading: Reading, annotated: Annotated, counts: Counter[str]) -> None:
    """Add what was found of the events of one text, and of the slots of those that were found, to counts."""
    counts["events"] += len(annotated.events)
    counts["event found"] += sum(bool(triggered(reading, span)) for span in annotated.events)
    for slot in annotated.slots:
        found = triggered(reading, slot.event)
        if found:
            counts[f"{slot.kind}s of events found"] += 1
            counts[f"{slot.kind} found"] += any(has_slot(reading, event, slot) for event in found)


def unknown_roles(reading: Reading, annotated: Annotated) -> Iterator[str]:
    """Roles of ours that no annotated post answers, with the words around them."""
    for actor in reading.actors:
        for role in actor.roles:
            if any(actor in held_by(reading, p) and has_post(annotated.text, role, p) for p in annotated.posts):
                continue
            around = annotated.text[max(0, role.span.start - 60) : role.span.end + 60].replace("\n", " ")
            yield f"{actor.name} = {role.title} ({role.of or '-'}): {around}"


def report_of(text: str) -> Report:
    """The text as a report of the first day that it dates in full."""
    day = _DAY.search(text)
    month = MONTHS.index(day.group(2)) + 1 if day else 0
    published = f"{day.group(3)}-{month:02}-{int(day.group(1)):02}" if day else None
    return Report(identity(text), text.strip().partition("\n")[0], text, "ru", "outlet", published)


def shares(counts: Counter[str]) -> Iterator[str]:
    """Lines that say how many of each whole were found."""
    for part, whole in SHARES:
        if counts[whole]:
            yield f"{part:<24} {counts[part] / counts[whole]:.3f} of {counts[whole]} {whole}"


def main() -> None:
    """Print the shares found."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--factrueval", type=Path)
    options.add_argument("--nerel", type=Path)
    options.add_argument("--show", action="store_true", help="print roles that no annotated post answers")
    chosen = options.parse_args()
    parser = Parser()
    sets = factrueval(chosen.factrueval) if chosen.factrueval else []
    sets += nerel(chosen.nerel) if chosen.nerel else []
    counts: Counter[str] = Counter()
    for annotated in sets:
        reading = read(report_of(annotated.text), parser.parse(annotated.text, "ru"))
        count_posts(reading, annotated, counts)
        count_events(reading, annotated, counts)
        unknown = [*unknown_roles(reading, annotated)]
        counts["roles"] += sum(len(a.roles) for a in reading.actors)
        counts["answered by a post"] += sum(len(a.roles) for a in reading.actors) - len(unknown)
        if chosen.show:
            print(*unknown, sep="\n")
    print(*shares(counts), sep="\n")


if __name__ == "__main__":
    main()
