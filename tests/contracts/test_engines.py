"""The contract that every engine keeps, whatever it runs on."""

from __future__ import annotations

import functools
import os
import signal
from collections.abc import Callable, Iterator

import pytest

from carsica.engine.local import Engine, InProcess, Pool
from carsica.errors import CarsicaError, InputError, WeightsError


def name(item: int) -> str:
    return f"report {item}"


def square(item: int) -> int:
    if item == 3:
        raise InputError("report 3", "is empty")
    if item == 5:
        raise ValueError("a bug\nover two lines")
    return item * item


def make_square() -> Callable[[int], int]:
    return square


def make_nothing() -> Callable[[int], int]:
    raise WeightsError("weights", "are missing")


def make_counter() -> Callable[[int], int]:
    seen: list[int] = []

    def count(item: int) -> int:
        seen.append(item)
        return len(seen)

    return count


@pytest.fixture(params=[InProcess, functools.partial(Pool, 1), functools.partial(Pool, 2)], ids=["here", "1", "2"])
def engine(request: pytest.FixtureRequest) -> Engine:
    return request.param()  # type: ignore[no-any-return]


def test_outcomes_keep_the_order_of_the_items(engine: Engine) -> None:
    items = [n for n in range(40) if n not in {3, 5}]
    assert list(engine.run(make_square, items, name)) == [n * n for n in items]


def test_a_bad_item_gives_its_error_and_the_rest_goes_on(engine: Engine) -> None:
    outcomes = list(engine.run(make_square, range(8), name))
    assert [o for o in outcomes if not isinstance(o, CarsicaError)] == [0, 1, 4, 16, 36, 49]
    expected, unexpected = outcomes[3], outcomes[5]
    assert isinstance(expected, InputError)
    assert (expected.where, expected.cause) == ("report 3", "is empty")
    assert isinstance(unexpected, CarsicaError)
    assert str(unexpected) == "report 5: could not be read (ValueError: a bug over two lines)"


def test_a_function_that_cannot_be_made_fails_the_run(engine: Engine) -> None:
    with pytest.raises(WeightsError, match="weights: are missing"):
        list(engine.run(make_nothing, range(3), name))


def test_no_items_no_outcomes_and_nothing_made(engine: Engine) -> None:
    assert list(engine.run(make_nothing, [], name)) == []


def test_the_function_is_made_once_a_worker(engine: Engine) -> None:
    workers = getattr(engine, "workers", 1)
    counts = list(engine.run(make_counter, range(30), name))
    assert counts.count(1) <= workers
    assert sum(1 for c in counts if isinstance(c, int)) == 30


def test_items_are_taken_as_outcomes_are_wanted(engine: Engine) -> None:
    taken: list[int] = []

    def endless() -> Iterator[int]:
        number = 10
        while True:
            taken.append(number)
            yield number
            number += 1

    outcomes = engine.run(make_square, endless(), name)
    assert [next(outcomes) for _ in range(3)] == [100, 121, 144]
    outcomes.close()  # type: ignore[attr-defined]
    assert len(taken) <= 3 + 4 * getattr(engine, "workers", 1)


def die_on_seven(item: int) -> int:
    if item == 7:
        os.kill(os.getpid(), signal.SIGKILL)
    return item


def make_mortal() -> Callable[[int], int]:
    return die_on_seven


@pytest.mark.parametrize("workers", [1, 2])
def test_a_worker_that_dies_costs_its_item_alone(workers: int) -> None:
    outcomes = list(Pool(workers).run(make_mortal, range(12), name))
    assert [o for o in outcomes if isinstance(o, int)] == [n for n in range(12) if n != 7]
    death = outcomes[7]
    assert isinstance(death, CarsicaError)
    assert death.where == "report 7"
    assert "SIGKILL" in death.cause
