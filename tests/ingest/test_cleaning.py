"""The written form that every text is brought to."""

from carsica.ingest.cleaning import clean


def test_a_line_of_a_million_spaces_is_cut_in_one_pass() -> None:
    # Quadratic work here would outlast the limit of a test by hours.
    inside = "a" + " " * 1_000_000 + "b"
    assert clean(inside) == inside
    assert clean("a" + " " * 1_000_000 + "\nb") == "a\nb"
