"""Counts of one night told of different strikes stand in one ledger; small or distant ones do not."""

from __future__ import annotations

import pytest

from carsica.link.linking import link
from carsica.record.claim import Links
from tests.link.readings import Draft, meaning_by

CITIES = {"Port Sudan": 1, "Omdurman": 2, "Sanaa": 3}


def _count(name: str, day: str, city: str, drones: int, land: str = "SD", what: str = "launched") -> Draft:
    draft = Draft(name, f"A strike on {city}: many drones.", f"Paper {name}", day)
    place = draft.place(city, land, CITIES[city])
    figure = draft.figure("many drones", "drone", what, float(drones), None)
    event = draft.event("strike", "ASSAULT", "attack", "occurred", start=day, places=(place,), figures=(figure,))
    last = draft.reading.figures[0]
    figures = (type(last)(last.id, last.span, last.unit, last.what, last.low, None, event=event),)
    draft.reading = type(draft.reading)(
        draft.reading.report, places=draft.reading.places, events=draft.reading.events, figures=figures
    )
    return draft


def _links(*drafts: Draft) -> Links:
    return link([d.reading for d in drafts], meaning_by([]), [], [])


def test_an_uncommon_number_of_one_night_is_one_quantity() -> None:
    links = _links(_count("r1", "2024-05-01", "Port Sudan", 476), _count("r2", "2024-05-02", "Omdurman", 476))
    (ledger,) = links.ledgers
    assert [entry.low for entry in ledger.entries] == [476.0, 476.0]


def test_a_bare_count_joins_what_its_number_was_told_of() -> None:
    links = _links(
        _count("r1", "2024-05-01", "Port Sudan", 476),
        _count("r2", "2024-05-02", "Omdurman", 476, what="drones"),
    )
    assert [(ledger.what, len(ledger.entries)) for ledger in links.ledgers] == [("launched", 2)]


@pytest.mark.parametrize(
    ("other", "drones"),
    [
        (("r2", "2024-05-02", "Omdurman", 20), 20),
        (("r2", "2024-06-20", "Omdurman", 476), 476),
        (("r2", "2024-05-01", "Sanaa", 476, "YE"), 476),
    ],
)
def test_common_numbers_and_other_times_and_lands_stay_apart(other: tuple[object, ...], drones: int) -> None:
    links = _links(_count("r1", "2024-05-01", "Port Sudan", drones), _count(*other))  # type: ignore[arg-type]
    assert len(links.ledgers) == 2
