"""A brief told in the terminal: plain lines of text in the reader's language.

Owns the words of the brief for a terminal; must not choose what is in it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from carsica.dossier.brief_rows import Brief, Line, Step
from carsica.dossier.dossier import Cite
from carsica.dossier.parties import Party
from carsica.dossier.wording import Wording, wording

NAMES = 3
PEOPLE = 4
WIDTH = 160


def brief_text(brief: Brief, language: str = "en") -> str:
    """The brief as plain text, a line a fact with its citation; no markup, no control characters.

    Raises UsageError when the interface has no such language.
    """
    w = wording(language)
    lines = [_title(brief, w), _made_from(brief, w), *_limits(brief, w)]
    if not brief.sections:
        lines += ["", w("brief_empty")]
    for section in brief.sections:
        lines += ["", w(f"brief_{section.kind}").upper()]
        for line in section.lines:
            lines += _line(line, section.kind, w)
        if section.left_out:
            lines.append("  " + w.count("more", section.left_out))
    return "\n".join(_plain(line) for line in lines) + "\n"


def _plain(text: str) -> str:
    """Words of a report may hold anything; nothing that steers a terminal gets through."""
    return "".join(c if unicodedata.category(c) not in ("Cc", "Cf", "Co", "Cs") else " " for c in text)


def _title(brief: Brief, w: Wording) -> str:
    return f"{w('app')} · {brief.name}" if brief.name else w("app")


def _made_from(brief: Brief, w: Wording) -> str:
    counted = {
        "reports": w.count("report", brief.reports),
        "outlets": w.count("outlet", brief.outlets),
        "languages": w.count("language", brief.languages),
    }
    if not brief.first:
        return w("made_from_undated", **counted)
    return w("made_from", **counted, first=w.day(brief.first[:10]), last=w.day((brief.last or "")[:10]))


def _limits(brief: Brief, w: Wording) -> Iterable[str]:
    if brief.since:
        yield w("since_note", day=w.day(brief.since))
    if brief.as_of:
        yield w("as_of_note", day=w.day(brief.as_of))
    if brief.undated:
        yield w("undated_note", n=w.number(brief.undated))


def _line(line: Line, kind: str, w: Wording) -> list[str]:
    if kind == "denials":
        return [
            f"  – {names(line.denied_by, w)} {w('verb_denies')}: “{_short(line.told_in(w.language)[0])}”",
            *(_where(line, w)),
        ]
    if line.layer == "claim":
        return [
            f"  – “{_short(line.told_in(w.language)[0])}” [{_status(line, w)}]",
            "      " + "; ".join(_parties(line, w)),
            *_where(line, w),
        ]
    if line.layer == "event":
        people = f": {_people(line, w)}" if line.people else ""
        head = f"  – {w.event(line.type, line.mode)}{people} [{w.term('event_status', line.status)}]"
        return [head, *(f"      {_step(step, w)}" for step in line.steps)]
    if line.layer == "ledger":
        head = f"  – {w.quantity(line.unit, line.what)} [{w(line.status or 'differ')}]"
        return [head, *(f"      {_figure(step, w)}" for step in line.steps)]
    people = f" ({_people(line, w)})" if line.people else ""
    return [
        f"  – {line.words}{people}",
        *(f"      {_version(number, step, w)}" for number, step in enumerate(line.steps, 1)),
        *([f"      {w('brief_rejected_by', who=names(line.denied_by, w))}"] if line.denied_by else []),
    ]


def _status(line: Line, w: Wording) -> str:
    if line.status == "confirmed" and line.confirmed_by:
        return w("confirmed_by", who=names(line.confirmed_by, w))
    return w.term("status", line.status)


def _parties(line: Line, w: Wording) -> Iterable[str]:
    yield f"{w.count('report', line.reports)}, {w.count('outlet', line.outlets)}"
    if line.origins:
        yield w("brief_origin", who=names(line.origins, w))
    elif line.said_by:
        yield w("brief_said_by", who=names(line.said_by, w))
    if line.denied_by:
        yield w("brief_denied_by", who=names(line.denied_by, w))


def names(parties: tuple[Party, ...], w: Wording) -> str:
    """The first few parties by name, and how many more."""
    shown = [w.party(p.kind, p.name) for p in parties[:NAMES]]
    if len(parties) > NAMES:
        shown.append(w.count("more", len(parties) - NAMES))
    return ", ".join(shown)


def _people(line: Line, w: Wording) -> str:
    """The first few participants or authors, and how many more."""
    shown = list(line.people[:PEOPLE])
    if len(line.people) > PEOPLE:
        shown.append(w.count("more", len(line.people) - PEOPLE))
    return ", ".join(shown)


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= WIDTH else words[: WIDTH - 1].rsplit(" ", 1)[0] + "…"


def _where(line: Line, w: Wording) -> list[str]:
    return [f"      {_cite(cite, w)}" for cite in line.cites]


def _cite(cite: Cite, w: Wording) -> str:
    """Where the words stand: outlet, day, and the report and characters as other commands take them."""
    outlet = cite.outlet or w("no_outlet")
    return f"({outlet}, {w.day((cite.published or '')[:10])}; {cite.report[:8]}:{cite.span.start}-{cite.span.end})"


def _step(step: Step, w: Wording) -> str:
    where = f" ({', '.join(step.where)})" if step.where else ""
    return f"{w.term('event_status', str(step.value))}{where} {_cite(step.cite, w)}"


def _figure(step: Step, w: Wording) -> str:
    assert isinstance(step.value, tuple)
    who = w("per", who=step.by or w("source_unknown")) + (f" {w.count('more', step.also)}" if step.also else "")
    return f"{w.bounds(*step.value)}, {who} {_cite(step.cite, w)}"


def _version(number: int, step: Step, w: Wording) -> str:
    points = w("points", n=step.value) if step.value is not None else w("points_unknown")
    return f"{w('brief_version', n=number)}: {points} {_cite(step.cite, w)}"
