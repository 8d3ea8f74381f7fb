"""Runs one function over many items on this machine: in this process, or in a pool of them.

Owns processes. Must not know what the function does. The contract that every engine keeps:

- one outcome an item, in the order of the items, and no more than a few items ahead of the caller;
- an item that fails gives a CarsicaError in its place and the rest goes on, even when its worker dies;
- what the function needs is made once a worker, by ``make``; when that fails, the run fails with its error.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar

from carsica import languages
from carsica.engine.collecting import collect_seldom
from carsica.errors import CarsicaError

T = TypeVar("T")
R = TypeVar("R")


class Engine(Protocol):
    """What runs a function over items."""

    def run(
        self, make: Callable[[], Callable[[T], R]], items: Iterable[T], name: Callable[[T], str]
    ) -> Iterator[R | CarsicaError]:
        """One outcome an item, in order. ``make`` must be picklable; ``name`` says what an error concerns."""
        ...


def outcome(function: Callable[[T], R], item: T, name: str) -> R | CarsicaError:
    """What the function makes of an item, or the error that tells why it could not."""
    try:
        return function(item)
    except CarsicaError as error:
        return error
    except Exception as error:  # a bug that one report brings out must not cost the others
        return CarsicaError(name, f"could not be read ({type(error).__name__}: {error})".replace("\n", " "))


class InProcess:
    """The engine without processes: one item after the other, here."""

    def run(
        self, make: Callable[[], Callable[[T], R]], items: Iterable[T], name: Callable[[T], str]
    ) -> Iterator[R | CarsicaError]:
        """See Engine.run. ``make`` is not called when there is nothing to do."""
        function: Callable[[T], R] | None = None
        for item in items:
            function = function or make()
            yield outcome(function, item, name(item))


class Pool:
    """The engine with several processes, each started fresh."""

    def __init__(self, workers: int) -> None:
        self.workers = workers

    def run(
        self, make: Callable[[], Callable[[T], R]], items: Iterable[T], name: Callable[[T], str]
    ) -> Iterator[R | CarsicaError]:
        """See Engine.run. No more workers start than there are items."""
        run = _Run(make, iter(items), name, self.workers)
        try:
            yield from run.outcomes()
        finally:
            run.stop()


def engine_for(workers: int) -> Engine:
    """The engine for a number of workers: in this process for one, a pool for more."""
    return InProcess() if workers <= 1 else Pool(workers)


@dataclass(eq=False)
class _Worker:
    process: BaseProcess
    pipe: Connection
    ready: bool = False
    doing: int | None = None  # number of the item it works on


@dataclass
class _Run(Generic[T, R]):
    """One run of a pool."""

    make: Callable[[], Callable[[T], R]]
    items: Iterator[T]
    name: Callable[[T], str]
    size: int
    workers: list[_Worker] = field(default_factory=list)
    taken: dict[int, T] = field(default_factory=dict)  # items by number, until their outcome is handed over
    waiting: deque[int] = field(default_factory=deque)  # numbers that no worker has taken yet
    done: dict[int, R | CarsicaError] = field(default_factory=dict)
    next_number: int = 0
    next_out: int = 0

    def outcomes(self) -> Iterator[R | CarsicaError]:
        self._take()
        while self.taken:
            self._staff()
            self._hand_out()
            self._listen()
            while self.next_out in self.done:
                del self.taken[self.next_out]
                result = self.done.pop(self.next_out)
                self.next_out += 1
                self._take()
                self._hand_out()
                yield result

    def _take(self) -> None:
        """Keep a few items a worker at hand; a slow one holds the others back, so that memory stays bounded."""
        for item in islice(self.items, 4 * self.size - len(self.taken)):
            self.taken[self.next_number] = item
            self.waiting.append(self.next_number)
            self.next_number += 1

    def _staff(self) -> None:
        wanted = min(self.size, len(self.waiting) + sum(w.doing is not None for w in self.workers))
        while len(self.workers) < wanted:
            # Fresh processes: a forked one would inherit the threads and locks of the model's runtime half done.
            context = multiprocessing.get_context("spawn")
            ours, theirs = context.Pipe()
            process = context.Process(target=_work, args=(self.make, theirs, languages.added()), daemon=True)
            process.start()
            theirs.close()
            self.workers.append(_Worker(process, ours))

    def _hand_out(self) -> None:
        for worker in self.workers:
            if worker.ready and worker.doing is None and self.waiting:
                worker.doing = self.waiting.popleft()
                item = self.taken[worker.doing]
                try:
                    worker.pipe.send((item, self.name(item)))
                except OSError:
                    self._bury(worker)

    def _listen(self) -> None:
        by_pipe: dict[Any, _Worker] = {worker.pipe: worker for worker in self.workers}
        for pipe in wait(list(by_pipe)):
            worker = by_pipe[pipe]
            if worker not in self.workers:
                continue
            try:
                message = worker.pipe.recv()
            except (EOFError, OSError):
                self._bury(worker)
                continue
            self._hear(worker, message)

    def _hear(self, worker: _Worker, message: tuple[str, Any]) -> None:
        kind, content = message
        if kind == "failed":
            raise content
        if kind == "ready":
            worker.ready = True
        elif worker.doing is not None:
            self.done[worker.doing] = content
            worker.doing = None

    def _bury(self, worker: _Worker) -> None:
        """A worker died: its item gets an error, and the next round starts another worker."""
        self.workers.remove(worker)
        worker.pipe.close()
        worker.process.join(timeout=5)
        how = f"its worker process died ({_cause(worker.process.exitcode)})"
        if not worker.ready:
            raise CarsicaError("reading", f"cannot start: {how}")
        if worker.doing is None:
            return
        self.done[worker.doing] = CarsicaError(self.name(self.taken[worker.doing]), f"could not be read: {how}")

    def stop(self) -> None:
        for worker in self.workers:
            worker.pipe.close()
            worker.process.terminate()
        for worker in self.workers:
            worker.process.join(timeout=5)


def _cause(code: int | None) -> str:
    if code is not None and code < 0:
        return f"killed by {signal.Signals(-code).name}; memory may have run out"
    return f"exit code {code}"


def _work(make: Callable[[], Callable[[Any], Any]], pipe: Connection, folders: tuple[Path, ...]) -> None:
    """A worker's life: make the function, then answer items until the pipe closes. It reads the same languages."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the parent ends its workers
    collect_seldom()
    try:
        for folder in folders:
            languages.add(folder)
        function = make()
    except CarsicaError as error:
        pipe.send(("failed", error))
        return
    except Exception as error:
        pipe.send(("failed", CarsicaError("reading", f"cannot start ({type(error).__name__}: {error})")))
        return
    pipe.send(("ready", None))
    while True:
        try:
            item, name = pipe.recv()
        except (EOFError, OSError):
            return
        pipe.send(("done", outcome(function, item, name)))
