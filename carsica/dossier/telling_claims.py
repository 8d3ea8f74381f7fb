"""In which words to tell a claim: those of a statement in the reader's language where the claim has one.

Owns that choice; must not change the words.
"""

from __future__ import annotations

from dataclasses import replace

from carsica.dossier.dossier import Cite, Dossier
from carsica.dossier.parties import denies
from carsica.record.claim import Claim, ClaimStatement

FEWEST = 4
"""Words that a statement needs to stand for its claim."""
ALONE = 8
"""Words that can be understood without the rest of their sentence."""
SHARE = 0.75
"""Of a sentence's words; fewer words than ``ALONE`` stand for the claim if they are so much of it."""
LONGEST = 40
"""Words around a few words, at most, for the whole sentence to be told in their place."""


def told_in(dossier: Dossier, claim: Claim, language: str) -> Cite:
    """The claim's earliest statement in the language that says enough, else its earliest of all.

    Statements that deny the claim do not stand for it unless there are no others. A few words cut out of a longer
    sentence ("the toll at seven") stand for it in that sentence only, and only where nothing says it more fully.
    """
    saying = [s for s in claim.statements if not denies(claim, s)] or list(claim.statements)
    enough = [s for s in saying if len(s.text.split()) >= FEWEST]
    here = [s for s in enough if s.language == language]
    chosen = here or [_summary(claim, enough or saying), *(enough or saying)]
    cites = [dossier.cite(s.report, s.span) for s in chosen]
    return next((cite for cite in cites if _stands_alone(cite)), None) or _in_its_sentence(cites[0])


def _stands_alone(cite: Cite) -> bool:
    """Can the words be understood without the rest of their sentence?"""
    words, beside = len(cite.words.split()), len(f"{cite.before} {cite.after}".split())
    return words >= ALONE or words >= SHARE * (words + beside)


def _in_its_sentence(cite: Cite) -> Cite:
    """The whole sentence in place of some words, if all of it was found and it is not long."""
    around = (cite.before, cite.after)
    if any("…" in part for part in around) or len(" ".join(around).split()) > LONGEST:
        return cite
    return replace(cite, words=f"{cite.before}{cite.words}{cite.after}", before="", after="")


def _summary(claim: Claim, saying: list[ClaimStatement]) -> ClaimStatement:
    """The statement whose words linking took as the summary, else the earliest."""
    return next((s for s in saying if s.text == claim.summary), saying[0])


def says_enough(claim: Claim) -> bool:
    """Is there a statement of the claim that can be understood without its report?"""
    return any(len(s.text.split()) >= FEWEST for s in claim.statements)
