from __future__ import annotations

import pytest

from carsica.ingest.credits import kind_of, outlet_of_address, read_credits


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Jane Doe", "person"),
        ("Maria de Santis", "person"),
        ("Jean-Luc Morel", "person"),
        ("Оксана Береза", "person"),
        ("Hedda Quill", "maybe person"),
        ("Panorama", "outlet"),
        ("ANSA", "outlet"),
        ("The Quay Post", "outlet"),
        ("La Voix du Port", "outlet"),
        ("Rheinfelsen-Kurier", "outlet"),
        ("Вісник Причалу", "outlet"),
        ("quay.example", "outlet"),
        ("Redazione", "staff"),
        ("Quay Wire Staff", "staff"),
    ],
)
def test_kinds(name: str, kind: str) -> None:
    assert kind_of(name) == kind


def test_a_name_that_only_looks_like_a_person_needs_another_outlet() -> None:
    assert read_credits(["Hedda Quill"], other_outlet=False).outlet == "Hedda Quill"
    assert read_credits(["Hedda Quill"], other_outlet=True).byline == ("Hedda Quill",)
    both = read_credits(["Hedda Quill, The Quay Post"], other_outlet=False)
    assert (both.byline, both.outlet) == (("Hedda Quill",), "The Quay Post")


def test_several_authors_markers_and_places() -> None:
    credits_ = read_credits(["Von Hedda Quill und Jens Kolb aus Genf", "Redaktion"], other_outlet=True)
    assert credits_.byline == ("Hedda Quill", "Jens Kolb", "Redaktion")
    assert read_credits(["Corriere e Mercato"], other_outlet=False).outlet == "Corriere e Mercato"


def test_hosts() -> None:
    assert outlet_of_address("https://www.Quay.example:8080/x") == "quay.example"
    assert outlet_of_address("https://t.me/molo/3") == "t.me/molo"
    assert outlet_of_address("https://m.quay.example") == "quay.example"
    assert outlet_of_address("http://[bad") is None
    assert outlet_of_address(None) is None
