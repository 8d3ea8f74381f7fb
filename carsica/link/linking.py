"""Linking: readings and decisions to claims, actors, places, events, ledgers and plans of a case.

Owns the order of the steps. It depends on readings and decisions alone: the same give the same links, in whatever
order they come; no files, no clock, no chance.
"""

from __future__ import annotations

from collections.abc import Sequence

from carsica.link.actors import link_actors
from carsica.link.claims import claim_of_rows, group_statements, make_claims
from carsica.link.events import link_events
from carsica.link.ledgers import Belongings, make_ledgers
from carsica.link.meaning import Vectors
from carsica.link.origins import original_of
from carsica.link.parties import Parties
from carsica.link.places import link_places
from carsica.link.plans import link_plans
from carsica.link.retractions import retracted
from carsica.link.shelf import RowKey, Rulings, Shelf
from carsica.link.views import statement_views
from carsica.record.claim import Copy, Links
from carsica.record.decision import Decision
from carsica.record.reading import Reading


def link(
    readings: Sequence[Reading], vectors: Vectors, copies: Sequence[Copy], decisions: Sequence[Decision]
) -> Links:
    """All links of a case.

    ``vectors`` gives sentence vectors [n, width] of unit length, comparable across languages. ``copies`` name
    reports whose text is another's. ``decisions`` of kind merge and split are obeyed; the other kinds say nothing
    about links.
    """
    shelf = Shelf.of(readings)

    def ruled(layer: str, rows: Sequence[RowKey]) -> Rulings:
        return Rulings.of(decisions, layer, rows)

    actors = link_actors(shelf, ruled("actor", [(r.report.id, a.id) for r in shelf.readings for a in r.actors]))
    places = link_places(shelf, ruled("place", [(r.report.id, p.id) for r in shelf.readings for p in r.places]))
    events = link_events(shelf, actors, places, ruled("event", list(shelf.events)))
    parties = Parties(shelf, actors)
    views = statement_views(shelf, actors, events)
    groups = group_statements(views, vectors, ruled("claim", [view.key for view in views]))
    known = tuple(copy for copy in copies if copy.copy in shelf.by_id and copy.original in shelf.by_id)
    claims = make_claims(groups, parties, known, retracted(views, parties, vectors))
    plans = link_plans(shelf, actors, parties, vectors, ruled("plan", list(shelf.plans)))
    measured = Belongings(events, places, claim_of_rows(claims), plans.of_row, original_of(known))
    ledgers = make_ledgers(shelf, measured, parties)
    return Links(
        actors.actors,
        places.places,
        events.events,
        claims,
        ledgers,
        plans.plans,
        tuple(sorted(known, key=lambda c: (shelf.order[c.original], shelf.order[c.copy]))),
    )
