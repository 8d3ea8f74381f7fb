"""Order of the stages, resume points; never the logic of a stage.

ingest → parse → extract → link → dossier. Reading depends on a report alone, linking on readings and decisions
alone: a build reads what the reader's version has not read yet, and links when anything changed.
"""

from __future__ import annotations

import functools
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from carsica.engine.local import Engine, InProcess, outcome
from carsica.engine.versions import version_of
from carsica.errors import CarsicaError
from carsica.extract.reading import read as extract
from carsica.ingest.cleaning import clean
from carsica.ingest.copies import find_copies
from carsica.ingest.draft import Draft, finish, first_sentence
from carsica.ingest.header import Facts
from carsica.ingest.settings import IngestSettings
from carsica.ingest.sources import read_sources
from carsica.link.linking import link
from carsica.parse.reader import Parser
from carsica.record.claim import Links
from carsica.record.codec import to_plain
from carsica.record.decision import Decision
from carsica.record.reading import Reading
from carsica.record.report import Report
from carsica.remote.reader import RemoteReading, make_remote_reader
from carsica.remote.settings import ServerSettings
from carsica.store.case import Case

Progress = Callable[[str, int, int], None]
"""Told the stage ("read", "link", "dossier"), how many of its steps are done, and of how many."""

BATCH = 200
"""Readings written at a time; what a killed build has to read again at most."""


@dataclass(frozen=True, slots=True)
class Stages:
    """What a build calls. ``reader`` makes, once a worker, the function from a report to its reading."""

    reader: Callable[[], Callable[[Report], Reading]]
    reader_version: str
    linker: Callable[[Sequence[Reading], Sequence[Decision]], Links]
    linker_version: str


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did: reports read now, those that could not be, and what the dossier holds."""

    read: int
    errors: tuple[CarsicaError, ...]
    counts: dict[str, int]
    linked: bool


def make_reader() -> Callable[[Report], Reading]:
    """The reader: parses and extracts one report at a time; the model is loaded at the first."""
    parser = Parser()
    return lambda report: extract(report, parser.parse(report.text, report.language))


@functools.cache
def _reader_here() -> Callable[[Report], Reading]:
    """The one reader of this process, for callers who read now and then."""
    return make_reader()


def make_links(readings: Sequence[Reading], decisions: Sequence[Decision]) -> Links:
    """The linker: copies are found first, then everything else across reports."""
    copies = find_copies([reading.report for reading in readings])
    return link(readings, Parser().vectors, copies, decisions)


def standard_stages() -> Stages:
    """The stages that ship with Carsica."""
    reader = version_of(
        "carsica.languages", "carsica.parse", "carsica.extract", "carsica.record", "carsica.weights"
    )
    linker = version_of("carsica.languages", "carsica.link", "carsica.ingest", "carsica.store")
    return Stages(make_reader, reader, make_links, linker)


def read_reports(
    reports: Iterable[Report], *, engine: Engine | None = None, stages: Stages | None = None
) -> Iterator[Reading | CarsicaError]:
    """Read reports one by one: a reading, or the error that tells why there is none, for each, in order."""
    make = stages.reader if stages else make_reader
    return (engine or InProcess()).run(make, reports, _name)


def read_remotely(
    reports: Iterable[Report], server: ServerSettings, *, engine: Engine | None = None
) -> Iterator[RemoteReading | CarsicaError]:
    """Read reports with the help of a model server, one by one; the text of the reports is sent to it.

    A reading with the account of what it took and what was dropped, or the error in its place, in order.
    """
    return (engine or InProcess()).run(functools.partial(make_remote_reader, server), reports, _name)


def read(*sources: str | Path, settings: IngestSettings | None = None) -> Iterator[Reading | CarsicaError]:
    """Read files, folders and http(s) addresses: a reading a report, or the error in its place, in order."""
    names = [str(source) for source in sources]
    for item in read_sources(names, settings=settings or IngestSettings()):
        yield item if isinstance(item, CarsicaError) else outcome(_reader_here(), item, _name(item))


def read_text(
    text: str, *, language: str | None = None, outlet: str | None = None, published: str | None = None
) -> Reading:
    """Read one text that is nothing but a report's title and body.

    ``language`` is found from the words where it is not given; ``published`` is the ISO day that "on Monday"
    is counted from. Raises InputError when there is no text, or none in a language that Carsica reads.
    """
    draft = Draft(clean(text), "", language=language, facts=Facts(published=published, outlet=outlet))
    draft.title = first_sentence(draft.text)
    return _reader_here()(finish(draft, "text", IngestSettings()))


def build(
    case: Case,
    *,
    engine: Engine | None = None,
    stages: Stages | None = None,
    progress: Progress = lambda stage, done, total: None,
) -> Built:
    """Read what is new in a case, link, and make its dossier.

    A report that cannot be read is named in ``Built.errors`` and tried again by the next build. Raises CaseError
    when another process is writing to the case, WeightsError when the model is missing.
    """
    stages = stages or standard_stages()
    with case.writing():
        case.clean()
        read_now, errors = _read_new(case, engine or InProcess(), stages, progress)
        readings = sorted(case.readings(stages.reader_version), key=_by_date)
        decisions = case.decisions()
        fingerprint = _fingerprint(stages, readings, decisions)
        if linked := not _stands(case, fingerprint):
            progress("link", 0, 1)
            links = stages.linker(readings, decisions)
            progress("link", 1, 1)
            progress("dossier", 0, 1)
            case.write_dossier(readings, links, decisions, fingerprint)
            progress("dossier", 1, 1)
        case.drop_readings_but(stages.reader_version)
    with case.dossier() as dossier:
        return Built(read_now, tuple(errors), dossier.counts(), linked)


def _read_new(case: Case, engine: Engine, stages: Stages, progress: Progress) -> tuple[int, list[CarsicaError]]:
    """Read what this version of the reader has not read; how many reports, and those that could not be."""
    unread = case.unread_ids(stages.reader_version)
    errors: list[CarsicaError] = []
    batch: list[Reading] = []
    done = kept = 0
    progress("read", 0, len(unread))
    try:
        for result in engine.run(stages.reader, _load(case, unread, errors), _name):
            done += 1
            if isinstance(result, Reading):
                batch.append(result)
            else:
                errors.append(result)
            if len(batch) == BATCH:
                case.write_readings(batch, stages.reader_version)
                kept += len(batch)
                batch = []
            progress("read", done, len(unread))
    finally:  # an interrupted build keeps what it has read
        case.write_readings(batch, stages.reader_version)
    return kept + len(batch), errors


def _load(case: Case, ids: Iterable[str], errors: list[CarsicaError]) -> Iterator[Report]:
    for id in ids:
        try:
            yield case.report(id)
        except CarsicaError as error:
            errors.append(error)


def _stands(case: Case, fingerprint: str) -> bool:
    """Was the dossier that stands made from just this?"""
    try:
        with case.dossier() as dossier:
            return dossier.fingerprint == fingerprint
    except CarsicaError:
        return False


def _fingerprint(stages: Stages, readings: Sequence[Reading], decisions: Sequence[Decision]) -> str:
    parts: Iterable[Any] = chain(
        [stages.reader_version, stages.linker_version],
        (reading.report.id for reading in readings),
        (json.dumps(to_plain(decision)) for decision in decisions),
    )
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _by_date(reading: Reading) -> tuple[bool, str, str]:
    """Order of publication; reports without a date at the end."""
    return reading.report.published is None, reading.report.published or "", reading.report.id


def _name(report: Report) -> str:
    return report.url or report.title or report.id
