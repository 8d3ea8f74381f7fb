"""Sites named by what they are, and names of ships, which are no places."""

from carsica.extract.actor_words import lines
from carsica.extract.coreference import find_cast
from carsica.extract.sites import cast_with_sites, without_unused
from carsica.parse.syntax import Document
from tests.extract.trees import document, report


def _sites(parsed: Document) -> dict[str, tuple[str, str | None, float | None]]:
    cast = find_cast(parsed, report(parsed))
    found = cast_with_sites(cast, parsed, lines(parsed))
    return {p.name: (p.precision, p.country, p.latitude) for p in found.places if p not in cast.places}


def test_a_site_takes_the_country_of_its_town_and_no_point():
    parsed = document(
        "it",
        "Un drone ha colpito il porto di Odessa.",
        """
        1 Un uno DET 2 det
        2 drone drone NOUN 4 nsubj
        3 ha avere AUX 4 aux
        4 colpito colpire VERB 0 root VerbForm=Part
        5 il il DET 6 det
        6 porto porto NOUN 4 obj
        7 di di ADP 8 case
        8 Odessa Odessa PROPN 6 nmod _ LOC
        9 . . PUNCT 4 punct
        """,
    )
    assert _sites(parsed) == {"porto di Odessa": ("site", "UA", None)}


def test_a_bare_noun_is_a_site_only_where_something_is():
    rows = """
        1 Crowds crowd NOUN 2 nsubj
        2 {0} {0} VERB 0 root
        3 {1} {1} {2} 5 {3}
        4 the the DET 5 det
        5 courthouse courthouse NOUN 2 {4}
        6 . . PUNCT 2 punct
        """
    there = document(
        "en", "Crowds met outside the courthouse.", rows.format("met", "outside", "ADP", "case", "obl")
    )
    assert "courthouse" in _sites(there)
    spoken = document("en", "Crowds met with the courthouse.", rows.format("met", "with", "ADP", "case", "obl"))
    assert _sites(spoken) == {}


def test_a_noun_of_a_set_phrase_is_no_site():
    parsed = document(
        "it",
        "Decide in base ai documenti.",
        """
        1 Decide decidere VERB 0 root
        2 in in ADP 3 case
        3 base base NOUN 1 obl
        4 ai a ADP 5 case
        5 documenti documento NOUN 3 nmod
        6 . . PUNCT 1 punct
        """,
    )
    assert _sites(parsed) == {}


def test_sites_where_nothing_happens_are_left_out():
    parsed = document(
        "en",
        "Crowds met outside the courthouse.",
        """
        1 Crowds crowd NOUN 2 nsubj
        2 met meet VERB 0 root
        3 outside outside ADP 5 case
        4 the the DET 5 det
        5 courthouse courthouse NOUN 2 obl
        6 . . PUNCT 2 punct
        """,
    )
    cast = find_cast(parsed, report(parsed))
    sited = cast_with_sites(cast, parsed, lines(parsed))
    (site,) = sited.places
    assert without_unused(sited.places, cast.places, frozenset()) == ()
    assert without_unused(sited.places, cast.places, frozenset({site.id})) == (site,)


def test_a_ship_is_no_place():
    parsed = document(
        "en",
        "The ferry Valdessa sank near Odesa.",
        """
        1 The the DET 2 det
        2 ferry ferry NOUN 4 nsubj
        3 Valdessa Valdessa PROPN 2 flat _ LOC
        4 sank sink VERB 0 root
        5 near near ADP 6 case
        6 Odesa Odesa PROPN 4 obl _ LOC
        7 . . PUNCT 4 punct
        """,
    )
    assert [p.name for p in find_cast(parsed, report(parsed)).places] == ["Odesa"]
