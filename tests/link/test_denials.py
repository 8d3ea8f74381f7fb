"""Denials: what they answer, in the words of their own report and across reports."""

from __future__ import annotations

import numpy as np
import pytest

from carsica.link.linking import link
from carsica.link.rejections import calls_false, only_points
from carsica.record.claim import Claim
from carsica.record.statement import Cue
from tests.link.readings import Draft, meaning_by

TOLD = "Gora Hydro hid the cracks"
SAME = ["Gora Hydro concealed the cracks", "Gora Hydro avrebbe nascosto le crepe", "having hidden the cracks"]
VECTORS = meaning_by([[TOLD, *SAME], ["the road is closed", "the bridge road is shut"]])


def _claim(drafts: list[Draft], report: str, statement: str) -> Claim:
    links = link([d.reading for d in drafts], VECTORS, [], [])
    (found,) = [c for c in links.claims if (report, statement) in {(s.report, s.statement) for s in c.statements}]
    return found


def _accused(after: str) -> tuple[Draft, str]:
    draft = Draft("r1", f"Insiders say {TOLD}. {after}", "Post", "2024-05-01")
    draft.said(TOLD, ("anonymous", "insiders", None))
    return draft, draft.actor("organisation", "Gora Hydro")


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("it is fake", "en"), ("“blatantly false", "en"), ("una completa bufala", "it"),
        ("de «invención total", "es"),
        ("c’est faux", "fr"), ("das ist erfunden", "de"), ("це вигадка", "uk"), ("эту запись «фейком", "ru"),
    ],
)  # fmt: skip
def test_words_that_call_something_false(words, language):
    assert calls_false(words, language)


@pytest.mark.parametrize(
    "words", ["the passports are fake", "not a lie", "3 fake passports", "false documents", "hope", ""]
)
def test_words_with_a_proposition_of_their_own_are_no_verdict(words):
    assert not calls_false(words, "en")


def test_words_that_only_point():
    assert only_points("their account", "en")
    assert only_points("le accuse", "it")
    assert not only_points("their dam", "en")
    assert not only_points("", "en")


def test_who_calls_it_false_right_after_denies_it():
    draft, firm = _accused("The company calls it a complete fabrication.")
    draft.said("it a complete fabrication", ("organisation", "Gora Hydro", firm))
    claim = _claim([draft], "r1", "s1")
    assert (claim.denied_by, claim.status) == ((("r1", "s2"),), "denied")  # all whom it names deny it
    assert [(e.source, e.target) for e in claim.edges if e.kind == "denies"] == [(("r1", "s2"), ("r1", "s1"))]


@pytest.mark.parametrize(
    "after",
    [
        "It rained all day. A transcript was shown. Ann Lee says it is fake.",
        "It rained.\nAnn Lee says it is fake.",
    ],
)
def test_a_verdict_further_on_is_about_something_else(after):
    draft, _ = _accused(after)
    draft.said("it is fake", ("person", "Ann Lee", draft.actor("person", "Ann Lee")))
    claim = _claim([draft], "r1", "s1")
    assert (claim.denied_by, claim.status) == ((), "asserted")
    assert _claim([draft], "r1", "s2").status == "asserted"


def test_nobody_calls_his_own_words_false():
    draft = Draft("r1", "Ann Lee says the road is closed. She adds it is fake.", "Post", "2024-05-01")
    lee = draft.actor("person", "Ann Lee")
    draft.said("the road is closed", ("person", "Ann Lee", lee))
    draft.said("it is fake", ("person", "Ann Lee", lee))
    assert _claim([draft], "r1", "s1").status == "asserted"


def test_a_denial_that_only_points_passes_over_a_remark():
    text = f"Insiders say {TOLD}. Bo Kim called it a sad day. The company dismissed their account."
    draft = Draft("r1", text, "Post", "2024-05-01")
    firm = draft.actor("organisation", "Gora Hydro")
    draft.said(TOLD, ("anonymous", "insiders", None))
    draft.said("it a sad day", ("person", "Bo Kim", draft.actor("person", "Bo Kim")))
    cue = Cue("dismissed", draft.span("dismissed"))
    draft.said("their account", ("organisation", "Gora Hydro", firm), polarity="negative", cue=cue)
    assert _claim([draft], "r1", "s2").denied_by == ()
    draft_near, firm = _accused("The company dismissed their account.")
    cue = Cue("dismissed", draft_near.span("dismissed"))
    draft_near.said("their account", ("organisation", "Gora Hydro", firm), polarity="negative", cue=cue)
    assert _claim([draft_near], "r1", "s1").denied_by == (("r1", "s2"),)


def test_a_second_verdict_in_the_sentence_of_a_denial_follows_it():
    draft, firm = _accused("A day passed. Another passed. The company denies it: it speaks of lies.")
    told = draft.reading.statements[0].id
    cue = Cue("denies", draft.span("denies"))
    own = "The company denies it"
    draft.said(own, ("organisation", "Gora Hydro", firm), polarity="negative", cue=cue, denies=told)
    draft.said("of lies", ("organisation", "Gora Hydro", firm))
    assert _claim([draft], "r1", "s1").denied_by == (("r1", "s2"), ("r1", "s3"))


def test_a_denial_means_what_was_told_of_the_denier_and_not_a_detail_after_it():
    text = f"Ann Lee says {TOLD}. The road is closed, she adds. The company denies it."
    draft = Draft("r1", text, "Post", "2024-05-01")
    lee, firm = draft.actor("person", "Ann Lee"), draft.actor("organisation", "Gora Hydro")
    draft.said(TOLD, ("person", "Ann Lee", lee))
    detail = draft.said("The road is closed", ("person", "Ann Lee", lee))
    cue = Cue("denies", draft.span("denies"))
    own = "The company denies it"
    draft.said(own, ("organisation", "Gora Hydro", firm), polarity="negative", cue=cue, denies=detail)
    assert _claim([draft], "r1", "s1").denied_by == (("r1", "s3"),)
    assert _claim([draft], "r1", "s2").denied_by == ()


def test_a_denial_in_another_report_joins_and_parts_no_tellings():
    drafts = []
    for n, (words, language) in enumerate([(TOLD, "en"), (SAME[0], "en"), (SAME[1], "it")]):
        draft = Draft(f"r{n}", f"{words}.", f"Paper {n}", "2024-05-01", language)
        draft.actor("organisation", "Gora Hydro")
        draft.said(words)
        drafts.append(draft)
    alone = _claim(drafts, "r0", "s1")
    other = Draft("r9", f"Gora Hydro denies {SAME[2]}.", "Herald", "2024-05-02")
    firm = other.actor("organisation", "Gora Hydro")
    other.said(SAME[2], ("organisation", "Gora Hydro", firm), polarity="negative")
    claim = _claim([*drafts, other], "r0", "s1")
    assert {s.report for s in alone.statements} == {"r0", "r1", "r2"}
    assert claim.denied_by == (("r9", "s1"),)
    assert {s.report for s in claim.statements} == {"r0", "r1", "r2", "r9"}
    assert claim.id == alone.id
    assert claim.status == "denied"


def test_a_denial_of_something_else_stays_apart():
    draft, _ = _accused("")
    other = Draft("r9", "Gora Hydro denies the road is closed.", "Herald", "2024-05-02")
    firm = other.actor("organisation", "Gora Hydro")
    other.said("the road is closed", ("organisation", "Gora Hydro", firm), polarity="negative")
    assert _claim([draft, other], "r1", "s1").status == "asserted"


def test_a_stranger_s_denial_of_something_only_roughly_alike_stays_apart():
    draft = Draft("r1", "The road is shut.", "Post", "2024-05-01")
    draft.said("The road is shut")
    other = Draft("r9", "Ann Lee denies roadworks.", "Herald", "2024-05-02")
    lee = other.actor("person", "Ann Lee")
    other.said("roadworks", ("person", "Ann Lee", lee), polarity="negative")

    def roughly(texts: list[str]) -> np.ndarray:
        rows = [[1.0, 0.0] if "shut" in t else [0.6, 0.8] if "roadworks" in t else [0.0, 0.0] for t in texts]
        return np.array(rows, np.float32).reshape(-1, 2)

    links = link([d.reading for d in (draft, other)], roughly, [], [])
    assert sorted(len(c.statements) for c in links.claims) == [1, 1]
    assert {c.status for c in links.claims} == {"asserted", "disputed"}


def _denier(
    draft: Draft, cue: str, content: str, name: str, actor: str, *before: tuple[str, str, str | None]
) -> str:
    mark = Cue(cue, draft.span(cue))
    return draft.said(content, *before, ("organisation", name, actor), polarity="negative", cue=mark)


def test_the_report_in_a_passage_of_its_own_is_what_the_text_tells_first():
    text = f"Insiders say Gora Hydro did it: {TOLD}.\nA day passed.\nThe company rejected the report."
    draft = Draft("r1", text, "Post", "2024-05-01")
    firm = draft.actor("organisation", "Gora Hydro")
    draft.said(f"Gora Hydro did it: {TOLD}", ("anonymous", "insiders", None))
    _denier(draft, "rejected", "the report", "Gora Hydro", firm)
    assert _claim([draft], "r1", "s1").denied_by == (("r1", "s2"),)


def test_what_spells_a_denial_out_belongs_to_it():
    draft, firm = _accused("The company denied it. “There were no cracks”, a speaker said.")
    cue = Cue("denied", draft.span("denied"))
    told = draft.reading.statements[0].id
    draft.said("it", ("organisation", "Gora Hydro", firm), polarity="negative", cue=cue, denies=told)
    cue = Cue("said", draft.span("said"))
    draft.said("There were no cracks", ("anonymous", "a speaker", None), cue=cue)
    assert _claim([draft], "r1", "s1").denied_by == (("r1", "s2"), ("r1", "s3"))


def test_nobody_tells_that_others_deny_his_own_words():
    text = f"Q: And now?\nA: The road is closed.\nQ: Really? Some say {TOLD}. A: Gora Hydro denies it."
    draft = Draft("r1", text, "Post", "2024-05-01")
    lee, firm = draft.actor("person", "Ann Lee", "A:"), draft.actor("organisation", "Gora Hydro")
    own = draft.said("The road is closed", ("person", "Ann Lee", lee))
    draft.said(TOLD, ("anonymous", "some", None))
    cue = Cue("denies", draft.span("denies"))
    chain = (("person", "Ann Lee", lee), ("organisation", "Gora Hydro", firm))
    draft.said("it", *chain, polarity="negative", cue=cue, denies=own)
    assert _claim([draft], "r1", own).denied_by == ()
    assert _claim([draft], "r1", "s2").denied_by == (("r1", "s3"),)


def test_a_bare_clause_of_denial_at_the_head_of_a_passage_answers_what_was_told_last_of_the_denier():
    clause = "Gora Hydro denied it on Monday"
    draft = Draft("r1", f"Insiders say {TOLD}.\n{clause}.", "Post", "2024-05-01")
    firm = draft.actor("organisation", "Gora Hydro")
    draft.said(TOLD, ("anonymous", "insiders", None))
    _denier(draft, "denied", clause, "Gora Hydro", firm)
    assert _claim([draft], "r1", "s1").denied_by == (("r1", "s2"),)
