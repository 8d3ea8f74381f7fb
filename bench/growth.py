"""How reading time grows with the length of a report (target: in step), for news and for texts of one odd kind.

``python bench/growth.py [--kinds dialogue,names] [--words 8000]``; a ratio of 1 is growth in step with length.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from typing import NamedTuple, TypeVar

from long_texts import SHAPES

from carsica.extract.reading import read as extract
from carsica.ingest.settings import IngestSettings
from carsica.ingest.sources import read_bytes
from carsica.parse.reader import Parser
from carsica.parse.syntax import Document
from carsica.record.report import Report

T = TypeVar("T")
NEWS = (100, 300, 1_000, 3_000, 10_000, 50_000)
"""Words of the reports of news."""
WORDS = {"bare_dates": 48_000}
"""Words of the longer text of a kind, where it is not the usual length: 16,000 dates."""


class Times(NamedTuple):
    """Seconds of processor time that one report took, by stage, and its words as the parser counts them."""

    words: int
    ingest: float
    parse: float
    extract: float

    @property
    def each(self) -> float:
        """Milliseconds for a thousand words."""
        return 1e6 * (self.ingest + self.parse + self.extract) / self.words


def main() -> None:
    """Read texts of growing length and print the times."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--kinds", default=",".join(SHAPES), help="kinds of texts, of those in long_texts.py")
    options.add_argument("--words", type=int, default=8_000, help="words of the longer text of a kind")
    given = options.parse_args()
    parser = Parser()
    measured(parser, "news", 100)  # loads the model and the lexicons
    print(f"{'text':<12}{'words':>8}{'ingest':>8}{'parse':>8}{'extract':>9}{'words/s':>9}{'ratio':>7}")
    for kind in given.kinds.split(","):
        most = WORDS.get(kind, given.words)
        before: Times | None = None
        for words in NEWS if kind == "news" else (most // 2, most):
            now = measured(parser, kind, words)
            print(_row(kind, now, before), flush=True)
            before = now


def _row(kind: str, now: Times, before: Times | None) -> str:
    ratio = f"{now.each / before.each:>7.2f}" if before else ""
    stages = f"{now.ingest:>8.2f}{now.parse:>8.2f}{now.extract:>9.2f}"
    return f"{kind:<12}{now.words:>8}{stages}{1e6 / now.each:>9.0f}{ratio}"


def measured(parser: Parser, kind: str, words: int) -> Times:
    """Read one text of a kind with about so many words."""
    language = "fr" if kind == "news" else "en"
    text = f"title: Length {words}\nlanguage: {language}\ndate: 2025-11-19\n\n{SHAPES[kind](words)}"
    (report,), ingest = _timed(lambda: read_bytes(text.encode(), "text", settings=IngestSettings()))
    assert isinstance(report, Report), report
    document, parse = _timed(lambda: parser.parse(report.text, report.language))
    _, extraction = _timed(lambda: extract(report, document))
    return Times(_words(document), ingest, parse, extraction)


def _words(document: Document) -> int:
    return sum(len(sentence.words) for sentence in document.sentences)


def _timed(work: Callable[[], T]) -> tuple[T, float]:
    started = time.process_time()
    done = work()
    return done, time.process_time() - started


if __name__ == "__main__":
    main()
