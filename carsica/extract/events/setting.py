"""Where an event took place, as the whole report tells it: signs for each place near its tellings, added up.

Owns the choice once tellings are joined. What the rules found for each telling is one sign here. Must not find
places itself, nor decide which tellings are one event.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import NamedTuple

from carsica.extract.events.arguments import CASE_SLOTS
from carsica.extract.events.asides import in_aside_of, outside
from carsica.extract.events.grammar import base, tree_distance
from carsica.extract.events.parts import PLACE
from carsica.extract.events.paths import way
from carsica.extract.events.roster import REACH, Context
from carsica.extract.events.scene import Draft, Scene
from carsica.extract.events.weighing import Signs, log_odds, weigh

DECISION = "is_scene"
LEAST, LEAST_RULED = -1.3, -2.5
"""Log-odds from which the likeliest place is where an event was; and from which one is that the rules found."""
LEAST_SECOND = 0.3
"""Log-odds from which it took place at another place too."""
FARTHEST = 8
"""Steps in a tree from which all are as far."""
PLACES = ("during", "from", *CASE_SLOTS)
"""Sets of prepositions that are told apart."""


class Named(NamedTuple):
    """A place named beside a telling: the telling's sentence and trigger, and the word that names the place."""

    number: int
    trigger: int
    position: int


def choose(scene: Scene, around: Iterable[Context]) -> None:
    """Sets the places of each event."""
    if not scene.marks_triggers:
        return
    chosen = [(context.event, _chosen(scene, context)) for context in around]
    for event, places in chosen:
        event.places = places


def _chosen(scene: Scene, context: Context) -> tuple[str, ...]:
    event, named = context.event, named_beside(scene, context)
    near = candidates(scene, context)
    weighed = sorted(
        ((weigh(DECISION, signs(scene, context, place, named)), place) for place in near), key=lambda one: -one[0]
    )
    found: list[str] = []
    for odds, place in weighed:
        ruled = place in event.own or (place in event.places and event.family == "assault")
        least = LEAST_RULED if ruled else LEAST_SECOND if found else LEAST
        if odds > least and not any(_holds(scene, place, other) for other in found):
            found.append(place)
    return tuple(sorted(found, key=near.index))


def _holds(scene: Scene, wide: str, narrow: str) -> bool:
    """Is a place the country of another that is no country itself?"""
    first, second = scene.cast.place_by_id[wide], scene.cast.place_by_id[narrow]
    same = first.country is not None and first.country == second.country
    return same and first.precision == "country" and second.precision != "country"


def candidates(scene: Scene, context: Context) -> list[str]:
    """The places named where the event is told or shortly before, and those of the events before it."""
    event = context.event
    found: dict[str, None] = dict.fromkeys((*event.places, *event.own, *event.near))
    for other in (context.last, context.kin):
        found |= dict.fromkeys(other.places if other else ())
    for number in context.tellings:
        for near in range(max(0, number - REACH), number + 1):
            found |= dict.fromkeys(place for _, place in scene.places_in_order(near))
    return [place for place in found if place in scene.cast.place_by_id]


def named_beside(scene: Scene, context: Context) -> dict[str, list[Named]]:
    """The words that name each place in the sentences that tell the event."""
    found: dict[str, list[Named]] = {}
    for number, trigger in heads(scene, context.event):
        for position, place in scene.places_in_order(number):
            found.setdefault(place, []).append(Named(number, trigger, position))
    return found


def heads(scene: Scene, event: Draft) -> list[tuple[int, int]]:
    """Sentence and topmost word of each telling's trigger, those of the title left out if there are others."""
    found: list[tuple[int, int]] = []
    for span in (event.span, *event.mentions):
        number = scene.document.sentence_at(span.start)
        if number is None:
            continue
        words = scene.sentence(number).words
        inside = [i for i, word in enumerate(words) if word.start < span.end and span.start < word.end]
        if inside:
            found.append((number, next((i for i in inside if words[i].head not in inside), inside[0])))
    return [one for one in found if not scene.in_title(one[0])] or found


def signs(scene: Scene, context: Context, place: str, named: dict[str, list[Named]]) -> Signs:
    """What speaks for and against a place as where an event was."""
    event = context.event
    known, scheme = scene.cast.place_by_id[place], event.entry.kind.scheme
    how = "named" if place in named else "left out"
    found: Signs = {
        how: 1,
        f"{how} {known.precision}": 1,
        f"{how} {known.precision} in {scheme}": 1,
        f"{how} scheme {scheme}": 1,
        f"{how} {event.entry.kind.mode}": 1,
        f"{how} {'noun' if event.entry.noun else 'verb'}": 1,
        f"others {min(len(named.keys() - {place}), 3)}": 1,
    }
    for name, there in (
        ("own", place in event.own),
        ("taken", place in event.places),
        ("near", place in event.near),
        ("another is taken", bool(set(event.places) - {place})),
        ("another is own", bool(set(event.own) - {place})),
        ("anaphoric", event.anaphoric),
        ("new", event.novel),
        ("with names", known.geonames is not None),
        ("its state takes part", scene.cast.state_of(place) in event.participants),
        ("holds another", any(_holds(scene, place, other) for other in named)),
        ("in the title", place in scene.places_in(0) and scene.in_title(0)),
    ):
        if there:
            found[f"{how} {name}"] = 1
    if place in named:
        found |= _of_words(scene, event, named[place])
        found["told there"] = len({one.number for one in named[place]}) / len(context.tellings)
    found |= {f"{how} {name}": strength for name, strength in _of_others(context, place).items()}
    numbers = scene.sentences_with.get(place, ())
    gaps = [n - numbers[at - 1] for n in context.tellings for at in (bisect_left(numbers, n + 1),) if at]
    found[f"gap {min(*gaps, 4)}" if gaps else "only after"] = 1
    return found


def _of_words(scene: Scene, event: Draft, named: list[Named]) -> Signs:
    """Signs of the word that names the place nearest to a trigger, and of the encoder's marks on any."""
    nearest = min(named, key=lambda one: (_steps(scene, one), abs(one.position - one.trigger)))
    number, trigger, position = nearest
    sentence = scene.sentence(number)
    word, mention = sentence.words[position], scene.headed(number, position)
    case = next((key for key in PLACES if scene.has_case(key, number, position)), None)
    if case is None:
        case = "other" if list(scene.case_words(number, position)) else "no"
    path, steps = way(sentence, position, trigger), _steps(scene, nearest)
    found: Signs = {
        f"way {path}": 1,
        f"steps {min(steps, FARTHEST)}": 1,
        f"{case} case {base(word)}": 1,
        f"{case} case in {event.entry.kind.scheme}": 1,
        "before" if position < trigger else "after": 1,
        f"apart {min(abs(position - trigger) // 4, 5)}": 1,
    }
    if mention is not None:
        found[f"by {mention.kind}"] = 1
        if mention.actor is not None:
            found["actor too"] = 1
        if mention.actor in event.participants:
            found["takes part too"] = 1
    above = word.head
    if above >= 0 and above != trigger:
        found[f"below {sentence.words[above].upos}"] = 1
        if scene.headed(number, above) is not None:
            found["below somebody"] = 1
    if number == event.number and (outside(scene, event, position) or in_aside_of(scene, event, position)):
        found["apart from it"] = 1
    for one in named:
        mark = scene.part(one.number, one.position)
        if mark is not None:
            found[f"marked {mark.kind}"] = 1
            if mark.kind == PLACE:
                found["sure"] = log_odds(mark.sure)
    return found


def _steps(scene: Scene, named: Named) -> int:
    return tree_distance(scene.sentence(named.number), named.position, named.trigger)


def _of_others(context: Context, place: str) -> Signs:
    """What was there before."""
    event, found = context.event, Signs()
    for name, other in (("last", context.last), ("kin", context.kin)):
        if other is None or place not in other.places or (name == "kin" and other is context.last):
            continue
        alike = "alike" if other.family == event.family else "other"
        found |= {f"of the {name} {alike}": 1}
        found[f"{name} within {min(abs(context.tellings[0] - other.number), 4)}"] = 1
        if event.start is not None and other.start is not None:
            found[f"{name} on {'the same' if event.start[:10] == other.start[:10] else 'another'} day"] = 1
        if set(event.participants) & set(other.participants):
            found[f"{name} with the same"] = 1
    return found
