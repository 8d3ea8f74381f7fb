"""French texts for the speed figures: the demo's French reports, their sentences dealt anew, always the same way.

Owns the making of texts; it must not need Carsica, so that others can be measured on them.
"""

from __future__ import annotations

import random
import re
from pathlib import Path

REPORTS = Path(__file__).parent.parent / "examples" / "ukraine-plan" / "reports"


def sentences() -> list[str]:
    """The sentences of the demo's French reports, without their headers."""
    found: list[str] = []
    for file in sorted(REPORTS.glob("*voix-du-lac*")):
        for line in file.read_text(encoding="utf-8").splitlines():
            if len(line) > 80 and not line.lstrip().startswith(("<", "-", "#")):
                found += re.split(r"(?<=[.!?»])\s+(?=[A-ZÉÀ«])", line.strip())
    return found


def texts(count: int, words: int = 300) -> list[str]:
    """``count`` texts of about ``words`` words each."""
    dealer, stock = random.Random(1), sentences()
    made = []
    for _ in range(count):
        text: list[str] = []
        while sum(len(sentence.split()) for sentence in text) < words:
            text.append(dealer.choice(stock))
        made.append("\n\n".join(" ".join(text[i : i + 4]) for i in range(0, len(text), 4)))
    return made
