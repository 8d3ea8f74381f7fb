"""The demo case, read with the shipped model and linked: the main truths that it carries on purpose.

``python -m bench.demo_truths`` prints all of them; here stand those that hold, with room for a changed reader.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from bench.demo_truths import (
    Built,
    actor_rows,
    build,
    claim_rows,
    ledger_rows,
    meeting_rows,
    version_rows,
)
from carsica.link.linking import link
from carsica.parse.encoder import folder


@pytest.fixture(scope="module")
def built() -> Built:
    if not (folder() / "reader.onnx").is_file():
        pytest.skip("the reader's weights are not in this checkout")
    return build()


def _named(rows: list[dict[str, Any]], name: str) -> dict[str, Any]:
    return next(row for row in rows if row["name"] == name)


def test_actors_are_one_across_spellings_and_scripts(built):
    assert all(row["together"] == row["told"] for row in actor_rows(built))


def test_the_scoop_leads_back_to_the_outlet_that_had_it(built):
    scoop = _named(claim_rows(built), "secret-plan")
    assert scoop["together"] >= 6
    assert scoop["origins"][0] == "Axios"
    assert scoop["status"] == "confirmed"
    assert scoop["cites"] >= 2


def test_one_official_behind_many_outlets_and_the_denial(built):
    audit = _named(claim_rows(built), "audit-for-amnesty")
    assert audit["together"] >= 5
    assert audit["origin"]
    assert audit["status"] == "disputed"
    assert audit["cites"] >= 2


def test_an_outlet_takes_its_scoop_back(built):
    assert _named(claim_rows(built), "signing-in-geneva")["status"] == "withdrawn"


def test_meetings_are_followed_to_their_end(built):
    rows = meeting_rows(built)
    off = _named(rows, "yermak-miami")
    assert (off["status"], off["date"], off["cities"]) == ("cancelled", True, 1)
    moved = _named(rows, "three-way-march")
    assert (moved["status"], moved["date"]) == ("postponed", True)
    held = _named(rows, "zelensky-erdogan")
    assert (held["status"], held["date"], held["together"]) == ("occurred", True, 2)


def test_a_toll_that_rises_is_one_ledger(built):
    toll = _named(ledger_rows(built), "ternopil-dead")
    assert toll["together"] >= 13
    ledger = max(
        (one for one in built.links.ledgers if (one.unit, one.what) == ("person", "killed")),
        key=lambda one: len(one.entries),
    )
    days = [entry.published or "" for entry in ledger.entries]
    assert days == sorted(days)


def test_the_plan_has_its_versions(built):
    rows = version_rows(built)
    assert all(row["found"] for row in rows)


def test_copies_are_found_and_have_no_origin_of_their_own(built):
    files = {one.report.id: file for (file, _), one in built.readings.items()}
    assert {(files[c.original][:2], files[c.copy][:2]) for c in built.links.copies} == {("09", "10"), ("09", "11")}
    copied = {c.copy for c in built.links.copies}
    for claim in built.links.claims:
        if len({s.report for s in claim.statements} - copied) > 0:
            assert not copied & {o.report for o in claim.origins}


def test_every_pointer_stands_in_its_report(built):
    texts = {one.report.id: one.report.text for one in built.readings.values()}
    for claim in built.links.claims:
        members = {(s.report, s.statement) for s in claim.statements}
        assert all(e.source in members and e.target in members for e in claim.edges)
        assert set(claim.denied_by) <= members
        assert claim.independent_origins <= len(claim.origins)
    for ledger in built.links.ledgers:
        for entry in ledger.entries:
            assert " ".join(entry.pointer.span.of(texts[entry.pointer.report]).split()) == entry.text


def test_the_same_readings_give_the_same_links(built):
    def vectors(texts: list[str]) -> np.ndarray:
        rows = np.array([[len(t), t.count("a"), t.count("о"), 1.0] for t in texts], np.float32)
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)

    readings = list(built.readings.values())
    assert link(readings, vectors, built.links.copies, []) == link(readings[::-1], vectors, built.links.copies, [])
