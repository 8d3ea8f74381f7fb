"""The readers that a command can choose from, and what each takes: seconds, tokens, rows dropped.

Owns the choice and telling a person that text leaves for a server. Must not print to standard output.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from typing import Any

import click

from carsica.cli.opening import engine_for
from carsica.cli.outcome import tell
from carsica.config import Settings
from carsica.engine.local import engine_for as engine_of
from carsica.errors import CarsicaError
from carsica.pipeline import read_remotely, read_reports
from carsica.record.reading import Reading
from carsica.record.report import Report
from carsica.remote.account import Account
from carsica.remote.settings import checked

BUILT_IN, REMOTE = "built-in", "remote"
READERS = (BUILT_IN, REMOTE)
CHOICE = click.Choice(READERS)


class ReaderRun:
    """One reader at work. ``account`` is whole once every reading has been drawn."""

    def __init__(self, name: str, settings: Settings) -> None:
        self.name, self.settings = name, settings
        self.account = Account()
        if name == REMOTE:
            checked(settings.reader)

    def readings(self, reports: Iterable[Report]) -> Iterator[Reading | CarsicaError]:
        """A reading a report, or the error in its place, in order; what the remote reader dropped is told last."""
        started = time.monotonic()
        yield from self._built_in(reports) if self.name == BUILT_IN else self._remote(reports)
        self.account.seconds = time.monotonic() - started
        if self.name == REMOTE:
            for line in [*self.account.lines(), *self._price()]:
                tell(f"carsica: remote reader: {line}")

    @property
    def cost(self) -> float | None:
        """What the tokens cost; None where no price is set."""
        server = self.settings.reader
        if self.name != REMOTE or not (server.price_in or server.price_out):
            return None
        return server.cost(self.account.tokens_in, self.account.tokens_out)

    def plain(self) -> dict[str, Any]:
        """What the run took, as JSON values."""
        taken = {"reports": self.account.reports, "seconds": round(self.account.seconds, 2)}
        if self.name == BUILT_IN:
            return taken
        return taken | self.account.plain() | ({} if self.cost is None else {"cost": round(self.cost, 6)})

    def _built_in(self, reports: Iterable[Report]) -> Iterator[Reading | CarsicaError]:
        engine, found = engine_for(reports, self.settings)
        for item in read_reports(found, engine=engine):
            self.account.reports += isinstance(item, Reading)
            yield item

    def _remote(self, reports: Iterable[Report]) -> Iterator[Reading | CarsicaError]:
        """One report after the other, unless workers are asked for: a server at home has one pair of hands."""
        server = self.settings.reader
        place = "on this machine" if server.local else "which is NOT on this machine"
        tell(f"carsica: remote reader: the text of the reports goes to {server.where}, {place}")
        for item in read_remotely(reports, server, engine=engine_of(self.settings.workers or 1)):
            if isinstance(item, CarsicaError):
                yield item
            else:
                self.account.add(item.account)
                yield item.reading

    def _price(self) -> list[str]:
        return [] if self.cost is None else [f"cost {self.cost:.4f}"]
