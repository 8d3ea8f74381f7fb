"""Evidence for one claim: figures agree only if they count the same."""

from __future__ import annotations

from carsica.link.actors import link_actors
from carsica.link.events import link_events
from carsica.link.likeness import _how_many
from carsica.link.places import link_places
from carsica.link.shelf import Rulings, Shelf
from carsica.link.views import statement_views
from tests.link.readings import Draft


def _weights(*counts: tuple[int, str]) -> list[str]:
    drafts = []
    for number, (count, what) in enumerate(counts):
        draft = Draft(f"r{number}", f"The blast by the dam hit {count} people.", f"Paper {number}", "2024-05-01")
        draft.figure(f"{count} people", "person", what, float(count), float(count))
        draft.said(f"The blast by the dam hit {count} people")
        drafts.append(draft.reading)
    shelf = Shelf.of(drafts)
    actors, places = link_actors(shelf, Rulings()), link_places(shelf, Rulings())
    one, other = statement_views(shelf, actors, link_events(shelf, actors, places, Rulings()))
    return [part.why for part in _how_many(one, other)]


def test_figures_of_one_kind_agree_or_clash():
    assert _weights((15, "killed"), (15, "killed")) == ["both 15 person"]
    assert _weights((15, "killed"), (15, "persons")) == ["both 15 person"]
    assert _weights((15, "killed"), (18, "killed")) == ["15 and 18 person"]


def test_the_dead_and_as_many_wounded_do_not_agree():
    assert _weights((15, "killed"), (15, "wounded")) == ["other figures"]
