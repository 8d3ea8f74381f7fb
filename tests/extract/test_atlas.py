"""Places of a report in the light of one another."""

from carsica.extract.coreference import find_cast
from tests.extract.trees import document, report


def _places(language: str, text: str, rows: str) -> dict[str, tuple[str | None, str]]:
    parsed = document(language, text, rows)
    return {p.name: (p.country, p.precision) for p in find_cast(parsed, report(parsed)).places}


def test_a_state_behind_a_comma_places_the_town():
    found = _places(
        "en",
        "Crews left Tripoli, Lebanon.",
        """
        1 Crews crew NOUN 2 nsubj
        2 left leave VERB 0 root
        3 Tripoli Tripoli PROPN 2 obj _ LOC
        4 , , PUNCT 5 punct
        5 Lebanon Lebanon PROPN 3 appos _ LOC
        6 . . PUNCT 2 punct
        """,
    )
    assert found["Tripoli"] == ("LB", "city")


def test_a_row_of_places_does_not_put_one_in_the_next():
    found = _places(
        "en",
        "Storms hit Ohio, Washington, Virginia.",
        """
        1 Storms storm NOUN 2 nsubj
        2 hit hit VERB 0 root
        3 Ohio Ohio PROPN 2 obj _ LOC
        4 , , PUNCT 5 punct
        5 Washington Washington PROPN 3 conj _ LOC
        6 , , PUNCT 7 punct
        7 Virginia Virginia PROPN 3 conj _ LOC
        8 . . PUNCT 2 punct
        """,
    )
    assert found["Washington"][0] == "US"
    assert found["Ohio"] == ("US", "region")


def test_a_name_marked_with_what_it_lies_in_is_two():
    found = _places(
        "en",
        "It left Salonica, Greece.",
        """
        1 It it PRON 2 nsubj
        2 left leave VERB 0 root
        3 Salonica Salonica PROPN 2 obj _ LOC
        4 , , PUNCT 5 punct _ +
        5 Greece Greece PROPN 3 appos _ +
        6 . . PUNCT 2 punct
        """,
    )
    assert found["Salonica"] == ("GR", "city")


def test_georgia_beside_its_neighbours_is_the_region():
    rows = """
        1 {0} {0} PROPN 4 nsubj _ LOC
        2 and and CCONJ 3 cc
        3 Georgia Georgia PROPN 1 conj _ LOC
        4 voted vote VERB 0 root
        5 . . PUNCT 4 punct
        """
    assert _places("en", "Alabama and Georgia voted.", rows.format("Alabama"))["Georgia"] == ("US", "region")
    assert _places("en", "Armenia and Georgia voted.", rows.format("Armenia"))["Georgia"] == ("GE", "country")


def test_a_region_may_be_called_by_the_adjective_of_its_town():
    found = _places(
        "uk",
        "Обстріляли Яремчанську область і Тверську область.",
        """
        1 Обстріляли обстріляти VERB 0 root
        2 Яремчанську яремчанський ADJ 3 amod _ LOC
        3 область область NOUN 1 obj _ +
        4 і і CCONJ 6 cc
        5 Тверську тверський ADJ 6 amod _ LOC
        6 область область NOUN 3 conj _ +
        7 . . PUNCT 1 punct
        """,
    )
    assert ("RU", "region") in found.values()
