"""How reading time grows with the length of a report (target: linear), and how build time grows with a case."""

from __future__ import annotations

import time

from french import texts

from carsica.ingest.settings import IngestSettings
from carsica.ingest.sources import read_bytes
from carsica.pipeline import make_reader


def main() -> None:
    """Read texts of growing length and print the times."""
    reader = make_reader()
    print(f"{'words':>8}{'seconds':>9}{'words/s':>9}")
    for words in (100, 300, 1_000, 3_000, 10_000, 30_000):
        (text,) = texts(1, words)
        data = f"title: Length {words}\ndate: 2025-11-19\n\n{text}".encode()
        (report,) = read_bytes(data, "text", settings=IngestSettings())
        if words == 100:
            reader(report)  # type: ignore[arg-type]  # loads the model
        started = time.process_time()
        reader(report)  # type: ignore[arg-type]
        seconds = time.process_time() - started
        print(f"{words:>8}{seconds:>9.2f}{words / seconds:>9.0f}")


if __name__ == "__main__":
    main()
