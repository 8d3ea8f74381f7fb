from __future__ import annotations

from dataclasses import replace

from carsica.dossier.chain import Node, claim_chain
from carsica.dossier.dossier import Dossier
from carsica.record.claim import Edge, Links
from tests.dossier.sample import GOLFE, HAFEN, PONENTE, TIDE, sample


def boxes(node: Node) -> list[Node]:
    return [node, *(box for child in node.children for box in boxes(child))]


def shape(node: Node) -> tuple:
    return (node.party.name, node.edge, tuple(shape(child) for child in node.children))


def test_the_chain_leads_from_the_unnamed_officials_through_the_outlets():
    chain = claim_chain(sample(), sample().claim_by_id["C1"])
    assert [shape(root) for root in chain.roots] == [
        (
            "two officials",
            None,
            (
                (
                    "The Tidewater Post",
                    None,
                    (
                        (
                            "Corriere di Ponente",
                            "cites",
                            (("Eco delle Valli", "copies", ()), ("La Dépêche du Golfe", "cites", ())),
                        ),
                    ),
                ),
            ),
        ),
        ("Tomas Varga", None, (("Hafenblatt", None, ()),)),
    ]
    assert chain.depth == 4


def test_every_box_leads_to_words_and_every_statement_has_one_box():
    case = sample()
    for claim in case.links.claims:
        chain = claim_chain(case, claim)
        drawn = [box for root in chain.roots for box in boxes(root)]
        assert all(box.cite.words for box in drawn)
        told = [(c.report, c.span) for b in drawn if b.kind == "report" for c in (b.cite, *b.more)]
        told += [(d.cite.report, d.cite.span) for d in chain.denials]
        assert sorted(told) == sorted((s.report, s.span) for s in claim.statements)


def test_all_that_one_report_says_of_a_claim_is_one_box():
    case = sample()
    claim = case.claim_by_id["C1"]
    twice = replace(claim, statements=(*claim.statements, TIDE.member("s2")))
    chain = claim_chain(Dossier.of(case.readings, replace(case.links, claims=(twice,))), twice)
    drawn = [box for root in chain.roots for box in boxes(root) if box.kind == "report"]
    (tide,) = [box for box in drawn if box.cite.report == TIDE.id]
    assert [cite.words for cite in tide.more] == ["At least four people died"]
    assert tide.cite.words.startswith("Valdora and Kastria")


def test_a_confirmation_hangs_on_its_own_source_and_names_what_it_confirms():
    chain = claim_chain(sample(), sample().claim_by_id["C1"])
    hafen = next(b for root in chain.roots for b in boxes(root) if b.cite.report == HAFEN.id and b.statement)
    assert [(e.kind, e.cite.report) for e in hafen.others] == [("confirms", TIDE.id)]


def test_denials_say_whom_they_answer():
    chain = claim_chain(sample(), sample().claim_by_id["C1"])
    assert [(d.party.name, d.answers[0].cite.report) for d in chain.denials] == [
        ("Pavel Orsic", PONENTE.id),
        ("Pavel Orsic", TIDE.id),
    ]


def test_edges_in_a_circle_do_not_hang_the_drawing():
    case = sample()
    claim = case.claim_by_id["C1"]
    circle = (
        Edge((PONENTE.id, "s1"), (GOLFE.id, "s1"), "cites", "a"),
        Edge((GOLFE.id, "s1"), (PONENTE.id, "s1"), "cites", "b"),
    )
    looped = replace(claim, edges=circle)
    other = Dossier.of(case.readings, Links(claims=(looped,)))
    chain = claim_chain(other, looped)
    drawn = [box for root in chain.roots for box in boxes(root)]
    assert sum(box.kind == "report" for box in drawn) == 5


def test_outlets_that_the_text_names_become_boxes_between():
    case = sample()
    claim = replace(case.claim_by_id["C1"], edges=())
    chain = claim_chain(Dossier.of(case.readings, replace(case.links, claims=(claim,))), claim)
    paths = [shape(root) for root in chain.roots]
    golfe = next(p for p in paths if "La Dépêche du Golfe" in str(p))
    assert "Corriere di Ponente" in str(golfe)
    assert "The Tidewater Post" in str(golfe)
