"""How the reader does on the corpus's train part, with marks by readers that never saw it.

    python -m training.unseen --marks build/training/folds.npz

Ten times as many reports as the dev part has to find errors on, with an encoder about as unsure as on new ones.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np

from carsica.evaluation.evaluation import compare
from carsica.evaluation.outcome import scores
from carsica.extract.reading import read
from training.signs import corpus


def main() -> None:
    """Print the rows of ``carsica evaluate``."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--marks", type=Path, required=True, help="what training.folds wrote")
    chosen = parser.parse_args()
    with np.load(chosen.marks) as marks:
        outcomes = [
            outcome
            for annotated, document in corpus(dict(marks))
            for outcome in compare(annotated, read(annotated.reading.report, document))
        ]
    for row, score in scores(outcomes).items():
        print(f"{row:32} {score.value:.3f} of {score.count}")


if __name__ == "__main__":
    main()
