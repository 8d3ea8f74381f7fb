"""Web pages as ingest reads them: what of the article is kept, what of the site around it is kept out.

    python -m bench.pages --pages html_selection.tar.gz --truths evaldata_selection.json.gz --misses

The truths are those of trafilatura's own evaluation (Apache-2.0): a few strings a page that its text must have,
and a few that it must not have. The pages belong to their publishers and stay outside this project.
"""

from __future__ import annotations

import argparse
import gzip
import json
import tarfile
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from carsica.ingest.settings import IngestSettings
from carsica.ingest.sources import read_bytes
from carsica.record.report import Report


@dataclass(slots=True)
class Tally:
    """Counts of one language: [right, all] of each row."""

    rows: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))

    def count(self, row: str, right: bool) -> None:
        """Count one comparison."""
        self.rows[row][0] += right
        self.rows[row][1] += 1


def pages(archive: Path) -> Iterator[tuple[str, bytes]]:
    """Names and bytes of the pages."""
    with tarfile.open(archive) as files:
        for member in files.getmembers():
            held = files.extractfile(member)
            if held is not None:
                yield Path(member.name).name, held.read()


def body_of(report: Report) -> str:
    """The text as extraction reads it: header lines blanked out."""
    text = report.text
    for span in report.header:
        text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    return " ".join(text.split())


def judged(report: Report, truth: Mapping[str, Any], tally: Tally, where: str) -> list[str]:
    """Count one page and tell what is wrong with it."""
    body, wrong = body_of(report), []
    for row, inside in (("with", True), ("without", False)):
        for string in truth[row]:
            right = (" ".join(string.split()) in body) == inside
            tally.count(row, right)
            if not right:
                wrong.append(f"{where}: {'lacks' if inside else 'holds'} {string!r}")
    if truth.get("date"):
        right = (report.published or "").startswith(truth["date"][:10])
        tally.count("date", right)
        if not right:
            wrong.append(f"{where}: dated {report.published}, not {truth['date']}")
    if truth.get("title"):
        tally.count("title", _folded(report.title) in _folded(truth["title"]) or _within(report.title, truth))
    tally.count("outlet", bool(report.outlet))
    return wrong


def main() -> None:
    """Print the share of each row that is right, a language a line."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--pages", type=Path, required=True)
    options.add_argument("--truths", type=Path, required=True)
    options.add_argument("--misses", action="store_true", help="print what is wrong, page by page")
    options.add_argument("--texts", type=Path, help="a folder to write the texts into")
    chosen = options.parse_args()
    with gzip.open(chosen.truths) as stream:
        truths = {row["file"]: (url, row) for url, row in json.load(stream).items()}
    tallies: dict[str, Tally] = defaultdict(Tally)
    for name, data in pages(chosen.pages):
        if name not in truths:
            continue
        url, truth = truths[name]
        found = read_bytes(data, name, url=url, settings=IngestSettings())[0]
        if not isinstance(found, Report):
            tallies["not read"].count("page", False)
            print(f"{name}: {found}")
            continue
        wrong = judged(found, truth, tallies[found.language], name)
        if chosen.misses:
            print("\n".join(wrong)) if wrong else None
        if chosen.texts:
            heading = f"{found.outlet} | {found.published} | {found.byline} | {url}"
            (chosen.texts / f"{found.language}-{name}.txt").write_text(f"{heading}\n{found.text}\n", "utf-8")
    for language, tally in sorted(tallies.items()):
        shown = " ".join(f"{row} {right}/{of}" for row, (right, of) in sorted(tally.rows.items()))
        print(f"{language:<9}{shown}")


def _folded(text: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in text.casefold()).split())


def _within(title: str, truth: Mapping[str, Any]) -> bool:
    return _folded(truth["title"]) in _folded(title)


if __name__ == "__main__":
    main()
