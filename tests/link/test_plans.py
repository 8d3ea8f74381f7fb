"""Plans: one through its versions, with what was said of it."""

from __future__ import annotations

from carsica.link.linking import link
from carsica.record.plan import Pillar, Position, Provision
from tests.link.readings import Draft, meaning_by

NAMES = ["the harbour plan", "il piano per il porto", "plan du port"]
VECTORS = meaning_by([NAMES])


def _reports() -> list[Draft]:
    first = Draft("r1", "The city drafts the harbour plan of 12 points: a new pier.", "Post", "2024-05-01")
    city = first.actor("organisation", "City Council", "The city")
    first.plan("the harbour plan", "the harbour plan", points=12, authors=(city,),
               pillars=(Pillar("a new pier", first.span("a new pier")),))  # fmt: skip
    second = Draft("r2", "Anna Rossi boccia «il piano per il porto»: è caro.", "Gazzetta", "2024-05-03", "it")
    rossi = second.actor("person", "Anna Rossi")
    second.plan("il piano per il porto", "il piano per il porto")
    second.said("«il piano per il porto»: è caro", ("person", "Anna Rossi", rossi), polarity="negative")
    third = Draft("r3", "Le plan du port tient en 9 points: pas de quai.", "Voix", "2024-05-09", "fr")
    third.plan("plan du port", "plan du port", points=9,
               provisions=(Provision("pas de quai", third.span("pas de quai"), 1),))  # fmt: skip
    return [first, second, third]


def test_versions_and_reactions():
    (plan,) = link([d.reading for d in _reports()], VECTORS, [], []).plans
    assert set(plan.names) == set(NAMES)
    assert [(v.points, v.first_seen) for v in plan.versions] == [(12, "2024-05-01"), (9, "2024-05-09")]
    assert {m.report for m in plan.versions[0].mentions} == {"r1", "r2"}
    assert [p[0] for p in plan.versions[0].pillars] == ["a new pier"]
    assert [p[0] for p in plan.versions[1].provisions] == ["pas de quai"]
    assert [(r.speaker, r.polarity, r.pointer.row) for r in plan.reactions] == [("Anna Rossi", "negative", "s1")]


def test_another_plan_is_another():
    other = Draft("r4", "The airport scheme of 30 points.", "Post", "2024-05-02")
    other.plan("the airport scheme", "The airport scheme", points=30)
    plans = link([d.reading for d in (*_reports(), other)], VECTORS, [], []).plans
    assert [len(p.names) for p in plans] == [3, 1]


def test_a_stance_that_a_clause_tells_is_a_reaction_of_the_linked_actor():
    draft = Draft("r5", "The city accepts the harbour plan.", "Post", "2024-05-04")
    city = draft.actor("organisation", "City Council", "The city")
    told = Position(city, "accepts", draft.span("The city accepts the harbour plan"))
    draft.plan("the harbour plan", "the harbour plan", points=12, positions=(told,))
    (plan,) = link([draft.reading], VECTORS, [], []).plans
    (reaction,) = plan.reactions
    assert (reaction.speaker, reaction.stance, reaction.polarity) == ("City Council", "accepts", "positive")
    assert reaction.actor is not None
    assert reaction.text == "The city accepts the harbour plan"


def test_a_clause_that_two_plans_of_a_report_tell_is_one_reaction():
    draft = Draft("r6", "The city accepts the harbour plan. The city drafts it.", "Post", "2024-05-04")
    city = draft.actor("organisation", "City Council", "The city")
    told = Position(city, "accepts", draft.span("The city accepts the harbour plan"))
    for _ in range(2):
        draft.plan("the harbour plan", "the harbour plan", points=12, positions=(told,))
    (plan,) = link([draft.reading], VECTORS, [], []).plans
    assert [r.stance for r in plan.reactions] == ["accepts"]
