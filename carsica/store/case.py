"""The case folder: what came in, what was read, what people decided, and the dossier made of them.

Owns where everything lies and that no crash loses any of it. Must not read, link or judge.

    case.toml          name, languages, watched actors and sources
    reports/ab/ID.json the report's row
    reports/originals/ the bytes as they came, each file named by its own hash
    decisions.jsonl    what people decided; grows at its end only
    readings/          Parquet parts, named after the reader that made them
    dossier.duckdb     what linking made; swapped in whole
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from carsica.errors import CaseError
from carsica.record.claim import Links
from carsica.record.codec import from_plain, to_plain
from carsica.record.decision import Decision
from carsica.record.reading import Reading
from carsica.record.report import Report
from carsica.store import files, tables
from carsica.store.queries import StoredDossier, make_dossier


class Case:
    """One story's folder. Make one with ``Case.create`` or ``Case.open``; every write is whole or did not happen.

    Methods raise CaseError when the folder is damaged or another process is writing to it.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._locked = 0

    @classmethod
    def create(cls, path: str | Path, name: str | None = None, languages: Sequence[str] = ()) -> Case:
        """Make a new case folder; CaseError when something is there already."""
        path = Path(path)
        if path.exists() and (not path.is_dir() or any(path.iterdir())):
            raise CaseError(str(path), "is already there; choose a new folder")
        try:
            for folder in (path, path / "reports", path / "readings"):
                folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise CaseError(str(path), f"cannot be made: {error.strerror}") from error
        lines = [
            f"name = {json.dumps(name or path.resolve().name, ensure_ascii=False)}",
            f"languages = {json.dumps(list(languages))}  # empty: whatever the reports are written in",
            "watched_actors = []",
            "watched_sources = []",
        ]
        files.write_whole(path / "case.toml", "\n".join([*lines, ""]).encode())
        return cls(path)

    @classmethod
    def open(cls, path: str | Path) -> Case:
        """Open a case folder; CaseError when there is none."""
        path = Path(path)
        if not (path / "case.toml").is_file():
            raise CaseError(str(path), "is not a case (it holds no case.toml); make one with: carsica new")
        case = cls(path)
        case.about()
        return case

    def about(self) -> dict[str, Any]:
        """What case.toml says; CaseError when it is not TOML."""
        try:
            return tomllib.loads((self.path / "case.toml").read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise CaseError(str(self.path / "case.toml"), f"cannot be read: {error}") from error

    @property
    def name(self) -> str:
        """The name that the case was given."""
        return str(self.about().get("name") or self.path.resolve().name)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Be the only process that adds reports to, or builds, this case; may be nested."""
        if self._locked:
            yield
            return
        with files.only_writer(self.path / ".lock", str(self.path)):
            self._locked += 1
            try:
                yield
            finally:
                self._locked -= 1

    def clean(self) -> int:
        """Remove what killed writers left behind; how many files."""
        with self.writing():
            return files.remove_leftovers(self.path)

    # Reports: must never be lost.

    def add_report(self, report: Report, original: bytes | None = None) -> bool:
        """Keep a report and the bytes it came in; False when the same outlet's same text is already kept.

        Several reports may have come in the same bytes (a file of JSON lines); those are kept once. An id is the
        hash of the text alone, so another outlet's exact reprint gets an id of its own: a reprint is a copy that
        tracing must see, not a file given twice.
        """
        with self.writing():
            row = self._row(report.id)
            if row.exists() and self._load(row).outlet != report.outlet:
                report = replace(report, id=_reprint_id(report))
                row = self._row(report.id)
            if row.exists():
                return False
            name = None if original is None else self._keep_original(original)
            text = json.dumps({**to_plain(report), "original": name}, ensure_ascii=False, indent=1)
            _make_folder(row.parent)
            files.write_whole(row, text.encode())  # last: the row says that the report is kept
        return True

    def _keep_original(self, data: bytes) -> str:
        name = hashlib.sha256(data).hexdigest()
        path = self._original(name)
        if not path.exists():
            _make_folder(path.parent)
            files.write_whole(path, data)
        return name

    def reports(self) -> Iterator[Report]:
        """All reports in the order of their ids, loaded one by one."""
        for file in self._rows():
            yield self._load(file)

    def report_ids(self) -> list[str]:
        """Ids of all reports, sorted."""
        return [file.stem for file in self._rows()]

    def report(self, id: str) -> Report:
        """The report of the given id; CaseError when the case does not hold it."""
        return self._load(self._known(id))

    def original(self, id: str) -> bytes | None:
        """The bytes that a report came in, where they were given."""
        name = json.loads(self._known(id).read_bytes()).get("original")
        return self._original(name).read_bytes() if name else None

    def _row(self, id: str) -> Path:
        # The first two digits: a folder of a million names is slow on every system.
        return self.path / "reports" / id[:2] / f"{id}.json"

    def _original(self, name: str) -> Path:
        return self.path / "reports" / "originals" / name[:2] / name

    def _known(self, id: str) -> Path:
        # Ids come from web pages and command lines too; none may lead out of the folder.
        if not id.isalnum() or not self._row(id).is_file():
            raise CaseError(str(self.path), f"holds no report {id!r}")
        return self._row(id)

    def _rows(self) -> list[Path]:
        return sorted((self.path / "reports").glob("[!.]*/[!.]*.json"), key=lambda file: file.stem)

    def _load(self, file: Path) -> Report:
        try:
            return from_plain(Report, json.loads(file.read_bytes()))
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise CaseError(str(file), f"is damaged: {error}") from error

    # Readings: made again when the reader changes.

    def unread_ids(self, reader: str) -> list[str]:
        """Ids of the reports that the given version of the reader has not read, sorted."""
        read = {id for part in self._parts(reader) for id in tables.ids_of_part(part)}
        return [id for id in self.report_ids() if id not in read]

    def write_readings(self, readings: Sequence[Reading], reader: str) -> None:
        """Keep a batch of readings that the given version of the reader made."""
        if not readings:
            return
        with self.writing():
            numbers = [int(part.stem.rsplit("-", 1)[1]) for part in self._parts(reader)]
            part = self.path / "readings" / f"{reader}-{max(numbers, default=-1) + 1:06d}.parquet"
            tables.write_part(files.beside(part), readings)
            files.put_in_place(files.beside(part), part)

    def readings(self, reader: str) -> Iterator[Reading]:
        """Readings that the given version of the reader made, part by part."""
        kept = set(self.report_ids())
        for part in self._parts(reader):
            for reading in tables.read_part(part):
                if reading.report.id in kept:
                    yield reading

    def drop_readings_but(self, reader: str) -> None:
        """Delete what other versions of the reader made."""
        with self.writing():
            current = set(self._parts(reader))
            for part in (self.path / "readings").glob("[!.]*.parquet"):
                if part not in current:
                    part.unlink()

    def _parts(self, reader: str) -> list[Path]:
        return sorted((self.path / "readings").glob(f"{reader}-[0-9]*.parquet"))

    # Decisions: must never be lost.

    def decide(self, decision: Decision) -> None:
        """Keep a decision for good. Does not wait for a build: the next one replays it."""
        line = json.dumps(to_plain(decision), ensure_ascii=False)
        files.append_line(self.path / "decisions.jsonl", line)

    def decisions(self) -> list[Decision]:
        """All decisions in the order they were taken."""
        path = self.path / "decisions.jsonl"
        found = []
        for number, line in enumerate(files.whole_lines(path), start=1):
            try:
                found.append(from_plain(Decision, json.loads(line)))
            except (ValueError, KeyError, TypeError) as error:
                raise CaseError(f"{path}:{number}", f"is no decision: {error}") from error
        return found

    # The dossier: made by linking.

    def write_dossier(
        self, readings: Iterable[Reading], links: Links, decisions: Sequence[Decision], fingerprint: str
    ) -> None:
        """Make the dossier beside the one that stands and swap it in; readers of the old one are not disturbed.

        ``decisions`` are those that the links follow; ``fingerprint`` tells what it all was made from.
        """
        path = self.path / "dossier.duckdb"
        with self.writing():
            unfinished = files.beside(path)
            for stale in (unfinished, Path(f"{unfinished}.wal")):
                stale.unlink(missing_ok=True)
            make_dossier(unfinished, readings, links, decisions, fingerprint)
            files.put_in_place(unfinished, path)

    def dossier(self) -> StoredDossier:
        """The dossier as the last build left it; CaseError when there is none yet."""
        path = self.path / "dossier.duckdb"
        if not path.is_file():
            raise CaseError(str(self.path), "has no dossier yet; make it with: carsica build")
        return StoredDossier(path)


def _make_folder(folder: Path) -> None:
    """Make a folder and those above it, so that their names survive a crash."""
    if not folder.exists():
        _make_folder(folder.parent)
        folder.mkdir(exist_ok=True)
        files.sync_folder(folder.parent)


def _reprint_id(report: Report) -> str:
    """The id of a text that another outlet's report has word for word: the hash of the text's and the outlet's."""
    return hashlib.sha256(f"{report.id}\n{report.outlet or ''}".encode()).hexdigest()
