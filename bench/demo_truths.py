"""What linking makes of the demo case, held against the truths that the case carries on purpose.

    python -m bench.demo_truths [FOLDER]

Reads every report of the case (the demo's, if none is named) with the shipped model, links, and prints a row for
each truth of ``expected.toml``. What counts: that the statements, events or figures with its quoted words came to
stand where they belong.
"""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

from carsica.extract.reading import read
from carsica.ingest.copies import find_copies
from carsica.ingest.settings import IngestSettings
from carsica.ingest.sources import read_sources
from carsica.link.linking import link
from carsica.link.names import title_key
from carsica.parse.reader import Parser
from carsica.record.claim import Claim, Links
from carsica.record.reading import Reading
from carsica.record.report import Report

SPELT_APART = 80.0  # of 100; a name in two languages' letters
CASE = Path(__file__).parent.parent / "examples" / "ukraine-plan"


@dataclass(frozen=True)
class Built:
    """The demo case, read and linked, with the report behind each file (and post id)."""

    readings: dict[tuple[str, str], Reading]
    links: Links
    truths: dict[str, Any]

    def reading(self, row: dict[str, Any]) -> Reading | None:
        """The reading of the report that holds a quote."""
        for (file, _), one in self.readings.items():
            if file == row["file"] and row.get("quote", "") in one.report.text:
                return one
        return None

    def statements(self, row: dict[str, Any], share: float = 0.5) -> list[tuple[str, str]]:
        """Statements whose content covers a share of the quote."""
        one = self.reading(row)
        if one is None:
            return []
        start = one.report.text.index(row["quote"])
        end = start + len(row["quote"])
        return [
            (one.report.id, s.id)
            for s in one.statements
            if sum(max(0, min(c.end, end) - max(c.start, start)) for c in s.content) >= share * (end - start)
        ]

    def denials(self, row: dict[str, Any]) -> list[tuple[str, str]]:
        """Statements whose cue stands in the quote, or whose content covers half of it."""
        one = self.reading(row)
        if one is None:
            return []
        start = one.report.text.index(row["quote"])
        end = start + len(row["quote"])
        told = {s.id for s in one.statements if s.cue and s.cue.span.overlaps((start, end))}
        return sorted({*self.statements(row), *((one.report.id, s) for s in told)})

    def claims(self, row: dict[str, Any], share: float = 0.5) -> list[Claim]:
        """Claims that those statements belong to."""
        wanted = set(self.statements(row, share))
        return [c for c in self.links.claims if wanted & {(s.report, s.statement) for s in c.statements}]


def build(case: Path = CASE) -> Built:
    """Read and link a case: a folder with ``reports`` and ``expected.toml``."""
    parser = Parser(threads=2)
    readings: dict[tuple[str, str], Reading] = {}
    for file in sorted((case / "reports").iterdir()):
        for number, report in enumerate(read_sources([str(file)], settings=IngestSettings())):
            if isinstance(report, Report):
                document = parser.parse(report.text, report.language)
                readings[file.name, str(number)] = read(report, document)
    copies = find_copies([r.report for r in readings.values()])
    links = link(list(readings.values()), parser.vectors, copies, [])
    truths = tomllib.loads((case / "expected.toml").read_text(encoding="utf-8"))
    return Built(readings, links, truths)


def same_name(one: str, other: str) -> bool:
    """Do two names sound the same, or is one part of the other?"""
    keys = title_key(one, "uk"), title_key(other, "uk")
    return keys[0] in keys[1] or keys[1] in keys[0] or fuzz.ratio(*keys) >= SPELT_APART


def claim_rows(built: Built) -> list[dict[str, Any]]:
    """For each planted claim: tellings that were read, and how many the largest claim holds; origin; status."""
    rows = []
    for truth in built.truths.get("claim", []):
        homes = [built.claims(told) for told in truth["carried_by"]]
        counts = Counter(c.id for home in homes for c in {c.id: c for c in home}.values())
        main = next((c for c in built.links.claims if counts and c.id == counts.most_common(1)[0][0]), None)
        denials = [d for d in truth.get("denied_by", ()) if main and set(built.denials(d)) & set(main.denied_by)]
        origin = truth["origin"]["name"]
        cites = [c for c in truth.get("cites", ()) if main and _cited(built, main, c)]
        rows.append({
            "name": truth["name"], "told": len(homes), "read": sum(bool(h) for h in homes),
            "together": max(counts.values(), default=0), "size": len(main.statements) if main else 0,
            "origin": bool(main and any(same_name(o.name, part) for o in main.origins for part in _parts(origin))),
            "origins": [o.name for o in main.origins] if main else [],
            "status": main.status if main else None, "expected": truth["status"],
            "denials": len(denials), "deniers": len(truth.get("denied_by", ())),
            "cites": len(cites), "citing": len(truth.get("cites", ())),
        })  # fmt: skip
    return rows


def _cited(built: Built, claim: Claim, truth: dict[str, str]) -> bool:
    """Does an edge of the claim lead from the one file's report to the other's?"""
    one, two = built.reading({"file": truth["from"]}), built.reading({"file": truth["to"]})
    return any(
        edge.kind == "cites" and one and two and (edge.source[0], edge.target[0]) == (one.report.id, two.report.id)
        for edge in claim.edges
    )


def _parts(origin: str) -> list[str]:
    return [p for part in origin.split(", ") for p in (part.removeprefix("to "), part)]


def meeting_rows(built: Built) -> list[dict[str, Any]]:
    """For each planted meeting: mentions that were read, how many one event holds, its status and cities."""
    rows = []
    places = {p.id: p for p in built.links.places}
    for truth in built.truths.get("meeting", []):
        homes = []
        for told in truth["statuses"]:
            one = built.reading(told)
            start = one.report.text.index(told["quote"]) if one else 0
            end = start + len(told["quote"])
            homes.append({
                e.id for e in built.links.events for m in e.mentions
                if one and m.pointer.report == one.report.id and m.pointer.span.overlaps((start, end))
                and e.type == "CONSULT"
            })  # fmt: skip
        counts = Counter(e for home in homes for e in home)
        main = next((e for e in built.links.events if counts and e.id == counts.most_common(1)[0][0]), None)
        cities = {n for p in (main.places if main else ()) for n in places[p].names}
        rows.append({
            "name": truth["name"], "told": len(homes), "read": sum(bool(h) for h in homes),
            "together": max(counts.values(), default=0), "status": main.status if main else None,
            "expected": truth["final_status"], "date": bool(main and main.start == truth["date"]),
            "cities": sum(c in cities or (c == "Istanbul" and "Estambul" in cities) for c in truth["cities"]),
            "of": len(truth["cities"]),
        })  # fmt: skip
    return rows


def ledger_rows(built: Built) -> list[dict[str, Any]]:
    """For each planted ledger: values read as figures, and how many of them one ledger holds."""
    rows = []
    for truth in built.truths.get("ledger", []):
        homes = []
        for value in truth["values"]:
            one = built.reading(value)
            start = one.report.text.index(value["quote"]) if one else 0
            end = start + len(value["quote"])
            homes.append({
                ledger.id for ledger in built.links.ledgers for entry in ledger.entries
                if one and entry.pointer.report == one.report.id
                and value["value"] in (entry.low, entry.high)
                and (entry.pointer.span.overlaps((start, end)) or truth.get("anywhere"))
            })  # fmt: skip
        counts = Counter(ledger for home in homes for ledger in home)
        rows.append({
            "name": truth["name"], "told": len(homes), "read": sum(bool(h) for h in homes),
            "together": max(counts.values(), default=0),
        })  # fmt: skip
    return rows


def actor_rows(built: Built) -> list[dict[str, Any]]:
    """For each actor of several spellings: how many of the reports that spell it one actor holds."""
    rows = []
    for truth in built.truths.get("actor", []):
        reports = [one.report.id for s in truth["spellings"] if (one := built.reading(s))]
        best = max(
            (len({m.report for m in a.mentions} & set(reports)) for a in built.links.actors
             if any(same_name(n, truth["name"].split()[-1]) for n in a.names)), default=0,
        )  # fmt: skip
        rows.append({"name": truth["name"], "told": len(reports), "together": best})
    return rows


def version_rows(built: Built) -> list[dict[str, Any]]:
    """For each planted version of the plan: whether the largest plan has it, and from when."""
    main = built.links.plans[0] if built.links.plans else None
    seen = {v.points: v.first_seen for v in main.versions} if main else {}
    wanted = [
        (p["version"], p["points_count"], p["date"]) for p in built.truths.get("plan", []) if "points_count" in p
    ]
    return [{"name": name, "found": count in seen, "first_seen": seen.get(count), "date": day}
            for name, count, day in wanted]  # fmt: skip


def main() -> None:
    """Print every row."""
    built = build(Path(sys.argv[1]) if len(sys.argv) > 1 else CASE)
    for title, rows in (("claims", claim_rows(built)), ("meetings", meeting_rows(built)),
                        ("ledgers", ledger_rows(built)), ("actors", actor_rows(built)),
                        ("versions of the plan", version_rows(built))):  # fmt: skip
        print(f"\n{title}")
        for row in rows:
            print("  " + "  ".join(f"{key} {value}" for key, value in row.items()))
    wanted = {(c["original"], c["copy"]) for c in built.truths.get("copy", [])}
    files = {one.report.id: file for (file, _), one in built.readings.items()}
    found = {(files[c.original], files[c.copy]) for c in built.links.copies}
    print(f"\ncopies  {len(wanted & found)} of {len(wanted)}, {len(found - wanted)} more")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
