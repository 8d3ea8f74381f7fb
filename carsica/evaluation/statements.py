"""Statements of a reading beside the annotated ones: speaker, chain, polarity, hearsay, cue."""

from __future__ import annotations

from carsica.evaluation.comparison import Comparison
from carsica.evaluation.matching import overlap
from carsica.evaluation.naming import Known, link_of
from carsica.record.span import Span
from carsica.record.statement import Source, Statement

Chain = tuple[Known, ...]
"""The links after the report's own outlet; empty for what only the outlet says."""


def compare_statements(c: Comparison) -> None:
    """Rows ``statement.*``; ``whole`` is speaker, chain and polarity right, as recall, precision and F1."""
    accepted = {row.id: _accepted(c, row) for row in c.wanted.statements}

    def likeness(wanted: Statement, found: Statement) -> float:
        share = overlap(wanted.content, found.content)
        return share and share + _speaker_right(accepted[wanted.id], found)

    pairs = c.match(
        "statement", c.wanted.statements, c.found.statements, likeness, key=lambda s: s.id, spans=_content
    )
    whole = {wanted.id: _parts(c, wanted, found, accepted[wanted.id]) for wanted, found in pairs}
    partner = {id(found): whole[wanted.id] for wanted, found in pairs}
    for row in c.wanted.statements:
        if row.id not in c.annotated.allowance.optional:
            c.add("statement.whole.recall", whole.get(row.id, 0.0), "", row.content)
    for row in c.found.statements:
        c.add("statement.whole.precision", partner.get(id(row), 0.0), "", row.content)


def _parts(c: Comparison, wanted: Statement, found: Statement, accepted: tuple[Chain, ...]) -> float:
    note = f"{c.words(wanted.content)}: wanted {_names(wanted.chain)}, got {_names(found.chain)}"
    speaker = _speaker_right(accepted, found)
    chain = _chain_credit(wanted, found, accepted)
    polarity = (wanted.polarity == "negative") == (found.polarity == "negative" or found.denies is not None)
    said = c.words(wanted.content)
    c.add("statement.speaker", speaker, note, wanted.content)
    c.add("statement.chain", chain, note, wanted.content)
    c.add("statement.polarity", polarity, f"{said}: wanted {wanted.polarity}", wanted.content)
    c.add("statement.hearsay", wanted.hearsay == found.hearsay, f"{said}: wanted {wanted.hearsay}", wanted.content)
    c.add("statement.kind", wanted.kind == found.kind, f"{said}: {wanted.kind}, got {found.kind}", wanted.content)
    c.add(
        "statement.certainty",
        wanted.certainty == found.certainty,
        f"{said}: wanted {wanted.certainty}, got {found.certainty}",
        wanted.content,
    )
    if wanted.cue is not None:
        cue = found.cue is not None and overlap((wanted.cue.span,), (found.cue.span,)) > 0
        c.add("statement.cue", cue, f"{said}: wanted ‹{wanted.cue.text}›", wanted.content)
    return chain if speaker and polarity else 0.0


def _accepted(c: Comparison, row: Statement) -> tuple[Chain, ...]:
    """The annotated chain and those as right; an agency, or that the source is unstated, may go without saying."""
    chain = tuple(link_of(link, c.known) for link in row.chain[1:])
    others = [tuple(c.known_as(key) for key in keys) for keys in c.annotated.allowance.chains.get(row.id, ())]
    plain = tuple(link_of(link, c.known) for link in row.chain[1:] if link.kind not in {"agency", "unstated"})
    silent = bool(plain) or row.chain[-1].kind == "unstated"
    return (chain, *others, *([plain] if silent and plain != chain else []))


def _speaker_right(accepted: tuple[Chain, ...], found: Statement) -> bool:
    """Is the innermost source right? What only the outlet says has no link but the first."""
    return any(chain[-1].is_link(found.chain[-1]) if chain else len(found.chain) == 1 for chain in accepted)


def _chain_credit(wanted: Statement, found: Statement, accepted: tuple[Chain, ...]) -> float:
    """1 for a whole chain; a half where a source that carries over is all that lacks."""
    links = found.chain[1:]
    if any(_same(chain, links) for chain in accepted):
        return 1.0
    carried = [i for i, link in enumerate(wanted.chain[1:-1]) if link.span is None]
    shorter = [accepted[0][:i] + accepted[0][i + 1 :] for i in carried]
    return 0.5 * any(_same(chain, links) for chain in shorter)


def _same(chain: Chain, links: tuple[Source, ...]) -> bool:
    return len(chain) == len(links) and all(known.is_link(link) for known, link in zip(chain, links, strict=True))


def _content(row: Statement) -> tuple[Span, ...]:
    return row.content


def _names(chain: tuple[Source, ...]) -> str:
    return " > ".join(link.name for link in chain)
