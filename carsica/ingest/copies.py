"""Reports that print another report's text: reprints and lightly edited copies, kept and named, never dropped.

Owns the likeness of texts. What a copy means for claims and their origins is decided in link.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from carsica.ingest.dates import moment_of
from carsica.record.claim import Copy
from carsica.record.report import Report
from carsica.record.span import Span

SHINGLE = 4
"""Words of a shingle: long enough that two accounts of the same facts share few, short enough to bear edits."""
REPRINT = 0.9
"""Likeness (Jaccard, of shingles) from which a copy is a reprint; below it is an edited copy."""
COPY = 0.4
"""Likeness from which a report counts as a copy; independent reports of one event stay below 0.1."""
MIN_WORDS = 20
"""Words below which texts are too short to tell: two air raid alerts read alike and are no copies."""
PERMUTATIONS = 128

_WORD = re.compile(r"\w+")


def find_copies(reports: Iterable[Report]) -> tuple[Copy, ...]:
    """Copies among the reports, in order of the copies' ids; the later published of two is the copy.

    Each copy is tied to the earlier report that it is most like, so a chain of edits stays a chain. Reports
    without a date come after dated ones. ``similarity`` is the Jaccard index of the bodies' shingles.
    """
    unique = {report.id: report for report in reports}
    ordered = sorted(unique.values(), key=_age)
    shingles = {report.id: _shingles(report) for report in ordered}
    ordered = [report for report in ordered if shingles[report.id]]
    copies: list[Copy] = []
    for later, earlier in _candidates([(report.id, shingles[report.id]) for report in ordered]):
        scored = [(likeness(shingles[later], shingles[one]), one) for one in earlier]
        similarity, original = max(scored, key=lambda pair: pair[0])  # the earliest of equals
        if similarity >= COPY:
            copies.append(Copy(later, original, round(similarity, 4)))
    return tuple(sorted(copies, key=lambda copy: copy.copy))


def is_reprint(copy: Copy) -> bool:
    """Is it the same text again, as against a lightly edited one?"""
    return copy.similarity >= REPRINT


def likeness(first: frozenset[str], second: frozenset[str]) -> float:
    """Jaccard index of two sets of shingles, from 0 to 1."""
    shared = len(first & second)
    return shared / (len(first) + len(second) - shared) if shared else 0.0


def _candidates(texts: Sequence[tuple[str, frozenset[str]]]) -> list[tuple[str, list[str]]]:
    """For each text, the earlier ones that may be like it, in their order; by MinHash, so time grows with the
    number of texts and not with that of pairs.
    """
    # Imported here: it loads scipy, which only this step of a build needs.
    from datasketch import MinHash, MinHashLSH  # noqa: PLC0415

    # A low threshold errs towards candidates; the exact index settles them.
    index = MinHashLSH(threshold=COPY * 0.7, num_perm=PERMUTATIONS)
    position: dict[str, int] = {}
    found: list[tuple[str, list[str]]] = []
    for key, shingles in texts:
        sketch = MinHash(num_perm=PERMUTATIONS, seed=1)
        sketch.update_batch([shingle.encode("utf-8") for shingle in shingles])
        earlier = sorted(index.query(sketch), key=position.__getitem__)
        if earlier:
            found.append((key, earlier))
        position[key] = len(position)
        index.insert(key, sketch)
    return found


def _age(report: Report) -> tuple[bool, float, str]:
    moment = moment_of(report.published).timestamp() if report.published else 0.0
    return report.published is None, moment, report.id


def _shingles(report: Report) -> frozenset[str]:
    """Runs of words of the body: title and metadata lines differ between outlets and do not count."""
    spans: list[Span] = sorted([*([report.title_span] if report.title_span else []), *report.header])
    words: list[str] = []
    position = 0
    for span in [*spans, Span(len(report.text), len(report.text))]:
        words += _WORD.findall(report.text[position : span.start].casefold())
        position = max(position, span.end)
    if len(words) < MIN_WORDS:
        return frozenset()
    return frozenset(" ".join(words[start : start + SHINGLE]) for start in range(len(words) - SHINGLE + 1))
