"""Coverage-guided fuzzing of reading: any bytes in, a sound reading or a CarsicaError out, and nothing else.

    pip install '.[fuzz]'
    python -m bench.fuzz build/fuzz -max_total_time=3600      # the folder keeps the inputs that reached new code
    python -m bench.fuzz --random 3600                        # not guided by coverage, but many more of them

Finds are kept under ``build/fuzz-found``, one file a kind of failure, with its traceback; the run goes on, and
says every few minutes what it did. ``python -m bench.fuzz --again FILE`` runs one input once more.
"""

from __future__ import annotations

import contextlib
import json
import random
import re
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from jsonschema import Draft202012Validator

from bench.odd_texts import NEWS, odd_text

GUIDED = not {"--random", "--again"} & set(sys.argv)
"""Coverage guides the run; else atheris is not needed, and each run is five to ten times as fast."""
if GUIDED:
    import atheris

with atheris.instrument_imports(include=["carsica"]) if GUIDED else contextlib.nullcontext():
    from carsica.errors import CarsicaError
    from carsica.extract.reading import read
    from carsica.ingest.settings import IngestSettings
    from carsica.ingest.sources import read_bytes
    from carsica.parse.reader import Parser
    from carsica.record.codec import reading_to_plain
    from carsica.record.report import Report
    from carsica.record.soundness import flaws

FOUND = Path("build/fuzz-found")
SLOW = 10.0
"""Seconds of the processor after which an input counts as a find: a few hundred characters take far less."""
SUFFIXES = ("txt", "html", "json", "md", "jsonl", "")
UNKNOWN = "tlh"
TOLD = 300.0
"""Seconds from one account of the run to the next."""

_CONTRACT = Draft202012Validator(json.loads(Path("docs/reading.schema.json").read_text(encoding="utf-8")))
_LANGUAGES = (*NEWS, UNKNOWN)


class Unsound(Exception):
    """A reading that cannot be followed back to its text, or is not what the contract says."""


class Fuzzer:
    """Runs inputs and keeps what fails, one of each kind."""

    def __init__(self) -> None:
        self.parser = Parser()
        for language, lines in NEWS.items():  # what is loaded once, such as dictionaries, is not the input's time
            self.parser.parse(lines[0], language)
        self.settings = IngestSettings()
        self.done: Counter[str] = Counter()
        self.found: Counter[str] = Counter()
        self.began = self.told = time.monotonic()

    def __call__(self, data: bytes) -> None:
        """One input; a failure of a new kind is written down, one of a known kind counted."""
        if time.monotonic() - self.told > TOLD:
            self.told = time.monotonic()
            print(self.summary(), flush=True)
        began = time.process_time()
        try:
            self.run(data)
            if time.process_time() - began > SLOW:
                raise Unsound(f"took {time.process_time() - began:.0f} seconds")
        except Exception as error:  # whatever a reader of reports must never let through
            self.keep(data, error)

    def run(self, data: bytes) -> None:
        """The first byte chooses: raw bytes through ingest, or a text of odd words straight to the reader."""
        choice = data[0] if data else 0
        if choice < 128:
            self.ingest(data[1:], SUFFIXES[choice % len(SUFFIXES)])
            return
        language = _LANGUAGES[choice % len(_LANGUAGES)]
        if choice % 16 < 4:
            text = odd_text(data[1:], language)
            self.ingest(text.encode("utf-8", "surrogatepass"), SUFFIXES[choice // 16 % len(SUFFIXES)])
            return
        text = odd_text(data[1:], language)
        self.read(Report("fuzz", text[:20], text, language, "The Fuzz", "2025-11-19"))

    def ingest(self, data: bytes, suffix: str) -> None:
        """Bytes as a file with a suffix; every report that comes out is read."""
        self.done[f"ingest .{suffix}"] += 1
        for item in read_bytes(data, f"fuzz.{suffix}", settings=self.settings):
            if isinstance(item, Report):
                self.read(item)

    def read(self, report: Report) -> None:
        """A report as the reader gets it; raises Unsound, or whatever broke."""
        self.done[f"read {report.language}"] += 1
        try:
            reading = read(report, self.parser.parse(report.text, report.language))
        except CarsicaError:
            if report.language in NEWS:
                raise
            return
        wrong = flaws(reading)
        plain = json.loads(json.dumps(reading_to_plain(reading), ensure_ascii=False, default=dict))
        wrong += [f"{error.json_path}: {error.message[:200]}" for error in _CONTRACT.iter_errors(plain)]
        if wrong:
            raise Unsound("; ".join(wrong[:3]))

    def keep(self, data: bytes, error: Exception) -> None:
        """Write a failure down unless one of its kind is there."""
        frames = [f for f in traceback.extract_tb(error.__traceback__) if "/carsica/" in f.filename]
        words = re.sub(r"[\W\d]+", "-", str(error))[:40]
        place = f"{Path(frames[-1].filename).name}-{frames[-1].lineno}" if frames else words
        kind = f"{type(error).__name__}-{place}"
        self.found[kind] += 1
        if self.found[kind] > 1:
            return
        FOUND.mkdir(parents=True, exist_ok=True)
        (FOUND / f"{kind}.bin").write_bytes(data)
        (FOUND / f"{kind}.txt").write_text("".join(traceback.format_exception(error)), errors="backslashreplace")
        print(f"FOUND {kind}: {str(error)[:300]!r}", flush=True)

    def summary(self) -> str:
        """What was run and what was found, a line each."""
        spent = time.monotonic() - self.began
        lines = [
            f"{sum(self.done.values()):,} runs in {spent:,.0f} s",
            f"by kind: {dict(self.done.most_common())}",
        ]
        return "\n".join([*lines, f"found: {dict(self.found) or 'nothing'}"])


PAGE = """<!doctype html><html lang="{}"><head><title>{} - The Fuzz</title>
<meta property="article:published_time" content="2025-11-19T08:00:00Z"></head><body><nav><a href="/">Home</a></nav>
<article><h1>{}</h1><p class="byline">By Ann Roe</p><p>{}</p><h2>Why</h2><p>{}</p></article></body></html>"""


def seeds() -> Iterator[bytes]:
    """Inputs to begin with: plain news and pages as bytes, and long rows of pieces for every language."""
    for number, (language, lines) in enumerate(NEWS.items()):
        yield b"\0" + "\n\n".join(lines).encode()
        yield b"\1" + PAGE.format(language, *lines[:2], lines[0], lines[1]).encode()
        yield b"\2" + json.dumps({"title": lines[0], "text": " ".join(lines), "language": language}).encode()
        yield b"\3" + f"---\ntitle: {lines[0]}\n---\n# {lines[1]}\n\n{lines[0]}".encode()
        for choice in range(128 + number, 256, 5):
            yield bytes([choice, *random.Random(choice).randbytes(100)])


def at_random(fuzzer: Fuzzer, seconds: float) -> None:
    """Random inputs of the same grammar for so many seconds."""
    source = random.Random(time.time_ns())
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        fuzzer(source.randbytes(source.choice((8, 20, 60, 150, 300))))
    print(fuzzer.summary(), flush=True)


def main() -> None:
    """Fuzz until libFuzzer is told to stop, for a time at random, or run one input again."""
    fuzzer = Fuzzer()
    if sys.argv[1:2] == ["--again"]:
        fuzzer.run(Path(sys.argv[2]).read_bytes())
        print("sound")
        return
    if not GUIDED:
        at_random(fuzzer, float(sys.argv[2]))
        return
    folder = Path(next((word for word in sys.argv[1:] if not word.startswith("-")), "build/fuzz"))
    folder.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(seeds()):
        (folder / f"seed-{number:03}").write_bytes(seed)
    atheris.Setup([*sys.argv, "-max_len=1500", "-len_control=20", "-timeout=1200"], fuzzer)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
