"""Scores of one reader, or of several side by side, as tables and as JSON.

Owns what evaluation prints.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from carsica.cli.readers import ReaderRun
from carsica.cli.tables import print_lines, print_table
from carsica.evaluation.outcome import Outcome, Score, scores, scores_by

GROUPS: dict[str, Callable[[Outcome], Iterable[str]]] = {
    "language": lambda outcome: (outcome.language,),
    "genre": lambda outcome: (outcome.genre,),
    "hard": lambda outcome: outcome.hard,
    "report": lambda outcome: (outcome.report,),
}
HEADLINES = (
    "statement.f1", "statement.whole.f1", "statement.speaker", "event.f1", "event.status", "figure.f1",
    "date.value", "actor.recall", "relation.recall",
)  # fmt: skip
"""Rows that a table by groups shows, unless all are asked for."""
BESIDE = 8
"""Groups beside each other where all rows are shown: what a screen holds."""


@dataclass(frozen=True, slots=True)
class Scored:
    """One reader's outcomes; ``run`` is what it took, where it was run just now and by name."""

    name: str
    outcomes: list[Outcome]
    run: ReaderRun | None = None

    @property
    def misses(self) -> list[str]:
        """A line for everything missed or wrong."""
        return [f"{x.report} {x.row}: {x.note}" for x in self.outcomes if x.note]


def print_json(readers: list[Scored], count: int, group: str | None, misses: bool) -> None:
    """One object: the rows of the only reader, or ``readers`` with the rows of each."""
    parts = {reader.name: _plain_reader(reader, group, misses) for reader in readers}
    plain: dict[str, Any] = {"reports": count}
    plain |= parts[readers[0].name] if len(readers) == 1 else {"readers": parts}
    print(json.dumps(plain, ensure_ascii=False))


def _plain_reader(reader: Scored, group: str | None, misses: bool) -> dict[str, Any]:
    plain: dict[str, Any] = {"rows": _plain(scores(reader.outcomes))}
    if reader.run:
        plain["taken"] = reader.run.plain()
    if group:
        parts = scores_by(reader.outcomes, GROUPS[group])
        plain[group] = {name: _plain(part) for name, part in parts.items()}
    if misses and reader.misses:
        plain["misses"] = reader.misses
    return plain


def print_tables(readers: list[Scored], count: int, group: str | None, every: bool) -> None:
    """A line a row of scores and a column a reader; with ``group`` a table a reader, a line a group."""
    if group:
        for reader in readers:
            named = f", {reader.name}" if len(readers) > 1 else ""
            _print_groups(f"by {group}{named}", reader.outcomes, group, every)
    else:
        _print_beside(readers, count)
    runs = {reader.name: reader.run for reader in readers if reader.run}
    if runs:
        lines = [[what, *(taken(run) for run in runs.values())] for what, taken in _TAKEN.items()]
        print_table("taken", {"": 3, **dict.fromkeys(runs, 1)}, [line for line in lines if any(line[1:])])


def print_misses(readers: list[Scored]) -> None:
    """A line a miss, with the reader's name where there are several."""
    for reader in readers:
        print_lines(f"{reader.name}: {line}" if len(readers) > 1 else line for line in reader.misses)


def _print_beside(readers: list[Scored], count: int) -> None:
    found = {reader.name: scores(reader.outcomes) for reader in readers}
    rows = sorted({row for part in found.values() for row in part})
    names = ["score"] if len(readers) == 1 else list(found)
    print_table(
        f"{count} reports", {"row": 3, **dict.fromkeys(names, 1), "over": 1},
        ([row, *(_exact(part.get(row)) for part in found.values()), _over(row, found)] for row in rows),
    )  # fmt: skip


def _over(row: str, found: dict[str, dict[str, Score]]) -> str:
    """How many things a row was taken over: one number where all readers agree, else one each."""
    counts = [part[row].count if row in part else 0 for part in found.values()]
    return str(counts[0]) if len(set(counts)) == 1 else ", ".join(map(str, counts))


def _print_groups(title: str, outcomes: list[Outcome], group: str, every: bool) -> None:
    """A line a group; with ``every`` a line a row instead and a column a group, as many as a screen holds."""
    total = scores(outcomes)
    parts = {"all": total, **scores_by(outcomes, GROUPS[group])}
    if not every:
        rows = [row for row in total if row in HEADLINES]
        headings = {group: 2, **{row.replace(".", " "): 1 for row in rows}}
        lines = ([name, *(_shown(part.get(row)) for row in rows)] for name, part in parts.items())
        print_table(title, headings, lines)
        return
    columns = list(parts)
    for first in range(0, len(columns), BESIDE):
        names = columns[first : first + BESIDE]
        headings = {"row": 3, **dict.fromkeys(names, 1)}
        print_table(title, headings, ([row, *(_shown(parts[name].get(row)) for name in names)] for row in total))


def _number(value: float | None, form: str) -> str:
    return format(value, form) if value else ""


_TAKEN: dict[str, Callable[[ReaderRun], str]] = {
    "reports read": lambda run: str(run.account.reports),
    "seconds": lambda run: f"{run.account.seconds:.1f}",
    "tokens in": lambda run: _number(run.account.tokens_in, "d"),
    "tokens out": lambda run: _number(run.account.tokens_out, "d"),
    "cost": lambda run: _number(run.cost, ".4f"),
    "rows kept": lambda run: _number(sum(run.account.kept.values()), "d"),
    "rows dropped": lambda run: _number(sum(run.account.dropped.values()), "d"),
}


def _plain(found: dict[str, Score]) -> dict[str, dict[str, float]]:
    return {row: {"value": round(score.value, 4), "n": score.count} for row, score in found.items()}


def _exact(score: Score | None) -> str:
    return f"{score.value:.3f}" if score else ""


def _shown(score: Score | None) -> str:
    return f"{score.value:.2f}" if score else ""
