"""Quality of readings against annotated reports: reads each report that a gold file names and runs the scorer.

    python bench/quality.py --gold ../shared/gold --reports ../shared/seed --scorer ../shared/tools/score.py

Prints the scorer's own table; further arguments (``--misses``, ``--lang it``, ``--json``) go to the scorer.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import carsica
from carsica.record.codec import reading_to_plain


def read_all(gold: Path, reports: Path, out: Path) -> int:
    """Write one reading a gold file, under the gold file's name; how many were written."""
    written = 0
    for file in sorted(gold.glob("[0-9]*.json")):
        report = reports / json.loads(file.read_text(encoding="utf-8"))["meta"]["file"]
        for reading in carsica.read(str(report)):
            if isinstance(reading, carsica.CarsicaError):
                print(reading, file=sys.stderr)
                continue
            plain = json.dumps(reading_to_plain(reading), ensure_ascii=False)
            (out / file.name).write_text(plain, encoding="utf-8")
            written += 1
    return written


def main() -> int:
    """Read, score, print; exit code of the scorer."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--reports", type=Path, required=True)
    parser.add_argument("--scorer", type=Path, required=True)
    options, rest = parser.parse_known_args()
    with tempfile.TemporaryDirectory() as folder:
        if not read_all(options.gold, options.reports, Path(folder)):
            sys.exit("no report was read")
        return subprocess.call([sys.executable, options.scorer, options.gold, folder, *rest])


if __name__ == "__main__":
    sys.exit(main())
