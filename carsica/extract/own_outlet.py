"""The report's own outlet as a party: "we asked the ministry", "told us on Friday", "nuestro periódico".

Owns the words of the first person plural, outside what anybody says, that stand for the outlet. Whether it takes
part in an event is the business of the events.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from carsica.extract.cast import Cast, Mention
from carsica.extract.cover import SpanIndex
from carsica.parse.syntax import Document, Word
from carsica.record.actor import Actor
from carsica.record.event import Event
from carsica.record.report import Report
from carsica.record.span import Span
from carsica.record.statement import Statement

PRONOUNS = {"PRON", "DET"}
"""Parts of speech of the words that stand for the outlet; of verbs that leave it out, only their ending does."""


def cast_with_own_outlet(cast: Cast, document: Document, report: Report, statements: Sequence[Statement]) -> Cast:
    """The cast with the outlet behind each "we", "us" and "our" of its own, as an actor if it is none yet."""
    if report.outlet is None:
        return cast
    said = SpanIndex((s.content, s) for s in statements)
    spoken = [
        (number, at, Span(word.start, word.end))
        for number, sentence in enumerate(document.sentences)
        for at, word in enumerate(sentence.words)
        if _we(word) and not said.covering(Span(word.start, word.end))
        if word.upos in PRONOUNS or not any(_we(w) and w.upos in PRONOUNS for w in sentence.words)
    ]
    if not spoken:
        return cast
    name = report.outlet.casefold()
    known = next((actor for actor in cast.actors if actor.name.casefold() == name), None)
    spans = tuple(span for _, _, span in spoken)
    actor = known or Actor(f"a{len(cast.actors) + 1}", "outlet", report.outlet, spans)
    mentions = tuple(
        Mention(span, number, (at, at + 1), at, "pronoun", actor.id, None)
        for number, at, span in spoken
        if document.sentences[number].words[at].upos in PRONOUNS and cast.headed_by(number, at) is None
    )
    actors = cast.actors if known else (*cast.actors, actor)
    return replace(cast, actors=actors, mentions=(*cast.mentions, *mentions))


def _we(word: Word) -> bool:
    features = word.features
    first = features.get("Person") == "1" and features.get("Number", features.get("Number[psor]")) == "Plur"
    return first and word.upos in {*PRONOUNS, "VERB", "AUX"} and not word.relation.startswith("expl")


def taking_part(cast: Cast, everybody: Sequence[Actor], events: Collection[Event]) -> tuple[Actor, ...]:
    """The actors of a report, and those that only the events' cast has as far as they take part in one."""
    known = {actor.id for actor in everybody}
    parties = {party.actor for event in events for party in event.participants}
    return (*everybody, *(a for a in cast.actors if a.id in parties and a.id not in known))
