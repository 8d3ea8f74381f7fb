"""Files that are whole or absent: written beside, synced, renamed; and the lock that writers of a case hold.

Owns the calls that make a write survive a crash. Must not know what the files hold.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from carsica.errors import CaseError

LEFTOVER = ".unfinished-"
"""Files whose name begins so were being written when their writer died; nobody reads them."""


def beside(path: Path) -> Path:
    """Where to write what is to become ``path``: the same folder, a name that readers skip."""
    return path.with_name(f"{LEFTOVER}{os.getpid()}-{path.name}")


def write_whole(path: Path, data: bytes) -> None:
    """Put ``data`` at ``path`` so that a crash at any moment leaves the old file, the new one or none."""
    unfinished = beside(path)
    with unfinished.open("wb") as file:
        file.write(data)
    put_in_place(unfinished, path)


def put_in_place(unfinished: Path, path: Path) -> None:
    """Sync a file that was written beside ``path`` and rename it to that name."""
    with unfinished.open("rb") as file:
        os.fsync(file.fileno())
    unfinished.replace(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder survive a crash."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def remove_leftovers(folder: Path) -> int:
    """Delete what dead writers left anywhere under ``folder``; how many files. Only for a holder of the lock."""
    found = [file for file in folder.rglob(f"{LEFTOVER}*") if file.is_file()]
    for file in found:
        file.unlink(missing_ok=True)
    return len(found)


@contextmanager
def only_writer(path: Path, case: str) -> Iterator[None]:
    """Hold the lock file of a case; CaseError at once when another process holds it.

    The system frees the lock when its holder dies, so a killed build never blocks the next.
    """
    with path.open("a+", encoding="ascii") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise CaseError(
                case, f"is being written by another process{_holder(file)}; try again later"
            ) from error
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield


def _holder(file: IO[str]) -> str:
    file.seek(0)
    number = file.read(20).strip()
    return f" ({number})" if number.isdigit() else ""


def append_line(path: Path, line: str) -> None:
    """Add one line to a file for good; an unfinished line that a crash left at its end is cut off first.

    Waits for other writers of the same file, who hold it for one line each.
    """
    with path.open("a+b") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        file.truncate(_whole_lines(file))
        file.write(line.encode() + b"\n")
        file.flush()
        os.fsync(file.fileno())
    sync_folder(path.parent)


def _whole_lines(file: IO[bytes]) -> int:
    """How many bytes from the start of the file end with a line break."""
    position = file.seek(0, os.SEEK_END)
    while position > 0:
        start = max(0, position - 65536)
        file.seek(start)
        found = file.read(position - start).rfind(b"\n")
        if found >= 0:
            return start + found + 1
        position = start
    return 0


def whole_lines(path: Path) -> list[str]:
    """The finished lines of a file, without their breaks; an unfinished last line was never promised to anyone."""
    if not path.exists():
        return []
    return [line.decode() for line in path.read_bytes().split(b"\n")[:-1]]
