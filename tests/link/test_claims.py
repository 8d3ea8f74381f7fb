"""Claims: who says the same, on whose word, who denies it, and how it stands."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from carsica.link.linking import link
from carsica.record.claim import Claim, Copy, Links
from carsica.record.decision import Decision
from carsica.record.statement import Cue
from tests.link.readings import Draft, meaning_by

CRACKS = [
    "deep cracks were found in the dam",
    "nella diga sarebbero state trovate crepe profonde",
    "в греблі виявили глибокі тріщини",
    "the dam has deep cracks",
    "cracks run through the dam",
    "no cracks run through the dam",
]
SAFE = ["the villages are safe", "i villaggi sono al sicuro"]
VECTORS = meaning_by([CRACKS, SAFE])


def _scoop() -> list[Draft]:
    """Four outlets tell of cracks, three on one paper's word; the operator denies it."""
    first = Draft("r1", f"The Dam Watch says that {CRACKS[0]}.", "Valley Post", "2024-05-01")
    watch = first.actor("outlet", "The Dam Watch")
    first.said(CRACKS[0], ("outlet", "The Dam Watch", watch), ("anonymous", "two engineers", None))
    second = Draft("r2", f"Come scrive il Valley Post, {CRACKS[1]}.", "Gazzetta", "2024-05-02", "it")
    post = second.actor("outlet", "Valley Post")
    second.said(CRACKS[1], ("outlet", "Valley Post", post), hearsay=True)
    third = Draft("r3", f"За даними Dam Watch, {CRACKS[2]}. Компанія це заперечує.", "Вісник", "2024-05-02", "uk")
    told = third.actor("outlet", "Dam Watch")
    firm = third.actor("organisation", "Gora Hydro", "Компанія")
    claim = third.said(CRACKS[2], ("outlet", "Dam Watch", told))
    third.said("це", ("organisation", "Gora Hydro", firm), polarity="negative", denies=claim)
    fourth = Draft("r4", f"Officials said {SAFE[0]}. Maybe {CRACKS[3]}.", "Herald", "2024-05-03")
    fourth.said(SAFE[0], ("anonymous", "officials", None))
    fourth.said(CRACKS[3])
    return [first, second, third, fourth]


def _link(drafts: Sequence[Draft], copies: Sequence[Copy] = (), decisions: Sequence[Decision] = ()) -> Links:
    return link([d.reading for d in drafts], VECTORS, copies, decisions)


def _claim_of(links: Links, report: str, statement: str = "s1") -> Claim:
    (found,) = [c for c in links.claims if (report, statement) in {(s.report, s.statement) for s in c.statements}]
    return found


def test_one_claim_across_languages_with_its_origin_and_denial():
    links = _link(_scoop())
    claim = _claim_of(links, "r1")
    assert [(s.report, s.statement) for s in claim.statements] == [
        ("r1", "s1"), ("r2", "s1"), ("r3", "s1"), ("r3", "s2"), ("r4", "s2"),
    ]  # fmt: skip
    assert [(o.kind, o.name, o.report, o.first_seen) for o in claim.origins] == [
        ("outlet", "Dam Watch", None, "2024-05-01")
    ]
    assert (claim.independent_origins, claim.reports, claim.outlets) == (1, 4, 4)
    assert claim.denied_by == (("r3", "s2"),)
    assert claim.status == "disputed"
    assert claim.summary == CRACKS[0]


def test_edges_say_who_feeds_on_whom():
    claim = _claim_of(_link(_scoop()), "r1")
    edges = {(e.source, e.target, e.kind): e.why for e in claim.edges}
    assert edges[("r2", "s1"), ("r1", "s1"), "cites"] == "names Valley Post; 1 day later"
    assert (("r3", "s2"), ("r3", "s1"), "denies") in edges
    assert {kind for _, _, kind in edges} == {"cites", "denies"}


def test_something_else_is_another_claim():
    links = _link(_scoop())
    other = _claim_of(links, "r4", "s1")
    assert len(other.statements) == 1
    assert [(o.kind, o.name, o.report) for o in other.origins] == [("outlet", "Herald", "r4")]
    assert [(e.kind, e.why) for e in other.edges] == [("own source", "cites unnamed sources of its own")]


def test_the_same_links_whatever_the_order():
    drafts = _scoop()
    assert _link(drafts) == _link(drafts[::-1])


def test_a_later_report_changes_no_id_of_an_earlier_claim():
    drafts = _scoop()
    assert _claim_of(_link(drafts[:2]), "r1").id == _claim_of(_link(drafts), "r1").id


def test_a_party_on_the_record_confirms():
    drafts = _scoop()[:2]
    later = Draft("r5", f"The owner says {CRACKS[4]} of Gora Hydro.", "Herald", "2024-05-04")
    firm = later.actor("organisation", "Gora Hydro")
    later.said(f"{CRACKS[4]} of Gora Hydro", ("organisation", "Gora Hydro", firm))
    claim = _claim_of(_link([*drafts, later]), "r1")
    assert claim.status == "confirmed"
    (edge,) = [e for e in claim.edges if e.kind == "confirms"]
    assert (edge.source, edge.target) == (("r5", "s1"), ("r1", "s1"))
    assert "Gora Hydro" in edge.why
    assert claim.independent_origins == 2


def test_ten_outlets_that_quote_one_person_have_one_origin():
    drafts = []
    for number in range(10):
        draft = Draft(f"r{number}", f"Anna Rossi said {CRACKS[4]}.", f"Paper {number}", "2024-05-01")
        draft.said(CRACKS[4], ("person", "Anna Rossi", draft.actor("person", "Anna Rossi")))
        drafts.append(draft)
    claim = _claim_of(_link(drafts), "r3")
    assert [(o.kind, o.name) for o in claim.origins] == [("person", "Anna Rossi")]
    assert (claim.independent_origins, claim.status, claim.outlets) == (1, "asserted", 10)
    assert {e.kind for e in claim.edges if e.source == e.target} == {"own source"}


def test_who_only_speaks_through_an_outlet_is_not_independent_of_it():
    first = Draft("r1", f"Dam Watch: {CRACKS[0]}. Anna Rossi told Dam Watch {CRACKS[3]}.", "Post", "2024-05-01")
    watch, rossi = first.actor("outlet", "Dam Watch"), first.actor("person", "Anna Rossi")
    first.said(CRACKS[0], ("outlet", "Dam Watch", watch))
    second = Draft("r2", f"Anna Rossi told Dam Watch {CRACKS[3]}.", "Herald", "2024-05-02")
    watch, rossi = second.actor("outlet", "Dam Watch"), second.actor("person", "Anna Rossi")
    second.said(CRACKS[3], ("outlet", "Dam Watch", watch), ("person", "Anna Rossi", rossi))
    claim = _claim_of(_link([first, second]), "r1")
    assert {o.name for o in claim.origins} == {"Dam Watch", "Anna Rossi"}
    assert claim.independent_origins == 1


def test_copies_have_no_origin_of_their_own():
    drafts = [Draft(f"r{n}", f"It is clear that {CRACKS[0]}.", f"Paper {n}", f"2024-05-0{n}") for n in (1, 2)]
    for draft in drafts:
        draft.said(CRACKS[0])
    claim = _claim_of(_link(drafts, [Copy("r2", "r1", 0.99)]), "r1")
    assert [(e.source, e.target, e.kind) for e in claim.edges] == [(("r2", "s1"), ("r1", "s1"), "copies")]
    assert [(o.name, o.report) for o in claim.origins] == [("Paper 1", "r1")]


def test_all_named_parties_deny():
    draft = Draft(
        "r1", f"Insiders say that {CRACKS[4]} of Gora Hydro. Gora Hydro denies that.", "Post", "2024-05-01"
    )
    firm = draft.actor("organisation", "Gora Hydro", "Gora Hydro")
    told = draft.said(f"{CRACKS[4]} of Gora Hydro", ("anonymous", "insiders", None))
    draft.said("that", ("organisation", "Gora Hydro", firm), polarity="negative", denies=told)
    assert _claim_of(_link([draft]), "r1").status == "denied"


def test_an_outlet_takes_its_claim_back():
    first = Draft("r1", f"We learned that {CRACKS[0]}.", "Valley Post", "2024-05-01")
    first.said(CRACKS[0], ("anonymous", "a source", None))
    second = Draft("r2", f"On Wednesday we wrote that {CRACKS[0]}. That was wrong.", "Valley Post", "2024-05-03")
    second.said(CRACKS[0])
    assert _claim_of(_link([first, second]), "r1").status == "withdrawn"
    other = Draft("r2", f"On Wednesday we wrote that {CRACKS[0]}. We stand by it.", "Valley Post", "2024-05-03")
    other.said(CRACKS[0])
    assert _claim_of(_link([first, other]), "r1").status == "asserted"


def test_contradicting_numbers_are_two_claims_and_open_bounds_are_one():
    def toll(name: str, words: str, low: float, high: float | None) -> Draft:
        text = f"{CRACKS[0]} and {words} died"
        draft = Draft(name, f"Rescuers say {text}.", f"Paper {name}", "2024-05-01")
        statement = draft.said(text, ("group", "rescuers", None))
        draft.figure(words, "person", "killed", low, high, according_to=statement)
        return draft

    exact = [toll("r1", "25 people", 25, 25), toll("r2", "26 people", 26, 26)]
    assert len(_link(exact).claims) == 2
    bounds = [toll("r1", "at least 25 people", 25, None), toll("r2", "26 people", 26, 26)]
    assert len(_link(bounds).claims) == 1


def test_a_sentence_and_its_opposite_are_two_claims():
    drafts = [Draft(f"r{n}", f"It says {CRACKS[4 + n]}.", f"Paper {n}", "2024-05-01") for n in (0, 1)]
    for n, draft in enumerate(drafts):
        draft.said(CRACKS[4 + n])
    likeness = meaning_by([[CRACKS[4]], [CRACKS[5]]])
    assert len(link([d.reading for d in drafts], likeness, [], []).claims) == 2


def test_people_merge_and_split_claims():
    drafts = _scoop()
    split = Decision("split", "claim", ("r1/s1", "r2/s1"), "a reader", "2024-06-01T09:00:00")
    links = _link(drafts, decisions=[split])
    assert _claim_of(links, "r1").id != _claim_of(links, "r2").id
    merge = Decision("merge", "claim", ("r1/s1", "r4/s1"), "a reader", "2024-06-01T09:01:00")
    links = _link(drafts, decisions=[merge])
    assert _claim_of(links, "r1").id == _claim_of(links, "r4", "s1").id


def test_empty_cases_and_reports_without_statements():
    assert _link([]) == Links()
    bare = Draft("r1", "Nothing to see.", None, None)
    assert _link([bare]).claims == ()


def test_a_denial_that_points_back_answers_the_claim_before_it():
    text = f"Insiders say {CRACKS[4]}. It rests on one voice. The owner, Gora Hydro, denies it."
    draft = Draft("r1", text, "Post", "2024-05-01")
    firm = draft.actor("organisation", "Gora Hydro")
    draft.said(CRACKS[4], ("anonymous", "insiders", None))
    cue = Cue("denies", draft.span("denies"))
    draft.said("It rests on one voice", ("organisation", "Gora Hydro", firm), polarity="negative", cue=cue)
    claim = _claim_of(_link([draft]), "r1")
    assert claim.denied_by == (("r1", "s2"),)
    assert [(e.source, e.target) for e in claim.edges if e.kind == "denies"] == [(("r1", "s2"), ("r1", "s1"))]


def test_an_outlet_is_known_by_a_long_word_of_its_name():
    first = Draft("r1", f"Our findings: {CRACKS[0]}.", "La Bussola del Golfo", "2024-05-01", "it")
    first.said(CRACKS[0], ("document", "findings", None))
    second = Draft("r2", f"La Bussola writes that {CRACKS[3]}.", "Post", "2024-05-02")
    second.said(CRACKS[3], ("organisation", "Bussola", second.actor("organisation", "Bussola")))
    claim = _claim_of(_link([first, second]), "r2")
    assert [(e.source[0], e.target[0]) for e in claim.edges if e.kind == "cites"] == [("r2", "r1")]
    assert len(claim.origins) == 1


def test_what_somebody_tells_of_another_s_words_is_known_from_him_alone():
    draft = Draft("r1", f"Senator Ann Lee says Boris Tal told her {CRACKS[0]}.", "Post", "2024-05-01")
    lee, tal = draft.actor("person", "Ann Lee"), draft.actor("person", "Boris Tal")
    draft.said(CRACKS[0], ("person", "Ann Lee", lee), ("person", "Boris Tal", tal))
    assert [o.name for o in _claim_of(_link([draft]), "r1").origins] == ["Ann Lee"]


def test_behind_an_unnamed_source_stands_its_outlet():
    draft = Draft("r1", f"An official told Dam Watch that Boris Tal says {CRACKS[0]}.", "Post", "2024-05-01")
    watch, tal = draft.actor("outlet", "Dam Watch"), draft.actor("person", "Boris Tal")
    draft.said(
        CRACKS[0], ("outlet", "Dam Watch", watch), ("anonymous", "an official", None), ("person", "Boris Tal", tal)
    )
    assert [o.name for o in _claim_of(_link([draft]), "r1").origins] == ["Dam Watch"]


def _paper(noun: str, language: str = "en") -> list[str]:
    text = f"Dam Watch tells of cracks. The dam is old. {noun} says {CRACKS[0]}."
    draft = Draft("r1", text, "Post", "2024-05-01", language)
    watch = draft.actor("outlet", "Dam Watch")
    draft.said("The dam is old", ("outlet", "Dam Watch", watch))
    draft.said(CRACKS[0], ("anonymous", noun, None))
    return [o.name for o in _claim_of(_link([draft]), "r1", "s2").origins]


def test_the_paper_is_the_one_named_before():
    assert _paper("The Danish paper") == ["Dam Watch"]
    assert _paper("The engineer") == ["Post"]


def test_an_office_speaks_for_the_person_in_its_name():
    first = Draft("r1", f"Anna Rossi says {CRACKS[0]}.", "Post", "2024-05-01")
    first.said(CRACKS[0], ("person", "Anna Rossi", first.actor("person", "Anna Rossi")))
    second = Draft("r2", f"Rossi’s office says {CRACKS[0]}.", "Herald", "2024-05-02")
    second.said(CRACKS[0], ("organisation", "Rossi’s office", second.actor("organisation", "Rossi’s office")))
    claim = _claim_of(_link([first, second]), "r1")
    assert (claim.independent_origins, claim.status) == (1, "asserted")


@pytest.mark.parametrize(
    ("title", "status"), [("Peruvian minister", "confirmed"), ("Peruvian senator", "asserted")]
)
def test_who_speaks_for_himself_confirms_nothing_for_his_state(title, status):
    first = Draft("r1", f"Insiders say of Peru that {CRACKS[0]}.", "Post", "2024-05-01")
    first.actor("state", "Peru")
    first.said(f"of Peru that {CRACKS[0]}", ("anonymous", "insiders", None))
    second = Draft("r2", f"{title} Ann Lee admitted it: {CRACKS[0]}.", "Herald", "2024-05-02")
    lee = second.actor("person", "Ann Lee", role=title)
    second.said(CRACKS[0], ("person", "Ann Lee", lee), cue=Cue("admitted", second.span("admitted")))
    claim = _claim_of(_link([first, second]), "r1")
    assert any(e.kind == "confirms" for e in claim.edges) == (status == "confirmed")


def test_people_of_a_body_in_a_compound_are_unnamed():
    draft = Draft("r1", f"Zwei Nato-Diplomaten sagten: {CRACKS[0]}.", "Post", "2024-05-01", "de")
    draft.said(CRACKS[0], ("organisation", "Nato", draft.actor("organisation", "Nato")))
    assert [o.name for o in _claim_of(_link([draft]), "r1").origins] == ["Post"]
