"""States by adjectives and peoples: what begins like one is not yet one."""

from __future__ import annotations

import pytest

from carsica.link.countries import country_in


@pytest.mark.parametrize(
    ("phrase", "code"),
    [
        ("ministero danese", "DK"),
        ("ufficio lettone", "LV"),
        ("die Letten", "LV"),
        ("ukrainische Luftwaffe", "UA"),
        ("Polish border guard", "PL"),
        ("türkische Botschaft", "TR"),
        ("министерство обороны Грузии", "GE"),
        ("служба в данських портах", "DK"),
    ],
)
def test_a_state_by_its_adjective_or_people(phrase, code):
    assert country_in(phrase) == code


@pytest.mark.parametrize(
    "phrase",
    ["lettori del giornale", "dans le conseil", "checkpoint guards", "agenzia indipendente", "Belgrade mayor"],
)
def test_a_word_that_begins_like_a_people_names_no_state(phrase):
    assert country_in(phrase) is None
