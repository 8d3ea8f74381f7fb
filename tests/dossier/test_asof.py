from __future__ import annotations

from carsica.dossier.asof import cut, published_by
from tests.dossier.sample import sample


def test_the_whole_record_is_left_as_it_is():
    case = sample()
    readings, links = cut(case.readings, case.links, "2026-12-31")
    assert (readings, links) == (case.readings, case.links)


def test_everything_later_falls_away():
    case = sample()
    readings, links = cut(case.readings, case.links, "2026-03-11")
    kept = {r.report.id for r in readings}
    assert len(kept) == 4
    assert {s.report for c in links.claims for s in c.statements} <= kept
    assert {m.pointer.report for e in links.events for m in e.mentions} <= kept
    assert {e.pointer.report for ledger in links.ledgers for e in ledger.entries} <= kept
    assert {m.report for a in links.actors for m in a.mentions} <= kept
    assert [len(p.versions) for p in links.plans] == [1]


def test_a_claim_gets_the_status_that_the_rest_carries():
    case = sample()
    _, before = cut(case.readings, case.links, "2026-03-10")
    _, after = cut(case.readings, case.links, "2026-03-11")
    assert {c.id: c.status for c in before.claims} == {"C1": "asserted", "C3": "asserted"}
    truce = next(c for c in after.claims if c.id == "C1")
    assert truce.status == "disputed"
    assert (truce.independent_origins, truce.reports, truce.outlets) == (1, 4, 4)


def test_an_event_has_the_status_and_day_of_its_last_mention():
    case = sample()
    _, links = cut(case.readings, case.links, "2026-03-11")
    meeting = next(e for e in links.events if e.id == "E1")
    assert (meeting.status, meeting.start) == ("postponed", "2026-03-18")


def test_a_month_is_a_day_to_cut_at():
    assert published_by("2026-03-31T23:59:00+01:00", "2026-03")
    assert not published_by("2026-04-01", "2026-03")
    assert not published_by(None, "2026-03")
