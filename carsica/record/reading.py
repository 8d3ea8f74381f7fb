"""A reading: all that one report says, as the JSON contract has it."""

from __future__ import annotations

from dataclasses import dataclass

from carsica.record.actor import Actor, Relation
from carsica.record.event import Event
from carsica.record.figure import Figure
from carsica.record.place import Place
from carsica.record.plan import Plan
from carsica.record.report import Report
from carsica.record.statement import Silence, Statement
from carsica.record.time import TimeExpression

CONTRACT = "reading/1"


@dataclass(frozen=True, slots=True)
class Reading:
    """What one report says. Ids (a1, p1, s1, e1, f1, q1, ...) are unique within the reading."""

    report: Report
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    figures: tuple[Figure, ...] = ()
    plans: tuple[Plan, ...] = ()
    relations: tuple[Relation, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    silences: tuple[Silence, ...] = ()
