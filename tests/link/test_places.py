"""Places: by gazetteer number, by country, by sound."""

from __future__ import annotations

from carsica.link.places import link_places
from carsica.link.shelf import Rulings, Shelf
from tests.link.readings import Draft


def test_places_join_by_number_country_and_sound():
    first = Draft("r1", "Ternopil, Ukraine, Donbas.", None, "2024-05-01")
    first.place("Ternopil", "UA", 691650)
    first.place("Ukraine", "UA")
    first.place("Donbas", None)
    second = Draft("r2", "Тернополе, Україна, Донбас.", None, "2024-05-02", "uk")
    second.place("Тернопіль", "UA", 691650, words="Тернополе")
    second.place("Україна", "UA")
    second.place("Донбас", None)
    links = link_places(Shelf.of([second.reading, first.reading]), Rulings())
    assert [(p.name, p.names, p.geonames) for p in links.places] == [
        ("Ternopil", ("Ternopil", "Тернопіль"), 691650),
        ("Ukraine", ("Ukraine", "Україна"), None),
        ("Donbas", ("Donbas", "Донбас"), None),
    ]
    assert links.of_row["r1", "p1"] == links.of_row["r2", "p1"]


def test_towns_of_one_name_stay_apart():
    first = Draft("r1", "Tripoli.", None, "2024-05-01")
    first.place("Tripoli", "LY", 2210247)
    second = Draft("r2", "Tripoli.", None, "2024-05-02")
    second.place("Tripoli", "LB", 266826)
    assert len(link_places(Shelf.of([first.reading, second.reading]), Rulings()).places) == 2


def test_a_city_told_without_its_country_is_the_only_one_of_its_name():
    drafts = []
    for number, (country, geonames) in enumerate((("MK", 787487), (None, None))):
        draft = Draft(f"r{number}", "They met in Ohrid.", None, "2024-05-01")
        draft.place("Ohrid", country, geonames)
        drafts.append(draft.reading)
    assert len(link_places(Shelf.of(drafts), Rulings()).places) == 1
