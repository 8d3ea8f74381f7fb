"""Actors: one across spellings and scripts, never two made one."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from carsica.link.actors import link_actors
from carsica.link.names import fold, latin, sound
from carsica.link.shelf import Rulings, Shelf
from carsica.record.decision import Decision
from tests.link.readings import Draft

CASES = tomllib.loads((Path(__file__).parent / "cases" / "names.toml").read_text(encoding="utf-8"))


def _linked(first: tuple[str, str], second: tuple[str, str], kind: str) -> int:
    """How many actors two reports make that name one each."""
    drafts = []
    for number, (name, language) in enumerate((first, second)):
        draft = Draft(f"r{number}", f"{name}.", "Somewhere", "2024-05-01", language)
        draft.actor(kind, name)
        drafts.append(draft.reading)
    return len(link_actors(Shelf.of(drafts), Rulings()).actors)


@pytest.mark.parametrize("row", CASES["same"], ids=lambda r: f"{r[0]}={r[2]}")
def test_one_person_in_two_spellings(row):
    assert _linked((row[0], row[1]), (row[2], row[3]), "person") == 1


@pytest.mark.parametrize("row", CASES["different"], ids=lambda r: f"{r[0]}!{r[2]}")
def test_two_persons_stay_two(row):
    assert _linked((row[0], row[1]), (row[2], row[3]), "person") == 2


@pytest.mark.parametrize("row", CASES["bodies"]["same"], ids=lambda r: f"{r[0]}={r[2]}")
def test_one_body_in_two_languages(row):
    kind = "outlet" if any(w in row[0] for w in ("Journal", "урир", "Bussola")) else "organisation"
    assert _linked((row[0], row[1]), (row[2], row[3]), kind) == 1


@pytest.mark.parametrize("row", CASES["bodies"]["different"], ids=lambda r: f"{r[0]}!{r[2]}")
def test_two_bodies_stay_two(row):
    kind = "outlet" if "Post" in row[0] or "Times" in row[0] else "organisation"
    assert _linked((row[0], row[1]), (row[2], row[3]), kind) == 2


def test_states_are_one_in_every_language_and_by_their_seats():
    rows = [("Stati Uniti", "it"), ("United States", "en"), ("США", "uk"), ("EE.UU.", "es"), ("Weißes Haus", "de")]
    drafts = []
    for number, (name, language) in enumerate(rows):
        draft = Draft(f"r{number}", f"{name}.", None, None, language)
        draft.actor("state", name)
        drafts.append(draft.reading)
    (actor,) = link_actors(Shelf.of(drafts), Rulings()).actors
    assert actor.type == "state"
    assert actor.name in ("Stati Uniti", "United States", "EE.UU.")
    assert len(actor.mentions) == 5


def test_unnamed_people_never_join_across_reports():
    drafts = []
    for number in range(2):
        draft = Draft(f"r{number}", "Two officials spoke.", None, "2024-05-01")
        draft.actor("group", "two officials", "Two officials")
        drafts.append(draft.reading)
    assert len(link_actors(Shelf.of(drafts), Rulings()).actors) == 2


def test_a_bare_surname_does_not_bridge_two_first_names():
    drafts = []
    for number, name in enumerate(("Boris Johnson", "Johnson", "Mike Johnson")):
        draft = Draft(f"r{number}", f"{name} spoke.", None, "2024-05-01")
        draft.actor("person", name)
        drafts.append(draft.reading)
    links = link_actors(Shelf.of(drafts), Rulings())
    assert len(links.actors) == 2
    assert links.of_row["r0", "a1"] != links.of_row["r2", "a1"]


def test_names_and_roles_of_a_linked_actor():
    first = Draft("r0", "Der Minister Juri Uschakow sprach.", "Kurier", "2024-05-01", "de")
    first.actor("person", "Juri Uschakow", role="Minister")
    second = Draft("r1", "Yuri Ushakov spoke; Ushakov left.", "Post", "2024-05-02")
    second.actor("person", "Yuri Ushakov", "Yuri Ushakov", "Ushakov left")
    third = Draft("r2", "Юрий Ушаков.", "Фонарь", "2024-05-03", "ru")
    third.actor("person", "Юрий Ушаков")
    (actor,) = link_actors(Shelf.of([third.reading, second.reading, first.reading]), Rulings()).actors
    assert actor.name in ("Juri Uschakow", "Yuri Ushakov")
    assert set(actor.names) == {"Juri Uschakow", "Yuri Ushakov", "Юрий Ушаков"}
    assert [m.report for m in actor.mentions] == ["r0", "r1", "r1", "r2"]
    assert [(r.title, r.on) for r in actor.roles] == [("Minister", "2024-05-01")]


def test_people_decide_against_the_rules():
    drafts = []
    for number, name in enumerate(("Anna Rossi", "Anna Rossi", "Anna Bianchi")):
        draft = Draft(f"r{number}", f"{name} spoke.", None, "2024-05-01")
        draft.actor("person", name)
        drafts.append(draft.reading)
    shelf = Shelf.of(drafts)
    rows = [("r0", "a1"), ("r1", "a1"), ("r2", "a1")]
    decisions = [
        Decision("split", "actor", ("r0/a1", "r1/a1"), "a reader", "2024-05-03T10:00:00"),
        Decision("merge", "actor", ("r1/a1", "r2/a1"), "a reader", "2024-05-03T10:01:00"),
        Decision("merge", "claim", ("r0/a1", "r2/a1"), "a reader", "2024-05-03T10:02:00"),
        Decision("merge", "actor", ("r0/a1", "gone/a1"), "a reader", "2024-05-03T10:03:00"),
    ]
    links = link_actors(shelf, Rulings.of(decisions, "actor", rows))
    assert links.of_row["r1", "a1"] == links.of_row["r2", "a1"] != links.of_row["r0", "a1"]
    assert len(link_actors(shelf, Rulings()).actors) == 2


def test_transliteration_and_folding():
    assert latin("Щербаков", "ru") == "shcherbakov"
    assert latin("Гончаренко", "uk") == "honcharenko"
    assert latin("Гончаренко", "ru") == "goncharenko"
    assert fold("L’Économiste — N° 1") == fold("l'economiste n° 1")
    assert len({sound(w) for w in ("zelensky", "zelenskyy", "selenskyj", "zelenski")}) == 1


@pytest.mark.parametrize("name", ["senior US official", "alto funzionario", "высокопоставленный чиновник"])
def test_a_description_of_somebody_never_joins_across_reports(name):
    assert _linked((name, "en"), (name, "en"), "person") == 2


def test_who_is_described_by_another_is_not_that_other():
    assert _linked(("senior envoy of Ilona Brandt", "en"), ("Ilona Brandt", "en"), "person") == 2
    assert _linked(("the Danish envoy Ilona Brandt", "en"), ("Ilona Brandt", "de"), "person") == 1


def test_a_body_without_its_state_belongs_to_the_only_state_told_of_around_it():
    drafts = []
    for number, text in enumerate((
        "The Chilean defence ministry spoke.",
        "Five Peruvian and Chilean soldiers died. The defence ministry spoke of an ambush in Chile.",
        "A convoy left Peru for Chile, the defence ministry said.",
    )):  # fmt: skip
        draft = Draft(f"r{number}", text, None, "2024-05-01")
        draft.actor("organisation", "Chilean defence ministry" if not number else "defence ministry")
        drafts.append(draft.reading)
    links = link_actors(Shelf.of(drafts), Rulings())
    assert links.of_row["r0", "a1"] == links.of_row["r1", "a1"] != links.of_row["r2", "a1"]
