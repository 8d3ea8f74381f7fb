"""What the corpus holds: reports a language, genre and split, items a layer, hard things a language.

    python -m corpus.stats

The last line is one JSON object.
"""

from __future__ import annotations

import functools
import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from carsica.annotation.annotated import Annotated
from corpus.agreement import FILE
from corpus.collection import annotated_reports, stories

LAYERS = ("actors", "places", "statements", "events", "figures", "times", "plans", "relations")


def items(reports: Iterable[Annotated]) -> Counter[str]:
    """How many rows each layer has, mentions and links included."""
    count: Counter[str] = Counter()
    for annotated in reports:
        reading = annotated.reading
        count.update({layer: len(getattr(reading, layer)) for layer in LAYERS})
        count["words"] += len(reading.report.text.split())
        count["mentions"] += sum(len(actor.mentions) for actor in reading.actors)
        count["roles"] += sum(len(actor.roles) for actor in reading.actors)
        count["links"] += sum(len(statement.chain) - 1 for statement in reading.statements)
        count["nested"] += sum(len(statement.chain) > 2 for statement in reading.statements)
        count["hearsay"] += sum(statement.hearsay for statement in reading.statements)
        count["denials"] += sum(statement.polarity == "negative" for statement in reading.statements)
        count["silences"] += len(annotated.reading.silences)
        count["things"] += len(annotated.things)
        count["provisions"] += sum(len(plan.provisions) + len(plan.pillars) for plan in reading.plans)
    return count


def hard_things(reports: Iterable[Annotated]) -> dict[str, Counter[str]]:
    """Hard thing → how often each language shows it, by the words that are listed for it."""
    found: dict[str, Counter[str]] = {}
    for annotated in reports:
        for thing, spans in annotated.hard.items():
            found.setdefault(thing, Counter())[annotated.reading.report.language] += len(spans)
    return dict(sorted(found.items()))


@functools.cache
def languages() -> tuple[str, ...]:
    """The languages that the corpus has reports in."""
    return tuple(sorted({annotated.reading.report.language for annotated in annotated_reports()}))


def _print(title: str, rows: Mapping[str, Mapping[str, int]]) -> None:
    print(f"\n{title:18}" + "".join(f"{language:>8}" for language in (*languages(), "all")))
    for name, counts in rows.items():
        values = [counts.get(language, 0) for language in languages()]
        print(f"{name:18}" + "".join(f"{value:8}" for value in (*values, sum(values))))


def main() -> None:
    """Print the tables and the JSON line."""
    reports = annotated_reports()
    by_language = {lang: [a for a in reports if a.reading.report.language == lang] for lang in languages()}
    known = stories()

    def counted(key: Callable[[Annotated], str]) -> dict[str, Counter[str]]:
        rows: dict[str, Counter[str]] = {}
        for annotated in reports:
            rows.setdefault(key(annotated), Counter())[annotated.reading.report.language] += 1
        return dict(sorted(rows.items()))

    _print("reports", {"reports": Counter({lang: len(part) for lang, part in by_language.items()})})
    _print("by split", counted(lambda a: known[a.story].split))
    _print("by topic", counted(lambda a: known[a.story].topic))
    _print("by genre", counted(lambda a: a.genre))
    layers = {lang: items(part) for lang, part in by_language.items()}
    total = items(reports)
    _print("items", {name: {lang: layers[lang][name] for lang in languages()} for name in total})
    hard = hard_things(reports)
    _print("hard things", hard)
    print()
    print(
        json.dumps(
            {
                "reports": {lang: len(part) for lang, part in by_language.items()},
                "items": dict(total),
                "hard": {thing: dict(counts) for thing, counts in hard.items()},
                "agreement": json.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {},
            }
        )
    )


if __name__ == "__main__":
    main()
