"""Words that tell what a number counts: units, fates, verbs, and the numbers that count nothing.

Owns the look-up tables made from ``figures.toml``. Must not look at trees.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from carsica.extract.lexicon import load
from carsica.extract.number_words import APOSTROPHES

_SHORTEST_STEM = 3


@dataclass(frozen=True)
class Forms:
    """Forms with what they stand for; "dron*" stands for all words that begin so, "*drohne" that end so."""

    whole: Mapping[str, str]
    stems: Mapping[str, str]
    endings: Mapping[str, str]
    longest: int

    def get(self, word: str) -> str | None:
        """What a lower-case word stands for; the whole form first, then the longest stem."""
        if word in self.whole:
            return self.whole[word]
        for length in range(min(len(word), self.longest), _SHORTEST_STEM - 1, -1):
            if word[:length] in self.stems:
                return self.stems[word[:length]]
            if self.endings and word[-length:] in self.endings:
                return self.endings[word[-length:]]
        return None


@dataclass(frozen=True)
class FigureWords:
    """The tables of one language."""

    units: Forms
    people: Forms
    """Kinds of people, all counted as persons: "dipendenti" (employee)."""
    fates: Forms
    """Nouns that are a person and what befell them: "morti" (killed), "feriti" (wounded)."""
    actions: Forms
    """Verbs and participles that say what was done: launched, intercepted, killed."""
    compounds: Forms
    halves: Forms
    """Words that are half of a unit: "полчаса" (hour), "half a year" (year)."""
    currencies: tuple[tuple[str, str], ...]
    weights: tuple[tuple[re.Pattern[str], str], ...]
    """What follows a number that weighs a thing with a word of money, and the unit of weight."""
    """Currencies by their full names: "francs cfa" (XOF)."""
    phrases: tuple[tuple[re.Pattern[str], str], ...]
    labels: Forms
    """Nouns that a number names instead of counting: "articolo 5"."""
    link: frozenset[str]
    """Words between a quantity and what it counts ("di", "of")."""
    linked: re.Pattern[str]
    """Such a word right behind a number."""
    definite: frozenset[str]
    skip: re.Pattern[str]
    crowd: Forms
    """Nouns that a number of persons follows: "turnout"."""
    inherit: re.Pattern[str]
    """Words that say that a number counts the thing named before ("of which", "respectively")."""
    part: re.Pattern[str]
    """Words that open a part of the number before: "of which", "including"."""
    toll: Forms
    """Nouns of a number of dead: "bilancio"; a tally ("numero") is one only with a fate beside it."""
    tally: Forms
    age: re.Pattern[str]
    ratio: re.Pattern[str]
    """What stands between a part and its whole: "two in three"."""
    out_of: re.Pattern[str]
    """The same where it always tells a share, with the noun counted before it: "two trains in three"."""
    ordinal_dot: bool
    furniture: re.Pattern[str]
    """What lines of page furniture hold: "read also", "37 comments"."""
    offset_before: re.Pattern[str]
    """Words before a length of time that is a way to a day, not a duration: "within"."""
    offset_after: re.Pattern[str]
    set_beside: re.Pattern[str]
    """Words right before a number that set it beside the one before: "not", "rather than", "up from"."""
    ballots: Forms
    """Words of a vote: "voted"; bare numbers beside one, or before a side, count votes."""
    sides: re.Pattern[str]
    """What stands between the two numbers of a vote ("58 to 41") or right behind one ("41 against")."""
    people_before: frozenset[str]
    """Words before a bare number that counts people: "in sette"."""
    people_numbers: frozenset[str]
    """Number words that count people alone: "троє"."""
    only: frozenset[str]
    """Words behind an article that make it count: "una sola pausa"."""
    only_before: frozenset[str]
    clock: frozenset[str]
    """Words before a number that tells the hour: "alle"."""
    indefinite: bool
    """Is the word for one also the indefinite article ("un", "ein")?"""


@functools.cache
def figure_words(language: str) -> FigureWords:
    """The tables of a language; empty where the lexicon has none."""
    entries = load(language, "figures")
    more = load(language, "units")
    lists = entries.get("lists", {})
    phrases = _joined(entries.get("phrases", {}), more.get("phrases", {}))
    return FigureWords(
        units=forms(entries.get("units", {}), more.get("units", {})),
        people=forms(more.get("people", {})),
        fates=forms(entries.get("fates", {})),
        actions=forms(entries.get("actions", {})),
        compounds=forms(entries.get("compounds", {})),
        halves=forms(entries.get("halves", {})),
        currencies=tuple((w, unit) for unit, ws in phrases.items() if unit in MONEY for w in ws if " " in w),
        phrases=tuple(
            (_phrases([*SYMBOLS.get(unit, ()), *phrases.get(unit, ())]), unit) for unit in {**SYMBOLS, **phrases}
        ),
        labels=forms({"label": lists.get("labels", ())}),
        link=frozenset(lists.get("link", ())),
        linked=_edge(lists.get("link", ()), r"\s+(?:{})(?!\w)"),
        definite=frozenset(lists.get("definite", ())),
        skip=_any(lists.get("skip", ())),
        crowd=forms({"crowd": lists.get("crowd", ())}),
        inherit=_any(lists.get("inherit", ())),
        part=_any(lists.get("part", ())),
        toll=forms({"toll": lists.get("toll", ())}),
        tally=forms({"tally": lists.get("tally", ())}),
        weights=tuple(
            (re.compile("|".join(patterns), re.IGNORECASE), unit)
            for unit, patterns in entries.get("weights", {}).items()
        ),
        age=re.compile("|".join(lists.get("age", ())) or r"(?!)", re.IGNORECASE),
        ratio=_between(lists.get("ratio", ())),
        out_of=_edge(lists.get("out_of", ()), r"(?:\s+[^\W\d_]+){{0,2}}\s+(?:{})\s+"),
        furniture=_any(lists.get("furniture", ())),
        offset_before=_edge(lists.get("offset_before", ()), r"(?<!\w)(?:{})\s+\Z"),
        offset_after=_edge(lists.get("offset_after", ()), r"\s+(?:{})(?!\w)"),
        set_beside=_edge(lists.get("set_beside", ()), r"(?<!\w)(?:{})\s+\Z"),
        ballots=forms({"vote": lists.get("ballots", ())}),
        sides=_edge(lists.get("sides", ()), r"\s*(?:{})(?!\w)\s*"),
        people_before=frozenset(lists.get("people_before", ())),
        people_numbers=frozenset(lists.get("people_numbers", ())),
        only=frozenset(lists.get("only", ())),
        only_before=frozenset(lists.get("only_before", ())),
        clock=frozenset(lists.get("clock", ())),
        ordinal_dot=bool(entries.get("ordinal_dot")),
        indefinite=bool(entries.get("indefinite_article")),
    )


SYMBOLS = {
    "percent": ["%", "٪"],
    "EUR": ["€"],
    "USD": ["$"],
    "GBP": ["£"],
    "UAH": ["₴", "грн"],
    "RUB": ["₽", "руб"],
    "square kilometre": ["km²", "км²", "km2", "kmq"],
    "kilometre": ["km", "км"],
    "megawatt": ["mw", "мвт"],
    "gigawatt": ["gw", "гвт"],
    "kilogram": ["kg", "кг"],
    "degree": ["°c", "°"],
}
CURRENCY_BEFORE = {"€": "EUR", "$": "USD", "£": "GBP", "₴": "UAH", "₽": "RUB", "¥": "CNY"}

PERSONS = frozenset((
    "person", "child", "woman", "man", "soldier", "civilian", "officer", "fighter", "rescuer", "doctor",
    "journalist", "student", "official", "refugee", "patient", "worker", "policeman", "firefighter", "prisoner",
    "hostage", "resident", "passenger", "minor", "victim", "mercenary", "employee", "family", "citizen",
    "teenager", "volunteer", "migrant", "infant", "demonstrator", "suspect", "miner", "driver", "farmer",
    "fisherman", "tourist", "supporter", "spectator", "pensioner", "pedestrian", "cyclist", "survivor", "sailor",
    "crew member", "activist", "police officer", "teacher", "nurse", "paramedic", "aid worker", "peacekeeper",
    "adult", "mother", "pilgrim", "technician", "terrorist", "gunman", "guard", "diplomat", "skier", "colleague",
    "recruit", "villager",
))  # fmt: skip
WEAPONS = frozenset(("drone", "missile", "rocket", "bomb", "shell", "aircraft", "plane", "helicopter", "target"))
TIMES = frozenset((
    "second", "minute", "hour", "day", "night", "week", "weekend", "month", "quarter", "year", "decade",
    "morning", "evening", "semester", "century", "millennium", "generation",
))  # fmt: skip
MONEY = frozenset((
    "EUR", "USD", "GBP", "UAH", "RUB", "CNY", "CHF", "PLN", "TRY", "JPY", "XOF", "ILS", "CZK", "SEK", "NOK", "DKK",
    "HUF", "RON", "INR", "IRR", "SAR", "EGP", "MXN", "BRL", "KRW", "KZT", "BYN", "GEL", "AMD", "AZN", "RSD", "BTC",
    "ZAR", "NGN", "ETB", "VES", "CAD", "AUD", "HKD", "ARS", "COP", "CLP", "LBP", "SYP", "SDG", "CDF", "RWF", "PKR",
    "MDL", "cent", "money",
))  # fmt: skip
WHAT_OF_UNIT = {
    "point": "points in plan",
    "pillar": "pillars of plan",
    "floor": "storeys",
    "percent": "share",
    "percentage point": "change",
    "seat": "seats",
    "vote": "votes",
}
_IRREGULAR = {"person": "people", "child": "children", "man": "men", "woman": "women", "aircraft": "aircraft",
              "foot": "feet", "percent": "percent"}  # fmt: skip
ACTION_FITS = {
    "launched": WEAPONS,
    "intercepted": WEAPONS,
    "killed": PERSONS,
    "life_lost": PERSONS,
    "wounded": PERSONS,
    "missing": PERSONS,
    "captured": PERSONS,
    "displaced": PERSONS,
    "evacuated": PERSONS,
    "arrested": PERSONS,
    "rescued": PERSONS,
    "exchanged": PERSONS,
}


def _joined(first: Mapping[str, list[str]], second: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """The words of two tables under their common keys."""
    return {key: [*first.get(key, ()), *second.get(key, ())] for key in {**first, **second}}


def forms(*tables: Mapping[str, Iterable[str]]) -> Forms:
    """``{"drone": ["dron*"]}`` as look-up tables; what an earlier table says of a form holds."""
    whole: dict[str, str] = {}
    stems: dict[str, str] = {}
    endings: dict[str, str] = {}
    for meaning, words in (row for table in tables for row in table.items()):
        for word in words:
            if word.endswith("*"):
                stems.setdefault(word[:-1], meaning)
            elif word.startswith("*"):
                endings.setdefault(word[1:], meaning)
            else:
                whole.setdefault(word, meaning)
    return Forms(whole, stems, endings, max((len(s) for s in (*stems, *endings)), default=0))


def plural(unit: str) -> str:
    """The English plural of a unit: "city" gives "cities"."""
    if unit in _IRREGULAR:
        return _IRREGULAR[unit]
    if re.search("[^aeiou]y$", unit):
        return f"{unit[:-1]}ies"
    return f"{unit}es" if unit.endswith(("s", "x", "ch", "sh")) else f"{unit}s"


def folded(word: str) -> str:
    """A word as the tables have it: lower case, plain apostrophes."""
    return word.lower().translate(APOSTROPHES)


def _phrases(words: Iterable[Any]) -> re.Pattern[str]:
    """Matches right after a number: a symbol or words of more than one part."""
    options = "|".join(re.escape(w).replace("\\ ", r"\s+") for w in sorted(words, key=len, reverse=True))
    return re.compile(rf"[ \u00a0\u202f]?(?:{options})(?!\w)", re.IGNORECASE)


def _between(words: Iterable[str]) -> re.Pattern[str]:
    options = "|".join(w.replace(" ", r"\s+") for w in words)
    return re.compile(rf"\s+(?:{options})\s+" if options else r"(?!)", re.IGNORECASE)


def _edge(words: Iterable[str], around: str) -> re.Pattern[str]:
    """Matches words right beside a place: ``around`` holds them in its braces."""
    options = "|".join(re.escape(w).replace("\\ ", r"\s+") for w in words)
    return re.compile(around.format(options) if options else r"(?!)", re.IGNORECASE)


def _any(words: Iterable[str]) -> re.Pattern[str]:
    options = "|".join(w.replace(" ", r"\s+") for w in words)
    return re.compile(rf"(?<!\w)(?:{options})(?!\w)" if options else r"(?!)", re.IGNORECASE)
