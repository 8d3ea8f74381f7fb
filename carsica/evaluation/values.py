"""Figures and times of a reading beside the annotated ones: is the value right?"""

from __future__ import annotations

from carsica.annotation.values import bounds
from carsica.evaluation.comparison import Comparison
from carsica.evaluation.matching import overlap
from carsica.evaluation.naming import fold
from carsica.record.figure import Figure
from carsica.record.span import Span
from carsica.record.time import TimeExpression

_UNITS = {"uav": "drone", "people": "person", "child": "child", "children": "child", "storey": "floor",
          "km": "kilometre", "kilometer": "kilometre", "dollar": "usd", "euro": "eur", "pound": "gbp"}  # fmt: skip


def compare_figures(c: Comparison) -> None:
    """Rows ``figure.*``."""

    def likeness(wanted: Figure, found: Figure) -> float:
        share = overlap((wanted.span,), (found.span,))
        return share and share + value_right(c, wanted, found) + (unit(wanted.unit) == unit(found.unit)) / 2

    for wanted, found in c.match(
        "figure", c.wanted.figures, c.found.figures, likeness, key=lambda f: f.id, spans=_span
    ):
        note = f"{c.words((wanted.span,))}: wanted {_told(wanted)}, got {_told(found)}"
        c.add("figure.value", value_right(c, wanted, found), note, (wanted.span,))
        c.add("figure.unit", unit(wanted.unit) == unit(found.unit), note, (wanted.span,))


def value_right(c: Comparison, wanted: Figure, found: Figure) -> bool:
    """Are the bounds those annotated, or others that the annotation accepts?"""
    written = c.annotated.allowance.values.get(wanted.id, ())
    also = [bounds(value) for value in written]
    accepted = [(wanted.low, wanted.high), *((b.low, b.high) for b in also)]
    if (found.low, found.high) in accepted:
        return True
    if wanted.id in c.annotated.allowance.vague:
        low = wanted.low or wanted.high or 0.0
        return any(value is not None and low / 2 <= value <= low * 2 for value in (found.low, found.high))
    if wanted.approximate and wanted.low is not None and found.low is not None:
        return found.low <= wanted.low and (found.high is None or wanted.low <= found.high)
    return wanted.low is None and found.high == wanted.high


def unit(word: str) -> str:
    """Singular, one word for each thing counted."""
    word = fold(word.replace("%", "percent"))
    if word.endswith("ies"):
        word = word[:-3] + "y"
    elif word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]
    return _UNITS.get(word, word)


def compare_times(c: Comparison) -> None:
    """Rows ``date.*``."""

    def key(time: TimeExpression) -> str:
        return f"time:{time.span.start}"

    def likeness(wanted: TimeExpression, found: TimeExpression) -> float:
        share = overlap((wanted.span,), (found.span,))
        return share and share + _date_right(c, wanted, found) / 2

    for wanted, found in c.match("date", c.wanted.times, c.found.times, likeness, key=key, spans=_span):
        note = f"{c.words((wanted.span,))}: wanted {wanted.value}, got {found.value or found.start}"
        c.add("date.value", _date_right(c, wanted, found), note, (wanted.span,))


def _date_right(c: Comparison, wanted: TimeExpression, found: TimeExpression) -> bool:
    value = wanted.value or ""
    accepted = {value, *c.annotated.allowance.values.get(f"time:{wanted.span.start}", ())}
    got = {found.value, found.start, f"{found.start}/{found.end}"} - {None}
    day = value[:1].isdigit()  # PT1H is no beginning of PT1H30M
    return bool(accepted & got) or (day and any(str(other).startswith(value) for other in got))


def _span(row: Figure | TimeExpression) -> tuple[Span, ...]:
    return (row.span,)


def _told(figure: Figure) -> str:
    return f"{figure.low}..{figure.high} {figure.unit}"
