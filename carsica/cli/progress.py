"""Bars on standard error while a case is built.

Owns their look. Without a terminal nothing is drawn, or one line a stage where that was asked for.
"""

from __future__ import annotations

import sys
from types import TracebackType

from carsica.cli.outcome import tell

_STAGES = {"read": "Reading reports", "link": "Linking", "dossier": "Making the dossier"}


class Bars:
    """Call it as a pipeline.Progress; use it as a context manager, so that the bars end with the work."""

    def __init__(self, wanted: bool | None) -> None:
        """``wanted`` None: where standard error is a terminal."""
        self._lines = bool(wanted) and not sys.stderr.isatty()
        self._drawn = sys.stderr.isatty() and wanted is not False
        self._tasks: dict[str, object] = {}

    def __enter__(self) -> Bars:
        if self._drawn:
            from rich.console import Console  # noqa: PLC0415  (only where bars are drawn)
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn  # noqa: PLC0415

            columns = (
                TextColumn("{task.description:<20}"),
                BarColumn(),
                MofNCompleteColumn(),
                TimeElapsedColumn(),
            )
            self._progress = Progress(*columns, console=Console(stderr=True))
            self._progress.start()
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._drawn:
            self._progress.stop()

    def __call__(self, stage: str, done: int, total: int) -> None:
        """A stage has done so much of so much."""
        if total == 0:
            return
        if self._lines and done == total:
            tell(f"{_STAGES[stage]}: {done} of {total}")
        if not self._drawn:
            return
        if stage not in self._tasks:
            self._tasks[stage] = self._progress.add_task(_STAGES[stage], total=total)
        self._progress.update(self._tasks[stage], completed=done)  # type: ignore[arg-type]
