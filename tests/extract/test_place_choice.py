"""Which of the places of one name is meant."""

import pytest

from carsica.extract import gazetteer
from carsica.extract.place_choice import Context, choose, likelihood
from carsica.extract.places import locate


def _country(name: str, context: Context, language: str = "en") -> str | None:
    return locate(name, language, context).country


@pytest.mark.parametrize(
    ("name", "spoken", "country"),
    [
        ("Tripoli", "LB", "LB"),
        ("Tripoli", "LY", "LY"),
        ("Córdoba", "AR", "AR"),
        ("Córdoba", "ES", "ES"),
        ("Granada", "NI", "NI"),
        ("Alexandria", "EG", "EG"),
    ],
)
def test_the_country_that_the_report_speaks_of_decides(name, spoken, country):
    assert _country(name, Context({spoken: 1.0})) == country


def test_what_stands_behind_the_name_outweighs_size():
    (texas,) = (r for r in gazetteer.lookup_regions("Texas") if not r.holders)
    found = locate("Paris", "en", Context({"FR": 1.0}, within=frozenset({texas.geonames})))
    assert (found.country, round(found.latitude or 0)) == ("US", 34)


def test_a_region_named_in_the_report_tells_towns_of_one_country_apart():
    (illinois,) = (r for r in gazetteer.lookup_regions("Illinois") if not r.holders)
    assert locate("Springfield", "en", Context({"US": 1.0})).latitude is None
    found = locate("Springfield", "en", Context({"US": 1.0}, frozenset({illinois.geonames})))
    assert round(found.latitude or 0) == 40


@pytest.mark.parametrize("name", ["Springfield", "Santa Rosa", "San Pedro", "Saint-Martin"])
def test_places_about_as_likely_are_left_unknown(name):
    assert locate(name, "en", Context()).latitude is None


def test_a_noun_says_whether_the_town_or_its_region_is_meant():
    town, region = (locate("Kharkiv", "en", Context(), kind) for kind in ("town", "region"))
    assert (town.precision, region.precision) == ("city", "region")
    assert town.geonames != region.geonames


def test_a_large_town_is_no_village_and_a_village_elsewhere_is_not_looked_for():
    assert locate("Paris", "en", Context({"FR": 1.0}), "village").latitude is None
    assert locate("Ivankiv", "en", Context(), "village").latitude is None
    assert locate("Ivankiv", "en", Context({"UA": 1.0}), "village").country == "UA"


@pytest.mark.parametrize("kind", ["site", "nature"])
def test_a_site_or_a_river_gets_no_point_of_a_town(kind):
    found = locate("Odesa", "en", Context(), kind)
    assert (found.latitude, found.geonames) == (None, None)


def test_a_town_stands_for_itself_and_a_hamlet_of_the_same_name_does_not_hide_its_region():
    assert locate("Barcelona", "es", Context()).precision == "city"
    assert locate("Bulacan", "en", Context({"PH": 1.0})).precision == "region"


def test_evidence_only_adds():
    for place in gazetteer.lookup("Tripoli"):
        bare = likelihood(place, Context())
        assert likelihood(place, Context({place.country: 0.5})) > bare
    assert choose((), Context()) is None


def test_a_small_namesake_at_home_does_not_hide_a_place_that_everybody_knows():
    assert locate("Geneva", "en", Context({"US": 1.0})).country == "CH"
    (illinois,) = (r for r in gazetteer.lookup_regions("Illinois") if not r.holders)
    assert locate("Geneva", "en", Context({"US": 1.0}, frozenset({illinois.geonames}))).country in {"US", None}
