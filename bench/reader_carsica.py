"""Carsica on the texts given on standard input: parsed, or read with all stages ("reader_carsica.py parse")."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Iterable

from measure import measure

from carsica.engine.collecting import collect_seldom


def load() -> Callable[[list[str]], Iterable[object]]:
    """All stages of reading, from bytes on."""
    from carsica.ingest.settings import IngestSettings  # noqa: PLC0415  (loading is measured)
    from carsica.ingest.sources import read_bytes  # noqa: PLC0415
    from carsica.pipeline import make_reader  # noqa: PLC0415

    reader, settings = make_reader(), IngestSettings()

    def read(texts: list[str]) -> Iterable[object]:
        for text in texts:
            data = f"title: {hashlib.md5(text.encode()).hexdigest()}\ndate: 2025-11-19\n\n{text}".encode()
            (report,) = read_bytes(data, "text", settings=settings)
            yield reader(report)

    return read


def load_parser() -> Callable[[list[str]], Iterable[object]]:
    """The parser alone, which is what spaCy does too."""
    from carsica.parse.reader import Parser  # noqa: PLC0415

    parser = Parser()
    return lambda texts: (parser.parse(text, "fr") for text in texts)


if __name__ == "__main__":
    collect_seldom()  # as the command and its workers do
    measure(load_parser if "parse" in sys.argv else load)
