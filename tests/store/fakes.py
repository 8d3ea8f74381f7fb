"""A reader and a linker for tests of everything but reading and linking: one "NAME says WORDS" a line."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Sequence

from carsica.errors import InputError
from carsica.pipeline import Stages
from carsica.record.actor import Actor
from carsica.record.claim import Claim, ClaimStatement, Links
from carsica.record.codec import to_plain
from carsica.record.decision import Decision
from carsica.record.reading import Reading
from carsica.record.report import Report
from carsica.record.span import Span
from carsica.record.statement import Cue, Source, Statement
from carsica.store.case import Case


def report(*lines: str, outlet: str = "The Post", published: str | None = "2025-11-19") -> Report:
    text = "\n".join(lines)
    id = hashlib.sha256(f"{outlet} {published} {text}".encode()).hexdigest()
    return Report(id, lines[0], text, "en", outlet, published)


def read(report: Report) -> Reading:
    if "unreadable" in report.text:
        raise InputError(report.title, "is unreadable")
    statements, actors, start = [], {}, 0
    for line in report.text.split("\n"):
        name, cue, words = line.partition(" says ")
        if cue:
            span = Span(start, start + len(name))
            actor = actors.setdefault(name, Actor(f"a{len(actors) + 1}", "person", name, (span,)))
            content = Span(start + len(name) + len(cue), start + len(line))
            chain = (Source("outlet", report.outlet or ""), Source("person", name, actor.id, span))
            mark = Cue("says", Span(span.end + 1, span.end + 5))
            statements.append(Statement(f"s{len(statements) + 1}", "indirect", chain, (content,), cue=mark))
            assert content.of(report.text) == words
        start += len(line) + 1
    return Reading(report, tuple(actors.values()), (), tuple(statements))


def make_reader() -> Callable[[Report], Reading]:
    return read


def link(readings: Sequence[Reading], decisions: Sequence[Decision]) -> Links:
    """Statements with the same words are a claim; a decision to reject a claim takes it out."""
    rejected = {subject for d in decisions if d.kind == "reject" for subject in d.subjects}
    groups: dict[str, list[ClaimStatement]] = defaultdict(list)
    for reading in readings:
        r = reading.report
        for s in reading.statements:
            words = s.content[0].of(r.text)
            member = ClaimStatement(r.id, s.id, s.content[0], words, s.polarity, s.hearsay, r.language)
            groups[words].append(member)
    claims = tuple(
        Claim(f"c{n}", words, tuple(found), (), (), 1, len(found), 1, (), "asserted")
        for n, (words, found) in enumerate(groups.items())
        if words not in rejected
    )
    return Links(claims=claims)


STAGES = Stages(make_reader, "reader1", link, "linker1")


def export(case: Case) -> bytes:
    """All that a dossier holds, as bytes that do not depend on when it was made."""
    with case.dossier() as dossier:
        rows = [to_plain(dossier.links()), *map(to_plain, dossier.readings()), *map(to_plain, dossier.decisions())]
    return json.dumps(rows).encode()
