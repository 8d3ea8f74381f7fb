"""Who does not answer, as the pages show it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from carsica.dossier.dossier import Dossier
from carsica.dossier.wording import wording
from carsica.record.reading import Reading
from carsica.record.span import Span
from carsica.record.statement import Cue, Silence, Source
from carsica.serve.pages.claims import claim_page
from carsica.serve.reading_page import render_reading
from carsica.serve.render import render_lone
from carsica.serve.urls import LoneUrls
from tests.dossier.sample import sample
from tests.serve.pages import Parsed

NOTHING = Span(0, 5)


def silent(reading: Reading, statement: str) -> Reading:
    cue = Cue(NOTHING.of(reading.report.text), NOTHING)
    chain = (Source("outlet", reading.report.outlet or ""), Source("organisation", "Harbour Office"))
    return replace(reading, silences=(Silence("q1", chain, cue, statement),))


@pytest.mark.parametrize(("language", "named"), [("en", "no answer"), ("it", "nessuna risposta")])
def test_the_page_of_a_reading_marks_and_names_it(language: str, named: str) -> None:
    reading = silent(sample().readings[0], "s1")
    html = render_reading(reading, language)
    page = Parsed(html)
    assert page.unclosed == []
    assert html.count('class="m-silence"') == 3  # the legend, the text, the note
    assert f"Harbour Office {named} :" in page.text


def test_a_reading_without_any_has_no_note_of_one() -> None:
    assert render_reading(sample().readings[0]).count('m-silence"') == 1


def test_the_page_of_a_claim_says_who_does_not_answer_it() -> None:
    case = sample()
    claim = case.links.claims[0]
    member = claim.statements[0]
    readings = [silent(r, member.statement) if r.report.id == member.report else r for r in case.readings]
    w = wording("en")
    page = claim_page(Dossier.of(readings, case.links), w, claim, "claim")
    assert [row.party.name for row in page.silences] == ["Harbour Office"]
    assert "Who does not answer it" in Parsed(render_lone(page, w, LoneUrls("en"))).text
    assert claim_page(case, w, claim, "claim").silences == ()
