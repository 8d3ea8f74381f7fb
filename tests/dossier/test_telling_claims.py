"""In which words a claim is told: no few words cut out of a sentence, unless nothing says it more fully."""

from __future__ import annotations

from carsica.dossier.dossier import Dossier
from carsica.dossier.parties import deniers
from carsica.dossier.telling_claims import told_in
from carsica.link.linking import link
from carsica.record.statement import Cue
from tests.link.readings import Draft, meaning_by

FULL = "the mill at Torre burned down last night with all its grain"


def _dossier(*drafts: Draft) -> Dossier:
    readings = tuple(d.reading for d in drafts)
    return Dossier(readings, link(readings, meaning_by([[FULL, "the mill at Torre", "the mill as lost"]]), [], []))


def _first(*drafts: Draft) -> str:
    dossier = _dossier(*drafts)
    return told_in(dossier, dossier.links.claims[0], "").words


def test_a_few_words_are_told_in_their_sentence():
    draft = Draft("r1", "The fire brigade gave the mill as lost on Monday.", "Post", "2024-05-01")
    draft.said("the mill as lost", ("organisation", "fire brigade", draft.actor("organisation", "fire brigade")))
    assert _first(draft) == "The fire brigade gave the mill as lost on Monday"


def test_a_fuller_telling_is_told_first():
    draft = Draft("r1", "The fire brigade gave the mill as lost on Monday.", "Post", "2024-05-01")
    draft.said("the mill as lost", ("anonymous", "fire brigade", None))
    later = Draft("r2", f"The mayor says {FULL}.", "Herald", "2024-05-02")
    later.said(FULL, ("anonymous", "mayor", None))
    assert _first(draft, later) == FULL


def test_an_unnamed_voice_beside_the_named_denier_is_no_denier_of_its_own():
    draft = Draft("r1", f"Insiders say {FULL}. Torre Mills denies it, a speaker denies it.", "Post", "2024-05-01")
    told = draft.said(FULL, ("anonymous", "insiders", None))
    firm = draft.actor("organisation", "Torre Mills")
    for kind, name, actor in (("organisation", "Torre Mills", firm), ("anonymous", "a speaker", None)):
        cue = Cue("denies", draft.span("denies"))
        draft.said("it", (kind, name, actor), polarity="negative", cue=cue, denies=told)
    dossier = _dossier(draft)
    assert [d.name for d in deniers(dossier, dossier.links.claims[0])] == ["Torre Mills"]
