"""From a sheet to an annotated report with offsets; refuses what does not add up.

Owns the order of building and the checks across rows. Raises InputError that names every problem of the sheet.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from carsica.annotation.annotated import Allowance, Annotated
from carsica.annotation.cast import OUTLET, Cast, cast_of
from carsica.annotation.desk import Desk, Row, RowError, as_list, choose
from carsica.annotation.happenings import (
    events_of,
    figures_of,
    joined,
    relation_words,
    relations_of,
    times_of,
    vague,
)
from carsica.annotation.sayings import silences_of, statements_of
from carsica.annotation.sheet import SheetError, load_sheet
from carsica.annotation.values import bounds, iso, period, truth
from carsica.annotation.vocabulary import vocabulary
from carsica.languages import codes
from carsica.record.actor import Actor
from carsica.record.reading import Reading
from carsica.record.report import Report, identity
from carsica.record.span import Span

CLEAN = ("\r", "\t", "\u200b", "\u00ad", "\ufeff")
"""Characters that a report's text never holds once it has been read in."""


def load_annotated(path: Path) -> Annotated:
    """The annotated report in a file. Raises InputError for a file with any problem, naming all of them."""
    return build(load_sheet(path), str(path))


def build(sheet: dict[str, Any], where: str) -> Annotated:
    """The annotated report of a sheet; ``where`` names it in errors. Raises InputError."""
    sheet = {**sheet, "text": sheet["text"].strip("\n")}
    desk = Desk(sheet)
    cast = cast_of(desk)
    cast.actors = {**_outlet(desk, cast), **cast.actors}
    statements = statements_of(desk, cast)
    events, figures = joined(events_of(desk, cast), figures_of(desk))
    reading = Reading(
        report=_report(desk),
        actors=tuple(cast.actors.values()),
        places=tuple(cast.places.values()),
        statements=statements,
        events=events,
        figures=figures,
        plans=tuple(cast.plans.values()),
        relations=relations_of(desk, cast),
        times=times_of(desk),
        silences=silences_of(desk, cast),
    )
    annotated = Annotated(
        id=sheet["id"],
        genre=sheet["genre"],
        story=sheet["story"],
        reading=reading,
        named=cast.named,
        referring=cast.referring,
        things=cast.things,
        hard=_hard(desk),
        allowance=_allowance(desk, cast),
    )
    problems = desk.problems or list(_cross_checks(annotated))
    if problems:
        raise SheetError(where, problems)
    return annotated


def _report(desk: Desk) -> Report:
    sheet, text = desk.sheet, desk.passage.text
    with desk.at("genre"):
        choose(sheet["genre"], sorted(vocabulary().genres))
    with desk.at("language"):
        choose(sheet["language"], codes())
    with desk.at("published"):
        iso(sheet["published"])
    if strange := [repr(c) for c in CLEAN if c in text] + [
        "space at a line's end" for line in text.split("\n") if line != line.rstrip()
    ]:
        desk.problems.append(f"text holds {', '.join(sorted(set(strange)))}")
    title = text.split("\n", 1)[0]
    header: list[Span] = []
    with desk.at("header"):
        header = [desk.find(line) for line in as_list(sheet.get("header"))]
    return Report(
        id=identity(text),
        title=title,
        text=text,
        language=sheet["language"],
        outlet=sheet["outlet"],
        published=sheet["published"],
        url=sheet.get("url"),
        title_span=Span(0, len(title)),
        header=tuple(header),
    )


def _outlet(desk: Desk, cast: Cast) -> dict[str, Actor]:
    """The report's own outlet as an actor, where its text names it and no row is about it."""
    name = desk.sheet["outlet"]
    if OUTLET in cast.named or any(actor.name == name for actor in cast.actors.values()):
        return {}
    spans: tuple[Span, ...] = ()
    with desk.at("outlet"):
        spans = tuple(desk.passage.find_all(name))
    return {OUTLET: Actor(OUTLET, "outlet", name, spans)} if spans else {}


def _hard(desk: Desk) -> dict[str, tuple[Span, ...]]:
    hard: dict[str, tuple[Span, ...]] = {}
    for thing, words in (desk.sheet.get("hard") or {}).items():
        with desk.at(f"hard {thing}"):
            choose(thing, vocabulary().hard)
            hard[thing] = desk.find_each(words)
    return hard


def _allowance(desk: Desk, cast: Cast) -> Allowance:
    optional: set[str] = set()
    values: dict[str, tuple[str, ...]] = {}
    chains: dict[str, tuple[tuple[str, ...], ...]] = {}
    starts: dict[str, tuple[str, ...]] = {}
    for layer in ("statements", "silences", "events", "figures", "times", "relations"):
        for row in desk.rows(layer):
            with desk.at(f"{layer} {row.get('id') or row.get('words')}"):
                keys = _keys(desk, cast, layer, row)
                if truth(row.get("optional", "no")):
                    optional |= keys
                if row.get("also_values"):
                    read = bounds if layer == "figures" else period
                    values.update(
                        dict.fromkeys(keys, tuple(_checked(v, read) for v in as_list(row["also_values"])))
                    )
                if row.get("also_chains"):
                    chains[row["id"]] = _chains(row["also_chains"])
                if row.get("also_start"):
                    starts[row["id"]] = tuple(iso(start) for start in as_list(row["also_start"]))
    return Allowance(
        frozenset(optional),
        chains,
        starts,
        values,
        frozenset(row["id"] for row in desk.rows("figures") if vague(row)),
    )


def _checked(value: str, read: Callable[[str], object]) -> str:
    read(value)
    return value


def _keys(desk: Desk, cast: Cast, layer: str, row: Row) -> set[str]:
    """The ids of a row's items; times, relations and silences, which have none, go by where their words stand."""
    if layer == "times":
        words = row["words"].removesuffix("@all")
        spans = desk.passage.find_all(words) if row["words"].endswith("@all") else [desk.find(words)]
        return {f"time:{span.start}" for span in spans}
    if layer == "relations":
        return {f"relation:{relation_words(desk, cast, row).start}"}
    if layer == "silences":
        return {f"silence:{desk.find(row['cue']).start}"}
    return {row["id"]}


def _chains(written: Any) -> tuple[tuple[str, ...], ...]:
    """Chains of ids; the report's own outlet goes without saying."""
    chains = [as_list(chain) for chain in written]
    if any(not isinstance(key, str) for chain in chains for key in chain):
        raise RowError("also_chains holds ids alone, without words")
    return tuple(tuple(key for key in chain if key != OUTLET) for chain in chains)


def _cross_checks(annotated: Annotated) -> Iterator[str]:
    """What rows say of other rows must hold."""
    reading = annotated.reading
    statements = {statement.id for statement in reading.statements}
    yield from _repeated_ids(reading)
    yield from _denial_problems(reading, statements)
    yield from _figure_problems(reading)
    resting = [*(e.according_to for e in reading.events), *(f.according_to for f in reading.figures)]
    resting += [*(r.according_to for r in reading.relations), *(s.about for s in reading.silences)]
    unknown = sorted(key for key in {*resting} if key is not None and key not in statements)
    yield from (f"{key} is no statement that a row can rest on" for key in unknown)
    known = {"unstated", *annotated.named}
    for key, chains in annotated.allowance.chains.items():
        links = {link for chain in chains for link in chain}
        yield from (f"statements {key}: no such source {link}" for link in sorted(links - known))


def _repeated_ids(reading: Reading) -> Iterator[str]:
    ids = [row.id for row in reading.statements]
    ids += [row.id for row in reading.events] + [row.id for row in reading.figures]
    yield from (f"the id {key} is given {ids.count(key)} times" for key in sorted(set(ids)) if ids.count(key) > 1)


def _denial_problems(reading: Reading, statements: set[str]) -> Iterator[str]:
    for row in reading.statements:
        if row.denies is None:
            continue
        if row.denies not in statements:
            yield f"statements {row.id} denies {row.denies}, which is no statement"
        if row.denies == row.id:
            yield f"statements {row.id} denies itself"
        if row.polarity != "negative":
            yield f"statements {row.id} denies {row.denies} but its polarity is positive"


def _figure_problems(reading: Reading) -> Iterator[str]:
    figures, events = {figure.id for figure in reading.figures}, {event.id for event in reading.events}
    for event in reading.events:
        yield from (f"events {event.id}: no figure {key}" for key in event.figures if key not in figures)
    for figure in reading.figures:
        if figure.event is not None and figure.event not in events:
            yield f"figures {figure.id}: no event {figure.event}"
