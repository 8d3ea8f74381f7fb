"""Timeline, attack log, plan board, network of sources, search."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from carsica.dossier.attacks import attack_log
from carsica.dossier.board import plan_boards
from carsica.dossier.changes import named_days, named_places, turns
from carsica.dossier.network import source_network
from carsica.dossier.search import fold, matches, search
from carsica.dossier.timeline import make_timeline
from tests.dossier.sample import PONENTE, STEP, sample


def test_the_timeline_puts_events_on_their_day_and_claims_on_the_day_they_enter():
    line = make_timeline(sample())
    told = {d.day: [m.event.id if m.event else m.claim.id for m in d.moments] for d in line.days}  # type: ignore[union-attr]
    assert told == {
        "2026-03-09": ["E2"],
        "2026-03-10": ["C1", "C3"],
        "2026-03-17": ["C2", "C4"],
        "2026-03-18": ["E1"],
    }
    assert [e.id for e in line.undated] == ["E3"]


def test_the_timeline_can_show_one_kind_alone():
    assert all(m.event for d in make_timeline(sample(), "event").days for m in d.moments)
    claims = make_timeline(sample(), "claim")
    assert all(m.claim for d in claims.days for m in d.moments)
    assert claims.undated == ()


def test_the_attack_log_holds_attacks_alone_with_their_figures():
    (attack,) = attack_log(sample())
    assert (attack.event.id, attack.places) == ("E2", ("Port Sarn",))
    assert [s.ledger.id for s in attack.figures] == ["L2", "L1"]


def test_an_event_remembers_every_place_and_day_that_was_named():
    meeting = sample().event_by_id["E1"]
    assert named_places(sample(), meeting) == ("Geneva", "Vienna")
    assert named_days(meeting) == ("2026-03-14", "2026-03-18")
    assert [(t.status, len(t.again)) for t in turns(meeting)] == [
        ("planned", 0),
        ("postponed", 1),
        ("planned", 0),
        ("cancelled", 0),
    ]


def test_the_board_sets_versions_in_order_and_reactions_by_voice():
    (board,) = plan_boards(sample())
    assert [v.points for v in board.versions] == [12, 15, 9]
    assert board.authors == ("Mara Lindqvist",)
    assert [(v.party.name, len(v.reactions)) for v in board.voices] == [("Pavel Orsic", 1), ("Tomas Varga", 1)]
    assert board.reports == 4


def test_the_network_counts_who_relies_on_whom():
    network = source_network(sample())
    ponente = next(r for r in network.outlets if r.outlet.name == "Corriere di Ponente")
    assert (ponente.statements, ponente.own, ponente.unnamed, ponente.copied) == (4, 1, 1, 0)
    assert next(r for r in network.outlets if r.outlet.name == "Eco delle Valli").copied == 1
    denev = next(s for s in network.sources if s.party.name == "Ilia Denev")
    assert denev.outlets == ("The Tidewater Post", "Степовий вісник")
    assert all(s.party.kind != "anonymous" for s in network.sources)


def test_search_needs_every_word_and_minds_neither_case_nor_accents():
    found = search(sample(), "TREVE douze")
    assert [h.cite.outlet for h in found.statements] == ["La Dépêche du Golfe"]
    assert [c.id for c in found.claims] == ["C1"]
    assert search(sample(), "treve Denev").total == 0
    assert search(sample(), "загибл").reports[0].id == STEP.id
    assert search(sample(), "orsic").actors[0].name == "Pavel Orsic"
    assert search(sample(), "  ?! ").total == 0
    assert {h.cite.report for h in search(sample(), "bozza").statements} == {PONENTE.id}


@given(st.text(max_size=60))
def test_folding_keeps_every_character_in_its_place(text: str):
    assert len(fold(text)) == len(text)


@given(st.text(max_size=60), st.text(min_size=1, max_size=5))
def test_matches_lie_in_the_text_in_order(text: str, word: str):
    spans = matches((fold(word),), text)
    assert all(0 <= a < b <= len(text) for a, b in spans)
    assert list(spans) == sorted(spans)
