"""How likely two statements say the same: the evidence and its weights.

Owns the weights, measured on sentences of our own (tests/link/cases); must not group anything.
"""

from __future__ import annotations

from collections.abc import Iterable

from carsica.link.scoring import Part, Score
from carsica.link.views import StatementView, share_words
from carsica.record.figure import Figure

SAME_MEANING = 0.5
"""Likeness in meaning above which two statements about one story more likely say the same than not."""
STEEPNESS = 15.0
_SHORT = 4  # words; the meaning of so few is unsteady
_FAR = 1.25
_NEWS_DAYS = 4  # a claim is repeated within days; later repeats need better evidence


def plausible(one: StatementView, other: StatementView, likeness: float) -> bool:
    """Can the score be above 0 at all? Saves weighing pairs that share neither meaning nor anything else."""
    if likeness >= SAME_MEANING - 0.1:
        return True
    return not one.actors.isdisjoint(other.actors) or one.key[0] == other.key[0]


def score(one: StatementView, other: StatementView, likeness: float) -> Score:
    """Evidence for one claim. ``likeness`` is the cosine of the two meanings."""
    parts = [Part(min(4.0, (likeness - SAME_MEANING) * STEEPNESS), f"meaning {likeness:.2f} alike")]
    parts += [*_who(one, other), *_how_many(one, other), *_what_when(one, other), *_where_printed(one, other)]
    if one.denies != other.denies:
        parts += _denier(one, other)
    elif one.speaker and other.speaker and one.key[0] != other.key[0]:
        same = one.speaker == other.speaker
        parts.append(Part(0.6 if same else -0.9, "the same speaker" if same else "other speakers"))
    if one.negated != other.negated:
        parts.append(Part(-4.0, "one says not"))
    if min(one.words, other.words) <= _SHORT:
        parts.append(Part(-1.2, "very short"))
    return Score(tuple(parts))


def _denier(one: StatementView, other: StatementView) -> Iterable[Part]:
    """Who denies is another than who tells; that the denied thing is told of him speaks for it."""
    denial, told = (one, other) if one.denies else (other, one)
    if denial.speaker and denial.speaker in told.actors:
        yield Part(0.6, "told of the one who denies")


def _who(one: StatementView, other: StatementView) -> Iterable[Part]:
    if not one.actors or not other.actors:
        return
    shared = one.actors & other.actors
    fewer = min((one.actors, other.actors), key=len)
    if shared:
        weights = one.weights
        told = sum(weights[a] for a in shared) / max(sum(weights[a] for a in fewer | shared), 0.5)
        yield Part(0.7 * min(1.0, told), f"{len(shared)} of {len(fewer)} actors shared")
    elif not one.countries & other.countries:
        yield Part(-1.3, "other actors")
    else:
        yield Part(-0.4, "other actors of one country")


def _how_many(one: StatementView, other: StatementView) -> Iterable[Part]:
    if not one.figures or not other.figures:
        if one.numbers and other.numbers:
            same = bool(one.numbers & other.numbers)
            yield Part(0.6 if same else -1.0, "the same numbers" if same else "other numbers")
        return
    agree = [(a, b) for a in one.figures for b in other.figures if _one_kind(a, b) and not _clash(a, b)]
    clash = [
        (a, b)
        for a in one.figures
        for b in other.figures
        if (a.unit, a.what) == (b.unit, b.what)
        and _clash(a, b)
        and not any(a is x or b is y for x, y in agree if (x.unit, x.what) == (y.unit, y.what))
    ]
    if clash:
        yield Part(-6.0, f"{_shown(clash[0][0])} and {_shown(clash[0][1])} {clash[0][0].unit}")
    elif agree:
        yield Part(1.2, f"both {_shown(agree[0][0])} {agree[0][0].unit}")
    else:
        yield Part(-1.0, "other figures")


def _what_when(one: StatementView, other: StatementView) -> Iterable[Part]:
    if shared := one.events & other.events:
        parted = (one.off & shared) != (other.off & shared)
        yield Part(-1.5, "called off in one") if parted else Part(0.8, "the same event")
    if one.days and other.days:
        same = bool(one.days & other.days)
        yield Part(0.5 if same else -1.0, "the same day" if same else "other days")
    if one.published is not None and other.published is not None:
        late = abs(one.published - other.published) - _NEWS_DAYS
        if late > 0:
            yield Part(-min(2.5, 0.12 * late), f"told {late + _NEWS_DAYS} days apart")


def _where_printed(one: StatementView, other: StatementView) -> Iterable[Part]:
    if one.key[0] != other.key[0]:
        return
    if share_words(one, other):
        yield Part(5.0, "the same words")
    else:
        yield Part(-1.5, "told apart in one report")


def _one_kind(one: Figure, other: Figure) -> bool:
    """Do two figures count the same, as far as they say ("470 drones" may be those launched)?"""
    bare = {one.unit, f"{one.unit}s"}
    return one.unit == other.unit and (one.what == other.what or bool(bare & {one.what, other.what}))


def _clash(one: Figure, other: Figure) -> bool:
    """Contradicting, or so far apart that "at least" no longer says the same ("at least 9" and 31)."""
    if contradict(one, other):
        return True
    lows = sorted(n for n in (one.low, other.low) if n is not None)
    return len(lows) == 2 and lows[1] > lows[0] * _FAR and (one.high is None or other.high is None)


def contradict(one: Figure, other: Figure) -> bool:
    """Can no number satisfy both? "at least 470" and 476 do not contradict each other; 470 and 476 do."""
    low = max(n for n in (one.low, other.low, float("-inf")) if n is not None)
    high = min(n for n in (one.high, other.high, float("inf")) if n is not None)
    if low <= high:
        return False
    slack = 0.1 * abs(low) if one.approximate or other.approximate else 0.0
    return low - high > slack


def _shown(figure: Figure) -> str:
    if figure.low == figure.high and figure.low is not None:
        return f"{figure.low:g}"
    low = "" if figure.low is None else f"{figure.low:g}"
    high = "" if figure.high is None else f"{figure.high:g}"
    return f"{low}–{high}"
