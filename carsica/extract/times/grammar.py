"""The grammar of time expressions, compiled from the templates of one language.

Owns the notation of ``times.toml``: a template is a regular expression in which ``{month}`` stands for any word
of that table and a blank for white space. Must not know the calendar.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from carsica.extract.lexicon import load
from carsica.extract.times.tense import Outlook

COUNT, ARTICLE = "\x01", "\x02"
"""What number words and articles are masked with before the templates are matched."""

TWIN = "__"
"""Parts a group's name from its count where alternatives of one template name a class again."""

BLANK = "(?:[ \u00a0\u202f\t]+)"
_NUMBER = rf"(?:{COUNT}+|\d+(?:[.,]\d+)?(?:\s?[-–]\s?\d+)?)"
_BUILT_IN = {
    "number": rf"(?:{_NUMBER}|{ARTICLE}+)",
    "count": _NUMBER,
    "words": rf"{COUNT}+",
    "year": r"(?:1[4-9]\d\d|20\d\d)",
    "short": r"\d\d",
    "m": r"(?:1[0-2]|0?[1-9])",
    "d": r"(?:3[01]|[12]\d|0?[1-9])",
    "hour": r"(?:2[0-4]|1\d|0?\d)",
    "minute": r"[0-5]\d",
    "decade": r"(?:1[5-9]|20)\d0",
    "week": r"(?:5[0-3]|[1-4]\d|0?[1-9])",
}
_DIGITS = frozenset(("year", "short", "m", "d", "hour", "minute", "decade", "week"))
_TABLES = {  # class of a template -> table of the lexicon, form of its keys
    "month": ("months", int),
    "weekday": ("weekdays", int),
    "unit": ("units", str),
    "part": ("parts", str),
    "season": ("seasons", str),
    "deictic": ("deictics", int),
    "ordinal": ("ordinals", int),
    "holiday": ("holidays", str),
    "noon": ("noons", str),
    "meridiem": ("meridiems", str),
    "years": ("years", int),
}
_COMMON = {  # written alike in every language
    "date": [r"{year}-{m}-{d}", r"{year}/{m}/{d}", r"{year}\.{m}\.{d}"],
    "iso_week": [r"{year}-w{week}"],
    "moment": [r"{year}-{m}-{d}t{hour}:{minute}(:\d\d)?(z|[+-]\d\d:?\d\d)?"],
    "bare_clock": [r"{hour}[:.,]{minute}(?![.,:]?\d)"],
}
_NUMERIC = {
    "dmy": [
        r"{d}[/.]{m}[/.]{year}",
        r"{d}\.{BLANK}{m}\.{BLANK}{year}",
        r"{d}-{m}-{year}",
        r"{d}[/.]{m}[/.]{short}",
    ],
    "mdy": [r"{m}/{d}/{year}", r"{m}-{d}-{year}", r"{m}/{d}/{short}", r"{d}\.{m}\.{year}"],
}
_CORE = frozenset(("weekday", "month", "early", "mid", "late", "season", "holiday", "ordinal"))
_WORD = re.compile(r"\d+|[^\W\d_]+")
_EDGE = rf"(?<![\w{COUNT}{ARTICLE}])"
_PLACEHOLDER = re.compile(r"\{([a-z]+)(\d?)\}")


@dataclass(frozen=True, slots=True)
class Rule:
    """One template: the kind of expression it finds, its pattern, and the classes it cannot do without."""

    kind: str
    pattern: re.Pattern[str]
    needs: frozenset[str]


@dataclass(frozen=True)
class Grammar:
    """All rules of a language, with the tables that give its words their values."""

    rules: Mapping[frozenset[str], tuple[tuple[int, Rule], ...]]
    """By the classes they need: rules, each with its place in the order in which they are tried."""
    free: re.Pattern[str]
    """Matches where any of the rules does that need no class: few stretches hold one, and one look tells."""
    values: Mapping[str, Mapping[str, Any]]
    classes_of: Mapping[str, frozenset[str]]
    joiner: re.Pattern[str]
    range_openers: re.Pattern[str]
    range_middle: re.Pattern[str]
    trim: re.Pattern[str]
    """Prepositions that stand before an expression and are no part of it."""
    outlook: Outlook
    hours: int
    """The last hour that number words alone may tell ("at seventeen" is none in English)."""
    eve_of: re.Pattern[str]
    """What makes an eve that of an event ("alla vigilia dei colloqui")."""

    counted_from: tuple[re.Pattern[str], re.Pattern[str]]
    """What leads from a stretch of time to the occasion it counts from: after it, before it."""

    def counted(self, masked: str, start: int, end: int) -> tuple[int, int] | None:
        """Whether what follows counts on (1) or back (-1) from an occasion, and where its words begin."""
        for sign, pattern in zip((1, -1), self.counted_from, strict=True):
            found = pattern.search(masked, max(start + 1, end - 8), min(len(masked), end + 24))
            if found and found.start() <= end + 1 and found.end() >= end:
                return sign, found.end()
        return None

    def core(self, masked: str, start: int, end: int) -> int:
        """Where the day or month itself begins in an expression, after prepositions and articles."""
        for word in _WORD.finditer(masked, start, end):
            if word.group()[0].isdigit() or self.classes_of.get(word.group(), frozenset()) & _CORE:
                return word.start()
        return start

    def value(self, group: str, written: str) -> Any:
        """What a matched word stands for: "ottobre" as a month is 10."""
        table = self.values.get(group)
        return table.get(re.sub(r"\s+", " ", written)) if table else None


@functools.cache
def grammar(language: str) -> Grammar:
    """The grammar of a language; without rules when the lexicon has none."""
    entries = load(language, "times")
    values = {name: _table(entries.get(table, {}), form) for name, (table, form) in _TABLES.items()}
    lists = {name: list(words) for name, words in entries.get("classes", {}).items()}
    forms = {**{name: list(table) for name, table in values.items()}, **lists}
    expansions = {**_BUILT_IN, **{name: _alternation(words) for name, words in forms.items() if words}}
    expansions["day"] = _day(entries, expansions)
    closing = _alternation(entries.get("links", {}).get("closing", ["-"]))
    expansions["end"] = rf"(?=[.,;:!?)»”\"\n]|{BLANK}(?:[-–—(]|{closing}(?!\w))|\Z)"
    templates = [(kind, t) for kind, ts in _COMMON.items() for t in ts]
    templates += [("date", t) for t in _NUMERIC[entries.get("numeric", "dmy")]] if entries else []
    templates += [(kind, t) for kind, ts in entries.get("rules", {}).items() for t in ts]
    # of two equally long ones the vague one is meant, and the one that needs no neighbour
    templates.sort(key=lambda rule: (not rule[0].endswith("_ref"), rule[0].startswith("bare_")))
    links = entries.get("links", {})
    tense = entries.get("tense", {})
    counted = entries.get("counted", {})
    rules = tuple(_rule(kind, template, expansions) for kind, template in templates)
    return Grammar(
        rules=_by_needs(rules),
        free=_any_of(rule.pattern for rule in rules if not rule.needs),
        values=values,
        classes_of=_classes(forms),
        joiner=_links(links.get("joiners", ())),
        range_openers=re.compile(rf"(?<!\w){_alternation(links.get('range_open', ['-']))}{BLANK}\Z"),
        range_middle=_links(links.get("range_middle", ())),
        trim=re.compile(rf"(?:{_alternation(links.get('trim', ['-']))}(?:{BLANK}|(?<=')))+", re.IGNORECASE),
        hours=int(entries.get("hours", 24)),
        counted_from=(_counted(counted.get("after", ())), _counted(counted.get("before", ()))),
        outlook=Outlook(
            future=frozenset(tense.get("future", ())),
            expected=re.compile(rf"(?<!\w){_alternation(tense.get('expected', ['-']))}", re.IGNORECASE),
            ahead=_before(tense.get("ahead", ())),
            goal=_before(tense.get("goal", ())),
            since=_before(tense.get("since", ())),
            ever_since=_before(tense.get("ever_since", ())),
            until=_before(tense.get("until", ())),
            stepping=_first(tense.get("stepping", ())),
            moved_to=_before(tense.get("moved_to", ())),
            put_off=re.compile(rf"(?<!\w){_alternation(tense.get('put_off', ['-']))}", re.IGNORECASE),
        ),
        eve_of=re.compile(rf"{BLANK}{_alternation(tense.get('eve_of', ['-']))}"),
    )


def _counted(words: Iterable[str]) -> re.Pattern[str]:
    """Words that lead to an occasion; templates with brackets, as in the rules."""
    inner = "|".join(w.replace(" ", BLANK) for w in words)
    return re.compile(rf"(?<![\w])(?:{inner})(?:{BLANK}|(?<=')|(?={COUNT}|{ARTICLE}))" if inner else r"(?!)")


def _first(words: Iterable[str]) -> re.Pattern[str]:
    """Words that open an expression; nothing matches an empty list."""
    return re.compile(rf"{_alternation(words)}(?!\w)" if words else r"(?!)")


def _before(words: Iterable[str]) -> re.Pattern[str]:
    """Words that stand right before a day; nothing matches an empty list."""
    return re.compile(rf"(?<!\w){_alternation(words)}(?:{BLANK}|(?<=['’]))\Z" if words else r"(?!)")


def _table(entries: Mapping[str, Iterable[str]], form: Any) -> dict[str, Any]:
    return {word: form(key) for key, words in entries.items() for word in words}


def _alternation(words: Iterable[str]) -> str:
    ordered = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join(_spaced(re.escape(w)) for w in ordered) + ")"


def _spaced(pattern: str) -> str:
    return pattern.replace("\\ ", BLANK)


def _day(entries: Mapping[str, Any], expansions: Mapping[str, str]) -> str:
    """A day of the month in digits with the language's ordinal ending, as an ordinal word, or as a number word."""
    digits = rf"{_BUILT_IN['d']}(?:{entries.get('day_suffix', '')})?"
    words = f"|{expansions['ordinal']}" if "ordinal" in expansions else ""
    return f"(?:{digits}{words}|{COUNT}+)"


def _links(words: Iterable[str]) -> re.Pattern[str]:
    """What may stand between two expressions: blanks, a comma, or one of the words."""
    inner = "|".join(w.replace(" ", BLANK) for w in words)
    return re.compile(rf"{BLANK}?(?:{inner})?{BLANK}?" if inner else BLANK)


def _classes(forms: Mapping[str, Iterable[str]]) -> dict[str, frozenset[str]]:
    """For each word that begins a form: the classes it may belong to."""
    found: dict[str, set[str]] = {}
    for name, words in forms.items():
        for word in words:
            begin = re.match(r"\w+", word)
            found.setdefault(begin.group() if begin else word, set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


def _rule(kind: str, template: str, expansions: Mapping[str, str]) -> Rule:
    source = (
        re.sub(r"(?<!\\)\((?!\?)", "(?:", template)
        .replace("[- ]", "(?:-| )")
        .replace(" ", "{BLANK}")
        .replace("{BLANK}", BLANK)
    )

    used: list[str] = []

    def expand(found: re.Match[str]) -> str:
        name, number = found.groups()
        if name not in expansions:
            raise ValueError(f"times.toml: no table for {{{name}}} in {template!r}")
        used.append(name + number)
        again = used.count(name + number)
        mark = f"{TWIN}{again}" if again > 1 else ""
        return f"(?P<{name}{number}{mark}>{expansions[name]})"

    pattern = _PLACEHOLDER.sub(expand, source)
    return Rule(kind, re.compile(rf"{_EDGE}(?:{pattern})(?!\w)"), _needs(template))


def _by_needs(rules: Iterable[Rule]) -> dict[frozenset[str], tuple[tuple[int, Rule], ...]]:
    found: dict[frozenset[str], list[tuple[int, Rule]]] = {}
    for order, rule in enumerate(rules):
        found.setdefault(rule.needs, []).append((order, rule))
    return {needs: tuple(ordered) for needs, ordered in found.items()}


def _any_of(patterns: Iterable[re.Pattern[str]]) -> re.Pattern[str]:
    """One pattern for those of rules, without their groups' names; nothing matches where there are none."""
    inner = "|".join(re.sub(r"\(\?P<\w+>", "(?:", p.pattern.removeprefix(_EDGE)) for p in patterns)
    return re.compile(rf"{_EDGE}(?:{inner})" if inner else r"(?!)")


def _needs(template: str) -> frozenset[str]:
    """Classes that every match must contain: those outside all brackets and alternatives."""
    if "|" in re.sub(r"\([^()]*\)", "", re.sub(r"\([^()]*\)", "", template)):
        return frozenset()
    depth, needed, position = 0, set[str](), 0
    while position < len(template):
        found = _PLACEHOLDER.match(template, position)
        if found:
            if depth == 0 and template[found.end() : found.end() + 1] != "?":
                needed.add("digit" if found.group(1) in _DIGITS else found.group(1))
            position = found.end()
            continue
        depth += {"(": 1, ")": -1}.get(template[position], 0)
        position += 1
    return frozenset("count" if name == "words" else name for name in needed - {"day", "end"})
