"""How far two annotators agree: the second annotation of some reports held against the first.

    python -m corpus.agreement [--misses] [--write]

Prints F1 a layer over the reports in ``second/``. ``--write`` keeps the figures in ``agreement.json``, since the
first annotation is mended afterwards where the two differ.
"""

from __future__ import annotations

import argparse
import json

from carsica.evaluation.evaluation import compare
from carsica.evaluation.outcome import Outcome, Score, scores, scores_by
from corpus.collection import HERE, SECOND, annotated_reports

FILE = HERE / "agreement.json"
ROWS = ("statement.f1", "statement.whole.f1", "statement.speaker", "statement.polarity", "statement.hearsay",
        "event.f1", "event.type", "event.status", "event.start", "event.participants", "figure.f1", "figure.value",
        "figure.unit", "date.f1", "date.value", "actor.recall", "role.title", "relation.recall")  # fmt: skip


def outcomes() -> list[Outcome]:
    """Every outcome of the second annotation taken as a reading, the first as what is wanted.

    A report whose text was mended since the second annotation is left out.
    """
    second = {annotated.reading.report.text: annotated.reading for annotated in annotated_reports(SECOND)}
    return [
        outcome
        for first in annotated_reports()
        if first.reading.report.text in second
        for outcome in compare(first, second[first.reading.report.text])
    ]


def _plain(found: dict[str, Score]) -> dict[str, float]:
    return {row: round(found[row].value, 3) for row in ROWS if row in found}


def main() -> None:
    """Print, and keep where asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", action="store_true", help="list where the two differ")
    parser.add_argument("--write", action="store_true", help=f"keep the figures in {FILE.name}")
    options = parser.parse_args()
    found = outcomes()
    figures = {"all": _plain(scores(found))}
    figures |= {k: _plain(v) for k, v in scores_by(found, lambda outcome: [outcome.language]).items()}
    reports = {outcome.report for outcome in found}
    for row in ROWS:
        values = "  ".join(f"{name} {part[row]:.3f}" for name, part in figures.items() if row in part)
        print(f"{row:22} {values}")
    print(f"{len(reports)} reports")
    if options.misses:
        print("\n".join(f"{x.report} {x.row}: {x.note}" for x in found if x.note))
    if options.write and FILE.exists():
        parser.error(f"{FILE.name} holds the figures as they were before the first annotation was mended")
    if options.write:
        FILE.write_text(json.dumps({"reports": len(reports), **figures}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
