"""Statements of an answer: kept if content, cue and every source stand in one neighbourhood of the text.

Owns that test and what code can see for itself: what is in quotation marks.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import cast, get_args

from carsica.record.span import Span
from carsica.record.statement import Certainty, Cue, Polarity, Statement, StatementKind
from carsica.remote.chains import Chains, Link
from carsica.remote.chunks import Chunk
from carsica.remote.desk import Desk, Row
from carsica.remote.grounds import (
    RejectedError,
    choice_in,
    nearest,
    text_in,
    texts_in,
    trimmed,
    truth_in,
)

_OPENING, _CLOSING = "\"“„«‘‹'", "\"”“»’›'"


@dataclass(frozen=True, slots=True)
class _Place:
    """One way in which a statement stands in the text."""

    content: Span
    cue: Span | None
    sources: tuple[Span | None, ...]


class Sayings:
    """The statements of one report's answers."""

    def __init__(self, desk: Desk, chains: Chains) -> None:
        self.desk, self.grounds, self.chains = desk, desk.grounds, chains
        self.statements: list[Statement] = []
        self._denied: dict[str, str] = {}  # id of a denial → the words that it denies

    def take(self, answer: Row, chunk: Chunk) -> None:
        """Take in the statements of one answer; what an earlier one has already is said again and left out."""
        for made, denied in self.desk.build("statements", answer, lambda row: self._statement(row, chunk)):
            if any(_same(made, other) for other in self.statements):
                continue
            id = f"s{len(self.statements) + 1}"
            self.statements.append(replace(made, id=id))
            if denied:
                self._denied[id] = denied

    def finished(self) -> tuple[Statement, ...]:
        """The statements, each denial with what it denies."""
        return tuple(replace(s, denies=self._denies(s)) for s in self.statements)

    def _denies(self, denial: Statement) -> str | None:
        words = self._denied.get(denial.id)
        return self.telling(words, denial.id) if words else None

    def telling(self, words: str, besides: str = "") -> str | None:
        """The id of the first statement whose content has the words, ``besides`` apart; None if there is none."""
        spans = [trimmed(self.grounds.text, span) for span in self.grounds.anywhere(words)]
        for other in self.statements:
            if other.id != besides and any(c.overlaps(span) for c in other.content for span in spans):
                return other.id
        return None

    def _statement(self, row: Row, chunk: Chunk) -> tuple[Statement, str]:
        polarity = cast("Polarity", choice_in(row, "polarity", get_args(Polarity), "positive"))
        certainty = cast("Certainty", choice_in(row, "certainty", get_args(Certainty), "unspecified"))
        hearsay = truth_in(row, "hearsay")
        links = self.chains.links(row)
        if not links and not hearsay:
            raise RejectedError("it has no source")
        contents = texts_in(row, "content")
        if not contents:
            raise RejectedError("its content is empty")
        place = self._place(contents[0], text_in(row, "cue"), links, chunk)
        content = (place.content, *self._further(contents[1:], place.content, chunk))
        kind = self._kind(content)
        if place.cue is None and kind == "indirect" and not hearsay:
            raise RejectedError("it has neither cue nor quotation marks nor hearsay")
        made = Statement(
            id="", kind=kind, chain=self.chains.chain(links, place.sources), content=content, certainty=certainty,
            hearsay=hearsay, polarity=polarity,
            cue=Cue(place.cue.of(self.grounds.text), place.cue) if place.cue else None,
        )  # fmt: skip
        return made, text_in(row, "denies") if polarity == "negative" else ""

    # ---------------------------------------------------------------- where it stands

    def _place(self, content: str, cue: str, links: list[Link], chunk: Chunk) -> _Place:
        """The first occurrence of the content that has the cue and every source beside it."""
        found = self.grounds.within(content, chunk)
        if not found:
            raise RejectedError("its content is not in the text")
        told = {span for s in self.statements for span in s.content}
        reason = RejectedError("its content is not in the text")
        for span in sorted(found, key=lambda span: trimmed(self.grounds.text, span) in told):
            try:
                return self._beside(trimmed(self.grounds.text, span), cue, links)
            except RejectedError as error:
                reason = error
        raise reason

    def _beside(self, content: Span, cue: str, links: list[Link]) -> _Place:
        area = self.grounds.around(content)
        cue_span = self._outside(cue, area, content) if cue else None
        if cue and cue_span is None:
            raise RejectedError("its cue does not stand beside its content")
        return _Place(content, cue_span, self.chains.spans(links, area, cue_span or content))

    def _outside(self, cue: str, area: Span, content: Span) -> Span | None:
        """The cue nearest to the content and outside it."""
        return nearest((s for s in self.grounds.within(cue, area) if not s.overlaps(content)), content)

    def _further(self, contents: list[str], first: Span, chunk: Chunk) -> list[Span]:
        """The further parts of a content, each in the neighbourhood of the one before."""
        parts: list[Span] = []
        for words in contents:
            area = self.grounds.around(parts[-1] if parts else first)
            near = [trimmed(self.grounds.text, s) for s in self.grounds.within(words, chunk) if area.covers(s)]
            fresh = [span for span in near if not any(span.overlaps(part) for part in (first, *parts))]
            if fresh:
                parts.append(fresh[0])
            else:
                self.desk.account.drop("parts of contents", "not beside the part before")
        return sorted(parts)

    def _kind(self, contents: tuple[Span, ...]) -> StatementKind:
        """What quotation marks say: around all of it, inside it, or nowhere."""
        text = self.grounds.text
        if all(_quoted(text, span) for span in contents):
            return "direct"
        return "mixed" if any(c in '"“„«»”' for span in contents for c in span.of(text)) else "indirect"


def _quoted(text: str, span: Span) -> bool:
    before, after = text[: span.start].rstrip()[-1:], text[span.end : span.end + 3].lstrip(".,!?… ")[:1]
    return bool(before) and bool(after) and before in _OPENING and after in _CLOSING


def _same(first: Statement, second: Statement) -> bool:
    """Do two rows tell one act: the same cue, or none, with a content in common?"""
    cues = [statement.cue.span if statement.cue else None for statement in (first, second)]
    return cues[0] == cues[1] and any(a.overlaps(b) for a in first.content for b in second.content)
