from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carsica.dossier.spread import contradict, records, spread
from carsica.record.claim import Ledger, LedgerEntry, Pointer
from carsica.record.span import Span
from tests.dossier.sample import sample


def entry(low: float | None, high: float | None, day: str = "2026-01-01", by: str = "x") -> LedgerEntry:
    return LedgerEntry(Pointer("r", "f", Span(0, 1)), str(low), low, high, False, by, None, day)


def ledger(*entries: LedgerEntry) -> Ledger:
    return Ledger("L", "person", "killed", None, entries)


@pytest.mark.parametrize(
    ("entries", "kind"),
    [
        ((entry(5, 5),), "one"),
        ((entry(5, 5), entry(5, 5)), "agree"),
        ((entry(470, None), entry(476, 476)), "agree"),
        ((entry(470, 470), entry(476, 476)), "differ"),
        ((entry(9, 9, "2026-01-01"), entry(25, 25, "2026-01-02")), "rises"),
        ((entry(25, 25, "2026-01-01"), entry(9, 9, "2026-01-02")), "differ"),
        ((entry(9, 9), entry(16, 16), entry(25, 25, "2026-01-02")), "rises"),
        ((entry(9, 9), entry(16, 16)), "differ"),
        ((entry(None, None), entry(3, 3)), "one"),
    ],
)
def test_how_figures_relate(entries: tuple[LedgerEntry, ...], kind: str):
    assert spread(ledger(*entries)).kind == kind


def test_figures_stand_lowest_first_with_all_who_gave_them():
    killed = next(x for x in sample().links.ledgers if x.id == "L2")
    laid = spread(killed)
    assert [(v.low, v.high, v.givers) for v in laid.values] == [
        (4, None, ("Ilia Denev",)),
        (6, 6, ("Corriere di Ponente",)),
        (7, 7, ("Ilia Denev",)),
        (9, 9, ("rescue service",)),
    ]
    assert (laid.low, laid.high, laid.kind) == (4, 9, "rises")


def test_a_figure_given_by_several_is_one_figure():
    laid = spread(ledger(entry(5, 5), entry(5, 5), entry(6, 6), entry(5, 5, by="y")))
    assert [(v.low, v.givers, len(v.entries)) for v in laid.values] == [(5, ("x", "y"), 3), (6, ("x",), 1)]


def test_records_of_a_toll_leave_out_what_was_already_passed():
    toll = ledger(
        entry(9, 9, "2026-01-01"),
        entry(16, 16, "2026-01-01"),
        entry(9, 9, "2026-01-03"),
        entry(25, 25, "2026-01-03"),
    )
    assert spread(toll).kind == "rises"
    assert [v.low for v in records(spread(toll))] == [9, 16, 25]
    other = replace(toll, what="launched")
    assert spread(other).kind == "differ"
    assert [v.low for v in records(spread(other))] == [9, 16, 25]


bound = st.one_of(st.none(), st.integers(0, 20))


@given(bound, bound, bound, bound)
def test_contradiction_is_the_lack_of_a_number_for_both(
    a: int | None, b: int | None, c: int | None, d: int | None
):
    def fits(n: int, low: int | None, high: int | None) -> bool:
        return (low is None or n >= low) and (high is None or n <= high)

    both = any(fits(n, a, b) and fits(n, c, d) for n in range(-1, 22))
    ordered = all(low is None or high is None or low <= high for low, high in ((a, b), (c, d)))
    if ordered:
        assert contradict(entry(a, b), entry(c, d)) == (not both)
