"""How linking grows: time and memory for synthetic cases of more and more reports, with vectors made by chance.

    python -m bench.linking [REPORTS ...]

Every report names eight actors of a pool, holds nine statements (a third of them versions of claims that are going
about), three events, six figures. No encoder runs, so that the figures are those of linking alone.
"""

from __future__ import annotations

import random
import resource
import sys
import time
import zlib

import numpy as np

from carsica.link.linking import link
from carsica.record.actor import Actor
from carsica.record.event import Event, Participant
from carsica.record.figure import Figure
from carsica.record.place import Place
from carsica.record.reading import Reading
from carsica.record.report import Report
from carsica.record.span import Span
from carsica.record.statement import Source, Statement

SYLLABLES = (
    "ba",
    "ko",
    "mir",
    "tan",
    "shev",
    "lo",
    "dra",
    "vin",
    "zel",
    "ur",
    "nik",
    "os",
    "par",
    "gren",
    "hol",
    "tem",
)
WIDTH = 384


def _name(chance: random.Random) -> str:
    first = "".join(chance.choices(SYLLABLES, k=2)).capitalize()
    return f"{first} {''.join(chance.choices(SYLLABLES, k=3)).capitalize()}"


def _reading(number: int, chance: random.Random, people: list[str], size: int) -> Reading:
    day = f"2024-{1 + number * 12 // size:02d}-{chance.randint(1, 28):02d}"
    named = chance.sample(people, 8)
    lines = [f"{name} speaks here." for name in named]
    contents = []
    for position in range(9):
        topic = chance.randrange(size // 3) if position % 3 == 0 else size * 10 + number * 9 + position
        contents.append(f"{named[position % 8]} does thing T{topic} variant {chance.randrange(9)}.")
    text = "\n".join(lines + contents)
    actors = tuple(Actor(f"a{n + 1}", "person", name, tuple(_spans(text, name))) for n, name in enumerate(named))
    statements, figures = [], []
    for n, content in enumerate(contents):
        start = text.index(content)
        chain = (Source("outlet", f"Paper {number % 40}"), Source("person", named[n % 8], f"a{n % 8 + 1}"))
        statements.append(Statement(f"s{n + 1}", "indirect", chain, (Span(start, start + len(content)),)))
        if n < 6:
            value = float(chance.randint(1, 60))
            figures.append(Figure(f"f{n + 1}", Span(start, start + 4), "person", "killed", value, value))
    events = tuple(
        Event(f"e{n + 1}", "CONSULT", "meeting", "planned", Span(n, n + 4),
              tuple(Participant(f"a{n + k}", "participant") for k in (1, 2)), day, day, ("p1",))
        for n in range(3)
    )  # fmt: skip
    place = Place("p1", "Town", (Span(0, 4),), "UA", chance.randrange(50))
    report = Report(f"report{number:06d}", "", text, "en", f"Paper {number % 40}", day)
    return Reading(report, actors, (place,), tuple(statements), events, tuple(figures))


def _spans(text: str, name: str) -> list[Span]:
    found, start = [], text.find(name)
    while start >= 0:
        found.append(Span(start, start + len(name)))
        start = text.find(name, start + 1)
    return found


def _vectors(texts: list[str]) -> np.ndarray:
    """Texts with the same topic mark lie near each other; the rest are spread by chance."""
    rows = np.zeros((len(texts), WIDTH), np.float32)
    for n, text in enumerate(texts):
        mark = next((w for w in text.split() if w.startswith("T") and w[1:].isdigit()), text)
        topic = np.random.default_rng(zlib.crc32(mark.encode())).standard_normal(WIDTH)
        rows[n] = topic + 0.5 * np.random.default_rng(n).standard_normal(WIDTH)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def main() -> None:
    """Print a row for each size."""
    print("reports  statements  claims  actors  CPU s  peak MiB")
    for size in [int(a) for a in sys.argv[1:]] or [250, 500, 1000, 2000]:
        chance = random.Random(5)
        people = [_name(chance) for _ in range(max(60, size // 2))]
        readings = [_reading(n, chance, people, size) for n in range(size)]
        started = time.process_time()
        links = link(readings, _vectors, [], [])
        taken = time.process_time() - started
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{size:7}  {size * 9:10}  {len(links.claims):6}  {len(links.actors):6}  {taken:7.1f}  {peak:8.0f}",
            flush=True,
        )


if __name__ == "__main__":
    main()
