"""Time expressions beside what others have marked: spans, and values as TIMEX3 has them.

    python -m bench.times --data ../shared/data

MEANTIME (English and Spanish news) and WikiWarsUA (Ukrainian articles on wars) are measured and never trained on,
nor are the DateTime specs of Recognizers-Text (sentences of appointments in five languages). Their spans follow
other conventions than the record's: a range is two expressions, words of degree belong to a length ("more than a
year"), Spanish articles fused with a preposition to a day ("del lunes"), and WikiWarsUA leaves "року" outside
where a month stands before it and "році" everywhere. References to now, the past and the future are optional in
the record, and so is what tells how often. Both are printed: times as the record has them, and widened to those
conventions with what is optional left out on both sides.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from pathlib import Path

from bench.time_sets import Marked, Text, meantime, specs, wikiwars
from carsica.extract.times import find_times
from carsica.parse.reader import Parser
from carsica.parse.syntax import Document
from carsica.record.report import Report
from carsica.record.time import TimeExpression

SPECS = {"it": "italian", "en": "english", "fr": "french", "es": "spanish", "de": "german"}
_OPTIONAL = re.compile(r"(PRESENT|PAST|FUTURE)_REF|P?X.*|PS[PU]|")
_BETWEEN = re.compile(r"\s*[-–—]\s*|\s+(?:to|and|through|until|y|e|a|al|hasta|до|по|та|і|й)\s+(?:el\s+|la\s+)?")
_OPENER = re.compile(r"(?:from|between|del?|desde|entre|з|із|зі|від|між|у|в)\s+(?:el\s+|la\s+)?", re.IGNORECASE)
_DEGREE = {
    "en": re.compile(r"(?:\b(?:more than|less than|nearly|almost|over|about|earlier)\s+)+$", re.IGNORECASE),
    "es": re.compile(r"(?:\b(?:más de|menos de|cerca de|casi|del|al)\s+)+$", re.IGNORECASE),
}
_YEAR_WORD = re.compile(r"(?:(?<=\d)\s+(?:році|роках|роки|рр\.?)|(?<=[а-яіїє]\s\d{4})\s+(?:року|р\.))$")
_IN_THE_NIGHT = re.compile(r"[ву]\s+(?=ніч)", re.IGNORECASE)

_PARTS = {"MO": "08:00/12:00", "AF": "12:00/16:00", "EV": "16:00/20:00", "NI": "20:00/23:59"}
"""The hours that the specs take parts of a day for."""

Found = tuple[int, int, TimeExpression]


def found_times(text: Text, document: Document) -> list[Found]:
    """Times as the record has them."""
    report = Report("0", "", text.text, text.language, published=text.published)
    return [(t.span.start, t.span.end, t) for t in find_times(document, report)]


def widened(text: Text, found: Iterable[Found]) -> list[Found]:
    """The same times as the sets would draw them; looks at our spans and the text alone."""
    drawn: list[Found] = []
    for start, end, time in found:
        if _optional(time.value or ""):
            continue
        for first, last in _parts(text.text, start, end, time):
            drawn.append((*_redrawn(text, first, last), time))
    return drawn


def _parts(text: str, start: int, end: int, time: TimeExpression) -> list[tuple[int, int]]:
    """The two ends of a range; else the whole."""
    middle = _BETWEEN.search(text, start, end) if "/" in (time.value or "") else None
    opener = _OPENER.match(text, start, end)
    if middle is None or middle.start() == start:
        return [(start, end)]
    return [(opener.end() if opener else start, middle.start()), (middle.end(), end)]


def _redrawn(text: Text, start: int, end: int) -> tuple[int, int]:
    degree = _DEGREE.get(text.language)
    before = degree.search(text.text, max(0, start - 24), start) if degree else None
    if text.language != "uk":
        return before.start() if before else start, end
    night = _IN_THE_NIGHT.match(text.text, start, end)
    after = _YEAR_WORD.search(text.text[start:end])
    return night.end() if night else start, start + after.start() if after else end


def _optional(value: str) -> bool:
    return _OPTIONAL.fullmatch(value) is not None


def agrees(time: TimeExpression, marked: Marked, part: int = -1) -> bool:
    """Is the value right? Of a range that the set draws as two, ``part`` says which end is compared."""
    value = (time.value or "").removesuffix("Z")
    ends = value.split("/")
    if part >= 0 and len(ends) == 2:
        value = ends[part]
    return any(_same(value, wanted.removesuffix("Z"), time, marked.kind) for wanted in marked.values)


def _same(value: str, wanted: str, time: TimeExpression, kind: str) -> bool:
    if value.lower() == wanted.lower():
        return True
    if kind in ("time", "timerange") and "T" in value:  # the day is not told
        hours = "/".join(moment.partition("T")[2] for moment in value.split("/"))
        return _plain(hours) == _plain(wanted) or _plain(wanted) in _stretches(value, time)
    if kind in ("daterange", "datetimerange", "timerange") and "/" in wanted:
        return _plain(wanted) in _stretches(value, time)
    return kind == "datetime" and _plain(value) == _plain(wanted)


def _stretches(value: str, time: TimeExpression) -> set[str]:
    """A stretch as the specs may write it: to its last day, to the day after, or to the start of its last part."""
    day, _, part = value.partition("T")
    if part in _PARTS:
        hours = _PARTS[part]
        return {"/".join(f"{day}T{h}" for h in hours.split("/")), hours}
    if not time.start or not time.end:
        return set()
    opened = "/".join(f"{end}-01-01"[:10] for end in value.split("/"))
    return {_plain(f"{time.start}/{time.end}"), f"{time.start}/{_next(time.end)}", opened}


def _plain(moments: str) -> str:
    """Moments to the minute."""
    return re.sub(r"(\d\d:\d\d):\d\d\b", r"\1", moments)


def _next(day: str) -> str:
    return (date.fromisoformat(day[:10]) + timedelta(days=1)).isoformat()


def tally(text: Text, found: Sequence[Found], marked: Sequence[Marked]) -> tuple[Counter[str], list[str]]:
    """Counts of found, marked, exact, overlapping and right in value, and a line for each that is amiss."""
    counts = Counter(found=len(found), marked=len(marked))
    notes: list[str] = []
    free = list(found)
    for wanted in sorted(marked):
        beside = [f for f in free if f[0] < wanted.end and f[1] > wanted.start]
        best = max(beside, key=lambda f: min(f[1], wanted.end) - max(f[0], wanted.start), default=None)
        shown = text.text[max(0, wanted.start - 30) : wanted.end + 15].replace("\n", "|")
        if best is None:
            notes.append(f"missed [{text.text[wanted.start : wanted.end]}] {wanted.values} in {shown}")
            continue
        free.remove(best)
        drawn = text.text[best[0] : best[1]]
        exact = best[:2] == (wanted.start, wanted.end)
        siblings = [f[0] for f in found if f[2] is best[2]]
        right = agrees(best[2], wanted, siblings.index(best[0]) if len(siblings) > 1 else -1)
        counts += Counter(exact=int(exact), overlap=1, right=int(right), both=int(exact and right))
        if not exact:
            notes.append(f"drawn [{drawn}] wanted [{text.text[wanted.start : wanted.end]}] in {shown}")
        if not right:
            notes.append(f"value [{drawn}] {best[2].value} wanted {wanted.values} ({text.published}) in {shown}")
    for start, end, time in free:
        around = text.text[max(0, start - 30) : end + 15].replace("\n", "|")
        notes.append(f"extra [{text.text[start:end]}] {time.value} in {around}")
    return counts, notes


def texts_of(data: Path) -> dict[str, list[Text]]:
    """The sets by name."""
    news, wars = data / "timex_meantime_en_es", data / "timex_uk_wikiwarsua"
    cases = data / "norm_recognizers_specs"
    held = {f"meantime {c}": meantime(news / f"meantime_{c}_docs001-060.tsv.gz", c) for c in ("en", "es")}
    held["wikiwars uk"] = wikiwars(next(wars.glob("*.tar.gz")))
    return held | {f"specs {c}": specs(cases / f"specs_{name}.tar.gz", c) for c, name in SPECS.items()}


def measure(name: str, texts: Sequence[Text], parse: Callable[[str, str], Document], misses: bool = False) -> None:
    """Print the figures of a set, and with ``misses`` a line for each time that is amiss."""
    totals = {convention: Counter[str]() for convention in ("record", "widened")}
    for text in texts:
        found = found_times(text, parse(text.text, text.language))
        certain = [m for m in text.marked if not _optional(m.values[0]) and m.kind != "SET"]
        plain, _ = tally(text, found, text.marked)
        wide, notes = tally(text, widened(text, found), certain)
        totals["record"] += plain
        totals["widened"] += wide
        for note in notes if misses else ():
            print(f"  {name}: {note}")
    for convention, counts in totals.items():
        if name.startswith("specs"):
            share = counts["overlap"] / max(counts["marked"], 1), counts["right"] / max(counts["overlap"], 1)
            print(f"{name:<12} {convention:<8} recall {share[0]:.3f} value {share[1]:.3f} of {counts['marked']}")
            continue
        both = max(counts["found"] + counts["marked"], 1)
        print(
            f"{name:<12} {convention:<8} exact F1 {2 * counts['exact'] / both:.3f} relaxed F1"
            f" {2 * counts['overlap'] / both:.3f} value {counts['right'] / max(counts['overlap'], 1):.3f}"
            f" exact and value F1 {2 * counts['both'] / both:.3f} of {counts['marked']}"
        )


def main() -> None:
    """Print the figures of all sets."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", type=Path, required=True, help="the folder that holds the sets")
    options.add_argument("--only", help="the name of one set, or how it begins")
    options.add_argument("--half", choices=("a", "b"), help="texts of one half, by their words")
    options.add_argument("--misses", action="store_true", help="print each time that is amiss")
    chosen = options.parse_args()
    parser = Parser()
    for name, texts in texts_of(chosen.data).items():
        if name.startswith(chosen.only or ""):
            kept = [t for t in texts if chosen.half in (None, t.half)]
            measure(name, kept, parser.parse, chosen.misses)


if __name__ == "__main__":
    main()
