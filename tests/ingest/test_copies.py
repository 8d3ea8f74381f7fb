from __future__ import annotations

import dataclasses

from hypothesis import given, settings
from hypothesis import strategies as st

from carsica.ingest.copies import find_copies, is_reprint, likeness
from carsica.record.report import Report
from tests.ingest.samples import BODIES, report_of

STORY = " ".join(
    f"Paragraph {number} tells how the {thing} of the harbour was counted, weighed and written down by hand."
    for number, thing in enumerate(["grain", "timber", "salt", "iron", "cotton", "coal", "wine", "wool", "copper"])
)


def told(title: str, day: str | None, body: str, outlet: str = "X") -> Report:
    return dataclasses.replace(report_of(f"{title}\n- By {outlet}\n\n{body}"), published=day)


def test_reprint_under_another_title_points_to_the_earlier() -> None:
    first = told("Harbour counts its goods again", "2025-12-03T08:00", STORY, "Wire")
    reprint = told("What lies in the harbour today", "2025-12-03T09:00", STORY, "Echo")
    (copy,) = find_copies([reprint, first])
    assert (copy.copy, copy.original, copy.similarity) == (reprint.id, first.id, 1.0)
    assert is_reprint(copy)


def test_lightly_edited_copy_is_told_from_a_reprint() -> None:
    first = told("Harbour counts its goods again", "2025-12-03", STORY)
    edited = told(
        "Goods are counted", "2025-12-04", STORY.replace("weighed and", "measured then", 4) + " More tomorrow."
    )
    (copy,) = find_copies([first, edited])
    assert copy.original == first.id
    assert 0.4 < copy.similarity < 0.9
    assert not is_reprint(copy)


def test_independent_reports_and_short_texts_are_no_copies() -> None:
    others = [report_of(f"A headline of it\n\n{body}") for body in BODIES.values()]
    assert find_copies(others) == ()
    alert = [
        told(f"Alert number {n}", f"2025-12-0{n}", "Air raid alert in the city, go to the shelters.")
        for n in (1, 2)
    ]
    assert find_copies(alert) == ()


def test_chain_of_edits_stays_a_chain_and_undated_come_last() -> None:
    words = STORY.split()
    second = " ".join(words[:90] + ["changed"] * 20 + words[100:])
    third = " ".join([f"new{n}" for n in range(25)] + second.split()[25:])
    a, b, c = told("One", "2025-12-01", STORY), told("Two", "2025-12-02", second), told("Three", None, third)
    found = {copy.copy: copy.original for copy in find_copies([c, b, a])}
    assert found == {b.id: a.id, c.id: b.id}


def test_the_same_report_twice_is_no_copy() -> None:
    one = told("Harbour counts its goods again", "2025-12-03", STORY)
    assert find_copies([one, one]) == ()


@given(st.frozensets(st.text(max_size=3)), st.frozensets(st.text(max_size=3)))
@settings(max_examples=50)
def test_likeness_is_symmetric_and_bounded(first: frozenset[str], second: frozenset[str]) -> None:
    value = likeness(first, second)
    assert value == likeness(second, first)
    assert 0.0 <= value <= 1.0
    assert likeness(first, first) == (1.0 if first else 0.0)
