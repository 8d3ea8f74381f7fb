"""Sources to reports: files, folders, addresses and standard input, one report or error at a time.

Owns the reading of files. The network belongs to fetch.py, formats to formats.py.
"""

from __future__ import annotations

import os
import re
import stat
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from carsica.errors import CarsicaError, FetchError, InputError
from carsica.ingest.cleaning import shown
from carsica.ingest.formats import Source, read_source
from carsica.ingest.settings import IngestSettings
from carsica.record.report import Report

if TYPE_CHECKING:
    from carsica.ingest.fetch import Fetcher

Item = Report | CarsicaError
Arrival = tuple[Item, bytes | None]
"""A report with the bytes that it came in (perhaps beside others), or the error in its place."""

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://")


def read_sources(sources: Sequence[str], *, settings: IngestSettings) -> Iterator[Item]:
    """Reports of all sources in order: a file, a folder (recursively, sorted), an http(s) address or "-" (stdin).

    What cannot be read comes as its CarsicaError in its place, and the rest goes on. A folder without any report
    gives an InputError. Hidden files and folders inside a folder are passed over.
    """
    for item, _ in read_arrivals(sources, settings=settings):
        yield item


def read_arrivals(sources: Sequence[str], *, settings: IngestSettings) -> Iterator[Arrival]:
    """What ``read_sources`` gives, each report with the bytes that it came in."""
    with ExitStack() as stack:
        fetcher: Fetcher | None = None
        for source in sources:
            scheme = _SCHEME.match(source)
            if source == "-":
                yield from _read_stdin(settings)
            elif scheme and scheme[1].lower() in {"http", "https"}:
                if fetcher is None:
                    # Imported here: the HTTP client is slow to load and most runs read files.
                    from carsica.ingest.fetch import Fetcher  # noqa: PLC0415

                    fetcher = stack.enter_context(Fetcher(settings))
                yield from _read_address(source, fetcher, settings)
            elif scheme and not os.path.lexists(source):
                cause = f"{scheme[1].lower()} addresses are not fetched, only http and https"
                yield FetchError(shown(source), cause), None
            else:
                yield from _read_path(source, settings)


def read_bytes(
    data: bytes, where: str, *, url: str | None = None, settings: IngestSettings
) -> list[Report | CarsicaError]:
    """The reports in some bytes, in any format that ``read_sources`` reads; ``where`` names them in messages."""
    return read_source(data, Source(shown(where), name=where, url=url), settings)


def _read_stdin(settings: IngestSettings) -> Iterator[Arrival]:
    try:
        data = sys.stdin.buffer.read(settings.max_bytes + 1)
    except OSError as error:
        yield InputError("standard input", f"cannot be read ({error.strerror})"), None
        return
    yield from _in_bytes(data, Source("standard input"), settings)


def _read_address(address: str, fetcher: Fetcher, settings: IngestSettings) -> Iterator[Arrival]:
    try:
        answer = fetcher.fetch(address)
    except CarsicaError as error:
        yield error, None
        return
    source = Source(shown(address), name="", url=answer.url, media=answer.media, charset=answer.charset)
    yield from _in_bytes(answer.data, source, settings)


def _read_path(name: str, settings: IngestSettings) -> Iterator[Arrival]:
    try:
        is_folder = stat.S_ISDIR(os.stat(name).st_mode)
    except (OSError, ValueError) as error:
        yield _no_file(name, error), None
        return
    if is_folder:
        yield from _read_folder(name, settings)
    else:
        yield from _read_file(name, settings)


def _read_folder(name: str, settings: IngestSettings) -> Iterator[Arrival]:
    reports = seen = 0
    for path in _files_below(name):
        seen += 1
        for item, data in _read_file(path, settings):
            reports += isinstance(item, Report)
            yield item, data
    if not reports:
        cause = "is a folder without reports" + (" that can be read" if seen else "")
        yield InputError(shown(name), cause), None


def _files_below(name: str) -> Iterator[str]:
    """Regular files below a folder in order of their paths; links to folders are not followed, so none loops."""
    folders: list[str] = [name]
    found: list[str] = []
    while folders:
        folder = folders.pop()
        try:
            entries = list(os.scandir(folder))
        except OSError:
            found.append(folder)  # opening it again gives the error its place in the order
            continue
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                folders.append(entry.path)
            elif entry.is_file():
                found.append(entry.path)
    yield from sorted(found)


def _read_file(name: str, settings: IngestSettings) -> Iterator[Arrival]:
    try:
        with open(name, "rb") as file:
            data = file.read(settings.max_bytes + 1)
    except (OSError, ValueError) as error:
        yield _no_file(name, error), None
        return
    yield from _in_bytes(data, Source(shown(name), name=Path(name).name), settings)


def _in_bytes(data: bytes, source: Source, settings: IngestSettings) -> Iterator[Arrival]:
    for item in read_source(data, source, settings):
        yield item, data


def _no_file(name: str, error: OSError | ValueError) -> InputError:
    if isinstance(error, FileNotFoundError):
        cause = "does not exist"
    elif isinstance(error, PermissionError):
        cause = "may not be read (permission denied)"
    else:
        cause = f"cannot be read ({getattr(error, 'strerror', None) or error})"
    return InputError(shown(name), cause)
