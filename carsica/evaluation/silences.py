"""Silences of a reading beside the annotated ones: who was asked and does not answer, and what."""

from __future__ import annotations

from carsica.evaluation.comparison import Comparison
from carsica.evaluation.matching import overlap
from carsica.evaluation.naming import link_of
from carsica.record.span import Span
from carsica.record.statement import Silence, Statement


def compare_silences(c: Comparison) -> None:
    """Rows ``silence.*``: recall, precision; of the pairs the speaker, and the statement that is not answered.

    ``about`` is taken where the annotation names that statement. A refusal that comes out as a statement as well
    counts against ``silence.apart``.
    """

    def likeness(wanted: Silence, found: Silence) -> float:
        share = overlap((wanted.cue.span,), (found.cue.span,))
        return share and share + _speaker_right(c, wanted, found)

    pairs = c.match("silence", c.wanted.silences, c.found.silences, likeness, key=_key, spans=_cue)
    for wanted, found in pairs:
        note = f"{c.words(_cue(wanted))}: wanted {wanted.chain[-1].name}, got {found.chain[-1].name}"
        c.add("silence.speaker", _speaker_right(c, wanted, found), note, _cue(wanted))
        if wanted.about is not None:
            same = _content(c.wanted.statements, wanted.about), _content(c.found.statements, found.about)
            note = f"{c.words(_cue(wanted))}: wanted {c.words(same[0])}, got {c.words(same[1])}"
            c.add("silence.about", overlap(*same) > 0, note, _cue(wanted))
    for wanted in c.wanted.silences:
        cues = [statement.cue.span for statement in c.found.statements if statement.cue]
        apart = overlap(_cue(wanted), cues) == 0
        c.add("silence.apart", apart, f"{c.words(_cue(wanted))} is the cue of a statement", _cue(wanted))


def _speaker_right(c: Comparison, wanted: Silence, found: Silence) -> bool:
    return link_of(wanted.chain[-1], c.known).is_link(found.chain[-1])


def _content(statements: tuple[Statement, ...], name: str | None) -> tuple[Span, ...]:
    return next((statement.content for statement in statements if statement.id == name), ())


def _key(row: Silence) -> str:
    return f"silence:{row.cue.span.start}"


def _cue(row: Silence) -> tuple[Span, ...]:
    return (row.cue.span,)
