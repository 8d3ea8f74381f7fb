"""In which words to tell a claim: those of a statement in the reader's language where the claim has one.

Owns that choice; must not change the words.
"""

from __future__ import annotations

from carsica.dossier.dossier import Cite, Dossier
from carsica.dossier.parties import denies
from carsica.record.claim import Claim, ClaimStatement

FEWEST = 4
"""Words that a statement needs to stand for its claim."""


def told_in(dossier: Dossier, claim: Claim, language: str) -> Cite:
    """The claim's earliest statement in the language that says enough, else its earliest of all.

    Statements that deny the claim do not stand for it unless there are no others.
    """
    saying = [s for s in claim.statements if not denies(claim, s)] or list(claim.statements)
    enough = [s for s in saying if len(s.text.split()) >= FEWEST]
    chosen = next((s for s in enough if s.language == language), None) or _summary(claim, enough or saying)
    return dossier.cite(chosen.report, chosen.span)


def _summary(claim: Claim, saying: list[ClaimStatement]) -> ClaimStatement:
    """The statement whose words linking took as the summary, else the earliest."""
    return next((s for s in saying if s.text == claim.summary), saying[0])


def says_enough(claim: Claim) -> bool:
    """Is there a statement of the claim that can be understood without its report?"""
    return any(len(s.text.split()) >= FEWEST for s in claim.statements)
